/** A sheet is a page on which tables, titles and remarks stand about: parts them where rows or columns are empty. */
import type { Range, SheetCell, SheetRow } from "./sheet.ts";

/** Rows and columns without gaps; a cell that is not there is blank. */
export type Region = { rows: (SheetCell | undefined)[][] };

/** A merged cell fills its range, as far as the sheet has rows and columns in use. */
export function fillMerged(rows: SheetRow[], merged: readonly Range[]): void {
  if (merged.length === 0) return;
  const byRow = new Map(rows.map((one) => [one.row, one]));
  let widest = 0;
  for (const { cells } of rows) for (const column of cells.keys()) widest = Math.max(widest, column);
  for (const { top, left, bottom, right } of merged) {
    const cell = byRow.get(top)?.cells.get(left);
    if (!cell) continue;
    const last = Math.min(bottom, rows.at(-1)?.row ?? 0, top + 2_000);
    for (let row = top; row <= last; row++)
      for (let column = left; column <= Math.min(right, widest, left + 200); column++)
        byRow.get(row)?.cells.set(column, cell);
  }
}

export function regionsOf(rows: readonly SheetRow[]): Region[] {
  return stacks(rows).flatMap((stack) => {
    const columns = columnGroups(stack);
    if (columns.length < 2) return [region(stack)];
    return columns.flatMap((group) => {
      const part = stack
        .map((row) => ({ ...row, cells: new Map([...row.cells].filter(([column]) => group.has(column))) }))
        .filter(({ cells }) => cells.size > 0);
      return stacks(part).map(region);
    });
  });
}

/** Parted by empty rows; a part that goes on below a header in the same columns, without one of its own, stays. */
function stacks(rows: readonly SheetRow[]): SheetRow[][] {
  const found: SheetRow[][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    const before = last?.at(-1);
    const gap = before ? row.row - before.row : Infinity;
    if (last && (gap === 1 || (gap <= 3 && goesOn(last, row)))) last.push(row);
    else found.push([row]);
  }
  return found;
}

/** The header is bold and this row is not, and it begins and ends where the table does. */
function goesOn(table: readonly SheetRow[], row: SheetRow): boolean {
  const isBold = ({ cells }: SheetRow) => [...cells.values()].every(({ bold }) => bold);
  const header = table.find(({ cells }) => cells.size > 1);
  if (!header || table.length < 2 || !isBold(header) || isBold(row) || row.cells.size < 2) return false;
  return (
    Math.min(...header.cells.keys()) === Math.min(...row.cells.keys()) &&
    Math.max(...row.cells.keys()) <= Math.max(...header.cells.keys())
  );
}

/** Only where both sides are tables by themselves: an empty column between labels and values parts nothing. */
function columnGroups(rows: readonly SheetRow[]): Set<number>[] {
  const used = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  const groups: Set<number>[] = [];
  for (const [at, column] of used.entries()) {
    const last = groups.at(-1);
    if (last && column - (used[at - 1] ?? 0) === 1) last.add(column);
    else groups.push(new Set([column]));
  }
  return groups.every(({ size }) => size > 1) ? groups : [];
}

function region(rows: readonly SheetRow[]): Region {
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b);
  return { rows: rows.map(({ cells }) => columns.map((column) => cells.get(column))) };
}
