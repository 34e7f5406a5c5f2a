import { Button, Modal, PasswordInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useClient } from "../api/client-context.tsx";
import { useAction } from "../api/use-action.ts";
import { ErrorPanel } from "./error-panel.tsx";
import { focusFirstProblem } from "./first-problem.ts";

export const MIN_PASSPHRASE = 12;
const MIN_DIFFERENT = 5;

/** The rules, before anything is typed. */
export const NEW_PASSPHRASE = `At least ${MIN_PASSPHRASE} characters, at least ${MIN_DIFFERENT} of them different; a few unrelated words do well. There is no recovery: a lost passphrase is a lost key.`;

/** What is wrong with a new passphrase, or nothing. Length is what protects; the rest only stops accidents. */
export function passphraseProblem(text: string): string | undefined {
  const characters = Array.from(text.normalize("NFKC"));
  if (characters.length < MIN_PASSPHRASE)
    return `Use at least ${MIN_PASSPHRASE} characters; a few unrelated words do well.`;
  if (new Set(characters).size < MIN_DIFFERENT) return "Use more different characters.";
  return undefined;
}

/**
 * Asks for a passphrase and hands out a one-use token in its place; the text never leaves this dialog in another
 * way, and the field is cleared before anything else happens. With `isNew` it is asked twice and must be strong.
 * `check` says whether the fields among the children are in order. The passphrase has the focus at first, unless one
 * of the children takes it with `data-autofocus`.
 */
export function PassphraseDialog({
  opened,
  title,
  confirm,
  isNew = false,
  disabled = false,
  check,
  children,
  onSecret,
  onClose,
}: {
  opened: boolean;
  title: string;
  confirm: string;
  isNew?: boolean;
  disabled?: boolean;
  check?: () => boolean;
  children?: ReactNode;
  onSecret: (secret: string) => Promise<void>;
  onClose: () => void;
}) {
  const { door } = useClient();
  const action = useAction();
  const [text, setText] = useState("");
  const [again, setAgain] = useState("");
  const [tried, setTried] = useState(false);
  const forget = () => {
    setText("");
    setAgain("");
    setTried(false);
  };
  const close = () => {
    forget();
    action.clear();
    onClose();
  };
  const problem = isNew ? passphraseProblem(text) : text === "" ? "Enter the passphrase." : undefined;
  const differs = isNew && again !== text;
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <form
        className="cs-stack-gap"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          const inOrder = check?.() ?? true;
          if (disabled) return;
          if (!inOrder || problem !== undefined || differs) return focusFirstProblem(event.currentTarget);
          const given = text;
          forget();
          void action.run(async () => {
            await onSecret(await door.secret(given));
            close();
          });
        }}
      >
        {children}
        <PasswordInput
          label={isNew ? "New passphrase" : "Passphrase"}
          {...(isNew ? { description: NEW_PASSPHRASE } : {})}
          autoComplete="off"
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={tried ? problem : undefined}
          visibilityToggleButtonProps={{ "aria-label": "Show the passphrase" }}
        />
        {isNew && (
          <PasswordInput
            label="The same passphrase again"
            autoComplete="off"
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={
              differs && (tried || (again !== "" && again.length >= text.length))
                ? again === ""
                  ? "Enter the same passphrase again."
                  : "The two differ."
                : undefined
            }
            visibilityToggleButtonProps={{ "aria-label": "Show the repeated passphrase" }}
          />
        )}
        {action.error !== undefined && <ErrorPanel error={action.error} />}
        <div className="cs-row cs-row-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={action.busy} disabled={disabled}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
