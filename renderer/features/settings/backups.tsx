import { Button } from "@mantine/core";
import { useState } from "react";
import type { BackupView } from "#shared/contract/app-calls";
import { useClient } from "../../api/client-context.tsx";
import { useJob } from "../../api/use-job.ts";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { ProgressPanel } from "../../ui/progress-panel.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";
import { RestoreDialog, type RestoreFrom } from "./restore-dialog.tsx";

const reasons: Record<BackupView["reason"], string> = {
  daily: "Daily",
  "sign-off": "Sign-off (kept)",
  "before-migration": "Before an update",
  "before-restore": "Before a restore",
};

export function Backups() {
  const client = useClient();
  const toasts = useToasts();
  const backups = useQuery("backup.list", {}, ["backups"]);
  const { job, run } = useJob("A backup is being made.");
  const [from, setFrom] = useState<RestoreFrom>();

  const make = async () => {
    const made = await run((jobId) => client.call("backup.create", {}, jobId));
    if (!made) return;
    try {
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The backup is saved as ${saved.name}.`);
    } catch (error) {
      toasts.failed(error);
    }
  };
  const pick = async () => {
    const [picked] = await client.door.pick({ title: "Backup", what: "file" });
    if (picked) setFrom({ pickedFile: picked.token, shown: picked.name });
  };

  return (
    <>
      <div className="cs-row">
        <Button
          variant="default"
          disabled={job.state === "running"}
          onClick={() => {
            void make();
          }}
        >
          Make a backup
        </Button>
        <Button
          variant="default"
          onClick={() => {
            pick().catch(toasts.failed);
          }}
        >
          Restore from a file
        </Button>
      </div>
      {job.state === "running" && <ProgressPanel title="Making a backup" job={job} />}
      {job.state === "failed" && <ErrorPanel error={job.error} />}
      <div className="cs-wide">
        <QueryView
          query={backups}
          what="the backups"
          isEmpty={(value) => value.backups.length === 0}
          empty={
            <p className="cs-dim">No backup has been made yet; the first follows soon after the start.</p>
          }
        >
          {(value) => (
            <DataTable
              caption="Backups that the app keeps"
              columns={[...columns, { key: "acts", head: "Actions", cell: restoreCell(setFrom) }]}
              rows={value.backups}
              rowKey={(backup) => backup.name}
            />
          )}
        </QueryView>
      </div>
      <RestoreDialog from={from} onClose={() => setFrom(undefined)} />
    </>
  );
}

const columns: Column<BackupView>[] = [
  { key: "at", head: "Made", names: true, cell: (backup) => <When at={backup.at} /> },
  { key: "reason", head: "Why", cell: (backup) => reasons[backup.reason] },
  { key: "size", head: "Size", numeric: true, cell: (backup) => <FileSize bytes={backup.size} /> },
  { key: "name", head: "Name", cell: (backup) => <span className="cs-mono cs-vendor">{backup.name}</span> },
];

function restoreCell(onRestore: (from: RestoreFrom) => void) {
  return (backup: BackupView) => (
    <Button
      variant="default"
      aria-label={`Restore ${backup.name}`}
      onClick={() => onRestore({ name: backup.name, shown: backup.name })}
    >
      Restore
    </Button>
  );
}
