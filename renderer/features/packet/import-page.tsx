import { Button } from "@mantine/core";
import { IconFile, IconFileZip, IconFolder } from "@tabler/icons-react";
import { useCallback, useEffect, useRef, useState } from "react";
import type { PickOptions } from "#shared/contract/door";
import type { PacketPreview } from "#shared/contract/packet-calls";
import { isAppError } from "#shared/errors";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useJob } from "../../api/use-job.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel, messageOf } from "../../ui/error-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { StartIntake, useStartIntake } from "../intake/start-intake.tsx";
import { takeOver } from "./import-basket.ts";
import { ImportPreview } from "./import-preview.tsx";
import { SampleList } from "./sample-list.tsx";

const ways: { label: string; icon: typeof IconFile; options: PickOptions }[] = [
  { label: "Choose a zip", icon: IconFileZip, options: { title: "Packet", what: "file", endings: ["zip"] } },
  {
    label: "Choose a YAML or JSON file",
    icon: IconFile,
    options: { title: "Packet", what: "file", endings: ["yaml", "yml", "json"] },
  },
  { label: "Choose a folder", icon: IconFolder, options: { title: "Packet folder", what: "folder" } },
];

/** Pick → read with progress → see what is taken → import. Nothing is stored before the last step. */
export function ImportPage() {
  const client = useClient();
  const toasts = useToasts();
  const { job, run, clear } = useJob("A packet is being read.");
  const [preview, setPreview] = useState<PacketPreview>();
  const [importing, setImporting] = useState(false);
  const picking = useAction();
  const documents = useStartIntake();
  const [last, setLast] = useState<string>();

  const read = useCallback(
    async (pickedFile: string) => {
      setLast(pickedFile);
      setPreview(undefined);
      const found = await run((jobId) => client.call("packet.preview", { pickedFile }, jobId));
      if (found) setPreview(found);
    },
    [client, run],
  );
  useTakenOver(read);
  useForgottenPreview(preview);

  const store = async (found: PacketPreview) => {
    setImporting(true);
    const stored = await run((jobId) => client.call("packet.import", { previewId: found.previewId }, jobId));
    setImporting(false);
    if (!stored) return;
    setPreview(undefined);
    toasts.done(stored.alreadyImported ? "This packet was imported before." : "The packet is imported.");
    navigate({ page: "packet", packetVersionId: stored.packetVersionId });
  };
  const again = () => {
    clear();
    setPreview(undefined);
  };

  return (
    <>
      <PageHeader
        title="Import a packet"
        above={<RouteLink to={{ page: "packets" }}>Packets</RouteLink>}
        below="The file is read and shown first. Nothing is stored until you choose Import."
      />
      {job.state === "running" && (
        <ProgressPanel title={importing ? "Importing the packet" : "Reading the packet"} job={job} />
      )}
      {job.state === "failed" && (
        <div className="cs-stack-gap">
          <ErrorPanel
            error={job.error}
            actions={
              <>
                <Button onClick={again}>Choose another file</Button>
                {isAppError(job.error, "malformed-file") && last !== undefined && (
                  <Button
                    variant="default"
                    onClick={() => {
                      again();
                      void documents.start(last);
                    }}
                  >
                    Read it as the vendor's documents
                  </Button>
                )}
              </>
            }
          />
          {!/nothing was stored/i.test(messageOf(job.error)) && <p className="cs-dim">Nothing was stored.</p>}
        </div>
      )}
      {documents.job.state === "running" && (
        <ProgressPanel title="Reading the documents" job={documents.job} />
      )}
      {documents.job.state === "failed" && (
        <ErrorPanel
          error={documents.job.error}
          actions={<Button onClick={documents.clear}>Choose another file</Button>}
        />
      )}
      {job.state === "idle" && preview && (
        <ImportPreview
          preview={preview}
          onImport={() => {
            void store(preview);
          }}
          onAgain={again}
        />
      )}
      {job.state === "idle" && documents.job.state === "idle" && !preview && (
        <div className="cs-blocks">
          <DropZone
            onDrop={(files) => {
              void picking.run(async () => {
                const [picked] = await client.door.pickDropped(files);
                if (!picked) throw new Error("That cannot be dropped here. Use one of the buttons.");
                await read(picked.token);
              });
            }}
          >
            <p>
              <strong>Choose the vendor's packet</strong>, or drop it here: a zip, or a single YAML or JSON
              file.
            </p>
            <div className="cs-row">
              {ways.map(({ label, icon: Shape, options }) => (
                <Button
                  key={label}
                  variant="default"
                  leftSection={<Shape size={16} aria-hidden />}
                  disabled={picking.busy}
                  onClick={() => {
                    void picking.run(async () => {
                      const [picked] = await client.door.pick(options);
                      if (picked) await read(picked.token);
                    });
                  }}
                >
                  {label}
                </Button>
              ))}
            </div>
          </DropZone>
          {picking.error !== undefined && <ErrorPanel error={picking.error} />}
          <StartIntake />
          <section className="cs-block" aria-labelledby="samples">
            <h2 id="samples">Sample packets</h2>
            <SampleList onPicked={read} />
          </section>
        </div>
      )}
    </>
  );
}

/** A file that another page picked is read at once. */
function useTakenOver(read: (pickedFile: string) => Promise<void>) {
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    const pickedFile = takeOver();
    if (pickedFile === undefined) return;
    started.current = true;
    void read(pickedFile);
  }, [read]);
}

/** A preview that is left behind is forgotten by the core too. */
function useForgottenPreview(preview: PacketPreview | undefined) {
  const client = useClient();
  useEffect(() => {
    if (!preview) return undefined;
    return () => {
      // It is gone already where it was imported.
      client.call("packet.discardPreview", { previewId: preview.previewId }).catch(() => undefined);
    };
  }, [client, preview]);
}

function DropZone({ onDrop, children }: { onDrop: (files: File[]) => void; children: React.ReactNode }) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={`cs-drop${over ? " cs-drop-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
