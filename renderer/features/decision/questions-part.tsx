import { firstQuestions, firstQuestionWords } from "#shared/formats/checklist";
import { MarkBadge } from "../review/marks.tsx";
import { useReview } from "../review/review-session.tsx";
import { verdictMarks } from "../review/words.ts";

/** The six first questions, as the memo's first page answers them. */
export function QuestionsPart() {
  const verdicts = useReview((state) => state.card.questions);
  return (
    <section className="dc-part" aria-label="The six first questions">
      <h2>The six first questions</h2>
      <dl className="dc-questions">
        {firstQuestions.map((question) => (
          <div key={question}>
            <dt>{firstQuestionWords[question]}</dt>
            <dd>
              <MarkBadge mark={verdictMarks[verdicts[question]]} quiet />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
