import { createHash } from "node:crypto";
import type { ChecklistHead } from "#shared/contract/checklist-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { Checklist } from "#shared/formats/checklist";
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

type Row = { id: string; version: string; digest: string; origin: string; imported_at: string; body: string };

const COLUMNS = "SELECT id, version, digest, origin, imported_at, body FROM checklist";

export function listChecklistHeads(db: ReadDb): ChecklistHead[] {
  return db
    .prepare<[], Row>(`${COLUMNS} ORDER BY origin = 'file', id, rowid DESC`)
    .all()
    .map((row) => toHead(row, toChecklist(row)));
}

export function findChecklist(db: ReadDb, id: string, version: string): FoundChecklist | undefined {
  const row = db.prepare<[string, string], Row>(`${COLUMNS} WHERE id = ? AND version = ?`).get(id, version);
  if (!row) return undefined;
  const checklist = toChecklist(row);
  return { head: toHead(row, checklist), checklist };
}

export function getChecklist(db: ReadDb, id: string, version: string): FoundChecklist {
  const found = findChecklist(db, id, version);
  if (!found) {
    throw new AppError("not-found", `There is no checklist ${id} ${version}.`, {
      what: "checklist",
      id: `${id}@${version}`,
    });
  }
  return found;
}

const known = new WeakMap<ReadDb, Map<string, FoundChecklist>>();

/**
 * The same for work on a review, which asks for its checklist at every key press: read once for each connection, since
 * a version never changes. What checks the file itself reads it anew with `getChecklist`.
 */
export function getKnownChecklist(db: ReadDb, id: string, version: string): FoundChecklist {
  const ofConnection = known.get(db) ?? new Map<string, FoundChecklist>();
  known.set(db, ofConnection);
  const key = `${id}@${version}`;
  const found = ofConnection.get(key) ?? getChecklist(db, id, version);
  ofConnection.set(key, found);
  return found;
}

/** The version that was imported last. */
export function getNewestChecklist(db: ReadDb, id: string) {
  const row = db.prepare<[string], Row>(`${COLUMNS} WHERE id = ? ORDER BY rowid DESC LIMIT 1`).get(id);
  if (!row) throw new AppError("not-found", `There is no checklist ${id}.`, { what: "checklist", id });
  const checklist = toChecklist(row);
  return { head: toHead(row, checklist), checklist };
}

/** What was parsed last, by its text: a version never changes, and reading one costs more than saving an answer. */
const parsed = new Map<string, Checklist>();
const KEPT_PARSED = 8;

function toChecklist({ body }: Row): Checklist {
  const known = parsed.get(body);
  if (known) return known;
  const checklist = Checklist.parse(JSON.parse(body));
  const [oldest] = parsed.keys();
  if (parsed.size >= KEPT_PARSED && oldest !== undefined) parsed.delete(oldest);
  parsed.set(body, checklist);
  return checklist;
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
