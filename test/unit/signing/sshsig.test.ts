import { generateKeyPairSync } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { generateSigningKey } from "#core/signing/public-key";
import { readSshSignature, signSsh, verifySsh } from "#core/signing/sshsig";
import { wireString } from "#core/signing/ssh-wire";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import { statementBytes } from "#shared/formats/statement";
import { aStatement } from "../../support/statement-builder.ts";

const { privateKey, publicKey } = generateSigningKey();
const message = statementBytes(aStatement());
const signature = signSsh(privateKey, message);

const BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
const END = "\n-----END SSH SIGNATURE-----\n";
const blobOf = (text: string) => Buffer.from(text.slice(BEGIN.length, -END.length), "base64");
const armoured = (blob: Uint8Array, length = 70) =>
  BEGIN +
  (
    Buffer.from(blob)
      .toString("base64")
      .match(new RegExp(`.{1,${length}}`, "g")) ?? []
  ).join("\n") +
  END;

/** A signature put together from parts, each of which a test can replace. */
function assembled(
  parts: Partial<Record<"magic" | "keyType" | "namespace" | "reserved" | "hash" | "sigType", string>> & {
    version?: number;
    key?: Uint8Array;
    sig?: Uint8Array;
    more?: Uint8Array;
  } = {},
): string {
  const read = readSshSignature(signature);
  if (!read.ok) throw new Error(read.why);
  const version = Buffer.alloc(4);
  version.writeUInt32BE(parts.version ?? 1);
  return armoured(
    Buffer.concat([
      Buffer.from(parts.magic ?? "SSHSIG"),
      version,
      wireString(
        Buffer.concat([
          wireString(parts.keyType ?? "ssh-ed25519"),
          wireString(parts.key ?? read.value.publicKey),
        ]),
      ),
      wireString(parts.namespace ?? SSHSIG_NAMESPACE),
      wireString(parts.reserved ?? ""),
      wireString(parts.hash ?? "sha512"),
      wireString(
        Buffer.concat([
          wireString(parts.sigType ?? "ssh-ed25519"),
          wireString(parts.sig ?? read.value.signature),
        ]),
      ),
      parts.more ?? new Uint8Array(),
    ]),
  );
}

test("a signature is good for its message and names its key", () => {
  expect(assembled()).toBe(signature);
  expect(verifySsh(signature, message)).toMatchObject({ ok: true, publicKey: Uint8Array.from(publicKey) });
  expect(readSshSignature(signature)).toMatchObject({
    ok: true,
    value: { namespace: "countersign/statement/v1", hash: "sha512", publicKey: Uint8Array.from(publicKey) },
  });
});

test("the same key signs the same message with the same bytes", () => {
  expect(signSsh(privateKey, message)).toBe(signature);
});

test("any message can be signed, empty ones too", () => {
  const isGood = fc.property(
    fc.uint8Array({ maxLength: 2_000 }),
    (bytes) => verifySsh(signSsh(privateKey, bytes), bytes).ok,
  );
  expect(fc.check(isGood, { numRuns: 50 })).toMatchObject({ failed: false, numRuns: 50 });
});

test("only Ed25519 keys sign", () => {
  expect(() => signSsh(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey, message)).toThrow(
    TypeError,
  );
});

