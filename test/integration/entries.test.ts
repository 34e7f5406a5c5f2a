import { mkdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { allAnswered, builtInGates, builtInItems } from "../support/answers-builder.ts";
import { createTestCore } from "../support/core-fixture.ts";

const itemId = builtInItems[0]?.id ?? "";
const gateId = builtInGates[0]?.id ?? "";

describe("findings", () => {
  test("are raised, changed field by field, removed and brought back", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const finding = { severity: "high" as const, title: "No stop", item: itemId };
    const { findingId } = await call("finding.save", { reviewId, finding });
    await call("finding.save", { reviewId, findingId, finding: { owner: "Olga" } });
    const found = async () => (await call("review.get", { reviewId })).entries.finding[findingId];
    expect(await found()).toMatchObject({
      severity: "high",
      title: "No stop",
      owner: "Olga",
      status: "open",
    });
    await call("finding.remove", { reviewId, findingId });
    expect(await found()).toBeUndefined();
    await call("review.undo", { reviewId });
    expect(await found()).toMatchObject({ owner: "Olga" });
    await refused("not-found", "finding.save", { reviewId, findingId: "fi-none", finding: { title: "x" } });
    await refused("not-found", "finding.save", { reviewId, finding: { item: "no.item" } });
    await refused("not-found", "finding.remove", { reviewId, findingId: "fi-none" });
  });

  test("can be taken off their item", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    const { findingId } = await call("finding.save", { reviewId, finding: { title: "x", item: itemId } });
    const { changes, history } = await call("finding.save", {
      reviewId,
      findingId,
      finding: { item: null },
    });
    expect(changes[0]?.body).not.toHaveProperty("item");
    expect(history.undo).toBe("Finding: item");
  });

  test("sort by their ids as they were made, those of an answers file too", async () => {
    const { call, given, clock } = await createTestCore();
    const reviewId = await given.review();
    const file = { answers: {}, findings: [] as { severity: "low"; title: string }[] };
    for (let n = 1; n <= 40; n += 1) file.findings.push({ severity: "low", title: `Of the file ${n}` });
    await call("finding.save", { reviewId, finding: { title: "First" } });
    clock.advance(1);
    await call("review.applyAnswers", { reviewId, file });
    await call("finding.save", { reviewId, finding: { title: "Last" } });
    const { entries } = await call("review.get", { reviewId });
    const byId = Object.entries(entries.finding).sort(([a], [b]) => (a < b ? -1 : 1));
    expect(byId.map(([, finding]) => finding.title)).toEqual([
      "First",
      ...file.findings.map(({ title }) => title),
      "Last",
    ]);
  });
});

describe("two windows that change the same field", () => {
  const elsewhere = { details: { reason: "changed-elsewhere" } };

  test("the second is refused where the field is not as it saw it, and nothing is written", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const save = (note: string, seen: string) => ({ reviewId, itemId, note, expected: { note: seen } });
    await call("review.answer", save("First window", ""));
    const error = await refused("conflict", "review.answer", save("Second window", ""));
    expect(error).toMatchObject(elsewhere);
    const { entries } = await call("review.get", { reviewId });
    expect(entries.answer[itemId]?.note).toBe("First window");
    await call("review.answer", save("Second window", "First window"));
  });

  test("another field of the entry is no conflict, and neither is a call that expects nothing", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.answer", { reviewId, itemId, note: "A note" });
    await call("review.answer", { reviewId, itemId, key: "2", expected: { key: null, na: null } });
    const { changes } = await call("review.answer", { reviewId, itemId, note: "The last wins" });
    expect(changes[0]?.body).toMatchObject({ key: "2", note: "The last wins" });
  });

  test("holds for findings, questions, decisions, waivers and evidence", async () => {
    const { call, refused, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const { findingId } = await call("finding.save", { reviewId, finding: { title: "Stands" } });
    const { questionId } = await call("question.save", { reviewId, question: { text: "Stands" } });
    await call("decision.save", { reviewId, decision: { decision: "return", excluded: ["a"] } });
    await call("review.answer", { reviewId, itemId: gateId, key: "0" });
    const waiver = { item: gateId, by: "Head of Risk", reason: "For a month.", until: "2026-12-01" };
    await call("waiver.save", { reviewId, waiver, expected: { by: null } });
    const pickedFile = await pickBytes("drill.txt", "A drill.");
    const { evidenceId } = await call("evidence.add", { reviewId, pickedFile, title: "Stands" });
    const gone = { title: "Was" };
    const refusedOnes = [
      await refused("conflict", "finding.save", { reviewId, findingId, finding: gone, expected: gone }),
      await refused("conflict", "question.save", {
        reviewId,
        questionId,
        question: { text: "x" },
        expected: { text: "Was" },
      }),
      await refused("conflict", "decision.save", {
        reviewId,
        decision: { decision: "reject" },
        expected: { decision: null },
      }),
      await refused("conflict", "decision.save", {
        reviewId,
        decision: { excluded: [] },
        expected: { excluded: [] },
      }),
      await refused("conflict", "waiver.save", { reviewId, waiver, expected: { by: null } }),
      await refused("conflict", "evidence.rename", { reviewId, evidenceId, title: "x", expected: gone }),
    ];
    for (const error of refusedOnes) expect(error).toMatchObject(elsewhere);
  });
});

