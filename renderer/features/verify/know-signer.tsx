import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Verification } from "#shared/contract/signing-calls";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Digest } from "../../ui/digest.tsx";
import { useToasts } from "../../ui/toasts.tsx";

type Signer = Verification["signers"][number];

/** Marks the key that signed as known, on the word of the reviewer that its fingerprint was compared with the person. */
export function KnowSigner({
  opened,
  signer,
  onClose,
  onAdded,
}: {
  opened: boolean;
  signer: Signer;
  onClose: () => void;
  onAdded: () => void;
}) {
  const client = useClient();
  const toasts = useToasts();
  const [name, setName] = useState(signer.name);
  const [compared, setCompared] = useState(false);
  const [tried, setTried] = useState(false);
  return (
    <ConfirmDialog
      opened={opened}
      title="Add a known signer"
      confirm="Add to the known signers"
      check={() => {
        setTried(true);
        return compared && name.trim() !== "";
      }}
      onClose={() => {
        setCompared(false);
        setTried(false);
        onClose();
      }}
      onConfirm={async () => {
        const added = await client.call("trust.add", { publicKey: signer.publicKey, name: name.trim() });
        toasts.done(`${added.name} is known now.`);
        onAdded();
      }}
    >
      <div>
        <p className="cs-dim">The file was signed by the key with this fingerprint:</p>
        <Digest value={signer.fingerprint} label="fingerprint" whole />
      </div>
      <TextInput
        label="Name"
        description="As the statement gives it, which anybody can write: put the name of the person you compared it with."
        required
        value={name}
        error={tried && name.trim() === "" ? "Enter the name of the person." : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label="I compared the fingerprint with this person, in person or by a call that I made"
        data-autofocus
        checked={compared}
        error={tried && !compared ? "Compare the fingerprint first, then say so here." : undefined}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
