import { AppError } from "#shared/errors";
import { digestsOf, Statement, type Terms } from "#shared/formats/statement";
import { PacketVersionId, type ReviewId } from "#shared/ids";
import type { ChainHead } from "#shared/rules/receipt-chain";
import type { ReadDb, WriteDb } from "./open-database.ts";

export type SignedReview = {
  digest: string;
  /** `review.json`, byte for byte as it was signed. */
  record: string;
  memoSha256: string;
  chainSeq: number;
  chainHash: string;
};

export type StoredSignature = {
  position: number;
  role: "reviewer" | "countersigner";
  name: string;
  fingerprint: string;
  signedAt: string;
  terms: Terms;
  /** SHA-256 of the memo as this signer left it. */
  memoSha256: string;
  /** The head of the receipts that this signer vouched for. */
  chainHead: { seq: number; hash: string };
  /** The statement's bytes as they were signed. */
  statement: string;
  sshsig: string;
  /** One line: `ssh-ed25519 AAAA…`. */
  publicKey: string;
  /** The receipts that it vouches for, where it came in a bundle; otherwise they are those of this workspace. */
  eventsSha256: string | undefined;
};

export function insertSignedReview(db: WriteDb, reviewId: ReviewId, signed: SignedReview): void {
  db.prepare(
    "INSERT INTO signed_review (review_id, digest, record, memo_sha256, chain_seq, chain_hash) VALUES (?, ?, ?, ?, ?, ?)",
  ).run(reviewId, signed.digest, signed.record, signed.memoSha256, signed.chainSeq, signed.chainHash);
}

export type NewSignature = Pick<StoredSignature, "position" | "statement" | "sshsig" | "publicKey">;

export function insertSignature(db: WriteDb, reviewId: ReviewId, signature: NewSignature): void {
  db.prepare(
    "INSERT INTO signature (review_id, position, statement, sshsig, public_key) VALUES (?, ?, ?, ?, ?)",
  ).run(reviewId, signature.position, signature.statement, signature.sshsig, signature.publicKey);
}

type SignedRow = {
  digest: string;
  record: string;
  memo_sha256: string;
  chain_seq: number;
  chain_hash: string;
};

export function findSignedReview(db: ReadDb, reviewId: ReviewId): SignedReview | undefined {
  const row = db
    .prepare<[string], SignedRow>(
      "SELECT digest, record, memo_sha256, chain_seq, chain_hash FROM signed_review WHERE review_id = ?",
    )
    .get(reviewId);
  return row && toSigned(row);
}

export function getSignedReview(db: ReadDb, reviewId: ReviewId): SignedReview {
  const signed = findSignedReview(db, reviewId);
  if (!signed)
    throw new AppError("not-found", "This review is not signed.", { what: "signature", id: reviewId });
  return signed;
}

export function listSignedReviews(db: ReadDb): ({ reviewId: ReviewId } & SignedReview)[] {
  return db
    .prepare<[], SignedRow & { review_id: string }>(
      "SELECT review_id, digest, record, memo_sha256, chain_seq, chain_hash FROM signed_review ORDER BY chain_seq",
    )
    .all()
    .map((row) => ({ reviewId: row.review_id as ReviewId, ...toSigned(row) }));
}

/** The review of another version of this packet that was signed last before `at`. */
export function findSignedOfOtherVersion(
  db: ReadDb,
  { packetId, packetVersionId, at }: { packetId: string; packetVersionId: PacketVersionId; at: string },
): { packetVersionId: PacketVersionId; record: string } | undefined {
  const row = db
    .prepare<[string, string, string], { id: string; record: string }>(
      `SELECT packet_version.id AS id, record FROM signed_review
         JOIN review ON review.id = review_id JOIN packet_version ON packet_version.id = packet_version_id
       WHERE packet_id = ? AND packet_version.id <> ? AND record ->> '$.frozenAt' < ?
       ORDER BY record ->> '$.frozenAt' DESC, review_id LIMIT 1`,
    )
    .get(packetId, packetVersionId, at);
  return row && { packetVersionId: PacketVersionId.parse(row.id), record: row.record };
}

