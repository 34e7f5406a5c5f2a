import { Popover } from "@mantine/core";
import { useMemo, useState } from "react";
import { whatWouldAlter } from "#shared/rules/what-would-alter";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import type { SectionScore } from "#shared/rules/scoring";
import { MarkBadge } from "./marks.tsx";
import { localDay, useReview, useReviewActions } from "./review-session.tsx";
import {
  alterationWords,
  comparisonWords,
  overallSum,
  percentText,
  ruleSentence,
  wordOf,
} from "./why-words.ts";
import { recommendationMarks } from "./words.ts";

const MOST_SHOWN = 12;

export function WhyButton() {
  const [opened, setOpened] = useState(false);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={520}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      closeOnEscape
    >
      <Popover.Target>
        <button
          type="button"
          className="cs-link rv-why"
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          Why?
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Why this recommendation" className="rv-why-box">
        {opened && <Why onGo={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

const columns: Column<SectionScore>[] = [
  { key: "title", head: "Section", names: true, cell: (section) => section.title },
  { key: "weight", head: "Weight", numeric: true, cell: (section) => section.weight },
  { key: "score", head: "Score", numeric: true, cell: (section) => percentText(section.score) },
  { key: "answered", head: "Scored", numeric: true, cell: (section) => section.answered },
  { key: "na", head: "N/A", numeric: true, cell: (section) => section.notApplicable },
  { key: "open", head: "Open", numeric: true, cell: (section) => section.open },
];

/** The arithmetic behind the recommendation, and what would alter it. Counted only while it is open. `brief` leaves out what stands beside it. */
export function Why({ onGo, brief = false }: { onGo?: () => void; brief?: boolean }) {
  const card = useReview((state) => state.card);
  const { because } = card;
  const sum = overallSum(card);
  return (
    <div className="rv-why-body">
      <section aria-label="The rule that holds">
        {!brief && (
          <>
            <MarkBadge mark={recommendationMarks[card.recommendation]} />
            <p>{ruleSentence(because)}</p>
          </>
        )}
        <ul className="rv-compare">
          {[...because.decidedBy, ...because.shortOfApproval].map((comparison) => (
            <li key={`${comparison.section?.id ?? ""} ${percentText(comparison.threshold)}`}>
              {comparisonWords(comparison)}
            </li>
          ))}
        </ul>
        <ItemNames title="Failed and not waived" items={because.failedGates} onGo={onGo} />
        <ItemNames title="Waived" items={because.waivedGates} onGo={onGo} />
      </section>
      <Alterations onGo={onGo} />
      <section aria-label="The sum">
        <h3>The sum</h3>
        <DataTable
          caption="Score by section"
          columns={columns}
          rows={card.sections}
          rowKey={(section) => section.id}
        />
        {sum !== undefined && <p className="rv-sum">{sum}</p>}
        <p className="cs-dim cs-small">
          Open and N/A items are left out of the score. Shares are counted exactly and rounded only here.
        </p>
      </section>
    </div>
  );
}

function ItemNames({
  title,
  items,
  onGo,
}: {
  title: string;
  items: readonly string[];
  onGo: (() => void) | undefined;
}) {
  if (items.length === 0) return null;
  return (
    <p>
      {title}:{" "}
      {items.slice(0, MOST_SHOWN).map((item, index) => (
        <span key={item}>
          {index > 0 && ", "}
          <ItemLink itemId={item} onGo={onGo} />
        </span>
      ))}
      {items.length > MOST_SHOWN && ` and ${items.length - MOST_SHOWN} more`}
    </p>
  );
}

export function ItemLink({ itemId, onGo }: { itemId: string; onGo?: (() => void) | undefined }) {
  const { goTo } = useReviewActions();
  return (
    <button
      type="button"
      className="cs-link cs-mono"
      onClick={() => {
        goTo(itemId);
        onGo?.();
      }}
    >
      {itemId}
    </button>
  );
}

function Alterations({ onGo }: { onGo: (() => void) | undefined }) {
  const checklist = useReview((state) => state.checklist);
  const entries = useReview((state) => state.entries);
  const card = useReview((state) => state.card);
  const found = useMemo(
    () =>
      whatWouldAlter({
        checklist,
        answers: new Map(Object.entries(entries.answer)),
        waivers: Object.values(entries.waiver),
        today: localDay(),
      }),
    [checklist, entries.answer, entries.waiver],
  );
  return (
    <section aria-label="What would alter it">
      <h3>What would alter it</h3>
      {found.ifOpenItemsGet && (
        <p>
          With the best score on every open item: <strong>{wordOf(found.ifOpenItemsGet.best)}</strong>. With
          the worst: <strong>{wordOf(found.ifOpenItemsGet.worst)}</strong>.
        </p>
      )}
      {found.alterations.length === 0 ? (
        <p>
          {card.open.length > 1
            ? "No single item, while more than one is open."
            : "No single item or gate: more than one would have to be scored otherwise."}
        </p>
      ) : (
        <ul className="rv-alterations">
          {found.alterations.slice(0, MOST_SHOWN).map((alteration) => (
            <li key={`${alteration.item} ${alterationWords(alteration, checklist)}`}>
              <ItemLink itemId={alteration.item} onGo={onGo} /> {alterationWords(alteration, checklist)}:{" "}
              <strong>{wordOf(alteration.recommendation)}</strong>
            </li>
          ))}
        </ul>
      )}
      {found.alterations.length > MOST_SHOWN && (
        <p className="cs-dim">
          Any one of these would do, and so would {found.alterations.length - MOST_SHOWN} others.
        </p>
      )}
    </section>
  );
}
