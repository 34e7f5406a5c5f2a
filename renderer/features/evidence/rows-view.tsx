import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";

const ROW_HEIGHT = 32;
/** Wider tables than this are cut: nobody reads them here, and each cell costs. */
const MOST_COLUMNS = 60;

/** A CSV file as a table; the first row is taken as the head. Only the rows in sight are in the page. */
export function RowsView({
  rows,
  onLocation,
}: {
  rows: readonly (readonly string[])[];
  onLocation?: ((location: string) => void) | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [head = [], ...body] = rows;
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Math.min(MOST_COLUMNS, widest);
  const virtual = useVirtualizer({
    count: body.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const template = { gridTemplateColumns: `56px ${columnWidths(rows, columns)}` };
  return (
    <>
      {widest > columns && (
        <p className="cs-note">
          The first {columns} of {widest} columns are shown.
        </p>
      )}
      {/* Scrolls with the arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={box} className="cs-rows" role="region" aria-label={`Table, ${body.length} rows`} tabIndex={0}>
        <div role="table" aria-label="Rows of the file" aria-rowcount={rows.length} className="cs-rows-table">
          <div role="row" aria-rowindex={1} className="cs-rows-head" style={template}>
            <span role="columnheader">#</span>
            {cells(head, columns).map((text, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} role="columnheader" dir="auto">
                {text}
              </span>
            ))}
          </div>
          <div role="rowgroup" className="cs-virtual" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                data-index={item.index}
                ref={virtual.measureElement}
                className="cs-virtual-row cs-rows-row"
                style={{ ...template, transform: `translateY(${item.start}px)` }}
              >
                <span role="rowheader">
                  {onLocation ? (
                    <button
                      type="button"
                      className="cs-link"
                      tabIndex={-1}
                      aria-label={`Point at row ${item.index + 2}`}
                      onClick={() => onLocation(`row ${item.index + 2}`)}
                    >
                      {item.index + 2}
                    </button>
                  ) : (
                    item.index + 2
                  )}
                </span>
                {cells(body[item.index] ?? [], columns).map((text, index) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <span key={index} role="cell" dir="auto">
                    {text}
                  </span>
                ))}
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

function cells(row: readonly string[], columns: number): string[] {
  return Array.from({ length: columns }, (_, index) => row[index] ?? "");
}

/** Columns as wide as their words need, within reason; judged by the first rows. */
function columnWidths(rows: readonly (readonly string[])[], columns: number): string {
  const sample = rows.slice(0, 60);
  return Array.from({ length: columns }, (_, column) => {
    const longest = sample.reduce((most, row) => Math.max(most, (row[column] ?? "").length), 4);
    const width = Math.min(300, Math.max(72, longest * 8 + 20));
    return `minmax(${width}px, ${width}fr)`;
  }).join(" ");
}
