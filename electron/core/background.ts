import { Worker } from "node:worker_threads";
import type { HealthCheck } from "#shared/contract/app-calls";
import { workspaceFiles, type Workspace } from "./db/open-workspace.ts";
import { findLastSignedAt } from "./db/signature-repo.ts";
import { hashesInBackups, listBackups, namedHashes } from "./keeping/backups.ts";
import type { KeepingReply, KeepingTask } from "./keeping/keeping-worker.ts";
import type { SessionNeeds } from "./session-needs.ts";

export type BackgroundWork = {
  readonly health: () => HealthCheck[];
  /** Evidence that no record names yet, but somebody still needs. */
  readonly keepAlso: (hashes: () => string[]) => void;
  readonly backUpAfterSigning: () => void;
  /** Waits for what runs, and for the backup of a sign-off that is still to be made; starts nothing else. */
  readonly stop: () => Promise<void>;
};

const HOUR_MS = 3_600_000;

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
  let stopped = false;
  /** One worker at a time: they share the folder of backups. */
  let queue = Promise.resolve();

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

  const inWorker = (task: KeepingTask["task"], reason: KeepingTask["reason"]) =>
    new Promise<void>((resolve) => {
      const workerData: KeepingTask = { ...files, task, reason, at: now().toISOString() };
      const worker = new Worker(new URL("./keeping/keeping-worker.ts", import.meta.url), { workerData });
      worker.on("message", ({ what, ok, says }: KeepingReply) => {
        say(what, ok ? "good" : "bad", says);
        if (what === "backup") emit({ type: "changed", topic: "backups" });
      });
      worker.on("error", (error) => {
        log.error(`keeping ${task}`, error);
        for (const what of task === "backup" ? (["backup"] as const) : (["chain", "database"] as const)) {
          if (checks.get(what)?.state === "good") continue;
          say(what, "bad", "This check could not run; the local log says why.");
        }
      });
      worker.on("exit", () => resolve());
    });

  const run = (task: KeepingTask["task"], reason: KeepingTask["reason"]) => {
    queue = queue.then(() => (stopped && reason !== "sign-off" ? undefined : inWorker(task, reason)));
    return queue;
  };

  const startUp = async () => {
    await run("check", "daily");
    if (!workspace.write || stopped) return;
    if (lacksSignOffBackup()) await run("backup", "sign-off");
    await backUpDaily();
    if (!stopped) sweep();
  };

  /** A crash may have come between a signature and its backup. */
  const lacksSignOffBackup = () => {
    const signedAt = findLastSignedAt(workspace.read);
    if (signedAt === undefined) return false;
    return !listBackups(files.backups).some(({ reason, at }) => reason === "sign-off" && at >= signedAt);
  };

  const backUpDaily = async () => {
    const today = now().toISOString().slice(0, 10);
    const hasToday = listBackups(files.backups).some(
      ({ reason, at }) => reason === "daily" && at.startsWith(today),
    );
    if (!hasToday) await run("backup", "daily");
  };

  /** Only between jobs: what a job is bringing in is named by nothing yet. */
  const sweep = () => {
    if (jobs.list().length > 0) return;
    const keep = namedHashes(workspace.read);
    for (const hash of hashesInBackups(files.backups)) keep.add(hash);
    for (const source of alsoKept) for (const hash of source()) keep.add(hash);
    workspace.evidence.sweep(keep);
  };

  const logged = (where: string, work: () => Promise<void>) => () =>
    void work().catch((error: unknown) => log.error(where, error));

  // The first screen comes first.
  const timer = setTimeout(logged("start-up", startUp), options.host === "command-line" ? 2_000 : 300);
  timer.unref();
  // An app that is never closed has its daily backups as well.
  const hourly = workspace.write && setInterval(logged("daily backup", backUpDaily), HOUR_MS);
  hourly?.unref();

  return {
    health: () => [...checks.values()],
    keepAlso: (hashes) => void alsoKept.push(hashes),
    backUpAfterSigning: () => void run("backup", "sign-off"),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      clearInterval(hourly);
      await queue;
    },
  };
}
