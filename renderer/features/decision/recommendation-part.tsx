import { decisions, noDecision } from "#shared/formats/review";
import { ProseField } from "../review/draft-fields.tsx";
import { MarkBadge } from "../review/marks.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";
import { Why } from "../review/why-popover.tsx";
import { ruleSentence, percentText } from "../review/why-words.ts";
import { decisionWords, recommendationMarks } from "../review/words.ts";
import { useDraft } from "../review/use-draft.ts";

/** What follows from the scores, beside what the reviewer decides. */
export function RecommendationPart() {
  return (
    <section className="dc-beside" aria-label="Recommendation and decision">
      <Recommended />
      <Decided />
    </section>
  );
}

function Recommended() {
  const card = useReview((state) => state.card);
  return (
    <div className="dc-recommended">
      <h2>Recommendation</h2>
      <p className="dc-large">
        <MarkBadge mark={recommendationMarks[card.recommendation]} />
      </p>
      <p>
        Overall <strong>{percentText(card.overall)}</strong>. {ruleSentence(card.because)}
      </p>
      <details className="cs-details">
        <summary>The arithmetic, and what would alter it</summary>
        <Why brief />
      </details>
    </div>
  );
}

function Decided() {
  const stored = useReview((state) => state.entries.decision["decision"]?.decision);
  const deciding = useReview((state) => state.deciding);
  const decision = deciding === undefined ? stored : (deciding ?? undefined);
  const recommendation = useReview((state) => state.card.recommendation);
  const signed = useSigned();
  const { decide } = useReviewActions();
  return (
    <div className="dc-decided">
      <fieldset className="dc-choices" disabled={signed}>
        <legend>Your decision</legend>
        {decisions.map((word) => (
          <label key={word} className="dc-choice">
            <input
              type="radio"
              name="decision"
              value={word}
              checked={decision === word}
              onChange={() => void decide(word)}
            />
            <span>
              <strong>{decisionWords[word].word}</strong>
              {recommendation === word && <span className="cs-dim"> · recommended</span>}
              <span className="cs-dim dc-choice-says">{decisionWords[word].says}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {decision !== undefined && !signed && (
        <button type="button" className="cs-link cs-small" onClick={() => void decide(null)}>
          Take the decision back
        </button>
      )}
      <Reason differs={decision !== undefined && decision !== recommendation} />
    </div>
  );
}

const reasonTarget = { of: "decision", field: "reason" } as const;

/** Always there to be written; needed where the decision differs. */
function Reason({ differs }: { differs: boolean }) {
  const { value } = useDraft(reasonTarget);
  const saved = useReview((state) => (state.entries.decision["decision"] ?? noDecision).reason);
  const recommended = useReview((state) => recommendationMarks[state.card.recommendation].word);
  if (!differs && value === "" && saved === "") return null;
  return (
    <div className={differs && value.trim() === "" ? "dc-needed" : ""}>
      <ProseField
        target={reasonTarget}
        label={differs ? "Why you decide otherwise" : "Reason"}
        description={
          differs
            ? `The recommendation is “${recommended}”. The memo prints your reason beside it; without one the review cannot be signed.`
            : "The memo prints it beside the decision."
        }
        required={differs}
        rows={3}
      />
    </div>
  );
}
