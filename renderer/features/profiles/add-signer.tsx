import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Digest } from "../../ui/digest.tsx";
import { useToasts } from "../../ui/toasts.tsx";

/**
 * Marks a public key as known. The reviewer says that the fingerprint was compared with the person: that sentence is
 * what "known" means. With `expected`, the key must be the one whose fingerprint was on the screen.
 */
export function AddSigner({
  opened,
  expected,
  onClose,
  onAdded,
}: {
  opened: boolean;
  expected?: { name: string; fingerprint: string } | undefined;
  onClose: () => void;
  onAdded?: () => void;
}) {
  const client = useClient();
  const toasts = useToasts();
  const [name, setName] = useState(expected?.name ?? "");
  const [publicKey, setPublicKey] = useState("");
  const [compared, setCompared] = useState(false);
  const close = () => {
    setPublicKey("");
    setCompared(false);
    if (!expected) setName("");
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title="Add a known signer"
      confirm="Add to the known signers"
      disabled={!compared || name.trim() === "" || publicKey.trim() === ""}
      onClose={close}
      onConfirm={async () => {
        const added = await client.call("trust.add", { publicKey: publicKey.trim(), name: name.trim() });
        if (expected && added.fingerprint !== expected.fingerprint) {
          await client.call("trust.remove", { fingerprint: added.fingerprint });
          throw new Error(
            `That key has the fingerprint ${added.fingerprint}, not the one that signed the file. It was not added.`,
          );
        }
        toasts.done(`${added.name} is known now.`);
        onAdded?.();
      }}
    >
      {expected && (
        <div>
          <p className="cs-dim">The file was signed by the key with this fingerprint:</p>
          <Digest value={expected.fingerprint} label="fingerprint" whole />
        </div>
      )}
      <TextInput
        label="Name"
        required
        value={name}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Public key"
        description="One line, as the person's Profiles page shows it: ssh-ed25519 …"
        required
        autosize
        minRows={2}
        maxRows={4}
        value={publicKey}
        onChange={(event) => setPublicKey(event.currentTarget.value)}
        classNames={{ input: "cs-mono" }}
      />
      <Checkbox
        label="I compared the fingerprint with this person, in person or by a call that I made"
        checked={compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
