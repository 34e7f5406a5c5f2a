/** A workspace of an earlier version: brought up to date with all that is in it, or told of by who only reads. */
import { readdir, rename } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate, newestVersion } from "#core/db/migrate";
import { migrations } from "#core/db/migrations/index";
import { openForWriting } from "#core/db/open-database";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

/** In this order nothing is named before it is there, and nothing signed is added to. */
const tables = [
  "packet_version",
  "packet_file",
  "checklist",
  "precheck_policy",
  "review",
  "review_entry",
  "review_step",
  "signed_review",
  "signature",
  "profile",
  "word_key",
  "trusted_signer",
  "setting",
  "event",
];

/** Puts the records of this workspace into a database as an earlier version made it. */
async function takenBack({ folder }: TestCore, version: number): Promise<void> {
  const file = path.join(folder, "countersign.db");
  const newer = `${file}.newer`;
  const db = new Database(file);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  await rename(file, newer);
  const older = openForWriting(file);
  migrate(older, { migrations: migrations.filter((step) => step.version <= version) });
  older.exec(`ATTACH '${newer}' AS newer`);
  for (const table of tables) {
    const columns = older
      .prepare<[string], { name: string }>("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0")
      .all(table)
      .map(({ name }) => name)
      .join(", ");
    older.exec(
      `INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table} ORDER BY rowid`.replace(
        // Tables without rowids keep the order of their keys.
        / ORDER BY rowid$/,
        ["packet_file", "review_entry", "review_step"].includes(table) ? "" : " ORDER BY rowid",
      ),
    );
  }
  older.close();
}

test("a workspace of version 20 is brought up to date, signed and unsigned reviews alike", async () => {
  const core = await createTestCore();
  const { reviewId } = await core.given.signed();
  const { reviewId: next } = await core.call("review.revise", { reviewId });
  await core.call("finding.save", { reviewId: next, finding: { title: "F", severity: "low" } });
  const before = await Promise.all([reviewId, next].map((id) => core.call("review.get", { reviewId: id })));

  await core.reopen(() => takenBack(core, 20), { readOnly: true });
  const refused = await core.refused("storage", "review.list", {});
  expect(refused.details.cause).toBe("older-database");
  expect(refused.message).toContain(`database 20, this app has ${newestVersion}`);

  await core.reopen();
  const after = await Promise.all([reviewId, next].map((id) => core.call("review.get", { reviewId: id })));
  expect(after).toEqual(before);
  const { verdict, checks } = await core.call("verify.workspace", {});
  expect([verdict, checks.filter(({ result }) => result === "altered")]).toEqual(["good", []]);
  expect(await readdir(path.join(core.folder, "backups"))).toContainEqual(
    expect.stringMatching(/^before-migration-20-/),
  );
  const { bundle } = await core.call("bundle.export", { reviewId });
  expect(bundle.size).toBeGreaterThan(100_000);
});