describe("refused, with the reason", () => {
  test.each([
    ["a changed message", signature, Buffer.concat([message, Buffer.from(" ")]), /changed after signing/],
    [
      "another key in its place",
      assembled({ key: generateSigningKey().publicKey }),
      message,
      /changed after signing/,
    ],
    [
      "32 bytes that are no key",
      assembled({ key: new Uint8Array(32).fill(2) }),
      message,
      /changed after signing/,
    ],
    ["the other hash in its name", assembled({ hash: "sha256" }), message, /changed after signing/],
    ["another namespace", assembled({ namespace: "file" }), message, /another purpose/],
    [
      "a namespace that ours begins",
      assembled({ namespace: `${SSHSIG_NAMESPACE}/x` }),
      message,
      /another purpose/,
    ],
    ["another version", assembled({ version: 2 }), message, /version/],
    ["another hash", assembled({ hash: "sha1" }), message, /hash/],
    [
      "another kind of key",
      assembled({ keyType: "sk-ssh-ed25519@openssh.com" }),
      message,
      /kind ssh-ed25519/,
    ],
    ["a longer key", assembled({ key: new Uint8Array(33) }), message, /kind ssh-ed25519/],
    ["another kind of signature", assembled({ sigType: "rsa-sha2-512" }), message, /damaged/],
    ["a shorter signature", assembled({ sig: new Uint8Array(63) }), message, /damaged/],
    ["a filled reserved field", assembled({ reserved: "x" }), message, /damaged/],
    ["bytes after the end", assembled({ more: new Uint8Array(1) }), message, /damaged/],
    ["another magic", assembled({ magic: "SSHSIX" }), message, /damaged/],
    ["nothing", "", message, /damaged/],
    ["an empty frame", BEGIN + END, message, /damaged/],
    ["lines of another length", armoured(blobOf(signature), 76), message, /damaged/],
    ["two signatures", signature + signature, message, /damaged/],
    ["text before it", `\n${signature}`, message, /damaged/],
    ["no line end after it", signature.trimEnd(), message, /damaged/],
    ["Windows line ends", signature.replaceAll("\n", "\r\n"), message, /damaged/],
    ["a mail's worth of text", BEGIN + "A".repeat(1_000_000) + END, message, /damaged/],
    [
      "a length that reaches beyond the end",
      armoured(blobOf(signature).fill(0xff, 10, 14)),
      message,
      /damaged/,
    ],
  ])("%s", (_, text, bytes, why) => {
    const verdict = verifySsh(text, bytes);
    expect(verdict).toMatchObject({ ok: false });
    expect(verdict.ok ? "" : verdict.why).toMatch(why);
  });

  test.each([
    `00${"00".repeat(31)}`,
    `01${"00".repeat(31)}`,
    `01${"00".repeat(30)}80`,
    `ec${"ff".repeat(31)}`,
    `ec${"ff".repeat(30)}7f`,
    `ed${"ff".repeat(30)}7f`,
    `ee${"ff".repeat(30)}7f`,
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ])("the key %s of small order, under which one signature can be good for every message", (key) => {
    // Refused on sight: some versions of the library would take this one for any message.
    const forgery = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]);
    expect(readSshSignature(assembled({ key: Buffer.from(key, "hex"), sig: forgery })).ok).toBe(false);
  });

  test("whatever else it is given, without an exception", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => armoured(bytes)),
      fc
        .uint8Array({ maxLength: 200 })
        .map((bytes) => armoured(Buffer.concat([blobOf(signature).subarray(0, 10), bytes]))),
    );
    const isRefused = fc.property(anyText, (text) => !verifySsh(text, message).ok);
    expect(fc.check(isRefused, { numRuns: 3_000 })).toMatchObject({ failed: false });
  });

  test("the signature cut off at any place", () => {
    for (let length = 0; length < signature.length; length += 1)
      expect(verifySsh(signature.slice(0, length), message).ok).toBe(false);
    for (let length = 0; length < blobOf(signature).length; length += 1)
      expect(verifySsh(armoured(blobOf(signature).subarray(0, length)), message).ok).toBe(false);
  });

  test("3,000 random flips of a bit in statement and signature, each one", () => {
    const random = numbersFrom(20_261_122);
    const text = Buffer.from(signature);
    const both = 8 * (text.length + message.length);
    let [inText, inMessage] = [0, 0];
    for (let n = 0; n < 3_000; n += 1) {
      const bit = random(both);
      const [copiedText, copiedMessage] = [Buffer.from(text), Buffer.from(message)];
      const [target, at] = bit < 8 * text.length ? [copiedText, bit] : [copiedMessage, bit - 8 * text.length];
      target[at >> 3] = (target[at >> 3] ?? 0) ^ (1 << (at & 7));
      if (target === copiedText) inText += 1;
      else inMessage += 1;
      expect(verifySsh(copiedText.toString("latin1"), copiedMessage).ok, `bit ${bit}`).toBe(false);
    }
    expect(Math.min(inText, inMessage)).toBeGreaterThan(500);
  });

  test("every flip of a bit in the signature's bytes, armoured again", () => {
    const blob = blobOf(signature);
    for (let bit = 0; bit < 8 * blob.length; bit += 1) {
      const copy = Buffer.from(blob);
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(verifySsh(armoured(copy), message).ok, `bit ${bit}`).toBe(false);
    }
  });
});

/** A small generator with a seed (xorshift), so that a failing flip can be found again. */
function numbersFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
