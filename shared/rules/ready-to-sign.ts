/** What still stands between a review and its signature, each as a sentence. Empty: it can be signed. */
import type { ReviewEntries } from "../formats/review.ts";
import { noDecision } from "../formats/review.ts";
import { hasText } from "../formats/visible-text.ts";
import type { ScoreCard } from "./scoring.ts";

export type Obstacle = {
  about: "decision" | "reason" | "open" | "scope" | "conditions" | "stop" | "review-again" | "finding";
  says: string;
  /** The item or finding to go to. */
  id?: string;
};

export function obstacles({ entries, card }: { entries: ReviewEntries; card: ScoreCard }): Obstacle[] {
  const decision = entries.decision["decision"] ?? noDecision;
  const found: Obstacle[] = [];
  if (!decision.decision) {
    found.push({ about: "decision", says: "Nothing is decided yet." });
  } else if (decision.decision !== card.recommendation && !hasText(decision.reason)) {
    const says = `The decision differs from the recommendation (${card.recommendation}); write down the reason.`;
    found.push({ about: "reason", says });
  }
  const approves = decision.decision === "approve" || decision.decision === "approve-with-conditions";
  if (approves) found.push(...approvalObstacles(entries, card));
  for (const [id, finding] of Object.entries(entries.finding)) {
    if (!hasText(finding.title)) found.push({ about: "finding", says: "A finding has no title.", id });
  }
  return found;
}

/** An approval is for exactly one boundary: it says what, on which terms, who stops it, and when it is looked at again. */
function approvalObstacles(entries: ReviewEntries, card: ScoreCard): Obstacle[] {
  const decision = entries.decision["decision"] ?? noDecision;
  const found: Obstacle[] = [];
  const [firstOpen] = card.open;
  if (firstOpen !== undefined) {
    const count = card.open.length === 1 ? "One item is" : `${card.open.length} items are`;
    found.push({
      about: "open",
      says: `${count} open; an approval needs every item answered.`,
      id: firstOpen,
    });
  }
  if (!hasText(decision.scope)) found.push({ about: "scope", says: "The approved scope is not stated." });
  if (!hasText(decision.stoppedBy)) found.push({ about: "stop", says: "Nobody is named who can stop it." });
  if (!hasText(decision.reviewAgain)) {
    found.push({ about: "review-again", says: "It is not said when it is reviewed again." });
  }
  if (decision.decision !== "approve-with-conditions") return found;
  if (decision.conditions.length === 0) {
    found.push({ about: "conditions", says: "An approval with conditions names at least one condition." });
  }
  decision.conditions.forEach((condition, i) => {
    const lacks = [
      !hasText(condition.text) && "a text",
      !hasText(condition.owner) && "an owner",
      condition.due === "" && "a due date",
    ].filter((what) => what !== false);
    if (lacks.length > 0)
      found.push({ about: "conditions", says: `Condition ${i + 1} needs ${lacks.join(" and ")}.` });
  });
  return found;
}
