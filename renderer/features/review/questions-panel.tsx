import { Button } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useMemo } from "react";
import type { ReviewId } from "#shared/ids";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { formKey } from "./new-entry.ts";
import { QuestionForms } from "./question-forms.tsx";
import { QuestionForm } from "./question-form.tsx";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";

const PAGE = 100;

/** All questions to the vendor, in the order of the checklist. */
export function QuestionsPanel({ reviewId }: { reviewId: ReviewId }) {
  const questions = useReview((state) => state.entries.question);
  const newEntries = useReview((state) => state.newEntries);
  const stored = useReview((state) => state.stored);
  const order = useReview((state) => state.order);
  const signed = useSigned();
  const { askVendor } = useReviewActions();
  const ids = useMemo(() => {
    const at = (id: string) => order.byId.get(questions[id]?.item ?? "")?.index ?? Number.MAX_SAFE_INTEGER;
    const stand = Object.keys(questions).sort((a, b) => at(a) - at(b) || (a < b ? -1 : 1));
    return [...stand, ...Object.keys(newEntries).filter((id) => newEntries[id]?.of === "question")];
  }, [questions, newEntries, order]);
  const fresh = useReview((state) => state.freshEntry);
  const paged = usePaged(ids, PAGE, fresh === undefined ? undefined : (stored[fresh] ?? fresh));
  const add = signed ? undefined : <Button onClick={() => askVendor(undefined)}>New question</Button>;
  if (ids.length === 0)
    return (
      <div className="rv-page">
        <EmptyState icon={IconMessageQuestion} title="No questions to the vendor yet" actions={add}>
          <p>Press Q at an item to ask about it. The memo lists the questions for the vendor to answer.</p>
        </EmptyState>
      </div>
    );
  return (
    <div className="rv-page">
      <div className="rv-part-head">
        <h2>Questions to the vendor {Object.keys(questions).length}</h2>
        <span className="cs-row">
          <QuestionForms reviewId={reviewId} signed={signed} />
          {add}
        </span>
      </div>
      <Pager paged={paged} what="questions" />
      <div className="rv-question-list">
        {paged.shown.map((id) => (
          <QuestionForm key={formKey(stored, id)} questionId={id} withItem />
        ))}
      </div>
    </div>
  );
}
