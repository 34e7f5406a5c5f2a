import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import { makeStatement, statementBytes, termsOf } from "#shared/formats/statement";
import type { ProfileId, ReviewId } from "#shared/ids";
import { obstacles } from "#shared/rules/ready-to-sign";
import { findWordKey, getProfile, putWordKey } from "../db/profile-repo.ts";
import { chainHead, lastReceiptAt } from "../db/receipt-repo.ts";
import { insertSignature, insertSignedReview } from "../db/signature-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Tx } from "../db/transact.ts";
import type { Job } from "../jobs.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import { openKey } from "../signing/key-file.ts";
import { signSsh } from "../signing/sshsig.ts";
import { makeWordKey } from "../signing/word-key.ts";
import { signPackage, type PackageSigner } from "../word-signature/sign-package.ts";
import { verifyPackage } from "../word-signature/verify-package.ts";
import { assertUnsigned, sealOpenSteps } from "./edit-review.ts";
import { freezeReview } from "./freeze-review.ts";
import { decisionWords } from "../memo/memo-words.ts";
import { makeMemo } from "./make-memo.ts";
import { loadReview, scoreEntries } from "./review-view.ts";

type SignInput = { reviewId: ReviewId; profileId: ProfileId; passphrase: string; at: string };
type Signed = { reviewId: ReviewId; digest: string; fingerprint: string };

/**
 * Freezes the review, makes its memo, signs the statement over both, and gives the function that stores all of it.
 * That function looks again: a review that changed in between is not signed.
 */
export async function signReview(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  { reviewId, profileId, passphrase, at }: SignInput,
  job: Job,
): Promise<(tx: Tx) => Signed> {
  assertUnsigned(read, reviewId);
  const { checklist, entries } = loadReview(read, reviewId);
  const [obstacle] = obstacles({ entries, card: scoreEntries(checklist, entries, at.slice(0, 10)) });
  if (obstacle)
    throw new AppError("conflict", `This review cannot be signed yet: ${obstacle.says}`, {
      reason: obstacle.about,
    });
  const { view: profile, sealedKey } = getProfile(read, profileId);
  if (profile.retired) {
    throw new AppError("conflict", `The key of ${profile.name} is retired and signs nothing any more.`, {
      reason: "retired",
    });
  }
  // Before the first wait: what is signed is what stood there when the person said yes.
  const reviewer = { name: profile.name, fingerprint: profile.fingerprint };
  const frozen = freezeReview(read, reviewId, { at, reviewer });
  const decision = frozen.record.decision.decision;
  if (!decision) throw new Error("a review without a decision passed the check");
  const head = chainHead(read);

  job.progress(0, 4, "Opening the key");
  const key = await openKey(JSON.parse(sealedKey), passphrase, profile.name);
  const stored = findWordKey(read, profileId);
  const wordKey = stored ?? (await makeWordKey(profile.name, passphrase, at));
  const rsaKey = await openKey(JSON.parse(wordKey.sealedKey), passphrase, profile.name);

  job.progress(1, 4, "Writing the memo");
  const signer = { ...reviewer, role: profile.role };
  const unsigned = await makeMemo(
    { read, evidence },
    reviewId,
    { frozen, at, draft: false, chainHead: head, signer },
    job,
  );

  job.progress(3, 4, "Signing");
  const memo = await signedMemo(unsigned.bytes, {
    key: rsaKey,
    certificate: wordKey.certificate,
    role: profile.role,
    comments: decisionWords[decision].label,
    signedAt: new Date(at),
  });
  storeBytes(evidence, memo.bytes);
  const statement = makeStatement(
    {
      review: frozen.digest,
      memo: memo.sha256,
      packet: frozen.record.packet.digest,
      checklist: frozen.record.checklist.digest,
    },
    {
      role: "reviewer",
      reviewId,
      revision: frozen.record.revision,
      decision,
      ...termsOf(frozen.record, checklist.policy),
      signer: reviewer,
      signedAt: at,
      chainHead: head,
      ...clockNote(read, at),
    },
  );
  const bytes = statementBytes(statement);
  const sshsig = signSsh(key, bytes);
  job.progress(4, 4, "Saving");

  return (tx) => {
    assertUnsigned(tx.db, reviewId);
    sealOpenSteps(tx);
    if (freezeReview(tx.db, reviewId, { at, reviewer }).digest !== frozen.digest) {
      throw new AppError(
        "conflict",
        "The review changed while it was being signed. Look at it again, then sign.",
        {
          reason: "changed",
        },
      );
    }
    if (getProfile(tx.db, profileId).view.retired) {
      throw new AppError("conflict", "This key was retired a moment ago.", { reason: "retired" });
    }
    if (!stored) putWordKey(tx.db, profileId, wordKey, tx.at);
    insertSignedReview(tx.db, reviewId, {
      digest: frozen.digest,
      record: frozen.text,
      memoSha256: memo.sha256,
      chainSeq: head.seq,
      chainHash: head.hash,
    });
    insertSignature(tx.db, reviewId, {
      position: 1,
      statement: Buffer.from(bytes).toString("utf8"),
      sshsig,
      publicKey: profile.publicKey,
    });
    tx.receipt({
      kind: "review.signed",
      subject: reviewId,
      who: profile.name,
      says: `${profile.name} signed: ${decision}`,
      after: { digest: frozen.digest, memo: memo.sha256, fingerprint: profile.fingerprint, chainHead: head },
    });
    return { reviewId, digest: frozen.digest, fingerprint: profile.fingerprint };
  };
}

/** The memo with the signature that Word shows, held against itself before anything is built on it. */
async function signedMemo(
  bytes: Uint8Array,
  signer: PackageSigner,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const signed = await signPackage(bytes, signer);
  const { signatures, uncovered } = await verifyPackage(signed);
  if (signatures.length !== 1 || signatures[0]?.state !== "good" || uncovered.length > 0) {
    const what = [...(signatures[0]?.alterations ?? []), ...uncovered]
      .map(({ part, says }) => `${part}: ${says}`)
      .join("\n");
    throw new AppError(
      "integrity",
      "The memo was not signed: its signature did not hold on reading it back.",
      {
        what,
      },
    );
  }
  return { bytes: signed, sha256: createHash("sha256").update(signed).digest("hex") };
}

/** A clock that ran backwards since the last receipt is said in what is signed. */
function clockNote(read: Workspace["read"], at: string): { clockNote?: string } {
  const last = lastReceiptAt(read);
  if (last === undefined || last <= at) return {};
  return { clockNote: `The clock of this machine ran backwards: the receipt before says ${last}.` };
}

function storeBytes(evidence: EvidenceStore, bytes: Uint8Array): void {
  const writer = evidence.begin();
  try {
    writer.write(bytes);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}
