/** What a disk, another program or another window can do to a workspace: a clear sentence each time, and nothing lost. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { schemaText } from "#core/db/schema-hash";
import { openCore } from "#core/open-core";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

const records = ({ folder }: TestCore) => path.join(folder, "countersign.db");

async function wholeBackup({ call, core, outside }: TestCore): Promise<string> {
  const { produced } = await call("backup.create", {});
  await core().producedFiles.saveTo(produced, outside("backup.zip"));
  return outside("backup.zip");
}

describe("a workspace that cannot be opened", () => {
  test("because a file lies in its place", async () => {
    const core = await createTestCore();
    await writeFile(core.outside("taken"), "a file");
    await core.reopen(undefined, { folder: core.outside("taken") });
    const error = await core.refused("storage", "packet.list", {});
    expect(error.details.cause).toBe("read-only");
    expect(error.message).toMatch(
      /taken cannot be made: there is a file where the folder should be\. Choose another folder\.$/,
    );
    await core.reopen(undefined, { folder: path.join(core.outside("taken"), "below") });
    expect((await core.refused("storage", "packet.list", {})).message).toMatch(/Choose another folder/);
    expect(await readFile(core.outside("taken"), "utf8")).toBe("a file");
  });

  test("because a newer app wrote it: not a byte is changed", async () => {
    const core = await createTestCore();
    await core.given.review();
    await core.core().close();
    const db = new Database(records(core));
    db.pragma("user_version = 990");
    db.close();
    const before = await readFile(records(core));
    await core.reopen();
    const error = await core.refused("storage", "review.list", {});
    expect(error.details.cause).toBe("newer-database");
    expect(error.message).toMatch(/was written by a newer Countersign \(database 990, this app knows \d+\)/);
    await core.core().close();
    expect((await readFile(records(core))).equals(before)).toBe(true);
  });

  test("because it is another program's database: not a byte is changed", async () => {
    const core = await createTestCore();
    await core.core().close();
    for (const suffix of ["", "-wal", "-shm"]) await rm(`${records(core)}${suffix}`, { force: true });
    const db = new Database(records(core));
    db.exec("CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
    db.close();
    const before = await readFile(records(core));
    await core.reopen();
    const error = await core.refused("storage", "review.list", {});
    expect(error.message).toMatch(/is not a Countersign database\. Choose another workspace folder\.$/);
    expect((await readFile(records(core))).equals(before)).toBe(true);
  });

  const damages: [string, (file: string) => Promise<void>][] = [
    ["is no database at all", (file) => writeFile(file, "this was a database once, but no more")],
    ["was cut off", (file) => truncate(file, 8_192)],
    ["is empty", (file) => truncate(file, 0)],
    ["is gone", (file) => rm(file)],
  ];
  test.each(damages)("because it %s: a restore mends it, and keeps what was there", async (_what, damage) => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    await core.call("decision.save", { reviewId, decision: { scope: "Kept." } });
    const zip = await wholeBackup(core);
    let damaged = Buffer.alloc(0);
    await core.reopen(async () => {
      await damage(records(core));
      if (existsSync(records(core))) damaged = await readFile(records(core));
    });
    const error = await core.refused("storage", "review.list", {});
    expect(error.details.cause).toBe("corrupt");
    expect(error.message).toMatch(/Restore a backup/);
    expect((await core.call("job.list", {})).jobs).toEqual([]);
    await core.call("app.diagnostics", {});
    const { keptAs } = await core.call("backup.restore", { pickedFile: core.pick(zip) });
    const { entries } = await core.call("review.get", { reviewId });
    expect(entries.decision["decision"]?.scope).toBe("Kept.");
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
    const kept = path.join(core.folder, "backups", keptAs);
    expect(existsSync(kept) ? await readFile(kept) : Buffer.alloc(0)).toEqual(damaged);
  });

  test("because the evidence is damaged: a whole backup brings it back", async () => {
    const core = await createTestCore();
    const packetVersionId = await core.given.packet();
    const zip = await wholeBackup(core);
    await core.reopen(() =>
      writeFile(path.join(core.folder, "evidence.db"), "no database any more, only text"),
    );
    expect((await core.refused("storage", "packet.list", {})).details.cause).toBe("corrupt");
    await core.call("backup.restore", { pickedFile: core.pick(zip) });
    expect((await core.call("packet.get", { packetVersionId })).files).toHaveLength(2);
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });
});

describe("a second start", () => {
  test("says that the workspace is open elsewhere, and touches nothing, not even by a restore", async () => {
    const first = await createTestCore();
    const reviewId = await first.given.review();
    const zip = await wholeBackup(first);
    const second = await createTestCore({ beside: first });
    const error = await second.refused("storage", "review.get", { reviewId });
    expect(error.details.cause).toBe("locked");
    expect(error.message).toMatch(/is open in another window\. Use that window, or close it first\.$/);
    expect(
      (await second.refused("storage", "backup.restore", { pickedFile: second.pick(zip) })).details.cause,
    ).toBe("locked");
    await first.call("decision.save", { reviewId, decision: { scope: "Still mine." } });
    expect((await first.call("verify.workspace", {})).verdict).toBe("good");
    expect((await readdir(first.folder)).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  test("is tried again on request: once the other window is closed, every call works", async () => {
    const first = await createTestCore({ lasting: true });
    const reviewId = await first.given.review();
    const second = await createTestCore({ beside: first });
    expect((await second.refused("storage", "app.retryStart", {})).details.cause).toBe("locked");
    await first.core().close();
    await second.refused("storage", "review.get", { reviewId });
    expect(second.events).toEqual([]);
    await Promise.all([second.call("app.retryStart", {}), second.call("app.retryStart", {})]);
    expect((await second.call("review.get", { reviewId })).head.reviewId).toBe(reviewId);
    await second.call("decision.save", { reviewId, decision: { scope: "Mine now." } });
    const topics = second.events.flatMap((event) => (event.type === "changed" ? event.topic : []));
    expect(topics).toEqual(expect.arrayContaining(["packets", "reviews", "profiles", "settings", "health"]));
    expect(await second.call("app.retryStart", {})).toEqual({});
    await second.close();
    await first.close();
  });

  test("for reading works beside it, sees each commit, writes nothing, and leaves the other's files alone", async () => {
    const first = await createTestCore();
    const reviewId = await first.given.review();
    const { produced } = await first.call("backup.create", {});
    const reader = await createTestCore({ beside: first, readOnly: true });
    await first.call("decision.save", { reviewId, decision: { scope: "Just now." } });
    const { entries } = await reader.call("review.get", { reviewId });
    expect(entries.decision["decision"]?.scope).toBe("Just now.");
    expect((await reader.call("verify.workspace", {})).verdict).toBe("good");
    const refusal = await reader.refused("conflict", "review.discard", { reviewId });
    expect(refusal.message).toBe("This workspace is open for reading only. Close the other window first.");
    await reader.refused("conflict", "backup.restore", { name: "x" });
    const pickedFile = await reader.pickBytes(
      "packet.yaml",
      "format: countersign.packet/1\nid: x\nsections: {}\n",
    );
    await reader.refused("conflict", "packet.preview", { pickedFile });
    await reader.call("app.diagnostics", {});
    await reader.core().close();
    expect((await stat(first.core().producedFiles.get(produced).path)).size).toBeGreaterThan(0);
    await first.call("decision.save", { reviewId, decision: { scope: "And on." } });
  });

  test("for reading where there is no workspace says so, and makes none", async () => {
    const core = await createTestCore();
    const folder = core.outside("nothing-here");
    await mkdir(folder);
    await core.reopen(undefined, { folder, readOnly: true });
    const error = await core.refused("not-found", "review.list", {});
    expect(error.message).toBe(`There is no workspace in ${folder}.`);
    expect(await readdir(folder)).toEqual([]);
  });

  test("after the first was closed opens like any other", async () => {
    const first = await createTestCore();
    const reviewId = await first.given.review();
    await first.core().close();
    const second = await createTestCore({ beside: first });
    expect((await second.call("review.get", { reviewId })).head.reviewId).toBe(reviewId);
  });
});

test("what a crash left among the produced files goes at the next start", async () => {
  const core = await createTestCore();
  const left = path.join(core.folder, "produced", "999999999-abc");
  await core.reopen(async () => {
    await mkdir(left, { recursive: true });
    await writeFile(path.join(left, "memo"), "words");
  });
  expect(existsSync(left)).toBe(false);
});

test("the schema is the one that is written down", async () => {
  const core = await createTestCore();
  const db = new Database(records(core), { readonly: true });
  const text = schemaText(db);
  db.close();
  await expect(`${text}\n`).toMatchFileSnapshot("../fixtures/schema.sql");
});

test("opening never throws, whatever the folder is", async () => {
  const core = await createTestCore();
  const folders = ["\0", core.outside("a/b/c"), path.join(records(core), "x"), "/dev/null/x"];
  for (const folder of folders) {
    const opened = await openCore({
      folder,
      host: "command-line",
      version: "0",
      samplesFolder: "",
      verifierFile: "",
    });
    const reply = await opened.dispatch("app.health", {});
    expect(reply.ok).toBe(true);
    await opened.close();
  }
});
