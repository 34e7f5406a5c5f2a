import { receiptQuestions } from "../../../formats/packet.ts";
import { quoteField, said } from "../../facts.ts";
import { isYetToBeNamed } from "../../people.ts";
import type { Rule, RuleHit } from "../../rule.ts";

type Question = (typeof receiptQuestions)[number];
export const questionWords: Readonly<Record<Question, { called: string; item: string }>> = {
  trigger: { called: "what triggered it", item: "receipts.trigger" },
  data: { called: "which data was used", item: "receipts.data" },
  decision: { called: "what was decided", item: "receipts.decision" },
  action: { called: "what was done", item: "receipts.action" },
  approvalRequired: { called: "whether approval was required", item: "receipts.approval-required" },
  approver: { called: "who approved", item: "receipts.approver" },
  outcome: { called: "what happened after", item: "receipts.outcome" },
};

const all = {
  trigger: true,
  data: true,
  decision: true,
  action: true,
  approvalRequired: true,
  approver: true,
  outcome: true,
};
const refs = ["NIST-800-53:r5:AU-3", "NIST-800-53:r5:AU-12", "OWASP-AISVS:1.0:12.4.2"];

export const notCaptured: Rule = {
  id: "receipts.not-captured",
  family: "receipts",
  title: "A question that the receipts do not answer",
  rationale: "After a mistake seven questions are asked. What the receipt does not hold is a guess then.",
  settles: "A receipt that holds the answer, and a sample of it.",
  severity: "concern",
  items: ["receipts.trail"],
  refs,
  examples: {
    fires: [
      { says: "No outcome.", sections: { receipts: { captured: { ...all, outcome: false } } } },
      { says: "Nothing is said.", sections: { receipts: { where: "SIEM" } } },
    ],
    quiet: [{ says: "All seven.", sections: { receipts: { captured: all } } }],
  },
  check: (facts) => {
    const { captured } = facts.packet.sections.receipts ?? {};
    if (!captured || receiptQuestions.every((question) => captured[question] === undefined)) {
      return [
        {
          subject: "all",
          says: "The packet does not say which of the seven questions its receipts answer.",
          quotes: [quoteField("receipts.captured")],
        },
      ];
    }
    return receiptQuestions
      .filter((question) => captured[question] !== true && !(question === "approver" && hasApproval(facts)))
      .map((question): RuleHit => ({
        subject: question,
        says: `The receipts do not hold ${questionWords[question].called}.`,
        quotes: [
          quoteField(
            `receipts.captured.${question}`,
            captured[question] === undefined ? undefined : String(captured[question]),
          ),
        ],
        items: [questionWords[question].item],
      }));
  },
};

export const approverNotCaptured: Rule = {
  id: "receipts.approver-not-captured",
  family: "receipts",
  title: "Actions need approval, and the receipts do not say who approved",
  rationale: "An approval that leaves no name cannot be told from none.",
  settles: "The approver in each receipt of an action that needs approval.",
  severity: "concern",
  items: ["receipts.approver", "actions.real-approval"],
  refs: ["NIST-800-53:r5:AU-10", "OWASP-ASI:2026:ASI09"],
  examples: {
    fires: [
      {
        says: "Approval without a name.",
        sections: {
          actions: { rows: [{ action: "send offer", policy: "approval", approver: "Sales lead" }] },
          receipts: { captured: { ...all, approver: false } },
        },
      },
    ],
    quiet: [
      {
        says: "Nothing needs approval.",
        sections: {
          actions: { rows: [{ action: "sort mail", policy: "automatic" }] },
          receipts: { captured: { ...all, approver: false } },
        },
      },
    ],
  },
  check: (facts) => {
    const { captured } = facts.packet.sections.receipts ?? {};
    if (!captured || captured.approver === true || !hasApproval(facts)) return [];
    if (receiptQuestions.every((question) => captured[question] === undefined)) return [];
    const gated = facts.actions.filter(({ policy }) => policy === "approval");
    return [
      {
        subject: "",
        says: "Actions need approval, and the receipts do not hold who approved.",
        quotes: [
          quoteField(
            "receipts.captured.approver",
            captured.approver === undefined ? undefined : String(captured.approver),
          ),
          ...gated.slice(0, 3).map(({ path, text }) => quoteField(`${path}.action`, text)),
        ],
      },
    ];
  },
};

function hasApproval({ actions }: { actions: readonly { policy: string | undefined }[] }): boolean {
  return actions.some(({ policy }) => policy === "approval");
}

export const missingReceiptPart: Rule = {
  id: "receipts.missing-part",
  family: "receipts",
  title: "Where receipts are kept, or for how long, is not said",
  rationale: "A receipt that cannot be found, or is gone, is none.",
  settles: "The place, and how long they are kept.",
  severity: "concern",
  items: ["receipts.trail"],
  refs: ["NIST-800-53:r5:AU-11"],
  examples: {
    fires: [{ says: "Neither.", sections: { receipts: { captured: all } } }],
    quiet: [{ says: "Both.", sections: { receipts: { where: "SIEM", retention: "400 days" } } }],
  },
  check: ({ packet, lexicon }) => {
    const { where, retention } = packet.sections.receipts ?? {};
    const parts = [
      { part: "where", text: where, says: "Where the receipts are kept is not said." },
      { part: "retention", text: retention, says: "How long the receipts are kept is not said." },
    ];
    return parts
      .filter(
        ({ text }) =>
          said(text) === undefined ||
          !/[\p{L}\p{N}]/u.test(text ?? "") ||
          isYetToBeNamed(text) ||
          lexicon
            .terms("people.nobody")
            .find(text ?? "")
            .some(({ start, end }) => start === 0 && end >= (text ?? "").trim().length),
      )
      .map(({ part, text, says }) => ({
        subject: part,
        says,
        quotes: [quoteField(`receipts.${part}`, text)],
      }));
  },
};

export const noSample: Rule = {
  id: "receipts.no-sample",
  family: "receipts",
  title: "No sample of a receipt",
  rationale: "A list of what is captured is a claim. One receipt shows it.",
  settles: "One receipt of a real run, as it is stored.",
  severity: "concern",
  items: ["receipts.reconstruct"],
  refs: ["NIST-800-53:r5:AU-3"],
  examples: {
    fires: [{ says: "None named.", sections: { receipts: { captured: all } } }],
    quiet: [{ says: "A file.", sections: { receipts: { sample: "evidence/receipt.json" } } }],
  },
  check: ({ packet }) =>
    namesFile(packet.sections.receipts?.sample)
      ? []
      : [
          {
            subject: "",
            says: "The packet names no sample of a receipt.",
            quotes: [quoteField("receipts.sample", packet.sections.receipts?.sample)],
          },
        ],
};

/** "To follow" and "on request" name no file. */
function namesFile(sample: string | undefined): boolean {
  if (said(sample) === undefined || sample === undefined || !/[\p{L}\p{N}]/u.test(sample)) return false;
  return /[./\\]\p{L}{2}/u.test(sample) || !(isYetToBeNamed(sample) || putOff.test(sample.trim()));
}
const putOff =
  /^(?:n\/?a|none\b.*|no\b.*|tb[acd]|pending|unknown|(?:available |provided |sent |given |shown )?(?:on|upon|at) (?:request|demand|site|signing).*|available\b.*|to follow.*|will follow.*|follows?|later.*|after .*|not .*|see .*|coming.*|confidential.*)$/iu;
