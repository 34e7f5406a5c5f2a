import { Worker } from "node:worker_threads";
import type { HealthCheck } from "#shared/contract/app-calls";
import { workspaceFiles, type Workspace } from "./db/open-workspace.ts";
import { listOpenSteps } from "./db/step-repo.ts";
import { transact } from "./db/transact.ts";
import { hashesInBackups, listBackups, namedHashes } from "./keeping/backups.ts";
import type { KeepingReply, KeepingTask } from "./keeping/keeping-worker.ts";
import { sealOpenSteps } from "./review/edit-review.ts";
import type { SessionNeeds } from "./session.ts";

export type BackgroundWork = {
  readonly health: () => HealthCheck[];
  /** Evidence that no record names yet, but somebody still needs. */
  readonly keepAlso: (hashes: () => string[]) => void;
  /** Ends bursts of typing, so that their receipts stand before what comes next. */
  readonly sealBursts: () => void;
  readonly backUpAfterSigning: () => void;
  readonly stop: () => Promise<void>;
};

/** What runs while a person works: checks, the daily backup, and the sweep of evidence that nothing names. */
export function startBackgroundWork({
  needs,
  workspace,
}: {
  needs: SessionNeeds;
  workspace: Workspace;
}): BackgroundWork {
  const { options, now, emit, log, jobs } = needs;
  const files = workspaceFiles(options.folder);
  const checks = new Map<HealthCheck["what"], HealthCheck>();
  const alsoKept: (() => string[])[] = [];
  const workers = new Set<Worker>();
  let stopped = false;

  const say = (what: HealthCheck["what"], state: HealthCheck["state"], says: string) => {
    checks.set(what, { what, state, says, ...(state === "waiting" ? {} : { at: now().toISOString() }) });
    emit({ type: "changed", topic: "health" });
  };
  say("schema", "good", "The structure of the database is as this app made it.");
  say("chain-head", "good", "The receipts since the last signature hold together.");
  say("chain", "waiting", "All receipts are being checked.");
  say("database", "waiting", "The database is being checked.");
  const last = listBackups(files.backups)[0];
  if (last) say("backup", "good", `The last backup is of ${last.at.slice(0, 10)}.`);
  else say("backup", "waiting", "There is no backup yet; the first one is being made.");

  const run = (task: KeepingTask["task"], reason: KeepingTask["reason"]) =>
    new Promise<void>((resolve) => {
      if (stopped) return resolve();
      const workerData: KeepingTask = { ...files, task, reason, at: now().toISOString() };
      const worker = new Worker(new URL("./keeping/keeping-worker.ts", import.meta.url), { workerData });
      workers.add(worker);
      worker.on("message", ({ what, ok, says }: KeepingReply) => {
        say(what, ok ? "good" : "bad", says);
        if (what === "backup") emit({ type: "changed", topic: "backups" });
      });
      worker.on("error", (error) => {
        log.error(`keeping ${task}`, error);
        say(
          task === "backup" ? "backup" : "database",
          "bad",
          "This check could not run; the local log says why.",
        );
      });
      worker.on("exit", () => {
        workers.delete(worker);
        resolve();
      });
    });

  const startUp = async () => {
    await run("check", "daily");
    if (!workspace.write || stopped) return;
    const today = now().toISOString().slice(0, 10);
    const hasToday = listBackups(files.backups).some(
      ({ reason, at }) => reason === "daily" && at.startsWith(today),
    );
    if (!hasToday) await run("backup", "daily");
    if (!stopped) sweep();
  };

  /** Only between jobs: what a job is bringing in is named by nothing yet. */
  const sweep = () => {
    if (jobs.list().length > 0) return;
    try {
      const keep = namedHashes(workspace.read);
      for (const hash of hashesInBackups(files.backups)) keep.add(hash);
      for (const source of alsoKept) for (const hash of source()) keep.add(hash);
      workspace.evidence.sweep(keep);
    } catch (error) {
      log.error("sweep", error);
    }
  };

  // The first screen comes first.
  const timer = setTimeout(() => void startUp(), options.host === "command-line" ? 2_000 : 300);
  timer.unref();

  return {
    health: () => [...checks.values()],
    keepAlso: (hashes) => void alsoKept.push(hashes),
    sealBursts() {
      const { write } = workspace;
      if (!write || listOpenSteps(write).length === 0) return;
      transact(write, { at: now().toISOString(), who: "this laptop" }, sealOpenSteps);
    },
    backUpAfterSigning: () => void setImmediate(() => void run("backup", "sign-off")),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([...workers].map((worker) => new Promise((resolve) => worker.once("exit", resolve))));
    },
  };
}
