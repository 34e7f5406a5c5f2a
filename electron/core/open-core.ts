import { randomInt } from "node:crypto";
import type { Reply } from "#shared/errors";
import { AppError } from "#shared/errors";
import { allTopics, type CoreEvent } from "#shared/contract/events";
import type { Core, CoreOptions } from "./core.ts";
import { translateSqliteError } from "./db/sqlite-errors.ts";
import { createPickedFiles } from "./files/picked-files.ts";
import { asStorageError, createProducedFiles } from "./files/produced-files.ts";
import { createSecrets } from "./files/secrets.ts";
import { createJobs } from "./jobs.ts";
import { createLog } from "./log.ts";
import { workspaceFiles } from "./db/open-workspace.ts";
import { startFailedSession } from "./failed-session.ts";
import { startSession, type Session } from "./session.ts";
import type { SessionNeeds } from "./session-needs.ts";
import type { Receipt } from "./db/receipt-repo.ts";

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
function mintId(prefix: string): string {
  return `${prefix}-${Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join("")}`;
}

/**
 * Opens the workspace. Never throws for what can go wrong with a workspace: then every call answers with that error,
 * but the few that tell about it and that mend it, so that a door can show a screen instead of failing to start.
 */
export async function openCore(options: CoreOptions): Promise<Core> {
  const now = options.now ?? (() => new Date());
  const files = workspaceFiles(options.folder);
  const log = createLog(files.logs, now);
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent) => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        // A hint that nobody could take must not undo what it tells about.
        log.error("event", error);
      }
    }
  };
  let blocked = 0;
  const needs: SessionNeeds = {
    options,
    now,
    newId: options.newId ?? mintId,
    emit,
    jobs: createJobs(emit),
    log,
    pickedFiles: createPickedFiles(),
    producedFiles: createProducedFiles(files.produced),
    secrets: createSecrets({ now: () => now().getTime() }),
    blockedRequests: () => blocked,
    restart,
    retryStart,
  };

  let session: Promise<Session> = open();
  await session;
  let closing: Promise<void> | undefined;

  async function open(): Promise<Session> {
    try {
      return await startSession(needs);
    } catch (error) {
      return startFailedSession(needs, explain(error));
    }
  }

  function explain(error: unknown): AppError {
    const known = translateSqliteError(asStorageError(error, options.folder), options.folder);
    if (known instanceof AppError) return known;
    const logId = log.error("start", error);
    return new AppError("internal", `Countersign could not start. The local log has it as ${logId}.`, {
      logId,
    });
  }

  /** Swaps the workspace under the running app: closes it, lets `between` work on the files, opens again. */
  async function restart(between: () => Promise<void>, receipt: Receipt): Promise<void> {
    const old = await session;
    // From here on calls wait for the new session; those that were on their way would lose the old one's databases.
    const opening = Promise.withResolvers<Session>();
    session = opening.promise;
    if (needs.jobs.list().length > 1) {
      opening.resolve(old);
      throw new AppError("conflict", "Something else is running. Wait until it is done, then restore.", {
        reason: "busy",
      });
    }
    try {
      await old.close();
      await between();
    } finally {
      opening.resolve(await open());
    }
    (await session).leaveReceipt(receipt);
    for (const topic of allTopics) emit({ type: "changed", topic });
  }

  async function retryStart(): Promise<void> {
    const before = session;
    if ((await before).failure === undefined) return;
    // Somebody else tried meanwhile: theirs is the one to look at.
    if (session !== before) return retryStart();
    session = open();
    const { failure } = await session;
    if (failure) throw failure;
    for (const topic of allTopics) emit({ type: "changed", topic });
  }

  async function closeOnce(): Promise<void> {
    await needs.jobs.stopAll();
    await (await session).close();
    await needs.producedFiles.clear();
    listeners.clear();
  }

  return {
    async dispatch(name: string, input: unknown, jobId?: string): Promise<Reply> {
      const opened = await session;
      if (!closing) return opened.dispatch(name, input, jobId);
      const error = new AppError("conflict", "Countersign is closing.", { reason: "closing" });
      return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pickedFiles: needs.pickedFiles,
    producedFiles: needs.producedFiles,
    secrets: needs.secrets,
    countBlockedRequest() {
      blocked++;
    },
    close: () => (closing ??= closeOnce()),
  };
}
