import type { Produced } from "#shared/contract/signing-calls";
import { Digest } from "./digest.tsx";
import { FileSize } from "./file-size.tsx";
import { StateBadge } from "./state-badge.tsx";

/** A file the app wrote; `savedAs` is missing where the person cancelled. */
export type Exported = { file: Produced; savedAs: string | undefined };

/** What became of an exported file: its name, its size, whether it was saved, its SHA-256. */
export function ExportedFile({ file, savedAs, isDraft = false }: Exported & { isDraft?: boolean }) {
  const saved = isDraft ? "saved, a draft" : "saved";
  return (
    <>
      <p className="cs-vendor">
        <strong>{savedAs ?? file.name}</strong> <FileSize bytes={file.size} />
      </p>
      <StateBadge tone={savedAs === undefined ? "warn" : "good"} quiet>
        {savedAs === undefined ? "not saved: you cancelled" : saved}
      </StateBadge>
      <p className="cs-small">
        SHA-256 <Digest value={file.sha256} label="the SHA-256" whole />
      </p>
    </>
  );
}
