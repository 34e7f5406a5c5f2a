/**
 * Whether a signature is older than the retirement of its key. The time in it is the signer's own claim; in the
 * workspace where it was made, the chain of receipts holds the order of the two acts.
 */
import type { Statement } from "#shared/formats/statement";
import type { ReadDb } from "../db/open-database.ts";
import { findProfileByFingerprint } from "../db/profile-repo.ts";
import { chainRows, firstReceiptOfKey } from "../db/receipt-repo.ts";
import { listSignatures } from "../db/signature-repo.ts";
import { verifyEvents } from "../signing/event-chain.ts";

/** `text` is the statement as it was signed: only the very one that this workspace keeps is in its receipts. */
export function signedBeforeRetirement(
  db: ReadDb,
  { text, predicate }: { text: string; predicate: Statement["predicate"] },
): boolean {
  const { reviewId, signer, chainHead } = predicate;
  const profile = findProfileByFingerprint(db, signer.fingerprint);
  if (!profile || !listSignatures(db, reviewId).some(({ statement }) => statement === text)) return false;
  const { fingerprint } = signer;
  const kind = predicate.role === "reviewer" ? "review.signed" : "review.countersigned";
  const signed = firstReceiptOfKey(db, { kind, subject: reviewId, fingerprint });
  const retired = firstReceiptOfKey(db, { kind: "profile.retired", subject: profile.profileId, fingerprint });
  if (signed === undefined || retired === undefined || signed >= retired) return false;
  // The order proves something only where the receipts are whole and go through the head that was signed.
  return chainHead.seq < signed && verifyEvents(chainRows(db), { witnesses: [chainHead] }).ok;
}
