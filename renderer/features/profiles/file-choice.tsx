import { Button } from "@mantine/core";
import { useState } from "react";
import type { Picked } from "#shared/contract/door";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";

export type FileChoice = {
  picked: Picked | undefined;
  pick: (file: Picked) => void;
  /** Whether a file is chosen; where none is, says so from now on. */
  check: () => boolean;
  isMissed: boolean;
  clear: () => void;
};

/** The file that a dialog cannot do without. */
export function useFileChoice(): FileChoice {
  const [picked, setPicked] = useState<Picked>();
  const [tried, setTried] = useState(false);
  return {
    picked,
    pick: setPicked,
    check: () => {
      setTried(true);
      return picked !== undefined;
    },
    isMissed: tried && picked === undefined,
    clear: () => {
      setPicked(undefined);
      setTried(false);
    },
  };
}

/** `title` heads the window in which the file is picked. */
export function FileChoiceField({
  choice,
  title,
  label,
}: {
  choice: FileChoice;
  title: string;
  label: string;
}) {
  const client = useClient();
  const picking = useAction();
  return (
    <>
      <div className="cs-row">
        <Button
          variant="default"
          data-autofocus
          onClick={() => {
            void picking.run(async () => {
              const [file] = await client.door.pick({ title, what: "file" });
              if (file) choice.pick(file);
            });
          }}
        >
          {label}
        </Button>
        <span className="cs-vendor">{choice.picked?.name ?? "No file chosen"}</span>
      </div>
      {choice.isMissed && (
        <p className="cs-field-problem" role="alert">
          Choose the file first.
        </p>
      )}
      {picking.error !== undefined && <ErrorPanel error={picking.error} />}
    </>
  );
}
