import type { Migration } from "./migration.ts";

/** The template of a signed review stays: a copy of its memo can be made again, to the byte. */
export const migration: Migration = {
  version: 50,
  name: "template of a signature",
  up: (db) => {
    db.exec(`
      CREATE TRIGGER memo_template_of_signature_never_goes BEFORE DELETE ON memo_template
        WHEN EXISTS (SELECT 1 FROM signed_review JOIN review_entry USING (review_id)
                     WHERE kind = 'decision' AND body ->> '$.template.digest' = OLD.digest)
        BEGIN SELECT RAISE(ABORT, 'signed'); END;
      CREATE TRIGGER memo_template_once BEFORE INSERT ON memo_template
        WHEN EXISTS (SELECT 1 FROM memo_template WHERE digest = NEW.digest)
        BEGIN SELECT RAISE(ABORT, 'a template never changes'); END;
    `);
  },
};
