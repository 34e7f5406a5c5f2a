/** Receipts are only ever added, at the end, each naming the one before: tried on the app's own connection. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkspace, type Workspace } from "#core/db/open-workspace";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

let core: TestCore;
let workspace: Workspace;

beforeAll(async () => {
  core = await createTestCore({ lasting: true });
  await core.given.review();
  await core.core().close();
  workspace = openWorkspace(core.folder, { now: () => new Date(0) });
});
afterAll(async () => {
  workspace.close();
  await core.close();
});

const LAST = "(SELECT max(seq) FROM event)";
const HEAD = `(SELECT hash FROM event WHERE seq = ${LAST})`;
const ROW = (seq: string, prev: string) =>
  `INTO event (seq, prev_hash, body_hash, hash, body) VALUES (${seq}, ${prev}, randomblob(32), randomblob(32), '{}')`;

const refused = [
  "UPDATE event SET body = '{}' WHERE seq = 1",
  "UPDATE event SET body = NULL WHERE seq = 1",
  "UPDATE event SET hash = randomblob(32) WHERE seq = 1",
  "UPDATE event SET prev_hash = randomblob(32) WHERE seq = 2",
  "UPDATE event SET seq = 100 WHERE seq = 1",
  `UPDATE OR REPLACE event SET seq = 1 WHERE seq = ${LAST}`,
  "DELETE FROM event",
  "DELETE FROM event WHERE seq = 1",
  `DELETE FROM event WHERE seq = ${LAST}`,
  "REPLACE INTO event (seq, prev_hash, body_hash, hash, body) SELECT seq, prev_hash, body_hash, hash, '{}' FROM event WHERE seq = 1",
  `REPLACE INTO event (seq, prev_hash, body_hash, hash, body) SELECT seq, prev_hash, body_hash, hash, '{}' FROM event WHERE seq = ${LAST}`,
  `INSERT ${ROW("1", "zeroblob(32)")}`,
  `INSERT OR REPLACE ${ROW("1", "zeroblob(32)")}`,
  `INSERT ${ROW(`${LAST} + 2`, HEAD)}`,
  `INSERT ${ROW("0", HEAD)}`,
  `INSERT ${ROW("-1", HEAD)}`,
  `INSERT ${ROW(`${LAST} + 1`, "zeroblob(32)")}`,
  `INSERT ${ROW(`${LAST} + 1`, "randomblob(32)")}`,
  `INSERT OR IGNORE ${ROW(`${LAST} + 1`, "randomblob(32)")}`,
  `INSERT ${ROW("NULL", "randomblob(32)")}`,
  `INSERT INTO event (seq, prev_hash, body_hash, hash, body) SELECT ${LAST} + 1, ${HEAD}, body_hash, hash, body FROM event WHERE seq = 1`,
  "INSERT INTO event (seq, prev_hash, body_hash, hash, body) SELECT seq, prev_hash, body_hash, hash, body FROM event WHERE seq = 1 ON CONFLICT DO UPDATE SET body = '{}'",
];

function attempt(sql: string): string {
  const db = workspace.write;
  if (!db) throw new Error("opened for reading");
  db.exec("BEGIN");
  try {
    db.exec(sql);
    return "done";
  } catch (error) {
    return error instanceof Error ? error.message : "failed";
  } finally {
    if (db.inTransaction) db.exec("ROLLBACK");
  }
}

describe("the chain of receipts", () => {
  test.each(refused)("refuses %s", (sql) => {
    const rows = () => workspace.read.prepare("SELECT * FROM event").all();
    const before = rows();
    expect(attempt(sql)).toMatch(
      /append-only|without a gap|hash of the one before|UNIQUE constraint|CHECK constraint/,
    );
    expect(rows()).toEqual(before);
  });

  test("takes the next one", () => {
    expect(attempt(`INSERT ${ROW(`${LAST} + 1`, HEAD)}`)).toBe("done");
  });

  test("the reading connection writes nothing at all", () => {
    expect(() => workspace.read.prepare(`INSERT ${ROW(`${LAST} + 1`, HEAD)}`).run()).toThrow(/readonly/);
    expect(() => workspace.read.prepare("DELETE FROM setting").run()).toThrow(/readonly/);
  });

  test("commits wait for the disk: after a write, synchronous is still FULL", () => {
    expect(workspace.write?.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(workspace.write?.pragma("synchronous", { simple: true })).toBe(2);
  });
});
