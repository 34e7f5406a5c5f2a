/** What a person does with the flags of a review, in their words. */
import type { StoreApi } from "zustand/vanilla";
import type { Edited } from "#shared/contract/review-calls";
import type { ReviewId } from "#shared/ids";
import type { Quote } from "#shared/prechecks/flag";
import type { Client } from "../../api/client.ts";
import { asWritten } from "../evidence/place-words.ts";
import { changedElsewhere } from "./as-seen.ts";
import type { Fate, FlagFilter } from "./flag-filter.ts";
import { comparedWords } from "../prechecks/flag-words.ts";
import { countWords } from "./flag-words.ts";
import { homeOf, nextFlag } from "./flag-order.ts";
import type { createPlaceActions } from "./place-actions.ts";
import { isClosed, type ReviewState } from "./review-state.ts";
import { fateMarks } from "./words.ts";

type Tools = {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  place: Pick<ReturnType<typeof createPlaceActions>, "goTo" | "show" | "openFile">;
  save: <T extends Edited>(send: () => Promise<T>, overtaken?: () => string) => Promise<T | undefined>;
};

export function createFlagActions({ client, reviewId, store, place, save }: Tools) {
  const { getState: get, setState: set } = store;
  const say = (announcement: string) => set({ announcement });

  /** Says whether it is stored. The next open flag comes to hand at once, so that keys can follow each other. */
  async function dealWithFlag(flagId: string, fate: Fate, reason = ""): Promise<boolean> {
    const before = get().entries.flag[flagId];
    if (isClosed(get()) || before === undefined || get().dealing[flagId] !== undefined) return false;
    if (before.fate === fate && before.reason === reason) {
      say(
        fate === "open"
          ? "This flag is not dealt with"
          : `This flag is ${fateMarks[fate].word.toLowerCase()} already`,
      );
      return true;
    }
    const next = fate === "open" ? flagId : nextFlag({ ...get(), flagId });
    const nextIsHere = next !== undefined && isInSight(next);
    set({
      dealing: { ...get().dealing, [flagId]: fate },
      dismissing: undefined,
      flagId: nextIsHere ? next : undefined,
    });
    const edited = await save(
      async () => {
        if (get().entries.flag[flagId]?.fate !== before.fate) throw changedElsewhere("Dealt with elsewhere.");
        return client.call("flag.deal", { reviewId, flagId, fate, ...(reason === "" ? {} : { reason }) });
      },
      () => {
        const now = get().entries.flag[flagId]?.fate;
        const stand = now === undefined ? "not raised any more" : fateMarks[now].word.toLowerCase();
        return `Another window dealt with this flag meanwhile: it is ${stand} now. Yours is not saved; do it again if it is to stand.`;
      },
    );
    const { [flagId]: _, ...dealing } = get().dealing;
    set({ dealing, ...(edited ? {} : { flagId }) });
    if (edited) keepReason(flagId);
    if (edited) say(dealtWords[fate]);
    return edited !== undefined;
  }

  function isInSight(flagId: string): boolean {
    const { view, entries, itemId } = get();
    return view === "flags" || (entries.flag[flagId]?.flag.items.includes(itemId) ?? false);
  }

  /** Opens the form that asks for the reason of a dismissal; none closes it. */
  function askReason(flagId: string | undefined): void {
    if (flagId !== undefined && (isClosed(get()) || get().entries.flag[flagId] === undefined)) return;
    set({ dismissing: flagId, ...(flagId === undefined ? {} : { flagId }) });
  }

  /** Closes the form of the reason; what is written in it is there again when it is opened. */
  function leaveReason(): void {
    const { dismissing, reasonsBegun } = get();
    if (dismissing === undefined) return;
    const begun = (reasonsBegun[dismissing] ?? "").trim() !== "";
    askReason(undefined);
    say(begun ? "Closed. What you wrote is kept; S opens it again." : "Closed. The flag is not dismissed.");
  }

  /** Keeps a reason that is being written; without one it is dropped. */
  function keepReason(flagId: string, reason?: string): void {
    const { [flagId]: _, ...others } = get().reasonsBegun;
    set({ reasonsBegun: reason === undefined ? others : { ...others, [flagId]: reason } });
  }

  /** The flag that the keys deal with from now on. */
  function takeInHand(flagId: string): void {
    if (get().flagId === flagId) return;
    const inView = get().view === "flags";
    set({
      flagId,
      dismissing: get().dismissing === flagId ? flagId : undefined,
      ...(inView ? { quoted: undefined, openFile: undefined } : {}),
    });
  }

  /** Goes to a flag: beside its item, or to the list of all flags where the checklist has no item of it. */
  function showFlag(flagId: string): void {
    const { entries, order, view, itemId } = get();
    const entry = entries.flag[flagId];
    if (entry === undefined) return;
    if (view !== "flags") {
      const here = view === "item" && entry.flag.items.includes(itemId) ? itemId : undefined;
      const item = here ?? homeOf(entry.flag, order);
      if (item === undefined) place.show("flags");
      else if (item !== here) place.goTo(item);
    }
    takeInHand(flagId);
    say(`Flag, ${entry.flag.severity}: ${entry.flag.says}`);
  }

  /** Takes a flag in hand that undo brought back, where it is in sight. */
  function comeBackTo(flagId: string): void {
    const { entries, view, flagFilter } = get();
    const entry = entries.flag[flagId];
    if (entry === undefined || !isInSight(flagId)) return;
    if (view === "flags" && flagFilter.fate !== "" && flagFilter.fate !== entry.fate) return;
    takeInHand(flagId);
  }

  function showFlags(wanted: Partial<FlagFilter>): void {
    place.show("flags");
    filterFlags({ family: "", severity: "", fate: "", ...wanted });
  }

  function filterFlags(wanted: FlagFilter): void {
    set({ flagFilter: wanted });
  }

  /** Opens the place of a quotation beside the flag: the evidence file at its line, or the field of the packet. */
  function openQuote(quote: Quote): void {
    const { file, line } = quote;
    if (file !== undefined) {
      const location = line === undefined ? "" : asWritten(line);
      set({ quoted: undefined });
      return place.openFile({ from: "packet", ref: file, location });
    }
    set({
      quoted: quote,
      side: "section",
      openFile: undefined,
      announcement: "Its place is open beside the flag",
    });
  }

  function closeQuote(): void {
    set({ quoted: undefined });
  }

  async function runPrechecks(): Promise<void> {
    if (isClosed(get())) return;
    const before = get().entries.flag;
    const ranBefore = get().entries.prechecks["prechecks"] !== undefined;
    const edited = await save(() => client.call("review.precheck", { reviewId }));
    if (!edited) return;
    const { flags, blockers, compared } = edited;
    const said = ranBefore
      ? `Ran again: ${comparedWords(compared)}.`
      : `The pre-checks ran: ${countWords(flags, "flag")}, ${countWords(blockers, "blocker")}.`;
    const fresh = Object.keys(get().entries.flag).filter((id) => before[id] === undefined);
    set({ ran: { said, fresh: ranBefore ? fresh : [] } });
    say(said);
  }

  return {
    dealWithFlag,
    askReason,
    leaveReason,
    keepReason,
    takeInHand,
    showFlag,
    comeBackTo,
    showFlags,
    filterFlags,
    openQuote,
    closeQuote,
    runPrechecks,
  };
}

const dealtWords: Readonly<Record<Fate, string>> = {
  open: "The flag is to be dealt with again",
  confirmed: "Flag confirmed: it is a finding now",
  dismissed: "Flag dismissed",
  asked: "Flag asked: it is a question to the vendor now",
};
