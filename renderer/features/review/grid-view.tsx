import { SegmentedControl, TextInput } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { IconMessage2Exclamation, IconSearch } from "@tabler/icons-react";
import { memo, useEffect, useMemo, useRef } from "react";
import { filterItems, filterNames, itemFilters } from "./item-filter.ts";
import { GateIcon } from "./marks.tsx";
import { useReview, useReviewActions, useReviewStore, useSigned } from "./review-session.tsx";
import { levelWords } from "./words.ts";

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 32;
/** With more keys than this, a row shows the key that is set and not all of them. */
const MOST_KEYS = 6;
export const GRID = "rv-grid";

/** All items as one table: keys score the row that is marked, filters narrow it; only the rows in sight are drawn. */
export function GridView() {
  return (
    <div className="rv-grid-view">
      <GridFilters />
      <GridTable />
    </div>
  );
}

function GridFilters() {
  const filter = useReview((state) => state.filter);
  const text = useReview((state) => state.search);
  const shown = useReview((state) => state.walk?.length ?? 0);
  const all = useReview((state) => state.order.places.length);
  const { narrow } = useReviewActions();
  return (
    <div className="rv-grid-filters">
      <SegmentedControl
        size="xs"
        aria-label="Which items"
        data={itemFilters.map((value) => ({ value, label: filterNames[value] }))}
        value={filter}
        onChange={(value) => {
          const next = itemFilters.find((candidate) => candidate === value);
          if (next) narrow({ filter: next });
        }}
      />
      <TextInput
        size="xs"
        className="rv-search"
        aria-label="Search items, notes and reasons"
        placeholder="Search items, notes and reasons"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={text}
        onChange={(event) => narrow({ search: event.currentTarget.value })}
      />
      <span className="cs-dim" role="status">
        {shown} of {all} items
      </span>
    </div>
  );
}

function useShownItems(): readonly string[] {
  const store = useReviewStore();
  const order = useReview((state) => state.order);
  const filter = useReview((state) => state.filter);
  const text = useReview((state) => state.search);
  const entries = useReview((state) => state.entries);
  const gates = useReview((state) => state.gates);
  const itemId = useReview((state) => state.itemId);
  const all = useMemo(() => order.places.map((place) => place.item.id), [order]);
  // Scoring an item must not take the row away from under the person: it goes when they move on.
  const shown = useMemo(() => {
    if (filter === "all" && text.trim() === "") return all;
    const passing = new Set(
      filterItems({ order, entries, gates, filter, text }).map((place) => place.item.id),
    );
    return all.filter((id) => passing.has(id) || id === itemId);
  }, [all, order, entries, gates, filter, text, itemId]);
  useEffect(() => {
    store.setState({ walk: shown });
    return () => store.setState({ walk: undefined });
  }, [store, shown]);
  return shown;
}

function GridTable() {
  const shown = useShownItems();
  const itemId = useReview((state) => state.itemId);
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => shown[index] ?? index,
    // The head lies above the rows and stays in sight over them.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    overscan: 12,
  });
  const current = shown.indexOf(itemId);
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: "auto" });
  }, [virtual, current]);
  return (
    <div
      ref={box}
      id={GRID}
      className="rv-grid"
      role="grid"
      aria-label="All items"
      aria-rowcount={shown.length + 1}
      aria-activedescendant={current < 0 ? undefined : rowId(itemId)}
      tabIndex={0}
      data-item-keys
    >
      <div role="row" aria-rowindex={1} className="rv-grid-row rv-grid-head">
        <span role="columnheader">Item</span>
        <span role="columnheader">What is asked</span>
        <span role="columnheader">Gate</span>
        <span role="columnheader">Score</span>
        <span role="columnheader">Evidence</span>
        <span role="columnheader">Note</span>
        <span role="columnheader">Findings</span>
      </div>
      <div role="rowgroup" className="cs-virtual" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => (
          <div
            key={item.key}
            role="presentation"
            className="cs-virtual-row"
            style={{ transform: `translateY(${item.start - HEAD_HEIGHT}px)`, height: item.size }}
          >
            <GridRow itemId={shown[item.index] ?? ""} rowIndex={item.index + 2} />
          </div>
        ))}
      </div>
    </div>
  );
}

const rowId = (itemId: string) => `rv-row-${itemId}`;

const GridRow = memo(function GridRow({ itemId, rowIndex }: { itemId: string; rowIndex: number }) {
  const place = useReview((state) => state.order.byId.get(itemId));
  const answer = useReview((state) => state.entries.answer[itemId]);
  const gate = useReview((state) => state.gates[itemId]);
  const selected = useReview((state) => state.itemId === itemId);
  const findings = useReview(
    (state) => Object.values(state.entries.finding).filter((finding) => finding.item === itemId).length,
  );
  const { select, goTo } = useReviewActions();
  if (place === undefined) return null;
  const note = answer?.na ?? answer?.note ?? "";
  return (
    // The grid itself takes the keys; a click only moves its mark.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={rowId(itemId)}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      className="rv-grid-row"
      onClick={() => select(itemId)}
      onDoubleClick={() => goTo(itemId)}
    >
      <span role="gridcell" className="rv-grid-id" title={itemId}>
        {itemId}
      </span>
      <span role="gridcell" className="rv-grid-prompt" title={place.item.prompt}>
        {place.item.prompt}
      </span>
      <span role="gridcell">{gate === undefined ? "" : <GateIcon state={gate} />}</span>
      <span role="gridcell">
        <RowKeys itemId={itemId} chosen={answer?.key} na={answer?.na !== undefined} />
      </span>
      <span role="gridcell" className="cs-dim">
        {answer?.key === undefined ? "" : levelWords[answer.evidenceLevel].word}
      </span>
      <span role="gridcell" className="rv-grid-note" dir="auto">
        {answer?.na === undefined ? note.slice(0, 200) : `N/A: ${note.slice(0, 200)}`}
      </span>
      <span role="gridcell">
        {findings > 0 && (
          <span className="rv-icon" title={`${findings} findings`}>
            <IconMessage2Exclamation size={14} aria-hidden /> {findings}
          </span>
        )}
      </span>
    </div>
  );
});

function RowKeys({ itemId, chosen, na }: { itemId: string; chosen: string | undefined; na: boolean }) {
  const scale = useReview((state) => state.checklist.scale);
  const pending = useReview((state) => state.pending[itemId]);
  const signed = useSigned();
  const { score } = useReviewActions();
  if (scale.length > MOST_KEYS) return <strong>{na ? "N/A" : (pending ?? chosen ?? "–")}</strong>;
  return (
    <span className="rv-row-keys">
      {scale.map((entry) => (
        <button
          key={entry.key}
          type="button"
          tabIndex={-1}
          disabled={signed}
          aria-pressed={(pending ?? chosen) === entry.key}
          aria-label={`${itemId}: ${entry.key} ${entry.label}`}
          title={entry.label}
          className={pending === entry.key ? "rv-key-pending" : ""}
          onClick={(event) => {
            event.stopPropagation();
            void score(entry.key, itemId);
          }}
        >
          {entry.key}
        </button>
      ))}
      {na && <span className="rv-row-na">N/A</span>}
    </span>
  );
}
