import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { FileChoiceField, useFileChoice } from "./file-choice.tsx";

type DialogProps = { opened: boolean; onClose: () => void };

export function CreateProfile({ opened, onClose }: DialogProps) {
  const client = useClient();
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [role, setRole] = useState("");
  const [tried, setTried] = useState(false);
  const unnamed = name.trim() === "";
  const close = () => {
    setName("");
    setRole("");
    setTried(false);
    onClose();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Create a profile"
      confirm="Create the profile"
      isNew
      check={() => {
        setTried(true);
        return !unnamed;
      }}
      onClose={close}
      onSecret={async (secret) => {
        const made = await client.call("profile.create", { name: name.trim(), role: role.trim(), secret });
        toasts.done(`The profile of ${made.name} is ready. Export it to keep a copy of the key.`);
      }}
    >
      <TextInput
        label="Name"
        description="As it will stand in the memo."
        required
        data-autofocus
        autoComplete="off"
        value={name}
        error={tried && unnamed ? "Enter the name of the person who signs." : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Post"
        description="Such as: Security engineer."
        autoComplete="off"
        value={role}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
    </PassphraseDialog>
  );
}

export function ImportProfile({ opened, onClose }: DialogProps) {
  const client = useClient();
  const toasts = useToasts();
  const choice = useFileChoice();
  const close = () => {
    choice.clear();
    onClose();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Import a profile"
      confirm="Import the profile"
      check={choice.check}
      onClose={close}
      onSecret={async (secret) => {
        if (!choice.picked) return;
        const brought = await client.call("profile.import", { pickedFile: choice.picked.token, secret });
        toasts.done(`The profile of ${brought.name} is imported.`);
      }}
    >
      <p className="cs-dim">
        The file that another machine exported. Its passphrase is asked, to show that the key can be opened.
      </p>
      <FileChoiceField choice={choice} title="Profile" label="Choose a profile file" />
    </PassphraseDialog>
  );
}
