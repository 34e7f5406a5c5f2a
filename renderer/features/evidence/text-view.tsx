import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import { lineOf } from "./place-words.ts";
import { scrollToMiddle } from "../../ui/scroll-within.ts";

const LINE_HEIGHT = 20;
/** Below this everything is in the page, so that the browser's own search and a screen reader find it. */
const PLAIN_LINES = 400;

/** Text with line numbers; a click on a number makes it the place that a link names. */
export function TextView({
  text,
  location,
  onLocation,
}: {
  text: string;
  location?: string | undefined;
  onLocation?: ((location: string) => void) | undefined;
}) {
  const lines = useMemo(() => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n"), [text]);
  const wanted = lineOf(location);
  const [picked, setPicked] = useState<number>();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 30,
    enabled: lines.length > PLAIN_LINES,
  });
  useEffect(() => {
    if (wanted === undefined) return;
    if (lines.length > PLAIN_LINES) rows.scrollToIndex(wanted - 1, { align: "center" });
    else {
      const line = box.current?.querySelector(`[data-line="${wanted}"]`);
      if (line) scrollToMiddle(line, ".cs-beside-file");
    }
    // Only a new place moves the text, not each new measure of it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wanted, lines]);

  const line = (number: number) => (
    <Line
      number={number}
      text={lines[number - 1] ?? ""}
      marked={number === (picked ?? wanted)}
      onPick={
        onLocation &&
        (() => {
          setPicked(number);
          onLocation(`line ${number}`);
        })
      }
    />
  );
  return (
    // Scrolls with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={box} className="cs-lines" role="region" aria-label={`Text, ${lines.length} lines`} tabIndex={0}>
      {lines.length <= PLAIN_LINES ? (
        lines.map((_, index) => (
          // Lines have no identity but their number.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} data-line={index + 1}>
            {line(index + 1)}
          </div>
        ))
      ) : (
        <div className="cs-virtual" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => (
            <div
              key={item.key}
              data-index={item.index}
              ref={rows.measureElement}
              className="cs-virtual-row"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {line(item.index + 1)}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

function Line({
  number,
  text,
  marked,
  onPick,
}: {
  number: number;
  text: string;
  marked: boolean;
  onPick: (() => void) | undefined;
}) {
  return (
    <div className={`cs-line${marked ? " cs-line-marked" : ""}`}>
      {onPick ? (
        <button
          type="button"
          className="cs-line-number"
          aria-label={`Point at line ${number}`}
          tabIndex={-1}
          onClick={onPick}
        >
          {number}
        </button>
      ) : (
        <span className="cs-line-number" aria-hidden>
          {number}
        </span>
      )}
      <span className="cs-line-text" dir="auto">
        {text || "\u00a0"}
      </span>
    </div>
  );
}
