import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { callNames } from "#shared/contract/contract";
import { AppError } from "#shared/errors";
import { createTestCore } from "../support/core-fixture.ts";
import { aPacket } from "../support/packet-builder.ts";

describe("the only way in", () => {
  test("refuses what is no call, and what does not fit one", async () => {
    const { core, refused } = await createTestCore();
    for (const name of ["toString", "__proto__", "no.such"]) {
      expect(await core().dispatch(name, {})).toMatchObject({ ok: false, error: { code: "unknown-call" } });
    }
    const extra = await core().dispatch("app.about", { extra: 1 });
    expect(extra).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    await refused("invalid-input", "receipt.list", { limit: 0 });
  });

  test("answers every call, whatever it is given, and never throws", async () => {
    const { core } = await createTestCore();
    const codes = new Set<string>();
    for (const name of callNames) {
      for (const input of [undefined, null, 7, "text", [], { reviewId: 1 }, { pickedFile: "../x" }]) {
        const reply = await core().dispatch(name, input);
        if (!reply.ok) codes.add(reply.error.code);
      }
    }
    expect([...codes]).toEqual(["invalid-input"]);
  });

  test("an event that a listener chokes on does not turn a commit into a failure", async () => {
    const { core, call } = await createTestCore();
    core().onEvent(() => {
      throw new Error("a broken door");
    });
    expect(await call("app.saveSettings", { lockAfterMinutes: 3 })).toMatchObject({ lockAfterMinutes: 3 });
  });
});

test("trying the start again does nothing to a workspace that is open", async () => {
  const { call, events } = await createTestCore();
  const before = events.length;
  expect(await call("app.retryStart", {})).toEqual({});
  expect(
    events.slice(before).filter((event) => event.type === "changed" && event.topic !== "health"),
  ).toEqual([]);
});

test("about and health say what runs and what was checked", async () => {
  const { call, core, folder } = await createTestCore();
  core().countBlockedRequest();
  expect(await call("app.about", {})).toMatchObject({
    version: "0.1.0",
    workspace: folder,
    host: "command-line",
    blockedRequests: 1,
  });
  const { checks } = await call("app.health", {});
  expect(checks.map(({ what }) => what)).toEqual(["schema", "chain-head", "chain", "database", "backup"]);
});

test("settings are kept, and only what changed leaves a receipt", async () => {
  const core = await createTestCore();
  expect(await core.call("app.settings", {})).toMatchObject({ colorScheme: "system", lockAfterMinutes: 15 });
  await core.call("app.saveSettings", { colorScheme: "dark", lockAfterMinutes: 15 });
  await core.call("app.saveSettings", { colorScheme: "dark" });
  await core.call("app.saveSettings", {});
  await core.reopen();
  expect(await core.call("app.settings", {})).toMatchObject({ colorScheme: "dark" });
  const { receipts } = await core.call("receipt.list", { limit: 10, kind: "settings.changed" });
  expect(receipts.map(({ says }) => says)).toEqual(["Changed the settings: colours"]);
});

describe("receipts", () => {
  test("are listed newest first, a page at a time, and filtered", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    await call("finding.save", { reviewId, finding: { severity: "low", title: "Zebra" } });
    const first = await call("receipt.list", { limit: 2 });
    expect(first.receipts.map(({ seq }) => seq)).toEqual([4, 3]);
    expect(first).toMatchObject({ more: true, total: 4 });
    const rest = await call("receipt.list", { limit: 2, before: 3 });
    expect(rest.receipts.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(rest.more).toBe(false);
    const ofReview = await call("receipt.list", { limit: 9, subject: reviewId });
    expect(ofReview.receipts.map(({ kind }) => kind)).toEqual(["review.finding", "review.started"]);
    expect((await call("receipt.list", { limit: 9, kind: "packet.imported" })).total).toBe(1);
    expect((await call("receipt.list", { limit: 9, text: "NEW FINDING" })).total).toBe(1);
    // The sentence is searched, not what the entries say.
    expect((await call("receipt.list", { limit: 9, text: "zebra" })).total).toBe(0);
    // As the screen calls the kind, too.
    expect((await call("receipt.list", { limit: 9, text: "review started" })).total).toBe(1);
    expect(first.kinds).toEqual([
      "checklist.imported",
      "packet.imported",
      "review.finding",
      "review.started",
    ]);
  });

  test("note a clock that ran backwards", async () => {
    const { call, given, clock } = await createTestCore();
    await given.packet();
    clock.advance(-60_000);
    await call("app.saveSettings", { lockAfterMinutes: 4 });
    const { receipts } = await call("receipt.list", { limit: 2 });
    expect(receipts[0]?.clock).toMatch(/^The clock ran backwards: the receipt before says 2026-11-02T12:00/);
    expect(receipts[1]?.clock).toBeUndefined();
  });
});

