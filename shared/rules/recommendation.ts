/** The six rules of the checklist format that lead from a count to a recommendation (docs/formats.md, Scoring). */

export const recommendations = [
  "incomplete",
  "approve",
  "approve-with-conditions",
  "return",
  "reject",
] as const;
export type Recommendation = (typeof recommendations)[number];

/** The rule that held, by its number in the format. */
export type RuleNumber = 1 | 2 | 3 | 4 | 5 | 6;

/** All that the rules look at. */
export type Standing = {
  open: number;
  /** Failed and not waived. */
  failedGates: number;
  waivedGates: number;
  /** False as well where no section has a score. */
  overallReaches: { approve: boolean; conditions: boolean };
  /** A section without a score is below the bar for approval, and left out of the one for conditions. */
  sectionsBelow: { approve: number; conditions: number };
};

/** The first rule that holds decides. Better keys never lead to a worse recommendation. */
export function recommend(standing: Standing): { rule: RuleNumber; recommendation: Recommendation } {
  const { open, failedGates, waivedGates, overallReaches, sectionsBelow } = standing;
  if (open > 0) return { rule: 1, recommendation: "incomplete" };
  if (failedGates > 0 && !overallReaches.conditions) return { rule: 2, recommendation: "reject" };
  if (failedGates > 0) return { rule: 3, recommendation: "return" };
  if (waivedGates === 0 && overallReaches.approve && sectionsBelow.approve === 0)
    return { rule: 4, recommendation: "approve" };
  if (overallReaches.conditions && sectionsBelow.conditions === 0)
    return { rule: 5, recommendation: "approve-with-conditions" };
  return { rule: 6, recommendation: "return" };
}
