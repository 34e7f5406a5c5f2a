/**
 * Every change of a review goes through here: entries before and after become a step that can be undone, and a
 * receipt. Typing comes as a burst of commits on one entry; it is one step, and one receipt when the burst ends.
 */
import { isDeepStrictEqual } from "node:util";
import type { Edited } from "#shared/contract/review-calls";
import { AppError } from "#shared/errors";
import type { EntryKind } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import type { ReadDb } from "../db/open-database.ts";
import { findEntry, getReview, putEntry, touchReview } from "../db/review-repo.ts";
import {
  addStep,
  deleteStep,
  findLabels,
  findLastStep,
  findNextUndone,
  findOpenStep,
  listOpenSteps,
  updateStep,
  type Step,
  type StepChange,
} from "../db/step-repo.ts";
import type { Tx } from "../db/transact.ts";

/** A pause in typing that ends a burst. */
export const BURST_PAUSE_MS = 5_000;

export type Edit = {
  /** What undo names: "Score of boundary.trigger". */
  label: string;
  /** What is written: no `after` removes the entry. */
  changes: readonly { kind: EntryKind; id: string; after?: unknown }[];
  /** Typing: joins the step that is open for the same entry. */
  burst?: boolean;
};

/** A label that names its thing by its words: "Flag confirmed: The agent can delete customers". */
export function named(what: string, words = ""): string {
  const line = words.replace(/\s+/gu, " ").trim();
  if (line === "") return what;
  return `${what}: ${line.length <= 120 ? line : `${line.slice(0, 119)}…`}`;
}

export function assertUnsigned(db: ReadDb, reviewId: ReviewId): void {
  if (getReview(db, reviewId).signed) {
    throw new AppError("signed", "This review is signed and cannot be changed. Start a new revision.", {
      reviewId,
    });
  }
}

/** Refuses what was decided on sight of something that another window has changed since. */
export function assertAsSeen(
  stands: object | undefined,
  expected: Readonly<Record<string, unknown>> | undefined,
): void {
  const now = new Map<string, unknown>(Object.entries(stands ?? {}));
  const changed = Object.entries(expected ?? {}).find(
    ([field, seen]) => !isDeepStrictEqual(now.get(field) ?? null, seen),
  );
  if (changed === undefined) return;
  throw new AppError(
    "conflict",
    "This was changed in another window meanwhile, and nothing was overwritten. Read what it says now, then change it again.",
    { reason: "changed-elsewhere" },
  );
}

