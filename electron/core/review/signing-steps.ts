/** What signing and countersigning do alike: open the keys, sign inside the Word file, keep the bytes. */
import { createHash, type KeyObject } from "node:crypto";
import type { ProfileView } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import type { ProfileId } from "#shared/ids";
import { findWordKey, getProfile, putWordKey, type WordKey } from "../db/profile-repo.ts";
import { lastReceiptAt } from "../db/receipt-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { Tx } from "../db/transact.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import { openKey } from "../signing/key-file.ts";
import { makeWordKey } from "../signing/word-key.ts";
import { signPackage, type PackageSigner } from "../word-signature/sign-package.ts";
import { verifyPackage } from "../word-signature/verify-package.ts";

export function getUsableProfile(
  read: ReadDb,
  profileId: ProfileId,
): { profile: ProfileView; sealedKey: string } {
  const { view: profile, sealedKey } = getProfile(read, profileId);
  if (profile.retired) {
    throw new AppError("conflict", `The key of ${profile.name} is retired and signs nothing any more.`, {
      reason: "retired",
    });
  }
  return { profile, sealedKey };
}

export type OpenKeys = {
  /** Ed25519, for the statement. */
  readonly key: KeyObject;
  /** RSA, for the signature inside the Word file. */
  readonly wordKey: KeyObject;
  readonly certificate: Buffer;
  /** Looks again whether the key may sign, and keeps a certificate that was made for this signature. */
  readonly settle: (tx: Tx) => void;
};

/** Opens both keys of a profile; one from before certificates gets its certificate now. */
export async function openKeys(
  read: ReadDb,
  { profile: { profileId, name }, sealedKey }: { profile: ProfileView; sealedKey: string },
  { passphrase, at }: { passphrase: string; at: string },
): Promise<OpenKeys> {
  const key = await openKey(JSON.parse(sealedKey), passphrase, name);
  const stored = findWordKey(read, profileId);
  const word: WordKey = stored ?? (await makeWordKey(name, passphrase, at));
  return {
    key,
    wordKey: await openKey(JSON.parse(word.sealedKey), passphrase, name),
    certificate: word.certificate,
    settle(tx) {
      if (getProfile(tx.db, profileId).view.retired)
        throw new AppError("conflict", "This key was retired a moment ago.", { reason: "retired" });
      if (!stored) putWordKey(tx.db, profileId, word, tx.at);
    },
  };
}

/** The memo with one more signature that Word shows, held against itself before anything is built on it. */
export async function signMemo(
  bytes: Uint8Array,
  signer: PackageSigner,
  position: number,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const signed = await signPackage(bytes, signer);
  const { signatures, uncovered } = await verifyPackage(signed);
  if (
    signatures.length !== position ||
    signatures.some(({ state }) => state !== "good") ||
    uncovered.length > 0
  ) {
    const what = [...signatures.flatMap(({ alterations }) => alterations), ...uncovered]
      .map(({ part, says }) => `${part}: ${says}`)
      .join("\n");
    throw new AppError(
      "integrity",
      "The memo was not signed: its signature did not hold on reading it back.",
      { what },
    );
  }
  return { bytes: signed, sha256: createHash("sha256").update(signed).digest("hex") };
}

/** A clock that ran backwards since the last receipt is said in what is signed. */
export function clockNote(read: ReadDb, at: string): { clockNote?: string } {
  const last = lastReceiptAt(read);
  if (last === undefined || last <= at) return {};
  return { clockNote: `The clock of this machine ran backwards: the receipt before says ${last}.` };
}

export function storeBytes(evidence: EvidenceStore, bytes: Uint8Array): void {
  const writer = evidence.begin();
  try {
    writer.write(bytes);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
