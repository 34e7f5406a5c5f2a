/** The box on page one: the decision, what the checklist recommends, and what led to it. */
import { type Decision, severities } from "#shared/formats/review";
import { isApproval } from "#shared/rules/ready-to-sign";
import { openBlockers } from "./flag-words.ts";
import { findingRef, paragraph, strong } from "./memo-blocks.ts";
import type { Block, MemoInput, Run } from "./memo-types.ts";
import {
  clip,
  count,
  day,
  decisionWords,
  isStated,
  percent,
  recommendationWords,
  severityWords,
} from "./memo-words.ts";
import { titleOf, worstFirst } from "./part-findings.ts";

export function decisionBox(input: MemoInput): Block[] {
  const { record, card } = input;
  const { decision } = record;
  const word = decision.decision;
  const tone = word ? decisionWords[word].tone : "plain";
  const recommended = `${recommendationWords[card.recommendation]} (overall ${percent(card.overall)}, ${count(card.because.failedGates.length, "failed gate")}, ${count(card.open.length, "open item")})`;
  const lines: Line[] = [
    [word ? decisionWords[word].says : "The reviewer has not decided. Nothing is approved."],
    labelled("Checklist recommends", recommended),
    ...reason(input),
    ...blockers(input),
    ...(isApproval(decision.decision) ? terms(decision) : word ? deciding(input) : []),
  ];
  const stopped = decision.stoppedBy || (isApproval(decision.decision) ? "not stated" : "");
  const again = decision.reviewAgain || (isApproval(decision.decision) ? "not stated" : "");
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

/** Whatever was decided: what the pre-checks call a blocker, and nobody has dealt with. */
function blockers({ record }: MemoInput): Line[] {
  const open = openBlockers(record);
  if (open.length === 0) return [];
  const more = open.length > mostNamed ? `, of which the first ${mostNamed}` : "";
  return [
    labelled("Not dealt with", `${count(open.length, "blocker")} of the pre-checks${more}`),
    ...open
      .slice(0, mostNamed)
      .map(({ number, flag }): Line => [strong(`Flag ${number}. `), clip(flag.says, 95)]),
  ];
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
  // The page has room for so many lines: where blockers are named, fewer of the others are.
  const most = openBlockers(record).length > 0 ? mostNamed - 1 : mostNamed;
  const asked = questions(record.questions, most);
  const found = findings(record.findings, most);
  return record.decision.decision === "return" ? [...asked, ...found, ...failed] : [...failed, ...found];
}

function questions(all: MemoInput["record"]["questions"], most: number): Line[] {
  if (all.length === 0) return [labelled("Questions to the vendor", "none are recorded")];
  const more = all.length > most ? `, of which the first ${most}` : "";
  return [
    labelled("The vendor must answer", `${count(all.length, "question")}${more}`),
    ...all.slice(0, most).map(({ text }, i): Line => [strong(`Question ${i + 1}. `), clip(text, 170)]),
  ];
}

/** Those that are neither accepted nor fixed, under the numbers that the memo gives them. */
function findings(all: MemoInput["record"]["findings"], most: number): Line[] {
  const open = [...worstFirst(all).entries()].filter(([, { status }]) => status === "open");
  if (open.length === 0) return [labelled("Open findings", "none")];
  const counts = severities.flatMap((severity) => {
    const number = open.filter(([, finding]) => finding.severity === severity).length;
    return number > 0 ? [`${number} ${severityWords[severity].label.toLowerCase()}`] : [];
  });
  return [
    labelled("Open findings", `${open.length} (${counts.join(", ")})`),
    ...open
      .slice(0, most)
      .map(([i, finding]): Line => [
        strong("Finding "),
        { ...findingRef(i + 1), look: "strong" },
        strong(`, ${severityWords[finding.severity].label.toLowerCase()}. `),
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
