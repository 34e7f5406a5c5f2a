/** Tables without borders: lines whose texts stand below each other in the same columns. */
import { cellText, type TableOnPage } from "./grid.ts";
import { linesOf, type Segment } from "./segments.ts";

export type Line = readonly Segment[];
type Column = { left: number; right: number };

/** Parts lines, from top to bottom, into tables and the other lines. */
export function alignedTables(segments: readonly Segment[]): (Line | TableOnPage)[] {
  const lines = rowsCloseBy(linesOf(segments));
  const found: (Line | TableOnPage)[] = [];
  for (let at = 0; at < lines.length;) {
    const table = tableFrom(lines, at);
    if (table) found.push(table.table);
    else found.push(...linesOf(lines[at] ?? []));
    at += table?.lines ?? 1;
  }
  return found;
}

/** Lines too close for lines of one text are cells side by side, set to the middle of their row. */
function rowsCloseBy(lines: readonly Line[]): Line[] {
  const rows: Segment[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const close = row && top(line) - bottom(row) < 0.8 * Math.min(sizeOf(line), sizeOf(row));
    const over = close && row.some((one) => line.some((other) => overlap(one, other)));
    if (close && !over) row.push(...line);
    else rows.push([...line]);
  }
  return rows.map((row) => row.sort((a, b) => a.x - b.x || a.y - b.y));
}

const overlap = (one: Segment, other: Segment): boolean =>
  other.y - one.y < 0.8 * one.size && one.x < other.right && other.x < one.right;

function tableFrom(lines: readonly Line[], from: number): { table: TableOnPage; lines: number } | undefined {
  const first = lines[from];
  if (!first || first.length < 2) return undefined;
  const columns: Column[] = [];
  for (const one of first) {
    const last = columns.at(-1);
    if (last && one.x < last.right) last.right = Math.max(last.right, one.right);
    else columns.push({ left: one.x, right: one.right });
  }
  const taken: Line[] = [first];
  let gap = 0;
  for (const line of lines.slice(from + 1)) {
    const before = taken.at(-1) ?? first;
    const down = top(line) - bottom(before);
    // A heading between two tables, though it begins with a number of its own.
    if (sizeOf(line) > 1.12 * sizeOf(first)) break;
    if (down > 4 * sizeOf(line) || (gap > 0 && down > 3 * gap)) break;
    if (line.length === 1 && !wraps(line, { columns, before, down })) break;
    if (!takes(columns, line)) break;
    if (line.length > 1) gap = Math.max(gap, down);
    taken.push(line);
  }
  // What stands alone at the end belongs to the text below unless it wraps: see `wraps`.
  if (taken.filter((line) => line.length > 1).length < 2 || columns.length < 2) return undefined;
  const table = build(taken, columns);
  return table && { table, lines: taken.length };
}

const top = (line: Line): number => Math.min(...line.map((one) => one.y));
const bottom = (line: Line): number => Math.max(...line.map((one) => one.y));
const sizeOf = (line: Line): number => line[0]?.size ?? 1;

/** The rest of a cell stands close below it and begins where the cell does. */
function wraps(
  line: Line,
  { columns, before, down }: { columns: readonly Column[]; before: Line; down: number },
): boolean {
  const [only] = line;
  if (!only || down > 1.5 * only.size) return false;
  const column = columns.findIndex(({ left }) => Math.abs(left - only.x) < 4);
  if (column < 0) return false;
  const above = before.find((one) => Math.abs(one.x - only.x) < 4);
  // In the first column a line by itself may as well be the text that follows.
  return (
    column > 0 || (above !== undefined && above.bold === only.bold && only.right < (columns[1]?.left ?? 0))
  );
}

/** Widens the columns by a line; false, and nothing changed, if a text of it runs over two of them. */
function takes(columns: Column[], line: Line): boolean {
  const hits: (Column | undefined)[] = [];
  for (const one of line) {
    const over = columns.filter(({ left, right }) => one.x < right + 3 && one.right > left - 3);
    if (over.length > 1) return false;
    hits.push(over[0]);
  }
  const twice = line.some((one, index) =>
    line.some(
      (other, at) => at > index && hits[index] && hits[at] === hits[index] && Math.abs(other.y - one.y) < 1,
    ),
  );
  if (twice) return false;
  // Of what stands in a line at least one begins, ends or is centred as its column is.
  const aligned = line.filter((one, index) => {
    const column = hits[index];
    return column && lined(one, column);
  });
  if (aligned.length === 0 || (line.length > 1 && aligned.length < line.length / 2)) return false;
  for (const [index, one] of line.entries()) {
    const column = hits[index];
    if (!column) columns.push({ left: one.x, right: one.right });
    else {
      column.left = Math.min(column.left, one.x);
      column.right = Math.max(column.right, one.right);
    }
  }
  columns.sort((a, b) => a.left - b.left);
  return true;
}

function lined(one: Segment, column: Column): boolean {
  const middle = Math.abs(one.x + one.right - column.left - column.right) / 2;
  return Math.abs(one.x - column.left) < 4 || Math.abs(one.right - column.right) < 4 || middle < 4;
}

function build(lines: readonly Line[], columns: readonly Column[]): TableOnPage | undefined {
  const rows: Segment[][] = [];
  const parted = rowStarts(lines, columns);
  for (const [index, line] of lines.entries()) {
    const row = rows.at(-1);
    if (!row || parted[index]) rows.push([...line]);
    else row.push(...line);
  }
  const [first] = columns;
  const last = columns.at(-1);
  const [topLine] = lines;
  if (rows.length < 2 || !first || !last || !topLine) return undefined;
  const bold = rows.map((row) => row.every((one) => one.bold));
  return {
    rows: rows.map((row) =>
      columns.map((column) => {
        const inside = row.filter((one) => one.x < column.right + 3 && one.right > column.left - 3);
        return inside.length === 0
          ? ""
          : cellText(
              inside.flatMap((one) => one.runs),
              column,
            );
      }),
    ),
    lefts: columns.map(({ left }) => left),
    headed: bold[0] === true && !bold.slice(1).every(Boolean),
    top: top(topLine) - sizeOf(topLine),
    bottom: bottom(lines.at(-1) ?? topLine),
    x: first.left,
    right: last.right,
  };
}

/**
 * Which lines begin a row. Rows that stand further apart than the lines within them say so; otherwise a row begins
 * where its first column has a text.
 */
function rowStarts(lines: readonly Line[], columns: readonly Column[]): boolean[] {
  const gaps = lines.slice(1).map((line, index) => top(line) - bottom(lines[index] ?? line));
  const least = Math.min(...gaps);
  const tight = (index: number) => index > 0 && (gaps[index - 1] ?? 0) <= 1.2 * least;
  const close = lines.filter((_, index) => tight(index));
  // What goes on with a row lacks a column, or goes on in the middle of a sentence.
  const onward = close.filter(
    (line) => line.length < columns.length || line.some((one) => /^\p{Ll}/u.test(one.text)),
  );
  const spaced =
    Math.max(...gaps) > 1.25 * least &&
    least < 1.5 * sizeOf(lines[0] ?? []) &&
    onward.length >= 0.6 * close.length;
  const edge = columns[0]?.right ?? 0;
  return lines.map((line, index) => {
    if (index === 0) return true;
    return spaced ? !tight(index) : (line[0]?.x ?? 0) <= edge && line.length > 1;
  });
}
