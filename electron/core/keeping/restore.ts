/**
 * Puts a backup in the place of the workspace. What is there is kept first; the new records are whole, checked and
 * synced before they take the name; evidence comes in before the records that name it.
 */
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import { copyFile, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { AppError, isAppError } from "#shared/errors";
import { syncFile, syncFolder } from "../db/copy-records.ts";
import { isEmpty, migrate, refuseForeign } from "../db/migrate.ts";
import { openForReading, openForWriting } from "../db/open-database.ts";
import { workspaceFiles } from "../db/open-workspace.ts";
import { assertSchema } from "../db/schema-hash.ts";
import { lockWorkspace } from "../db/workspace-lock.ts";
import { asStorageError } from "../files/produced-files.ts";
import type { PickedPath } from "../files/picked-files.ts";
import type { Job } from "../jobs.ts";
import { openEvidenceStore, type EvidenceStore } from "../packet/evidence-store.ts";
import { defaultLimits } from "../packet/limits.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";
import { openZip } from "../packet/safe-zip.ts";
import { checkSignedHead } from "../start-checks.ts";
import { checkCopy } from "./backups.ts";
import { EVIDENCE_FOLDER, RECORDS_ENTRY } from "./whole-backup.ts";

/** A backup is ours, but comes from a stick like any other file: the same strict reader, with room for all evidence. */
const limits = {
  ...defaultLimits,
  containerBytes: 500e9,
  totalBytes: 500e9,
  entries: 2_000_000,
  ratio: 1_000_000,
};

export type Restored = { restoredFrom: string; keptAs: string };
export type PreparedRestore = { records: string; source: PacketSource | undefined };

/** Reads and checks the backup beside the workspace, while that is still open: a bad backup changes nothing. */
export async function prepareRestore(folder: string, from: PickedPath, job: Job): Promise<PreparedRestore> {
  const records = `${workspaceFiles(folder).records}.restoring`;
  let source: PacketSource | undefined;
  try {
    await mkdir(folder, { recursive: true });
    removeRecords(records);
    if (/\.zip$/i.test(from.name)) {
      source = await openBackup(from, job.signal);
      await writeRecords(source, records, { name: from.name, signal: job.signal });
    } else {
      job.progress(0, 1, "Reading the backup");
      for (const suffix of ["", "-wal"]) {
        if (suffix === "" || existsSync(`${from.path}${suffix}`))
          await copyFile(`${from.path}${suffix}`, `${records}${suffix}`);
      }
    }
    checkRecords(records, from.name);
    syncFile(records);
    return { records, source };
  } catch (error) {
    await dropPrepared({ records, source });
    if (job.signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was replaced.", {});
    throw asStorageError(error, from.name);
  }
}

/** Runs while the workspace is closed, and holds its lock. What was kept of the old records is named by the result. */
export async function swapIn(
  folder: string,
  prepared: PreparedRestore,
  { at, job }: { at: Date; job: Job },
): Promise<string> {
  const files = workspaceFiles(folder);
  let lock: { release(): void } | undefined;
  try {
    // Where this start found the workspace locked, another window has it open.
    lock = lockWorkspace(files.lock, folder);
    if (prepared.source) await bringEvidence(files.evidence, prepared.source, job);
    await mkdir(files.backups, { recursive: true, mode: 0o700 });
    const keptAs = `before-restore-${at.toISOString().replaceAll(/[:.]/g, "-")}.db`;
    replaceRecords(files.records, prepared.records, path.join(files.backups, keptAs));
    return keptAs;
  } finally {
    lock?.release();
  }
}

/**
 * The old records are copied before the new ones take their name, in one step of the file system: at no time is there
 * none. A log that belongs to the old records must be gone by then, or it would be played into the new ones.
 */
function replaceRecords(records: string, restored: string, kept: string): void {
  for (const suffix of ["", "-wal"]) {
    if (!existsSync(`${records}${suffix}`)) continue;
    copyFileSync(`${records}${suffix}`, `${kept}${suffix}`);
    syncFile(`${kept}${suffix}`);
  }
  syncFolder(path.dirname(kept));
  for (const suffix of ["-wal", "-shm"]) rmSync(`${records}${suffix}`, { force: true });
  renameSync(restored, records);
  syncFolder(path.dirname(records));
}

async function openBackup({ path: file, name }: PickedPath, signal: AbortSignal): Promise<PacketSource> {
  try {
    return await openZip(file, { limits, stopIfCancelled: () => signal.throwIfAborted() });
  } catch (error) {
    if (isAppError(error, "refused-file")) throw notABackup(name, error.message);
    throw error;
  }
}

async function writeRecords(
  source: PacketSource,
  target: string,
  { name, signal }: { name: string; signal: AbortSignal },
): Promise<void> {
  const entry = source.files.find((file) => file.path === RECORDS_ENTRY);
  if (!entry) throw notABackup(name);
  const file = await open(target, "w", 0o600);
  try {
    for await (const chunk of entry.read()) {
      signal.throwIfAborted();
      await file.writeFile(chunk);
    }
  } catch (error) {
    if (isAppError(error, "refused-file")) throw notABackup(name, error.message);
    throw error;
  } finally {
    await file.close();
  }
}

async function bringEvidence(file: string, source: PacketSource, job: Job): Promise<void> {
  const store = openOrReplace(file);
  try {
    const entries = source.files.filter((entry) => entry.path.startsWith(EVIDENCE_FOLDER));
    for (const [i, entry] of entries.entries()) {
      if (job.signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was replaced.", {});
      job.progress(i, entries.length, "Bringing the evidence back");
      await bringFile(store, entry);
    }
  } finally {
    store.close();
  }
}

async function bringFile(store: EvidenceStore, entry: SourceFile): Promise<void> {
  const sha256 = entry.path.slice(EVIDENCE_FOLDER.length);
  if (store.has(sha256)) return;
  const writer = store.begin();
  try {
    for await (const chunk of entry.read()) writer.write(chunk);
    if (writer.finish().sha256 === sha256) return;
  } catch (error) {
    if (!isAppError(error, "refused-file")) throw error;
  } finally {
    writer.abandon();
  }
  throw new AppError(
    "integrity",
    `The backup is damaged: ${entry.path} is not what its name says. Nothing was replaced.`,
    { what: entry.path },
  );
}

/** A damaged evidence database is put aside, so that a whole backup can bring the evidence back. */
function openOrReplace(file: string): EvidenceStore {
  try {
    return openEvidenceStore(file);
  } catch (error) {
    if (!isAppError(error, "storage") || error.details.cause !== "corrupt") throw error;
    renameSync(file, `${file}.damaged`);
    rmSync(`${file}-journal`, { force: true });
    return openEvidenceStore(file);
  }
}

/** All that a start asks of records, asked of the copy: what passes here opens afterwards. */
function checkRecords(file: string, name: string): void {
  try {
    const seen = openForReading(file);
    try {
      refuseForeign(seen, name);
      if (isEmpty(seen)) throw notABackup(name);
    } finally {
      seen.close();
    }
    const db = openForWriting(file);
    try {
      migrate(db);
      assertSchema(db, name);
      checkSignedHead(db);
    } finally {
      db.close();
    }
    checkCopy(file);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw notABackup(name);
    if (isAppError(error, "storage") && error.details.cause === "unknown") throw notABackup(name);
    throw error;
  }
}

/** Removes what a restore laid beside the records; after a successful one there is nothing left of it. */
export async function dropPrepared({ records, source }: PreparedRestore): Promise<void> {
  await source?.close();
  removeRecords(records);
  await rm(`${records}-journal`, { force: true });
}

function removeRecords(records: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${records}${suffix}`, { force: true });
}

function notABackup(name: string, why?: string): AppError {
  const says = `This is not a backup of Countersign${why ? `: ${why}` : "."}`;
  return new AppError("malformed-file", `${name} is not a backup of Countersign${why ? `: ${why}` : "."}`, {
    problems: [{ file: name, says, expected: "a backup made by this app (.zip or .db)" }],
  });
}
