import { useMemo } from "react";
import { useToasts, type Toasts } from "../../ui/toasts.tsx";
import type { Fate } from "./flag-filter.ts";
import { useReviewStore } from "./review-session.tsx";
import type { ReviewStore } from "./review-store.ts";

const dealt: Readonly<Record<Fate, string>> = {
  open: "To deal with again",
  confirmed: "A finding now",
  dismissed: "Dismissed",
  asked: "A question to the vendor now",
};

/** By then the message has gone by itself. */
const LONGEST_MS = 60_000;

export type Deal = (flagId: string, fate: Fate, reason?: string) => Promise<boolean>;

/** Deals with a flag. The flag may be out of sight then: what became of it is said, with a way back. */
export function dealAndTell(store: ReviewStore, toasts: Pick<Toasts, "done">): Deal {
  return async (flagId, fate, reason) => {
    const before = store.getState().entries.flag[flagId];
    if (!(await store.actions.dealWithFlag(flagId, fate, reason))) return false;
    if (before === undefined || (before.fate === fate && before.reason === (reason ?? ""))) return true;
    const step = store.getState().history.undo;
    const takeBack = () => {
      stop();
      // The last step is this one, or else the flag alone goes back.
      const isLast = step !== undefined && store.getState().history.undo === step;
      void (isLast ? store.actions.undo() : store.actions.dealWithFlag(flagId, "open"));
    };
    const close = toasts.done(`${dealt[fate]}: ${shortened(before.flag.says)}`, {
      label: fate === "open" ? "Undo" : "Undo (U)",
      run: takeBack,
    });
    // Once it is undone the message is not so any more.
    const stop = store.subscribe(({ entries }) => {
      if (entries.flag[flagId]?.fate === fate) return;
      stop();
      close();
    });
    setTimeout(stop, LONGEST_MS);
    return true;
  };
}

export function useDealing(): Deal {
  const store = useReviewStore();
  const toasts = useToasts();
  return useMemo(() => dealAndTell(store, toasts), [store, toasts]);
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