test("each format's JSON Schema is printed", async () => {
  const { call } = await createTestCore();
  for (const format of ["packet", "checklist", "bundle"] as const) {
    const { schema } = await call("schema.print", { format });
    expect(schema).toMatchObject({ type: "object", $schema: expect.any(String) });
    const file = await call("schema.export", { format });
    expect(file.name).toBe(`countersign.${format}.schema.json`);
    expect(file.size).toBeGreaterThan(500);
  }
});

test("about and the diagnostics count what was written last, which is not in the database file yet", async () => {
  const { call, core, folder, given } = await createTestCore();
  await given.packet(aPacket({ title: "word ".repeat(20_000) }));
  const { size } = await stat(path.join(folder, "countersign.db"));
  const { records } = (await call("app.about", {})).sizes;
  expect(records).toBeGreaterThan(size + 100_000);
  const { produced } = await call("app.diagnostics", {});
  expect(await readFile(core().producedFiles.get(produced).path, "utf8")).toContain(
    `Records: ${records} bytes`,
  );
});

test("the diagnostics hold no word of a packet or a review", async () => {
  const core = await createTestCore();
  const { call, given, refused, pickBytes } = core;
  const words = ["xylophone", "quokka", "zeppelin", "marzipan", "kaleidoscope"];
  const [title, file, note, name, broken] = words as [string, string, string, string, string];
  const reviewId = await given.review(aPacket({ title }, { [`evidence/${file}.txt`]: file }));
  await call("decision.save", { reviewId, decision: { scope: note } });
  await given.profile(name);
  const bad = await pickBytes(`${broken}.yaml`, `${broken}: [`);
  await refused("malformed-file", "packet.preview", { pickedFile: bad });
  const { produced } = await call("app.diagnostics", {});
  const text = await readFile(core.core().producedFiles.get(produced).path, "utf8");
  expect(text).toMatch(/^Version: 0\.1\.0, host: command-line$/m);
  for (const word of [...words, core.folder]) expect(text).not.toContain(word);
});

describe("jobs", () => {
  test("are listed while they run, report progress, and can be cancelled with nothing stored", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const pickedFile = await core.pickBytes("big.bin", Buffer.alloc(60_000_000, 7));
    const adding = core.call("evidence.add", { reviewId, pickedFile, title: "" }, "job-big");
    expect((await core.call("job.list", {})).jobs).toEqual([{ jobId: "job-big", call: "evidence.add" }]);
    await expect(
      core.call("evidence.add", { reviewId, pickedFile, title: "" }, "job-big"),
    ).rejects.toMatchObject({
      code: "conflict",
    });
    await vi.waitFor(() =>
      expect(core.events).toContainEqual(expect.objectContaining({ type: "progress", jobId: "job-big" })),
    );
    expect(await core.call("job.cancel", { jobId: "job-big" })).toEqual({ cancelled: true });
    await expect(adding).rejects.toMatchObject({ code: "cancelled" });
    expect(await core.call("job.cancel", { jobId: "job-big" })).toEqual({ cancelled: false });
    expect((await core.call("review.get", { reviewId })).entries.evidence).toEqual({});
  });

  test("that run while the app closes are cancelled; what was saved is there, and nothing hangs", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const pickedFile = await core.pickBytes("big.bin", Buffer.alloc(60_000_000, 7));
    const adding = core.call("evidence.add", { reviewId, pickedFile, title: "" });
    const saved = core.call("decision.save", { reviewId, decision: { scope: "Saved before closing." } });
    const outcome = adding.catch((error: unknown) => error);
    await saved;
    await core.reopen();
    const failed = await outcome;
    expect(failed).toBeInstanceOf(AppError);
    expect(failed).toMatchObject({ code: "cancelled" });
    const { entries } = await core.call("review.get", { reviewId });
    expect(entries.decision["decision"]?.scope).toBe("Saved before closing.");
    expect(entries.evidence).toEqual({});
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });

  test("a call that comes while the app closes is refused", async () => {
    const core = await createTestCore();
    const closing = core.core().close();
    const error = await core.refused("conflict", "app.about", {});
    expect(error.message).toBe("Countersign is closing.");
    await closing;
  });
});
