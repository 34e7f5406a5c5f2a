/** What the decision page says, by what is decided. */
import type { Decision, DecisionWord } from "#shared/formats/review";
import { needsReason } from "#shared/rules/ready-to-sign";
import type { Recommendation } from "#shared/rules/recommendation";
import type { ReviewState } from "../review/review-state.ts";
import { recommendationMarks } from "../review/words.ts";

/** The decision as the page shows it: the one that is on its way, or else the one that is stored. */
export function decisionShown({
  entries,
  deciding,
}: Pick<ReviewState, "entries" | "deciding">): DecisionWord | undefined {
  return deciding === undefined ? entries.decision["decision"]?.decision : (deciding ?? undefined);
}

/** Scope, conditions and the rest of the terms belong to an approval; they are asked until it is no approval. */
export function asksTerms(decision: DecisionWord | undefined): boolean {
  return decision !== "return" && decision !== "reject";
}

export type ReasonWords = { label: string; description: string; needed: boolean };

/** How the reason is asked for, if a decision needs one. */
export function reasonWords(
  decision: DecisionWord | undefined,
  card: { recommendation: Recommendation; open: readonly string[] },
): ReasonWords {
  if (decision === undefined || !needsReason(decision, card))
    return { label: "Reason", description: "The memo prints it beside the decision.", needed: false };
  const open = card.open.length === 1 ? "one item is open" : `${card.open.length} items are open`;
  const standing =
    card.recommendation === "incomplete"
      ? `There is no recommendation yet: ${open}.`
      : `The recommendation is “${recommendationMarks[card.recommendation].word}”.`;
  return {
    label: reasonLabels[decision],
    description: `${standing} The memo prints your reason; without one the review cannot be signed.`,
    needed: true,
  };
}

const reasonLabels: Record<DecisionWord, string> = {
  approve: "Why you approve it",
  "approve-with-conditions": "Why you approve it with conditions",
  return: "Why you return it",
  reject: "Why you reject it",
};

/** The terms of an approval that are written down, named as in "the scope and 2 conditions"; nothing if there are none. */
export function termsNamed(decision: Decision): string | undefined {
  const { scope, excluded, conditions, stoppedBy, reviewAgain } = decision;
  const named = [
    scope.trim() && "the scope",
    excluded.length > 0 && (excluded.length === 1 ? "an exclusion" : `${excluded.length} exclusions`),
    conditions.length > 0 && (conditions.length === 1 ? "a condition" : `${conditions.length} conditions`),
    stoppedBy.trim() && "who can stop it",
    reviewAgain.trim() && "when it is reviewed again",
  ].filter((name) => typeof name === "string" && name !== "");
  const last = named.at(-1);
  if (named.length < 2) return last || undefined;
  return `${named.slice(0, -1).join(", ")} and ${last}`;
}