/** The signed review whose memo, as one of its signers left it, has this hash. */
export function findReviewByMemo(db: ReadDb, memoSha256: string): ReviewId | undefined {
  const row = db
    .prepare<[string], { review_id: string }>(
      `SELECT review_id FROM signature WHERE ${signedMemo} = ? ORDER BY position LIMIT 1`,
    )
    .get(memoSha256);
  return row && (row.review_id as ReviewId);
}

/** Reviews whose signatures are not as many as their receipts. */
export function listUnmatchedSignatures(db: ReadDb): string[] {
  return db
    .prepare<[], { id: string }>(
      `SELECT id FROM (
         SELECT subject AS id, 1 AS receipts, 0 AS signatures, 0 AS reviews FROM event WHERE kind = 'review.signed'
         UNION ALL SELECT subject, 1, 0, 1 FROM event WHERE kind = 'review.countersigned'
         UNION ALL SELECT review_id, 0, 1, 0 FROM signature
         UNION ALL SELECT review_id, 0, 0, 1 FROM signed_review
       ) GROUP BY id HAVING sum(receipts) <> sum(signatures) OR sum(receipts) <> sum(reviews)`,
    )
    .all()
    .map((row) => row.id);
}

/** When the newest signature was made, by the clock of the machine that made it. */
export function findLastSignedAt(db: ReadDb): string | undefined {
  return db
    .prepare<[], { at: string }>(
      "SELECT statement ->> '$.predicate.signedAt' AS at FROM signature ORDER BY at DESC LIMIT 1",
    )
    .get()?.at;
}

type SignatureRow = {
  position: number;
  statement: string;
  sshsig: string;
  public_key: string;
  events_sha256: string | null;
};

export function listSignatures(db: ReadDb, reviewId: ReviewId): StoredSignature[] {
  return db
    .prepare<[string], SignatureRow>(
      `SELECT position, statement, sshsig, public_key, events_sha256
       FROM signature LEFT JOIN brought_signature USING (review_id, position) WHERE review_id = ? ORDER BY position`,
    )
    .all(reviewId)
    .map((row) => {
      const statement = Statement.parse(JSON.parse(row.statement));
      const { predicate } = statement;
      return {
        position: row.position,
        role: predicate.role,
        name: predicate.signer.name,
        fingerprint: predicate.signer.fingerprint,
        signedAt: predicate.signedAt,
        terms: { countersignatures: predicate.countersignatures, expires: predicate.expires },
        memoSha256: digestsOf(statement).memo,
        chainHead: predicate.chainHead,
        statement: row.statement,
        sshsig: row.sshsig,
        publicKey: row.public_key,
        eventsSha256: row.events_sha256 ?? undefined,
      };
    });
}

/** The memos of all signed reviews, as each signer left them. */
export function listMemoHashes(db: ReadDb): string[] {
  return db
    .prepare<[], { sha256: string }>(
      `SELECT memo_sha256 AS sha256 FROM signed_review UNION SELECT ${signedMemo} FROM signature`,
    )
    .all()
    .map(({ sha256 }) => sha256);
}

/** The heads of our own receipts that were signed here: out of the statements, and out of the columns beside them. */
export function listSignedHeads(db: ReadDb): ChainHead[] {
  return listSignedReviews(db).flatMap(({ reviewId, chainSeq, chainHash }) =>
    listSignatures(db, reviewId)
      .filter(({ eventsSha256 }) => eventsSha256 === undefined)
      .flatMap(({ position, chainHead }) => [
        ...(position === 1 ? [{ seq: chainSeq, hash: chainHash }] : []),
        chainHead,
      ]),
  );
}

/** The memo is the second thing that a statement names (shared/formats/statement.ts). */
const signedMemo = "statement ->> '$.subject[1].digest.sha256'";

function toSigned(row: SignedRow): SignedReview {
  return {
    digest: row.digest,
    record: row.record,
    memoSha256: row.memo_sha256,
    chainSeq: row.chain_seq,
    chainHash: row.chain_hash,
  };
}
