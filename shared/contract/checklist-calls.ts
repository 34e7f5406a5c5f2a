import { z } from "zod";
import { PickedFile, Sha256 } from "../ids.ts";
import { Checklist } from "../formats/checklist.ts";
import { command, query } from "./define.ts";

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
  "checklist.import": command({
    doc: "Imports a checklist file (YAML or JSON). A version that is there already stays as it is: other content under the same version is refused with `conflict`.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({
      id: z.string(),
      version: z.string(),
      digest: Sha256,
      alreadyImported: z.boolean(),
      unknown: z.array(z.string()),
    }),
  }),
};
