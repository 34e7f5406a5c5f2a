import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Picked } from "#shared/contract/door";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { PassphraseDialog } from "../../ui/passphrase-dialog.tsx";
import { useToasts } from "../../ui/toasts.tsx";

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
  const picking = useAction();
  const [picked, setPicked] = useState<Picked>();
  const [tried, setTried] = useState(false);
  const close = () => {
    setPicked(undefined);
    setTried(false);
    onClose();
  };
  return (
    <PassphraseDialog
      opened={opened}
      title="Import a profile"
      confirm="Import the profile"
      check={() => {
        setTried(true);
        return picked !== undefined;
      }}
      onClose={close}
      onSecret={async (secret) => {
        if (!picked) return;
        const brought = await client.call("profile.import", { pickedFile: picked.token, secret });
        toasts.done(`The profile of ${brought.name} is imported.`);
      }}
    >
      <p className="cs-dim">
        The file that another machine exported. Its passphrase is asked, to show that the key can be opened.
      </p>
      <div className="cs-row">
        <Button
          variant="default"
          data-autofocus
          onClick={() => {
            void picking.run(async () => {
              const [file] = await client.door.pick({ title: "Profile", what: "file" });
              if (file) setPicked(file);
            });
          }}
        >
          Choose a profile file
        </Button>
        <span className="cs-vendor">{picked?.name ?? "No file chosen"}</span>
      </div>
      {tried && !picked && (
        <p className="cs-field-problem" role="alert">
          Choose the file first.
        </p>
      )}
      {picking.error !== undefined && <ErrorPanel error={picking.error} />}
    </PassphraseDialog>
  );
}
