/**
 * Saves text as it is typed: at most every 400 ms for each field, and at once on `flush` (blur, navigation, close).
 * The newest text always wins: what is sent is read when it is sent, and a draft goes only when the reply answers
 * exactly what is shown. A draft that cannot be saved stays, and says why.
 */
import type { StoreApi } from "zustand/vanilla";
import type { Client } from "../../api/client.ts";
import type { Edited } from "#shared/contract/review-calls";
import type { ReviewId } from "#shared/ids";
import { isChangedElsewhere } from "./as-seen.ts";
import {
  asPart,
  commitDraft,
  draftKey,
  refusal,
  savedValue,
  targetAt,
  type Draft,
  type DraftTarget,
} from "./drafts.ts";
import type { InStep } from "./keep-in-step.ts";
import type { NewEntries } from "./new-entries.ts";
import { isClosed, type ReviewState } from "./review-state.ts";
import type { SaveQueue } from "./save-queue.ts";

export const COMMIT_EVERY_MS = 400;

export type DraftKeeper = {
  edit: (target: DraftTarget, value: string) => void;
  /** Sends every draft that may be sent, or just this one. */
  flush: (target?: DraftTarget) => void;
  /** Drops a draft without saving it. */
  forget: (target: DraftTarget) => void;
  /** Saves a draft over what another window has stored there. */
  insist: (target: DraftTarget) => void;
  /** Drops all drafts of one entry. */
  forgetEntry: (id: string) => void;
  /** The entry is stored under another id now. */
  rename: (from: string, to: string) => void;
};

export function createDraftKeeper({
  client,
  reviewId,
  store,
  queue,
  take,
  inStep,
  newEntries,
}: {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  queue: SaveQueue;
  take: (edited: Edited) => void;
  inStep: InStep;
  newEntries: Pick<NewEntries, "idNow" | "stored">;
}): DraftKeeper {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const draftAt = (key: string) => store.getState().drafts[key];

  function put(key: string, draft: Draft | undefined): void {
    const { [key]: _, ...others } = store.getState().drafts;
    store.setState({ drafts: draft === undefined ? others : { ...others, [key]: draft } });
  }

  /** A field that has not been drawn again since its entry was stored still has the id from before. */
  function now(target: DraftTarget): DraftTarget {
    return "id" in target ? targetAt(target, newEntries.idNow(target.id)) : target;
  }

  function stopTimer(key: string): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
  }

  function edit(shown: DraftTarget, value: string): void {
    if (isClosed(store.getState())) return;
    const target = now(shown);
    const key = draftKey(target);
    const problem = refusal(target, value);
    const stored = draftAt(key)?.stored;
    put(key, {
      target,
      value,
      ...(problem === undefined ? {} : { problem }),
      ...(stored === undefined ? {} : { stored }),
    });
    if (!timers.has(key))
      timers.set(
        key,
        setTimeout(() => commit(key), COMMIT_EVERY_MS),
      );
  }

  function commit(key: string): void {
    stopTimer(key);
    const draft = draftAt(key);
    if (!maySend(draft)) return;
    queue
      .add(() => send(key), `draft ${key}`)
      .catch((error: unknown) => {
        const now = draftAt(key);
        if (now) put(key, { ...now, problem: error instanceof Error ? error.message : String(error) });
      });
  }

  /** What may never be sent is given up when the person goes on: what was saved last stays. */
  function commitOrDrop(key: string): void {
    const draft = draftAt(key);
    if (draft && draft.stored === undefined && refusal(draft.target, draft.value) !== undefined)
      forget(draft.target);
    else commit(key);
  }

  function forget(target: DraftTarget): void {
    const key = draftKey(now(target));
    stopTimer(key);
    if (draftAt(key)) put(key, undefined);
  }

  function insist(target: DraftTarget): void {
    const key = draftKey(now(target));
    const draft = draftAt(key);
    if (draft === undefined) return;
    const { stored: _, ...mine } = draft;
    put(key, mine);
    commit(key);
  }

  async function send(key: string): Promise<void> {
    const reading = inStep.reached();
    if (reading) await reading;
    const draft = draftAt(key);
    if (!maySend(draft)) return;
    const { target, value } = draft;
    if (value !== savedValue(store.getState().entries, target) && !(await write(target, value))) return;
    if (draftAt(key)?.value === value) put(key, undefined);
  }

  /** Whether it is stored. Where another window was faster, both texts are shown from now on. */
  async function write(target: DraftTarget, value: string): Promise<boolean> {
    try {
      if ("id" in target && target.id in store.getState().newEntries)
        await newEntries.stored(target.id, asPart(target, value));
      else take(await commitDraft(client, reviewId, target, value, store.getState().entries));
      return true;
    } catch (error) {
      if (!isChangedElsewhere(error)) throw error;
      inStep.heard(false);
      await inStep.reached();
      const draft = draftAt(draftKey(target));
      if (draft && draft.stored === undefined) throw error;
      return false;
    }
  }

  /** Text that is typed on keeps its place in the field, and goes to the entry that is stored by now. */
  function rename(from: string, to: string): void {
    for (const [key, draft] of Object.entries(store.getState().drafts)) {
      if (!("id" in draft.target) || draft.target.id !== from) continue;
      const target = targetAt(draft.target, to);
      stopTimer(key);
      put(key, undefined);
      put(draftKey(target), { ...draft, target });
      commit(draftKey(target));
    }
  }

  return {
    edit,
    flush: (target) => {
      if (target !== undefined) commit(draftKey(now(target)));
      else for (const key of Object.keys(store.getState().drafts)) commitOrDrop(key);
    },
    forget,
    insist,
    forgetEntry: (id) => {
      for (const { target } of Object.values(store.getState().drafts))
        if ("id" in target && target.id === id) forget(target);
    },
    rename,
  };
}

function maySend(draft: Draft | undefined): draft is Draft {
  return (
    draft !== undefined && draft.stored === undefined && refusal(draft.target, draft.value) === undefined
  );
}
