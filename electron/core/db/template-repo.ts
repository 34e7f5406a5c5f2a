import { createHash } from "node:crypto";
import type { TemplateHead } from "#shared/contract/template-calls";
import { AppError } from "#shared/errors";
import type { ReadDb, WriteDb } from "./open-database.ts";

type Row = { digest: string; name: string; imported_at: string; size: number; reviews: number };

/** How many reviews chose it: signed ones as well, since a copy of their memo may be made again. */
const heads = `SELECT digest, name, imported_at, length(bytes) AS size,
  (SELECT count(*) FROM review_entry WHERE kind = 'decision' AND body ->> '$.template.digest' = digest) AS reviews
  FROM memo_template`;

export function listTemplates(db: ReadDb): TemplateHead[] {
  return db.prepare<[], Row>(`${heads} ORDER BY name, imported_at`).all().map(toHead);
}

export function findTemplate(db: ReadDb, digest: string): TemplateHead | undefined {
  const row = db.prepare<[string], Row>(`${heads} WHERE digest = ?`).get(digest);
  return row && toHead(row);
}

export function getTemplate(db: ReadDb, digest: string): TemplateHead {
  const head = findTemplate(db, digest);
  if (!head)
    throw new AppError("not-found", `There is no memo template ${digest.slice(0, 12)} in this workspace.`, {
      what: "memo template",
      id: digest,
    });
  return head;
}

export function findTemplateBytes(db: ReadDb, digest: string): Uint8Array | undefined {
  return db
    .prepare<[string], { bytes: Buffer }>("SELECT bytes FROM memo_template WHERE digest = ?")
    .get(digest)?.bytes;
}

/** The same bytes are stored once, under the name that they came with first. */
export function storeTemplate(
  db: WriteDb,
  { name, bytes, at }: { name: string; bytes: Uint8Array; at: string },
): { digest: string; alreadyImported: boolean } {
  const digest = templateDigest(bytes);
  if (findTemplate(db, digest)) return { digest, alreadyImported: true };
  db.prepare("INSERT INTO memo_template (digest, name, imported_at, bytes) VALUES (?, ?, ?, ?)").run(
    digest,
    name,
    at,
    bytes,
  );
  return { digest, alreadyImported: false };
}

export function deleteTemplate(db: WriteDb, digest: string): void {
  db.prepare("DELETE FROM memo_template WHERE digest = ?").run(digest);
}

export function templateDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function toHead({ digest, name, imported_at: importedAt, size, reviews }: Row): TemplateHead {
  return { digest, name, importedAt, size, reviews };
}
