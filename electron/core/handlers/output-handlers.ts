import type { ReviewId } from "#shared/ids";
import type { Workspace } from "../db/open-workspace.ts";
import { chainHead } from "../db/receipt-repo.ts";
import { findSignedReview, listSignatures } from "../db/signature-repo.ts";
import { toProduced } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import { exportOutput, outputEndings } from "../output/export-output.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { memoFileNames, memoInputOf } from "../review/make-memo.ts";
import { recordOf } from "../review/signed-record.ts";
import { sealBursts } from "../review/seal-bursts.ts";
import type { SessionNeeds } from "../session-needs.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace };

export function outputHandlers({ needs, workspace }: Needs): Some<"output.export"> {
  const { producedFiles, now } = needs;
  return {
    "output.export": async ({ reviewId, kind }, job) => {
      const options = signedOptions(workspace, reviewId) ?? draftOptions(workspace, reviewId, now);
      const input = await memoInputOf(workspace, reviewId, options, job);
      const { record, text } = options.frozen;
      const bytes = await exportOutput(kind, input, text);
      const base = memoFileNames(record, { draft: options.draft }).memo.replace(/\.docx$/, "");
      const made = toProduced(await producedFiles.addBytes(bytes, `${base}.${outputEndings[kind]}`));
      return (tx) => {
        tx.receipt({
          kind: "output.exported",
          subject: reviewId,
          says: options.draft
            ? "Exported a file of the unsigned review"
            : "Exported a file of the signed review",
          after: { name: made.name, sha256: made.sha256 },
        });
        return made;
      };
    },
  };
}

/** A signed review as it was signed. */
function signedOptions({ read }: Workspace, reviewId: ReviewId) {
  const signed = findSignedReview(read, reviewId);
  if (!signed) return undefined;
  const frozen = recordOf(signed);
  const [first] = listSignatures(read, reviewId);
  return {
    frozen,
    at: frozen.record.frozenAt,
    draft: false,
    chainHead: { seq: signed.chainSeq, hash: signed.chainHash },
    ...(first ? { signer: { name: first.name, role: "", fingerprint: first.fingerprint } } : {}),
  };
}

function draftOptions(workspace: Workspace, reviewId: ReviewId, now: SessionNeeds["now"]) {
  sealBursts(workspace, now);
  const at = now().toISOString();
  const frozen = freezeReview(workspace.read, reviewId, { at, reviewer: { name: "", fingerprint: "" } });
  return { frozen, at, draft: true, chainHead: chainHead(workspace.read) };
}
