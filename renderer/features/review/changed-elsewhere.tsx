import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { draftName, readable, type DraftTarget } from "./drafts.ts";

/** Beside a field whose text another window has changed since it was begun here: the person chooses. */
export function ChangedElsewhere({
  draft,
}: {
  draft: { target: DraftTarget; stored: string | undefined; insist: () => void; discard: () => void };
}) {
  const { target, stored, insist, discard } = draft;
  const box = useRef<HTMLDivElement>(null);
  const asked = stored !== undefined;
  useEffect(() => {
    if (asked) box.current?.scrollIntoView({ block: "nearest" });
  }, [asked]);
  if (stored === undefined) return null;
  const text = readable(target, stored);
  return (
    <div ref={box} className="rv-elsewhere" role="alert">
      <p>
        <IconAlertTriangle size={16} aria-hidden /> This {draftName(target)} was changed in another window:
      </p>
      <blockquote className="cs-vendor" dir="auto">
        {text === "" ? <span className="cs-dim">It is empty there.</span> : text}
      </blockquote>
      <div className="cs-row">
        <Button variant="default" onClick={insist}>
          Keep mine
        </Button>
        <Button variant="default" onClick={discard}>
          Take theirs
        </Button>
      </div>
    </div>
  );
}
