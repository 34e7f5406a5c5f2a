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
  /** For a command that found everything as it was to be: it writes nothing, and so leaves no receipt. */
  readonly nothingChanged: () => void;
  /** Runs once the commit is on the disk, and not at all where it fails. */
  readonly afterCommit: (then: () => void) => void;
};

export type TransactOptions = { at: string; who: string };

/**
 * One IMMEDIATE transaction. It must leave a receipt, or say that one follows, or that nothing changed (and then have
 * written nothing); else it rolls back.
 */
export function transact<T>(db: WriteDb, { at, who }: TransactOptions, work: (tx: Tx) => T): T {
  let accounted = false;
  let unchanged = false;
  const later: (() => void)[] = [];
  const tx: Tx = {
    db,
    at,
    receipt(receipt) {
      appendReceipt(db, receipt, { at, who });
      accounted = true;
    },
    receiptFollows() {
      accounted = true;
    },
    nothingChanged() {
      unchanged = true;
    },
    afterCommit: (then) => void later.push(then),
  };
  const result = db
    .transaction(() => {
      const rowsBefore = countWrites(db);
      const worked = work(tx);
      if (!accounted && !unchanged) throw new Error("a command left no receipt");
      if (!accounted && countWrites(db) !== rowsBefore) {
        throw new Error("a command wrote something and left no receipt");
      }
      return worked;
    })
    .immediate();
  for (const then of later) then();
  return result;
}

/** How many rows this connection has written since it was opened. */
function countWrites(db: WriteDb): number {
  return db.prepare<[], { n: number }>("SELECT total_changes() AS n").get()?.n ?? 0;
}
