import { useEffect, useMemo } from "react";
import { flushSync } from "react-dom";
import { navigate } from "../../routes.ts";
import { usePageKeys, usePaletteEntries, type KeyGroup, type PaletteEntry } from "../../ui/page-offers.tsx";
import { useToasts, type Toasts } from "../../ui/toasts.tsx";
import { MATRIX } from "../matrix/matrix-words.ts";
import { backToQuote, flagElementId, flagRowId } from "./flag-elements.ts";
import { flagBeside, flagInHand, isBlocker, nextFlag } from "./flag-order.ts";
import { GRID } from "./grid-view.tsx";
import { ITEM_HEADING, NOTE_FIELD } from "./item-pane.tsx";
import { itemBeside, nextGate, nextOpen, sectionBeside } from "./item-order.ts";
import { commandKeys, readPress, scoreKeys, type CommandName, type ReviewCommand } from "./key-map.ts";
import { whyClosed } from "./why-closed.ts";
import { dealAndTell } from "./use-dealing.ts";
import { useReview, useReviewStore } from "./review-session.tsx";
import type { ReviewState } from "./review-state.ts";
import type { ReviewStore } from "./review-store.ts";

/** Binds the keys of the review screen. None fires while a person types, in a dialog, or with a modifier of its own. */
export function useReviewKeys(): void {
  const store = useReviewStore();
  const toasts = useToasts();
  const { hint } = toasts;
  const checklist = useReview((state) => state.checklist);
  const keys = useMemo(() => scoreKeys(checklist.scale), [checklist]);
  const help = useMemo(
    (): KeyGroup => ({
      title: "Review",
      keys: [
        {
          keys: [...keys.values()],
          does: `Score: ${checklist.scale.map((entry) => entry.label).join(", ")}`,
        },
        ...commandKeys.map((entry) => ({ keys: entry.keys.map(shownKey), does: entry.says })),
        {
          keys: ["Esc"],
          does: "Leave a field, a form or the place of a quotation, back to the item or the flag",
        },
        { keys: ["Enter"], does: "In the table: open the item" },
        { keys: ["J", "K", "↓", "↑"], does: "In the list of flags: next flag, previous flag" },
      ],
    }),
    [keys, checklist],
  );
  usePageKeys(help);
  const entries = useMemo((): PaletteEntry[] => {
    const entry = (command: CommandName, label: string): PaletteEntry => ({
      id: `review ${command}`,
      label,
      run: () => run(store, { do: command }, toasts),
    });
    return [
      entry("nextOpen", "Next open item"),
      entry("nextGate", "Next gate"),
      entry("grid", "All items as a table, or one item"),
      entry("matrix", "The matrix of the actions, or one item"),
      { id: "review findings", label: "Findings of this review", run: () => store.actions.show("findings") },
      {
        id: "review questions",
        label: "Questions to the vendor",
        run: () => store.actions.show("questions"),
      },
      { id: "review flags", label: "Flags of the pre-checks", run: () => store.actions.show("flags") },
      entry("nextFlag", "Next flag to deal with"),
      entry("nextBlocker", "Next blocker to deal with"),
      entry("decision", "Go to the decision"),
    ];
  }, [store, toasts]);
  usePaletteEntries(entries);
  useEffect(() => {
    const byPress = new Map([...keys].map(([key, press]) => [press, key]));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || inDialog(event.target)) return;
      if (isTextField(event.target)) return;
      if (event.key === "Escape" && store.getState().form !== undefined) {
        flushSync(() => store.actions.openForm(undefined));
        focusItem();
        return;
      }
      if (event.key === "Escape" && store.getState().dismissing !== undefined) {
        const flagId = store.getState().dismissing;
        flushSync(() => store.actions.leaveReason());
        focusFlag(flagId);
        return;
      }
      if (event.key === "Escape" && isBesideFlag(store.getState())) {
        flushSync(() => {
          store.actions.closeQuote();
          if (store.getState().view === "flags") store.actions.closeFile();
        });
        backToQuote(store.getState().flagId);
        return;
      }
      if (event.key === "Enter" && store.getState().view === "grid" && isGrid(event.target)) {
        flushSync(() => store.actions.goTo(store.getState().itemId));
        focusItem();
        event.preventDefault();
        return;
      }
      const press = {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
      };
      const command = readPress(press, byPress);
      if (command === undefined || (event.key.startsWith("Arrow") && !walksItems(event.target))) return;
      event.preventDefault();
      // A key that is held down walks, but scores and raises only once.
      if (event.repeat && !walking.has(command.do)) return;
      run(store, command, toasts);
    };
    // Before anything else: a tooltip that is open under the mouse would keep Escape for itself.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !isTextField(event.target) || inDialog(event.target)) return;
      // A form of one field is left whole: half closed, what is typed next would be taken for keys.
      const { dismissing } = store.getState();
      if (dismissing !== undefined && isWithin(event.target, flagElementId(dismissing))) {
        event.preventDefault();
        flushSync(() => store.actions.leaveReason());
        return focusFlag(dismissing);
      }
      leaveField(event.target);
    };
    window.addEventListener("keydown", onKey);
    window.addEventListener("keydown", onEscape, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keydown", onEscape, { capture: true });
    };
  }, [store, keys, hint, toasts]);
}

