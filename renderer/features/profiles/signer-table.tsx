import { Button } from "@mantine/core";
import { useState } from "react";
import type { TrustedSigner } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { When } from "../../ui/when.tsx";

export function SignerTable({ signers }: { signers: readonly TrustedSigner[] }) {
  return (
    <DataTable
      caption="Known signers"
      columns={columns}
      rows={signers}
      rowKey={(signer) => signer.fingerprint}
    />
  );
}

const columns: Column<TrustedSigner>[] = [
  {
    key: "name",
    head: "Name",
    width: "22%",
    names: true,
    cell: (signer) => <span className="cs-vendor">{signer.name}</span>,
  },
  {
    key: "fingerprint",
    head: "Fingerprint",
    width: "40%",
    cell: (signer) => <Digest value={signer.fingerprint} label={`fingerprint of ${signer.name}`} whole />,
  },
  { key: "added", head: "Known since", cell: (signer) => <When at={signer.addedAt} /> },
  { key: "acts", head: "Actions", cell: (signer) => <RemoveSigner signer={signer} /> },
];

function RemoveSigner({ signer }: { signer: TrustedSigner }) {
  const client = useClient();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        aria-label={`Remove ${signer.name} from the known signers`}
        onClick={() => setOpened(true)}
      >
        Remove
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Remove a known signer"
        confirm="Remove"
        danger
        onClose={() => setOpened(false)}
        onConfirm={async () => {
          await client.call("trust.remove", { fingerprint: signer.fingerprint });
          toasts.done(`${signer.name} is no longer known.`);
        }}
      >
        <p>
          Signatures by <strong className="cs-vendor">{signer.name}</strong> will be shown as made by an
          unknown key.
        </p>
      </ConfirmDialog>
    </>
  );
}
