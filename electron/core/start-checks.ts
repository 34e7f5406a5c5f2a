import { AppError } from "#shared/errors";
import type { ReadDb } from "./db/open-database.ts";
import { chainRows, hashOfSeq } from "./db/receipt-repo.ts";
import { listSignatures, listSignedReviews, listUnmatchedSignatures } from "./db/signature-repo.ts";
import type { ChainHead } from "#shared/rules/receipt-chain";
import { verifyEvents } from "./signing/event-chain.ts";
import { verifySsh } from "./signing/sshsig.ts";

/**
 * Before the first screen: the receipt that the last signature names must be there as it was, and the chain from it
 * to the end must hold. What lies before it is checked in the background.
 */
export function checkSignedHead(db: ReadDb): void {
  const [unmatched] = listUnmatchedSignatures(db);
  if (unmatched !== undefined)
    throw broken(`the signature of review ${unmatched} does not match its receipt`);
  const after = signedHead(db);
  if (after && hashOfSeq(db, after.seq) !== after.hash) {
    throw broken(`receipt ${after.seq} is not the one that was signed`);
  }
  const verdict = verifyEvents(chainRows(db, (after?.seq ?? 0) + 1), after ? { after } : {});
  if (!verdict.ok) throw broken(verdict.why.replace(/\.$/, ""));
}

/** The head that the last signature made here vouches for: out of the signed statement, not out of a column beside it. */
function signedHead(db: ReadDb): ChainHead | undefined {
  let last: ChainHead | undefined;
  for (const signed of listSignedReviews(db)) {
    for (const signature of listSignatures(db, signed.reviewId)) {
      const { chainHead, position } = signature;
      // Others' receipts are not here.
      if (signature.eventsSha256 !== undefined) continue;
      if (!verifySsh(signature.sshsig, Buffer.from(signature.statement)).ok)
        throw broken(`the signature of review ${signed.reviewId} does not hold`);
      if (position === 1 && (chainHead.seq !== signed.chainSeq || chainHead.hash !== signed.chainHash))
        throw broken(`the head that review ${signed.reviewId} signed is not the one that is stored`);
      if (last === undefined || chainHead.seq > last.seq) last = chainHead;
    }
  }
  return last;
}

function broken(what: string): AppError {
  return new AppError(
    "integrity",
    `The records of this workspace were changed from outside: ${what}. Restore a backup, or ask who changed it.`,
    { what: "receipts" },
  );
}
