/** Of what state of a review a memo is made, and what it says of that state. */
import type { ReviewId } from "#shared/ids";
import type { Workspace } from "../db/open-workspace.ts";
import { chainHead } from "../db/receipt-repo.ts";
import { findSignedReview, listSignatures } from "../db/signature-repo.ts";
import { freezeReview } from "./freeze-review.ts";
import { recordOf } from "./signed-record.ts";

/** A signed review as it was signed. */
export function signedOptions({ read }: Pick<Workspace, "read">, reviewId: ReviewId) {
  const signed = findSignedReview(read, reviewId);
  if (!signed) return undefined;
  const frozen = recordOf(signed);
  const [first] = listSignatures(read, reviewId);
  return {
    frozen,
    at: frozen.record.frozenAt,
    draft: false,
    chainHead: { seq: signed.chainSeq, hash: signed.chainHash },
    ...(first ? { signer: { name: first.name, role: "", fingerprint: first.fingerprint } } : {}),
  };
}

/** An unsigned review as it stands. */
export function draftOptions({ read }: Pick<Workspace, "read">, reviewId: ReviewId, now: () => Date) {
  const at = now().toISOString();
  const frozen = freezeReview(read, reviewId, { at, reviewer: { name: "", fingerprint: "" } });
  return { frozen, at, draft: true, chainHead: chainHead(read) };
}
