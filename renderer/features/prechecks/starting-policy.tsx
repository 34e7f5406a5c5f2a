import { Button, Modal } from "@mantine/core";
import { STARTING_POLICY } from "#shared/prechecks/starting-policy";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { TextView } from "../evidence/text-view.tsx";

/** A policy file to begin with: read here, saved or copied, changed with any editor, and imported. */
export function StartingPolicy({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const save = () =>
    action.run(async () => {
      const made = await client.call("precheck.startingPolicy", {});
      const saved = await client.door.save(made.produced, made.name);
      if (saved.saved) toasts.done(`The policy is saved as ${saved.name}.`);
    });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="A policy to start from"
      size="xl"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="cs-stack-gap">
        <p>
          Save it, change it with any editor, and import it. The app says which line is wrong if something is.
        </p>
        <div className="cs-row">
          <Button variant="default" loading={action.busy} onClick={() => void save()}>
            Save as a file
          </Button>
          <CopyButton text={() => STARTING_POLICY}>Copy the policy</CopyButton>
        </div>
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        <TextView text={STARTING_POLICY} />
      </div>
    </Modal>
  );
}
