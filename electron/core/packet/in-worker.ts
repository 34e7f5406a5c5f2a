/**
 * Foreign text is parsed beside the main thread, with a cap on memory and a deadline. However the parser ends, the
 * caller gets a value or one clear error.
 */
import { Worker } from "node:worker_threads";
import { AppError, fromWire } from "#shared/errors";
import type { WorkerReply, WorkerTask, WorkerTasks } from "./parse-worker.ts";
import { malformed } from "./parse-manifest.ts";

export type WorkerLimits = { deadlineMs: number; maxOldGenerationMb: number };
export const defaultWorkerLimits: Readonly<WorkerLimits> = { deadlineMs: 20_000, maxOldGenerationMb: 512 };

/**
 * Threads that wait for the next call. The rules of the pre-checks take most of a second to start and a few
 * milliseconds to run, and see only what other tasks have read and found well-formed. Bytes of a vendor get a thread of
 * their own each time, or one for all files that came together (`keptFor`): what one of them does to it reaches none
 * of another vendor.
 */
const lasting: ReadonlySet<WorkerTask> = new Set(["precheck"]);
const idle = new Map<string, Worker[]>();
/** Of one kind: as many as work at once. */
const mostIdle = 2;

const keyOf = (task: WorkerTask, maxOldGenerationMb: number, keptFor = "") =>
  `${task} ${maxOldGenerationMb} ${keptFor}`;

function threadFor(
  task: WorkerTask,
  maxOldGenerationMb: number,
  keptFor: string | undefined,
): { thread: Worker; rest: () => void } {
  const key = keyOf(task, maxOldGenerationMb, keptFor);
  const thread = idle.get(key)?.pop() ?? startThread(maxOldGenerationMb);
  return {
    thread,
    rest() {
      const resting = idle.get(key) ?? [];
      if ((!lasting.has(task) && keptFor === undefined) || resting.length >= mostIdle)
        void thread.terminate();
      else {
        // It must not keep a program from ending.
        thread.unref();
        idle.set(key, [...resting, thread]);
      }
    },
  };
}

/** Ends the threads that were kept for files that came together. */
export function endThreads(keptFor: string): void {
  for (const [key, threads] of idle)
    if (key.endsWith(` ${keptFor}`)) {
      for (const thread of threads) void thread.terminate();
      idle.delete(key);
    }
}

function startThread(maxOldGenerationSizeMb: number): Worker {
  const thread = new Worker(new URL("./parse-worker.ts", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb, stackSizeMb: 4 },
  });
  // Also while nobody waits for it.
  thread.on("error", () => {
    for (const [key, resting] of idle)
      idle.set(
        key,
        resting.filter((one) => one !== thread),
      );
  });
  return thread;
}

/** Throws the task's own `AppError`, `cancelled`, or `malformed-file` when the parser gave up, grew or took too long. */
export function runInWorker<T extends WorkerTask>(
  task: T,
  input: WorkerTasks[T]["input"],
  {
    deadlineMs,
    maxOldGenerationMb,
    signal,
    keptFor,
  }: Partial<WorkerLimits> & { signal?: AbortSignal | undefined; keptFor?: string } = {},
): Promise<WorkerTasks[T]["output"]> {
  const limits = {
    deadlineMs: deadlineMs ?? defaultWorkerLimits.deadlineMs,
    maxOldGenerationMb: maxOldGenerationMb ?? defaultWorkerLimits.maxOldGenerationMb,
  };
  if (signal?.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const { thread, rest } = threadFor(task, limits.maxOldGenerationMb, keptFor);
    const end = (settle: () => void, then: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      for (const [event, listener] of Object.entries(listeners)) thread.off(event, listener);
      then();
      settle();
    };
    const stop = () => void thread.terminate();
    const giveUp = (says: string) => end(() => reject(malformed(input.file, [{ says }])), stop);
    const timer = setTimeout(() => {
      giveUp(`Reading it took longer than ${limits.deadlineMs / 1_000} seconds and was stopped.`);
    }, limits.deadlineMs);
    const onAbort = () => end(() => reject(cancelled()), stop);
    signal?.addEventListener("abort", onAbort, { once: true });
    const listeners = {
      message(reply: WorkerReply) {
        end(() => {
          // The worker runs the very task that the types of input and output belong to.
          if (reply.ok) resolve(reply.value as WorkerTasks[T]["output"]);
          else reject(fromWire(reply.error));
        }, rest);
      },
      error(error: Error) {
        const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
        giveUp(
          outOfMemory
            ? "Reading it needs more memory than is allowed."
            : "Reading it failed: it is not what its name says.",
        );
      },
      exit: () => giveUp("Reading it ended without a result."),
    };
    for (const [event, listener] of Object.entries(listeners)) thread.on(event, listener);
    thread.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
    thread.postMessage({ task, input });
  });
}

function cancelled(): AppError<"cancelled"> {
  return new AppError("cancelled", "The import was cancelled. Nothing was stored.", {});
}
