import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "#shared/errors";
import { openEvidenceStore, type EvidenceStore } from "../packet/evidence-store.ts";
import { isFileInTheWay, makeFolders } from "../files/make-folders.ts";
import { copyRecords } from "./copy-records.ts";
import { isEmpty, migrate, refuseForeign, refuseOlder } from "./migrate.ts";
import { assertDurable, openForReading, openForWriting, type ReadDb, type WriteDb } from "./open-database.ts";
import { assertSchema } from "./schema-hash.ts";
import { lockWorkspace } from "./workspace-lock.ts";

/** The files of a workspace folder. */
export function workspaceFiles(folder: string) {
  return {
    records: path.join(folder, "countersign.db"),
    evidence: path.join(folder, "evidence.db"),
    lock: path.join(folder, "workspace.lock"),
    backups: path.join(folder, "backups"),
    produced: path.join(folder, "produced"),
    logs: path.join(folder, "logs"),
  };
}

/** The size of a database: what was written last is in the log beside it until SQLite carries it over. */
export function sizeWithLog(database: string): number {
  if (!existsSync(database)) return 0;
  return [database, `${database}-wal`].reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

export type Workspace = {
  readonly read: ReadDb;
  readonly write: WriteDb | undefined;
  readonly evidence: EvidenceStore;
  close(): void;
};

/** Opens for one writer: takes the lock, migrates after a copy, checks the schema. Throws `storage` or `integrity`. */
export function openWorkspace(folder: string, { now }: { now: () => Date }): Workspace {
  const files = workspaceFiles(folder);
  makeFolder(folder);
  const { closeLater, closeAll } = collectClosers();
  const lock = lockWorkspace(files.lock, folder);
  closeLater(() => lock.release());
  try {
    lookBeforeWriting(files);
    const write = openForWriting(files.records);
    closeLater(() => write.close());
    migrate(write, {
      beforePending: (from) => {
        mkdirSync(files.backups, { recursive: true, mode: 0o700 });
        const stamp = now().toISOString().replaceAll(/[:.]/g, "-");
        copyRecords(files.records, path.join(files.backups, `before-migration-${from}-${stamp}.db`));
      },
    });
    assertSchema(write, files.records);
    assertDurable(write);
    const read = openForReading(files.records);
    closeLater(() => read.close());
    const evidence = openEvidenceStore(files.evidence);
    closeLater(() => evidence.close());
    return { read, write, evidence, close: closeAll };
  } catch (error) {
    closeAll();
    throw error;
  }
}

/** Opens beside a window that writes: nothing is created, migrated or changed. */
export function openWorkspaceForReading(folder: string): Workspace {
  const files = workspaceFiles(folder);
  if (!existsSync(files.records)) {
    throw new AppError("not-found", `There is no workspace in ${folder}.`, { what: "workspace", id: folder });
  }
  const { closeLater, closeAll } = collectClosers();
  try {
    const read = openForReading(files.records);
    closeLater(() => read.close());
    refuseForeign(read, files.records);
    refuseOlder(read, files.records);
    assertSchema(read, files.records);
    const evidence = openEvidenceStore(files.evidence, { readonly: true });
    closeLater(() => evidence.close());
    return { read, write: undefined, evidence, close: closeAll };
  } catch (error) {
    closeAll();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" || code === "ENOTDIR") throw noFolder(folder, fileInTheWay);
    if (code === "ENOENT") throw noFolder(folder, "no folder can be made at this place");
    throw error;
  }
}

/** For who only reads and so makes no folder: a file is no workspace that is still empty. */
export function refuseFileInTheWay(folder: string): void {
  if (isFileInTheWay(folder)) throw noFolder(folder, fileInTheWay);
}

const fileInTheWay = "there is a file where the folder should be";

function noFolder(folder: string, why: string): AppError {
  return new AppError("storage", `The workspace ${folder} cannot be made: ${why}. Choose another folder.`, {
    cause: "read-only",
    where: folder,
  });
}

/** On a connection that cannot write: what is not ours, or a newer app's, keeps every byte. */
function lookBeforeWriting(files: ReturnType<typeof workspaceFiles>): void {
  if (existsSync(files.records) && statSync(files.records).size > 0) {
    const db = openForReading(files.records);
    try {
      refuseForeign(db, files.records);
      if (!isEmpty(db)) return;
    } finally {
      db.close();
    }
  }
  // A fresh workspace has neither; starting over beside them would hide that the records are lost.
  if (!existsSync(files.evidence) && !hasFiles(files.backups)) return;
  throw new AppError(
    "storage",
    `The records ${files.records} are missing, though this workspace was used before. Restore a backup, or choose another folder.`,
    { cause: "corrupt", where: files.records },
  );
}

function hasFiles(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).length > 0;
}

/** Closes in the opposite order of opening, all of it, also where one fails; then the first failure is thrown. */
function collectClosers() {
  const closers: (() => void)[] = [];
  return {
    closeLater: (close: () => void) => void closers.push(close),
    closeAll: () => {
      const failures: unknown[] = [];
      for (let close = closers.pop(); close; close = closers.pop()) {
        try {
          close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}
