/** The decision in full: exactly what it covers, what it leaves out, and under which conditions. */
import { body, cell, column, fact, heading, paragraph, strong, table } from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { day, decisionWords, orBlank, recommendationWords, sentence } from "./memo-words.ts";

export function scopePart(input: MemoInput): Block[] {
  const { record, card } = input;
  const { decision } = record;
  const approved = decision.decision?.startsWith("approve") ?? false;
  return [
    heading(1, "Decision and scope", { newPage: true }),
    fact("Decision", decision.decision ? decisionWords[decision.decision].label : "Not decided yet"),
    fact("Recommended", sentence(recommendationWords[card.recommendation])),
    fact("Reason given", orBlank(decision.reason)),
    ...(decision.decision && decision.decision !== card.recommendation
      ? [
          paragraph(
            "note",
            "The reviewer's decision differs from what the checklist recommends; the reason above says why.",
          ),
        ]
      : []),
    heading(2, approved ? "Approved scope" : "Scope considered"),
    ...(approved
      ? [
          body(
            strong(
              "Approved for exactly this boundary. Whatever it does not name is not approved, and a wider scope comes back to review.",
            ),
          ),
        ]
      : []),
    body(decision.scope.trim() === "" ? "No scope is stated." : decision.scope),
    heading(2, "Excluded or gated"),
    table({
      caption: "Excluded from the decision, or only with a person's approval",
      columns: [column("No.", 8), column("What", 92)],
      rows: decision.excluded.map((text, i) => [cell(String(i + 1)), cell(text)]),
      none: "Nothing is excluded or gated beyond what the packet itself puts outside its boundary.",
    }),
    heading(2, "Conditions"),
    table({
      caption: "Conditions of the decision",
      columns: [column("No.", 8), column("Condition", 52), column("Owner", 22), column("Due", 18)],
      rows: decision.conditions.map((condition, i) => [
        cell(String(i + 1)),
        cell(condition.text),
        cell(condition.owner),
        cell(day(condition.due)),
      ]),
      none: "The decision has no conditions.",
    }),
    heading(2, "Stopping it, and the next review"),
    fact("Stopped by", orBlank(decision.stoppedBy)),
    fact("Reviewed again", day(decision.reviewAgain)),
  ];
}
