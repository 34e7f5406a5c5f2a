/** What went out and came in by bundles: others' receipts, and the records of a review that both sides have seen. */
import { ReviewId } from "#shared/ids";
import type { ReadDb, WriteDb } from "./open-database.ts";

/** Keeps that a signature came in a bundle, and the receipts that its signer vouched for. */
export function insertBrought(
  db: WriteDb,
  reviewId: ReviewId,
  { position, eventsSha256, at }: { position: number; eventsSha256: string; at: string },
): void {
  db.prepare(
    "INSERT INTO brought_signature (review_id, position, events_sha256, brought_at) VALUES (?, ?, ?, ?)",
  ).run(reviewId, position, eventsSha256, at);
}

/** The review before a brought one, by the digest that was signed; it need not be in this workspace. */
export function insertBroughtPrevious(
  db: WriteDb,
  reviewId: ReviewId,
  { reviewId: previous, digest }: { reviewId: ReviewId; digest: string },
): void {
  db.prepare("INSERT INTO brought_previous (review_id, previous_review_id, digest) VALUES (?, ?, ?)").run(
    reviewId,
    previous,
    digest,
  );
}

export function findBroughtPrevious(
  db: ReadDb,
  reviewId: ReviewId,
): { reviewId: ReviewId; digest: string } | undefined {
  const row = db
    .prepare<[string], { previous_review_id: string; digest: string }>(
      "SELECT previous_review_id, digest FROM brought_previous WHERE review_id = ?",
    )
    .get(reviewId);
  return row && { reviewId: ReviewId.parse(row.previous_review_id), digest: row.digest };
}

export type SeenRecord = { sha256: string; way: "out" | "in"; at: string };

/** Keeps that the other side has seen this record of the review, or we theirs. The one that came last stands last. */
export function insertSeen(db: WriteDb, reviewId: ReviewId, { sha256, way, at }: SeenRecord): void {
  if (listSeen(db, reviewId).at(-1)?.sha256 === sha256) return;
  db.prepare(
    `INSERT INTO seen_record (review_id, seq, sha256, way, at)
     SELECT :reviewId, coalesce(max(seq), 0) + 1, :sha256, :way, :at FROM seen_record WHERE review_id = :reviewId`,
  ).run({ reviewId, sha256, way, at });
}

export function listSeen(db: ReadDb, reviewId: ReviewId): SeenRecord[] {
  return db
    .prepare<[string], SeenRecord>("SELECT sha256, way, at FROM seen_record WHERE review_id = ? ORDER BY seq")
    .all(reviewId);
}

/** The stored files that these records name. A database from before bundles names none. */
export function listBundleHashes(db: ReadDb): string[] {
  const isThere = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'seen_record'").get() !== undefined;
  if (!isThere) return [];
  return db
    .prepare<[], { sha256: string }>(
      "SELECT events_sha256 AS sha256 FROM brought_signature UNION SELECT sha256 FROM seen_record",
    )
    .all()
    .map(({ sha256 }) => sha256);
}
