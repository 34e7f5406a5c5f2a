import type { Edited } from "#shared/contract/review-calls";
import { AppError } from "#shared/errors";
import type { ReviewId } from "#shared/ids";
import { findEntry } from "../db/review-repo.ts";
import type { Tx } from "../db/transact.ts";
import { assertUnsigned, editReview, named } from "./edit-review.ts";
import { freeFlags } from "./review-flags.ts";
import { loadReview } from "./review-view.ts";

/** Removes a waiver, a finding or a question; the flags that made it are open again with the same step. */
export function removeEntry(
  tx: Tx,
  reviewId: ReviewId,
  kind: "waiver" | "finding" | "question",
  id: string,
): Edited {
  assertUnsigned(tx.db, reviewId);
  if (findEntry(tx.db, reviewId, kind, id) === undefined) {
    throw new AppError("not-found", `There is no ${kind} ${id} in this review.`, { what: kind, id });
  }
  if (kind === "waiver")
    return editReview(tx, reviewId, { label: `Waiver of ${id} removed`, changes: [{ kind, id }] });
  const { entries } = loadReview(tx.db, reviewId);
  const label =
    kind === "finding"
      ? named("Finding removed", entries.finding[id]?.title)
      : named("Question removed", entries.question[id]?.text);
  return editReview(tx, reviewId, {
    label,
    changes: [{ kind, id }, ...freeFlags(entries.flag, kind, id)],
  });
}
