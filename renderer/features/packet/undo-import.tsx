import { Button } from "@mantine/core";
import { useState } from "react";
import type { PacketHead } from "#shared/contract/packet-calls";
import { useClient } from "../../api/client-context.tsx";
import { navigate } from "../../routes.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";

/** Takes an import back while no review uses it; with a review, it is not offered. */
export function UndoImport({ head }: { head: PacketHead }) {
  const client = useClient();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  if (head.reviewCount > 0) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        Undo the import
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Undo the import"
        confirm="Undo the import"
        danger
        onClose={() => setOpened(false)}
        onConfirm={async () => {
          await client.call("packet.undoImport", { packetVersionId: head.packetVersionId });
          toasts.done("The import is undone. Its receipts stay.");
          navigate({ page: "packets" }, { replace: true });
        }}
      >
        <p>
          The packet leaves the workspace, with its files where no other packet holds them. The receipts of
          the import and of this step stay. The same file can be imported again.
        </p>
      </ConfirmDialog>
    </>
  );
}
