/**
 * Open reviews live here rather than in a page: text that could not be saved must outlive the page in which it was
 * typed, and a step from the decision to a place in the review must find that place open. A review is let go once its
 * pages are left and everything of it is stored.
 */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useStore } from "zustand";
import type { Client } from "../../api/client.ts";
import { useClient } from "../../api/client-context.tsx";
import type { QueryState } from "../../api/use-query.ts";
import { AppError } from "#shared/errors";
import type { ReviewId } from "#shared/ids";
import { hasUnsaved, isClosed, loadReview, type ReviewState } from "./review-state.ts";
import { createReviewStore, type ReviewStore } from "./review-store.ts";

const open = new WeakMap<Client, Map<ReviewId, ReviewStore>>();
/** How many pages show a review. */
const pages = new WeakMap<ReviewStore, number>();
const UNSAVED = "Something in a review is not saved yet.";

function openReviews(client: Client): Map<ReviewId, ReviewStore> {
  const known = open.get(client) ?? new Map<ReviewId, ReviewStore>();
  open.set(client, known);
  return known;
}

async function openReview(client: Client, reviewId: ReviewId): Promise<ReviewStore> {
  const known = openReviews(client);
  const kept = known.get(reviewId);
  if (kept) return kept;
  const loaded = await loadReview(client, reviewId);
  const store = known.get(reviewId) ?? createReviewStore({ client, reviewId, loaded, today: localDay });
  known.set(reviewId, store);
  return store;
}

export function localDay(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Opens a review for the page that calls it, and keeps it saved while the page is there and when it goes. */
export function useReviewSession(reviewId: ReviewId): QueryState<ReviewStore> {
  const client = useClient();
  const [state, setState] = useState<QueryState<ReviewStore>>({ state: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    let leave: (() => void) | undefined;
    setState({ state: "loading" });
    const again = () => setRound((before) => before + 1);
    openReview(client, reviewId).then(
      (store) => {
        if (!wanted) return;
        leave = attend(client, reviewId, store);
        setState({ state: "ready", value: store, refetch: again });
      },
      (error: unknown) => {
        const known =
          error instanceof AppError ? error : new AppError("internal", String(error), { logId: "renderer" });
        if (wanted) setState({ state: "failed", error: known, retry: again });
      },
    );
    return () => {
      wanted = false;
      leave?.();
    };
  }, [client, reviewId, round]);
  return state;
}

/** What a page does for its review while it shows it. Gives the function that ends it. */
function attend(client: Client, reviewId: ReviewId, store: ReviewStore): () => void {
  let left = false;
  const { door } = client;
  const countPage = (by: 1 | -1) => pages.set(store, (pages.get(store) ?? 0) + by);
  countPage(1);
  const letGo = () => {
    if (left && pages.get(store) === 0 && !hasUnsaved(store.getState())) openReviews(client).delete(reviewId);
  };
  // One guard for all reviews: another one may still be unsaved.
  const guard = () => {
    const unsaved = [...openReviews(client).values()].some((one) => hasUnsaved(one.getState()));
    door.guardClose(unsaved ? UNSAVED : undefined);
  };
  guard();
  const stopWatching = store.subscribe((now, before) => {
    if (hasUnsaved(now) !== hasUnsaved(before)) {
      guard();
      letGo();
      if (left && !hasUnsaved(now)) stopWatching();
    }
  });
  const stopListening = door.onEvent((event) => {
    // Every change of a review is told under this topic, its discard too; seldom which review it was.
    if (event.type !== "changed" || event.topic !== "reviews") return;
    if (event.id === undefined || event.id === reviewId) store.actions.reviewsChanged();
  });
  const save = () => store.actions.flush();
  document.addEventListener("visibilitychange", save);
  window.addEventListener("pagehide", save);
  return () => {
    left = true;
    stopListening();
    document.removeEventListener("visibilitychange", save);
    window.removeEventListener("pagehide", save);
    save();
    countPage(-1);
    // The page that follows may be another one of this review: it says so at once.
    setTimeout(letGo);
    if (!hasUnsaved(store.getState())) stopWatching();
  };
}

const StoreContext = createContext<ReviewStore | undefined>(undefined);

export function ReviewStoreProvider({ store, children }: { store: ReviewStore; children: ReactNode }) {
  return <StoreContext.Provider value={store}>{children}</StoreContext.Provider>;
}

export function useReviewStore(): ReviewStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error("useReviewStore outside of ReviewStoreProvider");
  return store;
}

/** One value of the review at a time: a selector must not build a new object. */
export function useReview<T>(select: (state: ReviewState) => T): T {
  return useStore(useReviewStore(), select);
}

export function useReviewActions() {
  return useReviewStore().actions;
}

/** Whether nothing can be changed: signed, or discarded in another window. */
export const useSigned = () => useReview(isClosed);

/** The mark that says whether what is on the screen is stored. */
export function useSaveState() {
  const { retry } = useReviewActions();
  const queue = useReview((state) => state.queue);
  const savedAt = useReview((state) => state.savedAt);
  const problem = useReview((state) => Object.values(state.drafts).find((draft) => draft.problem)?.problem);
  const typed = useReview((state) => Object.keys(state.drafts).length > 0);
  const toChoose = useReview((state) =>
    Object.values(state.drafts).some((draft) => draft.stored !== undefined),
  );
  return useMemo(() => {
    if (queue.state === "stuck") return { state: "failed" as const, message: queue.error.message, retry };
    if (problem !== undefined) return { state: "failed" as const, message: problem, retry };
    if (toChoose) return { state: "unsaved" as const };
    if (queue.state === "saving" || typed) return { state: "saving" as const };
    return { state: "saved" as const, at: savedAt };
  }, [queue, savedAt, problem, typed, toChoose, retry]);
}
