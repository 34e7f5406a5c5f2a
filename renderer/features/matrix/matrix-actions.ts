/** What a person does to the matrix of a review, in their words. */
import type { StoreApi } from "zustand/vanilla";
import type { Edited } from "#shared/contract/review-calls";
import type { ReviewId } from "#shared/ids";
import {
  bucketOf,
  matrixRows,
  standingVersion,
  type CorrectionPart,
  type MatrixRow,
} from "#shared/rules/matrix";
import type { Client } from "../../api/client.ts";
import { seen } from "../review/as-seen.ts";
import type { DraftKeeper } from "../review/draft-keeper.ts";
import { isClosed, type ReviewState } from "../review/review-state.ts";
import type { MatrixPlace } from "./matrix-order.ts";
import { bucketWords, reversibleWord } from "./matrix-words.ts";

type Tools = {
  client: Client;
  reviewId: ReviewId;
  store: StoreApi<ReviewState>;
  drafts: Pick<DraftKeeper, "flush" | "forgetEntry">;
  save: <T extends Edited>(send: () => Promise<T>, overtaken?: () => string) => Promise<T | undefined>;
};

export function createMatrixActions({ client, reviewId, store, drafts, save }: Tools) {
  const { getState: get, setState: set } = store;
  const place = (wish: Partial<MatrixPlace>) => set({ matrix: { ...get().matrix, ...wish } });
  const say = (announcement: string) => set({ announcement });
  const rowOf = (id: string) => rowsOf(get()).find((row) => row.id === id);

  /** Marks a row: the keys act on it, and its fields stand beside the list. */
  function markAction(id: string): void {
    const row = rowOf(id);
    if (row === undefined) return;
    if (get().matrix.row === id) return hold(row);
    drafts.flush();
    hold(row);
    set({ announcement: describe(row), refused: undefined });
  }

  /** Takes the row that is shown as marked for the marked one, without a word. */
  function holdAction(id: string): void {
    const row = rowOf(id);
    if (row !== undefined && get().matrix.row !== id) hold(row);
  }

  function hold(row: MatrixRow): void {
    place({ row: row.id, held: bucketOf(row.yours) });
  }

  /** A narrower or other list: the marked row is let go where it does not belong to it. */
  function narrowMatrix(wish: Partial<Omit<MatrixPlace, "row" | "held">>, keepsRow: boolean): void {
    place({ ...wish, ...(keepsRow ? {} : { row: "" }) });
  }

  async function correctAction(id: string, part: CorrectionPart): Promise<void> {
    const row = rowOf(id);
    if (isClosed(get()) || row === undefined) return;
    drafts.flush();
    const fields = namesOf(part);
    const edited = await save(
      () =>
        client.call("action.correct", {
          reviewId,
          path: row.path,
          correction: part,
          expected: seen(standingNow(row), ...fields),
        }),
      () => {
        const now = rowOf(id) ?? row;
        return `Another window changed the action “${nameOf(row)}” meanwhile: ${standsNow(now)}. What you chose is not saved; choose it again if it is to stand.`;
      },
    );
    if (edited) say(`${nameOf(row)}: ${standsNow(rowOf(id) ?? row)}`);
  }

  /** The vendor's version stands again. */
  async function takeCorrectionBack(id: string): Promise<void> {
    const row = rowOf(id);
    if (isClosed(get()) || row === undefined) return;
    drafts.flush();
    const isCorrected = () => get().entries.action[id] !== undefined;
    const edited = await save(
      () =>
        client.call("action.correct", {
          reviewId,
          path: row.path,
          correction: null,
          expected: seen(standingNow(row), "policy", "reversible", "approver", "receipt", "rollback", "note"),
        }),
      () =>
        `Another window changed the action “${nameOf(row)}” meanwhile. Its correction is not taken back; look at it again.`,
    );
    if (edited && !isCorrected()) {
      drafts.forgetEntry(id);
      say(`${nameOf(row)}: correction taken back. Undo brings it back.`);
    }
  }

  /** Read when it is sent, after all that this window sent before. */
  function standingNow(row: MatrixRow) {
    return standingVersion(row.row, get().entries.action[row.id]);
  }

  return { markAction, holdAction, narrowMatrix, correctAction, takeCorrectionBack };
}

export function rowsOf({ packet, entries }: Pick<ReviewState, "packet" | "entries">): readonly MatrixRow[] {
  return matrixRows(packet.packet.sections.actions?.rows ?? [], entries.action, entries.flag);
}

function namesOf(part: CorrectionPart) {
  return (["policy", "reversible", "approver", "receipt", "rollback", "note"] as const).filter(
    (field) => part[field] !== undefined,
  );
}

export function nameOf({ row, path }: Pick<MatrixRow, "row" | "path">): string {
  const words = row.action?.trim() ?? "";
  if (words === "") return path;
  return words.length <= 120 ? words : `${words.slice(0, 120)}…`;
}

function describe(row: MatrixRow): string {
  const bucket = bucketOf(row.yours);
  const more = [
    row.corrected ? "corrected" : "",
    row.flags.length > 0 ? `${row.flags.length} flags` : "",
  ].filter(Boolean);
  return [nameOf(row), bucketWords[bucket].word, ...more].join(", ");
}

function standsNow({ yours }: MatrixRow): string {
  const bucket = bucketWords[bucketOf(yours)].word;
  return `${bucket}, reversible: ${reversibleWord(yours.reversible)}`;
}
