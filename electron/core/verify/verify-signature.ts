import type { Verification } from "#shared/contract/signing-calls";
import { digestsOf, readStatement, type Statement } from "#shared/formats/statement";
import { nameKey } from "#shared/formats/person-name";
import { publicKeyLine } from "../signing/public-key.ts";
import { verifySsh } from "../signing/sshsig.ts";
import type { Findings } from "./verdict.ts";

export type SignatureFiles = { name: string; statement: Uint8Array; signature: string };

/** What is known here of people's keys. */
export type KeyBook = {
  /** The name under which a person compared this key; undefined for a stranger's. The signer's claim is given, too. */
  readonly knownName: (fingerprint: string, claimed: string) => string | undefined;
  /** When and why the key was retired, and whether this very statement is proved to be older. */
  readonly retirement: (
    fingerprint: string,
    signed: { text: string; predicate: Statement["predicate"] },
  ) => { at: string; reason: string; isLater: boolean } | undefined;
};

/** One statement and its signature: does it hold, who made it, and is that person known here. */
export function checkSignature(
  keys: KeyBook,
  found: Findings,
  { name, statement: bytes, signature }: SignatureFiles,
): { statement: Statement; signer: Verification["signers"][number] } | undefined {
  const verdict = verifySsh(signature, bytes);
  if (!verdict.ok) {
    found.altered(name, verdict.why);
    return undefined;
  }
  const read = readStatement(Buffer.from(bytes).toString("utf8"));
  if (!read.ok) {
    found.altered(name, read.why);
    return undefined;
  }
  const { predicate } = read.statement;
  if (predicate.signer.fingerprint !== verdict.fingerprint) {
    found.altered(
      name,
      `The statement names the key ${predicate.signer.fingerprint}, but ${verdict.fingerprint} signed it.`,
    );
    return undefined;
  }
  // A name is the signer's own claim; the key is what a person compared.
  const claimed = predicate.signer.name;
  const knownName = keys.knownName(verdict.fingerprint, claimed);
  const signer = knownName ?? claimed;
  const who = `${signer} (${verdict.fingerprint})`;
  found.good(name, `The signature holds: ${who} signed as ${predicate.role}.`);
  if (knownName === undefined) {
    found.notEnough(
      name,
      `${who} is not a known signer. Compare the fingerprint with the person, then mark the key as known.`,
    );
  } else if (nameKey(knownName) !== nameKey(claimed)) {
    found.notEnough(
      name,
      `The statement names its signer ${claimed}, but this key is known here as ${knownName}. Ask ${knownName} about it.`,
    );
  }
  const text = Buffer.from(bytes).toString("utf8");
  const retired = keys.retirement(verdict.fingerprint, { text, predicate });
  if (retired?.isLater) {
    found.good(
      name,
      `The key of ${signer} was retired on ${retired.at.slice(0, 10)}, after this signature: the receipts of this workspace stand in that order.`,
    );
  } else if (retired) {
    // When it was signed is the signer's own claim, and whoever found the key can claim any day.
    found.notEnough(
      name,
      `The key of ${signer} was retired on ${retired.at.slice(0, 10)} ("${retired.reason}"). The signature claims to be of ${predicate.signedAt.slice(0, 10)}, which nothing proves: ask ${signer} whether they signed this.`,
    );
  }
  return {
    statement: read.statement,
    signer: {
      name: signer,
      fingerprint: verdict.fingerprint,
      publicKey: publicKeyLine(verdict.publicKey, ""),
      role: predicate.role,
      signedAt: predicate.signedAt,
      known: knownName !== undefined,
    },
  };
}

/** Holds a digest of the statement against what is there. */
export function compareDigest(
  found: Findings,
  statement: Statement,
  { part, actual, what }: { part: keyof ReturnType<typeof digestsOf>; actual: string; what: string },
): void {
  const signed = digestsOf(statement)[part];
  if (signed === actual) found.good(what, `${what} is what was signed (SHA-256 ${actual.slice(0, 16)}…).`);
  else {
    found.altered(
      what,
      `${what} is not what was signed: its SHA-256 is ${actual.slice(0, 16)}…, the signature names ${signed.slice(0, 16)}….`,
    );
  }
}
