import { useCallback, useEffect, useRef, useState } from "react";
import type { Output, QueryName, RawInput } from "#shared/contract/contract";
import type { Topic } from "#shared/contract/events";
import type { AppError } from "#shared/errors";
import { useClient } from "./client-context.tsx";

export type QueryState<T> =
  | { state: "loading" }
  | { state: "failed"; error: AppError; retry: () => void }
  | { state: "ready"; value: T; refetch: () => void };

/**
 * Reads with one query, and reads again when the core says that one of `topics` changed. The last answer stays on
 * the screen while the next one is fetched; answers that come late are dropped.
 */
export function useQuery<N extends QueryName>(
  name: N,
  input: RawInput<N>,
  topics: readonly Topic[],
): QueryState<Output<N>> {
  const client = useClient();
  const [state, setState] = useState<QueryState<Output<N>>>({ state: "loading" });
  const newest = useRef(0);
  const key = JSON.stringify(input);
  const topicKey = topics.join(" ");

  const fetchNow = useCallback(() => {
    const ticket = ++newest.current;
    // The key is the input's own text.
    client.call(name, JSON.parse(key) as RawInput<N>).then(
      (value) => {
        if (ticket === newest.current) setState({ state: "ready", value, refetch: fetchNow });
      },
      (error: AppError) => {
        if (ticket === newest.current) setState({ state: "failed", error, retry: fetchNow });
      },
    );
  }, [client, name, key]);

  const dropAnswers = useCallback(() => {
    newest.current++;
  }, []);

  useEffect(() => {
    setState({ state: "loading" });
    fetchNow();
    const wanted = topicKey.split(" ");
    const stop = client.door.onEvent((event) => {
      if (event.type === "changed" && wanted.includes(event.topic)) fetchNow();
    });
    return () => {
      dropAnswers();
      stop();
    };
  }, [client, dropAnswers, fetchNow, topicKey]);

  return state;
}