describe("what the core tells after a command", () => {
  test("names the review that changed, and none where a revision changed two", async () => {
    const core = await createTestCore();
    const { reviewId } = await core.given.signed();
    const other = await core.given.review();
    core.events.length = 0;
    await core.call("review.answer", { reviewId: other, itemId, key: "1" });
    expect(core.events).toContainEqual({ type: "changed", topic: "reviews", id: other });
    core.events.length = 0;
    await core.call("review.revise", { reviewId });
    expect(core.events).toContainEqual({ type: "changed", topic: "reviews" });
  });
});

describe("questions to the vendor", () => {
  test("are asked, changed and removed", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const { questionId } = await call("question.save", {
      reviewId,
      question: { text: "Who?", item: itemId },
    });
    await call("question.save", { reviewId, questionId, question: { text: "Who stops it?" } });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.question).toEqual({ [questionId]: { text: "Who stops it?", item: itemId } });
    await call("question.remove", { reviewId, questionId });
    expect((await call("review.get", { reviewId })).entries.question).toEqual({});
    await refused("not-found", "question.remove", { reviewId, questionId });
  });
});

describe("waivers", () => {
  const waiver = { item: gateId, by: "Head of Risk", reason: "For a month.", until: "2026-12-01" };

  test("are for gates that failed, and leave the score once they have ended", async () => {
    const { call, refused, given, clock } = await createTestCore();
    const reviewId = await given.review();
    await refused("conflict", "waiver.save", { reviewId, waiver });
    const plain = builtInItems.find(({ gate }) => !gate)?.id ?? "";
    await refused("invalid-input", "waiver.save", { reviewId, waiver: { ...waiver, item: plain } });
    await call("review.applyAnswers", { reviewId, file: allAnswered({ but: { [gateId]: "0" } }) });
    await call("waiver.save", { reviewId, waiver });
    expect(await call("review.score", { reviewId, today: "2026-12-01" })).toMatchObject({
      gatesFailed: [gateId],
      waived: [gateId],
    });
    expect(await call("review.score", { reviewId, today: "2026-12-02" })).toMatchObject({
      gatesFailed: [gateId],
      waived: [],
    });
    expect((await call("review.score", { reviewId })).waived).toEqual([gateId]);
    clock.advance(30 * 86_400_000);
    expect((await call("review.score", { reviewId })).waived).toEqual([]);
    await call("waiver.remove", { reviewId, itemId: gateId });
    await refused("not-found", "waiver.remove", { reviewId, itemId: gateId });
  });
});

describe("a waiver", () => {
  const waiver = { item: gateId, by: "Head of Risk", reason: "For a month.", until: "2026-12-01" };
  const file = allAnswered({ but: { [gateId]: "0" } });

  test("by nobody, or for no reason that can be read, is refused", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.applyAnswers", { reviewId, file });
    for (const blank of [" ", "\u200b", "\u2066 \u2069"]) {
      await refused("invalid-input", "waiver.save", { reviewId, waiver: { ...waiver, by: blank } });
      await refused("invalid-input", "waiver.save", { reviewId, waiver: { ...waiver, reason: blank } });
      const waivers = [{ ...waiver, by: blank }];
      await refused("invalid-input", "review.applyAnswers", { reviewId, file: { answers: {}, waivers } });
    }
    expect((await call("review.score", { reviewId })).waived).toEqual([]);
    await call("waiver.save", { reviewId, waiver: { ...waiver, by: "  Head of Risk\n" } });
    const { entries } = await call("review.get", { reviewId });
    expect(entries.waiver[gateId]).toEqual(waiver);
  });

  test("that has ended is refused, with the day it is", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.applyAnswers", { reviewId, file });
    const past = { ...waiver, until: "2026-11-01" };
    const error = await refused("invalid-input", "waiver.save", { reviewId, waiver: past });
    expect(error.message).toBe("waiver.until: 2026-11-01 is past; today is 2026-11-02.");
    await refused("malformed-file", "review.applyAnswers", {
      reviewId,
      file: { answers: {}, waivers: [past] },
    });
    await call("waiver.save", { reviewId, waiver: { ...waiver, until: "2026-11-02" } });
  });

  test("in an answers file is for a gate that fails with the answers of the file", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    const waivers = [waiver, { ...waiver, item: builtInGates[1]?.id ?? "", until: "2020-01-01" }];
    const error = await refused("malformed-file", "review.applyAnswers", {
      reviewId,
      file: { ...file, waivers },
    });
    expect(error.details.problems.map(({ path }) => path)).toEqual(["waivers[1].until", "waivers[1].item"]);
    await call("review.applyAnswers", { reviewId, file: { ...file, waivers: [waiver] } });
    expect((await call("review.score", { reviewId })).waived).toEqual([gateId]);
  });
});

