/**
 * What is slow and only reads, beside the main thread: the whole chain, SQLite's own check, and the copies. It has a
 * connection of its own, answers once for each task, and ends.
 */
import { cutNetwork } from "../no-network.ts";
import { parentPort, workerData } from "node:worker_threads";
import type { ReadDb } from "../db/open-database.ts";
import { openForReading } from "../db/open-database.ts";
import { chainRows } from "../db/receipt-repo.ts";
import { listSignedHeads } from "../db/signature-repo.ts";
import { verifyEvents } from "../signing/event-chain.ts";
import { collectChecks } from "../verify/verdict.ts";
import { checkSignedReviews } from "../verify/verify-workspace.ts";
import { makeBackup, type BackupReason } from "./backups.ts";

export type KeepingTask = {
  records: string;
  backups: string;
  task: "check" | "backup";
  reason: BackupReason;
  at: string;
};
export type KeepingReply =
  | { what: "chain" | "database" | "backup"; ok: true; says: string }
  | { what: "chain" | "database" | "backup"; ok: false; says: string };

function check(db: ReadDb): void {
  const chain = verifyEvents(chainRows(db), { witnesses: listSignedHeads(db) });
  reply({
    what: "chain",
    ok: chain.ok,
    says: chain.ok
      ? `${chain.count === 1 ? "One receipt holds" : `${chain.count} receipts hold`} together.`
      : chain.why,
  });
  const fault = faultOf(db);
  reply({ what: "database", ok: fault === undefined, says: fault ?? "The database is sound." });
}

function faultOf(db: ReadDb): string | undefined {
  const sound = db.pragma("quick_check", { simple: true });
  if (sound !== "ok") return `The database is damaged: ${String(sound)}.`;
  const found = collectChecks();
  checkSignedReviews(db, found);
  const { verdict, checks } = found.verdict("", [], "");
  if (verdict !== "altered") return undefined;
  const altered = checks.find(({ result }) => result === "altered");
  return `${altered?.what ?? "A signed review"}: ${altered?.says ?? "altered"}`;
}

function backUp({ records, backups, reason, at }: KeepingTask): void {
  try {
    const name = makeBackup(records, backups, { reason, at: new Date(at) });
    reply({ what: "backup", ok: true, says: `Backed up as ${name}.` });
  } catch (error) {
    const why = error instanceof Error ? error.message : "unknown";
    reply({ what: "backup", ok: false, says: `The backup failed: ${why}` });
  }
}

function reply(message: KeepingReply): void {
  parentPort?.postMessage(message);
}

cutNetwork();
// `runKeeping` alone starts this file, with data of this shape.
const data = workerData as KeepingTask;
if (data.task === "backup") backUp(data);
else {
  const db = openForReading(data.records);
  try {
    check(db);
  } finally {
    db.close();
  }
}
