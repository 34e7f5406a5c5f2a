import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { AppError } from "#shared/errors";
import type { Checklist } from "#shared/formats/checklist";
import {
  checklistDigest,
  findChecklist,
  getChecklist,
  insertChecklist,
  listChecklistHeads,
} from "../db/checklist-repo.ts";
import type { WriteDb } from "../db/open-database.ts";
import { readChecklist } from "../checklist/read-checklist.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import type { Some } from "../handlers.ts";

type Names = "checklist.list" | "checklist.get" | "checklist.import";

/**
 * Stores a checklist version once. The same content again is recognised; other content under a version that is there
 * is refused, since reviews rest on it.
 */
export function storeChecklist(
  db: WriteDb,
  { checklist, origin, at }: { checklist: Checklist; origin: "built-in" | "file"; at: string },
): { digest: string; alreadyImported: boolean } {
  const digest = checklistDigest(checklist);
  const known = findChecklist(db, checklist.id, checklist.version);
  if (!known) {
    insertChecklist(db, { checklist, digest, origin, importedAt: at });
    return { digest, alreadyImported: false };
  }
  if (known.head.digest === digest) return { digest, alreadyImported: true };
  throw new AppError(
    "conflict",
    `${checklist.id} ${checklist.version} is there already with other content. Give the changed checklist a new version.`,
    { reason: "version-exists" },
  );
}

export function checklistHandlers({ pickedFiles }: { pickedFiles: PickedFiles }): Some<Names> {
  return {
    "checklist.list": (_input, db) => ({ checklists: listChecklistHeads(db) }),
    "checklist.get": ({ id, version }, db) => getChecklist(db, id, version),
    "checklist.import": async ({ pickedFile }, { signal }) => {
      const picked = pickedFiles.get(pickedFile);
      const { checklist, unknown } = await readChecklist(picked, signal);
      return (tx) => {
        refuseReservedId(tx.db, checklist);
        const { digest, alreadyImported } = storeChecklist(tx.db, { checklist, origin: "file", at: tx.at });
        tx.receipt({
          kind: alreadyImported ? "checklist.recognised" : "checklist.imported",
          subject: `${checklist.id}@${checklist.version}`,
          says: `${alreadyImported ? "Recognised" : "Imported"} the checklist ${checklist.id} ${checklist.version} from ${picked.name}`,
          after: { digest },
        });
        return { id: checklist.id, version: checklist.version, digest, alreadyImported, unknown };
      };
    },
  };
}

/**
 * Under the id of the built-in checklist come only the app's own versions: another's could stand where a later app has
 * one of its own. A file of what is there already is recognised, also of one that an earlier app took in.
 */
function refuseReservedId(db: WriteDb, checklist: Checklist): void {
  const { id, version } = checklist;
  if (id !== aiAgentReview.id) return;
  if (findChecklist(db, id, version)?.head.digest === checklistDigest(checklist)) return;
  throw new AppError(
    "conflict",
    `The id ${id} is kept for the checklist that comes with Countersign. Give this one another id, such as ${id}-own, and import it again.`,
    { reason: "reserved-id" },
  );
}
