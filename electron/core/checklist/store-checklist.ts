import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { AppError } from "#shared/errors";
import type { Checklist } from "#shared/formats/checklist";
import { checklistDigest, findChecklist, insertChecklist } from "../db/checklist-repo.ts";
import type { WriteDb } from "../db/open-database.ts";
import type { Tx } from "../db/transact.ts";

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

/** A checklist out of a file, with its receipt. */
export function bringChecklist(
  tx: Tx,
  checklist: Checklist,
  from: string,
): { digest: string; alreadyImported: boolean } {
  refuseReservedId(tx.db, checklist);
  const stored = storeChecklist(tx.db, { checklist, origin: "file", at: tx.at });
  const { digest, alreadyImported } = stored;
  tx.receipt({
    kind: alreadyImported ? "checklist.recognised" : "checklist.imported",
    subject: `${checklist.id}@${checklist.version}`,
    says: `${alreadyImported ? "Recognised" : "Imported"} the checklist ${checklist.id} ${checklist.version} from ${from}`,
    after: { digest },
  });
  return stored;
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
