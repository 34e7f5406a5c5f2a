import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useAction } from "../api/use-action.ts";
import { ErrorPanel } from "./error-panel.tsx";
import { focusFirstProblem } from "./first-problem.ts";

/**
 * Asks before something that matters. Stays open, with the reason, where the act fails. `check` is asked first whether
 * the fields are in order; where it says no, each field says what is wrong in words of ours, not of the browser.
 */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  danger = false,
  disabled = false,
  check,
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
  check?: () => boolean;
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
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (check?.() === false) return focusFirstProblem(event.currentTarget);
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
