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

type AnswerFields = {
  key?: string | null | undefined;
  na?: string | null | undefined;
  evidenceLevel?: Answer["evidenceLevel"] | undefined;
  note?: string | undefined;
  links?: Answer["links"] | undefined;
};

/** Lays the given fields over an answer. A key takes back N/A and the other way round; null takes a field back. */
export function withFields(before: Answer, set: AnswerFields): Answer {
  const key = set.key === null || typeof set.na === "string" ? undefined : (set.key ?? before.key);
  const na = set.na === null || typeof set.key === "string" ? undefined : (set.na ?? before.na);
  return {
    ...(key === undefined ? {} : { key }),
    ...(na === undefined ? {} : { na }),
    evidenceLevel: set.evidenceLevel ?? before.evidenceLevel,
    note: set.note ?? before.note,
    links: set.links ?? before.links,
  };
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
