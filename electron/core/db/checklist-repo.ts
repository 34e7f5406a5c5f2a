import { createHash } from "node:crypto";
import type { ChecklistHead } from "#shared/contract/checklist-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { Checklist } from "#shared/formats/checklist";
import { compareVersions, highestVersion } from "#shared/formats/semver";
import type { ReadDb, WriteDb } from "./open-database.ts";

export type NewChecklist = {
  checklist: Checklist;
  digest: string;
  origin: "built-in" | "file";
  importedAt: string;
};

export function checklistDigest(checklist: Checklist): string {
  return createHash("sha256").update(canonicalJson(checklist)).digest("hex");
}

export function insertChecklist(db: WriteDb, { checklist, digest, origin, importedAt }: NewChecklist): void {
  db.prepare(
    "INSERT INTO checklist (id, version, digest, origin, imported_at, body) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(checklist.id, checklist.version, digest, origin, importedAt, JSON.stringify(checklist));
}

export type FoundChecklist = { head: ChecklistHead; checklist: Checklist };

type Row = { id: string; version: string; digest: string; origin: string; imported_at: string };
type Found = { head: ChecklistHead; checklist: Checklist };

const COLUMNS = "SELECT id, version, digest, origin, imported_at FROM checklist";

/** The built-in ones first, and of each the highest version first. */
export function listChecklistHeads(db: ReadDb): ChecklistHead[] {
  const rows = db.prepare<[], Row>(`${COLUMNS} ORDER BY origin = 'file', id, rowid`).all();
  const byName = Map.groupBy(rows, ({ origin, id }) => `${origin} ${id}`);
  return [...byName.values()]
    .flatMap((versions) => versions.toSorted((a, b) => compareVersions(b.version, a.version)))
    .map((row) => toHead(row, checklistOf(db, row)));
}

export function findChecklist(db: ReadDb, id: string, version: string): Found | undefined {
  const row = db.prepare<[string, string], Row>(`${COLUMNS} WHERE id = ? AND version = ?`).get(id, version);
  return row && toFound(db, row);
}

export function getChecklist(db: ReadDb, id: string, version: string): Found {
  const found = findChecklist(db, id, version);
  if (!found) {
    throw new AppError("not-found", `There is no checklist ${id} ${version}.`, {
      what: "checklist",
      id: `${id}@${version}`,
    });
  }
  return found;
}

/** The highest release of a checklist; a pre-release where there is nothing else. When it was imported does not count. */
export function getNewestChecklist(db: ReadDb, id: string): Found {
  const rows = db.prepare<[string], Row>(`${COLUMNS} WHERE id = ? ORDER BY rowid`).all(id);
  const row = highestVersion(rows);
  if (!row) throw new AppError("not-found", `There is no checklist ${id}.`, { what: "checklist", id });
  return toFound(db, row);
}

/** The one that came with the app, whatever files have brought under its name. */
export function getBuiltInChecklist(db: ReadDb): Found {
  const rows = db.prepare<[], Row>(`${COLUMNS} WHERE origin = 'built-in' ORDER BY rowid`).all();
  const row = highestVersion(rows);
  if (!row) {
    throw new AppError("not-found", "The built-in checklist is not in this workspace.", {
      what: "checklist",
      id: "built-in",
    });
  }
  return toFound(db, row);
}

/** As it is stored, whatever was read before: for those who check. */
export function readChecklistAgain(db: ReadDb, id: string, version: string): Checklist {
  const row = db
    .prepare<[string, string], { body: string }>("SELECT body FROM checklist WHERE id = ? AND version = ?")
    .get(id, version);
  return Checklist.parse(JSON.parse(row?.body ?? "null"));
}

/** What was read last, by its digest: a version never changes, and reading one costs more than saving an answer. */
const readBefore = new Map<string, Checklist>();
const MOST_KEPT = 8;

function checklistOf(db: ReadDb, { id, version, digest }: Row): Checklist {
  const known = readBefore.get(digest);
  if (known) return known;
  const checklist = readChecklistAgain(db, id, version);
  // Only what has its digest may be shown for it elsewhere.
  if (checklistDigest(checklist) !== digest) return checklist;
  const [oldest] = readBefore.keys();
  if (readBefore.size >= MOST_KEPT && oldest !== undefined) readBefore.delete(oldest);
  readBefore.set(digest, checklist);
  return checklist;
}

function toFound(db: ReadDb, row: Row): Found {
  const checklist = checklistOf(db, row);
  return { head: toHead(row, checklist), checklist };
}

function toHead(row: Row, checklist: Checklist): ChecklistHead {
  const items = checklist.sections.flatMap((section) => section.items);
  return {
    id: row.id,
    version: row.version,
    title: checklist.title,
    digest: row.digest,
    origin: row.origin === "built-in" ? "built-in" : "file",
    importedAt: row.imported_at,
    sections: checklist.sections.length,
    items: items.length,
    gates: items.filter((item) => item.gate).length,
  };
}
