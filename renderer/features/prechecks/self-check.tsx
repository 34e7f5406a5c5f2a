import { Button } from "@mantine/core";
import type { PacketVersionId } from "#shared/ids";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";

const kinds = [
  { as: "docx", label: "Word" },
  { as: "html", label: "web page" },
] as const;

/** What the vendor can mend before anybody spends time on a review. */
export function SelfCheck({ packetVersionId }: { packetVersionId: PacketVersionId }) {
  const client = useClient();
  const toasts = useToasts();
  const { job, run } = useJob("The self-check is being written.");
  const save = async (as: "docx" | "html") => {
    await run(async (jobId) => {
      const made = await client.call("precheck.selfCheck", { packetVersionId, as }, jobId);
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The self-check is saved as ${saved.name}.`);
    });
  };
  return (
    <div className="cs-row">
      <span className="cs-dim">
        A self-check for the vendor, with what is missing and what stays unclear:
      </span>
      {kinds.map(({ as, label }) => (
        <Button
          key={as}
          variant="default"
          size="compact-sm"
          disabled={job.state === "running"}
          aria-label={`Save the self-check as a ${label}${as === "docx" ? " file" : ""}`}
          onClick={() => void save(as)}
        >
          {label}
        </Button>
      ))}
      {job.state === "running" && <ProgressPanel title="Writing the self-check" job={job} />}
      {job.state === "failed" && <ErrorPanel error={job.error} />}
    </div>
  );
}
