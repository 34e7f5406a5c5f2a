import { IconAlertTriangle, IconCheck, IconPencil, IconRefresh } from "@tabler/icons-react";
import { When } from "./when.tsx";

export type SaveState =
  | { state: "saved"; at?: string | undefined }
  | { state: "unsaved" }
  | { state: "saving" }
  | { state: "failed"; message: string; retry: () => void };

/** Says whether what is on the screen is on the disk. "Saved" must come only after the core's answer. */
export function SaveMark({ save }: { save: SaveState }) {
  return (
    <span className={`cs-save cs-save-${save.state}`} role="status">
      {save.state === "saved" && (
        <>
          <IconCheck size={14} aria-hidden /> Saved {save.at !== undefined && <When at={save.at} seconds />}
        </>
      )}
      {save.state === "unsaved" && (
        <>
          <IconPencil size={14} aria-hidden /> Not saved yet
        </>
      )}
      {save.state === "saving" && (
        <>
          <IconRefresh size={14} aria-hidden /> Saving …
        </>
      )}
      {save.state === "failed" && (
        <>
          <IconAlertTriangle size={14} aria-hidden /> Not saved: {save.message}{" "}
          <button type="button" className="cs-link" onClick={save.retry}>
            Save again
          </button>
        </>
      )}
    </span>
  );
}
