/**
 * Findings and questions whose form is open and that nobody has written in yet. They are stored with the first thing
 * that is written, so that a form that is left untouched leaves nothing behind. A form keeps its place on the screen
 * when its entry gets the id of a stored one.
 */
import type { StoreApi } from "zustand/vanilla";
import type { Edited } from "#shared/contract/review-calls";
import type { ReviewId } from "#shared/ids";
import type { Client } from "../../api/client.ts";
import type { NewEntry } from "./new-entry.ts";
import type { ReviewState } from "./review-state.ts";

export type NewEntries = {
  /** Opens a form and gives its id; other forms that are untouched go. */
  open: (entry: NewEntry) => string;
  /** The id under which the entry is stored; it is stored now where it was not. To be called in the queue. */
  stored: (id: string, part?: Readonly<Record<string, string>>) => Promise<string>;
  idNow: (id: string) => string;
  close: (id: string) => void;
  closeUntouched: () => void;
};

export function createNewEntries({
  client,
  reviewId,
  store,
  take,
  onStored,
}: {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  take: (edited: Edited) => void;
  onStored: (from: string, to: string) => void;
}): NewEntries {
  const { getState: get, setState: set } = store;
  let opened = 0;
  const idNow = (id: string) => get().stored[id] ?? id;

  function close(id: string): void {
    const { [id]: _, ...others } = get().newEntries;
    set({ newEntries: others });
  }

  function closeUntouched(): void {
    const texts = Object.values(get().drafts);
    const touched = (id: string) =>
      texts.some(({ target, value }) => "id" in target && target.id === id && value !== "");
    const kept = Object.entries(get().newEntries).filter(([id]) => touched(id));
    if (kept.length < Object.keys(get().newEntries).length) set({ newEntries: Object.fromEntries(kept) });
  }

  async function send(entry: NewEntry, part: Readonly<Record<string, string>>): Promise<[Edited, string]> {
    if (entry.of === "finding") {
      const finding = { ...entry.body, ...part };
      const edited = await client.call("finding.save", { reviewId, finding });
      return [edited, edited.findingId];
    }
    const question = { ...entry.body, ...part };
    const edited = await client.call("question.save", { reviewId, question });
    return [edited, edited.questionId];
  }

  return {
    open(entry) {
      closeUntouched();
      opened += 1;
      // No id of an item or an entry has a blank.
      const id = `new ${opened}`;
      set({ newEntries: { ...get().newEntries, [id]: entry }, freshEntry: id });
      return id;
    },
    async stored(id, part = {}) {
      const entry = get().newEntries[id];
      if (entry === undefined) return idNow(id);
      const [edited, storedId] = await send(entry, part);
      // The form has its new id in the same moment in which the list has the entry.
      set({ stored: { ...get().stored, [id]: storedId } });
      close(id);
      take(edited);
      onStored(id, storedId);
      return storedId;
    },
    idNow,
    close,
    closeUntouched,
  };
}
