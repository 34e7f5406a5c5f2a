import type { Workspace } from "../db/open-workspace.ts";
import { toProduced } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import { exportOutput, outputEndings } from "../output/export-output.ts";
import { memoFileNames, memoInputOf } from "../review/make-memo.ts";
import { draftOptions, signedOptions } from "../review/memo-options.ts";
import { sealBursts } from "../review/seal-bursts.ts";
import type { SessionNeeds } from "../session-needs.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace };

export function outputHandlers({ needs, workspace }: Needs): Some<"output.export"> {
  const { producedFiles, now } = needs;
  return {
    "output.export": async ({ reviewId, kind }, job) => {
      const signed = signedOptions(workspace, reviewId);
      if (!signed) sealBursts(workspace, now);
      const options = signed ?? draftOptions(workspace, reviewId, now);
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
