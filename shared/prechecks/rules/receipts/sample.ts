import { receiptQuestions } from "../../../formats/packet.ts";
import type { ReceiptField, ReceiptRecord } from "../../evidence-document.ts";
import { said, type Facts, type FileFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";
import { questionWords } from "./captured.ts";

type Question = (typeof receiptQuestions)[number];

/** Which of the seven questions the records answer: at least one record must, with a value. */
export function answeredQuestions(
  records: readonly ReceiptRecord[],
  facts: Pick<Facts, "lexicon">,
): ReadonlySet<Question> {
  return new Set(
    receiptQuestions.filter((question) => records.some((record) => answersIn(record, question, facts))),
  );
}

function answersIn({ fields }: ReceiptRecord, question: Question, facts: Pick<Facts, "lexicon">): boolean {
  const own = fields.filter((field) => isKeyOf(field, question, facts));
  if (
    own.some(
      ({ value }) =>
        said(value ?? undefined) !== undefined && !/^(null|none|n\/a|-|unknown)$/i.test(value ?? ""),
    )
  )
    return true;
  // Where no approval was needed, an empty approver is the answer.
  if (question !== "approver" || own.length === 0) return false;
  return fields.some(
    (field) =>
      isKeyOf(field, "approvalRequired", facts) &&
      /^(false|no|0|not required|automatic)$/i.test(field.value ?? ""),
  );
}

function isKeyOf({ path }: ReceiptField, question: Question, { lexicon }: Pick<Facts, "lexicon">): boolean {
  const terms = lexicon.terms(`receipts.keys.${question}`);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== "" && !/^\d+$/.test(key));
  return keys.some((key) => {
    const words = wordsOf(key);
    const hits = terms.find(words.map(({ folded }) => folded).join(" "));
    const covered = hits.reduce((sum, { from, to }) => sum + to - from, 0);
    return covered > 0 && covered >= words.length - 1 && !isAnothers(key, question);
  });
}

/** "approved_by" is no answer to whether approval was required, nor "action_result" to what was done. */
function isAnothers(key: string, question: Question): boolean {
  const words = wordsOf(key).map(({ folded }) => folded);
  if (question === "approvalRequired") return words.includes("by") || words.includes("approver");
  if (question === "approver") return words.includes("required") || words.includes("needed");
  return question === "action" && (words.includes("result") || words.includes("outcome"));
}

/** The file that the packet names as its sample. */
export function sampleFile({ packet, files }: Facts): FileFact | undefined {
  const path = packet.sections.receipts?.sample?.trim().replace(/^\.\//, "");
  return path === undefined ? undefined : files.find((file) => file.path === path);
}

const all = {
  trigger: true,
  data: true,
  decision: true,
  action: true,
  approvalRequired: true,
  approver: true,
  outcome: true,
};

export const sampleLacks: Rule = {
  id: "receipts.sample-lacks",
  family: "receipts",
  title: "The sample does not show what is claimed",
  rationale: "The packet claims that an answer is captured, and its own sample does not have it.",
  settles: "A sample that holds it, or the claim taken back.",
  severity: "concern",
  items: ["receipts.reconstruct"],
  refs: ["NIST-800-53:r5:AU-3"],
  examples: {
    fires: [
      {
        says: "Outcome and approver are claimed and not there.",
        sections: { receipts: { captured: all, sample: "r.json" } },
        files: [
          {
            path: "r.json",
            text: '{"trigger":"mail 7","inputs":["form"],"decision":"line A","action":"update claim","approvalRequired":true}',
          },
        ],
      },
    ],
    quiet: [
      {
        says: "Other names for the same seven.",
        sections: { receipts: { captured: all, sample: "r.json" } },
        files: [
          {
            path: "r.json",
            text: '{"event":"mail 7","sources":["form"],"classification":"A","tool":"claims.update","requires_approval":true,"approved_by":"M. Solberg","status":"updated"}',
          },
        ],
      },
    ],
  },
  check: (facts) => {
    const file = sampleFile(facts);
    const { captured } = facts.packet.sections.receipts ?? {};
    if (!file || !captured || file.document?.kind !== "receipts" || file.document.records.length === 0)
      return [];
    const { records } = file.document;
    const there = answeredQuestions(records, facts);
    const [first] = records;
    return receiptQuestions
      .filter((question) => captured[question] === true && !there.has(question))
      .map((question): RuleHit => ({
        subject: question,
        says: `The packet claims that receipts hold ${questionWords[question].called}; its sample does not.`,
        quotes: [
          { path: `receipts.captured.${question}`, text: "true" },
          {
            file: file.path,
            path: "receipts.sample",
            ...(first ? { line: first.line, text: first.quote } : {}),
          },
        ],
        items: ["receipts.reconstruct", questionWords[question].item],
      }));
  },
};
