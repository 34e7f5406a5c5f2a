/** Ed25519 public keys as OpenSSH writes them: blob, one-line form, fingerprint, allowed_signers. Raw keys are 32 bytes. */
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import { isSameBytes, readWire, wireString } from "./ssh-wire.ts";

export const KEY_TYPE = "ssh-ed25519";
const RAW_BYTES = 32;
/** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410). */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

export function generateSigningKey(): { privateKey: KeyObject; publicKey: Uint8Array } {
  const { privateKey } = generateKeyPairSync("ed25519");
  return { privateKey, publicKey: rawPublicKey(privateKey) };
}

/** The raw public key of an Ed25519 key, private or public. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("not an Ed25519 key");
  const spki = (key.type === "private" ? createPublicKey(key) : key).export({ format: "der", type: "spki" });
  return Uint8Array.from(spki.subarray(spkiPrefix.length));
}

export function publicKeyObject(publicKey: Uint8Array): KeyObject {
  mustBeRaw(publicKey);
  return createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: "der", type: "spki" });
}

export function publicKeyBlob(publicKey: Uint8Array): Uint8Array {
  mustBeRaw(publicKey);
  return Buffer.concat([wireString(KEY_TYPE), wireString(publicKey)]);
}

/** The raw key in a blob, or undefined if it is not exactly one Ed25519 key, or one that anybody could sign with. */
export function readPublicKeyBlob(blob: Uint8Array): Uint8Array | undefined {
  const [type, key] = readWire(blob, ["string", "string"]) ?? [];
  if (!type || !key || !isSameBytes(type, Buffer.from(KEY_TYPE)) || key.length !== RAW_BYTES)
    return undefined;
  return isSmallOrder(key) ? undefined : Uint8Array.from(key);
}

/** As `ssh-keygen -l` prints it. */
export function fingerprint(publicKey: Uint8Array): string {
  const digest = createHash("sha256").update(publicKeyBlob(publicKey)).digest("base64");
  return `SHA256:${digest.replace(/=+$/, "")}`;
}

/** The content of a `.pub` file, without the line end. */
export function publicKeyLine(publicKey: Uint8Array, comment: string): string {
  if (/[\p{Cc}\u2028\u2029]/u.test(comment))
    throw new RangeError("the comment of a public key is one line of text");
  return [KEY_TYPE, Buffer.from(publicKeyBlob(publicKey)).toString("base64"), comment.trim()]
    .join(" ")
    .trimEnd();
}

export type PublicKeyLine = { ok: true; publicKey: Uint8Array; comment: string } | { ok: false; why: string };

/** Takes one line of the form that `publicKeyLine` gives, with or without its line end; no options before it. */
export function parsePublicKeyLine(line: string): PublicKeyLine {
  const [type = "", base64 = "", ...comment] = line.replace(/\r?\n$/, "").split(" ");
  if (/[\p{Cc}\u2028\u2029]/u.test(line.replace(/\r?\n$/, "")))
    return { ok: false, why: "A public key is one line of text." };
  if (type !== KEY_TYPE)
    return {
      ok: false,
      why: `A public key starts with "${KEY_TYPE}"; other kinds of keys are not used here.`,
    };
  const blob = Buffer.from(base64, "base64");
  const publicKey = blob.toString("base64") === base64 ? readPublicKeyBlob(blob) : undefined;
  if (!publicKey)
    return { ok: false, why: "The public key is damaged or cut off: copy the whole line again." };
  return { ok: true, publicKey, comment: comment.join(" ").trim() };
}

/** A name as `ssh-keygen -I` takes it: no blanks, and none of the signs that mean something in a pattern. */
export function principalFor(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 100) || "signer"
  );
}

/** A line of an `allowed_signers` file, good for our namespace alone. `principal`: see `principalFor`. */
export function allowedSignersLine(principal: string, publicKey: Uint8Array): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._@+-]{0,199}$/.test(principal))
    throw new RangeError(`"${principal}" would not be read as one principal`);
  return `${principal} namespaces="${SSHSIG_NAMESPACE}" ${publicKeyLine(publicKey, "")}`;
}

/**
 * Points of small order, by their y coordinate: 0, 1, p-1, the two of order 8, and p and p+1 as second spellings of 0
 * and 1. Under such a key one signature can be good for any message, and not every version of OpenSSL refuses it.
 */
const smallOrder = new Set([
  "00".repeat(32),
  `01${"00".repeat(31)}`,
  `ec${"ff".repeat(30)}7f`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ed${"ff".repeat(30)}7f`,
  `ee${"ff".repeat(30)}7f`,
]);

function isSmallOrder(publicKey: Uint8Array): boolean {
  const y = Buffer.from(publicKey);
  // The highest bit is the sign of x.
  y[RAW_BYTES - 1] = (y[RAW_BYTES - 1] ?? 0) & 0x7f;
  return smallOrder.has(y.toString("hex"));
}

function mustBeRaw(publicKey: Uint8Array) {
  if (publicKey.length !== RAW_BYTES) throw new RangeError("an Ed25519 public key has 32 bytes");
}
