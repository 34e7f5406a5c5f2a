/** Why a recommendation is what it is, in sentences; the numbers come from the scoring rules. */
import type { Checklist } from "#shared/formats/checklist";
import { toPercentText, type Rational } from "#shared/rules/rational";
import type { Recommendation } from "#shared/rules/recommendation";
import type { Because, Comparison, ScoreCard } from "#shared/rules/scoring";
import type { Alteration, ItemState } from "#shared/rules/what-would-alter";
import { recommendationMarks } from "./words.ts";

export const percentText = (score: Rational | undefined): string =>
  score === undefined ? "–" : toPercentText(score);
export const wordOf = (recommendation: Recommendation): string => recommendationMarks[recommendation].word;

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** The rule that held, as one sentence. */
export function ruleSentence(because: Because): string {
  const failed = `${count(because.failedGates.length, "gate is", "gates are")} failed and not waived`;
  switch (because.rule) {
    case 1:
      return `${count(because.open, "item is", "items are")} open. There is a recommendation once every item is scored or N/A.`;
    case 2:
      return `${failed}, and the overall score is below the bar for conditions.`;
    case 3:
      return `${failed}. No score outweighs a failed gate.`;
    case 4:
      return "No gate is failed or waived, and every score reaches the bar for approval.";
    case 5:
      return because.waivedGates.length > 0
        ? `Every score reaches the bar for conditions, and ${count(because.waivedGates.length, "gate is", "gates are")} waived, which rules out plain approval.`
        : "Every score reaches the bar for conditions, but not every one the bar for approval.";
    case 6:
      return "No gate stands in the way, but a score is below the bar for conditions.";
  }
}

/** "Overall 72.4 % reaches 60.0 %" as its parts. */
export function comparisonWords({ section, score, threshold, reached }: Comparison): string {
  const what = section?.title ?? "Overall";
  if (score === undefined) return `${what} has no score; ${percentText(threshold)} is asked`;
  return `${what}: ${percentText(score)} ${reached ? "reaches" : "is below"} ${percentText(threshold)}`;
}

/** The sum behind the overall score: (1 × 80.0% + 2 × 60.0%) / 3. */
export function overallSum(card: ScoreCard): string | undefined {
  const scored = card.sections.filter((section) => section.score !== undefined);
  if (scored.length === 0) return undefined;
  const terms = scored.map((section) => `${section.weight} × ${percentText(section.score)}`);
  // Weights are shown as the checklist has them; their sum only needs the digits that they have.
  const total = Number(scored.reduce((sum, section) => sum + section.weight, 0).toFixed(6));
  return `(${terms.join(" + ")}) / ${total} = ${percentText(card.overall)}`;
}

/** "actions.never: 1 Vague → 2 Partial". */
export function alterationWords(alteration: Alteration, checklist: Checklist): string {
  const state = (at: ItemState): string => {
    if (at.is === "open") return "open";
    if (at.is === "not-applicable") return "N/A";
    const label = checklist.scale.find((entry) => entry.key === at.key)?.label ?? "";
    return `${at.key} ${label}`.trim() + (at.waived ? ", waived" : "");
  };
  return `${state(alteration.from)} → ${state(alteration.to)}`;
}
