import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Digest } from "../../ui/digest.tsx";
import { useToasts } from "../../ui/toasts.tsx";

/** The way out for a file that cannot be read here. It leads outside of what the app protects, and says so first. */
export function SaveCopy({ name, sha256 }: { name: string; sha256: string }) {
  const client = useClient();
  const toasts = useToasts();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        Save a copy
      </Button>
      <ConfirmDialog
        opened={opened}
        title="Save a copy"
        confirm="Save the copy"
        onClose={() => setOpened(false)}
        onConfirm={async () => {
          const made = await client.call("evidence.export", { name, sha256 });
          const saved = await client.door.save(made.produced, made.name);
          if (saved.saved) toasts.done(`The copy is saved as ${saved.name}.`);
        }}
      >
        <p className="cs-mono cs-vendor" dir="auto">
          {name}
        </p>
        <div className="cs-note cs-note-warn">
          <p>
            <strong>The copy is opened outside of Countersign, without its protection.</strong> Another
            program may run macros in it, follow its links or start it. Open it only where that can do no
            harm, with macros switched off, and never because the file itself asks for more.
          </p>
        </div>
        <p className="cs-dim">
          The copy has exactly the bytes that were received. SHA-256 <Digest value={sha256} label="SHA-256" />{" "}
          A receipt says that it was made.
        </p>
      </ConfirmDialog>
    </>
  );
}
