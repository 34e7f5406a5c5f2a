import { useEffect, useRef } from "react";
import type { ReviewId } from "#shared/ids";
import { isOpen } from "#shared/rules/score-sheet";
import { hrefOf, navigate, parseHash, type ReviewViewName, type Route } from "../../routes.ts";
import { flagInHand } from "./flag-order.ts";
import { useReviewStore } from "./review-session.tsx";
import type { ReviewState } from "./review-state.ts";
import type { ReviewStore } from "./review-store.ts";

const ADDRESS_FOLLOWS_MS = 100;

/** What the address names of the review. */
export type NamedPlace = {
  item?: string | undefined;
  view?: ReviewViewName | undefined;
  flag?: string | undefined;
};

/** Keeps the address and the place in the review the same, whichever of them moves: view, open item and flag. */
export function Address({ reviewId, item, view, flag }: NamedPlace & { reviewId: ReviewId }) {
  const store = useReviewStore();
  // What this page wrote itself need not be read: by then the person may be further on.
  const written = useRef<string>(undefined);
  useEffect(() => {
    if (window.location.hash === written.current) return;
    if (item !== undefined || view !== undefined) return goToNamed(store, { item, view, flag });
    // A review that is opened goes on where something is open.
    const { order, itemId, entries } = store.getState();
    const first = order.places.find((place) => isOpen(entries.answer[place.item.id]))?.item.id ?? itemId;
    store.actions.select(first);
    navigate(routeOf(store.getState()), { replace: true });
  }, [store, item, view, flag, reviewId]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const now = store.getState();
      const route = routeOf(now);
      const named = parseHash(window.location.hash);
      // The person left for another page meanwhile.
      if (named.page !== "review" || named.reviewId !== reviewId) return;
      written.current = hrefOf(route);
      // Another view is a step for Back, another item or flag of it is none.
      navigate(route, { replace: (named.view ?? "item") === now.view });
    };
    const stop = store.subscribe((now, before) => {
      if (now.itemId === before.itemId && now.view === before.view && flagOf(now) === flagOf(before)) return;
      clearTimeout(timer);
      // What moves view and item moves them one after the other; a held key walks faster than a browser lets an
      // address change.
      timer = setTimeout(write, now.view === before.view ? ADDRESS_FOLLOWS_MS : 0);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, reviewId]);
  return null;
}

function goToNamed(store: ReviewStore, { item, view = "item", flag }: NamedPlace): void {
  const { order, itemId, view: shown } = store.getState();
  if (view !== shown) store.actions.show(view);
  if (item !== undefined && item !== itemId && order.byId.has(item)) store.actions.select(item);
  const { entries } = store.getState();
  if (view !== "flags" || flag === undefined || !(flag in entries.flag)) return;
  const fate = entries.flag[flag]?.fate;
  const { flagFilter } = store.getState();
  // The flag that is named must be in the list.
  if (flagFilter.fate !== "" && flagFilter.fate !== fate)
    store.actions.filterFlags({ family: "", severity: "", fate: "" });
  store.actions.takeInHand(flag);
}

function flagOf(state: ReviewState): string | undefined {
  return state.view === "flags" ? state.flagId : undefined;
}

function routeOf(state: ReviewState): Route & { page: "review" } {
  const { head, itemId, view } = state;
  const flag = view === "flags" ? (state.flagId ?? flagInHand(state)) : undefined;
  return { page: "review", reviewId: head.reviewId, item: itemId, view, flag };
}
