/** Page one: what it is about, the decision, and the six first questions. */
import { firstQuestions, firstQuestionWords } from "#shared/formats/checklist";
import { isApproval } from "#shared/rules/ready-to-sign";
import { body, cell, column, fact, paragraph, strong, toned } from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { clip, moment, verdictWords } from "./memo-words.ts";
import { packetAnswers } from "./packet-answers.ts";
import { decisionBox } from "./part-decision-box.ts";

export function firstPage(input: MemoInput): Block[] {
  return [
    ...(input.draft
      ? [paragraph("banner", "DRAFT — not signed. This memo records work in progress and decides nothing.")]
      : []),
    ...(input.copy === "vendor" ? [paragraph("banner", vendorBanner(input))] : []),
    paragraph("subtitle", "Decision memo · AI agent security review"),
    paragraph("title", memoTitle(input)),
    ...about(input),
    ...decisionBox(input),
    sixQuestions(input),
  ];
}

function vendorBanner({ draft }: MemoInput): string {
  const left =
    "Vendor copy. Findings marked internal, the reviewer’s notes and the reviewer’s own evidence are left out.";
  return draft
    ? left
    : `${left} This file is not signed: the signed memo stays with the reviewing organisation.`;
}

export function memoTitle({ packet }: MemoInput): string {
  return clip(packet.title ?? packet.id, 120);
}

function about({ record, packet, packetHead, checklist, reviewDigest, draft, signer }: MemoInput): Block[] {
  const vendor = [packet.vendor?.name, packet.vendor?.product].filter(Boolean).join(", ");
  const buyer = [packet.buyer?.name, packet.buyer?.sponsor].filter(Boolean).join(", ");
  const version = packet.version === undefined ? "no version stated" : `version ${packet.version}`;
  const reviewer = [record.reviewer.name || "not named yet", signer?.role].filter(Boolean).join(", ");
  const revision = record.revision > 1 ? `, revision ${record.revision}` : "";
  return [
    fact("Packet", clip(`${packet.id}, ${version} · digest ${packetHead.digest.slice(0, 16)}…`, 150)),
    fact("Vendor", clip(vendor || "not stated", 150)),
    fact("Buyer", clip(buyer || "not stated", 150)),
    fact("Reviewed by", clip(reviewer, 150)),
    fact("Date", `${moment(record.frozenAt)}, by the local clock`),
    fact(
      "Review",
      `${record.reviewId}${revision} · ${draft ? "not signed" : `digest ${reviewDigest.slice(0, 16)}…`}`,
    ),
    fact("Checklist", clip(`${checklist.title}, ${checklist.version}`, 150)),
  ];
}

function sixQuestions({ packet, card, checklist, record }: MemoInput): Block {
  // The box of a return or a rejection is the longer one, and both have to stand on page one.
  const decided = record.decision.decision !== undefined && !isApproval(record.decision.decision);
  const answers = packetAnswers(packet, decided ? 125 : 200);
  if (firstQuestions.every((question) => card.questions[question] === "not asked"))
    return body(`The checklist "${checklist.title}" asks none of the six first questions.`);
  return {
    kind: "table",
    caption: "The six first questions: the reviewer's verdict, and the packet's own answer",
    columns: [column("Question", 27), column("Verdict", 13), column("What the packet says", 60)],
    rows: firstQuestions.map((question) => {
      const verdict = verdictWords[card.questions[question]];
      return [
        cell(strong(firstQuestionWords[question])),
        toned(verdict.tone, strong(verdict.label)),
        cell(answers[question]),
      ];
    }),
  };
}
