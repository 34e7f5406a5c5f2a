import type { Migration } from "./migration.ts";

/**
 * The first schema. What a document says (packet, checklist, entry, receipt) is one JSON body; what is searched is a
 * column generated from that body, so that each fact has one home. The triggers guard signed reviews and receipts
 * against our own mistakes; a person with the file is caught by `verify`.
 */
export const migration: Migration = {
  version: 10,
  name: "initial",
  up: (db) =>
    db.exec(`
      CREATE TABLE packet_version (
        id TEXT NOT NULL PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
        archive_sha256 TEXT CHECK (length(archive_sha256) = 64),
        source_name TEXT NOT NULL,
        manifest_path TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        warnings TEXT NOT NULL CHECK (json_valid(warnings)),
        packet_id TEXT NOT NULL GENERATED ALWAYS AS (body ->> '$.id') STORED,
        version TEXT GENERATED ALWAYS AS (body ->> '$.version') STORED,
        seq INTEGER NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX packet_version_by_packet ON packet_version (packet_id, version);

      CREATE TABLE packet_file (
        packet_version_id TEXT NOT NULL REFERENCES packet_version (id) ON DELETE CASCADE,
        path TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('manifest', 'listed', 'unlisted', 'missing', 'altered', 'ignored')),
        sha256 TEXT CHECK (length(sha256) = 64),
        size INTEGER CHECK (size >= 0),
        title TEXT,
        listed_sha256 TEXT,
        supports TEXT NOT NULL CHECK (json_valid(supports)),
        why TEXT,
        PRIMARY KEY (packet_version_id, path)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX packet_file_by_sha256 ON packet_file (sha256);

      CREATE TABLE checklist (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        origin TEXT NOT NULL CHECK (origin IN ('built-in', 'file')),
        imported_at TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (id, version)
      ) STRICT;
      CREATE TRIGGER checklist_never_changes BEFORE UPDATE ON checklist
        BEGIN SELECT RAISE(ABORT, 'a checklist version is immutable'); END;
      CREATE TRIGGER checklist_never_goes BEFORE DELETE ON checklist
        BEGIN SELECT RAISE(ABORT, 'a checklist version is immutable'); END;

      -- An organisation's own settings of the pre-checks.
      CREATE TABLE precheck_policy (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        imported_at TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (id, version)
      ) STRICT;
      CREATE TRIGGER precheck_policy_never_changes BEFORE UPDATE ON precheck_policy
        BEGIN SELECT RAISE(ABORT, 'a version of a pre-check policy is immutable'); END;
      CREATE TRIGGER precheck_policy_never_goes BEFORE DELETE ON precheck_policy
        BEGIN SELECT RAISE(ABORT, 'a version of a pre-check policy is immutable'); END;

      CREATE TABLE review (
        id TEXT NOT NULL PRIMARY KEY,
        packet_version_id TEXT NOT NULL REFERENCES packet_version (id),
        checklist_id TEXT NOT NULL,
        checklist_version TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        previous_review_id TEXT UNIQUE REFERENCES review (id),
        started_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        FOREIGN KEY (checklist_id, checklist_version) REFERENCES checklist (id, version)
      ) STRICT;
      CREATE INDEX review_by_packet ON review (packet_version_id);

      CREATE TABLE review_entry (
        review_id TEXT NOT NULL REFERENCES review (id),
        kind TEXT NOT NULL CHECK (kind IN ('answer', 'waiver', 'finding', 'question', 'decision', 'evidence', 'flag', 'prechecks',
          'action')),
        entry_id TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        answered INTEGER NOT NULL GENERATED ALWAYS AS
          (kind = 'answer' AND (body ->> '$.key' IS NOT NULL OR body ->> '$.na' IS NOT NULL)) VIRTUAL,
        PRIMARY KEY (review_id, kind, entry_id)
      ) STRICT, WITHOUT ROWID;

      CREATE INDEX review_entry_answered ON review_entry (review_id, answered);

      -- The steps of a review, for undo and redo. An open step is a burst of typing whose receipt is still to come.
      CREATE TABLE review_step (
        review_id TEXT NOT NULL REFERENCES review (id),
        step INTEGER NOT NULL,
        label TEXT NOT NULL,
        changes TEXT NOT NULL CHECK (json_valid(changes)),
        state TEXT NOT NULL CHECK (state IN ('open', 'done', 'undone')),
        at TEXT NOT NULL,
        PRIMARY KEY (review_id, step)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX review_step_open ON review_step (state) WHERE state = 'open';
      CREATE INDEX review_step_undone ON review_step (review_id, step) WHERE state = 'undone';

      CREATE TABLE signed_review (
        review_id TEXT NOT NULL PRIMARY KEY REFERENCES review (id),
        digest TEXT NOT NULL CHECK (length(digest) = 64),
        record TEXT NOT NULL CHECK (json_valid(record)),
        memo_sha256 TEXT NOT NULL CHECK (length(memo_sha256) = 64),
        chain_seq INTEGER NOT NULL,
        chain_hash TEXT NOT NULL CHECK (length(chain_hash) = 64)
      ) STRICT;
      CREATE TABLE signature (
        review_id TEXT NOT NULL REFERENCES signed_review (review_id),
        position INTEGER NOT NULL CHECK (position >= 1),
        statement TEXT NOT NULL CHECK (json_valid(statement)),
        sshsig TEXT NOT NULL,
        public_key TEXT NOT NULL,
        PRIMARY KEY (review_id, position)
      ) STRICT;

      CREATE TABLE profile (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        role TEXT NOT NULL,
        public_key TEXT NOT NULL UNIQUE,
        fingerprint TEXT NOT NULL UNIQUE,
        sealed_key TEXT NOT NULL CHECK (json_valid(sealed_key)),
        created_at TEXT NOT NULL,
        retired_at TEXT,
        retired_reason TEXT,
        CHECK ((retired_at IS NULL) = (retired_reason IS NULL))
      ) STRICT;
      CREATE TABLE trusted_signer (
        fingerprint TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        public_key TEXT NOT NULL,
        added_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT;

      CREATE TABLE event (
        seq INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
        prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
        body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
        hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
        body TEXT CHECK (json_valid(body)),
        kind TEXT GENERATED ALWAYS AS (body ->> '$.kind') VIRTUAL,
        subject TEXT GENERATED ALWAYS AS (body ->> '$.subject') VIRTUAL
      ) STRICT;
      CREATE INDEX event_by_kind ON event (kind, seq);
      CREATE INDEX event_by_subject ON event (subject, seq);
      CREATE TRIGGER event_in_order BEFORE INSERT ON event BEGIN
        SELECT RAISE(ABORT, 'receipts are numbered without a gap')
          WHERE NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event);
        SELECT RAISE(ABORT, 'a receipt must name the hash of the one before')
          WHERE NEW.prev_hash IS NOT (SELECT coalesce((SELECT hash FROM event ORDER BY seq DESC LIMIT 1), zeroblob(32)));
      END;
      CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;
      CREATE TRIGGER event_never_goes BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'receipts are append-only'); END;

      -- What a signature covers stays as it was signed.
      CREATE TRIGGER signed_review_never_changes BEFORE UPDATE ON signed_review
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER signed_review_never_goes BEFORE DELETE ON signed_review
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER signed_review_once BEFORE INSERT ON signed_review
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER signature_never_changes BEFORE UPDATE ON signature
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER signature_never_goes BEFORE DELETE ON signature
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER signature_in_order BEFORE INSERT ON signature
        WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM signature WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER review_of_signature_stays BEFORE UPDATE ON review
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id IN (OLD.id, NEW.id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER review_of_signature_never_goes BEFORE DELETE ON review
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER review_of_signature_once BEFORE INSERT ON review
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER entry_of_signature_not_added BEFORE INSERT ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER entry_of_signature_stays BEFORE UPDATE ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id IN (OLD.review_id, NEW.review_id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER entry_of_signature_never_goes BEFORE DELETE ON review_entry
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = OLD.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER step_of_signature_not_added BEFORE INSERT ON review_step
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = NEW.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER step_of_signature_stays BEFORE UPDATE ON review_step
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id IN (OLD.review_id, NEW.review_id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER step_of_signature_never_goes BEFORE DELETE ON review_step
        WHEN EXISTS (SELECT 1 FROM signed_review WHERE review_id = OLD.review_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER packet_of_signature_stays BEFORE UPDATE ON packet_version
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id WHERE packet_version_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER packet_of_signature_never_goes BEFORE DELETE ON packet_version
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id WHERE packet_version_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER packet_of_signature_once BEFORE INSERT ON packet_version
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id WHERE packet_version_id = NEW.id)
          OR EXISTS (SELECT 1 FROM packet_version old JOIN review ON review.packet_version_id = old.id
                     JOIN signed_review ON review_id = review.id WHERE old.digest = NEW.digest OR old.seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER file_of_signature_stays BEFORE UPDATE ON packet_file
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id
                     WHERE packet_version_id IN (OLD.packet_version_id, NEW.packet_version_id))
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER file_of_signature_never_goes BEFORE DELETE ON packet_file
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id
                     WHERE packet_version_id = OLD.packet_version_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER file_of_signature_not_added BEFORE INSERT ON packet_file
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review ON review.id = review_id
                     WHERE packet_version_id = NEW.packet_version_id)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
    `),
};
