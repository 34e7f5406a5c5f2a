/** Questions that leave as a form over the air gap, and come back answered. */
import { z } from "zod";
import { EntryId, PickedFile, ReviewId, Sha256 } from "../ids.ts";
import { command, task } from "./define.ts";
import { Edited } from "./review-calls.ts";
import { Produced } from "./signing-calls.ts";

const inReview = { reviewId: ReviewId };

export const FilledForm = z.strictObject({
  file: z.string(),
  sha256: Sha256,
  rows: z.array(
    z.strictObject({
      questionId: z.string(),
      question: z.string(),
      item: z.string().optional(),
      reply: z.string(),
      /** `new` can be taken in; `same` was taken in before; `blank` says nothing; `unknown` is of no question here. */
      state: z.enum(["new", "same", "blank", "unknown"]),
    }),
  ),
  notes: z.array(z.string()),
});
export type FilledForm = z.infer<typeof FilledForm>;

export const questionFormCalls = {
  "question.form": task({
    doc: "The questions to the vendor as a form to fill, each with its id: a Word file or a workbook.",
    input: z.strictObject({ ...inReview, as: z.enum(["docx", "xlsx"]) }),
    output: Produced,
  }),
  "question.readForm": task({
    doc: "Reads a form that came back: which answer belongs to which question, whatever the order of its rows. Stores nothing.",
    input: z.strictObject({ ...inReview, pickedFile: PickedFile }),
    output: FilledForm,
  }),
  "question.takeReplies": command({
    doc: "Takes the answers of a form in, each as a dated reply to its question with the file that it is from. One that is blank, known already, or of no question here is left out; nothing is written over.",
    input: z.strictObject({
      ...inReview,
      pickedFile: PickedFile,
      questionIds: z.array(EntryId).max(5_000).optional(),
    }),
    output: Edited.extend({ taken: z.int() }),
  }),
};
