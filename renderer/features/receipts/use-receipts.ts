import { useCallback, useEffect, useRef, useState } from "react";
import type { ReceiptView } from "#shared/contract/app-calls";
import { useClient } from "../../api/client-context.tsx";

const PAGE = 200;
type Filter = { kind?: string; text?: string; subject?: string };
type Pages = { rows: ReceiptView[]; total: number; kinds: string[]; more: boolean };
const none: Pages = { rows: [], total: 0, kinds: [], more: false };

/** Receipts that fit a filter, a page at a time; read again from the newest when the core says that there are new ones. */
export function useReceipts(filter: Filter) {
  const client = useClient();
  const [pages, setPages] = useState(none);
  const [state, setState] = useState<"loading" | "ready">("loading");
  const [error, setError] = useState<unknown>();
  const round = useRef(0);
  const fetching = useRef(false);
  const key = JSON.stringify(filter);

  const read = useCallback(
    async (before: number | undefined) => {
      const ticket = before === undefined ? ++round.current : round.current;
      // The key is the filter's own text.
      const wanted = JSON.parse(key) as Filter;
      try {
        const page = await client.call("receipt.list", {
          ...wanted,
          limit: PAGE,
          ...(before === undefined ? {} : { before }),
        });
        if (ticket !== round.current) return;
        setPages((now) => ({
          rows: before === undefined ? page.receipts : [...now.rows, ...page.receipts],
          total: page.total,
          kinds: page.kinds,
          more: page.more,
        }));
        setState("ready");
        setError(undefined);
      } catch (failure) {
        if (ticket === round.current) setError(failure);
      }
    },
    [client, key],
  );

  useEffect(() => {
    const newest = () => {
      void read(undefined);
    };
    newest();
    return client.door.onEvent((event) => {
      if (event.type === "changed" && event.topic === "receipts") newest();
    });
  }, [client, read]);

  const last = pages.rows.at(-1)?.seq;
  const more = useCallback(() => {
    if (!pages.more || last === undefined || fetching.current) return;
    fetching.current = true;
    void read(last).finally(() => {
      fetching.current = false;
    });
  }, [read, pages.more, last]);

  return { ...pages, state, error, more, retry: () => void read(undefined) };
}
