/** A review on its way between machines: out as a bundle, read, countersigned, and back. */
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { ReviewId } from "#shared/ids";
import { allAnswered, builtInItems } from "../support/answers-builder.ts";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { aSignedMemo } from "../support/signed-memo.ts";
import { readParts } from "#core/memo/read-document";
import { partOf, repack } from "../support/repack.ts";

/** Another machine: its own workspace, and ids that the first one does not give. */
function anotherMachine() {
  return createTestCore({
    newId: (prefix) => `${prefix}-${randomBytes(12).toString("hex").slice(0, 12)}`,
    at: "2026-11-03T09:00:00.000Z",
  });
}

async function exported({ call, core }: TestCore, reviewId: ReviewId, secret?: string): Promise<Buffer> {
  const { bundle } = await call("bundle.export", { reviewId, ...(secret ? { secret } : {}) });
  return readFile(core().producedFiles.get(bundle.produced).path);
}

async function preview(to: TestCore, bytes: Uint8Array, secret?: string) {
  const pickedFile = await to.pickBytes("handed-over.zip", bytes);
  return to.call("bundle.preview", { pickedFile, ...(secret ? { secret } : {}) });
}

async function brought(to: TestCore, bytes: Uint8Array) {
  const { previewId } = await preview(to, bytes);
  return to.call("bundle.import", { previewId: previewId ?? "" });
}

async function know(whose: TestCore, at: TestCore) {
  for (const { publicKey, name } of (await whose.call("profile.list", {})).profiles)
    await at.call("trust.add", { publicKey, name });
}

async function signedByAda(wish = { countersignatures: 1 }) {
  const first = await createTestCore();
  const ada = await first.given.profile();
  const { reviewId } = await aSignedMemo(first, ada, wish);
  return { first, reviewId };
}

const run = promisify(execFile);
const verifier = path.resolve(import.meta.dirname, "../../dist/verifier/verify.mjs");

/** The stand-alone verifier, as it lies in each bundle. */
async function verifyStandalone(core: TestCore, bytes: Uint8Array, signers?: string) {
  const folder = await mkdtemp(core.outside("standalone-"));
  const file = path.join(folder, "bundle.zip");
  await writeFile(file, bytes);
  if (signers !== undefined) await writeFile(path.join(folder, "signers"), signers);
  const args = [
    verifier,
    file,
    ...(signers === undefined ? [] : ["--signers", path.join(folder, "signers")]),
  ];
  return run(process.execPath, args, { env: {} }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout + error.stderr,
    }),
  );
}

describe("a signed review", () => {
  test("is countersigned on another laptop, and comes back with both signatures", async () => {
    const { first, reviewId } = await signedByAda();
    const second = await anotherMachine();
    const ben = await second.given.profile("Ben Board");
    await know(first, second);

    const looked = await preview(second, await exported(first, reviewId));
    expect(looked).toMatchObject({
      verification: { verdict: "not-enough" },
      plan: { way: "new" },
      review: { reviewId, madeBy: "Ada Reviewer", signatures: 1, answered: 1 },
    });
    await second.call("bundle.import", { previewId: looked.previewId ?? "" });
    expect(
      (await second.call("verify.workspace", {})).checks.filter(({ result }) => result === "altered"),
    ).toEqual([]);
    const here = await second.call("review.get", { reviewId });
    const there = await first.call("review.get", { reviewId });
    expect(here.entries).toEqual(there.entries);
    expect(here.head.signed).toEqual(there.head.signed);
    await second.refused("signed", "review.answer", {
      reviewId,
      itemId: "gate",
      key: "1",
    });

    await second.call("review.countersign", { reviewId, profileId: ben, secret: second.secret() });
    const back = await exported(second, reviewId);
    await know(second, first);
    expect((await preview(first, back)).plan).toMatchObject({ way: "signatures" });
    expect(await brought(first, back)).toMatchObject({ way: "signatures", changed: 1, reviewId });
    expect((await first.call("review.get", { reviewId })).signatures).toMatchObject([
      { name: "Ada Reviewer", role: "reviewer" },
      { name: "Ben Board", role: "countersigner", known: true },
    ]);
    for (const core of [first, second]) {
      const { verdict, checks } = await core.call("verify.workspace", {});
      expect([verdict, checks.filter(({ result }) => result !== "good")]).toEqual(["good", []]);
    }
    expect((await preview(first, back)).plan.way).toBe("known");
    expect(await brought(second, await exported(first, reviewId))).toMatchObject({ way: "known" });

    const { previewId = "" } = await preview(first, back);
    await first.call("bundle.discardPreview", { previewId });
    await first.refused("not-found", "bundle.import", { previewId });
  });

  test("is verified by verify.mjs alone, which tells what is missing, and what was altered", async () => {
    const { first, reviewId } = await signedByAda();
    const ben = await first.given.profile("Ben Board");
    await first.call("review.countersign", { reviewId, profileId: ben, secret: first.secret() });
    const bytes = await exported(first, reviewId);
    const files = await readParts(bytes);
    expect(files.get("verify.mjs")).toEqual(await readFile(verifier));
    const signers = files.get("allowed_signers")?.toString() ?? "";
    expect(await verifyStandalone(first, bytes, signers)).toMatchObject({ code: 0 });
    expect(await verifyStandalone(first, bytes)).toMatchObject({ code: 1 });
    expect(await verifyStandalone(first, Buffer.from("no zip"))).toMatchObject({ code: 2 });
    for (const name of files.keys()) {
      if (["manifest.json", "VERIFY.txt", "verify.mjs", "allowed_signers"].includes(name)) continue;
      const content = Buffer.from(files.get(name) ?? "");
      content[Math.floor(content.length / 2)] = (content[Math.floor(content.length / 2)] ?? 0) ^ 1;
      const { code, stdout } = await verifyStandalone(
        first,
        await repack(bytes, { [name]: content }),
        signers,
      );
      expect([name, code]).toEqual([name, 3]);
      expect(stdout).toContain(name);
    }
  });
});

