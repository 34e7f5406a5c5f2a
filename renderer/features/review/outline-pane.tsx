import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useEffect, useMemo, useRef, useState } from "react";
import { isOpen, worstGate } from "#shared/rules/score-sheet";
import { openFlagsOfItem, openFlagsOfSection } from "./flag-order.ts";
import { FlagCount } from "./flag-parts.tsx";
import { GateIcon, StandIcon, standOf } from "./marks.tsx";
import { useReview, useReviewActions, useReviewStore } from "./review-session.tsx";
import { percentText } from "./why-words.ts";

const SECTION_HEIGHT = 58;
const ITEM_HEIGHT = 30;
/** Shorter checklists start with every section unfolded. */
const UNFOLD_UP_TO = 120;

type Row = { section: number } | { section: number; itemId: string };

/** The sections with their progress, and their items; only the rows in sight are in the page. */
export function OutlinePane() {
  const order = useReview((state) => state.order);
  const itemId = useReview((state) => state.itemId);
  const here = order.byId.get(itemId)?.sectionIndex ?? 0;
  const [folded, setFolded] = useState<ReadonlySet<number>>(
    () => new Set(order.places.length <= UNFOLD_UP_TO ? [] : order.sectionStarts.keys()),
  );
  const rows = useMemo(
    () =>
      order.sectionStarts.flatMap((start, section): Row[] => {
        const end = order.sectionStarts[section + 1] ?? order.places.length;
        const items = order.places.slice(start, end).map((place) => ({ section, itemId: place.item.id }));
        return folded.has(section) && section !== here ? [{ section }] : [{ section }, ...items];
      }),
    [order, folded, here],
  );
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index] && "itemId" in rows[index] ? ITEM_HEIGHT : SECTION_HEIGHT),
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 10,
    // The open item keeps its section's row above it in sight, and the next items below.
    scrollPaddingStart: SECTION_HEIGHT,
    scrollPaddingEnd: 2 * ITEM_HEIGHT,
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, rows]);
  const current = rows.findIndex((row) => "itemId" in row && row.itemId === itemId);
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: "auto" });
  }, [virtual, current]);
  const toggle = (section: number) =>
    setFolded((before) => {
      const next = new Set(before);
      if (!next.delete(section)) next.add(section);
      return next;
    });
  return (
    <nav className="rv-outline" aria-label="Sections and items">
      <div ref={box} className="rv-outline-scroll">
        <div className="cs-virtual" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                className="cs-virtual-row"
                style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              >
                {"itemId" in row ? (
                  <ItemRow itemId={row.itemId} />
                ) : (
                  <SectionRow
                    index={row.section}
                    unfolded={!folded.has(row.section) || row.section === here}
                    onToggle={toggle}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </nav>
  );
}

function keyOf(row: Row | undefined): string {
  if (row === undefined) return "";
  return "itemId" in row ? row.itemId : `section ${row.section}`;
}

const SectionRow = memo(function SectionRow({
  index,
  unfolded,
  onToggle,
}: {
  index: number;
  unfolded: boolean;
  onToggle: (index: number) => void;
}) {
  const section = useReview((state) => state.checklist.sections[index]);
  const score = useReview((state) => percentText(state.card.sections[index]?.score));
  const items = section?.items.length ?? 0;
  const done = useReview((state) => items - (state.card.sections[index]?.open ?? 0));
  const gate = useReview((state) => worstGate(section?.items ?? [], state.gates));
  const flags = useReview((state) =>
    section === undefined ? undefined : openFlagsOfSection(state.entries.flag, section),
  );
  if (section === undefined) return null;
  return (
    <button type="button" className="rv-section-row" aria-expanded={unfolded} onClick={() => onToggle(index)}>
      <span className="rv-section-title">{section.title}</span>
      <span className="rv-section-facts">
        <span>
          {done} of {items}
        </span>
        {flags !== undefined && <FlagCount counts={flags} />}
        <span className="rv-section-score">{score}</span>
        {gate !== undefined && <GateIcon state={gate} />}
      </span>
      <span className="rv-meter" aria-hidden>
        <span style={{ width: `${items === 0 ? 0 : (done / items) * 100}%` }} />
      </span>
    </button>
  );
});

const ItemRow = memo(function ItemRow({ itemId }: { itemId: string }) {
  const store = useReviewStore();
  const { select } = useReviewActions();
  const answer = useReview((state) => state.entries.answer[itemId]);
  const gate = useReview((state) => state.gates[itemId]);
  const flags = useReview((state) => openFlagsOfItem(state.entries.flag, itemId));
  const selected = useReview((state) => state.itemId === itemId);
  const item = store.getState().order.byId.get(itemId)?.item;
  const stand = standOf(answer);
  // Most ids begin with their section's, which stands above them already.
  const section = store.getState().order.byId.get(itemId)?.section.id ?? "";
  const shortId = itemId.startsWith(`${section}.`) ? itemId.slice(section.length + 1) : itemId;
  return (
    <button
      type="button"
      className={`rv-item-row${isOpen(answer) ? " rv-item-open" : ""}`}
      aria-current={selected ? "true" : undefined}
      title={`${itemId}: ${item?.prompt ?? ""}`}
      onClick={() => select(itemId)}
    >
      <StandIcon stand={stand} />
      <span className="rv-item-id">
        <span className="rv-item-prefix">{itemId.slice(0, itemId.length - shortId.length)}</span>
        {shortId}
      </span>
      <FlagCount counts={flags} />
      {gate !== undefined && <GateIcon state={gate} />}
      <span className="rv-item-key">
        {stand.is === "answered" ? stand.key : stand.is === "na" ? "N/A" : ""}
      </span>
    </button>
  );
});
