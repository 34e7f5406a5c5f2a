/** One opened workspace: its databases, its handlers, its background work. A restore ends one session and starts another. */
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import type { AppError, Reply } from "#shared/errors";
import { Checklist } from "#shared/formats/checklist";
import { startBackgroundWork } from "./background.ts";
import { openWorkspace, openWorkspaceForReading, type Workspace } from "./db/open-workspace.ts";
import { findChecklist } from "./db/checklist-repo.ts";
import type { Receipt } from "./db/receipt-repo.ts";
import { listOpenSteps } from "./db/step-repo.ts";
import { whoWorks } from "./db/who-works.ts";
import { transact } from "./db/transact.ts";
import { dispatch, type DispatchContext } from "./dispatch.ts";
import { allHandlers } from "./handlers/all-handlers.ts";
import { storeChecklist } from "./checklist/store-checklist.ts";
import type { SessionNeeds } from "./session-needs.ts";
import { BURST_PAUSE_MS } from "./review/edit-review.ts";
import { sealBursts } from "./review/seal-bursts.ts";
import { checkSignedHead } from "./start-checks.ts";

export type Session = {
  readonly dispatch: (name: string, input: unknown, jobId?: string) => Promise<Reply>;
  readonly leaveReceipt: (receipt: Receipt) => void;
  readonly close: () => Promise<void>;
  /** Why the workspace could not be opened. */
  readonly failure?: AppError;
};

/** Throws `storage` or `integrity` where the workspace cannot be opened as it should be. */
export async function startSession(needs: SessionNeeds): Promise<Session> {
  const { options, now } = needs;
  const workspace = options.readOnly
    ? openWorkspaceForReading(options.folder)
    : openWorkspace(options.folder, { now });
  try {
    checkSignedHead(workspace.read);
    if (workspace.write) prepare(workspace, now);
  } catch (error) {
    workspace.close();
    throw error;
  }
  const background = startBackgroundWork({ needs, workspace });
  const sealer = startSealer(workspace, needs);
  const { read, write } = workspace;
  const context: DispatchContext = {
    handlers: allHandlers({ needs, workspace, background }),
    read,
    write,
    jobs: needs.jobs,
    log: needs.log,
    workspace: options.folder,
    now,
    who: () => whoWorks(read),
    emit: needs.emit,
  };
  return {
    dispatch: (name, input, jobId) => dispatch(context, name, input, jobId),
    leaveReceipt(receipt) {
      if (write)
        transact(write, { at: now().toISOString(), who: context.who() }, (tx) => tx.receipt(receipt));
    },
    async close() {
      sealer.stop();
      await background.stop();
      if (write) sealBursts(workspace, now);
      workspace.close();
    },
  };
}

/** What every opened workspace has: the built-in checklist, and no burst of typing left open by a crash. */
function prepare(workspace: Workspace, now: () => Date): void {
  const { write } = workspace;
  if (!write) return;
  const checklist = Checklist.parse(aiAgentReview);
  if (!findChecklist(write, checklist.id, checklist.version)) {
    transact(write, { at: now().toISOString(), who: "Countersign" }, (tx) => {
      const { digest } = storeChecklist(tx.db, { checklist, origin: "built-in", at: tx.at });
      tx.receipt({
        kind: "checklist.imported",
        subject: `${checklist.id}@${checklist.version}`,
        says: `Brought in the built-in checklist ${checklist.id} ${checklist.version}`,
        after: { digest },
      });
    });
  }
  sealBursts(workspace, now);
}

/** Ends bursts of typing a while after the last commit, so that their receipts do not wait for the next act. */
function startSealer(workspace: Workspace, { now, log }: SessionNeeds): { stop(): void } {
  const timer = setInterval(() => {
    try {
      const last = listOpenSteps(workspace.read)[0]?.at;
      if (last !== undefined && now().getTime() - Date.parse(last) > BURST_PAUSE_MS)
        sealBursts(workspace, now);
    } catch (error) {
      log.error("seal", error);
    }
  }, BURST_PAUSE_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