describe("unsigned work", () => {
  const [one = "", two = "", three = ""] = builtInItems.map(({ id }) => id);

  /** A review that Ada began, and Ben has as a bundle. */
  async function shared() {
    const first = await createTestCore();
    const reviewId = await first.given.review();
    await first.call("review.answer", { reviewId, itemId: one, key: "1", note: "Read twice." });
    const second = await anotherMachine();
    await brought(second, await exported(first, reviewId));
    return { first, second, reviewId };
  }
  const answersOf = async (core: TestCore, reviewId: ReviewId) =>
    (await core.call("review.get", { reviewId })).entries.answer;

  test("comes in with all its entries, and both can go on", async () => {
    const { first, second, reviewId } = await shared();
    expect((await second.call("review.get", { reviewId })).entries).toEqual(
      (await first.call("review.get", { reviewId })).entries,
    );
    expect((await second.call("verify.workspace", {})).verdict).toBe("good");
    await second.call("review.answer", { reviewId, itemId: two, key: "2" });
    expect((await preview(second, await exported(second, reviewId))).plan.way).toBe("known");
  });

  test("of two people is laid together: what one wrote is taken, and where both did, one chooses", async () => {
    const { first, second, reviewId } = await shared();
    await second.call("review.answer", {
      reviewId,
      itemId: one,
      note: "Read twice. The trigger is a row in the inbox.",
    });
    await second.call("review.answer", { reviewId, itemId: two, key: "2" });
    await second.call("review.answer", { reviewId, itemId: three, key: "0", note: "Nobody named." });
    await second.call("finding.save", { reviewId, finding: { title: "No owner", severity: "high" } });
    await first.call("review.answer", { reviewId, itemId: three, key: "3", note: "Named in the annex." });
    await first.call("question.save", { reviewId, question: { text: "Who may stop it?" } });

    const { previewId = "", plan } = await preview(first, await exported(second, reviewId));
    expect(plan).toMatchObject({ way: "merge", merge: { into: reviewId, kept: [] } });
    expect(plan.merge?.clashes).toMatchObject([
      { entry: `answer ${three}`, mine: { key: "3" }, theirs: { key: "0" } },
    ]);
    await first.refused("conflict", "bundle.import", { previewId });
    const before = await first.call("review.get", { reviewId });
    await first.call("bundle.import", { previewId, choices: { [`answer ${three}`]: "theirs" } });

    const { entries } = await first.call("review.get", { reviewId });
    expect(entries.answer).toMatchObject({
      [one]: { key: "1", note: "Read twice. The trigger is a row in the inbox." },
      [two]: { key: "2" },
      [three]: { key: "0" },
    });
    expect(entries.answer[three]?.note).toContain("Named in the annex.");
    expect(entries.answer[three]?.note).toContain("Nobody named.");
    expect(Object.values(entries.finding)).toMatchObject([{ title: "No owner" }]);
    expect(Object.values(entries.question)).toMatchObject([{ text: "Who may stop it?" }]);
    expect(Object.values(entries.merge)).toMatchObject([
      { by: "this laptop", conflicts: [{ entry: `answer ${three}`, stands: "theirs", mine: { key: "3" } }] },
    ]);
    expect((await first.call("verify.workspace", {})).verdict).toBe("good");

    const { memo } = await first.call("memo.export", { reviewId });
    const written = await partOf(
      await readFile(first.core().producedFiles.get(memo.produced).path),
      "word/document.xml",
    );
    expect(written).toContain("Work of more than one reviewer");
    expect(written).toContain("Where both reviewers wrote");

    await first.call("review.undo", { reviewId });
    expect((await first.call("review.get", { reviewId })).entries).toEqual(before.entries);
    await first.call("review.redo", { reviewId });
    // And back: the other side has nothing to choose any more.
    const there = await preview(second, await exported(first, reviewId));
    expect(there.plan.merge?.clashes).toEqual([]);
    await second.call("bundle.import", { previewId: there.previewId ?? "" });
    expect(await answersOf(second, reviewId)).toEqual(await answersOf(first, reviewId));
  });

  test("on the same packet, begun on two machines, is merged into either review", async () => {
    const first = await createTestCore();
    const mine = await first.given.review();
    await first.call("review.answer", { reviewId: mine, itemId: one, key: "1" });
    const second = await anotherMachine();
    const theirs = await second.given.review();
    await second.call("review.answer", { reviewId: theirs, itemId: two, key: "2" });
    const { previewId = "", plan } = await preview(first, await exported(second, theirs));
    expect(plan).toMatchObject({ way: "new", targets: [{ reviewId: mine, answered: 1 }] });
    expect(await first.call("bundle.plan", { previewId, into: mine })).toMatchObject({ way: "merge" });
    expect(await first.call("bundle.import", { previewId, into: mine })).toMatchObject({
      reviewId: mine,
      way: "merge",
    });
    expect(Object.keys(await answersOf(first, mine)).sort()).toEqual([one, two].sort());
  });

  test("is signed by the other, and comes back signed; what the signer never saw is not swept away", async () => {
    const { first, second, reviewId } = await shared();
    const ben = await second.given.profile("Ben Board");
    await second.call("review.applyAnswers", { reviewId, file: allAnswered() });
    await second.call("review.sign", { reviewId, profileId: ben, secret: second.secret() });
    const back = await exported(second, reviewId);

    const third = await anotherMachine();
    await brought(third, await exported(first, reviewId));
    await third.call("review.answer", { reviewId, itemId: two, key: "1" });
    const refused = (await preview(third, back)).plan;
    expect(refused).toMatchObject({ way: "refused" });
    expect(refused.says).toMatch(/has changes here that the signer never saw/);

    expect((await preview(first, back)).plan.way).toBe("signed");
    expect(await brought(first, back)).toMatchObject({ way: "signed", reviewId });
    expect((await first.call("review.get", { reviewId })).head.signed?.by).toBe("Ben Board");
    expect(
      (await first.call("verify.workspace", {})).checks.filter(({ result }) => result === "altered"),
    ).toEqual([]);
  });

  // The key is stretched four times, on purpose slowly.
  test("travels under a passphrase, in a file that age opens", { timeout: 120_000 }, async () => {
    const { first, reviewId } = await shared();
    const { bundle, encrypted } = await first.call("bundle.export", {
      reviewId,
      secret: first.secret("correct horse battery"),
    });
    expect([encrypted, bundle.name]).toEqual([true, expect.stringMatching(/\.countersign\.zip\.age$/)]);
    const bytes = await readFile(first.core().producedFiles.get(bundle.produced).path);
    const third = await anotherMachine();
    const pickedFile = await third.pickBytes(bundle.name, bytes);
    expect((await third.refused("passphrase", "bundle.preview", { pickedFile })).message).toMatch(
      /is encrypted/,
    );
    await third.refused("passphrase", "bundle.preview", { pickedFile, secret: third.secret("wrong") });
    const cut = await third.pickBytes(bundle.name, bytes.subarray(0, bytes.length - 1000));
    await third.refused("malformed-file", "bundle.preview", {
      pickedFile: cut,
      secret: third.secret("correct horse battery"),
    });
    const { plan } = await third.call("bundle.preview", {
      pickedFile,
      secret: third.secret("correct horse battery"),
    });
    expect(plan.way).toBe("new");
  });
});
