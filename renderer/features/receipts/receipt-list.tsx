import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ReceiptView } from "#shared/contract/app-calls";
import { kindInWords } from "#shared/receipt-words";
import { When } from "../../ui/when.tsx";

const ROW_HEIGHT = 34;

/** The receipts as one list of buttons; only those in sight are in the page, and more are fetched near the end. */
export function ReceiptList({
  rows,
  total,
  opened,
  onOpen,
  onMore,
}: {
  rows: readonly ReceiptView[];
  total: number;
  opened: number | undefined;
  onOpen: (seq: number) => void;
  onMore: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 15,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= rows.length - 30) onMore();
  }, [lastShown, rows.length, onMore]);

  return (
    <div ref={box} className="cs-receipts-list">
      <ul aria-label={`Receipts, ${total}`} className="cs-virtual" style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const receipt = rows[item.index];
          if (!receipt) return null;
          return (
            <li
              key={receipt.seq}
              className="cs-virtual-row"
              aria-posinset={item.index + 1}
              aria-setsize={total}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            >
              <button
                type="button"
                className="cs-receipt"
                aria-current={receipt.seq === opened ? "true" : undefined}
                onClick={() => onOpen(receipt.seq)}
              >
                <span className="cs-dim">{receipt.seq}</span>
                <span>
                  <When at={receipt.at} seconds />
                </span>
                <span className="cs-receipt-more">{kindInWords(receipt.kind)}</span>
                <span dir="auto">{receipt.says}</span>
                <span className="cs-dim cs-receipt-more" dir="auto">
                  {receipt.who}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
