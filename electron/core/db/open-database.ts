import Database from "better-sqlite3";

/** "CSGN": tells our databases from other SQLite files. */
export const APPLICATION_ID = 0x4353474e;

declare const readable: unique symbol;
declare const writable: unique symbol;
/** A handle that only reads. */
export type ReadDb = Pick<Database.Database, "prepare" | "pragma"> & { readonly [readable]: true };
/** A handle that may write; repos ask for it only where they do. */
export type WriteDb = Database.Database & { readonly [readable]: true; readonly [writable]: true };

export type Databases = { readonly write: WriteDb; readonly read: ReadDb; close(): void };

/**
 * Settings of every connection. `synchronous` must be set after `journal_mode=WAL`: better-sqlite3 is compiled
 * to fall back to NORMAL in WAL mode, which loses acknowledged commits when the power goes.
 */
function setUp(db: Database.Database): void {
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("recursive_triggers = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("cell_size_check = ON");
  db.pragma("temp_store = MEMORY");
  db.pragma("journal_size_limit = 67108864");
  if (process.platform === "darwin") {
    db.pragma("fullfsync = ON");
    db.pragma("checkpoint_fullfsync = ON");
  }
}

/** The writing connection, which brings the file into being. */
export function openForWriting(file: string): WriteDb {
  const db = new Database(file, { timeout: 5_000 });
  setUp(db);
  // Only a brand says that this handle writes; the object is the same.
  return db as WriteDb;
}

/** The reading connection: SQLite itself refuses a write through it. */
export function openForReading(file: string): Database.Database & ReadDb {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  db.pragma("trusted_schema = OFF");
  db.pragma("query_only = ON");
  // Only a brand says that this handle reads; the object is the same.
  return db as Database.Database & ReadDb;
}

/** Must hold after a write: see `setUp`. */
export function assertDurable(db: WriteDb): void {
  const level = db.pragma("synchronous", { simple: true });
  if (level !== 2) throw new Error(`synchronous is ${String(level)}, not FULL: commits could be lost`);
}
