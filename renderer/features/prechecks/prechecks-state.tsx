import { Button } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import type { Prechecked, Prechecks } from "./use-prechecks.ts";

/** The states of a run: going on, failed, stopped, done. What was found stays in sight while it runs again. */
export function PrechecksState({
  prechecks: { job, found, run },
  children,
}: {
  prechecks: Prechecks;
  children: (found: Prechecked) => ReactNode;
}) {
  const running = job.state === "running";
  const slow = useLater(running);
  return (
    <>
      {job.state === "failed" && <ErrorPanel error={job.error} onRetry={run} />}
      {running && slow && <ProgressPanel title="Running the pre-checks" job={job} />}
      {job.state === "idle" && found === undefined && (
        <div className="cs-note cs-note-act">
          <p>The pre-checks were stopped before they were done. Nothing is known of this packet yet.</p>
          <Button variant="default" onClick={run}>
            Run the pre-checks
          </Button>
        </div>
      )}
      {found && children(found)}
    </>
  );
}

/** True once `on` has lasted for a moment, so that a fast run does not flicker. */
function useLater(on: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setTimeout(() => setLate(true), 200);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [on]);
  return late;
}
