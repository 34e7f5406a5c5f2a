import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../api/client.ts";
import type { ReviewId } from "#shared/ids";
import { openFlagsOnly } from "./flag-filter.ts";
import { firstPlace } from "../matrix/matrix-order.ts";
import { orderItems } from "./item-order.ts";
import { createReviewActions, type ReviewActions } from "./review-actions.ts";
import { coreState, type Loaded, type ReviewState } from "./review-state.ts";

export type ReviewStore = StoreApi<ReviewState> & { readonly actions: ReviewActions };
export type StoreOptions = {
  client: Client;
  reviewId: ReviewId;
  loaded: Loaded;
  /** The local day, which ends waivers. */
  today: () => string;
};

export function createReviewStore({ client, reviewId, loaded, today }: StoreOptions): ReviewStore {
  const order = orderItems(loaded.checklist);
  const store = createStore<ReviewState>()(() => ({
    ...coreState(loaded, today()),
    order,
    drafts: {},
    pending: {},
    deciding: undefined,
    dealing: {},
    queue: { state: "idle" },
    refused: undefined,
    discarded: false,
    lost: [],
    itemId: order.places[0]?.item.id ?? "",
    view: "item",
    side: "answer",
    form: undefined,
    openFile: undefined,
    location: "",
    filter: "all",
    search: "",
    walk: undefined,
    matrix: firstPlace,
    flagId: undefined,
    dismissing: undefined,
    reasonsBegun: {},
    quoted: undefined,
    flagFilter: openFlagsOnly,
    ran: undefined,
    guidance: true,
    newEntries: {},
    stored: {},
    freshEntry: undefined,
    announcement: "",
  }));
  return Object.assign(store, { actions: createReviewActions({ client, reviewId, store, today }) });
}
