import { Button } from "@mantine/core";
import { useMemo } from "react";
import { describeReference } from "#shared/checklists/frameworks";
import { firstQuestionWords, type ChecklistItem } from "#shared/formats/checklist";
import { Pager, usePaged } from "../../ui/pager.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { fateMarks, flagMarks, gateMarks } from "./words.ts";
import { ProseField } from "./draft-fields.tsx";
import { FindingForm } from "./finding-form.tsx";
import { openFlagsOfItem } from "./flag-order.ts";
import { openFlagWords } from "./flag-words.ts";
import { ITEM_FLAGS } from "./flag-elements.ts";
import { ItemFlags } from "./item-flags.tsx";
import { ItemLinks } from "./item-links.tsx";
import { itemBeside, nextOpen } from "./item-order.ts";
import { MarkBadge } from "./marks.tsx";
import { formKey } from "./new-entry.ts";
import { QuestionForm } from "./question-form.tsx";
import { Refused } from "./refused.tsx";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { EvidenceLevels, NotApplicable, ScoreKeys } from "./score-keys.tsx";
import { WaiverPart } from "./waiver-part.tsx";
import { GuidanceText } from "../checklists/guidance-text.tsx";

/** One item: what is asked, the score, and everything that the reviewer says about it. */
export function ItemPane() {
  const itemId = useReview((state) => state.itemId);
  const place = useReview((state) => state.order.byId.get(state.itemId));
  if (place === undefined) return <div className="rv-item" />;
  // Each item has fields of its own: none of them may keep anything of the item before.
  return (
    <div className="rv-item">
      <section key={itemId} className="rv-item-scroll" aria-label={`Item ${itemId}`}>
        <ItemHead />
        <ItemBody item={place.item} />
      </section>
      <ItemSteps />
    </div>
  );
}

/** The focus lands here when an item comes up by key. */
export const ITEM_HEADING = "rv-item-heading";
export const NOTE_FIELD = "rv-note";

function ItemHead() {
  const place = useReview((state) => state.order.byId.get(state.itemId));
  const count = useReview((state) => state.order.places.length);
  const gate = useReview((state) => state.gates[state.itemId]);
  if (place === undefined) return null;
  const { item, section, index } = place;
  return (
    <header className="rv-item-head">
      <p className="rv-item-where">
        <span>{section.title}</span>
        <span className="cs-dim">
          item {index + 1} of {count}
        </span>
        <code>{item.id}</code>
        {gate !== undefined && (
          <MarkBadge mark={gateMarks[gate]} says="A failed gate cannot be outweighed by any score" />
        )}
        <FlagsOfItem />
      </p>
      <h2 id={ITEM_HEADING} tabIndex={-1} className="cs-vendor">
        {item.prompt}
      </h2>
      <Guidance item={item} />
    </header>
  );
}

/** Says that there are flags further down, and leads to them. */
function FlagsOfItem() {
  const counts = useReview((state) => openFlagsOfItem(state.entries.flag, state.itemId));
  if (counts.open === 0) return null;
  const { tone, icon } = counts.blockers > 0 ? flagMarks.blocker : fateMarks.open;
  return (
    <button
      type="button"
      className="rv-plain"
      title="Go to the flags"
      onClick={() => document.getElementById(ITEM_FLAGS)?.scrollIntoView({ block: "start" })}
    >
      <StateBadge tone={tone} icon={icon}>
        Flags: {openFlagWords(counts)}
      </StateBadge>
    </button>
  );
}

function Guidance({ item }: { item: ChecklistItem }) {
  const open = useReview((state) => state.guidance);
  const { setGuidance } = useReviewActions();
  const weight = `weight ${item.weight}`;
  return (
    <details className="rv-guidance" open={open} onToggle={(event) => setGuidance(event.currentTarget.open)}>
      <summary>
        Guidance <span className="cs-dim">· {weight}</span>
        {item.question !== undefined && (
          <span className="cs-dim"> · {firstQuestionWords[item.question]}</span>
        )}
      </summary>
      {item.guidance !== undefined && <GuidanceText text={item.guidance} />}
      <References refs={item.refs} />
    </details>
  );
}

/** Framework ids with their edition, and the title where the app knows it. */
function References({ refs }: { refs: readonly string[] }) {
  if (refs.length === 0) return null;
  return (
    <ul className="rv-refs" aria-label="References">
      {refs.map((text) => {
        const known = describeReference(text);
        const [framework, edition, ...rest] = text.split(":");
        return (
          <li key={text} title={known === undefined ? text : `${known.framework}: ${known.title}`}>
            <span className="cs-dim">
              {framework} {edition}
            </span>{" "}
            {rest.join(":")}
          </li>
        );
      })}
    </ul>
  );
}

