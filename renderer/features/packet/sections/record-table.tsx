import { DataTable, type Column } from "../../../ui/data-table.tsx";
import { labelOf } from "./field-labels.ts";
import { systemOf, unrecognisedAt, valueAt, type PacketDocument } from "./packet-document.ts";
import { StateBadge } from "../../../ui/state-badge.tsx";
import { Gap, Unrecognised, VendorText, VendorValue, YesNoMark } from "./vendor-value.tsx";

/** A list of rows in the manifest: which fields it has, and which of them names a row. */
type RecordList = { path: string; names: string; fields: Record<string, string>; usual: readonly string[] };

export const recordLists: readonly RecordList[] = [
  {
    path: "boundary.systems",
    names: "name",
    fields: { name: "System", id: "Id", kind: "Kind", notes: "Notes" },
    usual: ["name", "id", "kind", "notes"],
  },
  {
    path: "data.flows",
    names: "system",
    fields: {
      system: "System",
      fields: "Fields",
      classes: "Classes",
      access: "Access",
      leavesBoundary: "Leaves the boundary",
      destination: "Destination",
      retention: "Retention",
    },
    usual: ["system", "fields", "classes", "access", "leavesBoundary", "destination", "retention"],
  },
  {
    path: "actions",
    names: "action",
    fields: {
      action: "Action",
      system: "System",
      policy: "Policy",
      approver: "Approver",
      risk: "Risk",
      reversible: "Reversible",
      approvalShows: "Approval shows",
      approvalTimeout: "Without an answer",
      receipt: "Receipt",
      rollback: "Rollback",
    },
    usual: ["action", "system", "policy", "approver", "risk", "reversible"],
  },
  {
    path: "identity.scopes",
    names: "scope",
    fields: { scope: "Scope", system: "System", why: "Why" },
    usual: ["scope", "system", "why"],
  },
];

const lists = new Set(["boundary.systems", "data.flows", "actions", "identity.scopes"]);
export function isRecordList(path: string): boolean {
  return lists.has(path);
}

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
      stack
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
    <>
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
    </>
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
