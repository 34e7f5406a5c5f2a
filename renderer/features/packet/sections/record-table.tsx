import { DataTable, type Column } from "../../../ui/data-table.tsx";
import { labelOf } from "#shared/formats/field-labels";
import { recordLists } from "#shared/formats/record-lists";
import { systemOf, unrecognisedAt, valueAt, type PacketDocument } from "./packet-document.ts";
import { StateBadge } from "../../../ui/state-badge.tsx";
import { Gap, Unrecognised, VendorText, VendorValue, YesNoMark } from "./vendor-value.tsx";

type Row = Record<string, unknown>;

/** A list of the manifest as a table. With `only`, just those fields beside the one that names the row. */
export function RecordTable({
  packet,
  path,
  only,
}: {
  packet: PacketDocument;
  path: string;
  only?: readonly string[] | undefined;
}) {
  const list = recordLists.find((candidate) => candidate.path === path);
  const rows = valueAt(packet, path === "actions" ? "actions.rows" : path);
  if (!list || !Array.isArray(rows)) return <Gap />;
  const names = only === undefined ? list.usual : [list.names, ...only.filter((name) => name !== list.names)];
  const columns = names.map((name): Column<Row> => ({
    key: name,
    head: list.fields[name] ?? name,
    names: name === list.names,
    cell: fieldCell(packet, path, name),
  }));
  return (
    <DataTable
      caption={labelOf(path)}
      stack={columns.length > 3}
      columns={columns}
      // Each entry of these lists passed the packet's schema as a mapping.
      rows={rows as Row[]}
      rowKey={(_, index) => String(index)}
    />
  );
}

function fieldCell(packet: PacketDocument, path: string, name: string) {
  return (row: Row, index: number) =>
    needsNone(row, name) ? (
      <span className="cs-dim">–</span>
    ) : (
      <Field packet={packet} path={`${path}[${index}].${name}`} name={name} value={row[name]} />
    );
}

/** A field that the row's other answers make pointless is no gap. */
function needsNone(row: Row, name: string): boolean {
  if (row[name] !== undefined) return false;
  if (name === "destination") return row["leavesBoundary"] === false;
  if (name === "notes") return true;
  return ["approver", "approvalShows", "approvalTimeout"].includes(name) && row["policy"] !== "approval";
}

function Field({
  packet,
  path,
  name,
  value,
}: {
  packet: PacketDocument;
  path: string;
  name: string;
  value: unknown;
}) {
  const odd = unrecognisedAt(packet, path);
  const words = Array.isArray(value) && value.length > 0 && name !== "fields";
  return (
    <span data-field={path}>
      {name === "system" ? (
        <SystemName packet={packet} id={typeof value === "string" ? value : undefined} />
      ) : name === "leavesBoundary" || name === "reversible" ? (
        <YesNoMark value={typeof value === "boolean" || typeof value === "string" ? value : undefined} />
      ) : words || name === "fields" ? (
        <VendorText>{Array.isArray(value) ? value.map(String).join(", ") : undefined}</VendorText>
      ) : (
        <VendorValue value={value} />
      )}
      {odd.map((entry) => (
        <Unrecognised
          key={entry.value}
          allowed={entry.allowed}
          word={Array.isArray(value) && value.length > 1 ? entry.value : undefined}
        />
      ))}
    </span>
  );
}

/** A system by its declared name; an id that the boundary does not list is said plainly. */
export function SystemName({ packet, id }: { packet: PacketDocument; id: string | undefined }) {
  const system = systemOf(packet, id);
  if (!system) return <Gap />;
  return (
    <span>
      <span title={system.id}>
        <VendorText>{system.name}</VendorText>
      </span>{" "}
      {!system.declared && <StateBadge tone="warn">undeclared</StateBadge>}
    </span>
  );
}
