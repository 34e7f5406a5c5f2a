/**
 * Puts a backup in the place of the workspace. What is there is kept first; the new records are whole, checked and
 * synced before they take the name; evidence comes in before the records that name it.
 */
import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { copyFile, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import Database from "better-sqlite3";
import { AppError, isAppError } from "#shared/errors";
import { workspaceFiles } from "../db/open-workspace.ts";
import { refuseForeign } from "../db/migrate.ts";
import { asStorageError } from "../files/produced-files.ts";
import type { PickedPath } from "../files/picked-files.ts";
import type { Job } from "../jobs.ts";
import { openEvidenceStore } from "../packet/evidence-store.ts";
import { defaultLimits } from "../packet/limits.ts";
import type { PacketSource } from "../packet/packet-source.ts";
import { openZip } from "../packet/safe-zip.ts";
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

/** Reads and checks the backup beside the workspace, while that is still open: a bad backup changes nothing. */
export async function prepareRestore(
  folder: string,
  from: PickedPath,
  job: Job,
): Promise<{ records: string; source: PacketSource | undefined }> {
  const records = `${workspaceFiles(folder).records}.restoring`;
  await mkdir(folder, { recursive: true });
  await rm(records, { force: true });
  try {
    if (!/\.zip$/i.test(from.name)) {
      job.progress(0, 1, "Reading the backup");
      await copyFile(from.path, records);
      checkRecords(records, from.name);
      return { records, source: undefined };
    }
    const source = await openZip(from.path, limits);
    const entry = source.files.find((file) => file.path === RECORDS_ENTRY);
    if (!entry) {
      await source.close();
      throw notABackup(from.name);
    }
    await pipeline(entry.read(), createWriteStream(records, { mode: 0o600 }), { signal: job.signal });
    checkRecords(records, from.name);
    return { records, source };
  } catch (error) {
    await rm(records, { force: true });
    throw asStorageError(error, from.name);
  }
}

/** Runs while the workspace is closed. */
export async function swapIn(
  folder: string,
  { records, source }: { records: string; source: PacketSource | undefined },
  { at, job }: { at: Date; job: Job },
): Promise<string> {
  const files = workspaceFiles(folder);
  if (source) await bringEvidence(files.evidence, source, job);
  await mkdir(files.backups, { recursive: true, mode: 0o700 });
  const keptAs = `before-restore-${at.toISOString().replaceAll(/[:.]/g, "-")}.db`;
  for (const suffix of ["-wal", "-shm", ""]) {
    const now = `${files.records}${suffix}`;
    if (existsSync(now)) renameSync(now, path.join(files.backups, `${keptAs}${suffix}`));
  }
  renameSync(records, files.records);
  return keptAs;
}

async function bringEvidence(file: string, source: PacketSource, job: Job): Promise<void> {
  const store = openOrReplace(file);
  try {
    const entries = source.files.filter((entry) => entry.path.startsWith(EVIDENCE_FOLDER));
    for (const [i, entry] of entries.entries()) {
      job.progress(i, entries.length, "Bringing the evidence back");
      const sha256 = entry.path.slice(EVIDENCE_FOLDER.length);
      if (store.has(sha256)) continue;
      const writer = store.begin();
      try {
        for await (const chunk of entry.read()) writer.write(chunk);
        if (writer.finish().sha256 !== sha256) {
          throw new AppError(
            "integrity",
            `The backup is damaged: ${entry.path} is not what its name says. Nothing was replaced.`,
            {
              what: entry.path,
            },
          );
        }
      } finally {
        writer.abandon();
      }
    }
  } finally {
    store.close();
    await source.close();
  }
}

/** A damaged evidence database is put aside, so that a whole backup can bring the evidence back. */
function openOrReplace(file: string) {
  try {
    return openEvidenceStore(file);
  } catch (error) {
    if (!isAppError(error, "storage") || error.details.cause !== "corrupt") throw error;
    renameSync(file, `${file}.damaged`);
    rmSync(`${file}-journal`, { force: true });
    return openEvidenceStore(file);
  }
}

function checkRecords(file: string, name: string): void {
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      refuseForeign(db, name);
      if (Number(db.pragma("user_version", { simple: true })) === 0) throw notABackup(name);
    } finally {
      db.close();
    }
    checkCopy(file);
  } catch (error) {
    if (error instanceof Database.SqliteError) throw notABackup(name);
    throw error;
  }
}

function notABackup(name: string): AppError {
  return new AppError("malformed-file", `${name} is not a backup of Countersign.`, {
    problems: [
      {
        file: name,
        says: "This is not a backup of Countersign.",
        expected: "a backup made by this app (.zip or .db)",
      },
    ],
  });
}
