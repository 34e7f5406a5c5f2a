import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";

export type RestoreFrom = { shown: string } & ({ name: string } | { pickedFile: string });

/** Puts a backup in the place of the workspace, after asking; what is there is kept as a copy. */
export function RestoreDialog({
  from,
  onClose,
  onRestored,
}: {
  from: RestoreFrom | undefined;
  onClose: () => void;
  onRestored?: () => void;
}) {
  const client = useClient();
  const toasts = useToasts();
  return (
    <ConfirmDialog
      opened={from !== undefined}
      title="Restore a backup"
      confirm="Restore"
      danger
      onClose={onClose}
      onConfirm={async () => {
        if (!from) return;
        const source = "name" in from ? { name: from.name } : { pickedFile: from.pickedFile };
        const { restoredFrom, keptAs } = await client.call("backup.restore", source);
        toasts.done(`Restored from ${restoredFrom}. What was there is kept as ${keptAs}.`);
        onRestored?.();
      }}
    >
      <p>
        Everything in this workspace is put back to what <strong className="cs-vendor">{from?.shown}</strong>{" "}
        holds. What is there now is kept as a copy beside it, and the restore leaves a receipt.
      </p>
    </ConfirmDialog>
  );
}
