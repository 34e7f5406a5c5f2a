import { AppError } from "#shared/errors";
import { APPLICATION_ID, type WriteDb } from "./open-database.ts";
import { migrations as allMigrations } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";

export const newestVersion = allMigrations.at(-1)?.version ?? 0;

export function schemaVersion(db: Pick<WriteDb, "pragma">): number {
  return Number(db.pragma("user_version", { simple: true }));
}

/** Whether nothing has been made in it yet: no table, no version. */
export function isEmpty(db: Pick<WriteDb, "prepare" | "pragma">): boolean {
  return schemaVersion(db) === 0 && db.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
}

/** Refuses, untouched, what is not ours or was written by a newer app. `where` is named in the sentence. */
export function refuseForeign(
  db: Pick<WriteDb, "prepare" | "pragma">,
  where: string,
  newest = newestVersion,
): void {
  const version = schemaVersion(db);
  const application = Number(db.pragma("application_id", { simple: true }));
  if (!isEmpty(db) && application !== APPLICATION_ID) {
    throw new AppError(
      "storage",
      `${where} is not a Countersign database. Choose another workspace folder.`,
      {
        cause: "unknown",
        where,
      },
    );
  }
  if (version > newest) {
    throw new AppError(
      "storage",
      `${where} was written by a newer Countersign (database ${version}, this app knows ${newest}). Open it with the newer app; nothing was changed.`,
      { cause: "newer-database", where },
    );
  }
}

/** Who only reads brings nothing up to date, and cannot read an earlier form. */
export function refuseOlder(db: Pick<WriteDb, "pragma">, where: string): void {
  const version = schemaVersion(db);
  if (version >= newestVersion) return;
  throw new AppError(
    "storage",
    `${where} is of an earlier Countersign (database ${version}, this app has ${newestVersion}). Start the app on it once, or run a command that writes: it is brought up to date then, and a copy of it kept in the folder backups.`,
    { cause: "older-database", where },
  );
}

/**
 * Runs all pending steps in one transaction, the version number included: all or nothing. `beforePending` makes the
 * copy that is the way back, and runs only where there is something to lose. Used by the app and by its tests alike.
 */
export function migrate(
  db: WriteDb,
  {
    migrations = allMigrations,
    beforePending,
  }: { migrations?: readonly Migration[]; beforePending?: (from: number) => void } = {},
): { from: number; to: number } {
  const from = schemaVersion(db);
  const pending = migrations.filter((step) => step.version > from);
  checkOrder(migrations);
  if (pending.length === 0) return { from, to: from };
  if (from > 0) beforePending?.(from);
  // Inside a transaction this pragma is ignored, so it comes before.
  db.pragma("foreign_keys = OFF");
  try {
    db.transaction(() => {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      for (const step of pending) {
        step.up(db);
        db.pragma(`user_version = ${step.version}`);
      }
      const broken = db.pragma("foreign_key_check");
      if (Array.isArray(broken) && broken.length > 0) throw new Error("a migration left dangling references");
    }).immediate();
  } finally {
    db.pragma("foreign_keys = ON");
  }
  return { from, to: schemaVersion(db) };
}

function checkOrder(migrations: readonly Migration[]): void {
  migrations.forEach((step, i) => {
    const before = migrations[i - 1];
    if (before && step.version <= before.version) throw new Error(`migration ${step.name} is out of order`);
  });
}
