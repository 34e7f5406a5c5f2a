import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { partOf, repack } from "../support/repack.ts";

let origin: TestCore;
let memoPath = "";
let picked: { memo: string; statement: string; signature: string };
let otherMemo: Buffer;
let draft: Buffer;

beforeAll(async () => {
  origin = await createTestCore({ lasting: true });
  const { reviewId } = await origin.given.signed();
  await mkdir(origin.outside("out"));
  const { memo, signatures } = await origin.call("memo.export", { reviewId });
  const save = async ({ produced, name }: { produced: string; name: string }) => {
    const file = path.join(origin.outside("out"), name);
    await origin.core().producedFiles.saveTo(produced, file);
    return file;
  };
  const [statement, signature] = signatures;
  if (!statement || !signature) throw new Error("no signature came out");
  memoPath = await save(memo);
  picked = { memo: memoPath, statement: await save(statement), signature: await save(signature) };
  const { reviewId: next } = await origin.call("review.revise", { reviewId });
  const drafted = await origin.call("memo.export", { reviewId: next });
  draft = await readFile(origin.core().producedFiles.get(drafted.memo.produced).path);
  const { profiles } = await origin.call("profile.list", {});
  const profileId = profiles[0]?.profileId;
  if (!profileId) throw new Error("no profile");
  await origin.call("review.sign", { reviewId: next, profileId, secret: origin.secret() });
  const other = await origin.call("memo.export", { reviewId: next });
  otherMemo = await readFile(origin.core().producedFiles.get(other.memo.produced).path);
});
afterAll(() => origin.close());

type Change = (files: { memo: Buffer; statement: Buffer; signature: Buffer }) => {
  memo?: Buffer;
  statement?: Buffer;
  signature?: Buffer;
};

/** The three files with something done to them, picked in a workspace. */
async function verify(where: TestCore, change: Change = (files) => files) {
  const files = {
    memo: await readFile(picked.memo),
    statement: await readFile(picked.statement),
    signature: await readFile(picked.signature),
  };
  const names = { memo: picked.memo, statement: picked.statement, signature: picked.signature };
  const tokens: string[] = [];
  for (const [key, bytes] of Object.entries(change(files))) {
    const name = Object.entries(names).find(([known]) => known === key)?.[1] ?? "";
    tokens.push(await where.pickBytes(path.basename(name), bytes));
  }
  return where.call("verify.file", { pickedFiles: tokens });
}

const flip = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

/** What is left to say where every signer is known: the built-in checklist asks for more than one. */
const wantsAnother = "The checklist asks for 1 countersignature; there are 0.";

