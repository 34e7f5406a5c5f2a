import { Button } from "@mantine/core";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";

export function Diagnostics() {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  return (
    <>
      <Button
        variant="default"
        loading={action.busy}
        onClick={() => {
          void action.run(async () => {
            const made = await client.call("app.diagnostics", {});
            const saved = await client.door.save(made.produced, made.name);
            if (saved.saved) toasts.done(`The diagnostic file is saved as ${saved.name}.`);
          });
        }}
      >
        Save a diagnostic file
      </Button>
      {action.error !== undefined && <ErrorPanel error={action.error} />}
    </>
  );
}
