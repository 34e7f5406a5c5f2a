import type { Verification } from "#shared/contract/signing-calls";
import { digestsOf, readStatement, type Statement } from "#shared/formats/statement";
import type { ReadDb } from "../db/open-database.ts";
import { findProfileByFingerprint, isKnownSigner } from "../db/profile-repo.ts";
import { verifySsh } from "../signing/sshsig.ts";
import type { Findings } from "./verdict.ts";

export type SignatureFiles = { name: string; statement: Uint8Array; signature: string };

/** One statement and its signature: does it hold, who made it, and is that person known here. */
export function checkSignature(
  db: ReadDb,
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
  const known = isKnownSigner(db, verdict.fingerprint);
  const who = `${predicate.signer.name} (${verdict.fingerprint})`;
  found.good(name, `The signature holds: ${who} signed as ${predicate.role}.`);
  if (!known) {
    found.notEnough(
      name,
      `${who} is not a known signer. Compare the fingerprint with the person, then mark the key as known.`,
    );
  }
  const retired = findProfileByFingerprint(db, verdict.fingerprint)?.retired;
  if (retired && retired.at < predicate.signedAt) {
    found.notEnough(
      name,
      `The key of ${predicate.signer.name} was retired on ${retired.at.slice(0, 10)}, before this signature.`,
    );
  }
  return {
    statement: read.statement,
    signer: {
      name: predicate.signer.name,
      fingerprint: verdict.fingerprint,
      role: predicate.role,
      signedAt: predicate.signedAt,
      known,
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
