import { randomBytes } from "node:crypto";
import type { CallName } from "#shared/contract/contract";
import type { CoreEvent } from "#shared/contract/events";

/** What long work gets: a signal to watch, and a way to say how far it is. Progress is sent at most every 50 ms. */
export type Job = {
  readonly signal: AbortSignal;
  readonly progress: (done: number, of: number, what: string) => void;
};

export type Jobs = {
  run<T>(call: CallName, jobId: string | undefined, work: (job: Job) => Promise<T>): Promise<T>;
  readonly cancel: (jobId: string) => boolean;
  list(): { jobId: string; call: string }[];
  /** Cancels everything and waits until it has stopped. */
  readonly stopAll: () => Promise<void>;
};

export function createJobs(emit: (event: CoreEvent) => void): Jobs {
  const running = new Map<string, { call: CallName; controller: AbortController; ended: Promise<unknown> }>();
  return {
    async run(call, jobId = `job-${randomBytes(9).toString("base64url")}`, work) {
      const controller = new AbortController();
      let lastSent = 0;
      const progress = (done: number, of: number, what: string) => {
        const time = performance.now();
        if (time - lastSent < 50 && done < of) return;
        lastSent = time;
        emit({ type: "progress", jobId, done, of, what });
      };
      const result = work({ signal: controller.signal, progress });
      running.set(jobId, { call, controller, ended: result.catch(() => undefined) });
      try {
        return await result;
      } finally {
        running.delete(jobId);
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
