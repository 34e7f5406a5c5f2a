import { Button } from "@mantine/core";
import { noDecision } from "#shared/formats/review";
import { valueAt } from "../packet/sections/packet-document.ts";
import { LineField, ProseField } from "../review/draft-fields.tsx";
import { useReview, useSigned } from "../review/review-session.tsx";
import { useDraft } from "../review/use-draft.ts";
import type { DecisionText, DraftTarget } from "../review/drafts.ts";
import type { ReviewState } from "../review/review-state.ts";
import { ConditionList } from "./condition-list.tsx";
import { asksTerms, decisionShown, termsNamed } from "./decision-words.ts";
import { ExclusionList } from "./exclusion-list.tsx";
import { wordsOf } from "./packet-words.ts";
import { TermsAsText } from "./terms-as-text.tsx";

/**
 * What exactly is approved, on which terms: an approval is for this boundary and no other. A return or a rejection has
 * no terms; what was written before it was decided stays, to be read, and can be written again after an approval.
 */
export function DecisionForm() {
  const asked = useReview((state) => asksTerms(decisionShown(state)));
  const stuck = useReview(hasStuckTerms);
  const closed = useSigned();
  if (closed) return <TermsAsText />;
  return asked || stuck ? <TermsForm /> : <KeptTerms />;
}

/** Text that was refused, or that another window has changed, must not be hidden: the person has to choose. */
function hasStuckTerms({ drafts }: ReviewState): boolean {
  return Object.values(drafts).some(
    ({ target, problem, stored }) => isTerm(target) && (problem !== undefined || stored !== undefined),
  );
}

function isTerm(target: DraftTarget): boolean {
  if (target.of === "decision") return target.field !== "reason" && target.field !== "marking";
  return target.of === "excluded" || target.of === "conditions";
}

function KeptTerms() {
  const named = useReview((state) => termsNamed(state.entries.decision["decision"] ?? noDecision));
  if (named === undefined) return null;
  return (
    <section className="dc-part" aria-label="Kept for an approval">
      <h2>Kept for an approval</h2>
      <p>
        You have written down {named}. A decision to return or reject needs none of it: it stays part of the
        review, and can be changed again once you approve.
      </p>
      <details className="cs-details">
        <summary>Read what is kept</summary>
        <TermsAsText onlyWritten />
      </details>
    </section>
  );
}

function TermsForm() {
  return (
    <>
      <section className="dc-part" aria-label="Scope">
        <h2>Scope</h2>
        <ProseField
          target={{ of: "decision", field: "scope" }}
          label="Approved scope"
          description="Exactly what may run, in which systems, with which data"
          rows={4}
        />
        <Suggestion field="scope" path="boundary.statement" says="Take the packet's boundary statement" />
        <ExclusionList />
      </section>
      <section className="dc-part" aria-label="Conditions">
        <ConditionList />
      </section>
      <section className="dc-part" aria-label="Afterwards">
        <h2>Afterwards</h2>
        <LineField
          target={{ of: "decision", field: "stoppedBy" }}
          label="Who can stop it"
          description="A person or post inside the buyer, and how they do it"
        />
        <Suggestion field="stoppedBy" path="failure.stop" says="Take what the packet says" />
        <LineField
          target={{ of: "decision", field: "reviewAgain" }}
          label="Reviewed again when"
          description="A day, or what brings it back: a new tool, a wider scope, another model"
        />
        <Suggestion field="reviewAgain" path="ownership.reviewTriggers" says="Take what the packet says" />
      </section>
    </>
  );
}

/** Offers the vendor's own words for a blank field: by a press of a button, never silently. */
function Suggestion({ field, path, says }: { field: DecisionText; path: string; says: string }) {
  const packet = useReview((state) => state.packet);
  const { value, setValue, save } = useDraft({ of: "decision", field });
  const signed = useSigned();
  const text = wordsOf(valueAt(packet, path));
  if (signed || text === "" || value.trim() !== "") return null;
  return (
    <div className="dc-suggestion">
      <Button
        variant="default"
        onClick={() => {
          setValue(text);
          save();
        }}
      >
        {says}
      </Button>
      <span className="cs-dim cs-vendor" dir="auto">
        “{text.length > 160 ? `${text.slice(0, 160)}…` : text}”
      </span>
    </div>
  );
}
