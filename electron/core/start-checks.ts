import { AppError } from "#shared/errors";
import type { ReadDb } from "./db/open-database.ts";
import { chainRows, hashOfSeq } from "./db/receipt-repo.ts";
import { findLastSignedHead } from "./db/signature-repo.ts";
import { verifyEvents } from "./signing/event-chain.ts";

/**
 * Before the first screen: the receipt that the last signature names must be there as it was, and the chain from it
 * to the end must hold. What lies before it is checked in the background.
 */
export function checkSignedHead(db: ReadDb): void {
  const head = findLastSignedHead(db);
  if (head && head.seq > 0 && hashOfSeq(db, head.seq) !== head.hash) {
    throw broken(`receipt ${head.seq} is not the one that was signed`);
  }
  const after = head && head.seq > 0 ? head : undefined;
  const verdict = verifyEvents(chainRows(db, (after?.seq ?? 0) + 1), after ? { after } : {});
  if (!verdict.ok) throw broken(verdict.why.replace(/\.$/, ""));
}

function broken(what: string): AppError {
  return new AppError(
    "integrity",
    `The receipts of this workspace were changed from outside: ${what}. Restore a backup, or ask who changed it.`,
    { what: "receipts" },
  );
}
