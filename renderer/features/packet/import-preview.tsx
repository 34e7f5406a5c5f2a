import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { PacketPreview } from "#shared/contract/packet-calls";
import { hrefOf } from "../../routes.ts";
import { Digest } from "../../ui/digest.tsx";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { StateBadge } from "../../ui/state-badge.tsx";
import { fileCountWords } from "./file-order.ts";
import { FileTable } from "./file-table.tsx";
import { FileTroubles } from "./file-troubles.tsx";
import { OddValues } from "./odd-values.tsx";
import { sectionTitles } from "#shared/formats/field-labels";
import { isPacketSection } from "./sections/packet-document.ts";
import { GAP } from "./sections/vendor-value.tsx";

/** What an import would store, file by file, and what is odd about it, before anything is stored. */
export function ImportPreview({
  preview,
  onImport,
  onAgain,
}: {
  preview: PacketPreview;
  onImport: () => void;
  onAgain: () => void;
}) {
  return (
    <div className="cs-blocks">
      <section className="cs-block" aria-label="What was read">
        <div className="cs-block-head">
          <h2 ref={focusOnShow} tabIndex={-1} className="cs-vendor" dir="auto">
            {preview.title ?? preview.packetId}
          </h2>
          <div className="cs-row">
            <Button variant="default" onClick={onAgain}>
              Choose another file
            </Button>
            {preview.alreadyImported === undefined ? (
              <Button onClick={onImport}>Import</Button>
            ) : (
              <Button
                component="a"
                href={hrefOf({ page: "packet", packetVersionId: preview.alreadyImported })}
              >
                Open the packet
              </Button>
            )}
          </div>
        </div>
        {preview.alreadyImported !== undefined && (
          <p className="cs-note">
            <StateBadge tone="info">already imported</StateBadge> These very bytes are in the workspace.
            Importing them again would change nothing.
          </p>
        )}
        <Warnings warnings={preview.warnings} />
        <FileTroubles files={preview.files} />
        <dl className="cs-head-facts">
          <Fact name="Packet id">
            <span className="cs-mono cs-vendor">{preview.packetId}</span>
          </Fact>
          <Fact name="Version">{preview.version ?? <span className="cs-gap">not named</span>}</Fact>
          <Fact name="Vendor">{preview.vendor ?? <span className="cs-gap">not named</span>}</Fact>
          <Fact name="Read from">
            <span className="cs-vendor">{preview.sourceName}</span>
          </Fact>
          <Fact name="Digest">
            <Digest value={preview.digest} label="packet digest" />
          </Fact>
          {preview.archiveSha256 !== undefined && (
            <Fact name="SHA-256 of the archive">
              <Digest value={preview.archiveSha256} label="SHA-256 of the archive" />
            </Fact>
          )}
        </dl>
      </section>
      <section className="cs-block" aria-labelledby="preview-files">
        <h2 id="preview-files">Files: {fileCountWords(preview.files)}</h2>
        <FileTable files={preview.files} />
      </section>
      <OddValues unrecognised={preview.unrecognised} unknown={preview.unknown} />
      {preview.gaps.length > 0 && (
        <section className="cs-block" aria-labelledby="gaps">
          <h2 id="gaps">{GAP}</h2>
          <p className="cs-dim">
            These sections are absent. That does not stop an import: finding gaps is what the review is for.
          </p>
          <ul className="cs-gap-list">
            {preview.gaps.map((gap) => (
              <li key={gap}>{isPacketSection(gap) ? sectionTitles[gap] : gap}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <div className="cs-note cs-note-warn" role="note" aria-label="Warnings">
      <StateBadge tone="warn" quiet>
        {warnings.length === 1 ? "Warning" : `${warnings.length} warnings`}
      </StateBadge>
      <ul>
        {warnings.map((warning) => (
          <li key={warning} className="cs-vendor" dir="auto">
            {warning}
          </li>
        ))}
      </ul>
    </div>
  );
}
