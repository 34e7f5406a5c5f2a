import { z } from "zod";
import { ColumnUse } from "../checklists/foreign/foreign-checklist.ts";
import { ForeignChoices } from "../checklists/foreign/to-checklist.ts";
import { PickedFile, Sha256 } from "../ids.ts";
import { Checklist } from "../formats/checklist.ts";
import { command, query, task } from "./define.ts";
import { Produced } from "./signing-calls.ts";

export const ChecklistHead = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  digest: Sha256,
  origin: z.enum(["built-in", "file"]),
  importedAt: z.string(),
  sections: z.int(),
  items: z.int(),
  gates: z.int(),
});
export type ChecklistHead = z.infer<typeof ChecklistHead>;

/** How a checklist of another maker was read. */
export const ForeignReading = z.strictObject({
  kind: z.string(),
  /** Its kind in words: "a library of CISO Assistant". */
  words: z.string(),
  /** As the file writes it; empty where it does not say. */
  edition: z.string(),
  levels: z.array(z.strictObject({ level: z.string(), items: z.int() })),
  /** Of tables: what each column is taken for. */
  columns: z.array(
    z.strictObject({
      table: z.string(),
      column: z.int(),
      header: z.string(),
      use: ColumnUse,
      sample: z.string(),
    }),
  ),
  notes: z.array(z.string()),
});
export type ForeignReading = z.infer<typeof ForeignReading>;

export const ChecklistPreview = z.strictObject({
  file: z.string(),
  id: z.string(),
  version: z.string(),
  title: z.string(),
  items: z.int(),
  gates: z.int(),
  /** `new`, or what stands under this id and version already. */
  stands: z.enum(["new", "same", "other"]),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      items: z.array(
        z.strictObject({
          id: z.string(),
          prompt: z.string(),
          gate: z.boolean(),
          levels: z.array(z.string()),
        }),
      ),
    }),
  ),
  unknown: z.array(z.string()),
  /** Null where the file is of the format `countersign.checklist` itself. */
  foreign: ForeignReading.nullable(),
});
export type ChecklistPreview = z.infer<typeof ChecklistPreview>;

export const checklistCalls = {
  "checklist.list": query({
    doc: "All checklist versions, the built-in one first.",
    input: z.strictObject({}),
    output: z.strictObject({ checklists: z.array(ChecklistHead) }),
  }),
  "checklist.get": query({
    doc: "One checklist version, whole.",
    input: z.strictObject({ id: z.string().max(200), version: z.string().max(100) }),
    output: z.strictObject({ head: ChecklistHead, checklist: Checklist }),
  }),
  "checklist.preview": task({
    doc: "Reads a picked checklist file, of the format or of another maker, and shows what it would become with these choices. Nothing is stored.",
    input: z.strictObject({ pickedFile: PickedFile, choices: ForeignChoices.optional() }),
    output: ChecklistPreview,
  }),
  "checklist.file": task({
    doc: "A checklist version as a file of the format (YAML), to be altered and imported under another version.",
    input: z.strictObject({ id: z.string().max(200), version: z.string().max(100) }),
    output: Produced,
  }),
  "checklist.import": command({
    doc: "Imports a checklist file: of the format (YAML or JSON), or of another maker, read as `checklist.preview` shows it. A version that is there already stays as it is: other content under the same version is refused with `conflict`.",
    input: z.strictObject({ pickedFile: PickedFile, choices: ForeignChoices.optional() }),
    output: z.strictObject({
      id: z.string(),
      version: z.string(),
      digest: Sha256,
      alreadyImported: z.boolean(),
      unknown: z.array(z.string()),
      foreign: ForeignReading.nullable(),
    }),
  }),
};
