import { appendFile, copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test, vi } from "vitest";
import { makeBackup } from "#core/keeping/backups";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

const DAY = 86_400_000;

async function wholeBackup({ call, core, outside }: TestCore): Promise<string> {
  const { produced, name } = await call("backup.create", {});
  await core().producedFiles.saveTo(produced, outside(name));
  return outside(name);
}

const lastKind = async ({ call }: TestCore) => (await call("receipt.list", { limit: 1 })).receipts[0]?.kind;

describe("a backup made by hand", () => {
  test("brings the whole workspace to another machine, evidence included", async () => {
    const core = await createTestCore();
    const { reviewId } = await core.given.signed();
    const before = await core.call("review.get", { reviewId });
    const zip = await wholeBackup(core);

    const other = await createTestCore();
    const restored = await other.call("backup.restore", { pickedFile: other.pick(zip) });
    expect(restored.keptAs).toMatch(/^before-restore-/);
    expect(await other.call("review.get", { reviewId })).toEqual(before);
    expect(await lastKind(other)).toBe("workspace.restored");
    expect((await other.call("verify.workspace", {})).verdict).toBe("good");
    await other.reopen();
    expect((await other.call("memo.export", { reviewId })).signed).toBe(true);
  });

  test("goes back to what was, and keeps what is there now", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const zip = await wholeBackup(core);
    await core.call("decision.save", { reviewId, decision: { decision: "reject" } });
    const { keptAs } = await core.call("backup.restore", { pickedFile: core.pick(zip) });
    expect((await core.call("review.get", { reviewId })).entries.decision).toEqual({});
    await core.call("backup.restore", { name: keptAs });
    const { entries } = await core.call("review.get", { reviewId });
    expect(entries.decision["decision"]).toMatchObject({ decision: "reject" });
    expect(core.events).toContainEqual({ type: "changed", topic: "review" });
  });

  test("that misses a file of evidence is not made, and says which", async () => {
    const core = await createTestCore();
    await core.given.packet();
    await core.reopen(() => {
      const db = new Database(path.join(core.folder, "evidence.db"));
      db.exec("DELETE FROM blob; DELETE FROM chunk;");
      db.close();
    });
    const error = await core.refused("integrity", "backup.create", {});
    expect(error.message).toMatch(
      /^A file of evidence is missing in this workspace \(SHA-256 [0-9a-f]{64}\)/,
    );
  });

  test("of evidence that is damaged inside is not made either, and the app goes on", async () => {
    const core = await createTestCore();
    await core.given.packet();
    await core.reopen(() => {
      const db = new Database(path.join(core.folder, "evidence.db"));
      db.exec("DELETE FROM chunk");
      db.close();
    });
    const error = await core.refused("integrity", "backup.create", {});
    expect(error.message).toMatch(/^Stored evidence is incomplete/);
  });
});

describe("a restore", () => {
  const damages: [string, (bytes: Buffer) => Buffer | string][] = [
    ["is no backup", () => "something else"],
    ["is empty", () => ""],
    ["was cut off", (bytes) => bytes.subarray(0, bytes.length / 2)],
    [
      "has a changed byte in the records",
      (bytes) => {
        const at = bytes.indexOf("SQLite format 3") + 4_096;
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        return bytes;
      },
    ],
  ];
  test.each(damages)("of a backup that %s changes nothing", async (_what, damage) => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const bytes = await readFile(await wholeBackup(core));
    await core.call("decision.save", { reviewId, decision: { scope: "Mine." } });
    const before = await core.call("receipt.list", { limit: 500 });
    const pickedFile = await core.pickBytes("backup.zip", damage(bytes));
    const reply = await core.core().dispatch("backup.restore", { pickedFile });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/malformed-file|integrity/) },
    });
    expect(await core.call("receipt.list", { limit: 500 })).toEqual(before);
    expect((await core.call("review.get", { reviewId })).entries.decision["decision"]?.scope).toBe("Mine.");
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
    expect((await readdir(core.folder)).filter((name) => name.includes("restoring"))).toEqual([]);
  });

  test("of a backup whose evidence was changed leaves a fresh workspace as it was", async () => {
    const core = await createTestCore();
    await core.given.review();
    const bytes = await readFile(await wholeBackup(core));
    bytes[bytes.indexOf("No payment without")] = 0x4d;
    const fresh = await createTestCore();
    const pickedFile = await fresh.pickBytes("backup.zip", bytes);
    await fresh.refused("integrity", "backup.restore", { pickedFile });
    expect((await fresh.call("packet.list", {})).packets).toEqual([]);
    expect(await lastKind(fresh)).toBe("checklist.imported");
  });

  test("of another program's database, or of one without its guards, is refused", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const foreign = core.outside("foreign.db");
    const db = new Database(foreign);
    db.exec("CREATE TABLE t (a); PRAGMA user_version = 3");
    db.close();
    await core.refused("malformed-file", "backup.restore", { pickedFile: core.pick(foreign) });
    const tampered = core.outside("tampered.db");
    makeBackup(path.join(core.folder, "countersign.db"), core.outside("b"), {
      reason: "daily",
      at: new Date(0),
    });
    await copyFile(path.join(core.outside("b"), (await readdir(core.outside("b")))[0] ?? ""), tampered);
    const open = new Database(tampered);
    open.exec("DROP TRIGGER event_never_goes");
    open.close();
    await core.refused("integrity", "backup.restore", { pickedFile: core.pick(tampered) });
    expect((await core.call("review.get", { reviewId })).head.reviewId).toBe(reviewId);
  });

  test("waits for nothing: while another job runs it is refused", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const zip = await wholeBackup(core);
    const pickedFile = await core.pickBytes("big.bin", Buffer.alloc(80_000_000, 7));
    const adding = core.call("evidence.add", { reviewId, pickedFile, title: "" });
    const restoring = await core.core().dispatch("backup.restore", { pickedFile: core.pick(zip) });
    expect(restoring).toMatchObject({ ok: false, error: { code: "conflict", details: { reason: "busy" } } });
    await adding;
    expect((await readdir(core.folder)).filter((name) => name.includes("restoring"))).toEqual([]);
    expect(Object.keys((await core.call("review.get", { reviewId })).entries.evidence)).toHaveLength(1);
  });

  test("calls that come during it wait, and are answered by the restored workspace", async () => {
    const core = await createTestCore();
    await core.given.review();
    const zip = await wholeBackup(core);
    const restoring = core.call("backup.restore", { pickedFile: core.pick(zip) });
    const lists = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i));
        return core.call("review.list", {});
      }),
    );
    await restoring;
    expect(lists.every(({ reviews }) => reviews.length === 1)).toBe(true);
  });
});

