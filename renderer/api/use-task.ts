import { useEffect, useState } from "react";
import type { Output, RawInput, TaskName } from "#shared/contract/contract";
import type { AppError } from "#shared/errors";
import { useClient } from "./client-context.tsx";
import type { QueryState } from "./use-query.ts";

/** Runs a task whose answer a page shows, such as reading a file; cancelled when the page goes or the input changes. */
export function useTask<N extends TaskName>(name: N, input: RawInput<N>): QueryState<Output<N>> {
  const client = useClient();
  const [state, setState] = useState<QueryState<Output<N>>>({ state: "loading" });
  const [round, setRound] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    let wanted = true;
    let ended = false;
    const jobId = `job-${crypto.randomUUID()}`;
    const again = () => setRound((before) => before + 1);
    setState({ state: "loading" });
    // The key is the input's own text.
    client
      .call(name, JSON.parse(key) as RawInput<N>, jobId)
      .then(
        (value) => {
          if (wanted) setState({ state: "ready", value, refetch: again });
        },
        (error: AppError) => {
          if (wanted) setState({ state: "failed", error, retry: again });
        },
      )
      .finally(() => {
        ended = true;
      });
    return () => {
      wanted = false;
      if (!ended) client.call("job.cancel", { jobId }).catch(() => undefined);
    };
  }, [client, name, key, round]);
  return state;
}
