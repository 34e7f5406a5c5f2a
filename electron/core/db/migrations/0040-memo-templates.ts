import type { Migration } from "./migration.ts";

/** Word files of the organisation that memos are written into. A review names the one it uses by its digest. */
export const migration: Migration = {
  version: 40,
  name: "memo templates",
  up: (db) => {
    db.exec(`
      CREATE TABLE memo_template (
        digest TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
        name TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE TRIGGER memo_template_never_changes BEFORE UPDATE ON memo_template
        BEGIN SELECT RAISE(ABORT, 'a template never changes'); END;
    `);
  },
};
