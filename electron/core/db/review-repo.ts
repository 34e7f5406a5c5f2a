import { noEntries } from "#shared/formats/record-entries";
import { entryBodies, type EntryBody, type EntryKind, type ReviewEntries } from "#shared/formats/review";
import { AppError } from "#shared/errors";
import { PacketVersionId, ReviewId } from "#shared/ids";
import type { ReadDb, WriteDb } from "./open-database.ts";

export type ReviewRow = {
  reviewId: ReviewId;
  packetVersionId: PacketVersionId;
  checklistId: string;
  checklistVersion: string;
  revision: number;
  previousReviewId: ReviewId | undefined;
  nextReviewId: ReviewId | undefined;
  startedAt: string;
  changedAt: string;
  signed: boolean;
};

export function insertReview(
  db: WriteDb,
  review: Omit<ReviewRow, "nextReviewId" | "changedAt" | "signed">,
): void {
  db.prepare(
    `INSERT INTO review (id, packet_version_id, checklist_id, checklist_version, revision, previous_review_id, started_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    review.reviewId,
    review.packetVersionId,
    review.checklistId,
    review.checklistVersion,
    review.revision,
    review.previousReviewId ?? null,
    review.startedAt,
    review.startedAt,
  );
}

export function deleteReview(db: WriteDb, id: ReviewId): void {
  db.prepare("DELETE FROM review_step WHERE review_id = ?").run(id);
  db.prepare("DELETE FROM seen_record WHERE review_id = ?").run(id);
  db.prepare("DELETE FROM brought_previous WHERE review_id = ?").run(id);
  db.prepare("DELETE FROM review_entry WHERE review_id = ?").run(id);
  db.prepare("DELETE FROM review WHERE id = ?").run(id);
}

export function touchReview(db: WriteDb, id: ReviewId, at: string): void {
  db.prepare("UPDATE review SET changed_at = ? WHERE id = ?").run(at, id);
}

type Row = {
  id: string;
  packet_version_id: string;
  checklist_id: string;
  checklist_version: string;
  revision: number;
  previous_review_id: string | null;
  next_review_id: string | null;
  started_at: string;
  changed_at: string;
  signed: number;
};

const SELECT = `
  SELECT id, packet_version_id, checklist_id, checklist_version, revision, previous_review_id, started_at, changed_at,
    (SELECT next.id FROM review next WHERE next.previous_review_id = review.id) AS next_review_id,
    EXISTS (SELECT 1 FROM signed_review WHERE review_id = review.id) AS signed
  FROM review`;

export function getReview(db: ReadDb, id: ReviewId): ReviewRow {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id);
  if (!row) throw new AppError("not-found", `There is no review ${id}.`, { what: "review", id });
  return toReview(row);
}

/** Last changed first. */
export function listReviews(db: ReadDb): ReviewRow[] {
  return db.prepare<[], Row>(`${SELECT} ORDER BY changed_at DESC, id`).all().map(toReview);
}

function toReview(row: Row): ReviewRow {
  return {
    reviewId: ReviewId.parse(row.id),
    packetVersionId: PacketVersionId.parse(row.packet_version_id),
    checklistId: row.checklist_id,
    checklistVersion: row.checklist_version,
    revision: row.revision,
    previousReviewId: row.previous_review_id === null ? undefined : ReviewId.parse(row.previous_review_id),
    nextReviewId: row.next_review_id === null ? undefined : ReviewId.parse(row.next_review_id),
    startedAt: row.started_at,
    changedAt: row.changed_at,
    signed: row.signed === 1,
  };
}

export type ReviewCounts = { answered: number; findings: number };

export function countEntries(db: ReadDb, id: ReviewId): ReviewCounts {
  const row = db
    .prepare<[{ id: string }], { answered: number; findings: number }>(
      `SELECT
         (SELECT count(*) FROM review_entry INDEXED BY review_entry_answered WHERE review_id = :id AND answered = 1) AS answered,
         (SELECT count(*) FROM review_entry WHERE review_id = :id AND kind = 'finding') AS findings`,
    )
    .get({ id });
  return row ?? { answered: 0, findings: 0 };
}

export function findEntry<K extends EntryKind>(
  db: ReadDb,
  id: ReviewId,
  kind: K,
  entryId: string,
): EntryBody<K> | undefined {
  const row = db
    .prepare<[string, string, string], { body: string }>(
      "SELECT body FROM review_entry WHERE review_id = ? AND kind = ? AND entry_id = ?",
    )
    .get(id, kind, entryId);
  // The schema was looked up by this very kind.
  return row && (entryBodies[kind].parse(JSON.parse(row.body)) as EntryBody<K>);
}

export function listEntries(db: ReadDb, id: ReviewId): ReviewEntries {
  const entries: { [K in EntryKind]: Record<string, unknown> } = structuredClone(noEntries);
  const rows = db
    .prepare<[string], { kind: EntryKind; entry_id: string; body: string }>(
      "SELECT kind, entry_id, body FROM review_entry WHERE review_id = ? ORDER BY kind, entry_id",
    )
    .iterate(id);
  for (const row of rows) entries[row.kind][row.entry_id] = entryBodies[row.kind].parse(JSON.parse(row.body));
  // Each body was parsed by the schema of its kind.
  return entries as ReviewEntries;
}

/** Writes an entry, or removes it where there is no body. */
export function putEntry(db: WriteDb, id: ReviewId, kind: EntryKind, entryId: string, body: unknown): void {
  if (body === undefined) {
    db.prepare("DELETE FROM review_entry WHERE review_id = ? AND kind = ? AND entry_id = ?").run(
      id,
      kind,
      entryId,
    );
    return;
  }
  const parsed = entryBodies[kind].parse(body);
  db.prepare(
    `INSERT INTO review_entry (review_id, kind, entry_id, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (review_id, kind, entry_id) DO UPDATE SET body = excluded.body`,
  ).run(id, kind, entryId, JSON.stringify(parsed));
}

export function copyEntries(db: WriteDb, from: ReviewId, to: ReviewId): void {
  db.prepare(
    "INSERT INTO review_entry (review_id, kind, entry_id, body) SELECT ?, kind, entry_id, body FROM review_entry WHERE review_id = ?",
  ).run(to, from);
}

/** Every hash that a reviewer's own evidence names, in a step that can be undone as well; the sweep keeps these. */
export function listReviewerHashes(db: ReadDb): string[] {
  return db
    .prepare<[], { sha256: string }>(
      `SELECT body ->> '$.sha256' AS sha256 FROM review_entry WHERE kind = 'evidence'
       UNION
       SELECT coalesce(value ->> '$.before.sha256', value ->> '$.after.sha256')
       FROM review_step, json_each(review_step.changes) WHERE value ->> '$.kind' = 'evidence'`,
    )
    .all()
    .map((row) => row.sha256);
}
