import type Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { checklistDigest } from "#core/db/checklist-repo";
import type { Checklist } from "#shared/formats/checklist";
import { builtIn } from "../support/answers-builder.ts";
import { aChecklist } from "../support/checklist-builder.ts";
import { createTestCore, NOON } from "../support/core-fixture.ts";
import { tamper } from "../support/tamper.ts";

function insertAsFile(db: Database.Database, checklist: Checklist): void {
  db.prepare(
    "INSERT INTO checklist (id, version, digest, origin, imported_at, body) VALUES (?, ?, ?, 'file', ?, ?)",
  ).run(checklist.id, checklist.version, checklistDigest(checklist), NOON, JSON.stringify(checklist));
}

const own = aChecklist({ scale: [0, 1, 2], sections: { one: { items: { a: {}, b: { gate: true } } } } });

describe("the checklist of a new review", () => {
  test("is the built-in one, whatever a file brought under its name", async () => {
    const { call, given, pickBytes, folder, reopen } = await createTestCore();
    const packetVersionId = await given.packet();
    const before = await call("review.start", { packetVersionId });
    const posing = { ...own, id: builtIn.id, version: "9.9.9" };
    // Earlier versions of the app took such a file in.
    await reopen(() => tamper(folder, (db) => insertAsFile(db, posing)));
    const kept = await pickBytes("posing.json", JSON.stringify(posing));
    expect(await call("checklist.import", { pickedFile: kept })).toMatchObject({ alreadyImported: true });
    const { checklist } = await call("review.start", { packetVersionId });
    expect(checklist).toEqual(before.checklist);
    expect(checklist.version).toBe(builtIn.version);
  });

  test("keeps its id for itself", async () => {
    const { call, refused, pickBytes } = await createTestCore();
    const bring = (checklist: object) => pickBytes("own.json", JSON.stringify(checklist));
    for (const version of ["9.9.9", builtIn.version]) {
      const pickedFile = await bring({ ...own, id: builtIn.id, version });
      const error = await refused("conflict", "checklist.import", { pickedFile });
      expect(error.details.reason).toBe("reserved-id");
      expect(error.message).toMatch(/^The id ai-agent-review is kept .* Give this one another id/);
    }
    const same = await call("checklist.import", { pickedFile: await bring(builtIn) });
    expect(same).toMatchObject({ id: builtIn.id, alreadyImported: true });
    expect((await call("checklist.list", {})).checklists).toHaveLength(1);
  });

  test("without a version is the highest release, not the last import", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const packetVersionId = await given.packet();
    const bring = async (version: string) => {
      const text = JSON.stringify({ ...own, version });
      await call("checklist.import", { pickedFile: await pickBytes("own.json", text) });
    };
    const started = async () =>
      (await call("review.start", { packetVersionId, checklist: { id: own.id } })).checklist.version;
    await bring("2.0.0-rc.1");
    expect(await started()).toBe("2.0.0-rc.1");
    for (const version of ["1.10.0", "1.9.0", "2.0.0-rc.2"]) await bring(version);
    expect(await started()).toBe("1.10.0");
    const { checklists } = await call("checklist.list", {});
    expect(checklists.map(({ version }) => version)).toEqual([
      builtIn.version,
      "2.0.0-rc.2",
      "2.0.0-rc.1",
      "1.10.0",
      "1.9.0",
    ]);
  });
});
