import type { ReactNode } from "react";
import type { QueryState } from "../../api/use-query.ts";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { ReviewStoreProvider } from "./review-session.tsx";
import type { ReviewStore } from "./review-store.ts";

/** What a page shows of a review once it is open; until then, that it is opened, or why it is not. */
export function ReviewView({ session, children }: { session: QueryState<ReviewStore>; children: ReactNode }) {
  return (
    <QueryView
      query={session}
      what="the review"
      home={<RouteLink to={{ page: "reviews" }}>Go to the reviews</RouteLink>}
    >
      {(store) => <ReviewStoreProvider store={store}>{children}</ReviewStoreProvider>}
    </QueryView>
  );
}
