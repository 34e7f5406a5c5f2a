import { execFileSync } from "node:child_process";
import { createPublicKey, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCertificate, readPkcs12 } from "#core/word-signature/certificate";

const now = new Date("2026-11-22T12:00:00Z");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "countersign-certificate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });

test("a certificate of a profile is what openssl takes for a valid one, of this key and name", async () => {
  const name = "Inés Hälvorsen, “CISO”";
  const { key, certificate } = await makeCertificate(name, now);
  const read = new X509Certificate(certificate);
  expect(read.checkPrivateKey(key)).toBe(true);
  expect(read.subject).toContain("CN=");
  expect(read.verify(createPublicKey(key))).toBe(true);
  expect(read.ca).toBe(false);
  expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12"]);
  expect(new Date(read.validTo).getUTCFullYear()).toBe(2036);
  expect(read.serialNumber).toHaveLength(32);
  const file = path.join(folder, "own.pem");
  writeFileSync(file, read.toString());
  expect(openssl("verify", "-x509_strict", "-partial_chain", "-CAfile", file, file).toString()).toMatch(
    /: OK/,
  );
  const other = await makeCertificate(name, now);
  expect(new X509Certificate(other.certificate).serialNumber).not.toBe(read.serialNumber);
});

describe("a PKCS#12 file", () => {
  const password = "pässword 1";
  const makeP12 = (kind: "rsa:2048" | "rsa:1024" | "ec", ...more: string[]) => {
    const newKey = kind === "ec" ? ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"] : [kind];
    openssl(
      "req",
      "-x509",
      "-newkey",
      ...newKey,
      "-nodes",
      "-keyout",
      "k.pem",
      "-out",
      "c.pem",
      "-days",
      "900",
      "-subj",
      "/O=House/CN=Ada Ruiz",
    );
    openssl(
      "pkcs12",
      "-export",
      "-inkey",
      "k.pem",
      "-in",
      "c.pem",
      "-out",
      "f.p12",
      "-passout",
      `pass:${password}`,
      ...more,
    );
    return readFileSync(path.join(folder, "f.p12"));
  };
  const refusal = (bytes: Uint8Array, given = password) =>
    readPkcs12(bytes, given).then(
      () => "read",
      (error: Error) => error.message,
    );

  test("gives the key with its certificate", async () => {
    const { key, certificate } = await readPkcs12(makeP12("rsa:2048"), password);
    const read = new X509Certificate(certificate);
    expect(read.subject).toContain("CN=Ada Ruiz");
    expect(read.checkPrivateKey(key)).toBe(true);
  });

  test("is refused with what is wrong with it", async () => {
    const good = makeP12("rsa:2048");
    expect(await refusal(good, "wrong")).toMatch(/password does not open/);
    expect(await refusal(Buffer.from("PK\u0003\u0004 no such file"))).toMatch(/no PKCS#12 file/);
    expect(await refusal(good.subarray(0, 600))).toMatch(/no PKCS#12 file|damaged/);
    expect(await refusal(Buffer.alloc(0))).toMatch(/no PKCS#12 file/);
    expect(await refusal(makeP12("ec"))).toMatch(/no RSA key/);
    expect(await refusal(makeP12("rsa:1024"))).toMatch(/at least 2048/);
    expect(await refusal(makeP12("rsa:2048", "-nokeys"))).toMatch(/no private key/);
    expect(await refusal(makeP12("rsa:2048", "-legacy"))).toMatch(/ciphers of the past/);
  });

  test("one turned bit anywhere gives a refusal and no crash", async () => {
    const good = makeP12("rsa:2048");
    for (let at = 0; at < good.length; at += 41) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      expect(typeof (await refusal(bad))).toBe("string");
    }
  });
});
