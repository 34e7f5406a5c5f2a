/**
 * Sends the commands of one review one after the other, in the order in which they were given. A command that the
 * core could not store now (disk full, door gone) stays at the head and everything behind it waits, so that nothing
 * is lost or overtaken; `retry` goes on from there. A command that the core refuses is dropped and reported.
 */
import { AppError, isAppError } from "#shared/errors";

export type QueueState = { state: "idle" } | { state: "saving" } | { state: "stuck"; error: AppError };

export type SaveQueue = {
  /**
   * Resolves with the reply, however often it was tried. `name`: a job that waits under this name stands for this one
   * too; it must therefore read what it sends when it is sent.
   */
  add<T>(send: () => Promise<T>, name?: string): Promise<T>;
  retry(): void;
  state(): QueueState;
  /** Resolves when nothing waits; never while the queue is stuck. */
  whenIdle(): Promise<void>;
};

type Job = {
  name: string | undefined;
  send: () => Promise<unknown>;
  result: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

export function createSaveQueue(onState: (state: QueueState) => void): SaveQueue {
  const jobs: Job[] = [];
  let running = false;
  let stuck: AppError | undefined;
  let waiters: (() => void)[] = [];

  const state = (): QueueState => {
    if (stuck) return { state: "stuck", error: stuck };
    return jobs.length > 0 ? { state: "saving" } : { state: "idle" };
  };

  async function run(): Promise<void> {
    if (running || stuck) return;
    running = true;
    for (let job = jobs[0]; job !== undefined && !stuck; job = jobs[0]) {
      // From here on the job reads its value: a later wish under the same name needs a job of its own.
      job.name = undefined;
      try {
        const value = await job.send();
        jobs.shift();
        job.resolve(value);
      } catch (error) {
        if (mayWorkLater(error)) {
          stuck =
            error instanceof AppError
              ? error
              : new AppError("internal", String(error), { logId: "renderer" });
        } else {
          jobs.shift();
          job.reject(error);
        }
      }
    }
    running = false;
    onState(state());
    if (jobs.length === 0) {
      for (const waiter of waiters) waiter();
      waiters = [];
    }
  }

  return {
    add<T>(send: () => Promise<T>, name?: string) {
      const waiting = name === undefined ? undefined : jobs.find((job) => job.name === name);
      // A job of the same name sends the same call, so its reply has the same type.
      if (waiting) return waiting.result as Promise<T>;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      jobs.push({ name, send, result: promise, resolve, reject });
      onState(state());
      void run();
      return promise as Promise<T>;
    },
    retry() {
      stuck = undefined;
      onState(state());
      void run();
    },
    state,
    whenIdle: () => (jobs.length === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}

/** What the core refuses by a rule it will refuse again; all else may work once the cause is gone. */
function mayWorkLater(error: unknown): boolean {
  if (!(error instanceof AppError)) return true;
  // Nobody refused: there is nobody behind the page, or no more.
  if (isAppError(error, "conflict") && ["door closed", "closing"].includes(error.details.reason)) return true;
  return ["storage", "internal", "cancelled", "integrity"].includes(error.code);
}