export function editReview(tx: Tx, reviewId: ReviewId, edit: Edit): Edited {
  assertUnsigned(tx.db, reviewId);
  const changes = edit.changes
    .map(({ kind, id, after }): StepChange => {
      const before = findEntry(tx.db, reviewId, kind, id);
      return {
        kind,
        id,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
    })
    .filter((change) => !isDeepStrictEqual(change.before, change.after));
  if (changes.length === 0) {
    tx.nothingChanged();
    return edited(tx, reviewId, []);
  }
  for (const change of changes) putEntry(tx.db, reviewId, change.kind, change.id, change.after);
  touchReview(tx.db, reviewId, tx.at);
  if (edit.burst && joinOpenStep(tx, reviewId, edit.label, changes)) {
    tx.receiptFollows();
    return edited(tx, reviewId, changes);
  }
  sealOpenSteps(tx);
  const state = edit.burst ? "open" : "done";
  addStep(tx.db, { reviewId, label: edit.label, changes, state, at: tx.at });
  if (state === "open") tx.receiptFollows();
  else stepReceipt(tx, reviewId, edit.label, changes);
  return edited(tx, reviewId, changes);
}

/** Lays this commit over the open step of the same entry, where the pause since was short. */
function joinOpenStep(tx: Tx, reviewId: ReviewId, label: string, changes: StepChange[]): boolean {
  const open = findOpenStep(tx.db, reviewId);
  const [now, ...more] = changes;
  const before = open?.changes[0];
  if (!open || open.label !== label || !now || more.length > 0 || !before) return false;
  if (before.kind !== now.kind || before.id !== now.id) return false;
  const pause = Date.parse(tx.at) - Date.parse(open.at);
  if (pause < 0 || pause > BURST_PAUSE_MS) return false;
  const { after: _replaced, ...kept } = before;
  updateStep(tx.db, {
    ...open,
    at: tx.at,
    changes: [now.after === undefined ? kept : { ...kept, after: now.after }],
  });
  return true;
}

/** Ends every burst of typing: its one receipt is written now. One that ended where it began was no step. */
export function sealOpenSteps(tx: Tx): void {
  for (const step of listOpenSteps(tx.db)) {
    if (step.changes.every(({ before, after }) => isDeepStrictEqual(before, after))) {
      deleteStep(tx.db, step);
      tx.receiptFollows();
      continue;
    }
    updateStep(tx.db, { ...step, state: "done" });
    stepReceipt(tx, step.reviewId, step.label, step.changes);
  }
}

export function undoStep(tx: Tx, reviewId: ReviewId): Edited {
  assertUnsigned(tx.db, reviewId);
  sealOpenSteps(tx);
  const step = findLastStep(tx.db, reviewId);
  if (!step) throw nothingTo("undo");
  return applyStep(tx, step, "undone");
}

export function redoStep(tx: Tx, reviewId: ReviewId): Edited {
  assertUnsigned(tx.db, reviewId);
  sealOpenSteps(tx);
  const step = findNextUndone(tx.db, reviewId);
  if (!step) throw nothingTo("redo");
  return applyStep(tx, step, "done");
}

function applyStep(tx: Tx, step: Step, state: "done" | "undone"): Edited {
  const reverse = state === "undone";
  const changes = step.changes.map((change): StepChange => {
    const { kind, id } = change;
    const [before, after] = reverse ? [change.after, change.before] : [change.before, change.after];
    return {
      kind,
      id,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    };
  });
  for (const change of changes) putEntry(tx.db, step.reviewId, change.kind, change.id, change.after);
  updateStep(tx.db, { ...step, state });
  touchReview(tx.db, step.reviewId, tx.at);
  tx.receipt({
    kind: reverse ? "review.undone" : "review.redone",
    subject: step.reviewId,
    says: `${reverse ? "Undid" : "Did again"}: ${step.label}`,
    before: bodies(changes, "before"),
    after: bodies(changes, "after"),
  });
  return edited(tx, step.reviewId, changes);
}

function stepReceipt(tx: Tx, reviewId: ReviewId, label: string, changes: readonly StepChange[]): void {
  tx.receipt({
    kind: `review.${changes.length === 1 ? (changes[0]?.kind ?? "changed") : "applied"}`,
    subject: reviewId,
    says: label,
    before: bodies(changes, "before"),
    after: bodies(changes, "after"),
  });
}

function bodies(changes: readonly StepChange[], side: "before" | "after") {
  return changes.map((change) => ({ kind: change.kind, id: change.id, body: change[side] ?? null }));
}

function edited(tx: Tx, reviewId: ReviewId, changes: readonly StepChange[]): Edited {
  return {
    reviewId,
    changes: changes.map(({ kind, id, after }) => ({
      kind,
      id,
      ...(after === undefined ? {} : { body: after }),
    })),
    history: historyOf(tx.db, reviewId),
    savedAt: tx.at,
  };
}

/** What undo and redo would do now, by name. */
export function historyOf(db: ReadDb, reviewId: ReviewId): Edited["history"] {
  const { undo, redo } = findLabels(db, reviewId);
  return { ...(undo === undefined ? {} : { undo }), ...(redo === undefined ? {} : { redo }) };
}

function nothingTo(what: "undo" | "redo"): AppError {
  return new AppError("conflict", `There is nothing to ${what}.`, { reason: `nothing-to-${what}` });
}
