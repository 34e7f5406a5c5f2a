import type { PacketPreview } from "#shared/contract/packet-calls";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { VendorText, VendorValue } from "./sections/vendor-value.tsx";

type Unrecognised = PacketPreview["unrecognised"][number];
type Unknown = PacketPreview["unknown"][number];

const unrecognisedColumns: Column<Unrecognised>[] = [
  {
    key: "path",
    head: "Field",
    width: "30%",
    names: true,
    cell: (row) => <span className="cs-mono cs-vendor">{row.path}</span>,
  },
  {
    key: "value",
    head: "The vendor wrote",
    width: "30%",
    cell: (row) => <VendorText>{row.value}</VendorText>,
  },
  { key: "allowed", head: "Words that the format knows", cell: (row) => row.allowed.join(", ") },
];

const unknownColumns: Column<Unknown>[] = [
  {
    key: "path",
    head: "Field",
    width: "30%",
    names: true,
    cell: (row) => <span className="cs-mono cs-vendor">{row.path}</span>,
  },
  { key: "value", head: "The vendor wrote", cell: (row) => <VendorValue value={row.value} /> },
];

/** What the format has no word for. Kept as written, shown here, dropped nowhere. */
export function OddValues({
  unrecognised,
  unknown,
}: {
  unrecognised: readonly Unrecognised[];
  unknown: readonly Unknown[];
}) {
  return (
    <>
      {unrecognised.length > 0 && (
        <section className="cs-block" aria-labelledby="unrecognised">
          <h2 id="unrecognised">Values that the format does not know</h2>
          <DataTable
            caption="Values that the format does not know"
            stack
            columns={unrecognisedColumns}
            rows={unrecognised}
            rowKey={(row) => `${row.path} ${row.value}`}
          />
        </section>
      )}
      {unknown.length > 0 && (
        <section className="cs-block" aria-labelledby="unknown">
          <h2 id="unknown">Fields that the format does not know</h2>
          <DataTable
            caption="Fields that the format does not know"
            stack
            columns={unknownColumns}
            rows={unknown}
            rowKey={(row) => row.path}
          />
        </section>
      )}
    </>
  );
}
