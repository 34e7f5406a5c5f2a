import { useVirtualizer } from "@tanstack/react-virtual";
import { IconArrowsDiff, IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { memo, useEffect, useMemo, useRef, type ReactNode } from "react";
import {
  bucketOf,
  standingFlags,
  type ActionText,
  type Bucket,
  type Correctable,
  type MatrixRow,
} from "#shared/rules/matrix";
import { unrecognisedAt, type PacketDocument } from "../packet/sections/packet-document.ts";
import { SystemName } from "../packet/sections/record-table.tsx";
import { GAP, VendorText, YesNoMark } from "../packet/sections/vendor-value.tsx";
import { MarkBadge } from "../review/marks.tsx";
import { useReviewActions } from "../review/review-session.tsx";
import { flagMarks } from "../review/words.ts";
import { linesOf, sortKeys, type SortKey } from "./matrix-order.ts";
import { bucketWords, counted, fieldWords, MATRIX, reversibleWord } from "./matrix-words.ts";
import type { Matrix } from "./use-matrix.ts";

const ROW_HEIGHT = 44;
const BUCKET_HEIGHT = 34;
const HEAD_HEIGHT = 32;

const columns: Record<SortKey, string> = {
  action: "Action",
  bucket: fieldWords.policy,
  system: "System",
  reversible: fieldWords.reversible,
  approver: fieldWords.approver,
  receipt: fieldWords.receipt,
  rollback: fieldWords.rollback,
};
const inOrder: readonly SortKey[] = ["action", ...sortKeys.filter((key) => key !== "action")];

export const rowElement = (id: string) => `mx-row-${id}`;

/** The rows under their buckets, or sorted by a column. Keys act on the marked row; only rows in sight are drawn. */
export function MatrixTable({ matrix }: { matrix: Matrix }) {
  const { shown, place, marked, packet } = matrix;
  const box = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(shown, place), [shown, place]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (lines[index]?.of === "bucket" ? BUCKET_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => {
      const line = lines[index];
      return line?.of === "row" ? line.row.id : `bucket ${line?.bucket}`;
    },
    // The head lies above the rows and stays in sight over them.
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    scrollPaddingEnd: ROW_HEIGHT,
    overscan: 10,
  });
  const current = lines.findIndex((line) => line.of === "row" && line.row.id === marked?.id);
  const wanted = current === 1 ? 0 : current;
  useEffect(() => {
    if (wanted >= 0) virtual.scrollToIndex(wanted, { align: "auto" });
  }, [virtual, wanted]);
  return (
    <div
      ref={box}
      id={MATRIX}
      className="mx-rows"
      role="grid"
      aria-label="Actions"
      aria-rowcount={lines.length + 1}
      aria-activedescendant={marked === undefined ? undefined : rowElement(marked.id)}
      tabIndex={0}
    >
      <HeadRow matrix={matrix} />
      {shown.length === 0 && (
        <div role="row" className="mx-none">
          <span role="gridcell">No action is like that.</span>
        </div>
      )}
      <div role="rowgroup" className="cs-virtual" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="presentation"
              className="cs-virtual-row"
              style={{ transform: `translateY(${item.start - HEAD_HEIGHT}px)` }}
            >
              {line?.of === "bucket" && (
                <BucketRow bucket={line.bucket} rowIndex={item.index + 2} count={line.count} />
              )}
              {line?.of === "row" && (
                <ActionLine
                  row={line.row}
                  packet={packet}
                  rowIndex={item.index + 2}
                  marked={line.row.id === marked?.id}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function HeadRow({ matrix: { place } }: { matrix: Matrix }) {
  const { narrowMatrix } = useReviewActions();
  return (
    <div role="row" aria-rowindex={1} className="mx-row mx-head">
      {inOrder.map((key) => {
        const sorted = place.sort === key;
        const Arrow = place.descending ? IconChevronDown : IconChevronUp;
        return (
          <span
            key={key}
            role="columnheader"
            aria-sort={sorted ? (place.descending ? "descending" : "ascending") : undefined}
          >
            <button
              type="button"
              title={`Sort by ${columns[key].toLowerCase()}`}
              onClick={() => narrowMatrix({ sort: key, descending: sorted && !place.descending }, true)}
            >
              {columns[key]} {sorted && <Arrow size={13} stroke={2.2} aria-hidden />}
            </button>
          </span>
        );
      })}
    </div>
  );
}

function BucketRow({ bucket, rowIndex, count }: { bucket: Bucket; rowIndex: number; count: number }) {
  const { word, says, icon: Shape } = bucketWords[bucket];
  return (
    <div role="row" aria-rowindex={rowIndex} className={`mx-bucket mx-in-${bucket}`}>
      <span role="gridcell" aria-colspan={inOrder.length}>
        <Shape size={15} stroke={2} aria-hidden /> <strong>{word}</strong>{" "}
        <span className="cs-dim">
          {says} · {count}
        </span>
      </span>
    </div>
  );
}

const ActionLine = memo(function ActionLine({
  row,
  packet,
  rowIndex,
  marked,
}: {
  row: MatrixRow;
  packet: PacketDocument;
  rowIndex: number;
  marked: boolean;
}) {
  const { markAction } = useReviewActions();
  const approves = row.yours.policy === "approval" || row.vendor.policy === "approval";
  return (
    // The grid itself takes the keys; a click only moves its mark.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      id={rowElement(row.id)}
      aria-rowindex={rowIndex}
      aria-selected={marked}
      className={`mx-row${row.corrected ? " mx-corrected" : ""}`}
      onClick={() => markAction(row.id)}
    >
      <span role="gridcell" className="mx-action">
        <span className="mx-clip">
          <VendorText>{row.row.action}</VendorText>
        </span>
        <RowMarks row={row} />
      </span>
      <BothVersions
        row={row}
        field="policy"
        vendor={<BucketWord bucket={bucketOf(row.vendor)} word={row.row.policy} packet={packet} row={row} />}
        yours={<BucketWord bucket={bucketOf(row.yours)} />}
      />
      <span role="gridcell">
        {row.row.system === undefined ? <Blank /> : <SystemName packet={packet} id={row.row.system} />}
      </span>
      <BothVersions
        row={row}
        field="reversible"
        vendor={<VendorsReversible value={row.row.reversible} />}
        yours={<Reversible value={row.yours.reversible} />}
      />
      <TextCell row={row} field="approver" needed={approves} />
      <TextCell row={row} field="receipt" needed />
      <TextCell row={row} field="rollback" needed={row.yours.policy !== "never"} />
    </div>
  );
});

function RowMarks({ row }: { row: MatrixRow }) {
  const [worst, ...more] = standingFlags(row);
  if (worst === undefined && !row.corrected) return null;
  return (
    <span className="mx-marks">
      {worst !== undefined && (
        <>
          <MarkBadge mark={flagMarks[worst.flag.severity]} quiet />
          {more.length > 0 && <span className="cs-dim">and {counted(more.length, "more flag")}</span>}
        </>
      )}
      {row.corrected && <span className="mx-own">corrected</span>}
    </span>
  );
}

/** The version that stands for the reviewer, and the vendor's below it where that differs. */
function BothVersions({
  row,
  field,
  vendor,
  yours,
}: {
  row: MatrixRow;
  field: Correctable;
  vendor: ReactNode;
  yours: ReactNode;
}) {
  const differs = row.differs.includes(field);
  if (!differs)
    return (
      <span role="gridcell" className="mx-clip">
        {vendor}
      </span>
    );
  return (
    <span role="gridcell" className="mx-both">
      <span className="mx-clip mx-yours">
        <IconArrowsDiff size={13} stroke={2} aria-hidden />{" "}
        <span className="cs-visually-hidden">yours: </span>
        {yours}
      </span>
      <span className="mx-clip mx-vendors">
        <span className="cs-dim">Vendor:</span> {vendor}
      </span>
    </span>
  );
}

function TextCell({ row, field, needed }: { row: MatrixRow; field: ActionText; needed: boolean }) {
  return (
    <BothVersions
      row={row}
      field={field}
      vendor={row.vendor[field] === "" ? <Blank gap={needed} /> : <VendorText>{row.row[field]}</VendorText>}
      yours={row.yours[field] === "" ? <Blank /> : <span dir="auto">{row.yours[field]}</span>}
    />
  );
}

/** As the packet page shows it, but short where the vendor's word is neither yes nor no. */
function VendorsReversible({ value }: { value: boolean | string | undefined }) {
  if (value === undefined || value === "") return <Blank />;
  if (typeof value === "boolean") return <YesNoMark value={value} />;
  return (
    <span title="Neither yes nor no">
      “<VendorText>{value}</VendorText>”<span className="cs-visually-hidden">, neither yes nor no</span>
    </span>
  );
}

function Reversible({ value }: { value: boolean | undefined }) {
  return value === undefined ? (
    <span className="cs-dim">{reversibleWord(value)}</span>
  ) : (
    <YesNoMark value={value} />
  );
}

/** Short for "The packet does not say", where there is no room for it. */
function Blank({ gap = true }: { gap?: boolean }) {
  if (!gap) return <span className="cs-dim">–</span>;
  return (
    <span className="cs-gap" title={GAP}>
      not said
    </span>
  );
}

/** A bucket, or the vendor's own word where it names none. */
function BucketWord({
  bucket,
  word,
  packet,
  row,
}: {
  bucket: Bucket;
  word?: string | undefined;
  packet?: PacketDocument;
  row?: MatrixRow;
}) {
  const { word: name, icon: Shape } = bucketWords[bucket];
  if (bucket !== "none")
    return (
      <span className={`mx-bucket-word mx-in-${bucket}`}>
        <Shape size={14} stroke={2} aria-hidden /> {name}
      </span>
    );
  const odd = packet && row ? unrecognisedAt(packet, `${row.path}.policy`)[0] : undefined;
  return (
    <span>
      <span className="mx-bucket-word mx-in-none">
        <Shape size={14} stroke={2} aria-hidden /> {name}
      </span>
      {word !== undefined && (
        <span
          className="mx-odd"
          title={odd === undefined ? undefined : `Known words: ${odd.allowed.join(", ")}`}
        >
          “<VendorText>{word}</VendorText>”
        </span>
      )}
    </span>
  );
}
