/** A second person's signature: over the same review, inside the same Word file, and never the first person's own. */
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { ProfileId } from "#shared/ids";
import { readPackage, writePackage } from "#core/word-signature/package-parts";
import { verifyPackage } from "#core/word-signature/verify-package";
import { createTestCore, type TestCore } from "../support/core-fixture.ts";
import { aSignedMemo } from "../support/signed-memo.ts";
import { tamper } from "../support/tamper.ts";

type Files = Map<string, Buffer>;

/** A review that Ada signed and Ben countersigned, on one machine. */
async function given(wish: Parameters<typeof aSignedMemo>[2] = { countersignatures: 1 }) {
  const core = await createTestCore();
  const ada = await core.given.profile();
  const { reviewId } = await aSignedMemo(core, ada, wish);
  const ben = await core.given.profile("Ben Board");
  const countersign = (profileId: ProfileId = ben) =>
    core.call("review.countersign", { reviewId, profileId, secret: core.secret() });
  return { core, reviewId, ada, ben, countersign };
}

async function exported({ call, core }: TestCore, reviewId: Awaited<ReturnType<typeof given>>["reviewId"]) {
  const { memo, countersigned, signatures } = await call("memo.export", { reviewId });
  const files: Files = new Map();
  for (const file of [memo, ...(countersigned ? [countersigned] : []), ...signatures])
    files.set(file.name, await readFile(core().producedFiles.get(file.produced).path));
  return { files, memo: memo.name, countersigned: countersigned?.name ?? "" };
}

/** Verifies the picked files on a machine that knows both signers and nothing else. */
async function verify(
  origin: TestCore,
  files: Files,
  names: readonly string[],
  at = "2026-11-03T12:00:00.000Z",
) {
  const elsewhere = await createTestCore({ at });
  for (const { publicKey, name } of (await origin.call("profile.list", {})).profiles)
    await elsewhere.call("trust.add", { publicKey, name });
  const pickedFiles = await Promise.all(
    names.map((name) => elsewhere.pickBytes(name, files.get(name) ?? "")),
  );
  return elsewhere.call("verify.file", { pickedFiles });
}

const sides = (files: Files) => [...files.keys()].filter((name) => !name.endsWith(".docx"));

test("a countersigned memo holds both signatures inside, and shows them on a machine that has nothing else", async () => {
  const { core, reviewId, countersign } = await given();
  const before = await exported(core, reviewId);
  expect(before.countersigned).toBe("");
  expect((await verify(core, before.files, [...before.files.keys()])).says).toMatch(
    /asks for 1 countersignature; there are 0/,
  );

  core.clock.advance(60_000);
  const { digest } = await countersign();
  const { signatures, head } = await core.call("review.get", { reviewId });
  expect(signatures).toMatchObject([
    { role: "reviewer", name: "Ada Reviewer", known: true },
    { role: "countersigner", name: "Ben Board", known: true },
  ]);
  expect(head.signed?.digest).toBe(digest);

  const { files, memo, countersigned } = await exported(core, reviewId);
  expect(files.get(memo)).toEqual(before.files.get(memo));
  expect(countersigned).toBe(memo.replace(".docx", ".countersigned.docx"));
  const inside = await verifyPackage(files.get(countersigned) ?? Buffer.alloc(0));
  expect(inside.signatures).toMatchObject([
    { name: "Ada Reviewer", state: "good" },
    { name: "Ben Board", state: "good" },
  ]);
  const verification = await verify(core, files, [countersigned, ...sides(files)]);
  expect(verification).toMatchObject({ verdict: "good" });
  expect(verification.checks.map(({ says }) => says)).toContainEqual(
    expect.stringMatching(
      /Without the signatures that were put into it later, .* is what Ada Reviewer signed, byte for byte/,
    ),
  );
  expect(await core.call("verify.workspace", {})).toMatchObject({ verdict: "good" });
  await core.reopen();
  expect((await core.call("app.health", {})).checks.filter(({ state }) => state === "bad")).toEqual([]);
});

test("the memo from before the countersignature sends its reader to the right file", async () => {
  const { core, reviewId, countersign } = await given();
  await countersign();
  const { files, memo } = await exported(core, reviewId);
  const { verdict, says } = await verify(core, files, [memo, ...sides(files)]);
  expect(verdict).toBe("not-enough");
  expect(says).toMatch(/Ben Board countersigned another file .* ends in \.countersigned\.docx/);
});

