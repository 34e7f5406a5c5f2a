import { createHash } from "node:crypto";
import Database from "better-sqlite3";
import { AppError } from "#shared/errors";
import { migrate } from "./migrate.ts";
import type { ReadDb, WriteDb } from "./open-database.ts";

type SchemaRow = { type: string; name: string; sql: string | null };

/** The schema as text, one object a line, in a fixed order; SQLite's own tables are left out. */
export function schemaText(db: Pick<ReadDb, "prepare">): string {
  return db
    .prepare<[], SchemaRow>(
      "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
    )
    .all()
    .map((row) => `${row.type} ${row.name}: ${row.sql ?? ""}`)
    .join("\n");
}

export function schemaHash(db: Pick<ReadDb, "prepare">): string {
  return createHash("sha256").update(schemaText(db)).digest("hex");
}

let expected: string | undefined;

/** What the migrations make of an empty database; worked out once. */
export function expectedSchemaHash(): string {
  if (expected === undefined) {
    const db = new Database(":memory:");
    try {
      // The brand alone is missing: this handle writes.
      migrate(db as unknown as WriteDb);
      expected = schemaHash(db);
    } finally {
      db.close();
    }
  }
  return expected;
}

/** Someone who took a trigger away could change what is signed; so the schema is compared at every start. */
export function assertSchema(db: Pick<ReadDb, "prepare">, where: string): void {
  if (schemaHash(db) === expectedSchemaHash()) return;
  throw new AppError(
    "integrity",
    `The structure of ${where} was changed from outside. Restore a backup, or ask who changed it; nothing was opened.`,
    { what: "schema" },
  );
}
