import type { StoreApi } from "zustand/vanilla";
import type { EvidenceLink } from "#shared/formats/review";
import { mayBeNotApplicable } from "#shared/rules/score-sheet";
import type { DraftKeeper } from "./draft-keeper.ts";
import { describePlace } from "./item-order.ts";
import type { NewEntries } from "./new-entries.ts";
import type { ItemForm, ReviewState, ReviewView, SideTab } from "./review-state.ts";

const viewNames: Record<ReviewView, string> = {
  item: "One item",
  grid: "All items as a table",
  findings: "Findings",
  questions: "Questions to the vendor",
  matrix: "Matrix of the actions",
  flags: "Flags of the pre-checks",
};

/** Where the person is and what is unfolded: nothing of it is stored, but typed text is, before they go on. */
export function createPlaceActions({
  store,
  drafts,
  newEntries,
  isSigned,
}: {
  store: StoreApi<ReviewState>;
  drafts: DraftKeeper;
  newEntries: Pick<NewEntries, "closeUntouched">;
  isSigned: () => boolean;
}) {
  const { getState: get, setState: set } = store;

  function select(itemId: string): void {
    const { order, itemId: before, entries, form } = get();
    if (!order.byId.has(itemId)) return;
    drafts.flush();
    const moved = itemId !== before;
    if (moved) newEntries.closeUntouched();
    set({
      itemId,
      announcement: describePlace(order, entries.answer, itemId),
      form: moved ? undefined : form,
      ...(moved ? { flagId: undefined, dismissing: undefined, quoted: undefined } : {}),
      refused: moved ? undefined : get().refused,
    });
  }

  function show(view: ReviewView): void {
    drafts.flush();
    newEntries.closeUntouched();
    set({
      view,
      form: undefined,
      dismissing: undefined,
      quoted: undefined,
      refused: undefined,
      announcement: viewNames[view],
      // Beside the list of flags, a file is the place of a quotation.
      ...(view === "flags" ? { openFile: undefined, location: "" } : {}),
    });
  }

  /** Opens an item from wherever the person is. */
  function goTo(itemId: string): void {
    if (get().view !== "item") {
      newEntries.closeUntouched();
      set({ view: "item", dismissing: undefined, quoted: undefined });
    }
    select(itemId);
  }

  /** Opens a file beside the item, or beside the flag where flags are listed, at a place. */
  function openFile(file: EvidenceLink): void {
    const view = get().view === "flags" ? "flags" : "item";
    set({ view, side: "evidence", openFile: { ...file }, location: file.location });
  }

  function closeFile(): void {
    set({ openFile: undefined, location: "" });
  }

  function narrow(wish: Partial<Pick<ReviewState, "filter" | "search">>): void {
    set(wish);
  }

  function showSide(side: SideTab): void {
    set({ side });
  }

  function setLocation(location: string): void {
    set({ location });
  }

  function setGuidance(guidance: boolean): void {
    set({ guidance });
  }

  /** The entry that was just made has its focus. */
  function greet(): void {
    set({ freshEntry: undefined });
  }

  function openForm(form: ItemForm | undefined): void {
    if (form !== undefined && isSigned()) return;
    const { itemId, order, checklist, gates } = get();
    const item = order.byId.get(itemId)?.item;
    if (form === "na" && item && !mayBeNotApplicable(checklist, item)) {
      const refused = "The checklist does not allow N/A for this item: it must be scored.";
      set({ refused, announcement: refused });
      return;
    }
    if (form === "waiver" && gates[itemId] !== "failed" && gates[itemId] !== "waived") {
      const refused = "Only a failed gate can be waived, and this item is not one.";
      set({ refused, announcement: refused });
      return;
    }
    if (form === undefined) drafts.forget({ of: "na", id: itemId });
    set({ form, refused: undefined, ...(form === "link" ? { side: "evidence" as const } : {}) });
  }

  return {
    select,
    show,
    goTo,
    openFile,
    closeFile,
    narrow,
    showSide,
    setLocation,
    setGuidance,
    greet,
    openForm,
  };
}
