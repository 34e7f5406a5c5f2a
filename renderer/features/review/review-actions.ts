import type { StoreApi } from "zustand/vanilla";
import type { Client } from "../../api/client.ts";
import type { Edited } from "#shared/contract/review-calls";
import { AppError } from "#shared/errors";
import {
  evidenceLevels,
  type DecisionWord,
  type EvidenceLevel,
  type EvidenceLink,
  type Waiver,
} from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { createMatrixActions } from "../matrix/matrix-actions.ts";
import { changedElsewhere, isChangedElsewhere, seen, seenAnswer } from "./as-seen.ts";
import { draftName } from "./drafts.ts";
import { createDraftKeeper, type DraftKeeper } from "./draft-keeper.ts";
import { createEntryActions, isSameLink } from "./entry-actions.ts";
import { layOver, moveScore } from "./entry-changes.ts";
import { createFlagActions } from "./flag-actions.ts";
import { keepInStep } from "./keep-in-step.ts";
import { countCommands } from "./own-commands.ts";
import { createNewEntries, type NewEntries } from "./new-entries.ts";
import { createPlaceActions } from "./place-actions.ts";
import { createSaveQueue, type SaveQueue } from "./save-queue.ts";
import { coreState, isClosed, loadReview, scoreEntries, type ReviewState } from "./review-state.ts";

export type NewEvidence = { pickedFile: string; title: string };

export type ReviewActions = ReturnType<typeof createReviewActions>;

type Tools = { client: Client; reviewId: ReviewId; store: StoreApi<ReviewState>; today: () => string };

