import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { copyText } from "../../ui/copy-text.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { TextView } from "../evidence/text-view.tsx";

const formats = [
  { format: "packet", name: "Packet" },
  { format: "checklist", name: "Checklist" },
  { format: "bundle", name: "Review bundle" },
] as const;
type Format = (typeof formats)[number];

export function Formats() {
  const [shown, setShown] = useState<Format>();
  return (
    <>
      <div className="cs-row">
        {formats.map((entry) => (
          <Button key={entry.format} variant="default" onClick={() => setShown(entry)}>
            {entry.name} schema
          </Button>
        ))}
      </div>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={`${shown?.name ?? ""} schema`}
        size="xl"
        closeButtonProps={{ "aria-label": "Close" }}
      >
        {shown && <SchemaText format={shown.format} />}
      </Modal>
    </>
  );
}

function SchemaText({ format }: { format: Format["format"] }) {
  const client = useClient();
  const toasts = useToasts();
  const action = useAction();
  const schema = useQuery("schema.print", { format }, []);
  return (
    <QueryView query={schema} what="the schema">
      {(value) => {
        const text = JSON.stringify(value.schema, null, 2);
        return (
          <div className="cs-stack-gap">
            <div className="cs-row">
              <Button
                variant="default"
                loading={action.busy}
                onClick={() => {
                  void action.run(async () => {
                    const made = await client.call("schema.export", { format });
                    const saved = await client.door.save(made.produced, made.name);
                    if (saved.saved) toasts.done(`The schema is saved as ${saved.name}.`);
                  });
                }}
              >
                Save as a file
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  void copyText(text).then((copied) =>
                    toasts.done(copied ? "Copied." : "The clipboard is not available."),
                  );
                }}
              >
                Copy
              </Button>
            </div>
            {action.error !== undefined && <ErrorPanel error={action.error} />}
            <TextView text={text} />
          </div>
        );
      }}
    </QueryView>
  );
}
