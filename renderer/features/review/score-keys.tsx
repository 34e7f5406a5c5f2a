import { Button } from "@mantine/core";
import { useMemo } from "react";
import type { ChecklistItem } from "#shared/formats/checklist";
import { evidenceLevels } from "#shared/formats/review";
import { mayBeNotApplicable } from "#shared/rules/score-sheet";
import { ProseField } from "./draft-fields.tsx";
import { scoreKeys } from "./key-map.ts";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { levelWords } from "./words.ts";

/** The scale as a row of buttons, each with the key that presses it. */
export function ScoreKeys({ item }: { item: ChecklistItem }) {
  const checklist = useReview((state) => state.checklist);
  const key = useReview((state) => state.entries.answer[item.id]?.key);
  const na = useReview((state) => state.entries.answer[item.id]?.na !== undefined);
  const pending = useReview((state) => state.pending[item.id]);
  const form = useReview((state) => state.form);
  const signed = useSigned();
  const { score, openForm, takeBack } = useReviewActions();
  const keys = useMemo(() => scoreKeys(checklist.scale), [checklist]);
  const naForbidden = !mayBeNotApplicable(checklist, item);
  const below = item.gate
    ? checklist.scale.findIndex((entry) => entry.key === checklist.policy.gateMinimum)
    : 0;
  return (
    <section className="rv-part" aria-label="Score">
      <div className="rv-scale" role="group" aria-label="Score of this item">
        {checklist.scale.map((entry, place) => {
          const chosen = (pending ?? key) === entry.key;
          return (
            <button
              key={entry.key}
              type="button"
              className={`rv-key${pending === entry.key ? " rv-key-pending" : ""}`}
              aria-pressed={chosen}
              aria-keyshortcuts={keys.get(entry.key)}
              disabled={signed}
              title={entry.help}
              onClick={() => void score(entry.key, item.id)}
            >
              <span className="rv-key-top">
                <strong>{entry.key}</strong>
                {keys.get(entry.key) !== undefined && keys.get(entry.key) !== entry.key && (
                  <kbd className="rv-kbd">{keys.get(entry.key)}</kbd>
                )}
              </span>
              <span className="rv-key-label">{entry.label}</span>
              {place < below && <span className="cs-visually-hidden">, fails the gate</span>}
            </button>
          );
        })}
        <button
          type="button"
          className="rv-key rv-key-na"
          aria-pressed={na}
          aria-expanded={form === "na" || na}
          aria-keyshortcuts="x"
          disabled={signed}
          aria-disabled={naForbidden}
          title={
            naForbidden
              ? "The checklist does not allow N/A for this item"
              : "Not applicable, with a written reason"
          }
          onClick={() => openForm("na")}
        >
          <span className="rv-key-top">
            <strong>N/A</strong>
            <kbd className="rv-kbd">X</kbd>
          </span>
          <span className="rv-key-label">{naForbidden ? "Not here" : "Reason"}</span>
        </button>
      </div>
      <div className="rv-scale-below cs-small">
        <ScoreHelp chosen={key} />
        {(key !== undefined || na) && !signed && (
          <button type="button" className="cs-link" onClick={() => void takeBack(item.id)}>
            Take back
          </button>
        )}
      </div>
    </section>
  );
}

function ScoreHelp({ chosen }: { chosen: string | undefined }) {
  const help = useReview((state) => state.checklist.scale.find((entry) => entry.key === chosen)?.help);
  return <span className="cs-dim">{help ?? ""}</span>;
}

/** The forced reason: an item is N/A once there are words for it, and not before. */
export function NotApplicable({ item }: { item: ChecklistItem }) {
  const form = useReview((state) => state.form);
  const saved = useReview((state) => state.entries.answer[item.id]?.na);
  const typed = useReview((state) => state.drafts[`na:${item.id}`] !== undefined);
  const { openForm } = useReviewActions();
  if (form !== "na" && saved === undefined && !typed) return null;
  return (
    <section className="rv-form" aria-label="Not applicable">
      <ProseField
        target={{ of: "na", id: item.id }}
        label="Why this item does not apply"
        description="The memo prints this reason in its table of exclusions. Without words nothing changes."
        required
        rows={2}
        fresh={form === "na"}
      />
      {saved === undefined && (
        <Button variant="default" onClick={() => openForm(undefined)}>
          Cancel
        </Button>
      )}
    </section>
  );
}

/** How well the answer is proved: kept apart from how good it is. */
export function EvidenceLevels({ itemId }: { itemId: string }) {
  const level = useReview((state) => state.entries.answer[itemId]?.evidenceLevel ?? "declared");
  const signed = useSigned();
  const { setEvidenceLevel } = useReviewActions();
  return (
    <section className="rv-part rv-levels" aria-label="Evidence level">
      <span className="rv-field-label" id="rv-level-label">
        Evidence level <kbd className="rv-kbd">E</kbd>
      </span>
      <div className="rv-level-row" role="group" aria-labelledby="rv-level-label">
        {evidenceLevels.map((word) => (
          <button
            key={word}
            type="button"
            className="rv-level"
            aria-pressed={word === level}
            disabled={signed}
            title={levelWords[word].says}
            onClick={() => void setEvidenceLevel(word, itemId)}
          >
            {levelWords[word].word}
          </button>
        ))}
      </div>
    </section>
  );
}
