import Database from "better-sqlite3";
import { AppError } from "#shared/errors";

/**
 * One writer per workspace. The lock is an exclusive transaction on a database of its own, so that the operating
 * system frees it when the process dies, whatever the reason; the records stay open to readers.
 */
export function lockWorkspace(file: string, workspace: string): { release(): void } {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("journal_mode = DELETE");
    db.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new AppError(
        "storage",
        `The workspace ${workspace} is open in another window. Use that window, or close it first.`,
        { cause: "locked", where: workspace },
      );
    }
    throw error;
  }
  return {
    release() {
      db.exec("ROLLBACK");
      db.close();
    },
  };
}
