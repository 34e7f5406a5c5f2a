import { receiptQuestions } from "../../../formats/packet.ts";
import type { ReceiptField, ReceiptRecord } from "../../evidence-document.ts";
import { said, type Facts, type FileFact } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fullName } from "../../people.ts";
import { smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { questionWords } from "./captured.ts";

type Question = (typeof receiptQuestions)[number];

/** Which of the seven questions the records answer: at least one record must, with a value. */
export function answeredQuestions(
  records: readonly ReceiptRecord[],
  facts: Pick<Facts, "lexicon"> & Partial<Pick<Facts, "actions">>,
): ReadonlySet<Question> {
  const answered = new Set<Question>();
  for (const { fields } of records) {
    const open: Question[] = [];
    for (const question of receiptQuestions)
      if (answersByKey(fields, question, facts)) answered.add(question);
      else open.push(question);
    for (const question of answersByShape(fields, open, facts)) answered.add(question);
    if (answered.size === receiptQuestions.length) break;
  }
  return answered;
}

function answersByKey(
  fields: readonly ReceiptField[],
  question: Question,
  facts: Pick<Facts, "lexicon">,
): boolean {
  const own = fields.filter((field) => isKeyOf(field, question, facts));
  if (own.some(({ value }) => holds(value))) return true;
  // Where no approval was needed, an empty approver is the answer.
  if (question !== "approver" || own.length === 0) return false;
  return fields.some(
    (field) =>
      (isKeyOf(field, "approvalRequired", facts) || isYesOrNo(field.value)) &&
      /^(false|no|0|not required|none|nein|non|nee|automatic|auto|automatisch|green)$/i.test(
        field.value ?? "",
      ),
  );
}

function holds(value: string | null): boolean {
  return (
    said(value ?? undefined) !== undefined && !/^(null|none|n\/a|-+|–|unknown|\?|tbd)$/i.test(value ?? "")
  );
}

function isYesOrNo(value: string | null): boolean {
  return /^(true|false|yes|no|ja|nein|oui|non|si|sí|nee|required|not required)$/i.test(value ?? "");
}

/**
 * What a record holds under keys that no list has: a value of the right shape is taken for an answer, each for one
 * question. Whoever reads the receipt will understand it, too.
 */
function answersByShape(
  fields: readonly ReceiptField[],
  open: readonly Question[],
  facts: Pick<Facts, "lexicon"> & Partial<Pick<Facts, "actions">>,
): readonly Question[] {
  if (open.length === 0) return [];
  const left = new Map<string, ReceiptField[]>();
  for (const field of fields) {
    const key = field.path.replace(/\[.*$/u, "");
    if (
      !holds(field.value) ||
      isLabel(key, field.value) ||
      receiptQuestions.some((question) => isKeyOf(field, question, facts))
    )
      continue;
    left.set(key, [...(left.get(key) ?? []), field]);
  }
  const rows = (facts.actions ?? []).map(({ text }) => contentOf(text)).filter((words) => words.length > 0);
  const isRow = (value: string) => {
    const words = new Set(contentOf(value));
    return rows.some((row) => row.filter((word) => words.has(word)).length >= Math.max(2, row.length * 0.6));
  };
  const shapes: readonly (readonly [Question, (values: readonly ReceiptField[]) => boolean])[] = [
    ["action", ([first]) => first !== undefined && isRow(first.value ?? "")],
    ["approvalRequired", ([first]) => first !== undefined && isYesOrNo(first.value)],
    ["data", (values) => values.some(({ path }) => /\[\d+\]/.test(path))],
    ["approver", ([first]) => fullName.test(first?.value ?? "") && contentOf(first?.value ?? "").length < 8],
    ["outcome", ([first]) => isText(first) && ended.test(first?.value ?? "")],
    ["trigger", ([first]) => isText(first)],
    ["decision", ([first]) => isText(first)],
    ["outcome", ([first]) => isText(first)],
  ];
  const found: Question[] = [];
  for (const [question, fits] of shapes) {
    if (!open.includes(question) || found.includes(question)) continue;
    const key = [...left].find(([, values]) => fits(values))?.[0];
    if (key === undefined) continue;
    left.delete(key);
    found.push(question);
  }
  return found;
}

function isText(field: ReceiptField | undefined): boolean {
  return contentOf(field?.value ?? "").length >= 2 && /\p{L}{3}/u.test(field?.value ?? "");
}
const ended =
  /\b(?:\p{L}{3,}ed|ok|done|sent|set|written|read[- ]back|confirmed|accepted|visible|valid|active|in sync|zugestellt|erledigt|angenommen|accepté|envoyé|aceptad\p{L}|enviad\p{L})\b/iu;

function contentOf(text: string): readonly string[] {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .filter((word) => word.length > 1 && !smallWords.has(word));
}

/** Numbers, times and names that tell one record from another, and answer nothing. */
function isLabel(key: string, value: string | null): boolean {
  return (
    /^[\d\s.:TZ+/-]*$/.test(value ?? "") ||
    /^[0-9a-f]{16,}$/i.test(value ?? "") ||
    /(?:^|[._-])(?:id|ids|no|nr|num|number|ref|time|date|at|ts|timestamp|version|hash|checksum|sha\d*|prev\w*|seq|line|entry|record|receipt|account|principal|agent|bot|system|host|site|tenant|env|model|service|product|vendor|customer|client|patient|guest|user|name|title|lang|locale|format|type|kind|schema|level|severity|duration|ms|sig|seal|crumb|location|place|ward|branch|station|department|konto|zeit|datum|uhrzeit|fecha|hora|heure|linea|zeile|ligne|lauf)$/i.test(
      key.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, "_"),
    )
  );
}

function isKeyOf({ path }: ReceiptField, question: Question, { lexicon }: Pick<Facts, "lexicon">): boolean {
  const terms = lexicon.terms(`receipts.keys.${question}`);
  const parts = path.split(/[.[\]]+/).filter((key) => key !== "" && !/^\d+$/.test(key));
  // "approval.by" is said by both together.
  const last = parts.slice(-2).join(" ");
  const keys = parts.length > 1 && paired.test(last) ? [last] : parts;
  return keys.some((key) => {
    const words = wordsOf(key);
    const hits = terms.find(words.map(({ folded }) => folded).join(" "));
    const covered = hits.reduce((sum, { from, to }) => sum + to - from, 0);
    const small = words.filter(
      ({ folded }) =>
        smallWords.has(folded) ||
        /^(?:id|ids|at|no|ref|value|text|list|name|count|flag|step|run)$/.test(folded),
    ).length;
    return covered > 0 && covered >= words.length - Math.max(1, small) && !isAnothers(key, question);
  });
}

const paired =
  /^(?:approval|sign-?off|release|consent|authori[sz]ation|freigabe|genehmigung) (?:by|from|who|of|name|person|given by|required|needed|von|durch)$/iu;

/** "approved_by" is no answer to whether approval was required, nor "action_result" to what was done. */
function isAnothers(key: string, question: Question): boolean {
  const words = wordsOf(key).map(({ folded }) => folded);
  const has = (...some: readonly string[]) => some.some((word) => words.includes(word));
  const asksWhether = has(
    "required",
    "needed",
    "need",
    "needs",
    "notig",
    "noetig",
    "erforderlich",
    "requise",
    "requis",
    "requerido",
    "necesario",
    "nodig",
    "req",
  );
  if (question === "approvalRequired")
    return has("by", "approver", "von", "durch", "par", "por", "from", "who");
  if (question === "approver") return asksWhether;
  if (asksWhether || (has("approved", "approval", "approver") && question !== "decision")) return true;
  if (
    question !== "decision" &&
    has("ok", "okay", "sign", "signoff", "released", "cleared") &&
    has("by", "from", "of", "who")
  )
    return true;
  if (question === "trigger")
    return has("sources", "documents", "records", "data", "result", "outcome", "decision");
  if (question === "decision") return has("by", "approved", "approver", "approval");
  return question === "action" && has("result", "outcome", "response", "ergebnis");
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
