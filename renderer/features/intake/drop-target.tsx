import { useState, type DragEvent, type ReactNode } from "react";
import type { TrayPassageView } from "#shared/contract/intake-calls";

/** What a dragged passage is called between the tray and the packet. */
export const passageType = "application/x-countersign-passage";

/** A place on which a passage can be dropped. */
export function DropTarget({
  label,
  as: Shape,
  onPassage,
  children,
  className = "cs-intake-section",
}: {
  label: string;
  as: "section" | "li";
  onPassage: (passage: TrayPassageView) => void;
  children: ReactNode;
  className?: string;
}) {
  const [over, setOver] = useState(false);
  const carries = (event: DragEvent) => event.dataTransfer.types.includes(passageType);
  return (
    <Shape
      className={`${className}${over ? " cs-intake-over" : ""}`}
      aria-label={label}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        // Written by the row that was dragged, in this window.
        onPassage(JSON.parse(event.dataTransfer.getData(passageType)) as TrayPassageView);
      }}
    >
      {children}
    </Shape>
  );
}
