import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { allAnswered, builtInItems } from "../support/answers-builder.ts";
import { aPacket } from "../support/packet-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { partOf } from "../support/repack.ts";

const itemId = builtInItems[0]?.id ?? "";

const readProduced = ({ core }: TestCore, produced: string) =>
  readFile(core().producedFiles.get(produced).path);

describe("signing", () => {
  test("freezes the review; a revision starts unsigned and names it", async () => {
    const core = await createTestCore();
    const { call, refused, given } = core;
    const { reviewId, digest } = await given.signed();
    const { head, signatures } = await call("review.get", { reviewId });
    expect(head.signed).toEqual({
      digest,
      signedAt: core.clock.now,
      by: "Ada Reviewer",
      countersignatures: { asked: 1, made: 0 },
      ends: { what: "review-again", on: "2027-05-01" },
    });
    expect(signatures).toMatchObject([{ role: "reviewer", name: "Ada Reviewer", known: true }]);
    await refused("signed", "review.answer", { reviewId, itemId, key: "1" });

    const { reviewId: next, revision } = await call("review.revise", { reviewId });
    expect(revision).toBe(2);
    const revised = await call("review.get", { reviewId: next });
    expect(revised.head).toMatchObject({
      previousReviewId: reviewId,
      revision: 2,
      answered: builtInItems.length,
    });
    expect(revised.head.signed).toBeUndefined();
    await call("review.answer", { reviewId: next, itemId, key: "1" });
    expect((await refused("conflict", "review.revise", { reviewId })).details.reason).toBe("revised");
    expect((await refused("conflict", "review.revise", { reviewId: next })).details.reason).toBe(
      "not-signed",
    );
    expect((await call("review.get", { reviewId })).head.nextReviewId).toBe(next);
    expect((await call("verify.workspace", {})).verdict).toBe("good");
  });

  test("applies to its own digest: neither to a revision, nor to a packet that came in later", async () => {
    const { call, given, clock, core } = await createTestCore();
    const { reviewId, digest } = await given.signed();
    const { reviewId: next } = await call("review.revise", { reviewId });
    expect((await call("review.get", { reviewId: next })).head.decidedBefore).toEqual({
      reviewId,
      revision: 1,
      decision: "approve",
      digest,
    });
    const { memo } = await call("memo.export", { reviewId: next });
    const bytes = await readFile(core().producedFiles.get(memo.produced).path);
    expect(await partOf(bytes, "word/document.xml")).toContain("Changes since revision 1");
    expect((await call("review.get", { reviewId })).head.signed?.newerPacket).toBeUndefined();
    clock.advance(60_000);
    const packetVersionId = await given.packet(aPacket({ version: "9.0" }));
    expect((await call("review.get", { reviewId })).head.signed?.newerPacket).toEqual({
      packetVersionId,
      version: "9.0",
      importedAt: clock.now,
    });
  });

  test("is refused with a wrong passphrase, a used-up one, an unknown or a retired profile", async () => {
    const { call, refused, given, secret } = await createTestCore();
    const profileId = await given.profile();
    const reviewId = await given.answered();
    const wrong = { reviewId, profileId, secret: secret("not the passphrase") };
    expect((await refused("passphrase", "review.sign", wrong)).details.profile).toBe("Ada Reviewer");
    await refused("not-found", "review.sign", wrong);
    const unknown = `pr-${"z".repeat(12)}` as typeof profileId;
    await refused("not-found", "review.sign", { reviewId, profileId: unknown, secret: secret() });
    await call("profile.retire", { profileId, reason: "Lost." });
    const retired = await refused("conflict", "review.sign", { reviewId, profileId, secret: secret() });
    expect(retired.details.reason).toBe("retired");
    expect((await call("review.get", { reviewId })).head.signed).toBeUndefined();
  });

  test("is refused while anything stands in its way, and says what", async () => {
    const { call, refused, given, secret } = await createTestCore();
    const profileId = await given.profile();
    const reviewId = await given.review();
    const sign = () => refused("conflict", "review.sign", { reviewId, profileId, secret: secret() });
    expect((await sign()).message).toBe("This review cannot be signed yet: Nothing is decided yet.");
    const { [itemId]: _left, ...answers } = allAnswered().answers;
    await call("review.applyAnswers", { reviewId, file: { ...allAnswered(), answers } });
    expect((await sign()).details.reason).toBe("open");
    await call("review.answer", { reviewId, itemId, key: "3" });
    await call("finding.save", { reviewId, finding: { severity: "low" } });
    expect((await sign()).details.reason).toBe("finding");
  });

  test("of a review that changes meanwhile is refused, and nothing is signed", async () => {
    const { call, core, given, secret } = await createTestCore();
    const profileId = await given.profile();
    const reviewId = await given.answered();
    const signing = core().dispatch("review.sign", { reviewId, profileId, secret: secret() });
    await call("review.answer", { reviewId, itemId, note: "One more thing." });
    expect(await signing).toMatchObject({
      ok: false,
      error: { code: "conflict", details: { reason: "changed" } },
    });
    expect((await call("review.get", { reviewId })).head.signed).toBeUndefined();
  });

  test("twice at once signs once", async () => {
    const { core, given, secret } = await createTestCore();
    const profileId = await given.profile();
    const reviewId = await given.answered();
    const replies = await Promise.all(
      [1, 2].map(() => core().dispatch("review.sign", { reviewId, profileId, secret: secret() })),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("with a clock that ran backwards says so in what is signed", async () => {
    const core = await createTestCore();
    const profileId = await core.given.profile();
    const reviewId = await core.given.answered();
    core.clock.advance(-3_600_000);
    await core.call("review.sign", { reviewId, profileId, secret: core.secret() });
    const { signatures } = await core.call("memo.export", { reviewId });
    const statement = String(await readProduced(core, signatures[0]?.produced ?? ""));
    expect(JSON.parse(statement)).toMatchObject({
      predicate: { clockNote: expect.stringMatching(/ran backwards/) },
    });
  });
});

describe("the memo", () => {
  test("of a signed review has the very bytes that were signed, each time", async () => {
    const core = await createTestCore();
    const { reviewId } = await core.given.signed();
    const first = await core.call("memo.export", { reviewId });
    core.clock.advance(60_000);
    await core.reopen();
    const second = await core.call("memo.export", { reviewId });
    expect(second.memo.sha256).toBe(first.memo.sha256);
    expect(second.signatures.map(({ sha256 }) => sha256)).toEqual(
      first.signatures.map(({ sha256 }) => sha256),
    );
    expect(first.memo.name).toMatch(/^invoice-matcher-[\w.]+-memo-\d{4}-\d{2}-\d{2}\.docx$/);
    expect(first.signatures.map(({ name }) => name)).toEqual([
      `${first.memo.name.slice(0, -".docx".length)}.statement-1.json`,
      `${first.memo.name.slice(0, -".docx".length)}.statement-1.json.sig`,
    ]);
  });

  test("of the same draft, made in two workspaces, has the same bytes", async () => {
    const memos: string[] = [];
    while (memos.length < 2) {
      const { call, given } = await createTestCore();
      const reviewId = await given.answered({ but: { [itemId]: "1" } });
      const { memo, signed, signatures } = await call("memo.export", { reviewId });
      expect([signed, signatures]).toEqual([false, []]);
      expect(memo.name).toMatch(/^invoice-matcher-[\w.]+-memo-draft-\d{4}-\d{2}-\d{2}\.docx$/);
      memos.push(memo.sha256);
    }
    expect(memos[0]).toBe(memos[1]);
  });

  test("contains the note that was typed a moment before", async () => {
    const core = await createTestCore();
    const reviewId = await core.given.answered();
    await core.call("review.answer", { reviewId, itemId, note: "Typed just now." });
    await core.call("memo.export", { reviewId });
    const { receipts } = await core.call("receipt.list", { limit: 2 });
    expect(receipts.map(({ kind }) => kind)).toEqual(["memo.exported", "review.answer"]);
  });
});
