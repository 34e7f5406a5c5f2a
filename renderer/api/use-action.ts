import { useCallback, useEffect, useRef, useState } from "react";

export type Action = {
  busy: boolean;
  /** What the last run failed with. */
  error: unknown;
  clear: () => void;
  run: (work: () => Promise<void>) => Promise<void>;
};

/** Runs what a person asked for, one at a time, and keeps its failure for the screen to show. */
export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const running = useRef(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const clear = useCallback(() => setError(undefined), []);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      if (mounted.current) setError(failure);
    } finally {
      running.current = false;
      if (mounted.current) setBusy(false);
    }
  }, []);
  return { busy, error, clear, run };
}
