import { Tabs } from "@mantine/core";
import { useCallback, useMemo } from "react";
import type { PacketFileView } from "#shared/contract/packet-calls";
import type { ChecklistItem } from "#shared/formats/checklist";
import { FieldsView } from "../packet/sections/field-view.tsx";
import { isPacketSection, type OpenFile, type PacketDocument } from "../packet/sections/packet-document.ts";
import { SectionView } from "../packet/sections/section-view.tsx";
import { EvidencePane } from "./evidence-pane.tsx";
import { QuotedPlace } from "./quoted-place.tsx";
import { useReview, useReviewActions } from "./review-session.tsx";
import type { SideTab } from "./review-state.ts";

const tabs: readonly { value: SideTab; label: string }[] = [
  { value: "answer", label: "Answer" },
  { value: "section", label: "Section" },
  { value: "evidence", label: "Evidence" },
];

/** The vendor's side: the answer to exactly this item, its whole section, and the evidence. */
export function SidePane() {
  const side = useReview((state) => state.side);
  const { showSide } = useReviewActions();
  return (
    <aside className="rv-side" aria-label="The vendor's answer">
      <Tabs
        value={side}
        className="rv-tabs"
        onChange={(value) => {
          const next = tabs.find((tab) => tab.value === value);
          if (next) showSide(next.value);
        }}
      >
        <Tabs.List aria-label="What to read beside the item">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab.value} value={tab.value}>
              {tab.label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((tab) => (
          // It may hold nothing but text: then it takes the focus itself, for keys to scroll it.
          <Tabs.Panel key={tab.value} value={tab.value} className="rv-tab-panel" tabIndex={0}>
            {tab.value === side && <SideBody side={tab.value} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  );
}

function SideBody({ side }: { side: SideTab }) {
  switch (side) {
    case "answer":
      return <AnswerTab />;
    case "section":
      return <SectionTab />;
    case "evidence":
      return <EvidencePane />;
  }
}

function useOpenPacketFile(): OpenFile {
  const { openFile } = useReviewActions();
  return useCallback(
    (file: PacketFileView, location = "") => openFile({ from: "packet", ref: file.path, location }),
    [openFile],
  );
}

function AnswerTab() {
  const packet = useReview((state) => state.packet);
  const item = useReview((state) => state.order.byId.get(state.itemId)?.item);
  const onOpenFile = useOpenPacketFile();
  if (item === undefined) return null;
  return (
    <>
      {item.expects.length === 0 ? (
        <p className="cs-note">
          The checklist names no field of the packet for this item. The section may say more.
        </p>
      ) : (
        <FieldsView key={item.id} paths={item.expects} packet={packet} onOpenFile={onOpenFile} />
      )}
      <Supports item={item} packet={packet} onOpenFile={onOpenFile} />
    </>
  );
}

type Support = { file: PacketFileView | undefined; name: string; location: string };

/** What the vendor offers as proof of these fields: claims of the section, and files that say what they support. */
function Supports({
  item,
  packet,
  onOpenFile,
}: {
  item: ChecklistItem;
  packet: PacketDocument;
  onOpenFile: OpenFile;
}) {
  const supports = useMemo(() => supportsOf(item, packet), [item, packet]);
  if (supports.length === 0) return null;
  return (
    <section className="rv-supports" aria-label="Evidence that the vendor names for this">
      <h3>Evidence that the vendor names for this</h3>
      <ul className="rv-links">
        {supports.map(({ file, name, location }) => (
          <li key={`${name} ${location}`}>
            {file?.sha256 === undefined ? (
              <span>
                <span className="cs-vendor">{name}</span> <span className="cs-gap">not in the packet</span>
              </span>
            ) : (
              <button type="button" className="cs-link cs-vendor" onClick={() => onOpenFile(file, location)}>
                {name}
              </button>
            )}
            {location !== "" && <span className="cs-dim cs-vendor">{location}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function supportsOf(item: ChecklistItem, packet: PacketDocument): Support[] {
  const within = (path: string, whole: string) =>
    path === whole || path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
  // Evidence for a part of what is asked, and for the whole that it is a part of. A whole section says too little.
  const asked = (path: string) =>
    item.expects.some((field) => within(path, field) || (path.includes(".") && within(field, path)));
  const found: Support[] = [];
  const put = (name: string, location: string) => {
    if (found.some((other) => other.name === name && other.location === location)) return;
    found.push({ file: packet.files.find((file) => file.path === name), name, location });
  };
  for (const section of Object.values(packet.packet.sections)) {
    const claims = sectionClaims(section);
    for (const { field, evidence, note } of claims)
      if (field && evidence && asked(field)) put(evidence, note ?? "");
  }
  for (const file of packet.files) {
    const claimed = found.some((other) => other.name === file.path);
    if (!claimed && file.supports.some((path) => asked(path.replace(/^sections\./, "")))) put(file.path, "");
  }
  return found;
}

type Claims = readonly {
  field?: string | undefined;
  evidence?: string | undefined;
  note?: string | undefined;
}[];

/** Sections that the format does not know may hold anything; only the known ones carry claims. */
function sectionClaims(section: unknown): Claims {
  if (typeof section !== "object" || section === null || !("claims" in section)) return [];
  // Known sections were parsed with their claims; an unknown one is left out by the array check and optional fields.
  return Array.isArray(section.claims) ? (section.claims as Claims) : [];
}

function SectionTab() {
  const packet = useReview((state) => state.packet);
  const section = useReview((state) => state.order.byId.get(state.itemId)?.section.packetSection);
  const quoted = useReview((state) => state.quoted);
  const onOpenFile = useOpenPacketFile();
  if (quoted !== undefined) return <QuotedPlace quote={quoted} closable />;
  if (!isPacketSection(section))
    return <p className="cs-note">The checklist names no section of the packet beside these items.</p>;
  return <SectionView packet={packet} section={section} onOpenFile={onOpenFile} />;
}
