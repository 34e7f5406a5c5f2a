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

/** Throws the task's own `AppError`, `cancelled`, or `malformed-file` when the parser gave up, grew or took too long. */
export function runInWorker<T extends WorkerTask>(
  task: T,
  input: WorkerTasks[T]["input"],
  {
    deadlineMs,
    maxOldGenerationMb,
    signal,
  }: Partial<WorkerLimits> & { signal?: AbortSignal | undefined } = {},
): Promise<WorkerTasks[T]["output"]> {
  const limits = {
    deadlineMs: deadlineMs ?? defaultWorkerLimits.deadlineMs,
    maxOldGenerationMb: maxOldGenerationMb ?? defaultWorkerLimits.maxOldGenerationMb,
  };
  if (signal?.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./parse-worker.ts", import.meta.url), {
      workerData: { task, input },
      resourceLimits: { maxOldGenerationSizeMb: limits.maxOldGenerationMb, stackSizeMb: 4 },
    });
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      void worker.terminate();
      settle();
    };
    const giveUp = (says: string) => end(() => reject(malformed(input.file, [{ says }])));
    const timer = setTimeout(() => {
      giveUp(`Reading it took longer than ${limits.deadlineMs / 1_000} seconds and was stopped.`);
    }, limits.deadlineMs);
    const onAbort = () => end(() => reject(cancelled()));
    signal?.addEventListener("abort", onAbort, { once: true });
    worker.once("message", (reply: WorkerReply) => {
      end(() => {
        // The worker runs the very task that the types of input and output belong to.
        if (reply.ok) resolve(reply.value as WorkerTasks[T]["output"]);
        else reject(fromWire(reply.error));
      });
    });
    worker.once("error", (error) => {
      const outOfMemory = "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
      giveUp(
        outOfMemory
          ? "Reading it needs more memory than is allowed."
          : "Reading it failed: it is not what its name says.",
      );
    });
    worker.once("exit", () => giveUp("Reading it ended without a result."));
  });
}

function cancelled(): AppError<"cancelled"> {
  return new AppError("cancelled", "The import was cancelled. Nothing was stored.", {});
}
