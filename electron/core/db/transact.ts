import { appendReceipt, type Receipt } from "./receipt-repo.ts";
import type { WriteDb } from "./open-database.ts";

/** What the committing half of a command gets. */
export type Tx = {
  readonly db: WriteDb;
  /** The time of this commit; one for all that it writes. */
  readonly at: string;
  readonly receipt: (receipt: Receipt) => void;
  /** For a burst of typing, whose one receipt follows when the burst ends. */
  readonly receiptFollows: () => void;
};

export type TransactOptions = { at: string; who: string };

/** One IMMEDIATE transaction. It must leave a receipt, or say that one follows; else it rolls back. */
export function transact<T>(db: WriteDb, { at, who }: TransactOptions, work: (tx: Tx) => T): T {
  let receipts = 0;
  const tx: Tx = {
    db,
    at,
    receipt(receipt) {
      appendReceipt(db, receipt, { at, who });
      receipts++;
    },
    receiptFollows() {
      receipts++;
    },
  };
  return db
    .transaction(() => {
      const result = work(tx);
      if (receipts === 0) throw new Error("a command left no receipt");
      return result;
    })
    .immediate();
}
