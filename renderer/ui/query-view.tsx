import type { ReactNode } from "react";
import { isAppError } from "#shared/errors";
import type { QueryState } from "../api/use-query.ts";
import { ErrorPanel } from "./error-panel.tsx";

/**
 * Renders the states of one query: loading, failed, empty, ready. `what` ends the sentence "Loading …". `home` is
 * where to go instead when there is no such thing: asking again would not make one.
 */
export function QueryView<T>({
  query,
  what,
  isEmpty,
  empty,
  home,
  children,
}: {
  query: QueryState<T>;
  what: string;
  isEmpty?: (value: T) => boolean;
  empty?: ReactNode;
  home?: ReactNode;
  children: (value: T, refetch: () => void) => ReactNode;
}) {
  if (query.state === "loading") return <Loading what={what} />;
  if (query.state === "failed" && home !== undefined && isAppError(query.error, "not-found"))
    return <ErrorPanel error={query.error} actions={home} />;
  if (query.state === "failed") return <ErrorPanel error={query.error} onRetry={query.retry} />;
  if (isEmpty?.(query.value) && empty !== undefined) return <>{empty}</>;
  return <>{children(query.value, query.refetch)}</>;
}

/** Appears only after a moment, so that fast answers do not flicker. */
export function Loading({ what }: { what: string }) {
  return (
    <p className="cs-loading" role="status">
      Loading {what} …
    </p>
  );
}
