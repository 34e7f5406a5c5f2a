/** The chain of receipts with Node's SHA-256. What it covers, and what not, is said in `shared/rules/receipt-chain.ts`. */
import { createHash } from "node:crypto";
import {
  nextRow,
  verifyChain,
  type ChainHead,
  type ChainRow,
  type ChainVerdict,
} from "#shared/rules/receipt-chain";

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

/** The row that follows on `head`; its body is stored as these very bytes. */
export function nextEvent(head: ChainHead, body: string): ChainRow & { body: Uint8Array } {
  return nextRow(head, Buffer.from(body), sha256);
}

export function verifyEvents(
  rows: Iterable<ChainRow>,
  options?: { after?: ChainHead; witnesses?: readonly ChainHead[] },
): ChainVerdict {
  return verifyChain(rows, sha256, options);
}
