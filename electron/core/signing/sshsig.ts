/**
 * Detached SSH signatures (OpenSSH's PROTOCOL.sshsig, version 1), so that `ssh-keygen -Y verify` checks them without
 * this app. Narrower than OpenSSH on purpose: Ed25519 only, our namespace only, and one spelling for each signature.
 */
import { createHash, sign, verify, type KeyObject } from "node:crypto";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import {
  fingerprint,
  KEY_TYPE,
  publicKeyBlob,
  publicKeyObject,
  rawPublicKey,
  readPublicKeyBlob,
} from "./public-key.ts";
import { isSameBytes, readWire, wireString } from "./ssh-wire.ts";

export type SshHash = "sha512" | "sha256";
export type SshSignature = {
  /** Raw, 32 bytes. */
  publicKey: Uint8Array;
  namespace: string;
  hash: SshHash;
  /** Raw, 64 bytes. */
  signature: Uint8Array;
};
export type ReadSshSignature = { ok: true; value: SshSignature } | { ok: false; why: string };
export type SshVerdict =
  { ok: true; publicKey: Uint8Array; fingerprint: string } | { ok: false; why: string };

const MAGIC = Buffer.from("SSHSIG");
const VERSION = Buffer.from([0, 0, 0, 1]);
const SIGNATURE_BYTES = 64;
const BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
const END = "\n-----END SSH SIGNATURE-----\n";
/** A signature of the accepted kind is about 300 characters; nothing longer is worth decoding. */
const LONGEST_TEXT = 2_000;

/** The armoured text of a `.sig` file. */
export function signSsh(privateKey: KeyObject, message: Uint8Array): string {
  const publicKey = rawPublicKey(privateKey);
  const signature = sign(null, signedBytes("sha512", message), privateKey);
  return armour(signatureBlob({ publicKey, namespace: SSHSIG_NAMESPACE, hash: "sha512", signature }));
}

/** Says what the text claims. Nothing is proved before `verifySsh` has seen the message. */
export function readSshSignature(text: string): ReadSshSignature {
  const damaged = { ok: false, why: "The signature file is damaged, or not an SSH signature." } as const;
  if (text.length > LONGEST_TEXT || !text.startsWith(BEGIN) || !text.endsWith(END)) return damaged;
  const blob = Buffer.from(text.slice(BEGIN.length, -END.length), "base64");
  const [magic, version, keyBlob, namespace, , hashName, inner] =
    readWire(blob, [MAGIC.length, VERSION.length, "string", "string", "string", "string", "string"]) ?? [];
  if (!magic || !version || !keyBlob || !namespace || !hashName || !inner || !isSameBytes(magic, MAGIC))
    return damaged;
  if (!isSameBytes(version, VERSION))
    return { ok: false, why: "The signature has a version that this app does not know." };
  if (!isSameBytes(namespace, Buffer.from(SSHSIG_NAMESPACE)))
    return { ok: false, why: `The signature was made for another purpose than "${SSHSIG_NAMESPACE}".` };
  const publicKey = readPublicKeyBlob(keyBlob);
  if (!publicKey) return { ok: false, why: `The signature was not made with a key of the kind ${KEY_TYPE}.` };
  const hash = (["sha512", "sha256"] as const).find((name) => isSameBytes(hashName, Buffer.from(name)));
  if (!hash) return { ok: false, why: "The signature uses a hash that this app does not know." };
  const [type, signature] = readWire(inner, ["string", "string"]) ?? [];
  if (
    !type ||
    !signature ||
    !isSameBytes(type, Buffer.from(KEY_TYPE)) ||
    signature.length !== SIGNATURE_BYTES
  )
    return damaged;
  const value: SshSignature = {
    publicKey,
    namespace: SSHSIG_NAMESPACE,
    hash,
    signature: Uint8Array.from(signature),
  };
  // One spelling only: no second base64 form, other line length, filled reserved field or text around it.
  return armour(signatureBlob(value)) === text ? { ok: true, value } : damaged;
}

/** Who signed is for the caller to judge: any Ed25519 key can make a good signature. */
export function verifySsh(text: string, message: Uint8Array): SshVerdict {
  const read = readSshSignature(text);
  if (!read.ok) return read;
  const { publicKey, hash, signature } = read.value;
  if (!isGood(hash, message, publicKey, signature))
    return {
      ok: false,
      why: "The signature does not fit: the file or the signature was changed after signing.",
    };
  return { ok: true, publicKey, fingerprint: fingerprint(publicKey) };
}

function isGood(hash: SshHash, message: Uint8Array, publicKey: Uint8Array, signature: Uint8Array): boolean {
  try {
    return verify(null, signedBytes(hash, message), publicKeyObject(publicKey), signature);
  } catch {
    // Not every 32 bytes are a key; some builds of the library say so by an error.
    return false;
  }
}

function signedBytes(hash: SshHash, message: Uint8Array): Uint8Array {
  const digest = createHash(hash).update(message).digest();
  return Buffer.concat([
    MAGIC,
    wireString(SSHSIG_NAMESPACE),
    wireString(""),
    wireString(hash),
    wireString(digest),
  ]);
}

function signatureBlob({ publicKey, namespace, hash, signature }: SshSignature): Uint8Array {
  return Buffer.concat([
    MAGIC,
    VERSION,
    wireString(publicKeyBlob(publicKey)),
    wireString(namespace),
    wireString(""),
    wireString(hash),
    wireString(Buffer.concat([wireString(KEY_TYPE), wireString(signature)])),
  ]);
}

function armour(blob: Uint8Array): string {
  const lines =
    Buffer.from(blob)
      .toString("base64")
      .match(/.{1,70}/g) ?? [];
  return BEGIN + lines.join("\n") + END;
}
