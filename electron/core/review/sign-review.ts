import { AppError } from "#shared/errors";
import { makeStatement, statementBytes, termsOf } from "#shared/formats/statement";
import type { ProfileId, ReviewId } from "#shared/ids";
import { obstacles } from "#shared/rules/ready-to-sign";
import { chainHead } from "../db/receipt-repo.ts";
import { insertSignature, insertSignedReview } from "../db/signature-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Tx } from "../db/transact.ts";
import type { Job } from "../jobs.ts";
import { decisionWords } from "../memo/memo-words.ts";
import { signSsh } from "../signing/sshsig.ts";
import { assertUnsigned, sealOpenSteps } from "./edit-review.ts";
import { freezeReview } from "./freeze-review.ts";
import { makeMemo } from "./make-memo.ts";
import { loadReview, scoreEntries } from "./review-view.ts";
import { clockNote, getUsableProfile, openKeys, signMemo, storeBytes } from "./signing-steps.ts";

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
  const sealed = getUsableProfile(read, profileId);
  const { profile } = sealed;
  // Before the first wait: what is signed is what stood there when the person said yes.
  const reviewer = { name: profile.name, fingerprint: profile.fingerprint };
  const frozen = freezeReview(read, reviewId, { at, reviewer });
  const decision = frozen.record.decision.decision;
  if (!decision) throw new Error("a review without a decision passed the check");
  const head = chainHead(read);

  job.progress(0, 4, "Opening the key");
  const keys = await openKeys(read, sealed, { passphrase, at });

  job.progress(1, 4, "Writing the memo");
  const signer = { ...reviewer, role: profile.role };
  const unsigned = await makeMemo(
    { read, evidence },
    reviewId,
    { frozen, at, draft: false, chainHead: head, signer },
    job,
  );

  job.progress(3, 4, "Signing");
  const wordSigner = {
    key: keys.wordKey,
    certificate: keys.certificate,
    role: profile.role,
    comments: decisionWords[decision].label,
    signedAt: new Date(at),
  };
  const memo = await signMemo(unsigned.bytes, wordSigner, 1);
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
  const sshsig = signSsh(keys.key, bytes);
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
    keys.settle(tx);
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
