import type { Checklist } from "#shared/formats/checklist";
import type { Waiver } from "#shared/formats/review";
import type { ScoredAnswer } from "#shared/rules/score-sheet";
import { scoreReview } from "#shared/rules/scoring";

/** The gates that are answered below the minimum, waived or not. */
export function failedGates(
  checklist: Checklist,
  answers: Readonly<Record<string, ScoredAnswer>>,
): Set<string> {
  const { gates } = scoreReview({ checklist, answers: new Map(Object.entries(answers)), waivers: [] });
  return new Set(gates.filter(({ state }) => state === "failed").map(({ item }) => item));
}

/** A waiver that has ended already waives nothing, and would look as if it did. */
export function untilProblem({ until }: Pick<Waiver, "until">, today: string): string | undefined {
  return until < today ? `${until} is past; today is ${today}` : undefined;
}
