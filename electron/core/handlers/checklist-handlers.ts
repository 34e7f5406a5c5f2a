import type { ChecklistPreview } from "#shared/contract/checklist-calls";
import { checklistDigest, findChecklist, getChecklist, listChecklistHeads } from "../db/checklist-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import { checklistFile } from "../checklist/checklist-file.ts";
import type { AnyChecklist } from "../checklist/parse-any-checklist.ts";
import { readChecklist } from "../checklist/read-checklist.ts";
import { bringChecklist } from "../checklist/store-checklist.ts";
import { toProduced } from "../files/produced-files.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import type { Some } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";

type Names = "checklist.list" | "checklist.get" | "checklist.preview" | "checklist.file" | "checklist.import";
type Needs = { needs: SessionNeeds; workspace: Workspace };

/** Of a prompt in a preview; the import has it whole. */
const shownOfPrompt = 300;

export function checklistHandlers({
  needs: { pickedFiles, producedFiles },
  workspace: { read },
}: Needs): Some<Names> {
  return {
    "checklist.list": (_input, db) => ({ checklists: listChecklistHeads(db) }),
    "checklist.get": ({ id, version }, db) => getChecklist(db, id, version),
    "checklist.preview": async ({ pickedFile, choices }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const found = await readChecklist(picked, { signal, choices });
      const { id, version } = found.checklist;
      const known = findChecklist(read, id, version);
      const digest = checklistDigest(found.checklist);
      const stands = known === undefined ? "new" : known.head.digest === digest ? "same" : "other";
      return previewOf(found, { file: picked.name, stands });
    },
    "checklist.file": async ({ id, version }) => {
      const { checklist } = getChecklist(read, id, version);
      const name = safeFileName(`${id}-${version}.yaml`);
      return toProduced(await producedFiles.addBytes(Buffer.from(checklistFile(checklist)), name));
    },
    "checklist.import": async ({ pickedFile, choices }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const { checklist, unknown, foreign } = await readChecklist(picked, { signal, choices });
      return (tx) => {
        const { digest, alreadyImported } = bringChecklist(tx, checklist, picked.name);
        const { id, version } = checklist;
        return {
          id,
          version,
          digest,
          alreadyImported,
          unknown,
          foreign: foreign ? readingOf(foreign) : null,
        };
      };
    },
  };
}

function previewOf(
  { checklist, unknown, foreign }: AnyChecklist,
  { file, stands }: { file: string; stands: ChecklistPreview["stands"] },
): ChecklistPreview {
  const items = checklist.sections.flatMap((section) => section.items);
  return {
    file,
    id: checklist.id,
    version: checklist.version,
    title: checklist.title,
    items: items.length,
    gates: items.filter(({ gate }) => gate).length,
    stands,
    sections: checklist.sections.map((section) => ({
      id: section.id,
      title: section.title,
      items: section.items.map(({ id, prompt, gate, levels = [] }) => ({
        id,
        prompt: prompt.length > shownOfPrompt ? `${prompt.slice(0, shownOfPrompt - 1)}…` : prompt,
        gate,
        levels,
      })),
    })),
    unknown,
    foreign: foreign ? readingOf(foreign) : null,
  };
}

const readingOf = ({ levels, columns, notes, ...of }: NonNullable<AnyChecklist["foreign"]>) => ({
  ...of,
  levels: [...levels],
  columns: [...columns],
  notes: [...notes],
});
