import type { Migration } from "./migration.ts";

/** Documents of vendors on their way to a packet. What was read of each lies in the evidence store, by its hash. */
export const migration: Migration = {
  version: 60,
  name: "intake",
  up: (db) => {
    db.exec(`
      CREATE TABLE intake (
        id TEXT NOT NULL PRIMARY KEY,
        source_name TEXT NOT NULL,
        started_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        mapped TEXT NOT NULL CHECK (json_valid(mapped)),
        packet_version_id TEXT REFERENCES packet_version (id) ON DELETE SET NULL
      ) STRICT;
      CREATE TABLE intake_file (
        intake_id TEXT NOT NULL REFERENCES intake (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        size INTEGER NOT NULL CHECK (size >= 0),
        read_sha256 TEXT CHECK (length(read_sha256) = 64),
        body TEXT NOT NULL CHECK (json_valid(body)),
        PRIMARY KEY (intake_id, path)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE intake_edit (
        intake_id TEXT NOT NULL REFERENCES intake (id) ON DELETE CASCADE,
        step INTEGER NOT NULL,
        edit TEXT NOT NULL CHECK (json_valid(edit)),
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        at TEXT NOT NULL,
        PRIMARY KEY (intake_id, step)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
