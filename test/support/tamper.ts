/** What a person with the file can do: take the guards away, change rows, and put the guards back as they were. */
import path from "node:path";
import Database from "better-sqlite3";
import { nextEvent } from "#core/signing/event-chain";
import { NO_ROWS } from "#shared/rules/receipt-chain";

type Handle = Database.Database;

export function tamper(folder: string, change: (db: Handle) => void, name = "countersign.db"): void {
  const db = new Database(path.join(folder, name));
  try {
    const guards = db
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
      )
      .all();
    for (const guard of guards) db.exec(`DROP TRIGGER ${guard.name}`);
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    change(db);
    for (const guard of guards) db.exec(guard.sql);
  } finally {
    db.close();
  }
}

/** Writes the whole chain anew, each hash fitting, with the bodies that `edit` gives. */
export function rewriteChain(db: Handle, edit: (body: string, seq: number) => string): void {
  const rows = db
    .prepare<[], { seq: number; body: string }>("SELECT seq, body FROM event ORDER BY seq")
    .all();
  db.exec("DELETE FROM event");
  const insert = db.prepare(
    "INSERT INTO event (seq, prev_hash, body_hash, hash, body) VALUES (?, ?, ?, ?, ?)",
  );
  let head = NO_ROWS;
  for (const { seq, body } of rows) {
    const text = edit(body, seq);
    const row = nextEvent(head, text);
    insert.run(row.seq, row.prevHash, row.bodyHash, row.hash, text);
    head = { seq: row.seq, hash: Buffer.from(row.hash).toString("hex") };
  }
}
