/** The memo as a page to print: what the screen lays out, and the PDF that comes of it. */
import { z } from "zod";
import { PickedFile, PrintedMemoToken, ReviewId } from "../ids.ts";
import { command, task } from "./define.ts";
import { Produced } from "./signing-calls.ts";

export const PrintedRun = z.strictObject({
  text: z.string(),
  look: z.enum(["strong", "muted", "mono"]).optional(),
  /** The `place` of what the text is the number of. */
  to: z.string().optional(),
});
export type PrintedRun = z.infer<typeof PrintedRun>;

const PrintedTone = z.enum(["good", "fair", "poor", "plain"]);

export const PrintedPara = z.strictObject({
  runs: z.array(PrintedRun),
  style: z.enum([
    "title",
    "subtitle",
    "body",
    "fact",
    "note",
    "box-head",
    "box",
    "banner",
    "cell",
    "cell-head",
    "contents-title",
  ]),
  keepWithNext: z.boolean().optional(),
  tone: PrintedTone.optional(),
});
export type PrintedPara = z.infer<typeof PrintedPara>;

export const PrintedTable = z.strictObject({
  kind: z.literal("table"),
  number: z.int(),
  place: z.string().optional(),
  caption: z.string(),
  columns: z.array(
    z.strictObject({ name: z.string(), share: z.number(), align: z.literal("right").optional() }),
  ),
  rows: z.array(z.array(z.strictObject({ paras: z.array(PrintedPara), tone: PrintedTone.optional() }))),
  /** Room to write in by hand. */
  tall: z.boolean().optional(),
});
export type PrintedTable = z.infer<typeof PrintedTable>;

/** What a memo consists of. No text in it is markup, and none can turn around what stands beside it. */
export const PrintedBlock = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("heading"),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    /** Of the two upper levels. */
    number: z.string().optional(),
    /** To which the contents and other texts lead. */
    place: z.string().optional(),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal("paragraph"), para: PrintedPara }),
  PrintedTable,
  z.strictObject({
    kind: z.literal("figure"),
    number: z.int(),
    place: z.string().optional(),
    caption: z.string(),
    alt: z.string(),
    /** A PNG, in Base64. */
    png: z.base64(),
    width: z.number(),
    height: z.number(),
  }),
  z.strictObject({
    kind: z.literal("contents"),
    entries: z.array(
      z.strictObject({
        level: z.union([z.literal(1), z.literal(2)]),
        number: z.string(),
        place: z.string(),
        text: z.string(),
      }),
    ),
  }),
]);
export type PrintedBlock = z.infer<typeof PrintedBlock>;

export const PrintedMemo = z.strictObject({
  /** Stands for what is printed, so that the PDF is held against this very text. */
  printed: PrintedMemoToken,
  title: z.string(),
  /** Suggested for the PDF. */
  fileName: z.string(),
  draft: z.boolean(),
  /** On every page, from here to `footer`. */
  marking: z.string(),
  heading: z.string(),
  footer: z.string(),
  blocks: z.array(PrintedBlock),
});
export type PrintedMemo = z.infer<typeof PrintedMemo>;

export const MemoCopy = z.enum(["internal", "vendor"]);
export type MemoCopy = z.infer<typeof MemoCopy>;

export const printCalls = {
  "memo.model": task({
    doc: "The memo of a review, block by block, for a page to print. A signed review as it was signed; an unsigned one marked DRAFT.",
    input: z.strictObject({ reviewId: ReviewId, copy: MemoCopy.optional() }),
    output: PrintedMemo,
  }),
  "output.pdf": command({
    doc: "Takes the PDF that was printed of a memo (`printed`, from `memo.model`), reads it back, and keeps it where every text of the memo is in it, in order, with marking and digest on every page.",
    input: z.strictObject({ printed: PrintedMemoToken, pickedFile: PickedFile }),
    output: Produced.extend({ pages: z.int().min(1) }),
  }),
};
