/** What still stands between a review and its signature, each as a sentence. Empty: it can be signed. */
import { noDecision, type DecisionWord, type ReviewEntries } from "../formats/review.ts";
import { hasText } from "../formats/visible-text.ts";
import type { Recommendation } from "./recommendation.ts";
import type { ScoreCard } from "./scoring.ts";

export type Obstacle = {
  about: "decision" | "reason" | "open" | "scope" | "conditions" | "stop" | "review-again" | "finding";
  says: string;
  /** The item or finding to go to. */
  id?: string;
};

/** Only an approval lets the workflow be tested, and so only an approval has terms. */
export function isApproval(decision: string | undefined): boolean {
  return decision === "approve" || decision === "approve-with-conditions";
}

/** Who decides as the scores recommend need not say why. */
export function needsReason(
  decision: DecisionWord,
  { recommendation }: Pick<ScoreCard, "recommendation">,
): boolean {
  return decision !== recommendation;
}

export function obstacles({ entries, card }: { entries: ReviewEntries; card: ScoreCard }): Obstacle[] {
  const decision = entries.decision["decision"] ?? noDecision;
  const found: Obstacle[] = [];
  if (!decision.decision) {
    found.push({ about: "decision", says: "Nothing is decided yet." });
  } else if (needsReason(decision.decision, card) && !hasText(decision.reason)) {
    found.push({ about: "reason", says: wantsReason(decision.decision, card) });
  }
  if (isApproval(decision.decision)) found.push(...approvalObstacles(entries, card));
  const untitled = Object.keys(entries.finding).filter((id) => !hasText(entries.finding[id]?.title ?? ""));
  if (untitled[0] !== undefined) {
    const says =
      untitled.length === 1 ? "A finding has no title." : `${untitled.length} findings have no title.`;
    found.push({ about: "finding", says, id: untitled[0] });
  }
  return found;
}

const acts: Record<DecisionWord, string> = {
  approve: "approve it",
  "approve-with-conditions": "approve it with conditions",
  return: "return it",
  reject: "reject it",
};
const recommends: Record<Exclude<Recommendation, "incomplete">, string> = {
  approve: "Approve",
  "approve-with-conditions": "Approve with conditions",
  return: "Return",
  reject: "Reject",
};

function wantsReason(decision: DecisionWord, { recommendation }: ScoreCard): string {
  const why = `write down why you ${acts[decision]}`;
  return recommendation === "incomplete"
    ? `While items are open there is no recommendation to follow: ${why}.`
    : `The recommendation is “${recommends[recommendation]}”: ${why}.`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
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
      found.push({ about: "conditions", says: `Condition ${i + 1} needs ${listed(lacks)}.` });
  });
  return found;
}
