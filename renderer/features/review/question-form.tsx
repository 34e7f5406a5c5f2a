import { ActionIcon, Tooltip } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { memo } from "react";
import { When } from "../../ui/when.tsx";
import { ProseField } from "./draft-fields.tsx";
import { useFresh } from "./finding-form.tsx";
import { questionOf } from "./new-entry.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { ItemLink } from "./why-popover.tsx";

/** A question to the vendor, saved as it is typed. */
export const QuestionForm = memo(function QuestionForm({
  questionId,
  withItem = false,
}: {
  questionId: string;
  withItem?: boolean;
}) {
  const question = useReview((state) => questionOf(state, questionId));
  const fresh = useFresh(questionId);
  const signed = useSigned();
  const { removeQuestion } = useReviewActions();
  if (question === undefined) return null;
  return (
    <div className="rv-question">
      <ProseField target={{ of: "question", id: questionId }} label="Question" rows={1} fresh={fresh} />
      {!signed && (
        <Tooltip label="Remove this question">
          <ActionIcon
            color="gray"
            aria-label="Remove this question"
            onClick={() => void removeQuestion(questionId)}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {(question.replies ?? []).map(({ text, at, file }) => (
        <figure key={`${at} ${text}`} className="rv-reply">
          <blockquote className="cs-vendor" dir="auto">
            {text}
          </blockquote>
          <figcaption className="cs-dim cs-small">
            The vendor answered, taken in <When at={at} /> from <span className="cs-vendor">{file}</span>
          </figcaption>
        </figure>
      ))}
      {withItem && question.item !== undefined && (
        <p className="cs-small">
          about <ItemLink itemId={question.item} />
        </p>
      )}
    </div>
  );
});
