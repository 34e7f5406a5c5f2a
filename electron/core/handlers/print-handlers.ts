import { readFile } from "node:fs/promises";
import { AppError } from "#shared/errors";
import type { ReviewId } from "#shared/ids";
import type { Workspace } from "../db/open-workspace.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import { toProduced } from "../files/produced-files.ts";
import { newToken } from "../files/tokens.ts";
import type { Some } from "../handlers.ts";
import { memoModel } from "../memo/memo-model.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { checkPdf } from "../print/check-pdf.ts";
import { printedMemo, type PrintedText } from "../print/printed-memo.ts";
import { memoFileNames, memoInputOf } from "../review/make-memo.ts";
import { draftOptions, signedOptions } from "../review/memo-options.ts";
import type { SessionNeeds } from "../session-needs.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace };
type Kept = { reviewId: ReviewId; fileName: string; vendor: boolean; memo: PrintedText };

/** So many memos may be on their way through a printer at once. */
const mostKept = 6;
const largestPdf = 200_000_000;
/** A memo of a thousand findings has some hundred pages. */
const deadlineMs = 120_000;

export function printHandlers({ needs, workspace }: Needs): Some<"memo.model" | "output.pdf"> {
  const { pickedFiles, producedFiles, now } = needs;
  const kept = new Map<string, Kept>();
  return {
    "memo.model": async ({ reviewId, copy: wanted }, job) => {
      const copy = wanted === "vendor" ? wanted : undefined;
      const options = signedOptions(workspace, reviewId) ?? draftOptions(workspace, reviewId, now);
      const { frozen, at, draft } = options;
      const ofCopy = copy === undefined ? options : { frozen, at, draft, copy };
      const input = await memoInputOf(workspace, reviewId, ofCopy, job);
      const memo = await printedMemo(memoModel(input));
      const { memo: docx } = memoFileNames(frozen.record, { draft, copy });
      const fileName = docx.replace(/\.docx$/, ".pdf");
      const printed = newToken("printed");
      kept.set(printed, { reviewId, fileName, vendor: copy !== undefined, memo });
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return { printed, fileName, ...memo };
    },

    "output.pdf": async ({ printed, pickedFile }, job) => {
      const of = kept.get(printed);
      if (!of)
        throw new AppError(
          "not-found",
          "What was printed is not known any more. Open the page for printing again, and print it again.",
          { what: "printed memo", id: printed },
        );
      const picked = pickedFiles.get(pickedFile);
      if ((await sizeOfPlainFile(picked)) > largestPdf) throw notKept(picked.name, ["it is too large"]);
      const bytes = new Uint8Array(await readFile(picked.path));
      const read = await runInWorker("pdf", { bytes, file: picked.name }, { deadlineMs, signal: job.signal });
      const wrong = checkPdf(read, of.memo);
      if (wrong.length > 0) throw notKept(picked.name, wrong);
      const made = toProduced(await producedFiles.addBytes(bytes, of.fileName));
      return (tx) => {
        tx.receipt({
          kind: "output.exported",
          subject: of.reviewId,
          says: `Printed ${of.vendor ? "the vendor’s copy of the memo" : of.memo.draft ? "a draft of the memo" : "the memo"} as a PDF`,
          after: { name: made.name, sha256: made.sha256 },
        });
        return { ...made, pages: read.pages.length };
      };
    },
  };
}

function notKept(name: string, wrong: readonly string[]): AppError<"integrity"> {
  const more = wrong.length > 5 ? `, and ${wrong.length - 5} more` : "";
  return new AppError(
    "integrity",
    `The PDF was not kept: on reading ${name} back, this was not as it should be: ${wrong.slice(0, 5).join("; ")}${more}.`,
    { what: wrong.slice(0, 100).join("\n") },
  );
}
