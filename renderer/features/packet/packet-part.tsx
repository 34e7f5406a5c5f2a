import { Button } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import type { PacketFileView } from "#shared/contract/packet-calls";
import { navigate, type Route } from "../../routes.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { EvidenceViewer } from "../evidence/evidence-viewer.tsx";
import { fileCountWords } from "./file-order.ts";
import { FileTable } from "./file-table.tsx";
import { OddValues } from "./odd-values.tsx";
import { sectionTitles } from "./sections/field-labels.ts";
import { isPacketSection, type OpenFile, type PacketDocument } from "./sections/packet-document.ts";
import { SectionView } from "./sections/section-view.tsx";
import { VendorValue } from "./sections/vendor-value.tsx";

type ToPart = (section: string, path?: string) => Route;
type PartProps = { document: PacketDocument; file: string | undefined; to: ToPart };

/** One section, the files, or what the packet says of itself; a file is opened beside it. */
export function PacketPart({ part, ...props }: PartProps & { part: string }) {
  if (part === "files") return <FilesPart {...props} />;
  const section = isPacketSection(part) ? part : "boundary";
  return (
    <BesideFile {...props} part={part}>
      {(openFile) =>
        part === "about" ? (
          <div className="cs-blocks">
            <AboutPacket document={props.document} />
            <OddValues unrecognised={props.document.unrecognised} unknown={props.document.unknown} />
          </div>
        ) : (
          <section className="cs-block" aria-labelledby="part">
            <h2 id="part">{sectionTitles[section]}</h2>
            <SectionView packet={props.document} section={section} onOpenFile={openFile} />
          </section>
        )
      }
    </BesideFile>
  );
}

function FilesPart({ document, file, to }: PartProps) {
  const opened = fileAt(document, file);
  return (
    <section className="cs-block" aria-labelledby="part">
      <h2 id="part">Files: {fileCountWords(document.files)}</h2>
      {file !== undefined && !opened && <NoSuchFile path={file} />}
      <div className={opened ? "cs-files-layout" : ""}>
        <FileTable
          files={document.files}
          opened={opened?.path}
          narrow={opened !== undefined}
          onOpen={(picked) =>
            navigate(to("files", picked.path === file ? undefined : picked.path), { replace: true })
          }
        />
        {opened && (
          <EvidenceViewer
            file={{ ...opened, name: opened.path }}
            actions={<CloseFile onClose={() => navigate(to("files"), { replace: true })} />}
          />
        )}
      </div>
    </section>
  );
}

/** What is read stays where it is; the file that it names is opened at its side, and the keyboard goes there and back. */
function BesideFile({
  document,
  part,
  file,
  to,
  children,
}: PartProps & { part: string; children: (openFile: OpenFile) => ReactNode }) {
  const opened = fileAt(document, file);
  // Where the vendor's claim points, and where the keyboard came from, belong to the click and not to the address.
  const [click, setClick] = useState<{ path: string; location: string | undefined; from: Element | null }>();
  const openFile = (picked: PacketFileView, location?: string) => {
    setClick({ path: picked.path, location, from: window.document.activeElement });
    navigate(to(part, picked.path), { replace: opened !== undefined });
  };
  const from = opened ? undefined : click?.from;
  useEffect(() => {
    if (from instanceof HTMLElement) from.focus({ preventScroll: true });
  }, [from]);
  return (
    <div className={opened ? "cs-beside" : ""}>
      <div>
        {file !== undefined && !opened && <NoSuchFile path={file} />}
        {children(openFile)}
      </div>
      {opened && (
        <aside
          key={opened.path}
          className="cs-beside-file"
          aria-label="The file beside it"
          ref={focusOnShow}
          tabIndex={-1}
        >
          <EvidenceViewer
            file={{ ...opened, name: opened.path }}
            location={click?.path === opened.path ? click.location : undefined}
            actions={<CloseFile onClose={() => navigate(to(part), { replace: true })} />}
          />
        </aside>
      )}
    </div>
  );
}

function fileAt(document: PacketDocument, path: string | undefined): PacketFileView | undefined {
  return document.files.find((candidate) => candidate.path === path);
}

function CloseFile({ onClose }: { onClose: () => void }) {
  return (
    <Button variant="default" onClick={onClose}>
      Close the file
    </Button>
  );
}

function NoSuchFile({ path }: { path: string }) {
  return (
    <p className="cs-note cs-no-file" role="note">
      The packet has no file <span className="cs-mono cs-vendor">{path}</span>. Choose one of its files.
    </p>
  );
}

function AboutPacket({ document }: { document: PacketDocument }) {
  const { packet, head } = document;
  const facts: [string, unknown][] = [
    ["Packet id", packet.id],
    ["Version", packet.version],
    ["Submitted", packet.submitted],
    ["Vendor", packet.vendor?.name],
    ["Vendor's contact", packet.vendor?.contact],
    ["Product", packet.vendor?.product],
    ["Buyer", packet.buyer?.name],
    ["Sponsor", packet.buyer?.sponsor],
    ["Manifest", document.manifestPath],
    ["Read from", head.sourceName],
    ["SHA-256 of the archive", head.archiveSha256 ?? "Not an archive"],
  ];
  return (
    <section className="cs-block" aria-labelledby="part">
      <h2 id="part">About the packet</h2>
      <dl className="cs-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <VendorValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