/** What a person does to a review, in their words. Each act that is stored goes through the one queue. */
export function createReviewActions({ client: givenClient, reviewId, store, today }: Tools) {
  const { getState: get, setState: set } = store;
  const { client, isEcho } = countCommands(givenClient);
  const inStep = keepInStep({ client, reviewId, store, today });
  const queue: SaveQueue = createSaveQueue((state) => {
    set({ queue: state });
    if (state.state === "idle") void inStep.reached();
  });

  /**
   * Sends a command and lays its changes over what is shown. A refusal is shown, not thrown; `overtaken` says in
   * better words than the core's that another window was faster.
   */
  function save<T extends Edited>(send: () => Promise<T>, overtaken?: () => string): Promise<T | undefined> {
    return queue
      .add(async () => {
        const reading = inStep.reached();
        if (reading) await reading;
        if (isShut()) return undefined;
        try {
          const edited = await send();
          take(edited);
          return edited;
        } catch (error) {
          if (!isChangedElsewhere(error)) throw error;
          // Read before anything else is sent, so that the person sees what stands there now.
          inStep.heard(false);
          await inStep.reached();
          throw overtaken ? changedElsewhere(overtaken()) : error;
        }
      })
      .catch((error: unknown) => {
        // It may be gone or signed, and nobody has told.
        if (!isChangedElsewhere(error)) inStep.heard(queue.state().state === "idle");
        refuse(error instanceof Error ? error.message : String(error));
        return undefined;
      });
  }

  function take({ changes, history, savedAt }: Edited): void {
    const { entries: before, checklist } = get();
    const entries = layOver(before, changes);
    set({
      entries,
      history,
      savedAt,
      refused: undefined,
      ...(moveScore(before, entries, changes) ? scoreEntries(checklist, entries, today()) : {}),
    });
  }

  const refuse = (refused: string) => set({ refused });
  const newEntries: NewEntries = createNewEntries({
    client,
    reviewId,
    store,
    take,
    onStored: (from, to) => drafts.rename(from, to),
  });
  const drafts: DraftKeeper = createDraftKeeper({
    client,
    reviewId,
    store,
    queue,
    take,
    inStep,
    newEntries,
  });
  const isShut = () => isClosed(get());
  const say = (announcement: string) => set({ announcement });

  /** Shown at once as on its way, counted when it is stored. */
  async function score(key: string, itemId = get().itemId): Promise<void> {
    const entry = get().checklist.scale.find((candidate) => candidate.key === key);
    if (isShut() || entry === undefined || !get().order.byId.has(itemId)) return;
    drafts.forget({ of: "na", id: itemId });
    set({ pending: { ...get().pending, [itemId]: key }, form: get().form === "na" ? undefined : get().form });
    const before = inStep.scoredElsewhere(itemId);
    const edited = await save(
      async () => {
        if (inStep.scoredElsewhere(itemId) !== before) throw changedElsewhere("Scored elsewhere.");
        const expected = seenAnswer(get().entries, itemId, "key", "na");
        return client.call("review.answer", { reviewId, itemId, key, expected });
      },
      () =>
        `Another window changed the score of ${itemId} meanwhile: it is ${scoreWords(itemId)} now. Your ${key} is not saved; press it again if it is to stand.`,
    );
    const { [itemId]: settled, ...pending } = get().pending;
    // A later key for the same item is still on its way.
    if (settled === key) set({ pending });
    if (edited) say(`${itemId} scored ${key}, ${entry.label}`);
  }

  function scoreWords(itemId: string): string {
    const answer = get().entries.answer[itemId];
    return answer?.key ?? (answer?.na === undefined ? "not scored" : "N/A");
  }

  async function takeBack(itemId: string): Promise<void> {
    if (isShut()) return;
    drafts.forget({ of: "na", id: itemId });
    set({ form: undefined });
    await save(() => {
      const expected = seenAnswer(get().entries, itemId, "key", "na");
      return client.call("review.answer", { reviewId, itemId, key: null, na: null, expected });
    });
  }

  /** `next`: the level after the one that is stored when this is sent; the best one is followed by the first. */
  async function setEvidenceLevel(wanted: EvidenceLevel | "next", itemId = get().itemId): Promise<void> {
    if (isShut()) return;
    const level = () =>
      wanted === "next" ? levelAfter(get().entries.answer[itemId]?.evidenceLevel) : wanted;
    const edited = await save(() =>
      client.call("review.answer", {
        reviewId,
        itemId,
        evidenceLevel: level(),
        expected: seenAnswer(get().entries, itemId, "evidenceLevel"),
      }),
    );
    if (edited) say(`Evidence level: ${get().entries.answer[itemId]?.evidenceLevel ?? "declared"}`);
  }

  async function addLink(link: EvidenceLink, itemId = get().itemId): Promise<void> {
    if (isShut()) return;
    // Read when it is sent: links that wait before it are in the entries by then.
    const links = () => get().entries.answer[itemId]?.links ?? [];
    if (links().some((other) => isSameLink(other, link))) return say("Already linked to this item");
    const edited = await save(() =>
      client.call("review.answer", {
        reviewId,
        itemId,
        links: [...links(), link],
        expected: seenAnswer(get().entries, itemId, "links"),
      }),
    );
    if (edited) say(`Linked to ${itemId}`);
  }

  async function removeLink(link: EvidenceLink, itemId = get().itemId): Promise<void> {
    if (isShut()) return;
    const rest = () =>
      (get().entries.answer[itemId]?.links ?? []).filter((other) => !isSameLink(other, link));
    await save(() =>
      client.call("review.answer", {
        reviewId,
        itemId,
        links: rest(),
        expected: seenAnswer(get().entries, itemId, "links"),
      }),
    );
  }

  async function waive(waiver: Waiver): Promise<boolean> {
    if (isShut()) return false;
    const edited = await save(() => {
      const expected = seen(get().entries.waiver[waiver.item], "by", "reason", "until");
      return client.call("waiver.save", { reviewId, waiver, expected });
    });
    if (edited) set({ form: undefined, announcement: `Gate ${waiver.item} waived until ${waiver.until}` });
    return edited !== undefined;
  }

  async function removeWaiver(itemId: string): Promise<void> {
    if (isShut()) return;
    await save(() => client.call("waiver.remove", { reviewId, itemId }));
  }

  async function decide(decision: DecisionWord | null): Promise<void> {
    if (isShut()) return;
    set({ deciding: decision });
    const edited = await save(() => {
      const expected = seen(get().entries.decision["decision"], "decision");
      return client.call("decision.save", { reviewId, decision: { decision }, expected });
    });
    // A later choice is still on its way.
    if (get().deciding === decision) set({ deciding: undefined });
    if (edited) say(decision === null ? "Decision taken back" : `Decided: ${decision}`);
  }

  async function chooseTemplate(digest: string | null): Promise<void> {
    if (isShut()) return;
    const edited = await save(() => {
      const expected = seen(get().entries.decision["decision"], "template");
      return client.call("template.choose", { reviewId, digest, expected });
    });
    if (edited) say(digest === null ? "The memo has the built-in layout" : "Template chosen");
  }

  /** Throws what the core refused: a file that cannot be read is for its dialog to show. */
  async function addEvidence({ pickedFile, title }: NewEvidence): Promise<string> {
    const edited = await queue.add(async () => {
      await inStep.reached();
      return client.call("evidence.add", { reviewId, pickedFile, title });
    });
    take(edited);
    say("Evidence added, marked as yours");
    return edited.evidenceId;
  }

  async function removeEvidence(evidenceId: string): Promise<void> {
    if (isShut()) return;
    drafts.flush();
    await save(() => client.call("evidence.remove", { reviewId, evidenceId }));
  }

  async function step(direction: "undo" | "redo"): Promise<void> {
    if (isShut()) return;
    const typed = Object.keys(get().drafts).length > 0;
    if (direction === "undo" && typed) drafts.flush();
    const label = get().history[direction];
    if (label === undefined && !(direction === "undo" && typed)) return say(`Nothing to ${direction}`);
    const call = direction === "undo" ? ("review.undo" as const) : ("review.redo" as const);
    let step = label;
    const edited = await save(() => {
      // Read when it is sent: steps that waited before it are the last ones by then.
      step = get().history[direction] ?? step;
      return client.call(call, { reviewId });
    });
    if (!edited) return;
    say(`${direction === "undo" ? "Undone" : "Done again"}${step === undefined ? "" : `: ${step}`}`);
    const flags = edited.changes.filter(({ kind }) => kind === "flag");
    // The flag whose dealing was taken back is the one to deal with again; many came from a run.
    if (flags.length === 1 && flags[0]) flagActions.comeBackTo(flags[0].id);
  }

  /** Asks the core for everything again, once nothing of ours is on its way. */
  async function reload(): Promise<void> {
    drafts.flush();
    await queue.whenIdle();
    const loaded = await loadReview(client, reviewId);
    if (queue.state().state === "idle") set(coreState(loaded, today()));
  }

  /** The core says that a review changed: this one, maybe, and maybe by ourselves. */
  function reviewsChanged(): void {
    if (!isEcho()) inStep.heard(queue.state().state === "idle");
  }

  /** Resolves when all is stored. Rejects where a text is not, because another window changed it too. */
  async function whenSaved(): Promise<void> {
    await queue.whenIdle();
    await inStep.reached();
    const open = Object.values(get().drafts).find((draft) => draft.stored !== undefined);
    if (open === undefined) return;
    const message = `The ${draftName(open.target)} was changed in another window too. Choose there which of the two is kept, then try again.`;
    throw new AppError("conflict", message, { reason: "changed-elsewhere" });
  }

  const place = createPlaceActions({ store, drafts, newEntries, isSigned: isShut });
  const flagActions = createFlagActions({ client, reviewId, store, place, save });
  return {
    ...createEntryActions({ client, reviewId, store, drafts, newEntries, save }),
    ...place,
    ...createMatrixActions({ client, reviewId, store, drafts, save }),
    ...flagActions,
    say,
    score,
    takeBack,
    setEvidenceLevel,
    addLink,
    removeLink,
    waive,
    removeWaiver,
    decide,
    chooseTemplate,
    addEvidence,
    removeEvidence,
    reload,
    type: drafts.edit,
    flush: drafts.flush,
    discardDraft: drafts.forget,
    insistOnDraft: drafts.insist,
    reviewsChanged,
    forgetLost: () => set({ lost: [] }),
    undo: () => step("undo"),
    redo: () => step("redo"),
    /** Tries again what could not be stored, typed text included. */
    retry: () => {
      queue.retry();
      drafts.flush();
    },
    whenSaved,
  };
}

function levelAfter(level: EvidenceLevel = "declared"): EvidenceLevel {
  return evidenceLevels[(evidenceLevels.indexOf(level) + 1) % evidenceLevels.length] ?? "declared";
}
