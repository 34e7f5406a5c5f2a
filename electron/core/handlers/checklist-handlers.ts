import { getChecklist, listChecklistHeads } from "../db/checklist-repo.ts";
import { readChecklist } from "../checklist/read-checklist.ts";
import { bringChecklist } from "../checklist/store-checklist.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import type { Some } from "../handlers.ts";

type Names = "checklist.list" | "checklist.get" | "checklist.import";

export function checklistHandlers({ pickedFiles }: { pickedFiles: PickedFiles }): Some<Names> {
  return {
    "checklist.list": (_input, db) => ({ checklists: listChecklistHeads(db) }),
    "checklist.get": ({ id, version }, db) => getChecklist(db, id, version),
    "checklist.import": async ({ pickedFile }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const { checklist, unknown } = await readChecklist(picked, signal);
      return (tx) => {
        const { digest, alreadyImported } = bringChecklist(tx, checklist, picked.name);
        return { id: checklist.id, version: checklist.version, digest, alreadyImported, unknown };
      };
    },
  };
}
