import { Button, Progress } from "@mantine/core";
import type { Job } from "../api/use-job.ts";
import { sizeText } from "./size-text.ts";

/** A running job: what it does, how far it is, and a way to stop it. */
export function ProgressPanel({ title, job }: { title: string; job: Extract<Job, { state: "running" }> }) {
  const { progress } = job;
  const share = progress && progress.of > 0 ? Math.min(100, (progress.done / progress.of) * 100) : undefined;
  return (
    <section className="cs-progress" aria-label={title}>
      <div className="cs-progress-head">
        <h2>{title}</h2>
        <Button variant="default" onClick={job.cancel} disabled={job.cancelling}>
          {job.cancelling ? "Cancelling …" : "Cancel"}
        </Button>
      </div>
      <Progress.Root size="sm">
        <Progress.Section
          value={share ?? 100}
          animated={share === undefined}
          aria-label={title}
          {...(share === undefined ? { "aria-valuenow": undefined } : {})}
        />
      </Progress.Root>
      <p className="cs-dim cs-vendor" role="status">
        {progress ? progressText(progress) : "Starting …"}
      </p>
    </section>
  );
}

function progressText({ done, of, what }: { done: number; of: number; what: string }): string {
  if (of <= 0) return what;
  // Counts above this are bytes; nothing else is counted in such numbers.
  const counted = of > 100_000 ? `${sizeText(done)} of ${sizeText(of)}` : `${done} of ${of}`;
  return `${what} · ${counted}`;
}
