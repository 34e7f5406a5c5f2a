import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "../../api/use-query.ts";
import { copyText } from "../../ui/copy-text.ts";
import { QueryView } from "../../ui/query-view.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { TextView } from "../evidence/text-view.tsx";

const formats = [
  { format: "packet", name: "Packet" },
  { format: "checklist", name: "Checklist" },
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
  const toasts = useToasts();
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
                component="a"
                href={fileUrl(text)}
                download={`countersign.${format}.schema.json`}
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
            <TextView text={text} />
          </div>
        );
      }}
    </QueryView>
  );
}

/** Small text that is in the page already needs no door: it is its own address. */
function fileUrl(text: string): string {
  return `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
}
