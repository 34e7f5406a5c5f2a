import { describe, expect, test } from "vitest";
import { builtInItems } from "../support/answers-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";

const [itemId, otherId] = builtInItems.map(({ id }) => id) as [string, string];

const receiptsOf = async ({ call }: TestCore, kind: string) =>
  (await call("receipt.list", { limit: 100, kind })).receipts;

describe("typing", () => {
  test("is saved with each commit, but is one step and one receipt", async () => {
    const core = await createTestCore();
    const { call, clock } = core;
    const reviewId = await core.given.review();
    for (const note of ["H", "He", "Hel", "Hell", "Hello"]) {
      await call("review.answer", { reviewId, itemId, note });
      clock.advance(400);
    }
    expect((await call("review.get", { reviewId })).entries.answer[itemId]?.note).toBe("Hello");
    expect(await receiptsOf(core, "review.answer")).toEqual([]);
    await call("review.answer", { reviewId, itemId: otherId, key: "2" });
    const [, burst] = await receiptsOf(core, "review.answer");
    expect(burst).toMatchObject({
      says: `Note of ${itemId}`,
      before: [{ body: null }],
      after: [{ body: { note: "Hello" } }],
    });
    await call("review.undo", { reviewId });
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.answer).toEqual({});
  });

  test("of the reason for N/A is one step, which keeps the name of the answer", async () => {
    const core = await createTestCore();
    const { call } = core;
    const reviewId = await core.given.review();
    const plainId = builtInItems.find(({ gate }) => !gate)?.id ?? "";
    await call("review.answer", { reviewId, itemId: plainId, key: "2" });
    for (const na of ["I", "It has", "It has no memory."]) {
      const { history } = await call("review.answer", { reviewId, itemId: plainId, na });
      expect(history.undo).toBe(`Answer of ${plainId}`);
    }
    expect(await receiptsOf(core, "review.answer")).toHaveLength(1);
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.answer[plainId]).toMatchObject({ key: "2" });
    const [, burst] = await receiptsOf(core, "review.answer");
    expect(await receiptsOf(core, "review.answer")).toHaveLength(2);
    expect(burst?.says).toBe(`Answer of ${plainId}`);
  });

  test("after a pause, or in another field, is a step of its own", async () => {
    const core = await createTestCore();
    const { call, clock } = core;
    const reviewId = await core.given.review();
    await call("review.answer", { reviewId, itemId, note: "one" });
    clock.advance(6_000);
    await call("review.answer", { reviewId, itemId, note: "one two" });
    await call("decision.save", { reviewId, decision: { scope: "s" } });
    await call("decision.save", { reviewId, decision: { scope: "sc" } });
    await call("decision.save", { reviewId, decision: { stoppedBy: "O" } });
    await call("review.undo", { reviewId });
    const { entries, history } = await call("review.get", { reviewId });
    expect(entries.decision["decision"]).toMatchObject({ scope: "sc", stoppedBy: "" });
    expect(history).toEqual({ undo: "Decision: scope", redo: "Decision: stoppedBy" });
    expect(await receiptsOf(core, "review.answer")).toHaveLength(2);
  });

  test("of a finding's title is one step, though the title changes with each letter", async () => {
    const core = await createTestCore();
    const { call } = core;
    const reviewId = await core.given.review();
    const { findingId } = await call("finding.save", { reviewId, finding: { severity: "low" } });
    for (const title of ["N", "No", "No s"])
      await call("finding.save", { reviewId, findingId, finding: { title } });
    await call("review.undo", { reviewId });
    expect((await call("review.get", { reviewId })).entries.finding[findingId]?.title).toBe("");
  });

  test("that ends where it began leaves neither a step nor a receipt", async () => {
    const core = await createTestCore();
    const { call } = core;
    const reviewId = await core.given.review();
    await call("review.answer", { reviewId, itemId, note: "a" });
    await call("review.answer", { reviewId, itemId, note: "" });
    await core.reopen();
    expect((await core.call("review.get", { reviewId })).history).toEqual({});
    expect(await receiptsOf(core, "review.answer")).toEqual([]);
  });

  test("that a crash cut off gets its receipt at the next start", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    await core.call("review.answer", { reviewId, itemId, note: "typed" });
    await core.reopen();
    expect(await receiptsOf(core, "review.answer")).toHaveLength(1);
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });

  test("that is still going on does not look like tampering", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    await core.call("review.answer", { reviewId, itemId, note: "typed" });
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });
});

describe("undo and redo", () => {
  test("go back and forth over everything, also after the app was closed", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    const stages = [(await core.call("review.get", { reviewId })).entries];
    const steps: (() => Promise<unknown>)[] = [
      () => core.call("review.answer", { reviewId, itemId, key: "1" }),
      () => core.call("review.answer", { reviewId, itemId, key: "3" }),
      () => core.call("finding.save", { reviewId, finding: { title: "F", severity: "low" } }),
      () => core.call("decision.save", { reviewId, decision: { decision: "reject" } }),
      () => core.call("question.save", { reviewId, question: { text: "?" } }),
    ];
    for (const step of steps) {
      await step();
      stages.push((await core.call("review.get", { reviewId })).entries);
    }
    for (const stage of stages.slice(0, -1).toReversed()) {
      await core.reopen();
      await core.call("review.undo", { reviewId });
      expect((await core.call("review.get", { reviewId })).entries).toEqual(stage);
    }
    expect((await core.refused("conflict", "review.undo", { reviewId })).message).toBe(
      "There is nothing to undo.",
    );
    for (const stage of stages.slice(1)) {
      await core.reopen();
      await core.call("review.redo", { reviewId });
      expect((await core.call("review.get", { reviewId })).entries).toEqual(stage);
    }
    await core.refused("conflict", "review.redo", { reviewId });
    expect((await receiptsOf(core, "review.undone")).length).toBe(steps.length);
    expect((await receiptsOf(core, "review.redone")).length).toBe(steps.length);
    expect((await core.call("verify.workspace", {})).verdict).toBe("good");
  });

  test("a new step after an undo ends what could be done again", async () => {
    const { call, refused, given } = await createTestCore();
    const reviewId = await given.review();
    await call("review.answer", { reviewId, itemId, key: "1" });
    await call("review.undo", { reviewId });
    const { history } = await call("review.answer", { reviewId, itemId: otherId, key: "2" });
    expect(history).toEqual({ undo: `Answer of ${otherId}` });
    await refused("conflict", "review.redo", { reviewId });
  });

  test("a discarded review is gone, its receipts stay", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.review();
    await core.call("review.answer", { reviewId, itemId, key: "1" });
    await core.call("review.discard", { reviewId });
    await core.refused("not-found", "review.get", { reviewId });
    const { receipts } = await core.call("receipt.list", { limit: 10, subject: reviewId });
    expect(receipts.map(({ kind }) => kind)).toEqual(["review.discarded", "review.answer", "review.started"]);
  });
});
