import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useAction } from "../api/use-action.ts";
import { ErrorPanel } from "./error-panel.tsx";

/** Asks before something that matters. Stays open, with the reason, where the act fails. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  danger = false,
  disabled = false,
  onConfirm,
  onClose,
}: {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** The word on the button: the act itself, not "OK". */
  confirm: string;
  danger?: boolean;
  disabled?: boolean;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  const action = useAction();
  const close = () => {
    action.clear();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <form
        className="cs-stack-gap"
        onSubmit={(event) => {
          event.preventDefault();
          void action.run(async () => {
            await onConfirm();
            close();
          });
        }}
      >
        {children}
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        <div className="cs-row cs-row-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={action.busy}
            disabled={disabled}
            {...(danger ? { color: "red" } : {})}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
