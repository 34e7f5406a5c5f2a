/** Workbooks and comma-separated values as plain grids of text, for checklists that stand in tables. */
import {
  idRowsToItems,
  tableToItems,
  type GivenUse,
  type Grid,
} from "#shared/checklists/foreign/table-to-items";
import type {
  ForeignChecklist,
  ForeignColumn,
  ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { readLimits } from "#shared/intake/document";
import { owaspName } from "./json-tree.ts";
import { recordsOf } from "../../intake/readers/csv.ts";
import { openWorkbook } from "../../intake/readers/xlsx.ts";

export type Grids = { readonly grids: readonly Grid[]; readonly notes: readonly string[] };
/** What the name of the file says of its title and its edition. */
export type Named = { readonly title: string; readonly edition: string };

/** Throws `UnreadableFile`. */
export async function gridsOfWorkbook(bytes: Uint8Array): Promise<Grids> {
  const { opened, sheets } = await openWorkbook(bytes, readLimits);
  const notes = opened.notes.filter(({ kind }) => kind === "active").map(({ says }) => says);
  const grids: Grid[] = [];
  for (const one of sheets) {
    if ("other" in one) {
      notes.push(`The sheet “${one.name}” is a ${one.other}: not taken.`);
      continue;
    }
    const { name, hidden, sheet } = one;
    if (hidden) {
      if (sheet.rows.length > 0) notes.push(`The sheet “${name}” is hidden: not taken.`);
      continue;
    }
    if (sheet.cut)
      notes.push(`The sheet “${name}” has more rows or cells than are read: the rest was not taken.`);
    const away = sheet.rows.filter((row) => row.hidden).length;
    if (away > 0)
      notes.push(
        `The sheet “${name}” has ${away === 1 ? "a hidden row" : `${away} hidden rows`}: taken like the others.`,
      );
    const width = sheet.rows.reduce((most, { cells }) => Math.max(most, ...cells.keys()), 0);
    grids.push({
      name,
      rows: sheet.rows.map(({ cells }) =>
        Array.from({ length: Math.min(width, 200) }, (_, at) => cells.get(at + 1)?.text.trim() ?? ""),
      ),
    });
  }
  return { grids, notes };
}

/** Throws `UnreadableFile`. */
export function gridsOfText(text: string): Grids {
  const records = recordsOf(text, readLimits);
  const cut = records.length > readLimits.blocks;
  const rows = records
    .slice(0, readLimits.blocks)
    .map((record) => record.slice(0, 200).map((cell) => cell.trim()));
  const notes = cut
    ? [`It has more than ${readLimits.blocks.toLocaleString("en")} rows: the rest was not taken.`]
    : [];
  return { grids: [{ name: "", rows }], notes };
}

/** Undefined where no table of the file has a question. */
export function readGrids(
  { grids, notes: before }: Grids,
  { named, given }: { named: Named; given: readonly GivenUse[] },
): ForeignChecklist | undefined {
  const notes = [...before];
  const columns: ForeignColumn[] = [];
  const seen = new Set<string>();
  const items: ForeignItem[] = [];
  let twice = 0;
  let hecvat = false;
  const take = (found: readonly ForeignItem[]) => {
    for (const item of found) {
      const key = `${item.id}\n${item.prompt}`;
      if (item.id !== "" && seen.has(key)) twice += 1;
      else items.push(item);
      seen.add(key);
    }
  };
  // Where several sheets have questions, the sheet is the section of those that stand under no other.
  const reads = grids.map((grid) => {
    const read = tableToItems(grid, given);
    const byId = read && read.items.length > 0 ? [] : idRowsToItems(grid);
    return { grid, read, byId };
  });
  const several = reads.filter(({ read, byId }) => (read?.items.length ?? 0) + byId.length > 0).length > 1;
  for (const { grid, read, byId } of reads) {
    const own = read && read.items.length > 0 ? read.items : byId;
    if (own.length === 0) {
      const said = grid.rows.some((row) => row.some((cell) => cell !== ""));
      if (said && grid.name !== "")
        notes.push(`The sheet “${grid.name}” has no table of questions: not taken.`);
      continue;
    }
    hecvat ||= own.filter(({ id }) => /^[A-Z]{4}-\d{2}/.test(id)).length >= 10;
    take(several ? own.map((item) => ({ ...item, under: underSheet(item, grid.name) })) : own);
    if (read && read.items.length > 0) {
      columns.push(...read.columns);
      notes.push(...read.notes);
    }
  }
  if (twice > 0)
    notes.push(
      `${twice === 1 ? "One question stands" : `${twice} questions stand`} in more than one sheet: taken once.`,
    );
  const columnsOnly = reads.find(({ read }) => read);
  if (items.length === 0 && !columnsOnly) return undefined;
  const says = grids.some(({ rows }) =>
    rows.slice(0, 40).some((row) => row.some((cell) => /\bHECVAT\b/i.test(cell))),
  );
  return {
    kind:
      hecvat && (says || /hecvat/i.test(named.title))
        ? "hecvat"
        : owaspName.test(named.title)
          ? "owasp"
          : "table",
    title: named.title,
    id: named.title,
    edition: named.edition,
    items,
    columns: columns.length > 0 ? columns : (columnsOnly?.read?.columns ?? []),
    notes,
  };
}

const underSheet = (item: ForeignItem, sheet: string) =>
  item.under.some(({ title }) => title === sheet) ? item.under : [{ id: "", title: sheet }, ...item.under];
