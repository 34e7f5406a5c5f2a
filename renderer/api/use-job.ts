import { useCallback, useEffect, useRef, useState } from "react";
import type { CoreEvent } from "#shared/contract/events";
import { isAppError } from "#shared/errors";
import { useClient } from "./client-context.tsx";

export type Progress = Extract<CoreEvent, { type: "progress" }>;
export type Job =
  | { state: "idle" }
  | { state: "running"; progress: Progress | undefined; cancelling: boolean; cancel: () => void }
  | { state: "failed"; error: unknown };

/**
 * Runs one long call at a time under a job id of its own: follows its progress, can cancel it, and asks the door to
 * ask before closing. Leaving the page cancels it.
 */
export function useJob(reason: string) {
  const client = useClient();
  const { door } = client;
  const [job, setJob] = useState<Job>({ state: "idle" });
  const current = useRef<string | undefined>(undefined);

  const cancel = useCallback(() => {
    const jobId = current.current;
    if (jobId === undefined) return;
    setJob((now) => (now.state === "running" ? { ...now, cancelling: true } : now));
    // The job's own answer tells how it ended; a cancel that comes too late is no failure.
    client.call("job.cancel", { jobId }).catch(() => undefined);
  }, [client]);

  useEffect(() => {
    const stop = door.onEvent((event) => {
      if (event.type !== "progress" || event.jobId !== current.current) return;
      setJob((now) => (now.state === "running" ? { ...now, progress: event } : now));
    });
    return () => {
      stop();
      cancel();
    };
  }, [door, cancel]);

  const run = useCallback(
    async <T>(work: (jobId: string) => Promise<T>): Promise<T | undefined> => {
      if (current.current !== undefined) return undefined;
      const jobId = `job-${crypto.randomUUID()}`;
      current.current = jobId;
      setJob({ state: "running", progress: undefined, cancelling: false, cancel });
      door.guardClose(reason);
      try {
        const value = await work(jobId);
        setJob({ state: "idle" });
        return value;
      } catch (error) {
        // Who cancelled knows it, and is back where they began.
        setJob(isAppError(error, "cancelled") ? { state: "idle" } : { state: "failed", error });
        return undefined;
      } finally {
        current.current = undefined;
        door.guardClose(undefined);
      }
    },
    [door, reason, cancel],
  );
  const clear = useCallback(() => setJob((now) => (now.state === "failed" ? { state: "idle" } : now)), []);
  return { job, run, clear };
}
