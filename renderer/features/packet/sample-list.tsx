import { Button } from "@mantine/core";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { useQuery } from "../../api/use-query.ts";
import { navigate } from "../../routes.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { handOver } from "./import-basket.ts";

/** The packets that ship with the app; opening one goes through the same import as any other. */
export function SampleList({ onPicked }: { onPicked?: (pickedFile: string) => Promise<void> }) {
  const samples = useQuery("sample.list", {}, []);
  const client = useClient();
  const action = useAction();
  return (
    <QueryView query={samples} what="the sample packets">
      {(value) => (
        <>
          {action.error !== undefined && <ErrorPanel error={action.error} />}
          <ul className="cs-samples">
            {value.samples.map((sample) => (
              <li key={sample.name}>
                <h3>{sample.title}</h3>
                <p className="cs-dim">{sample.summary}</p>
                <Button
                  variant="default"
                  aria-label={`Open this sample packet: ${sample.title}`}
                  disabled={action.busy}
                  onClick={() => {
                    void action.run(async () => {
                      const { pickedFile } = await client.call("sample.pick", { name: sample.name });
                      if (onPicked) return onPicked(pickedFile);
                      handOver(pickedFile);
                      return navigate({ page: "import" });
                    });
                  }}
                >
                  Open this sample packet
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </QueryView>
  );
}