describe("backups that the app keeps by itself", () => {
  test("ten daily ones, and every sign-off", async () => {
    const core = await createTestCore();
    const backups = path.join(core.folder, "backups");
    const records = path.join(core.folder, "countersign.db");
    for (let day = 0; day < 14; day++) {
      const at = new Date(Date.parse(core.clock.now) + day * DAY);
      makeBackup(records, backups, { reason: "daily", at });
      makeBackup(records, backups, { reason: "sign-off", at });
    }
    const kept = (await core.call("backup.list", {})).backups;
    expect(kept.filter(({ reason }) => reason === "daily").map(({ at }) => at.slice(5, 10))).toEqual(
      [15, 14, 13, 12, 11, 10, 9, 8, 7, 6].map((day) => `11-${String(day).padStart(2, "0")}`),
    );
    expect(kept.filter(({ reason }) => reason === "sign-off")).toHaveLength(14);
  });

  test("a sign-off has its backup also when the app is closed at once", async () => {
    const core = await createTestCore();
    await core.given.signed();
    await core.reopen();
    const { backups } = await core.call("backup.list", {});
    expect(backups.filter(({ reason }) => reason === "sign-off")).toHaveLength(1);
  });

  test("one of them can be restored, with the evidence that is still there", async () => {
    const core = await createTestCore();
    const { reviewId } = await core.given.signed();
    await core.reopen();
    // The daily one may have been made while the review was signed.
    const { backups } = await core.call("backup.list", {});
    const backup = backups.find(({ reason }) => reason === "sign-off");
    await core.call("review.revise", { reviewId });
    await core.call("backup.restore", { name: backup?.name ?? "" });
    expect((await core.call("review.list", {})).reviews).toHaveLength(1);
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
    await core.refused("not-found", "backup.restore", { name: "../../etc/passwd" });
    await core.refused("not-found", "backup.restore", {});
  });

  test("the first comes by itself, the checks end, and evidence that nothing names is swept", async () => {
    const core = await createTestCore({ host: "browser" });
    const packetVersionId = await core.given.packet();
    await core.call("packet.undoImport", { packetVersionId });
    await core.reopen();
    await vi.waitFor(
      async () => {
        const { checks } = await core.call("app.health", {});
        expect(checks.map(({ state }) => state)).toEqual(["good", "good", "good", "good", "good"]);
      },
      { timeout: 10_000 },
    );
    expect((await core.call("backup.list", {})).backups).toMatchObject([{ reason: "daily" }]);
    await vi.waitFor(() => {
      const db = new Database(path.join(core.folder, "evidence.db"), { readonly: true });
      const row = db.prepare("SELECT count(*) AS n FROM blob").get();
      db.close();
      expect(row).toEqual({ n: 0 });
    });
  });

  test("what a broken-off copy left behind is no backup, and goes with the next one", async () => {
    const core = await createTestCore();
    const backups = path.join(core.folder, "backups");
    makeBackup(path.join(core.folder, "countersign.db"), backups, { reason: "daily", at: new Date(0) });
    await writeFile(path.join(backups, "daily-2026-01-01T00-00-00-000Z.db.part"), "half");
    await appendFile(path.join(backups, "notes.txt"), "mine");
    expect((await core.call("backup.list", {})).backups).toHaveLength(1);
    makeBackup(path.join(core.folder, "countersign.db"), backups, { reason: "daily", at: new Date(DAY) });
    expect((await readdir(backups)).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(await readdir(backups)).toContain("notes.txt");
  });
});
