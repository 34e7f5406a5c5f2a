import type { Migration } from "./migration.ts";

/**
 * What came in bundles: signatures that were made over other receipts than ours, and the records of a review that both
 * sides have seen, from which a merge starts.
 */
export const migration: Migration = {
  version: 30,
  name: "bundles",
  up: (db) => {
    db.exec(`
      CREATE TABLE brought_signature (
        review_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        -- The receipts that the signer vouched for, as the bundle carried them.
        events_sha256 TEXT NOT NULL CHECK (length(events_sha256) = 64),
        brought_at TEXT NOT NULL,
        PRIMARY KEY (review_id, position),
        FOREIGN KEY (review_id, position) REFERENCES signature (review_id, position)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER brought_signature_never_changes BEFORE UPDATE ON brought_signature
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER brought_signature_never_goes BEFORE DELETE ON brought_signature
        BEGIN SELECT RAISE(ABORT, 'signed'); END;

      CREATE TABLE seen_record (
        review_id TEXT NOT NULL REFERENCES review (id),
        seq INTEGER NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        way TEXT NOT NULL CHECK (way IN ('out', 'in')),
        at TEXT NOT NULL,
        PRIMARY KEY (review_id, seq)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
