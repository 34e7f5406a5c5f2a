/**
 * Keeps an open review in step with what other windows do to it. Their entries are laid over ours at once; text that
 * is being typed here stays, and the field shows what is stored elsewhere until the person chooses.
 */
import type { StoreApi } from "zustand/vanilla";
import { isAppError } from "#shared/errors";
import type { ReviewId } from "#shared/ids";
import type { Client } from "../../api/client.ts";
import { draftName, isThere, readable, savedValue, type Draft } from "./drafts.ts";
import { reviewState, type Loaded, type LostText, type ReviewState } from "./review-state.ts";

export type InStep = {
  /** Something may have changed elsewhere. Read again now if `idle`, else before the next command or when it is done. */
  heard(idle: boolean): void;
  /** Something to wait for until what was heard of is on the screen, or cannot be read; it never rejects. */
  reached(): Promise<void> | undefined;
};

export function keepInStep({
  client,
  reviewId,
  store,
  today,
}: {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  today: () => string;
}): InStep {
  let stale = false;
  let reading: Promise<void> | undefined;

  async function read(): Promise<void> {
    while (stale) {
      stale = false;
      try {
        store.setState(
          fromElsewhere(store.getState(), await client.call("review.get", { reviewId }), today()),
        );
      } catch (error) {
        if (isAppError(error, "not-found")) return store.setState(discarded(store.getState()));
        // Whoever asks next says what is wrong.
        stale = true;
        return;
      }
    }
  }

  function reached(): Promise<void> {
    reading ??= read().finally(() => (reading = undefined));
    return reading;
  }

  return {
    heard(idle) {
      stale = true;
      if (idle) void reached();
    },
    reached: () => (stale || reading ? reached() : undefined),
  };
}

/** What to show once the core was asked again. */
export function fromElsewhere(
  before: ReviewState,
  review: Loaded["review"],
  today: string,
): Partial<ReviewState> {
  const signed = review.head.signed !== undefined;
  const drafts: Record<string, Draft> = {};
  const lost: LostText[] = [];
  for (const [key, draft] of Object.entries(before.drafts)) {
    const { target, value } = draft;
    const stored = savedValue(review.entries, target);
    if (stored === value) continue;
    if (signed || !isThere(review.entries, target)) lost.push(asLost(draft));
    else if (stored === savedValue(before.entries, target)) drafts[key] = draft;
    else drafts[key] = { target, value, stored };
  }
  const same = JSON.stringify(review.entries) === JSON.stringify(before.entries);
  return {
    ...reviewState(before.checklist, review, today),
    drafts,
    lost: [...before.lost, ...lost],
    ...(same ? { entries: before.entries } : { announcement: "Changed in another window" }),
  };
}

function discarded(before: ReviewState): Partial<ReviewState> {
  const lost = Object.values(before.drafts).map(asLost);
  return {
    discarded: true,
    drafts: {},
    form: undefined,
    lost: [...before.lost, ...lost],
    announcement: "This review was discarded in another window",
  };
}

function asLost({ target, value }: Draft): LostText {
  return { what: draftName(target), text: readable(target, value) };
}
