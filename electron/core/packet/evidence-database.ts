/** The tables of `evidence.db`, how the file is opened, and what its errors mean. */
import { existsSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { AppError, isAppError } from "#shared/errors";

const applicationId = 0x43534556; // "CSEV"
const schemaVersion = 1;
/** A blob has at most this many chunks; chunk ids are `blob id * chunksPerBlob + number`. */
export const chunksPerBlob = 1_048_576;

const schema = `
  CREATE TABLE blob (
    id INTEGER PRIMARY KEY CHECK (id > 0),
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0)
  ) STRICT;
  CREATE TABLE chunk (
    id INTEGER PRIMARY KEY,
    data BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER blob_is_immutable BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'a blob is immutable'); END;
  CREATE TRIGGER chunk_is_immutable BEFORE UPDATE ON chunk BEGIN SELECT RAISE(ABORT, 'a blob is immutable'); END;
`;

/** Makes the file where there is none, but not with `readonly`. */
export function openEvidenceDatabase(file: string, readonly: boolean): Database.Database {
  if (readonly) rollBackWhatACrashLeft(file);
  const db = new Database(file, { readonly, fileMustExist: readonly });
  try {
    db.pragma("trusted_schema = OFF");
    db.pragma("cell_size_check = ON");
    db.pragma("temp_store = MEMORY");
    db.pragma("cache_size = -8000");
    const isNew =
      db.pragma("user_version", { simple: true }) === 0 && db.pragma("page_count", { simple: true }) === 0;
    if (isNew && !readonly) create(db);
    if (db.pragma("application_id", { simple: true }) !== applicationId) throw notOurs();
    if (Number(db.pragma("user_version", { simple: true })) > schemaVersion) {
      throw new AppError(
        "storage",
        "The evidence of this workspace was written by a newer version of Countersign. Open it with that version.",
        {
          cause: "newer-database",
          where: "evidence.db",
        },
      );
    }
    if (!readonly) {
      db.pragma("journal_mode = TRUNCATE");
      // Set by hand, since it is compiled to fall back in WAL. The end of a transaction is the cut of the journal,
      // which FULL flushes as well: what was committed does not come undone after a power cut.
      db.pragma("synchronous = FULL");
      if (db.pragma("synchronous", { simple: true }) !== 2)
        throw new Error("evidence.db does not flush to disk");
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A connection that cannot write cannot read either while the journal of a crash waits to be rolled back. */
function rollBackWhatACrashLeft(file: string): void {
  if (!existsSync(file) || !existsSync(`${file}-journal`) || statSync(`${file}-journal`).size === 0) return;
  const db = new Database(file, { fileMustExist: true });
  try {
    // Any read does; while another program is writing, its lock keeps the journal from being taken for a crash's.
    db.pragma("user_version");
  } finally {
    db.close();
  }
}

function create(db: Database.Database): void {
  db.pragma("page_size = 32768");
  db.exec("BEGIN EXCLUSIVE");
  db.exec(schema);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma(`user_version = ${schemaVersion}`);
  db.exec("COMMIT");
}

function notOurs(): AppError<"storage"> {
  return new AppError("storage", "evidence.db is not an evidence database of Countersign.", {
    cause: "corrupt",
    where: "evidence.db",
  });
}

/** Translates what SQLite says; other errors are passed through. */
export function storageError(error: unknown): unknown {
  if (isAppError(error, "storage") || !(error instanceof Database.SqliteError)) return error;
  const where = "evidence.db";
  const code = error.code;
  if (code.startsWith("SQLITE_FULL")) {
    return new AppError(
      "storage",
      "The disk is full: the evidence could not be stored. Free some space and try again.",
      { cause: "full", where },
    );
  }
  if (
    code.startsWith("SQLITE_READONLY") ||
    code.startsWith("SQLITE_CANTOPEN") ||
    code.startsWith("SQLITE_PERM")
  ) {
    return new AppError(
      "storage",
      "The evidence database cannot be written. Check the permissions of the workspace folder.",
      { cause: "read-only", where },
    );
  }
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
    return new AppError("storage", "The evidence database is damaged. Restore it from a backup.", {
      cause: "corrupt",
      where,
    });
  }
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return new AppError("storage", "The evidence database is in use by another program. Try again.", {
      cause: "locked",
      where,
    });
  }
  if (code.startsWith("SQLITE_IOERR")) {
    return new AppError(
      "storage",
      "The evidence database could not be read or written. Check the disk and start again.",
      { cause: "io", where },
    );
  }
  return error;
}