const walking = new Set(["next", "previous", "undo", "redo", "nextFlag", "nextBlocker"]);

function run(store: ReviewStore, command: ReviewCommand, toasts: Toasts): void {
  const { actions } = store;
  const state = store.getState();
  const closed = whyClosed(state, command.do);
  if (closed !== undefined) return toasts.hint(closed);
  const step = command.do === "next" ? 1 : command.do === "previous" ? -1 : undefined;
  if (step !== undefined && state.view === "flags") return walkList(store, step);
  const target = stepTarget(state, command.do);
  if (target !== undefined) return walkTo(store, target);
  switch (command.do) {
    case "score":
      if (showsItems(state)) void actions.score(command.key);
      return;
    case "evidenceLevel":
      if (showsItems(state)) void actions.setEvidenceLevel("next");
      return;
    case "nextOpen":
      return actions.say("No other open item");
    case "nextGate":
      return actions.say("No other gate");
    case "note":
      toItem(store);
      document.getElementById(NOTE_FIELD)?.focus();
      return;
    case "notApplicable":
      toItem(store);
      return flushSync(() => actions.openForm("na"));
    case "waive":
      toItem(store);
      return flushSync(() => actions.openForm("waiver"));
    case "link":
      toItem(store);
      flushSync(() => actions.openForm("link"));
      document.querySelector<HTMLElement>(".rv-link-form input, .rv-file")?.focus();
      return;
    case "finding":
      toItem(store);
      actions.raiseFinding(store.getState().itemId);
      return;
    case "question":
      toItem(store);
      actions.askVendor(store.getState().itemId);
      return;
    case "nextFlag":
      return walkFlags(store, false);
    case "nextBlocker":
      return walkFlags(store, true);
    case "confirmFlag":
    case "askFlag":
    case "dismissFlag": {
      const flagId = flagInHand(state);
      if (flagId === undefined) return actions.say("No flag to deal with here");
      if (command.do === "dismissFlag") return flushSync(() => actions.askReason(flagId));
      void dealAndTell(store, toasts)(flagId, command.do === "confirmFlag" ? "confirmed" : "asked");
      return;
    }
    case "undo":
      void actions.undo();
      return;
    case "redo":
      void actions.redo();
      return;
    case "grid":
      flushSync(() => actions.show(state.view === "grid" ? "item" : "grid"));
      return focusItem();
    case "matrix":
      flushSync(() => actions.show(state.view === "matrix" ? "item" : "matrix"));
      return focusItem();
    case "decision":
      return navigate({ page: "decision", reviewId: state.head.reviewId });
    default:
      return undefined;
  }
}

