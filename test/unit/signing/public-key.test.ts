import { describe, expect, test } from "vitest";
import {
  allowedSignersLine,
  fingerprint,
  generateSigningKey,
  parsePublicKeyLine,
  principalFor,
  publicKeyBlob,
  publicKeyLine,
} from "#core/signing/public-key";
import { Fingerprint } from "#shared/formats/signing";

const { publicKey } = generateSigningKey();
const line = publicKeyLine(publicKey, "Erika Prüferin, lab 2");

test("a public key line reads back to key and comment, with or without its line end", () => {
  const expected = { ok: true, publicKey: Uint8Array.from(publicKey), comment: "Erika Prüferin, lab 2" };
  expect(parsePublicKeyLine(line)).toEqual(expected);
  expect(parsePublicKeyLine(`${line}\n`)).toEqual(expected);
  expect(parsePublicKeyLine(`${line}\r\n`)).toEqual(expected);
  expect(parsePublicKeyLine(publicKeyLine(publicKey, ""))).toEqual({ ...expected, comment: "" });
});

test("a fingerprint has the form that the formats ask for", () => {
  expect(Fingerprint.safeParse(fingerprint(publicKey)).success).toBe(true);
});

const base64 = Buffer.from(publicKeyBlob(publicKey)).toString("base64");
describe("a line is refused", () => {
  test.each([
    ["that is empty", ""],
    ["with another kind of key", `ssh-rsa ${base64}`],
    ["with a kind that the key does not have", `ssh-ed25519 ${Buffer.from("AAAA").toString("base64")}`],
    ["that was cut off", line.slice(0, 60)],
    ["with a letter too many in the key", `ssh-ed25519 ${base64}A x`],
    ["with options before it", `restrict ${line}`],
    ["with a blank before it", ` ${line}`],
    ["with two blanks", line.replace(" ", "  ")],
    ["with a second line", `${line}\n${line}`],
    ["with a control character", `${line}\u001B[2J`],
    ["with base64 for URLs", `ssh-ed25519 ${base64.replace("A", "-")}`],
  ])("%s", (_, attempt) => {
    const read = parsePublicKeyLine(attempt);
    expect(read.ok ? "" : read.why).toMatch(/public key/);
  });
});

test("a comment with a line break would smuggle in a second line", () => {
  expect(() => publicKeyLine(publicKey, "a\nb")).toThrow(RangeError);
});

test.each([
  ["Erika Prüferin", "erika-pruferin"],
  ["  O'Neill, Ann * ", "o-neill-ann"],
  ["李雷", "signer"],
  ["a".repeat(500), "a".repeat(100)],
])("%j becomes the principal %j", (name, principal) => {
  expect(principalFor(name)).toBe(principal);
  expect(allowedSignersLine(principal, publicKey)).toBe(
    `${principal} namespaces="countersign/statement/v1" ssh-ed25519 ${base64}`,
  );
});

test.each(["", "two words", "*", "!erika", "a,b", '"quoted"', "a\nb"])(
  "%j is refused as a principal",
  (principal) => {
    expect(() => allowedSignersLine(principal, publicKey)).toThrow(RangeError);
  },
);
