import { findItem, type Checklist } from "#shared/formats/checklist";
import type { Answer } from "#shared/formats/review";
import { mayBeNotApplicable } from "#shared/rules/score-sheet";

export const blankAnswer: Answer = { evidenceLevel: "declared", note: "", links: [] };

export function isBlank(answer: Answer): boolean {
  return (
    answer.key === undefined &&
    answer.na === undefined &&
    answer.note === "" &&
    answer.links.length === 0 &&
    answer.evidenceLevel === "declared"
  );
}

/** What is wrong with this answer for this checklist, in a sentence. */
export function answerProblem(
  checklist: Checklist,
  itemId: string,
  answer: { key?: string | undefined; na?: string | undefined },
): string | undefined {
  const item = findItem(checklist, itemId);
  if (!item) return `the checklist ${checklist.id} ${checklist.version} has no item "${itemId}"`;
  if (answer.key !== undefined && !checklist.scale.some((entry) => entry.key === answer.key)) {
    return `"${answer.key}" is not on the scale (${checklist.scale.map((entry) => entry.key).join(", ")})`;
  }
  if (answer.na !== undefined && !mayBeNotApplicable(checklist, item)) {
    return item.gate ? "this gate cannot be answered N/A" : "this item cannot be answered N/A";
  }
  return undefined;
}