test("any change beside the signatures is named, also below the last one", async () => {
  const { core, reviewId, countersign } = await given();
  await countersign();
  const { files, countersigned } = await exported(core, reviewId);
  const change = async (part: string, edit: (text: string) => string) => {
    const parts = new Map(await readPackage(files.get(countersigned) ?? Buffer.alloc(0)));
    parts.set(part, Buffer.from(edit(parts.get(part)?.toString("utf8") ?? "")));
    const altered = new Map([...files, [countersigned, Buffer.from(writePackage(parts))]]);
    const { verdict, checks } = await verify(core, altered, [countersigned, ...sides(files)]);
    expect(verdict).toBe("altered");
    return checks.filter(({ result }) => result === "altered").map(({ what, says }) => `${what}: ${says}`);
  };
  expect(
    (await change("word/document.xml", (xml) => xml.replace("Ten invoices", "All invoices"))).join(),
  ).toMatch(/word\/document\.xml: The text of the memo was changed/);
  expect(
    (
      await change("docProps/core.xml", (xml) => xml.replace("</cp:coreProperties>", " </cp:coreProperties>"))
    ).join(),
  ).toMatch(/docProps/);
  expect(
    (await change("_xmlsignatures/sig2.xml", (xml) => xml.replace("Ben Board", "Bob Board"))).join(),
  ).toMatch(/not what was signed/);
});

test("is another person's, made once by each, and not after the decision's time", async () => {
  const { core, reviewId, ada, countersign } = await given({
    countersignatures: 2,
    reviewAgain: "2027-05-01",
  });
  const refusedFor = async (profileId?: ProfileId) =>
    countersign(profileId).then(
      () => "done",
      (error: Error) => error.message,
    );
  expect(await refusedFor(ada)).toBe(
    "Ada Reviewer signed this review already. A countersignature is another person’s.",
  );
  const both = await Promise.all([refusedFor(), refusedFor()]);
  expect(both.filter((said) => said === "done")).toHaveLength(1);
  expect(await refusedFor()).toMatch(/^Ben Board countersigned this review already/);
  core.clock.now = "2027-05-02T12:00:00.000Z";
  const cleo = await core.given.profile("Cleo Chair");
  expect(await refusedFor(cleo)).toMatch(/does not hold any more: it was to be reviewed again by 2027-05-01/);
  core.clock.now = "2027-05-01T12:00:00.000Z";
  expect(await refusedFor(cleo)).toBe("done");
  const { files, countersigned } = await exported(core, reviewId);
  expect(
    await verify(core, files, [countersigned, ...sides(files)], "2027-05-01T12:00:00.000Z"),
  ).toMatchObject({
    verdict: "good",
  });
  expect(sides(files)).toHaveLength(6);
});

test("of a review that is not signed, or not whole any more, is refused", async () => {
  const { core, reviewId, ben, countersign } = await given();
  const { reviewId: next } = await core.call("review.revise", { reviewId });
  await core.refused("not-found", "review.countersign", {
    reviewId: next,
    profileId: ben,
    secret: core.secret(),
  });
  await core.refused("passphrase", "review.countersign", {
    reviewId,
    profileId: ben,
    secret: core.secret("not the passphrase"),
  });
  tamper(core.folder, (db) => db.exec("UPDATE signed_review SET record = json_set(record, '$.revision', 5)"));
  await expect(countersign()).rejects.toThrow(
    /cannot be countersigned: its record is not the one that was signed/,
  );
});

test("that lost its receipt, or came in without one, is told", async () => {
  const { core, countersign } = await given();
  await countersign();
  const says = async () =>
    (await core.call("verify.workspace", {})).checks
      .filter(({ result }) => result === "altered")
      .map(({ what, says: text }) => `${what}: ${text}`)
      .join("\n");
  tamper(core.folder, (db) => db.exec("DELETE FROM signature WHERE position = 2"));
  expect(await says()).toMatch(/Countersignature of review .* 2: It is gone, with no receipt/);
  await core.reopen();
  expect((await core.refused("integrity", "review.list", {})).message).toMatch(/does not match its receipt/);
});
