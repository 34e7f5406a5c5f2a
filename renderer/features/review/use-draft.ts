import { useCallback, useMemo } from "react";
import { draftKey, savedValue, type DraftTarget } from "./drafts.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";

/** A text field of the review: its newest text, why it could not be saved, and the props of the field. */
export function useDraft(target: DraftTarget) {
  const key = draftKey(target);
  // The key tells targets apart; the object is new at every render.
  // oxlint-disable-next-line react/exhaustive-deps
  const stable = useMemo(() => target, [key]);
  const draft = useReview((state) => state.drafts[key]);
  const saved = useReview((state) => savedValue(state.entries, stable));
  const signed = useSigned();
  const { type, flush, discardDraft, insistOnDraft } = useReviewActions();
  const setValue = useCallback((value: string) => type(stable, value), [type, stable]);
  const save = useCallback(() => flush(stable), [flush, stable]);
  const discard = useCallback(() => discardDraft(stable), [discardDraft, stable]);
  const insist = useCallback(() => insistOnDraft(stable), [insistOnDraft, stable]);
  return {
    target: stable,
    value: draft?.value ?? saved,
    saved,
    problem: draft?.problem,
    /** What another window has stored there since this was begun. */
    stored: draft?.stored,
    setValue,
    save,
    discard,
    insist,
    readOnly: signed,
  };
}
