import { memo, useEffect, useRef } from "react";
import { worstGate, type GateState } from "#shared/rules/score-sheet";
import { StateBadge } from "../../ui/state-badge.tsx";
import { MarkBadge, GateIcon } from "./marks.tsx";
import { useReview, useReviewActions } from "./review-session.tsx";
import { WhyButton } from "./why-popover.tsx";
import { percentText } from "./why-words.ts";
import { fateMarks, flagMarks, recommendationMarks } from "./words.ts";
import { openFlags } from "./flag-order.ts";
import { askedWords, countWords } from "./flag-words.ts";
import { nextWhere } from "./item-order.ts";

export function StandingBar() {
  const overall = useReview((state) => percentText(state.card.overall));
  const open = useReview((state) => state.card.open.length);
  const notApplicable = useReview((state) => state.card.notApplicable.length);
  const recommendation = useReview((state) => state.card.recommendation);
  return (
    <div className="rv-standing" role="group" aria-label="How the review stands">
      <div className="rv-overall">
        <span className="rv-label">Overall</span>
        <strong>{overall}</strong>
      </div>
      <SectionChips />
      <GateCounts />
      <FlagCounts />
      <div className="rv-count">
        <span className="rv-label">Open</span>
        <span className="rv-count-line">
          <strong>{open}</strong>
          {notApplicable > 0 && <span className="cs-dim"> · {notApplicable} N/A</span>}
        </span>
      </div>
      <div className="rv-recommendation">
        <span className="rv-label">Recommendation</span>
        <span className="rv-recommendation-line">
          <MarkBadge mark={recommendationMarks[recommendation]} />
          <WhyButton />
        </span>
      </div>
    </div>
  );
}

function SectionChips() {
  const count = useReview((state) => state.card.sections.length);
  return (
    <ol className="rv-chips" aria-label="Sections">
      {Array.from({ length: count }, (_, index) => (
        // Sections are never added or moved within a review.
        // oxlint-disable-next-line react/no-array-index-key
        <SectionChip key={index} index={index} />
      ))}
    </ol>
  );
}

const SectionChip = memo(function SectionChip({ index }: { index: number }) {
  const title = useReview((state) => state.card.sections[index]?.title ?? "");
  const score = useReview((state) => percentText(state.card.sections[index]?.score));
  const open = useReview((state) => state.card.sections[index]?.open ?? 0);
  const gate = useReview((state) => worstGate(state.checklist.sections[index]?.items ?? [], state.gates));
  const here = useReview((state) => state.order.byId.get(state.itemId)?.sectionIndex === index);
  const first = useReview(
    (state) => state.order.places[state.order.sectionStarts[index] ?? 0]?.item.id ?? "",
  );
  const { select, show } = useReviewActions();
  const chip = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (here) chip.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <li>
      <button
        ref={chip}
        type="button"
        className="rv-chip"
        aria-current={here ? "true" : undefined}
        title={`${title}: ${score}, ${open} open`}
        onClick={() => {
          show("item");
          select(first);
        }}
      >
        <span className="rv-chip-title">{title}</span>
        <span className="rv-chip-line">
          <strong>{score}</strong>
          {gate !== undefined && gate !== "passed" && <GateIcon state={gate} size={14} />}
          {open > 0 && <span className="rv-chip-open">{open} open</span>}
        </span>
      </button>
    </li>
  );
});

function GateCounts() {
  const count = (wanted: GateState) => (state: { card: { gates: readonly { state: GateState }[] } }) =>
    state.card.gates.filter((gate) => gate.state === wanted).length;
  const failed = useReview(count("failed"));
  const waived = useReview(count("waived"));
  const open = useReview(count("open"));
  const all = useReview((state) => state.card.gates.length);
  const goTo = useGoToGate();
  if (all === 0) return null;
  return (
    <div className="rv-count">
      <span className="rv-label">Gates</span>
      <span className="rv-gate-counts">
        {failed > 0 && (
          <button type="button" className="rv-plain" onClick={() => goTo("failed")}>
            <StateBadge tone="bad">{failed} failed</StateBadge>
          </button>
        )}
        {waived > 0 && (
          <button type="button" className="rv-plain" onClick={() => goTo("waived")}>
            <StateBadge tone="warn">{waived} waived</StateBadge>
          </button>
        )}
        {open > 0 && (
          <button type="button" className="rv-plain" onClick={() => goTo("open")}>
            <StateBadge tone="neutral">{open} open</StateBadge>
          </button>
        )}
        {failed + waived + open === 0 && <StateBadge tone="good">all passed</StateBadge>}
      </span>
    </div>
  );
}

/** How many flags nobody has dealt with; nothing where the pre-checks have not run. */
function FlagCounts() {
  const { open, blockers, asked } = useReview((state) => openFlags(state.entries.flag));
  const any = useReview((state) => Object.keys(state.entries.flag).length > 0);
  const { showFlags } = useReviewActions();
  if (!any) return null;
  return (
    <div className="rv-count">
      <span className="rv-label">{open > 0 ? "Flags to deal with" : "Flags"}</span>
      <span className="rv-gate-counts">
        {open > 0 && (
          <button
            type="button"
            className="rv-plain"
            aria-label={`${open} to deal with`}
            onClick={() => showFlags({ fate: "open" })}
          >
            <StateBadge tone="neutral" icon={fateMarks.open.icon}>
              {open}
            </StateBadge>
          </button>
        )}
        {blockers > 0 && (
          <button
            type="button"
            className="rv-plain"
            onClick={() => showFlags({ fate: "open", severity: "blocker" })}
          >
            <StateBadge tone="bad" icon={flagMarks.blocker.icon}>
              {countWords(blockers, "blocker")}
            </StateBadge>
          </button>
        )}
        {asked > 0 && (
          <button
            type="button"
            className="rv-plain"
            onClick={() => showFlags({ fate: "asked", severity: "blocker" })}
          >
            <StateBadge tone="warn" icon={fateMarks.asked.icon}>
              {askedWords(asked)}
            </StateBadge>
          </button>
        )}
        {open === 0 && <StateBadge tone={asked > 0 ? "neutral" : "good"}>all dealt with</StateBadge>}
      </span>
    </div>
  );
}

/** Goes to the next gate in that state. */
function useGoToGate() {
  const { select, show } = useReviewActions();
  const order = useReview((state) => state.order);
  const gates = useReview((state) => state.gates);
  const itemId = useReview((state) => state.itemId);
  return (wanted: GateState) => {
    const next = nextWhere(order, itemId, (place) => gates[place.item.id] === wanted) ?? itemId;
    show("item");
    select(next);
  };
}
