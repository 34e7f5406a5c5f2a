/** What a person does to the findings and the questions of a review, in their words. */
import type { StoreApi } from "zustand/vanilla";
import type { Edited } from "#shared/contract/review-calls";
import type { EvidenceLink, Finding } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { newFinding } from "#shared/rules/new-finding";
import type { Client } from "../../api/client.ts";
import { seen } from "./as-seen.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import type { NewEntries } from "./new-entries.ts";
import { findingOf } from "./new-entry.ts";
import { isClosed, type ReviewState } from "./review-state.ts";

/** A null item: the finding is about none. */
export type FindingFields = Omit<Partial<Finding>, "item"> & { item?: string | null };

type Tools = {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  drafts: Pick<DraftKeeper, "flush" | "forgetEntry">;
  newEntries: NewEntries;
  save: <T extends Edited>(send: () => Promise<T>) => Promise<T | undefined>;
};

export function createEntryActions({ client, reviewId, store, drafts, newEntries, save }: Tools) {
  const { getState: get, setState: set } = store;
  const isShut = () => isClosed(get());
  const say = (announcement: string) => set({ announcement });

  function raiseFinding(itemId: string | undefined): void {
    if (isShut()) return;
    const { entries, gates } = get();
    const at =
      itemId === undefined
        ? undefined
        : { item: itemId, gate: gates[itemId], links: entries.answer[itemId]?.links ?? [] };
    newEntries.open({ of: "finding", body: newFinding(at) });
    say("New finding. It is saved once something is written in it.");
  }

  async function changeFinding(findingId: string, finding: FindingFields): Promise<void> {
    if (isShut()) return;
    drafts.flush();
    await saveFinding(findingId, () => finding);
  }

  /** The fields are asked for when they are sent: what waits before them is in the entries by then. */
  function saveFinding(id: string, fields: () => FindingFields): Promise<Edited | undefined> {
    return save(async () => {
      const findingId = await newEntries.stored(id);
      const finding = fields();
      // Names of the object's own type.
      const names = Object.keys(finding) as (keyof Finding)[];
      const expected = seen(get().entries.finding[findingId], ...names);
      return client.call("finding.save", { reviewId, findingId, finding, expected });
    });
  }

  async function linkFinding(findingId: string, link: EvidenceLink): Promise<void> {
    if (isShut()) return;
    // Read when it is sent, as the links of an item are.
    const links = () => linksOf(findingId);
    if (links().some((other) => isSameLink(other, link))) return say("Already linked to this finding");
    const edited = await saveFinding(findingId, () => ({ links: [...links(), link] }));
    if (edited) say("Linked to this finding");
  }

  async function unlinkFinding(findingId: string, link: EvidenceLink): Promise<void> {
    if (isShut()) return;
    const rest = () => linksOf(findingId).filter((other) => !isSameLink(other, link));
    if (await saveFinding(findingId, () => ({ links: rest() }))) say("Link removed");
  }

  const linksOf = (findingId: string) => findingOf(get(), newEntries.idNow(findingId))?.links ?? [];

  /** A form whose entry is not stored goes without a word to the core. Says whether that was all. */
  function closeNew(id: string): boolean {
    if (!(id in get().newEntries) || get().queue.state !== "idle") return false;
    drafts.forgetEntry(id);
    newEntries.close(id);
    return true;
  }

  async function removeFinding(findingId: string): Promise<void> {
    if (isShut() || closeNew(findingId)) return;
    drafts.flush();
    const remove = async () =>
      client.call("finding.remove", { reviewId, findingId: await newEntries.stored(findingId) });
    removed(await save(remove), "Finding");
  }

  /** A flag that made the entry is to be dealt with again, and comes to hand where it is in sight. */
  function removed(edited: Edited | undefined, what: "Finding" | "Question"): void {
    if (edited === undefined) return;
    const flagId = edited.changes.find(({ kind }) => kind === "flag")?.id;
    const { view, itemId, entries } = get();
    const isBeside = flagId !== undefined && (entries.flag[flagId]?.flag.items.includes(itemId) ?? false);
    if (view === "item" && isBeside) set({ flagId });
    const more = flagId === undefined ? "" : " Its flag is to be dealt with again.";
    say(`${what} removed.${more} Undo brings it back.`);
  }

  function askVendor(itemId: string | undefined): void {
    if (isShut()) return;
    newEntries.open({
      of: "question",
      body: { ...(itemId === undefined ? {} : { item: itemId }), text: "" },
    });
    say("New question to the vendor. It is saved once something is written in it.");
  }

  async function removeQuestion(questionId: string): Promise<void> {
    if (isShut() || closeNew(questionId)) return;
    drafts.flush();
    const remove = async () =>
      client.call("question.remove", { reviewId, questionId: await newEntries.stored(questionId) });
    removed(await save(remove), "Question");
  }

  return {
    raiseFinding,
    changeFinding,
    removeFinding,
    linkFinding,
    unlinkFinding,
    askVendor,
    removeQuestion,
  };
}

export function isSameLink(a: EvidenceLink, b: EvidenceLink): boolean {
  return a.from === b.from && a.ref === b.ref && a.location === b.location;
}
