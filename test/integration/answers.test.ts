import { describe, expect, test } from "vitest";
import type { AnswersFile } from "#shared/formats/review";
import { aChecklist } from "../support/checklist-builder.ts";
import { allAnswered, builtInGates, builtInItems } from "../support/answers-builder.ts";
import { createTestCore } from "../support/core-fixture.ts";

const itemId = builtInItems[0]?.id ?? "";
const gateId = builtInGates[0]?.id ?? "";
const plainId = builtInItems.find(({ gate }) => !gate)?.id ?? "";

describe("an answer", () => {
  test("changes only the fields that are given, and null takes one back", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    const answer = async () => (await call("review.get", { reviewId })).entries.answer[itemId];
    const { open } = await call("review.answer", { reviewId, itemId, key: "3" });
    expect(open).toBe(builtInItems.length - 1);
    await call("review.answer", { reviewId, itemId, note: "Seen.", evidenceLevel: "documented" });
    const links = [{ from: "packet" as const, ref: "evidence/policy.md", location: "p. 3" }];
    await call("review.answer", { reviewId, itemId, links });
    expect(await answer()).toEqual({ key: "3", note: "Seen.", evidenceLevel: "documented", links });
    await call("review.answer", { reviewId, itemId, key: null, links: [] });
    expect(await answer()).toEqual({ note: "Seen.", evidenceLevel: "documented", links: [] });
    await call("review.answer", { reviewId, itemId, note: "", evidenceLevel: "declared" });
    expect(await answer()).toBeUndefined();
  });

  test("N/A needs its reason, takes the place of a key, and a key takes it back", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    await refused("invalid-input", "review.answer", { reviewId, itemId: plainId, na: "   " });
    await call("review.answer", { reviewId, itemId: plainId, key: "2" });
    await call("review.answer", { reviewId, itemId: plainId, na: "It has no memory." });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.answer[plainId]).toMatchObject({ na: "It has no memory." });
    expect(entries.answer[plainId]?.key).toBeUndefined();
    await call("review.answer", { reviewId, itemId: plainId, key: "1" });
    expect((await call("review.get", { reviewId })).entries.answer[plainId]?.na).toBeUndefined();
    await refused("invalid-input", "review.answer", { reviewId, itemId: plainId, key: "1", na: "both" });
    await refused("invalid-input", "review.answer", { reviewId, itemId: gateId, na: "A gate." });
  });

  test("off the scale, or to an item that the checklist has not, is refused", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const error = await refused("invalid-input", "review.answer", { reviewId, itemId, key: "9" });
    expect(error.message).toContain('"9" is not on the scale (0, 1, 2, 3');
    await refused("invalid-input", "review.answer", { reviewId, itemId: "no.such.item", key: "1" });
    expect((await call("review.get", { reviewId })).entries.answer).toEqual({});
  });

  test("that is there already changes nothing: no receipt, no step to undo", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.answer", { reviewId, itemId, key: "3" });
    const before = await call("receipt.list", { limit: 1 });
    const { changes, history } = await call("review.answer", { reviewId, itemId, key: "3" });
    expect(changes).toEqual([]);
    expect(history).toEqual({ undo: `Answer of ${itemId}` });
    expect((await call("receipt.list", { limit: 1 })).total).toBe(before.total);
  });

  test("with half of a character is kept whole, so that it can be signed", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.answer", { reviewId, itemId, note: "cut \ud83d" });
    expect((await call("review.get", { reviewId })).entries.answer[itemId]?.note).toBe("cut \ufffd");
    await call("memo.export", { reviewId });
  });
});

