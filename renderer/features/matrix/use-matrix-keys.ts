import { useEffect } from "react";
import { flushSync } from "react-dom";
import { actionPolicies } from "#shared/formats/packet";
import type { MatrixRow } from "#shared/rules/matrix";
import { usePageKeys, type KeyGroup } from "../../ui/page-offers.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { useReviewStore } from "../review/review-session.tsx";
import type { ReviewStore } from "../review/review-store.ts";
import { inDialog, isTextField } from "../review/use-review-keys.ts";
import { whyClosed } from "../review/why-closed.ts";
import { FIELD } from "./action-pane.tsx";
import { bucketWords, MATRIX } from "./matrix-words.ts";
import type { Matrix } from "./use-matrix.ts";

const help: KeyGroup = {
  title: "In the matrix, before the other keys",
  keys: [
    { keys: ["J", "↓"], does: "Next action" },
    { keys: ["K", "↑"], does: "Previous action" },
    { keys: ["Home", "End"], does: "First and last action" },
    { keys: ["A", "1"], does: "Automatic" },
    { keys: ["P", "2"], does: "Approval" },
    { keys: ["X", "3"], does: "Never" },
    { keys: ["R"], does: "Reversible: yes, no, not said" },
    { keys: ["Enter", "Space"], does: "Write your version: approver, receipt, rollback" },
    { keys: ["C"], does: "Write the note on the action" },
    { keys: ["T"], does: "Take the correction back" },
    { keys: ["Esc"], does: "Leave a field, back to the actions" },
  ],
};

const steps: Readonly<Record<string, 1 | -1 | "first" | "last">> = {
  j: 1,
  ArrowDown: 1,
  k: -1,
  ArrowUp: -1,
  Home: "first",
  End: "last",
};

/** Binds the keys of the matrix while it is shown. They come before the keys of the review, which know only items. */
export function useMatrixKeys({ shown, marked }: Matrix): void {
  const store = useReviewStore();
  const { hint } = useToasts();
  usePageKeys(help);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || inDialog(event.target)) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (isTextField(event.target)) {
        if (event.key === "Escape") focusRows();
        return;
      }
      const handled = walk(event) || act(event);
      if (handled) event.preventDefault();
    };

    function walk(event: KeyboardEvent): boolean {
      const step = steps[event.key];
      if (step === undefined || (event.key.length > 1 && !walksRows(event.target))) return false;
      const next = rowAt(shown, marked, step);
      if (next !== undefined && next.id !== store.getState().matrix.row)
        flushSync(() => store.actions.markAction(next.id));
      focusRows();
      return true;
    }

    function act(event: KeyboardEvent): boolean {
      const command = commandOf(event, marked, store);
      if (command === undefined) return false;
      if (event.repeat) return true;
      const closed = whyClosed(store.getState(), "score");
      if (closed === undefined) command();
      else hint(closed);
      return true;
    }

    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [store, shown, marked, hint]);
}

function rowAt(
  shown: readonly MatrixRow[],
  marked: MatrixRow | undefined,
  step: 1 | -1 | "first" | "last",
): MatrixRow | undefined {
  if (step === "first") return shown[0];
  if (step === "last") return shown.at(-1);
  return shown[shown.findIndex((row) => row.id === marked?.id) + step];
}

function commandOf(
  event: KeyboardEvent,
  marked: MatrixRow | undefined,
  { actions }: ReviewStore,
): (() => void) | undefined {
  if (marked === undefined) return undefined;
  const policy = actionPolicies.find(
    (one, at) => bucketWords[one].key === event.key || event.key === String(at + 1),
  );
  if (policy !== undefined) return () => void actions.correctAction(marked.id, { policy });
  switch (event.key) {
    case "r":
      if (marked.yours.policy === undefined) return () => focusOn(FIELD.bucket);
      return () => void actions.correctAction(marked.id, { reversible: after(marked.yours.reversible) });
    case "t":
      return () => {
        if (marked.corrected) void actions.takeCorrectionBack(marked.id);
        else actions.say("There is no correction to take back");
      };
    case "c":
      return () => focusOn(FIELD.note, FIELD.bucket);
    case "Enter":
    case " ":
      return isRows(event.target) ? () => focusOn(FIELD.first, FIELD.bucket) : undefined;
    default:
      return undefined;
  }
}

function after(reversible: boolean | undefined): boolean | null {
  if (reversible === undefined) return true;
  return reversible ? false : null;
}

/** The first of these that is there. */
function focusOn(...ids: string[]): void {
  for (const id of ids) {
    const field = document.getElementById(id);
    if (field) return field.focus();
  }
}

function focusRows(): void {
  document.getElementById(MATRIX)?.focus({ preventScroll: true });
}

function isRows(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.id === MATRIX;
}

/** Arrows walk the rows where nothing else has a use for them. */
function walksRows(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target === document.body || target.closest(`#${MATRIX}, .mx-counts`) !== null || target.matches("main"))
  );
}
