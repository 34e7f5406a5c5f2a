/** The decision in full: exactly what it covers, what it leaves out, and under which conditions. */
import { openBlockers, prechecksTitle } from "./flag-words.ts";
import { body, cell, column, fact, heading, mono, paragraph, strong, table, toned } from "./memo-blocks.ts";
import type { Decision } from "#shared/formats/review";
import { isApproval } from "#shared/rules/ready-to-sign";
import type { Block, MemoInput } from "./memo-types.ts";
import { count, day, decisionWords, isStated, orBlank, recommendationWords, sentence } from "./memo-words.ts";

export function scopePart(input: MemoInput): Block[] {
  const { record, card } = input;
  const { decision } = record;
  const differs = decision.decision !== undefined && decision.decision !== card.recommendation;
  return [
    heading(1, "Decision and scope"),
    fact("Decision", decision.decision ? decisionWords[decision.decision].label : "Not decided yet"),
    fact("Recommended", sentence(recommendationWords[card.recommendation])),
    ...stated("Reason given", decision.reason),
    ...(differs ? [paragraph("note", whyItDiffers(card.recommendation === "incomplete"))] : []),
    ...blockersNotDealtWith(input),
    ...(isApproval(decision.decision) ? approved(decision) : notApproved(decision)),
  ];
}

/** In full: page one has no room for that. */
function blockersNotDealtWith({ record }: MemoInput): Block[] {
  const open = openBlockers(record);
  if (open.length === 0) return [];
  const stands = open.length === 1 ? "stands" : "stand";
  const when = record.decision.decision === undefined ? "So far" : "As it was decided";
  return [
    fact("Not dealt with", `${count(open.length, "blocker")} of the pre-checks`),
    body(
      `${when}, the reviewer had neither confirmed nor dismissed what ${stands} here, nor asked the vendor. The proof is in section "${prechecksTitle}".`,
    ),
    {
      kind: "table",
      caption: "Blockers of the pre-checks that nobody has dealt with",
      columns: [column("Flag", 8), column("What is so", 62), column("Rule", 30)],
      rows: open.map(({ number, flag }) => [
        cell(String(number)),
        toned("poor", flag.says),
        cell(mono(orBlank(flag.rule))),
      ]),
    },
  ];
}

function whyItDiffers(incomplete: boolean): string {
  return incomplete
    ? "With items still open the checklist recommends nothing yet; the reviewer decided for the reason above."
    : "The reviewer's decision differs from what the checklist recommends; the reason above says why.";
}

/** All of it, also where nothing is excluded or asked: an approval leaves nothing to guess. */
function approved(decision: Decision): Block[] {
  return [
    heading(2, "Approved scope"),
    body(
      strong(
        "Approved for exactly this boundary. Whatever it does not name is not approved, and a wider scope comes back to review.",
      ),
    ),
    body(isStated(decision.scope) ? decision.scope : "No scope is stated."),
    heading(2, "Excluded or gated"),
    exclusions(decision),
    heading(2, "Conditions"),
    conditions(decision),
    heading(2, stopHeading),
    fact("Stopped by", orBlank(decision.stoppedBy)),
    fact("Reviewed again", day(decision.reviewAgain)),
  ];
}

/** Only what the reviewer wrote all the same: nothing is approved that could have a scope or a condition. */
function notApproved(decision: Decision): Block[] {
  const { scope, excluded, stoppedBy, reviewAgain } = decision;
  return [
    ...(isStated(scope) ? [heading(2, "Scope considered"), body(scope)] : []),
    ...(excluded.length > 0 ? [heading(2, "Excluded or gated"), exclusions(decision)] : []),
    ...(decision.conditions.length > 0 ? [heading(2, "Conditions"), conditions(decision)] : []),
    ...(isStated(stoppedBy) || isStated(reviewAgain)
      ? [
          heading(2, stopHeading),
          ...stated("Stopped by", stoppedBy),
          ...stated("Reviewed again", isStated(reviewAgain) ? day(reviewAgain) : ""),
        ]
      : []),
  ];
}

const stopHeading = "Stopping it, and the next review";

function stated(label: string, text: string): Block[] {
  return isStated(text) ? [fact(label, text)] : [];
}

function exclusions({ excluded }: Decision): Block {
  return table({
    caption: "Excluded from the decision, or only with a person's approval",
    columns: [column("No.", 8), column("What", 92)],
    rows: excluded.map((text, i) => [cell(String(i + 1)), cell(text)]),
    none: "Nothing is excluded or gated beyond what the packet itself puts outside its boundary.",
  });
}

function conditions(decision: Decision): Block {
  return table({
    caption: "Conditions of the decision",
    columns: [column("No.", 8), column("Condition", 52), column("Owner", 22), column("Due", 18)],
    rows: decision.conditions.map((condition, i) => [
      cell(String(i + 1)),
      cell(condition.text),
      cell(condition.owner),
      cell(day(condition.due)),
    ]),
    none: "The decision has no conditions.",
  });
}
