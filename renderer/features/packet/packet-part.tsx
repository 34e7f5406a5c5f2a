import { Button } from "@mantine/core";
import { useRef, useState, type ReactNode, type RefObject } from "react";
import type { PacketFileView } from "#shared/contract/packet-calls";
import { hrefOf, navigate, type Route } from "../../routes.ts";
import { focusOnShow } from "../../ui/focus-on-show.ts";
import { EvidenceViewer } from "../evidence/evidence-viewer.tsx";
import type { ToPlace } from "../prechecks/flag-card.tsx";
import { partOf } from "../prechecks/flag-words.ts";
import { FlagsPart } from "../prechecks/flags-part.tsx";
import { SelfCheck } from "../prechecks/self-check.tsx";
import { RadiusPart } from "../prechecks/radius-part.tsx";
import type { Prechecks } from "../prechecks/use-prechecks.ts";
import { fileCountWords } from "./file-order.ts";
import { FileTable } from "./file-table.tsx";
import { useFieldInSight } from "./field-in-sight.ts";
import { OddValues } from "./odd-values.tsx";
import { asWritten } from "../evidence/place-words.ts";
import { sectionTitles } from "#shared/formats/field-labels";
import { isPacketSection, type OpenFile, type PacketDocument } from "./sections/packet-document.ts";
import { SectionView } from "./sections/section-view.tsx";
import { VendorValue } from "./sections/vendor-value.tsx";
import { useSamePlace } from "./use-same-place.ts";

type ToPart = (section: string, path?: string, field?: string) => Route;
type PartProps = { document: PacketDocument; file: string | undefined; to: ToPart };
/** `left` is the quotation that the reader followed away from the flags: coming back leads to it. */
type Checked = { prechecks: Prechecks; left: RefObject<string | undefined> };

/** One section, the pre-checks, the files, or what the packet says of itself; a file is opened beside it. */
export function PacketPart({
  part,
  field,
  prechecks,
  left,
  ...props
}: PartProps & Checked & { part: string; field: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useFieldInSight(box, part, field);
  if (part === "files") return <FilesPart {...props} />;
  if (part === "prechecks")
    return (
      <BesideFile {...props} part={part}>
        {(openFile) => (
          <div className="cs-blocks">
            <SelfCheck packetVersionId={props.document.head.packetVersionId} />
            <FlagsPart prechecks={prechecks} toPlace={placesOf(props, part, openFile)} left={left} />
          </div>
        )}
      </BesideFile>
    );
  if (part === "radius")
    return (
      <BesideFile {...props} part={part}>
        {(openFile) => <RadiusPart prechecks={prechecks} toPlace={placesOf(props, part, openFile)} />}
      </BesideFile>
    );
  const section = isPacketSection(part) ? part : "boundary";
  return (
    <BesideFile {...props} part={part}>
      {(openFile) => (
        <div ref={box}>
          {part === "about" ? (
            <div className="cs-blocks">
              <AboutPacket document={props.document} />
              <OddValues unrecognised={props.document.unrecognised} unknown={props.document.unknown} />
            </div>
          ) : (
            <section className="cs-block" aria-labelledby="part">
              <h2 id="part">{sectionTitles[section]}</h2>
              <SectionView packet={props.document} section={section} onOpenFile={openFile} />
            </section>
          )}
        </div>
      )}
    </BesideFile>
  );
}

/** Where quotations lead: a file opens beside what is read, a field is shown in its section. */
function placesOf({ document, to }: PartProps, part: string, openFile: OpenFile): ToPlace {
  return ({ file, path, line }) => {
    if (file !== undefined) {
      const named = fileAt(document, file);
      if (named?.sha256 === undefined) return { href: hrefOf(to("files")) };
      const location = line === undefined ? undefined : asWritten(line);
      return { href: hrefOf(to(part, file)), onGo: () => openFile(named, location) };
    }
    const listed = /^evidence\[(\d+)\]/.exec(path)?.[1];
    const opened = listed === undefined ? undefined : document.packet.evidence?.[Number(listed)]?.path;
    return { href: hrefOf(to(partOf(path), opened, path)) };
  };
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
  const [click, setClick] = useState<{ path: string; location: string | undefined }>();
  const { leave, close } = useSamePlace(opened?.path);
  const openFile = (picked: PacketFileView, location?: string) => {
    leave(window.document.activeElement);
    setClick({ path: picked.path, location });
    navigate(to(part, picked.path), { replace: opened !== undefined });
  };
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
            actions={
              <CloseFile
                onClose={() => {
                  close();
                  navigate(to(part), { replace: true });
                }}
              />
            }
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
  const facts: [string, unknown, field?: string][] = [
    ["Title", packet.title, "title"],
    ["Packet id", packet.id, "id"],
    ["Version", packet.version, "version"],
    ["Summary", packet.summary, "summary"],
    ["Submitted", packet.submitted, "submitted"],
    ["Vendor", packet.vendor?.name, "vendor.name"],
    ["Vendor's contact", packet.vendor?.contact, "vendor.contact"],
    ["Product", packet.vendor?.product, "vendor.product"],
    ["Buyer", packet.buyer?.name, "buyer.name"],
    ["Sponsor", packet.buyer?.sponsor, "buyer.sponsor"],
    ["Manifest", document.manifestPath],
    ["Read from", head.sourceName],
    ["SHA-256 of the archive", head.archiveSha256 ?? "Not an archive"],
  ];
  return (
    <section className="cs-block" aria-labelledby="part">
      <h2 id="part">About the packet</h2>
      <dl className="cs-facts">
        {facts.map(([name, value, field]) => (
          <div key={name} data-field={field}>
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
