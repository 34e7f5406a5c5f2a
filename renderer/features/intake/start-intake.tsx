import { Button } from "@mantine/core";
import { IconFile, IconFileZip, IconFolder } from "@tabler/icons-react";
import { useState } from "react";
import type { PickOptions } from "#shared/contract/door";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useJob } from "../../api/use-job.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";

const endings = ["docx", "xlsx", "pdf", "md", "txt", "html", "htm", "csv", "json", "yaml", "yml", "eml"];
const ways: { label: string; icon: typeof IconFile; options: PickOptions }[] = [
  {
    label: "Read a folder",
    icon: IconFolder,
    options: { title: "Documents", what: "folder" },
  },
  {
    label: "Read a zip",
    icon: IconFileZip,
    options: { title: "Documents", what: "file", endings: ["zip"] },
  },
  { label: "Read a document", icon: IconFile, options: { title: "Document", what: "file", endings } },
];

/** The way in for vendors who send no packet: their documents are read, and a packet is made of them. */
export function StartIntake() {
  const client = useClient();
  const picking = useAction();
  const { job, start, clear } = useStartIntake();
  return (
    <section className="cs-block" aria-labelledby="documents">
      <h2 id="documents">Documents instead of a packet</h2>
      <p className="cs-dim">
        Word files, workbooks, PDFs, web pages, messages and texts: what they say is brought to the seven
        sections, each value with its place. You look at it and correct it before it becomes a packet.
      </p>
      {job.state === "running" && <ProgressPanel title="Reading the documents" job={job} />}
      {job.state === "failed" && (
        <ErrorPanel error={job.error} actions={<Button onClick={clear}>Choose again</Button>} />
      )}
      {job.state === "idle" && (
        <div className="cs-row">
          {ways.map(({ label, icon: Shape, options }) => (
            <Button
              key={label}
              variant="default"
              leftSection={<Shape size={16} aria-hidden />}
              disabled={picking.busy}
              onClick={() =>
                void picking.run(async () => {
                  const [picked] = await client.door.pick(options);
                  if (picked) await start(picked.token);
                })
              }
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {picking.error !== undefined && <ErrorPanel error={picking.error} />}
      <BlankPackets />
    </section>
  );
}

/** Reads picked documents and goes to the intake that they make. */
export function useStartIntake() {
  const client = useClient();
  const { job, run, clear } = useJob("Documents are being read.");
  const start = async (pickedFile: string) => {
    const started = await run((jobId) => client.call("intake.start", { pickedFile }, jobId));
    if (started) navigate({ page: "intake", intakeId: started.intakeId });
  };
  return { job, start, clear };
}

const kinds = [
  { as: "docx", label: "Word" },
  { as: "xlsx", label: "Excel" },
  { as: "yaml", label: "YAML" },
] as const;

/** The form that saves all of this: a vendor fills it, and it comes back without anything to map by hand. */
function BlankPackets() {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const [busy, setBusy] = useState<string>();
  return (
    <>
      <p className="cs-dim">Or send the vendor a blank packet to fill:</p>
      <div className="cs-row">
        {kinds.map(({ as, label }) => (
          <Button
            key={as}
            variant="subtle"
            loading={action.busy && busy === as}
            aria-label={`Save a blank packet for ${label}`}
            onClick={() => {
              setBusy(as);
              void action.run(async () => {
                const made = await client.call("intake.blank", { as });
                const saved = await client.door.save(made.produced, made.name);
                if (saved.saved) toasts.done(`The blank packet is saved as ${saved.name}.`);
              });
            }}
          >
            {label}
          </Button>
        ))}
      </div>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
    </>
  );
}
