import { mkdirSync } from "node:fs";
import path from "node:path";
import { openEvidenceStore, type EvidenceStore } from "../packet/evidence-store.ts";
import { migrate, refuseForeign } from "./migrate.ts";
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

export type Workspace = {
  readonly read: ReadDb;
  readonly write: WriteDb | undefined;
  readonly evidence: EvidenceStore;
  close(): void;
};

/** Opens for one writer: takes the lock, migrates after a copy, checks the schema. Throws `storage` or `integrity`. */
export function openWorkspace(folder: string, { now }: { now: () => Date }): Workspace {
  const files = workspaceFiles(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = lockWorkspace(files.lock, folder);
  const closers: (() => void)[] = [() => lock.release()];
  const closeAll = () => {
    for (const close of closers.toReversed()) close();
  };
  try {
    const write = openForWriting(files.records);
    closers.push(() => write.close());
    refuseForeign(write, files.records);
    migrate(write, {
      beforePending: (from) => {
        mkdirSync(files.backups, { recursive: true, mode: 0o700 });
        const stamp = now().toISOString().replaceAll(/[:.]/g, "-");
        const copy = path.join(files.backups, `before-migration-${from}-${stamp}.db`);
        write.prepare("VACUUM INTO ?").run(copy);
      },
    });
    assertSchema(write, files.records);
    assertDurable(write);
    const read = openForReading(files.records);
    closers.push(() => read.close());
    const evidence = openEvidenceStore(files.evidence);
    closers.push(() => evidence.close());
    return { read, write, evidence, close: closeAll };
  } catch (error) {
    closeAll();
    throw error;
  }
}

/** Opens beside a window that writes: nothing is created, migrated or changed. */
export function openWorkspaceForReading(folder: string): Workspace {
  const files = workspaceFiles(folder);
  const read = openForReading(files.records);
  const closers: (() => void)[] = [() => read.close()];
  const closeAll = () => {
    for (const close of closers.toReversed()) close();
  };
  try {
    refuseForeign(read, files.records);
    assertSchema(read, files.records);
    const evidence = openEvidenceStore(files.evidence, { readonly: true });
    closers.push(() => evidence.close());
    return { read, write: undefined, evidence, close: closeAll };
  } catch (error) {
    closeAll();
    throw error;
  }
}
