import { z } from "zod";
import { ReviewId } from "../ids.ts";
import { command } from "./define.ts";
import { Produced } from "./signing-calls.ts";

export const outputKinds = ["markdown", "findings-csv", "findings-xlsx", "json"] as const;
export const OutputKind = z.enum(outputKinds);
export type OutputKind = z.infer<typeof OutputKind>;

export const outputCalls = {
  "output.export": command({
    doc: "Makes another file of a review: the memo in Markdown, the findings as CSV or as a workbook, or the whole review as JSON. It is read back before it is handed over.",
    input: z.strictObject({ reviewId: ReviewId, kind: OutputKind }),
    output: Produced,
  }),
};
