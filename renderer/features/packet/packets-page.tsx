import { IconPackage } from "@tabler/icons-react";
import type { PacketHead } from "#shared/contract/packet-calls";
import { IntakeList } from "../intake/intake-list.tsx";
import { useQuery } from "../../api/use-query.ts";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { Digest } from "../../ui/digest.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";
import { When } from "../../ui/when.tsx";
import { ImportButton } from "./import-button.tsx";
import { PacketTitleCell } from "./packet-title-cell.tsx";
import { SampleList } from "./sample-list.tsx";

export function PacketsPage() {
  const packets = useQuery("packet.list", {}, ["packets", "reviews"]);
  return (
    <>
      <PageHeader
        title="Packets"
        below="Every packet version that was imported, newest first."
        actions={<ImportButton />}
      />
      <QueryView
        query={packets}
        what="the packets"
        isEmpty={(value) => value.packets.length === 0}
        empty={
          <>
            <EmptyState icon={IconPackage} title="No packet has been imported yet" actions={<ImportButton />}>
              <p>Import the vendor's zip, folder, or YAML or JSON file; or look at a sample first.</p>
            </EmptyState>
            <SampleList />
          </>
        }
      >
        {(value) => (
          <DataTable
            caption="Packets"
            columns={columns}
            rows={value.packets}
            rowKey={(packet) => packet.packetVersionId}
          />
        )}
      </QueryView>
      <IntakeList />
    </>
  );
}

const columns: Column<PacketHead>[] = [
  {
    key: "packet",
    head: "Packet",
    width: "34%",
    names: true,
    cell: (packet) => (
      <PacketTitleCell packet={packet}>
        <span className="cs-mono">{packet.packetId}</span>
        {packet.warnings.length > 0 && (
          <span>
            <StateBadge tone="warn" title={packet.warnings.join("\n")}>
              {packet.warnings.length === 1 ? "1 warning" : `${packet.warnings.length} warnings`}
            </StateBadge>
          </span>
        )}
      </PacketTitleCell>
    ),
  },
  { key: "version", head: "Version", cell: (packet) => <Said text={packet.version} /> },
  { key: "vendor", head: "Vendor", width: "16%", cell: (packet) => <Said text={packet.vendor} /> },
  { key: "files", head: "Files", numeric: true, cell: (packet) => packet.fileCount },
  { key: "reviews", head: "Reviews", numeric: true, cell: (packet) => packet.reviewCount },
  { key: "digest", head: "Digest", cell: (packet) => <Digest value={packet.digest} label="packet digest" /> },
  { key: "imported", head: "Imported", cell: (packet) => <When at={packet.importedAt} /> },
];

function Said({ text }: { text: string | undefined }) {
  if (!text) return <span className="cs-gap">not named</span>;
  return (
    <span className="cs-vendor" dir="auto">
      {text}
    </span>
  );
}
