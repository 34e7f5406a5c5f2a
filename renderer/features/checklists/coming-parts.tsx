import { Checkbox, NativeSelect } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { columnUses, type ColumnUse } from "#shared/checklists/foreign/foreign-checklist";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";
import type { ChecklistPreview, ForeignReading } from "#shared/contract/checklist-calls";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { StateBadge } from "../../ui/state-badge.tsx";

type Choose = { choices: ForeignChoices; choose: (more: ForeignChoices) => void };

type Level = ForeignReading["levels"][number] & {
  taken: boolean;
  gates: boolean;
  onTaken: (on: boolean) => void;
  onGates: (on: boolean) => void;
};

/** Which levels are taken, and which are gates. */
export function ComingLevels({ levels, choices, choose }: Choose & { levels: ForeignReading["levels"] }) {
  const all = levels.map(({ level }) => level);
  const taken = choices.levels ?? all;
  const gates = choices.gates ?? [];
  const toggled = (list: readonly string[], level: string, on: boolean) =>
    all.filter((one) => (one === level ? on : list.includes(one)));
  const rows = levels.map(({ level, items }): Level => ({
    level,
    items,
    taken: taken.includes(level),
    gates: gates.includes(level),
    onTaken: (on) => choose({ levels: toggled(taken, level, on) }),
    onGates: (on) => choose({ gates: toggled(gates, level, on) }),
  }));
  return (
    <section className="cs-block" aria-labelledby="coming-levels">
      <h2 id="coming-levels">Levels in the file</h2>
      <p className="cs-dim">
        An item is taken if one of its levels is; items without a level always are. A gate must be met, or
        waived by name, before a review can approve.
      </p>
      <DataTable
        caption="Levels in the file"
        columns={levelColumns}
        rows={rows}
        rowKey={({ level }) => level}
      />
    </section>
  );
}

const levelColumns: Column<Level>[] = [
  {
    key: "level",
    head: "Level",
    names: true,
    width: "40%",
    cell: ({ level }) => <span className="cs-vendor">{level}</span>,
  },
  { key: "items", head: "Items", numeric: true, cell: ({ items }) => items.toLocaleString("en") },
  {
    key: "taken",
    head: "Taken",
    cell: ({ level, taken, onTaken }) => (
      <Checkbox
        aria-label={`Take ${level}`}
        checked={taken}
        onChange={(event) => onTaken(event.currentTarget.checked)}
      />
    ),
  },
  {
    key: "gates",
    head: "Are gates",
    cell: ({ level, taken, gates, onGates }) => (
      <Checkbox
        aria-label={`${level} are gates`}
        checked={gates}
        disabled={!taken}
        onChange={(event) => onGates(event.currentTarget.checked)}
      />
    ),
  },
];

type TableColumn = ForeignReading["columns"][number] & { named: boolean; onUse: (use: ColumnUse) => void };

/** What each column of a table is for. */
export function ComingColumns({ columns, choices, choose }: Choose & { columns: ForeignReading["columns"] }) {
  const named = new Set(columns.map(({ table }) => table)).size > 1;
  const rows = columns.map((one): TableColumn => {
    const { table, column } = one;
    const others = (choices.columns ?? []).filter(
      (other) => other.table !== table || other.column !== column,
    );
    return { ...one, named, onUse: (use) => choose({ columns: [...others, { table, column, use }] }) };
  });
  return (
    <section className="cs-block" aria-labelledby="coming-columns">
      <h2 id="coming-columns">Columns of the table</h2>
      <DataTable
        caption="Columns of the table"
        columns={tableColumns}
        rows={rows}
        rowKey={({ table, column }) => `${table} ${column}`}
      />
    </section>
  );
}

const nameOf = ({ header, column }: TableColumn) => (header === "" ? `column ${column}` : header);

const tableColumns: Column<TableColumn>[] = [
  {
    key: "header",
    head: "Column",
    width: "26%",
    names: true,
    cell: (one) => (
      <span className="cs-title-cell" dir="auto">
        <span className="cs-vendor">{nameOf(one)}</span>
        {one.named && <span className="cs-dim cs-vendor">{one.table}</span>}
      </span>
    ),
  },
  {
    key: "sample",
    head: "Begins with",
    width: "44%",
    cell: ({ sample }) => (
      <span className="cs-vendor cs-dim" dir="auto">
        {sample}
      </span>
    ),
  },
  {
    key: "use",
    head: "Is taken as",
    cell: (one) => (
      <NativeSelect
        size="xs"
        aria-label={`The column ${nameOf(one)} is taken as`}
        data={Object.entries(columnUses).map(([value, label]) => ({ value, label }))}
        value={one.use}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (isUse(value)) one.onUse(value);
        }}
      />
    ),
  },
];

const isUse = (value: string): value is ColumnUse => Object.hasOwn(columnUses, value);

/** Of one section; the rest is there after the import. */
const mostShown = 200;

export function ComingSections({ sections }: { sections: ChecklistPreview["sections"] }) {
  return (
    <div className="cs-coming-sections">
      {sections.map(({ id, title, items }) => (
        <details key={id} open={sections.length === 1}>
          <summary className="cs-vendor" dir="auto">
            {title} <span className="cs-dim">{items.length}</span>
          </summary>
          <ul className="cs-coming-items">
            {items.slice(0, mostShown).map((item) => (
              <li key={item.id}>
                <span className="cs-mono cs-vendor">{item.id}</span>
                <span className="cs-vendor" dir="auto">
                  {item.prompt}
                </span>
                <span className="cs-row">
                  {item.gate && (
                    <StateBadge tone="info" icon={IconLock}>
                      gate
                    </StateBadge>
                  )}
                  {item.levels.length > 0 && (
                    <span className="cs-dim cs-small cs-vendor">{item.levels.join(", ")}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          {items.length > mostShown && (
            <p className="cs-dim">… and {(items.length - mostShown).toLocaleString("en")} more.</p>
          )}
        </details>
      ))}
    </div>
  );
}
