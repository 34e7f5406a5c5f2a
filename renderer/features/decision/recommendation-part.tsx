import { decisions, noDecision, type DecisionWord } from "#shared/formats/review";
import type { Recommendation } from "#shared/rules/recommendation";
import { ProseField } from "../review/draft-fields.tsx";
import { MarkBadge } from "../review/marks.tsx";
import { useReview, useReviewActions, useSigned } from "../review/review-session.tsx";
import { Why } from "../review/why-popover.tsx";
import { ruleSentence, percentText } from "../review/why-words.ts";
import { decisionWords, recommendationMarks } from "../review/words.ts";
import { useDraft } from "../review/use-draft.ts";
import { decisionShown, reasonWords } from "./decision-words.ts";

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
  const decision = useReview(decisionShown);
  const recommendation = useReview((state) => state.card.recommendation);
  const closed = useSigned();
  const { decide } = useReviewActions();
  if (closed) return <DecidedAsText />;
  return (
    <div className="dc-decided">
      <fieldset className="dc-choices">
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
      {decision !== undefined && (
        <button type="button" className="cs-link cs-small" onClick={() => void decide(null)}>
          Take the decision back
        </button>
      )}
      <Reason decision={decision} />
    </div>
  );
}

const decidedWords: Record<DecisionWord, string> = {
  approve: "A bounded test, for exactly the scope below.",
  "approve-with-conditions":
    "A bounded test, for exactly the scope below, with each condition met by its day.",
  return: "The vendor must answer more, or ask for less.",
  reject: "Not to be tested as it stands.",
};

/** As the dialog said it before the signature. */
function comparedToRecommendation(decision: DecisionWord, recommendation: Recommendation): string {
  if (decision === recommendation) return "As recommended.";
  return recommendation === "incomplete"
    ? "Without a recommendation: items were open."
    : `Recommended was: ${recommendationMarks[recommendation].word}.`;
}

/** What was decided, where it cannot be changed any more. */
function DecidedAsText() {
  const decision = useReview(decisionShown);
  const recommendation = useReview((state) => state.card.recommendation);
  const reason = useReview((state) => (state.entries.decision["decision"] ?? noDecision).reason);
  return (
    <div className="dc-decided" role="group" aria-label="Decision">
      <h2>Decision</h2>
      {decision === undefined ? (
        <p className="cs-dim">Nothing was decided.</p>
      ) : (
        <>
          <p className="dc-large">
            <MarkBadge mark={recommendationMarks[decision]} />
          </p>
          <p>
            {comparedToRecommendation(decision, recommendation)} {decidedWords[decision]}
          </p>
        </>
      )}
      {reason.trim() !== "" && (
        <div>
          <h3>Reason</h3>
          <p className="cs-vendor" dir="auto">
            {reason}
          </p>
        </div>
      )}
    </div>
  );
}

const reasonTarget = { of: "decision", field: "reason" } as const;

/** Always there to be written; needed where the decision differs. */
function Reason({ decision }: { decision: DecisionWord | undefined }) {
  const { value } = useDraft(reasonTarget);
  const saved = useReview((state) => (state.entries.decision["decision"] ?? noDecision).reason);
  const card = useReview((state) => state.card);
  const { label, description, needed } = reasonWords(decision, card);
  if (!needed && value === "" && saved === "") return null;
  return (
    <div className={needed && value.trim() === "" ? "dc-needed" : ""}>
      <ProseField target={reasonTarget} label={label} description={description} required={needed} rows={3} />
    </div>
  );
}
