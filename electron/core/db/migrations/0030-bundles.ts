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

      -- A brought review names the one before it by digest; that one need not be in this workspace.
      CREATE TABLE brought_previous (
        review_id TEXT NOT NULL PRIMARY KEY REFERENCES review (id),
        previous_review_id TEXT NOT NULL,
        digest TEXT NOT NULL CHECK (length(digest) = 64)
      ) STRICT, WITHOUT ROWID;

      CREATE TRIGGER previous_of_signature_not_added BEFORE INSERT ON brought_previous
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER previous_of_signature_stays BEFORE UPDATE ON brought_previous
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id IN (OLD.review_id, NEW.review_id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER previous_of_signature_never_goes BEFORE DELETE ON brought_previous
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = OLD.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;

      -- The kinds of entries are one more; SQLite changes a CHECK by making the table again.
      CREATE TABLE review_entry_30 (
        review_id TEXT NOT NULL REFERENCES review (id),
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'waiver', 'finding', 'question', 'decision', 'evidence', 'flag', 'prechecks',
          'action', 'merge')),
        entry_id TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        answered INTEGER NOT NULL GENERATED ALWAYS AS
          (kind = 'answer' AND (body ->> '$.key' IS NOT NULL OR body ->> '$.na' IS NOT NULL)) VIRTUAL,
        PRIMARY KEY (review_id, kind, entry_id)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO review_entry_30 (review_id, kind, entry_id, body) SELECT review_id, kind, entry_id, body FROM review_entry;
      DROP TRIGGER entry_of_signature_not_added;
      DROP TRIGGER entry_of_signature_stays;
      DROP TRIGGER entry_of_signature_never_goes;
      DROP TABLE review_entry;
      ALTER TABLE review_entry_30 RENAME TO review_entry;
      CREATE INDEX review_entry_answered ON review_entry (review_id, answered);
      CREATE TRIGGER entry_of_signature_not_added BEFORE INSERT ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER entry_of_signature_stays BEFORE UPDATE ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id IN (OLD.review_id, NEW.review_id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER entry_of_signature_never_goes BEFORE DELETE ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = OLD.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
    `);
  },
};