function ItemBody({ item }: { item: ChecklistItem }) {
  return (
    <>
      <ScoreKeys item={item} />
      <Refused />
      <NotApplicable item={item} />
      <WaiverPart itemId={item.id} />
      <ItemFlags itemId={item.id} />
      <EvidenceLevels itemId={item.id} />
      <ProseField target={{ of: "note", id: item.id }} label="Note" id={NOTE_FIELD} rows={3} />
      <ItemLinks itemId={item.id} />
      <ItemEntries itemId={item.id} />
    </>
  );
}

/** Each of them is a form of its own, so fewer than in the lists. */
const PAGE = 25;

/** The findings and questions that came from this item. */
function ItemEntries({ itemId }: { itemId: string }) {
  const findings = useReview((state) => state.entries.finding);
  const questions = useReview((state) => state.entries.question);
  const newEntries = useReview((state) => state.newEntries);
  const stored = useReview((state) => state.stored);
  const signed = useSigned();
  const { raiseFinding, askVendor } = useReviewActions();
  const own = useMemo(() => {
    // Their ids sort as they were made.
    const of = (entries: Readonly<Record<string, { item?: string | undefined }>>) =>
      Object.keys(entries)
        .filter((id) => entries[id]?.item === itemId)
        .sort();
    return { findings: of(findings), questions: of(questions) };
  }, [findings, questions, itemId]);
  const opened = useMemo(() => {
    const of = (kind: "finding" | "question") =>
      Object.keys(newEntries).filter(
        (id) => newEntries[id]?.of === kind && newEntries[id].body.item === itemId,
      );
    return { findings: of("finding"), questions: of("question") };
  }, [newEntries, itemId]);
  const fresh = useReview((state) => state.freshEntry);
  const made = fresh === undefined ? undefined : (stored[fresh] ?? fresh);
  const pagedFindings = usePaged([...own.findings, ...opened.findings], PAGE, made);
  const pagedQuestions = usePaged([...own.questions, ...opened.questions], PAGE, made);
  return (
    <>
      <section className="rv-part" aria-label="Findings of this item">
        <div className="rv-part-head">
          <h3>Findings {own.findings.length > 0 && own.findings.length}</h3>
          {!signed && (
            <Button variant="subtle" aria-keyshortcuts="f" onClick={() => raiseFinding(itemId)}>
              Raise a finding <kbd className="rv-kbd">F</kbd>
            </Button>
          )}
        </div>
        {signed && own.findings.length === 0 && <p className="cs-dim cs-small">None.</p>}
        <Pager paged={pagedFindings} what="findings" />
        {pagedFindings.shown.map((id) => (
          <FindingForm key={formKey(stored, id)} findingId={id} compact />
        ))}
      </section>
      <section className="rv-part" aria-label="Questions to the vendor about this item">
        <div className="rv-part-head">
          <h3>Questions to the vendor {own.questions.length > 0 && own.questions.length}</h3>
          {!signed && (
            <Button variant="subtle" aria-keyshortcuts="q" onClick={() => askVendor(itemId)}>
              Ask the vendor <kbd className="rv-kbd">Q</kbd>
            </Button>
          )}
        </div>
        {signed && own.questions.length === 0 && <p className="cs-dim cs-small">None.</p>}
        <Pager paged={pagedQuestions} what="questions" />
        {pagedQuestions.shown.map((id) => (
          <QuestionForm key={formKey(stored, id)} questionId={id} />
        ))}
      </section>
    </>
  );
}

function ItemSteps() {
  const previous = useReview((state) => itemBeside(state.order, state.itemId, -1));
  const next = useReview((state) => itemBeside(state.order, state.itemId, 1));
  const open = useReview((state) => nextOpen(state.order, state.entries.answer, state.itemId));
  const { select } = useReviewActions();
  const go = (to: string | undefined) => () => {
    if (to !== undefined) select(to);
  };
  return (
    <div className="rv-steps" role="group" aria-label="Go to another item">
      <Button
        variant="default"
        disabled={previous === undefined}
        aria-keyshortcuts="k"
        onClick={go(previous)}
      >
        Previous <kbd className="rv-kbd">K</kbd>
      </Button>
      <Button variant="default" disabled={next === undefined} aria-keyshortcuts="j" onClick={go(next)}>
        Next <kbd className="rv-kbd">J</kbd>
      </Button>
      <Button variant="default" disabled={open === undefined} aria-keyshortcuts="n" onClick={go(open)}>
        Next open <kbd className="rv-kbd">N</kbd>
      </Button>
    </div>
  );
}
