import { randomBytes } from "node:crypto";
import type { CallName } from "#shared/contract/contract";
import type { CoreEvent } from "#shared/contract/events";
import { AppError } from "#shared/errors";

/** What long work gets: a signal to watch, and a way to say how far it is. Progress is sent at most every 50 ms. */
export type Job = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number, what: string) => void;
};

export type Jobs = {
  run<T>(call: CallName, jobId: string | undefined, work: (job: Job) => T | Promise<T>): Promise<T>;
  readonly cancel: (jobId: string) => boolean;
  /** A job is listed from before its first step until after its last. */
  list(): { jobId: string; call: string }[];
  /** Cancels everything and waits until it has stopped. */
  readonly stopAll: () => Promise<void>;
};

export function createJobs(emit: (event: CoreEvent) => void): Jobs {
  const running = new Map<string, { call: CallName; controller: AbortController; ended: Promise<void> }>();
  return {
    async run(call, jobId = `job-${randomBytes(9).toString("base64url")}`, work) {
      if (running.has(jobId)) {
        throw new AppError("conflict", `A job ${jobId} runs already. Wait until it has ended.`, {
          reason: "job-exists",
        });
      }
      const controller = new AbortController();
      let lastSent = 0;
      const progress = (done: number, of: number, what: string) => {
        const time = performance.now();
        if (time - lastSent < 50 && done < of) return;
        lastSent = time;
        emit({ type: "progress", jobId, done, of, what });
      };
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      running.set(jobId, { call, controller, ended });
      try {
        return await work({ signal: controller.signal, progress });
      } finally {
        running.delete(jobId);
        end();
      }
    },
    cancel(jobId) {
      const job = running.get(jobId);
      job?.controller.abort();
      return job !== undefined;
    },
    list: () => [...running].map(([jobId, { call }]) => ({ jobId, call })),
    async stopAll() {
      for (const { controller } of running.values()) controller.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
