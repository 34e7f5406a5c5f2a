import type { EntryKind } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import type { ReadDb, WriteDb } from "./open-database.ts";

/** One entry before and after a step. No body: the entry is not there. */
export type StepChange = { kind: EntryKind; id: string; before?: unknown; after?: unknown };

/** `open`: a burst of typing whose receipt is still to come. `undone`: can be done again. */
export type Step = {
  reviewId: ReviewId;
  step: number;
  label: string;
  changes: StepChange[];
  state: "open" | "done" | "undone";
  at: string;
};

type Row = {
  review_id: string;
  step: number;
  label: string;
  changes: string;
  state: Step["state"];
  at: string;
};

const SELECT = "SELECT review_id, step, label, changes, state, at FROM review_step";

/** The step that undo would take back. */
export function findLastStep(db: ReadDb, id: ReviewId): Step | undefined {
  const row = db
    .prepare<[string], Row>(`${SELECT} WHERE review_id = ? AND state <> 'undone' ORDER BY step DESC LIMIT 1`)
    .get(id);
  return row && toStep(row);
}

/** The step that redo would do again. */
export function findNextUndone(db: ReadDb, id: ReviewId): Step | undefined {
  const row = db
    .prepare<[string], Row>(
      `${SELECT} INDEXED BY review_step_undone WHERE review_id = ? AND state = 'undone' ORDER BY step LIMIT 1`,
    )
    .get(id);
  return row && toStep(row);
}

/** The step of a burst of typing in this review. */
export function findOpenStep(db: ReadDb, id: ReviewId): Step | undefined {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE state = 'open' AND review_id = ?`).get(id);
  return row && toStep(row);
}

/** What undo and redo would name; without the changes, which can be as large as the review. */
export function findLabels(db: ReadDb, id: ReviewId): { undo: string | undefined; redo: string | undefined } {
  const row = db
    .prepare<[{ id: string }], { undo: string | null; redo: string | null }>(
      `SELECT
         (SELECT label FROM review_step WHERE review_id = :id AND state <> 'undone' ORDER BY step DESC LIMIT 1) AS undo,
         (SELECT label FROM review_step INDEXED BY review_step_undone
            WHERE review_id = :id AND state = 'undone' ORDER BY step LIMIT 1) AS redo`,
    )
    .get({ id });
  return { undo: row?.undo ?? undefined, redo: row?.redo ?? undefined };
}

export function listOpenSteps(db: ReadDb): Step[] {
  return db.prepare<[], Row>(`${SELECT} WHERE state = 'open'`).all().map(toStep);
}

/** Adds a step after the last one that stands; what was undone cannot be done again from here on. */
export function addStep(db: WriteDb, step: Omit<Step, "step">): void {
  db.prepare(
    "DELETE FROM review_step INDEXED BY review_step_undone WHERE review_id = ? AND state = 'undone'",
  ).run(step.reviewId);
  db.prepare(
    `INSERT INTO review_step (review_id, step, label, changes, state, at)
     VALUES (?, (SELECT coalesce(max(step), 0) + 1 FROM review_step WHERE review_id = ?), ?, ?, ?, ?)`,
  ).run(step.reviewId, step.reviewId, step.label, JSON.stringify(step.changes), step.state, step.at);
}

export function updateStep(db: WriteDb, step: Step): void {
  const { changes } = db
    .prepare("UPDATE review_step SET changes = ?, state = ?, at = ? WHERE review_id = ? AND step = ?")
    .run(JSON.stringify(step.changes), step.state, step.at, step.reviewId, step.step);
  if (changes !== 1) throw new Error(`step ${step.step} of ${step.reviewId} is gone`);
}

export function deleteStep(db: WriteDb, { reviewId, step }: Pick<Step, "reviewId" | "step">): void {
  db.prepare("DELETE FROM review_step WHERE review_id = ? AND step = ?").run(reviewId, step);
}

function toStep(row: Row): Step {
  return {
    // Ids and changes in this table were written by `addStep` alone.
    reviewId: row.review_id as ReviewId,
    step: row.step,
    label: row.label,
    changes: JSON.parse(row.changes) as StepChange[],
    state: row.state,
    at: row.at,
  };
}
