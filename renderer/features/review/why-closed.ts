import type { ReviewCommand } from "./key-map.ts";
import { isClosed, type ReviewState } from "./review-state.ts";

const changing = new Set<ReviewCommand["do"]>([
  "score",
  "evidenceLevel",
  "notApplicable",
  "waive",
  "finding",
  "question",
  "confirmFlag",
  "askFlag",
  "dismissFlag",
  "undo",
  "redo",
]);

/** Why a key that changes something does nothing, and what to do; undefined where it may. */
export function whyClosed(
  state: Pick<ReviewState, "head" | "discarded">,
  command: ReviewCommand["do"],
): string | undefined {
  if (!isClosed(state) || !changing.has(command)) return undefined;
  if (state.discarded) return "This review was discarded in another window: nothing in it can be changed.";
  const next =
    state.head.nextReviewId === undefined ? "Start a new revision" : "Open its newer revision, named above,";
  return `This review is signed. ${next} to change it.`;
}
