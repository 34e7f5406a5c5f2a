import { FileStateBadge } from "../../evidence/file-state-badge.tsx";
import { FileName } from "./facts.tsx";
import type { OpenFile, PacketDocument } from "./packet-document.ts";
import { Gap, VendorText } from "./vendor-value.tsx";

/** The files that came along beside the manifest, or should have, each with its state. */
export function EvidenceList({
  packet,
  onOpenFile,
}: {
  packet: PacketDocument;
  onOpenFile?: OpenFile | undefined;
}) {
  const files = packet.files.filter((file) => file.state !== "manifest" && file.state !== "ignored");
  if (files.length === 0) return <Gap />;
  return (
    <ul className="cs-evidence-list">
      {files.map((file) => (
        <li key={`${file.state} ${file.path}`}>
          <FileStateBadge state={file.state} />
          <span>
            <FileName packet={packet} name={file.path} onOpenFile={onOpenFile} />
            {file.title !== undefined && (
              <span className="cs-dim">
                {" "}
                <VendorText>{file.title}</VendorText>
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
