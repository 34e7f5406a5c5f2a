import { Button, Modal, Select } from "@mantine/core";
import { useState } from "react";
import { fieldChoices } from "./field-choices.ts";
import type { IntakeWork } from "./use-intake.ts";

/** Chooses the field that a passage goes to: type a few letters of its name. */
export function SendDialog({ work }: { work: IntakeWork }) {
  const { sending, setSending, intake } = work;
  const [path, setPath] = useState<string | null>(null);
  const close = () => {
    setPath(null);
    setSending(undefined);
  };
  return (
    <Modal
      opened={sending !== undefined}
      onClose={close}
      title="Send to a field"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {sending && (
        <form
          className="cs-stack-gap"
          onSubmit={(event) => {
            event.preventDefault();
            if (path === null) return;
            work.sendToField(sending, path);
            close();
          }}
        >
          <blockquote className="cs-vendor cs-intake-quote" dir="auto">
            {sending.text.slice(0, 600)}
          </blockquote>
          <Select
            label="Field"
            searchable
            data-autofocus
            nothingFoundMessage="No field has such a name."
            data={fieldChoices(intake.values)}
            value={path}
            onChange={setPath}
          />
          <div className="cs-row cs-row-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" disabled={path === null}>
              Send
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
