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
import { startSession, type Session, type SessionNeeds } from "./session.ts";
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
  const listeners = new Set<(event: CoreEvent) => void>();
  const emit = (event: CoreEvent) => {
    for (const listener of listeners) listener(event);
  };
  let blocked = 0;
  const needs: SessionNeeds = {
    options,
    now,
    newId: options.newId ?? mintId,
    emit,
    jobs: createJobs(emit),
    log: createLog(files.logs, now),
    pickedFiles: createPickedFiles(),
    producedFiles: createProducedFiles(files.produced),
    secrets: createSecrets({ now: () => now().getTime() }),
    blockedRequests: () => blocked,
    restart,
  };

  let session: Session = await open();
  let closed = false;

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
    const logId = needs.log.error("start", error);
    return new AppError("internal", `Countersign could not start. The local log has it as ${logId}.`, {
      logId,
    });
  }

  /** Swaps the workspace under the running app: closes it, lets `between` work on the files, opens again. */
  async function restart(between: () => Promise<void>, receipt: Receipt): Promise<void> {
    await session.close();
    try {
      await between();
    } finally {
      session = await open();
    }
    session.leaveReceipt(receipt);
    for (const topic of allTopics) emit({ type: "changed", topic });
  }

  const dispatchHere = (name: string, input: unknown, jobId?: string): Promise<Reply> =>
    closed
      ? Promise.resolve(failure(new AppError("conflict", "Countersign is closing.", { reason: "closing" })))
      : session.dispatch(name, input, jobId);

  return {
    dispatch: dispatchHere,
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
    async close() {
      if (closed) return;
      closed = true;
      await needs.jobs.stopAll();
      await session.close();
      await needs.producedFiles.clear();
      listeners.clear();
    },
  };
}

function failure(error: AppError): Reply {
  return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
}