describe("a signed review", () => {
  test("says that it is signed before anything else", async () => {
    const { refused, given, pickBytes } = await createTestCore();
    const { reviewId } = await given.signed();
    const waiver = { item: gateId, by: "B", reason: "r", until: "2026-12-01" };
    const error = await refused("signed", "waiver.save", { reviewId, waiver });
    expect(error.details).toEqual({ reviewId });
    await refused("signed", "waiver.remove", { reviewId, itemId: gateId });
    await refused("signed", "review.answer", { reviewId, itemId: "no.item", key: "77" });
    await refused("signed", "review.applyAnswers", { reviewId, file: { answers: { none: { key: "1" } } } });
    const pickedFile = await pickBytes("answers.json", '{ "answers": { "none": {} }, "answers": 1 ');
    await refused("signed", "review.apply", { reviewId, pickedFile });
    await refused("signed", "finding.save", { reviewId, findingId: "none", finding: { item: "none" } });
    await refused("signed", "finding.remove", { reviewId, findingId: "none" });
    await refused("signed", "question.save", { reviewId, question: { item: "none" } });
    await refused("signed", "question.remove", { reviewId, questionId: "none" });
    await refused("signed", "decision.save", { reviewId, decision: { scope: "More." } });
    await refused("signed", "evidence.rename", { reviewId, evidenceId: "none", title: "x" });
    await refused("signed", "evidence.remove", { reviewId, evidenceId: "none" });
    await refused("signed", "review.undo", { reviewId });
    await refused("signed", "review.discard", { reviewId });
  });
});

describe("the decision", () => {
  test("keeps what is not given, and can be taken back", async () => {
    const { call, given } = await createTestCore();
    const reviewId = await given.review();
    await call("decision.save", { reviewId, decision: { decision: "return", reason: "Too vague." } });
    await call("decision.save", { reviewId, decision: { scope: "Nothing yet." } });
    const decided = async () => (await call("review.get", { reviewId })).entries.decision["decision"];
    expect(await decided()).toMatchObject({
      decision: "return",
      reason: "Too vague.",
      scope: "Nothing yet.",
    });
    await call("decision.save", { reviewId, decision: { decision: null } });
    expect(await decided()).toMatchObject({ reason: "Too vague." });
    expect((await decided())?.decision).toBeUndefined();
  });
});

describe("the reviewer's own evidence", () => {
  test("is added, renamed, read, removed and brought back", async () => {
    const { call, refused, given, pickBytes } = await createTestCore();
    const reviewId = await given.review();
    const pickedFile = await pickBytes("screen.png", "not really a picture");
    const { evidenceId } = await call("evidence.add", { reviewId, pickedFile, title: "" });
    await call("evidence.rename", { reviewId, evidenceId, title: "The stop button" });
    const { entries } = await call("review.get", { reviewId });
    const evidence = entries.evidence[evidenceId];
    expect(evidence).toMatchObject({ name: "screen.png", title: "The stop button", size: 20 });
    const sha256 = evidence?.sha256 ?? "";
    const { base64 } = await call("evidence.read", { sha256, offset: 0, length: 100 });
    expect(Buffer.from(base64, "base64").toString()).toBe("not really a picture");
    await call("evidence.remove", { reviewId, evidenceId });
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.evidence).toHaveProperty(evidenceId);
    await refused("not-found", "evidence.rename", { reviewId, evidenceId: "ev-none", title: "x" });
    await refused("not-found", "evidence.remove", { reviewId, evidenceId: "ev-none" });
  });

  test("a folder is not a file", async () => {
    const { refused, given, pick, outside } = await createTestCore();
    const reviewId = await given.review();
    await mkdir(outside("folder"));
    const pickedFile = pick(outside("folder"));
    const error = await refused("invalid-input", "evidence.add", { reviewId, pickedFile, title: "" });
    expect(error.message).toBe("folder is a folder, and a file is needed here. Pick a file.");
  });
});
