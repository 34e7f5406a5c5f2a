import { z } from "zod";
import { PickedFile, ReviewId, Sha256 } from "../ids.ts";
import { command, query, task } from "./define.ts";
import { Edited, expected } from "./review-calls.ts";
import { Produced } from "./signing-calls.ts";

export const TemplateHead = z.strictObject({
  /** SHA-256 of the file: what a review names it by. */
  digest: Sha256,
  name: z.string(),
  importedAt: z.string(),
  size: z.int(),
  /** How many reviews chose it. */
  reviews: z.int(),
});
export type TemplateHead = z.infer<typeof TemplateHead>;

export const TemplateProblem = z.strictObject({
  /** `refused` stands in the way; a `note` is worth a second look. */
  level: z.enum(["refused", "note"]),
  where: z.string(),
  says: z.string(),
  fix: z.string(),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

const Checked = {
  problems: z.array(TemplateProblem),
  placeholders: z.array(z.strictObject({ name: z.string(), where: z.string() })),
};

export const templateCalls = {
  "template.list": query({
    doc: "The Word templates that were imported for memos, and how many reviews chose each.",
    input: z.strictObject({}),
    output: z.strictObject({ templates: z.array(TemplateHead) }),
  }),
  "template.check": task({
    doc: "Reads a picked Word file as a template for memos: its placeholders, and each problem with its place and what to do. Nothing is stored.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({ name: z.string(), usable: z.boolean(), ...Checked }),
  }),
  "template.import": command({
    doc: "Imports a Word file as a template for memos. One with a problem that stands in the way is refused whole with `malformed-file`.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({
      digest: Sha256,
      name: z.string(),
      alreadyImported: z.boolean(),
      ...Checked,
    }),
  }),
  "template.preview": task({
    doc: "Makes a draft of a review's memo in a template, whichever the review chose.",
    input: z.strictObject({ reviewId: ReviewId, digest: Sha256 }),
    output: Produced,
  }),
  "template.starting": task({
    doc: "A Word file with every placeholder in its place, to be changed and imported.",
    input: z.strictObject({}),
    output: Produced,
  }),
  "template.choose": command({
    doc: "Has the memo of an unsigned review written into a template; null takes the built-in layout.",
    input: z.strictObject({ reviewId: ReviewId, digest: Sha256.nullable(), expected }),
    output: Edited,
  }),
  "template.remove": command({
    doc: "Removes a template that no review chose; else refused with `conflict`.",
    input: z.strictObject({ digest: Sha256 }),
    output: z.strictObject({ digest: Sha256 }),
  }),
};
