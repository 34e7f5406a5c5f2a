import Database from "better-sqlite3";
import { AppError } from "#shared/errors";

/** After one of these nobody knows whether a commit is on the disk: nothing more may be written until a new start. */
export function isInputOutputError(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_IOERR");
}

/** Translates what SQLite says into the app's own errors, at the border of the library. Other errors pass through. */
export function translateSqliteError(error: unknown, where: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith("SQLITE_CONSTRAINT_TRIGGER") && message === "signed") {
    return new AppError("signed", "This review is signed and cannot be changed. Start a new revision.", {
      reviewId: "",
    });
  }
  if (code.startsWith("SQLITE_FULL")) {
    return storage(
      "full",
      `The disk that holds ${where} is full. Free some space and try again; what was saved before is safe.`,
    );
  }
  if (
    code.startsWith("SQLITE_READONLY") ||
    code.startsWith("SQLITE_CANTOPEN") ||
    code.startsWith("SQLITE_PERM")
  ) {
    return storage(
      "read-only",
      `${where} cannot be written. Allow writing there, or choose another workspace folder.`,
    );
  }
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) {
    return storage("corrupt", `The database in ${where} is damaged. Restore a backup.`);
  }
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) {
    return storage(
      "locked",
      `The workspace ${where} is in use by another window or program. Close it and try again.`,
    );
  }
  if (code.startsWith("SQLITE_IOERR")) {
    return storage(
      "io",
      `Reading or writing ${where} failed. Close the app, check the disk, and start again before you go on.`,
    );
  }
  return error;

  function storage(cause: "full" | "read-only" | "corrupt" | "locked" | "io", says: string) {
    return new AppError("storage", says, { cause, where });
  }
}