describe("a memo with its signature", () => {
  test("is as it was signed in another workspace, where its signer is not known until a person says so", async () => {
    const elsewhere = await createTestCore();
    const unknown = await verify(elsewhere);
    expect(unknown.verdict).toBe("not-enough");
    expect(unknown.says).toMatch(/is not a known signer/);
    const [signer] = unknown.signers;
    // The key comes out of the signature itself, so nobody has to send it.
    await elsewhere.call("trust.add", { publicKey: signer?.publicKey ?? "", name: signer?.name ?? "" });
    const { signers } = await elsewhere.call("trust.list", {});
    expect(signers).toMatchObject([{ name: "Ada Reviewer", fingerprint: signer?.fingerprint }]);
    expect(await verify(elsewhere)).toMatchObject({ says: wantsAnother, signers: [{ known: true }] });
  });

  test("is not enough where the key is known under another name than the statement gives", async () => {
    const elsewhere = await createTestCore();
    const { profiles } = await origin.call("profile.list", {});
    const publicKey = profiles[0]?.publicKey ?? "";
    await elsewhere.call("trust.add", { publicKey, name: "Eve Intern" });
    const borrowed = await verify(elsewhere);
    expect(borrowed).toMatchObject({ verdict: "not-enough", signers: [{ name: "Eve Intern", known: true }] });
    expect(borrowed.says).toBe(
      "The statement names its signer Ada Reviewer, but this key is known here as Eve Intern. Ask Eve Intern about it.",
    );
    const { fingerprint } = profiles[0] ?? { fingerprint: "" };
    await elsewhere.call("trust.remove", { fingerprint });
    await elsewhere.call("trust.add", { publicKey, name: "  ada   REVIEWER " });
    expect((await verify(elsewhere)).says).toBe(wantsAnother);
  });

  test("is found by itself in the workspace that signed it, and beside the memo elsewhere", async () => {
    const alone = { pickedFiles: [origin.pick(memoPath)] };
    expect((await origin.call("verify.file", alone)).signers).toHaveLength(1);
    const elsewhere = await createTestCore();
    const beside = await elsewhere.call("verify.file", { pickedFiles: [elsewhere.pick(memoPath)] });
    expect(beside.signers).toHaveLength(1);
  });

  test.each<[string, Change]>([
    ["the memo", ({ memo, ...rest }) => ({ ...rest, memo: flip(memo, 5_000) })],
    [
      "the end of the memo",
      ({ memo, ...rest }) => ({ ...rest, memo: Buffer.concat([memo, Buffer.from("x")]) }),
    ],
    ["the statement", ({ statement, ...rest }) => ({ ...rest, statement: flip(statement, 200) })],
    [
      "the decision in the statement",
      ({ statement, ...rest }) => ({
        ...rest,
        statement: Buffer.from(statement.toString().replace('"approve"', '"reject"')),
      }),
    ],
    ["the signature", ({ signature, ...rest }) => ({ ...rest, signature: flip(signature, 120) })],
    ["the whole memo, by another signed one", (files) => ({ ...files, memo: otherMemo })],
    ["the whole memo, by a draft", (files) => ({ ...files, memo: draft })],
  ])("is altered where somebody changed %s", async (_what, change) => {
    const elsewhere = await createTestCore();
    expect((await verify(elsewhere, change)).verdict).toBe("altered");
  });

  test("is not enough without its signature, or with half of it", async () => {
    const elsewhere = await createTestCore();
    expect((await verify(elsewhere, ({ memo }) => ({ memo }))).verdict).toBe("not-enough");
    const half = await verify(elsewhere, ({ memo, statement }) => ({ memo, statement }));
    expect(half.verdict).toBe("not-enough");
    const otherHalf = await verify(elsewhere, ({ memo, signature }) => ({ memo, signature }));
    expect(otherHalf.verdict).toBe("not-enough");
  });

  test("a signed memo that was changed and stripped of its signature is altered in its own workspace", async () => {
    const change: Change = ({ memo }) => ({ memo: flip(memo, memo.length - 30) });
    const reply = await verify(origin, change).catch((error: unknown) => error);
    expect(reply).not.toMatchObject({ verdict: "good" });
  });

  test("a changed memo with no signature files is altered where it was signed, and its signers are named", async () => {
    const memo = await readFile(picked.memo);
    const text = await partOf(memo, "word/document.xml");
    const edited = await repack(memo, { "word/document.xml": text.replace("Payments", "Pastries") });
    const pickedFile = await origin.pickBytes("decision.docx", edited);
    expect(await origin.call("verify.file", { pickedFiles: [pickedFile] })).toMatchObject({
      verdict: "altered",
      says: "decision.docx names a review that was signed here, but it is not the memo that was signed. Export the memo again.",
      signers: [{ name: "Ada Reviewer", known: true }],
    });
  });

  test("a memo that is cut off is altered where its name says which one it was, and else said to be damaged", async () => {
    const cut = (await readFile(picked.memo)).subarray(0, -30);
    const name = path.basename(picked.memo);
    const here = await origin.call("verify.file", { pickedFiles: [await origin.pickBytes(name, cut)] });
    expect(here).toMatchObject({
      verdict: "altered",
      says: expect.stringMatching(
        /signed here, but it cannot be read as a Word file: it is damaged or cut off/,
      ),
      signers: [{ name: "Ada Reviewer" }],
    });
    const empty = { pickedFiles: [await origin.pickBytes(name, "")] };
    expect(await origin.call("verify.file", empty)).toMatchObject({ verdict: "altered" });
    const renamed = { pickedFiles: [await origin.pickBytes("decision.docx", cut)] };
    const error = await origin.refused("malformed-file", "verify.file", renamed);
    expect(error.message).toMatch(
      /^decision\.docx begins like a Word file but cannot be read: it is damaged/,
    );
    const elsewhere = await createTestCore();
    const unknown = { pickedFiles: [await elsewhere.pickBytes(name, cut)] };
    await elsewhere.refused("malformed-file", "verify.file", unknown);
  });

  test("a file that is no memo is not checked", async () => {
    const pickedFile = await origin.pickBytes("letter.docx", "no zip at all");
    const error = await origin.refused("malformed-file", "verify.file", { pickedFiles: [pickedFile] });
    expect(error.message).toBe(
      "letter.docx is not a Word file, or is damaged beyond reading, and it comes with no signature files, so there is nothing to check.",
    );
    const text = origin.outside("note.txt");
    await writeFile(text, "x");
    await origin.refused("malformed-file", "verify.file", { pickedFiles: [origin.pick(text)] });
  });
});
