import { describe, expect, test } from "vitest";
import type { AnswersFile } from "#shared/formats/review";
import { aChecklist } from "../support/checklist-builder.ts";
import { allAnswered, builtInGates, builtInItems } from "../support/answers-builder.ts";
import { createTestCore } from "../support/core-fixture.ts";

const itemId = builtInItems[0]?.id ?? "";
const gateId = builtInGates[0]?.id ?? "";
const otherId = builtInItems.at(-1)?.id ?? "";
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
    for (const na of ["   ", "\u200b", "\u2066 \u2069"])
      await refused("invalid-input", "review.answer", { reviewId, itemId: plainId, na });
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
    const text = error.details.problems.map(({ path, says }) => `${path}: ${says}`);
    expect(text).toEqual([
      "answers.a: `key` and `na` are both given, or neither is.",
      "answers.b: `key` and `na` are both given, or neither is.",
      'answers.a: The checklist ai-agent-review 1.0.0 has no item "a".',
      'answers.b: The checklist ai-agent-review 1.0.0 has no item "b".',
    ]);
  });

  test("names what is wrong with its shape and with what it says at once, each with its line", async () => {
    const { refused, call, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const text = `{
  "answer": {},
  "answers": {
    "${otherId}": { "key": "77", "evidencelevel": "declared" },
    "${plainId}": { "key": "3" },
    "${plainId}": { "na": "\u200b" },
    "nowhere": { "key": 1 }
  },
  "waivers": [
    { "item": "${gateId}", "by": " ", "reason": "r", "until": "2026-02-30" },
    { "item": "${plainId}", "by": "B", "reason": "r", "until": "2020-01-01" }
  ],
  "findings": [
    { "id": "f", "severity": "bad", "title": "T" },
    { "id": "f", "item": "nowhere", "title": "T", "due": "soon" }
  ],
  "questions": [{ "id": "q", "text": "?" }, { "id": "q", "text": "\u200b" }],
  "decision": { "decision": "maybe", "conditions": [{ "text": "t", "ownr": "o" }] }
}`;
    const pickedFile = await pickBytes("answers.json", text);
    const error = await refused("malformed-file", "review.apply", { reviewId, pickedFile });
    const told = error.details.problems.map(
      ({ line, path, says, expected }) => `${line} ${path}: ${says} Expected: ${expected}`,
    );
    const item = "an item of ai-agent-review 1.0.0";
    expect(told).toEqual([
      "2 answer: The format has no field “answer” here. Is “answers” meant? Expected: one of answers, waivers, findings, questions, decision",
      `4 answers.${otherId}.evidencelevel: The format has no field “evidencelevel” here. Is “evidenceLevel” meant? Expected: one of key, na, evidenceLevel, note`,
      `4 answers.${otherId}: "77" is not on the scale (0, 1, 2, 3, 4). Expected: one of 0, 1, 2, 3, 4`,
      `5 answers.${plainId}.na: Nothing that can be read is written here. Expected: words that can be read`,
      `6 answers.${plainId}: This field stands here a second time; the first is in line 5. Expected: each field once`,
      "7 answers.nowhere.key: This is 1. Expected: text",
      `7 answers.nowhere: The checklist ai-agent-review 1.0.0 has no item "nowhere". Expected: ${item}`,
      "10 waivers[0].by: Nothing that can be read is written here. Expected: words that can be read",
      "10 waivers[0].until: This is the text “2026-02-30”. Expected: a day such as 2026-11-02",
      `10 waivers[0].item: The gate “${gateId}” is not failed, so there is nothing to waive. Expected: a gate that is answered below 2`,
      "11 waivers[1].until: 2020-01-01 is past; today is 2026-11-02. Expected: today or a later day",
      `11 waivers[1].item: “${plainId}” is not a gate of this checklist. Expected: a gate`,
      "14 findings[0].severity: This is the text “bad”. Expected: one of critical, high, medium, low, info",
      "15 findings[1].severity: This is missing. Expected: one of critical, high, medium, low, info",
      "15 findings[1].due: This is the text “soon”. Expected: a day such as 2026-11-02",
      "15 findings[1].id: The id “f” is there twice. Expected: each id once",
      `15 findings[1].item: The checklist has no item “nowhere”. Expected: ${item}`,
      "17 questions[1].text: Nothing that can be read is written here. Expected: words that can be read",
      "17 questions[1].id: The id “q” is there twice. Expected: each id once",
      "18 decision.decision: This is the text “maybe”. Expected: one of approve, approve-with-conditions, return, reject",
      "18 decision.conditions[0].ownr: The format has no field “ownr” here. Is “owner” meant? Expected: one of text, owner, due",
    ]);
    expect(error.message).toBe(
      "answers.json was not applied. Line 2, answer: The format has no field “answer” here. Is “answers” meant? There are 21 problems.",
    );
    expect((await call("review.get", { reviewId })).entries.answer).toEqual({});
  });

  test("may begin with a byte order mark", async () => {
    const { call, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const text = `\ufeff${JSON.stringify({ answers: { [itemId]: { key: "3" } } })}`;
    const pickedFile = await pickBytes("answers.json", text);
    expect((await call("review.apply", { reviewId, pickedFile })).applied).toBe(1);
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