describe("an answers file", () => {
  test("is applied as one step, in the call or out of a file", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const file = allAnswered();
    const applied = await call("review.applyAnswers", { reviewId, file });
    expect(applied).toEqual({ reviewId, applied: builtInItems.length, open: 0 });
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.answer).toEqual({});
    const pickedFile = await pickBytes("answers.json", JSON.stringify(file));
    expect(await call("review.apply", { reviewId, pickedFile })).toEqual(applied);
  });

  test("with mistakes is not applied at all, and every mistake is named", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const file: AnswersFile = {
      answers: { [itemId]: { key: "3" }, [plainId]: { key: "77" }, nowhere: { key: "1" } },
      waivers: [{ item: plainId, by: "B", reason: "r", until: "2027-01-01" }],
      findings: [{ item: "nowhere", severity: "low", title: "T" }],
      questions: [{ item: "nowhere", text: "?" }],
    };
    const error = await refused("malformed-file", "review.applyAnswers", { reviewId, file });
    expect(error.details.problems.map(({ path }) => path)).toEqual([
      `answers.${plainId}`,
      "answers.nowhere",
      "waivers[0].item",
      "findings[0].item",
      "questions[0].item",
    ]);
    const { entries, history } = await call("review.get", { reviewId });
    expect([entries.answer, history]).toEqual([{}, {}]);
  });

  test("that is no JSON, or does not fit, says where", async () => {
    const { refused, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const notJson = await pickBytes("answers.json", "{");
    await refused("malformed-file", "review.apply", { reviewId, pickedFile: notJson });
    const both = await pickBytes(
      "both.json",
      JSON.stringify({ answers: { a: { key: "1", na: "x" }, b: {} } }),
    );
    const error = await refused("malformed-file", "review.apply", { reviewId, pickedFile: both });
    expect(error.details.problems.map(({ path }) => path)).toEqual(["answers.a", "answers.b"]);
  });
});

describe("the score", () => {
  test("follows from the answers, with gates and open items", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    expect(await call("review.score", { reviewId })).toMatchObject({
      overall: null,
      open: builtInItems.length,
      recommendation: "incomplete",
    });
    await call("review.applyAnswers", { reviewId, file: allAnswered({ but: { [gateId]: "0" } }) });
    const score = await call("review.score", { reviewId });
    expect(score).toMatchObject({ open: 0, gatesFailed: [gateId] });
    expect(score.overall).toBeGreaterThan(95);
    expect(score.recommendation).not.toMatch(/^approve/);
  });
});

describe("a checklist of one's own", () => {
  const text = JSON.stringify(
    aChecklist({ scale: [0, 1, 2], sections: { one: { items: { a: {}, b: { gate: true } } } } }),
  );

  test("is imported once, recognised again, and never changes under its version", async () => {
    const { call, refused, given, pickBytes } = await createTestCore();
    const first = await call("checklist.import", { pickedFile: await pickBytes("own.json", text) });
    expect(first).toMatchObject({ id: "test", version: "1.0.0", alreadyImported: false });
    const again = await call("checklist.import", { pickedFile: await pickBytes("own.json", text) });
    expect(again.alreadyImported).toBe(true);
    const other = text.replace('"title":"Test"', '"title":"Other"');
    await refused("conflict", "checklist.import", { pickedFile: await pickBytes("own.json", other) });
    const { checklists } = await call("checklist.list", {});
    expect(checklists.map(({ id, items, gates }) => [id, items, gates])).toEqual([
      ["ai-agent-review", builtInItems.length, builtInGates.length],
      ["test", 2, 1],
    ]);
    expect((await call("checklist.get", { id: "test", version: "1.0.0" })).checklist.title).toBe("Test");
    await refused("not-found", "checklist.get", { id: "test", version: "2" });

    const packetVersionId = await given.packet();
    const { reviewId, checklist } = await call("review.start", {
      packetVersionId,
      checklist: { id: "test" },
    });
    expect(checklist.digest).toBe(first.digest);
    expect((await call("review.answer", { reviewId, itemId: "a", key: "2" })).open).toBe(1);
    expect((await call("review.list", {})).reviews).toMatchObject([{ reviewId, items: 2, answered: 1 }]);
    await refused("not-found", "review.start", { packetVersionId, checklist: { id: "none" } });
  });
});
