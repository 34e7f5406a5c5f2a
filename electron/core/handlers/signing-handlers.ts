import { chainHead } from "../db/receipt-repo.ts";
import { findSignedReview, listSignatures } from "../db/signature-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import { toProduced, type ProducedFile } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import { countersignReview } from "../review/countersign-review.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { makeMemo, memoFileNames } from "../review/make-memo.ts";
import { recordOf } from "../review/signed-record.ts";
import { sealBursts } from "../review/seal-bursts.ts";
import { signReview } from "../review/sign-review.ts";
import type { SessionNeeds } from "../session-needs.ts";
import type { BackgroundWork } from "../background.ts";
import { verifyFile } from "../verify/verify-file.ts";
import { verifyWorkspace } from "../verify/verify-workspace.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace; background: BackgroundWork };
type Names = "review.sign" | "review.countersign" | "memo.export" | "verify.file" | "verify.workspace";

const MAX_MEMO = 200_000_000;

export function signingHandlers({ needs, workspace, background }: Needs): Some<Names> {
  const { read, evidence } = workspace;
  const { secrets, pickedFiles, producedFiles, now } = needs;
  return {
    "review.sign": async ({ reviewId, profileId, secret }, job) => {
      const passphrase = secrets.take(secret);
      sealBursts(workspace, now);
      const input = { reviewId, profileId, passphrase, at: now().toISOString() };
      const commit = await signReview(workspace, input, job);
      return (tx) => {
        tx.afterCommit(background.backUpAfterSigning);
        return commit(tx);
      };
    },

    "review.countersign": async ({ reviewId, profileId, secret }, job) => {
      const input = { reviewId, profileId, passphrase: secrets.take(secret), at: now().toISOString() };
      const commit = await countersignReview(workspace, input, job);
      return (tx) => {
        tx.afterCommit(background.backUpAfterSigning);
        return commit(tx);
      };
    },

    "memo.export": async ({ reviewId, copy: wanted }, job) => {
      const signed = findSignedReview(read, reviewId);
      const copy = wanted === "vendor" ? wanted : undefined;
      const files: (ProducedFile & { produced: string })[] = [];
      let countersigned: (ProducedFile & { produced: string }) | undefined;
      if (signed && copy === undefined) {
        const names = memoFileNames(recordOf(signed).record);
        const memoOf = (sha256: string, name: string) =>
          producedFiles.addBytes(evidence.readAll(sha256, MAX_MEMO), name);
        files.push(await memoOf(signed.memoSha256, names.memo));
        const signatures = listSignatures(read, reviewId);
        for (const { position, statement, sshsig } of signatures) {
          files.push(await producedFiles.addBytes(Buffer.from(statement), names.statement(position)));
          files.push(await producedFiles.addBytes(Buffer.from(sshsig), names.signature(position)));
        }
        const last = signatures.at(-1);
        if (last && signatures.length > 1) countersigned = await memoOf(last.memoSha256, names.countersigned);
      } else {
        sealBursts(workspace, now);
        const at = now().toISOString();
        const frozen = signed
          ? recordOf(signed)
          : freezeReview(read, reviewId, { at, reviewer: { name: "", fingerprint: "" } });
        const draft = !signed;
        const memo = await makeMemo(
          { read, evidence },
          reviewId,
          { frozen, at, draft, copy, ...(draft ? { chainHead: chainHead(read) } : {}) },
          job,
        );
        files.push(
          await producedFiles.addBytes(memo.bytes, memoFileNames(frozen.record, { draft, copy }).memo),
        );
      }
      const [memo, ...signatures] = files.map(toProduced);
      if (!memo) throw new Error("an export without a memo");
      return (tx) => {
        tx.receipt({
          kind: "memo.exported",
          subject: reviewId,
          says: copy
            ? "Exported a copy of the memo for the vendor"
            : signed
              ? "Exported the signed memo"
              : "Exported a draft of the memo",
          after: { name: memo.name, sha256: memo.sha256 },
        });
        return {
          memo,
          ...(countersigned ? { countersigned: toProduced(countersigned) } : {}),
          signed: signed !== undefined,
          signatures,
        };
      };
    },

    "verify.file": ({ pickedFiles: tokens }, job) =>
      verifyFile(
        read,
        tokens.map((token) => pickedFiles.get(token)),
        { today: now().toISOString().slice(0, 10), job },
      ),
    "verify.workspace": (_input, job) => verifyWorkspace(workspace, job),
  };
}
