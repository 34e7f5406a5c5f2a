import type { Migration } from "./migration.ts";

/** The RSA key and the certificate with which a profile signs inside Word files. */
export const migration: Migration = {
  version: 20,
  name: "word-key",
  up: (db) => {
    db.exec(`
      CREATE TABLE word_key (
        profile_id TEXT NOT NULL PRIMARY KEY REFERENCES profile (id),
        sealed_key TEXT NOT NULL CHECK (json_valid(sealed_key)),
        certificate BLOB NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('own', 'organisation')),
        added_at TEXT NOT NULL
      ) STRICT;
    `);
  },
};
