import { useRef, type KeyboardEvent, type PointerEvent } from "react";

export const NARROWEST = 20;
export const WIDEST = 70;
const STEP = 2;

/** Moves the border between the item and what lies beside it; `width` is the right pane's share in per cent. */
export function PaneSplitter({
  width,
  onMove,
  onDone,
}: {
  width: number;
  onMove: (width: number) => void;
  onDone: (width: number) => void;
}) {
  const handle = useRef<HTMLDivElement>(null);
  const widthAt = (event: PointerEvent) => {
    const box = handle.current?.parentElement?.getBoundingClientRect();
    return box === undefined || box.width === 0
      ? width
      : within(((box.right - event.clientX) / box.width) * 100);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? STEP : event.key === "ArrowRight" ? -STEP : 0;
    if (by === 0) return;
    event.preventDefault();
    onDone(within(width + by));
  };
  return (
    // A separator that moves is a control, whatever its role is called.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={handle}
      role="separator"
      aria-label="Width of the vendor's side"
      aria-orientation="vertical"
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="rv-splitter"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(widthAt(event));
      }}
      onPointerUp={(event) => {
        event.currentTarget.releasePointerCapture(event.pointerId);
        onDone(widthAt(event));
      }}
    />
  );
}

function within(width: number): number {
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
}