/** Whether the place of a quotation is open. */
function isBesideFlag({ quoted, openFile, view }: ReviewState): boolean {
  return quoted !== undefined || (view === "flags" && openFile !== undefined);
}

/** Scores go to an item only where the person sees which one. */
function showsItems(state: ReviewState): boolean {
  return state.view === "item" || state.view === "grid";
}

function stepTarget(state: ReviewState, step: ReviewCommand["do"]): string | undefined {
  const { order, itemId, entries, walk } = state;
  const at = walk?.indexOf(itemId) ?? -1;
  switch (step) {
    case "next":
      return walk ? walk[at + 1] : itemBeside(order, itemId, 1);
    case "previous":
      return walk ? walk[at - 1] : itemBeside(order, itemId, -1);
    case "nextOpen":
      return nextOpen(order, entries.answer, itemId);
    case "nextGate":
      return nextGate(order, itemId);
    case "nextSection":
      return sectionBeside(order, itemId, 1);
    case "previousSection":
      return sectionBeside(order, itemId, -1);
    default:
      return undefined;
  }
}

function walkTo(store: ReviewStore, itemId: string): void {
  flushSync(() => {
    if (showsItems(store.getState())) store.actions.select(itemId);
    else store.actions.goTo(itemId);
  });
  focusItem();
}

function walkFlags(store: ReviewStore, blockers: boolean): void {
  const state = store.getState();
  const here = flagInHand(state);
  const inHand = here === undefined ? undefined : state.entries.flag[here];
  const isWanted = inHand?.fate === "open" && (!blockers || isBlocker(inHand));
  // The one in hand comes first where the person is not at it yet.
  const isAway = !document.getElementById(flagElementId(here ?? ""))?.contains(document.activeElement);
  const next = state.view === "item" && isWanted && isAway ? here : nextFlag(state, { blockers });
  if (next === undefined)
    return store.actions.say(blockers ? "No other blocker to deal with" : "No other flag to deal with");
  flushSync(() => store.actions.showFlag(next));
  focusFlag(next);
}

/** Up and down the list of flags, whatever became of them. */
function walkList(store: ReviewStore, step: 1 | -1): void {
  const next = flagBeside(store.getState(), step);
  if (next === undefined) return store.actions.say(step === 1 ? "The last flag" : "The first flag");
  flushSync(() => store.actions.showFlag(next));
  const row = document.getElementById(flagRowId(next));
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "nearest" });
}

function isWithin(target: EventTarget | null, id: string): boolean {
  return target instanceof Node && (document.getElementById(id)?.contains(target) ?? false);
}

function focusFlag(flagId: string | undefined): void {
  const place = document.getElementById(flagElementId(flagId ?? ""));
  if (!place) return focusItem();
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
}

function toItem(store: ReviewStore): void {
  if (store.getState().view !== "item") flushSync(() => store.actions.goTo(store.getState().itemId));
}

function focusItem(): void {
  const place =
    document.getElementById(GRID) ?? document.getElementById(MATRIX) ?? document.getElementById(ITEM_HEADING);
  place?.focus({ preventScroll: true });
}

/** Leaving a field goes back to what it belongs to: the item, else the page. */
function leaveField(field: EventTarget | null): void {
  if (field instanceof HTMLElement) field.blur();
  focusItem();
}

export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox", "button"].includes(target.type);
}

export function inDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("[role=dialog], dialog, [role=listbox], [role=menu]") !== null
  );
}

function isGrid(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.id === GRID;
}

/** Arrows walk the items unless they scroll a text, choose a tab or move along radio buttons. */
function walksItems(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target === document.body) return true;
  if (target.matches("input, [role=tab]")) return false;
  if (target.matches("main, .rv-whole-flag")) return true;
  return target.closest(".rv-item, .rv-outline, [data-item-keys]") !== null;
}

function shownKey(key: string): string {
  const names: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", U: "Shift U" };
  return names[key] ?? key.toUpperCase();
}
