/** Page one: what it is about, the decision, and the six first questions. */
import { firstQuestions } from "#shared/formats/checklist";
import { body, cell, column, fact, paragraph, strong, toned } from "./memo-blocks.ts";
import { type Decision, severities } from "#shared/formats/review";
import type { Block, MemoInput, Run } from "./memo-types.ts";
import { titleOf, worstFirst } from "./part-findings.ts";
import {
  clip,
  count,
  day,
  decisionWords,
  isApproval,
  isStated,
  moment,
  percent,
  questionWords,
  recommendationWords,
  severityWords,
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

function decisionBox(input: MemoInput): Block[] {
  const { record, card } = input;
  const { decision } = record;
  const word = decision.decision;
  const tone = word ? decisionWords[word].tone : "plain";
  const recommended = `${recommendationWords[card.recommendation]} (overall ${percent(card.overall)}, ${count(card.because.failedGates.length, "failed gate")}, ${count(card.open.length, "open item")})`;
  const lines: Line[] = [
    [word ? decisionWords[word].says : "The reviewer has not decided. Nothing is approved."],
    labelled("Checklist recommends", recommended),
    ...reason(input),
    ...(isApproval(decision) ? terms(decision) : word ? deciding(input) : []),
  ];
  const stopped = decision.stoppedBy || (isApproval(decision) ? "not stated" : "");
  const again = decision.reviewAgain || (isApproval(decision) ? "not stated" : "");
  if (isStated(stopped)) lines.push(labelled("Can be stopped by", clip(stopped, 110)));
  if (isStated(again)) lines.push(labelled("Reviewed again", clip(day(again), 110)));
  return [
    paragraph("box-head", [strong(`Decision: ${word ? decisionWords[word].label : "not decided yet"}`)], {
      tone,
      keepWithNext: true,
    }),
    ...lines.map((line, i) => paragraph("box", line, { tone, keepWithNext: i < lines.length - 1 })),
  ];
}

type Line = (string | Run)[];
const labelled = (label: string, text: string): Line => [strong(`${label}: `), text];

function reason({ record, card }: MemoInput): Line[] {
  const { decision: word, reason: given } = record.decision;
  const text = clip(given || "no reason is given", 240);
  if (word === "return" || word === "reject") {
    const label = word === "return" ? "Reason for the return" : "Reason for the rejection";
    return isStated(given) || word !== card.recommendation ? [labelled(label, text)] : [];
  }
  const differs = word !== undefined && word !== card.recommendation;
  return differs ? [labelled("The reviewer decided otherwise", text)] : [];
}

function terms({ scope, conditions }: Decision): Line[] {
  return [
    labelled("Approved scope", clip(scope || "not stated", 240)),
    labelled("Conditions", conditionsLine(conditions)),
  ];
}

/** Page one names so many of a kind; all of them stand further on. */
const mostNamed = 3;

/** What led to a return or a rejection: for a return, what the vendor has to answer first. */
function deciding(input: MemoInput): Line[] {
  const { record, card } = input;
  const gates = card.because.failedGates;
  const failed =
    gates.length > 0
      ? [
          labelled(
            `Failed gates (${gates.length})`,
            named(gates, mostNamed)
              .map((id) => clip(id, 60))
              .join(", "),
          ),
        ]
      : [];
  const asked = questions(record.questions);
  const found = findings(record.findings);
  return record.decision.decision === "return" ? [...asked, ...found, ...failed] : [...failed, ...found];
}

function questions(all: MemoInput["record"]["questions"]): Line[] {
  if (all.length === 0) return [labelled("Questions to the vendor", "none are recorded")];
  const more = all.length > mostNamed ? `, of which the first ${mostNamed}` : "";
  return [
    labelled("The vendor must answer", `${count(all.length, "question")}${more}`),
    ...all.slice(0, mostNamed).map(({ text }, i): Line => [strong(`Question ${i + 1}. `), clip(text, 170)]),
  ];
}

/** Those that are neither accepted nor fixed, under the numbers that the memo gives them. */
function findings(all: MemoInput["record"]["findings"]): Line[] {
  const open = [...worstFirst(all).entries()].filter(([, { status }]) => status === "open");
  if (open.length === 0) return [labelled("Open findings", "none")];
  const counts = severities.flatMap((severity) => {
    const number = open.filter(([, finding]) => finding.severity === severity).length;
    return number > 0 ? [`${number} ${severityWords[severity].label.toLowerCase()}`] : [];
  });
  return [
    labelled("Open findings", `${open.length} (${counts.join(", ")})`),
    ...open
      .slice(0, mostNamed)
      .map(([i, finding]): Line => [
        strong(`Finding ${i + 1}, ${severityWords[finding.severity].label.toLowerCase()}. `),
        clip(titleOf(finding), 80),
      ]),
  ];
}

function named(all: readonly string[], most: number): string[] {
  return all.length > most ? [...all.slice(0, most), `and ${all.length - most} more`] : [...all];
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

function sixQuestions({ packet, card, checklist, record }: MemoInput): Block {
  // The box of a return or a rejection is the longer one, and both have to stand on page one.
  const decided = record.decision.decision !== undefined && !isApproval(record.decision);
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
        cell(strong(questionWords[question])),
        toned(verdict.tone, strong(verdict.label)),
        cell(answers[question]),
      ];
    }),
  };
}
