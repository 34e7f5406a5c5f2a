import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import type { FilledForm } from "#shared/contract/question-form-calls";
import { findItem } from "#shared/formats/checklist";
import type { VendorQuestion } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import type { Block } from "#shared/intake/document";
import { filledRows, stateOfReply, type FormRow } from "#shared/rules/question-form";
import type { Workspace } from "../db/open-workspace.ts";
import { findEntry } from "../db/review-repo.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import { toProduced, type ProducedFiles } from "../files/produced-files.ts";
import { readSmallFile } from "../files/read-small-file.ts";
import type { Some } from "../handlers.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { malformed } from "../packet/parse-manifest.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import { questionFormDocx, questionFormXlsx } from "../question-form/write-form.ts";
import { assertUnsigned, editReview } from "../review/edit-review.ts";
import { loadReview } from "../review/review-view.ts";

type Names = "question.form" | "question.readForm" | "question.takeReplies";
type Needs = { workspace: Pick<Workspace, "read">; pickedFiles: PickedFiles; producedFiles: ProducedFiles };

const mostMegabytes = 20;

export function questionFormHandlers({
  workspace: { read },
  pickedFiles,
  producedFiles,
}: Needs): Some<Names> {
  const asked = (
    reviewId: ReviewId,
  ): { questions: Readonly<Record<string, VendorQuestion>>; rows: FormRow[] } => {
    const { entries, checklist } = loadReview(read, reviewId);
    const rows = Object.entries(entries.question).map(([id, { text, item }]): FormRow => ({
      id,
      question: text,
      about: item === undefined ? "" : (findItem(checklist, item)?.prompt ?? item),
    }));
    return { questions: entries.question, rows };
  };
  const readForm = async (
    reviewId: ReviewId,
    pickedFile: string,
    signal: AbortSignal,
  ): Promise<FilledForm> => {
    const picked = pickedFiles.get(pickedFile);
    const bytes = await readSmallFile(picked, mostMegabytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { read: found, why } = await runInWorker("intake", { bytes, file: picked.name }, { signal });
    if (!found) throw malformed(picked.name, [{ says: why ?? "It cannot be read." }]);
    // Written by the worker a moment ago.
    const { blocks } = JSON.parse(Buffer.from(found.json).toString("utf8")) as { blocks: Block[] };
    const { questions, rows } = asked(reviewId);
    const filled = filledRows(blocks, rows);
    if (filled.length === 0)
      throw malformed(picked.name, [
        {
          says: "It has no table with the columns “Id” and “Your answer”: it is not the form that was sent.",
        },
      ]);
    return {
      file: picked.name,
      sha256,
      rows: filled.map(({ id, reply }) => {
        const question = questions[id];
        const item = question?.item;
        return {
          questionId: id,
          question: question?.text ?? "",
          ...(item !== undefined && { item }),
          reply: reply.slice(0, 20_000),
          state: stateOfReply(question, reply),
        };
      }),
      notes: found.notes.map(({ says }) => says),
    };
  };

  return {
    "question.form": async ({ reviewId, as }) => {
      const { rows } = asked(reviewId);
      if (rows.length === 0)
        throw new AppError(
          "conflict",
          "There is no question to the vendor yet: press Q at an item to ask one.",
          {
            reason: "no-questions",
          },
        );
      const bytes = await (as === "docx" ? questionFormDocx(rows) : questionFormXlsx(rows));
      return toProduced(await producedFiles.addBytes(bytes, safeFileName(`questions-${reviewId}.${as}`)));
    },

    "question.readForm": ({ reviewId, pickedFile }, { signal }) => readForm(reviewId, pickedFile, signal),

    "question.takeReplies": async ({ reviewId, pickedFile, questionIds }, { signal }) => {
      assertUnsigned(read, reviewId);
      const form = await readForm(reviewId, pickedFile, signal);
      return (tx) => {
        assertUnsigned(tx.db, reviewId);
        const taken = form.rows.flatMap(({ questionId, reply, state }) => {
          if (state !== "new" || (questionIds && !questionIds.some((id) => id === questionId))) return [];
          const before = findEntry(tx.db, reviewId, "question", questionId);
          // It may have gone, or been answered, while the form was read.
          if (!before || stateOfReply(before, reply) !== "new") return [];
          const one = { text: reply, at: tx.at, file: form.file, sha256: form.sha256 };
          return [
            {
              kind: "question" as const,
              id: questionId,
              after: { ...before, replies: [...(before.replies ?? []), one] },
            },
          ];
        });
        if (taken.length === 0)
          throw new AppError(
            "conflict",
            "The form holds no answer that is not here already. Nothing was changed.",
            {
              reason: "nothing-new",
            },
          );
        const label = taken.length === 1 ? "Answer of the vendor" : `${taken.length} answers of the vendor`;
        return { ...editReview(tx, reviewId, { label, changes: taken }), taken: taken.length };
      };
    },
  };
}
