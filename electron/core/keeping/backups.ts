/**
 * Copies of `countersign.db` that the app keeps by itself: ten daily ones, and one for each sign-off. Evidence is not
 * copied with them; it stays where it is for as long as a kept backup names it.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { BackupView } from "#shared/contract/app-calls";
import { AppError } from "#shared/errors";
import { copyRecords, syncFolder } from "../db/copy-records.ts";
import { openForReading, type ReadDb } from "../db/open-database.ts";
import { listPacketHashes } from "../db/packet-repo.ts";
import { chainRows } from "../db/receipt-repo.ts";
import { listReviewerHashes } from "../db/review-repo.ts";
import { listBundleHashes } from "../db/bundle-repo.ts";
import { listIntakeHashes } from "../db/intake-repo.ts";
import { listMemoHashes } from "../db/signature-repo.ts";
import { verifyEvents } from "../signing/event-chain.ts";

const KEPT_DAILY = 10;
const PART = ".part";
const NAME =
  /^(daily|sign-off|before-migration-\d+|before-restore)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)\.db$/;

export type BackupReason = BackupView["reason"];

/** Newest first. */
export function listBackups(folder: string): BackupView[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .flatMap((name) => {
      const match = NAME.exec(name);
      return match?.[1] && match[2] ? [{ name, reason: reasonOf(match[1]), at: instantOf(match[2]) }] : [];
    })
    .flatMap((backup) => {
      // Between the two looks the oldest may have been pruned.
      const seen = statSync(path.join(folder, backup.name), { throwIfNoEntry: false });
      return seen ? [{ ...backup, size: seen.size }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

/**
 * Copies the records as they stand. The copy gets its name only once it is whole, synced and was checked: a file with
 * a backup's name is a good backup.
 */
export function makeBackup(
  records: string,
  folder: string,
  { reason, at }: { reason: BackupReason; at: Date },
): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `${reason}-${at.toISOString().replaceAll(/[:.]/g, "-")}.db`;
  const target = path.join(folder, name);
  const beside = `${target}${PART}`;
  dropParts(folder);
  copyRecords(records, beside);
  checkCopy(beside);
  renameSync(beside, target);
  syncFolder(folder);
  prune(folder);
  return name;
}

/** Sound, and its receipts hold. Throws `integrity`. */
export function checkCopy(file: string): void {
  const db = openForReading(file);
  try {
    const sound = db.pragma("quick_check", { simple: true });
    const chain = verifyEvents(chainRows(db));
    if (sound === "ok" && chain.ok) return;
    throw new AppError(
      "integrity",
      `The copy ${path.basename(file)} is not sound. Try again; nothing was replaced.`,
      {
        what: path.basename(file),
      },
    );
  } finally {
    db.close();
  }
}

/** Every hash of evidence that the records name. */
export function namedHashes(db: ReadDb): Set<string> {
  return new Set([
    ...listPacketHashes(db),
    ...listReviewerHashes(db),
    ...listMemoHashes(db),
    ...listBundleHashes(db),
    ...listIntakeHashes(db),
  ]);
}

/** The hashes that kept backups name: a sweep must not take what a restore would need. */
export function hashesInBackups(folder: string): Set<string> {
  const hashes = new Set<string>();
  for (const { name } of listBackups(folder)) {
    const db = openForReading(path.join(folder, name));
    try {
      for (const hash of namedHashes(db)) hashes.add(hash);
    } finally {
      db.close();
    }
  }
  return hashes;
}

/** What a copy that was broken off left behind; copies are made one at a time. */
function dropParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith(PART)) rmSync(path.join(folder, name), { force: true });
  }
}

function prune(folder: string): void {
  const daily = listBackups(folder).filter(({ reason }) => reason === "daily");
  for (const { name } of daily.slice(KEPT_DAILY)) rmSync(path.join(folder, name), { force: true });
}

function reasonOf(text: string): BackupReason {
  if (text.startsWith("before-migration")) return "before-migration";
  return text === "sign-off" || text === "before-restore" ? text : "daily";
}

/** `2026-11-22T10-20-30-123Z` → `2026-11-22T10:20:30.123Z`: a colon is no character for a file name on Windows. */
function instantOf(stamp: string): string {
  return stamp.replace(/T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z$/, "T$1:$2:$3.$4Z");
}
