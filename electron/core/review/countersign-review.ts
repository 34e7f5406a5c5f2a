import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import { lookAlikeKey, nameKey } from "#shared/formats/person-name";
import {
  digestsOf,
  makeStatement,
  readStatement,
  statementBytes,
  type Statement,
} from "#shared/formats/statement";
import type { ProfileId, ReviewId } from "#shared/ids";
import { chainHead } from "../db/receipt-repo.ts";
import { getSignedReview, insertSignature, listSignatures } from "../db/signature-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Tx } from "../db/transact.ts";
import type { Job } from "../jobs.ts";
import { decisionWords } from "../memo/memo-words.ts";
import { signSsh } from "../signing/sshsig.ts";
import { collectChecks } from "../verify/verdict.ts";
import { keyBookOf } from "../verify/key-book.ts";
import { checkSignature } from "../verify/verify-signature.ts";
import { clockNote, getUsableProfile, openKeys, signMemo, storeBytes } from "./signing-steps.ts";

type CountersignInput = { reviewId: ReviewId; profileId: ProfileId; passphrase: string; at: string };
type Countersigned = { reviewId: ReviewId; digest: string; fingerprint: string };

const MAX_MEMO = 200_000_000;

/**
 * Another person's signature under a signed review: over the same digests, and over the memo with a second signature
 * inside. The function that it gives stores both, after it has looked again.
 */
export async function countersignReview(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  { reviewId, profileId, passphrase, at }: CountersignInput,
  job: Job,
): Promise<(tx: Tx) => Countersigned> {
  const sealed = getUsableProfile(read, profileId);
  const { profile } = sealed;
  const { signed, statements } = signedSoFar(read, reviewId);
  const [first] = statements;
  const last = statements.at(-1);
  if (!first || !last) throw new Error("a signed review without a signature");
  refuseSamePerson(profile, statements);
  refuseExpired(first, at.slice(0, 10));

  job.progress(0, 3, "Opening the key");
  const keys = await openKeys(read, sealed, { passphrase, at });
  job.progress(1, 3, "Signing");
  const before = evidence.readAll(digestsOf(last).memo, MAX_MEMO);
  const position = statements.length + 1;
  const { decision } = first.predicate;
  const wordSigner = {
    key: keys.wordKey,
    certificate: keys.certificate,
    role: profile.role,
    comments: `Countersigned: ${decisionWords[decision].label}`,
    signedAt: new Date(at),
  };
  const memo = await signMemo(before, wordSigner, position);
  job.progress(2, 3, "Saving");
  storeBytes(evidence, memo.bytes);
  const head = chainHead(read);
  const signer = { name: profile.name, fingerprint: profile.fingerprint };
  const { clockNote: _theirs, ...predicate } = first.predicate;
  const statement = makeStatement(
    { ...digestsOf(first), memo: memo.sha256 },
    { ...predicate, role: "countersigner", signer, signedAt: at, chainHead: head, ...clockNote(read, at) },
  );
  const bytes = statementBytes(statement);
  const sshsig = signSsh(keys.key, bytes);
  job.progress(3, 3, "Saving");

  return (tx) => {
    if (listSignatures(tx.db, reviewId).length !== statements.length) {
      throw new AppError(
        "conflict",
        "Somebody else countersigned a moment ago. Look at the review, then countersign.",
        {
          reason: "changed",
        },
      );
    }
    keys.settle(tx);
    insertSignature(tx.db, reviewId, {
      position,
      statement: Buffer.from(bytes).toString("utf8"),
      sshsig,
      publicKey: profile.publicKey,
    });
    tx.receipt({
      kind: "review.countersigned",
      subject: reviewId,
      who: profile.name,
      says: `${profile.name} countersigned: ${decision}`,
      after: {
        digest: signed.digest,
        memo: memo.sha256,
        fingerprint: profile.fingerprint,
        position,
        chainHead: head,
      },
    });
    return { reviewId, digest: signed.digest, fingerprint: profile.fingerprint };
  };
}

/** The review's signatures, each of which must hold: nobody signs below one that does not. */
function signedSoFar(read: ReadDb, reviewId: ReviewId) {
  const signed = getSignedReview(read, reviewId);
  if (createHash("sha256").update(signed.record).digest("hex") !== signed.digest)
    throw notWhole("its record is not the one that was signed");
  const statements = listSignatures(read, reviewId).map(({ position, statement, sshsig }): Statement => {
    const name = `statement-${position}.json`;
    const found = collectChecks();
    const bytes = Buffer.from(statement);
    if (!checkSignature(keyBookOf(read), found, { name, statement: bytes, signature: sshsig }))
      throw notWhole(`${name}: ${found.verdict(name, [], "").says}`);
    const parsed = readStatement(statement);
    if (!parsed.ok) throw notWhole(`${name}: ${parsed.why}`);
    if (digestsOf(parsed.statement).review !== signed.digest) throw notWhole(`${name} is for another review`);
    return parsed.statement;
  });
  return { signed, statements };
}

function notWhole(why: string): AppError {
  return new AppError("integrity", `This review cannot be countersigned: ${why}.`, { what: why });
}

/** No program can prove that two keys are two people; it can refuse what plainly is one. */
function refuseSamePerson(
  profile: { name: string; fingerprint: string },
  statements: readonly Statement[],
): void {
  const same = statements.find(({ predicate: { signer } }) => {
    const isName = nameKey(signer.name) === nameKey(profile.name);
    return (
      signer.fingerprint === profile.fingerprint ||
      isName ||
      lookAlikeKey(signer.name) === lookAlikeKey(profile.name)
    );
  });
  if (!same) return;
  const { signer, role } = same.predicate;
  const did = role === "reviewer" ? "signed" : "countersigned";
  throw new AppError(
    "conflict",
    `${signer.name} ${did} this review already. A countersignature is another person’s.`,
    { reason: "same-person" },
  );
}

function refuseExpired({ predicate }: Statement, today: string): void {
  const ended = predicate.expires.find(({ on }) => on < today);
  if (!ended) return;
  const what =
    ended.what === "waiver" ? `its waiver of ${ended.item} ended` : "it was to be reviewed again by";
  throw new AppError(
    "conflict",
    `This decision does not hold any more: ${what}${ended.what === "waiver" ? " on" : ""} ${ended.on}. Make a new revision, and sign that.`,
    { reason: "expired" },
  );
}
