import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { publicKeyProblem } from "./public-key-words.ts";

/**
 * Marks a public key as known. The reviewer says that the fingerprint was compared with the person: that sentence is
 * what "known" means.
 */
export function AddSigner({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useClient();
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [publicKey, setPublicKey] = useState("");
  const [compared, setCompared] = useState(false);
  const [tried, setTried] = useState(false);
  const problems = {
    name: name.trim() === "" ? "Enter the name of the person." : undefined,
    publicKey: publicKeyProblem(publicKey),
    compared: compared ? undefined : "Compare the fingerprint first, then say so here.",
  };
  const close = () => {
    setTried(false);
    setPublicKey("");
    setCompared(false);
    setName("");
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title="Add a known signer"
      confirm="Add to the known signers"
      check={() => {
        setTried(true);
        return Object.values(problems).every((problem) => problem === undefined);
      }}
      onClose={close}
      onConfirm={async () => {
        const added = await client.call("trust.add", { publicKey: publicKey.trim(), name: name.trim() });
        toasts.done(`${added.name} is known now.`);
      }}
    >
      <TextInput
        label="Name"
        required
        value={name}
        error={tried ? problems.name : undefined}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Public key"
        description="One line that starts with ssh-ed25519, as “Copy public key” on the person's Profiles page gives it"
        required
        autosize
        minRows={2}
        maxRows={4}
        value={publicKey}
        error={tried ? problems.publicKey : undefined}
        onChange={(event) => setPublicKey(event.currentTarget.value)}
        classNames={{ input: "cs-mono" }}
      />
      <Checkbox
        label="I compared the fingerprint with this person, in person or by a call that I made"
        checked={compared}
        error={tried ? problems.compared : undefined}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
    </ConfirmDialog>
  );
}
