import type Database from "better-sqlite3";
import { readFile } from "node:fs/promises";
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

describe("a checklist of another maker", () => {
  const table = (rows: number) =>
    `Id,Section,Question,Level\n${Array.from({ length: rows }, (_, at) => `R-${at + 1},Part ${(at % 30) + 1},Is point ${at + 1} seen to?,${(at % 3) + 1}`).join("\n")}\n`;

  test("is shown first, then imported as it was shown, and reviewed", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const pickedFile = await pickBytes("House rules 1.4.csv", table(1_500));
    const choices = { levels: ["1", "2"], gates: ["1"], id: "house" };
    const shown = await call("checklist.preview", { pickedFile, choices });
    expect(shown).toMatchObject({ id: "house", version: "1.4.0", items: 1_000, gates: 500, stands: "new" });
    expect(shown.sections).toHaveLength(20);
    expect(shown.foreign).toMatchObject({
      kind: "table",
      edition: "1.4",
      words: "a table with a header row",
    });
    expect((await call("checklist.list", {})).checklists).toHaveLength(1);

    const { id, version, digest } = await call("checklist.import", { pickedFile, choices });
    const { checklist } = await call("checklist.get", { id, version });
    expect(checklist.sections.flatMap(({ items }) => items)).toHaveLength(1_000);
    expect(checklist.source).toMatchObject({ kind: "table", file: "House rules 1.4.csv", edition: "1.4" });
    expect(await call("checklist.preview", { pickedFile, choices })).toMatchObject({ stands: "same" });
    expect(await call("checklist.preview", { pickedFile, choices: { id: "house" } })).toMatchObject({
      stands: "other",
      items: 1_500,
    });
    expect(await call("checklist.import", { pickedFile, choices })).toMatchObject({
      alreadyImported: true,
      digest,
    });

    const packetVersionId = await given.packet();
    const review = await call("review.start", { packetVersionId, checklist: { id, version } });
    expect(review.checklist).toMatchObject({ id: "house", version: "1.4.0", digest });
  });

  test("leaves as a file of the format that is the same checklist, and comes back", async () => {
    const { call, core, pickBytes } = await createTestCore();
    const pickedFile = await pickBytes("House rules 1.4.csv", table(40));
    const { id, version, digest } = await call("checklist.import", { pickedFile });
    const { produced, name } = await call("checklist.file", { id, version });
    const bytes = await readFile(core().producedFiles.get(produced).path);
    expect(name).toBe("house-rules-1.4.0.yaml");
    const again = await call("checklist.import", { pickedFile: await pickBytes(name, bytes) });
    expect(again).toMatchObject({ alreadyImported: true, digest, foreign: null, unknown: [] });
    const altered = bytes.toString("utf8").replace("version: 1.4.0", "version: 1.5.0");
    const next = await call("checklist.import", { pickedFile: await pickBytes("next.yaml", altered) });
    expect(next).toMatchObject({ version: "1.5.0", alreadyImported: false });
  });

  test("with nothing in it is refused and leaves nothing", async () => {
    const { call, refused, pickBytes } = await createTestCore();
    for (const [name, text] of [
      ["empty.csv", ""],
      ["words.txt", "Only words."],
      ["prices.csv", "Product,Price\nTea,2\n"],
      ["broken.json", "{"],
      ["old.xls", "\xd0\xcf\x11\xe0"],
      ["a.zip", "PK\x03\x04nothing"],
    ] as const) {
      const pickedFile = await pickBytes(name, Buffer.from(text, "latin1"));
      const error = await refused("malformed-file", "checklist.preview", { pickedFile });
      expect(error.details.problems[0]?.says).toBeTruthy();
      await refused("malformed-file", "checklist.import", { pickedFile });
    }
    expect((await call("checklist.list", {})).checklists).toHaveLength(1);
  });
});
