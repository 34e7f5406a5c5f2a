/**
 * Keeps an open review in step with what other windows do to it. Their entries are laid over ours at once; text that
 * is being typed here stays, and the field shows what is stored elsewhere until the person chooses.
 */
import type { StoreApi } from "zustand/vanilla";
import { isAppError } from "#shared/errors";
import type { ReviewEntries } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import type { Client } from "../../api/client.ts";
import { draftName, isThere, readable, savedValue, type Draft } from "./drafts.ts";
import { reviewState, type Loaded, type LostText, type ReviewState } from "./review-state.ts";

export type InStep = {
  /** Something may have changed elsewhere. Read again now if `idle`, else before the next command or when it is done. */
  heard(idle: boolean): void;
  /** Something to wait for until what was heard of is on the screen, or cannot be read; it never rejects. */
  reached(): Promise<void> | undefined;
  /** How often another window was seen to score an item, or to take its score back. */
  scoredElsewhere(itemId: string): number;
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
  const scores = new Map<string, number>();

  async function read(): Promise<void> {
    while (stale) {
      stale = false;
      try {
        const review = await client.call("review.get", { reviewId });
        const before = store.getState();
        for (const id of rescored(before.entries, review.entries)) scores.set(id, (scores.get(id) ?? 0) + 1);
        store.setState(fromElsewhere(before, review, today()));
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
    scoredElsewhere: (itemId) => scores.get(itemId) ?? 0,
  };
}

function rescored(before: ReviewEntries, after: ReviewEntries): string[] {
  const scoreOf = ({ answer }: ReviewEntries, id: string) => `${answer[id]?.key} ${answer[id]?.na}`;
  const ids = new Set([...Object.keys(before.answer), ...Object.keys(after.answer)]);
  return [...ids].filter((id) => scoreOf(before, id) !== scoreOf(after, id));
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
    const isNew = "id" in target && target.id in before.newEntries;
    if (signed || !(isNew || isThere(review.entries, target))) lost.push(asLost(draft));
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
    dismissing: undefined,
    lost: [...before.lost, ...lost],
    announcement: "This review was discarded in another window",
  };
}

function asLost({ target, value }: Draft): LostText {
  return { what: draftName(target), text: readable(target, value) };
}
