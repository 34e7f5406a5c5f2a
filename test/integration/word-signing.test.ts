/** The signature inside the memo's Word file, through the calls: made, told, and named where it does not hold. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readPackage, writePackage } from "#core/word-signature/package-parts";
import { verifyPackage } from "#core/word-signature/verify-package";
import { createTestCore } from "../support/core-fixture.ts";
import { aProfileFile } from "../support/profile-builder.ts";
import { aSignedMemo, verifySigned } from "../support/signed-memo.ts";

const changed = async (memo: Buffer, part: string, from: string, to: string): Promise<Buffer> => {
  const parts = new Map(await readPackage(memo));
  const before = parts.get(part)?.toString("utf8") ?? "";
  expect(before).toContain(from);
  parts.set(part, Buffer.from(before.replace(from, to)));
  return Buffer.from(writePackage(parts));
};

test("a signed memo carries the signer's certificate, and verification names what was altered in it", async () => {
  const core = await createTestCore();
  const { call, secret } = core;
  const profile = await call("profile.create", {
    name: "Ines Halvorsen",
    role: "Security",
    secret: secret(),
  });
  expect(profile.certificate).toMatchObject({ name: "Ines Halvorsen", source: "own" });
  const signed = await aSignedMemo(core, profile.profileId);
  const inside = await verifyPackage(signed.memo);
  expect(inside).toMatchObject({
    signatures: [
      {
        name: "Ines Halvorsen",
        role: "Security",
        state: "good",
        fingerprint: profile.certificate?.fingerprint,
      },
    ],
    uncovered: [],
  });

  const good = await verifySigned(core, signed);
  expect(good.verdict).toBe("good");
  expect(good.checks).toContainEqual(
    expect.objectContaining({
      what: "Word signature 1",
      result: "good",
      says: expect.stringContaining("Ines"),
    }),
  );

  const says = async (memo: Buffer) => {
    const { verdict, checks } = await verifySigned(core, { ...signed, memo });
    expect(verdict).toBe("altered");
    return checks
      .filter(({ result }) => result === "altered")
      .map(({ what, says: why }) => `${what}: ${why}`);
  };
  const text = await changed(signed.memo, "word/document.xml", "Ten invoices", "All invoices");
  expect(await says(text)).toContainEqual(
    expect.stringContaining("m.docx, word/document.xml: The text of the memo was changed"),
  );
  const author = await changed(
    signed.memo,
    "docProps/core.xml",
    "Ines Halvorsen</dc:creator>",
    "Somebody</dc:creator>",
  );
  expect(await says(author)).toContainEqual(expect.stringContaining("the properties of the document"));
  const parts = new Map(await readPackage(signed.memo));
  for (const name of parts.keys()) if (name.startsWith("_xmlsignatures/")) parts.delete(name);
  expect(await says(Buffer.from(writePackage(parts)))).toContainEqual(
    expect.stringContaining("no signature inside the Word file any more"),
  );
});

test("a profile from before gets its certificate with its first signature, and takes it along to another machine", async () => {
  const core = await createTestCore();
  const { call, pickBytes, secret } = core;
  const { word: _none, ...older } = JSON.parse(await aProfileFile("Ada Reviewer")) as Record<string, unknown>;
  const olderFile = await pickBytes("profile.json", JSON.stringify(older));
  const { profileId } = await call("profile.import", { pickedFile: olderFile, secret: secret() });
  const of = async (where: typeof core) =>
    (await where.call("profile.list", {})).profiles.find(({ name }) => name === "Ada Reviewer")?.certificate;
  expect(await of(core)).toBeUndefined();
  await aSignedMemo(core, profileId);
  const certificate = await of(core);
  expect(certificate).toMatchObject({ name: "Ada Reviewer", source: "own" });
  const { produced } = await call("profile.export", { profileId });
  const bytes = await readFile(core.core().producedFiles.get(produced).path, "utf8");
  const other = await createTestCore();
  await other.call("profile.import", {
    pickedFile: await other.pickBytes("a.json", bytes),
    secret: other.secret(),
  });
  expect(await of(other)).toEqual(certificate);

  const file = JSON.parse(bytes) as { word: { certificate: string } };
  const foreign = await createTestCore();
  const made = await foreign.call("profile.create", { name: "B", role: "", secret: foreign.secret() });
  const exported = await foreign.call("profile.export", { profileId: made.profileId });
  const theirs = JSON.parse(
    await readFile(foreign.core().producedFiles.get(exported.produced).path, "utf8"),
  ) as typeof file;
  const swapped = JSON.stringify({ ...file, word: { ...file.word, certificate: theirs.word.certificate } });
  const third = await createTestCore();
  const pickedFile = await third.pickBytes("a.json", swapped);
  const refusal = await third.refused("malformed-file", "profile.import", {
    pickedFile,
    secret: third.secret(),
  });
  expect(refusal.message).toContain("its certificate is not that of its key");
  expect(await of(third)).toBeUndefined();
  expect(secret).toBeDefined();
});

test("an organisation's certificate takes the place of the own one, under the same passphrase", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-p12-"));
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    "k",
    "-out",
    "c",
    "-days",
    "9",
    "-subj",
    "/O=House/CN=I. Halvorsen",
  );
  openssl("pkcs12", "-export", "-inkey", "k", "-in", "c", "-out", "f.p12", "-passout", "pass:of the house");
  const p12 = readFileSync(path.join(folder, "f.p12"));
  rmSync(folder, { recursive: true });

  const core = await createTestCore();
  const { call, refused, secret, pickBytes } = core;
  const { profileId } = await call("profile.create", { name: "Ines", role: "", secret: secret() });
  const use = async (password: string, passphrase?: string) => ({
    profileId,
    pickedFile: await pickBytes("house.p12", p12),
    password: secret(password),
    secret: passphrase === undefined ? secret() : secret(passphrase),
  });
  expect((await refused("invalid-input", "profile.useCertificate", await use("wrong"))).message).toMatch(
    /password/,
  );
  await refused("passphrase", "profile.useCertificate", await use("of the house", "not the passphrase"));
  const view = await call("profile.useCertificate", await use("of the house"));
  expect(view.certificate).toMatchObject({ name: "I. Halvorsen", source: "organisation" });
  const { memo } = await aSignedMemo(core, profileId);
  expect((await verifyPackage(memo)).signatures).toMatchObject([{ name: "I. Halvorsen", state: "good" }]);
  expect((await call("verify.workspace", {})).verdict).toBe("good");
});
