import { closeSync, fsyncSync, openSync } from "node:fs";
import Database from "better-sqlite3";

/**
 * Copies the records as they stand to a new file, on the disk when this returns. On a connection of its own: SQLite
 * refuses VACUUM INTO where a connection may only query.
 */
export function copyRecords(records: string, target: string): void {
  const db = new Database(records, { readonly: true, fileMustExist: true });
  try {
    db.prepare("VACUUM INTO ?").run(target);
  } finally {
    db.close();
  }
  syncFile(target);
}

export function syncFile(file: string): void {
  // Windows flushes only what was opened for writing.
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What was renamed or linked in a folder is durable once the folder is. Windows can't open folders, and needs no sync there. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
