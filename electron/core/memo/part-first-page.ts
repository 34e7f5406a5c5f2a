/** Page one: what it is about, the decision, and the six first questions. */
import { firstQuestions } from "#shared/formats/checklist";
import { body, cell, column, fact, paragraph, strong, toned } from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import {
  clip,
  count,
  day,
  decisionWords,
  moment,
  percent,
  questionWords,
  recommendationWords,
  sentence,
  verdictWords,
} from "./memo-words.ts";
import { packetAnswers } from "./packet-answers.ts";

export function firstPage(input: MemoInput): Block[] {
  return [
    ...(input.draft
      ? [paragraph("banner", "DRAFT — not signed. This memo records work in progress and decides nothing.")]
      : []),
    paragraph("subtitle", "Decision memo · AI agent security review"),
    paragraph("title", memoTitle(input)),
    ...about(input),
    ...decisionBox(input),
    sixQuestions(input),
  ];
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

function decisionBox({ record, card }: MemoInput): Block[] {
  const { decision } = record;
  const word = decision.decision;
  const tone = word ? decisionWords[word].tone : "plain";
  const line = (label: string, text: string) =>
    paragraph("box", [strong(`${label}: `), text], { tone, keepWithNext: true });
  const differs = word !== undefined && word !== card.recommendation;
  const recommended = `${recommendationWords[card.recommendation]} (overall ${percent(card.overall)}, ${count(card.because.failedGates.length, "failed gate")}, ${count(card.open.length, "open item")})`;
  const lines: Block[] = [
    paragraph("box-head", [strong(`Decision: ${word ? decisionWords[word].label : "not decided yet"}`)], {
      tone,
      keepWithNext: true,
    }),
    paragraph("box", word ? decisionWords[word].says : "The reviewer has not decided. Nothing is approved.", {
      tone,
      keepWithNext: true,
    }),
    line("Checklist recommends", recommended),
  ];
  if (differs)
    lines.push(line("The reviewer decided otherwise", clip(decision.reason || "no reason is given", 240)));
  if (word?.startsWith("approve")) {
    lines.push(line("Approved scope", clip(decision.scope || "not stated", 240)));
    lines.push(line("Conditions", conditionsLine(decision.conditions)));
  }
  lines.push(
    line("Can be stopped by", clip(decision.stoppedBy || "not stated", 110)),
    paragraph("box", [strong("Reviewed again: "), clip(day(decision.reviewAgain || "not stated"), 110)], {
      tone,
    }),
  );
  return lines;
}

function conditionsLine(conditions: MemoInput["record"]["decision"]["conditions"]): string {
  const dues = conditions
    .map((condition) => condition.due)
    .filter((due) => due !== "")
    .sort();
  const first = dues[0] ? `; first due ${day(dues[0])}` : "";
  return conditions.length === 0
    ? "none"
    : `${conditions.length}, each with owner and due date in section 1${first}`;
}

function sixQuestions({ packet, card, checklist }: MemoInput): Block {
  const answers = packetAnswers(packet);
  if (firstQuestions.every((question) => card.questions[question] === "not asked"))
    return body(`The checklist "${checklist.title}" asks none of the six first questions.`);
  return {
    kind: "table",
    caption: "The six first questions: the reviewer's verdict, and the packet's own answer",
    columns: [column("Question", 27), column("Verdict", 13), column("What the packet says", 60)],
    rows: firstQuestions.map((question) => {
      const verdict = verdictWords[card.questions[question]];
      return [
        cell(strong(questionWords[question])),
        toned(verdict.tone, strong(verdict.label)),
        cell(sentence(answers[question])),
      ];
    }),
  };
}
