/** Tables by the places of their cells: columns that begin at the same x over several lines. */
import type { RawCell } from "../../build-document.ts";
import { bullet, type Line, type Piece } from "./lines.ts";

export type FoundTable = { rows: RawCell[][]; lines: number };

/** A table that begins with the first of these lines, and how many lines it takes. */
export function tableFrom(lines: readonly Line[]): FoundTable | undefined {
  const [first] = lines;
  if (!first || first.pieces.length < 2) return undefined;
  const starts = startsOf(lines);
  if (!starts) return undefined;
  const { columns, end } = starts;
  const rows: { cells: string[]; line: Line }[] = [];
  const gaps = rowGaps(lines.slice(0, end));
  for (const [at, line] of lines.slice(0, end).entries()) {
    const cells = columns.map(() => "");
    for (const piece of line.pieces) {
      const column = columnOf(piece, columns);
      cells[column] = [cells[column], piece.text].filter((text) => text !== "").join(" ");
    }
    const last = rows.at(-1);
    const before = lines[at - 1];
    const gap = before && before.page === line.page ? before.y - line.y : Infinity;
    // A line that goes on with its row stands closer than the rows do, or leaves the first column empty.
    const wraps =
      last &&
      before &&
      gap <= gaps.wrap &&
      (cells[0] === "" || (gaps.row > gaps.wrap * 1.25 && gap < gaps.row * 0.8));
    if (last && wraps)
      for (const [i, text] of cells.entries()) last.cells[i] = joinLines(last.cells[i] ?? "", text);
    else rows.push({ cells, line });
  }
  const filled = rows.filter(({ cells }) => cells.filter((text) => text !== "").length > 1).length;
  if (rows.length < 2 || filled < rows.length * 0.5) return undefined;
  return {
    rows: rows.map(({ cells, line }) => cells.map((text): RawCell => ({ text, at: { page: line.page } }))),
    lines: end,
  };
}

export function joinLines(above: string, below: string): string {
  if (above === "" || below === "") return above + below;
  // A word that was parted at the end of the line.
  if (/\p{Ll}-$/u.test(above) && /^\p{Ll}/u.test(below)) return above.slice(0, -1) + below;
  return `${above} ${below}`;
}

/** Left edges of the columns, by lines of two pieces or more, and where the table ends. */
function startsOf(lines: readonly Line[]): { columns: number[]; end: number } | undefined {
  let columns: number[] = [];
  let end = 0;
  let loose = 0;
  let multi = 0;
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const gap = before && before.page === line.page ? before.y - line.y : 0;
    if (before && (gap > line.size * 4.5 || bullet.test(line.text))) break;
    // Bold and alone below rows that are not: the next heading.
    if (before && !before.bold && line.bold && line.pieces.length === 1) break;
    if (line.pieces.length > 1) {
      const merged = merge(columns, line);
      if (!merged) break;
      columns = merged;
      multi += 1;
      end = at + 1;
      loose = 0;
    } else {
      // One piece by itself goes on with a cell, if it stands in a column other than the first, or beneath it closely.
      const fits = columns.some(
        (x, i) => Math.abs(x - line.x) < 4 && line.end <= (columns[i + 1] ?? Infinity) + 2,
      );
      if (!fits || line.size > (before?.size ?? line.size) * 1.15) break;
      loose += 1;
      if (loose > 6) break;
      if (Math.abs(line.x - (columns[0] ?? 0)) > 4) end = at + 1;
    }
  }
  return multi >= 2 && columns.length >= 2 ? { columns, end } : undefined;
}

/** The columns with those of one more line; undefined where it does not fit them. */
function merge(columns: readonly number[], { pieces }: Line): number[] | undefined {
  if (columns.length === 0) return pieces.map(({ x }) => x);
  const result = [...columns];
  let met = 0;
  for (const { x } of pieces) {
    const near = result.findIndex((start) => Math.abs(start - x) < 5);
    if (near === -1) result.push(x);
    else met += 1;
  }
  if (met === 0) return undefined;
  return result.sort((a, b) => a - b).length > 14 ? undefined : result;
}

function columnOf({ x }: Piece, columns: readonly number[]): number {
  let found = 0;
  for (const [at, start] of columns.entries()) if (start <= x + 5) found = at;
  return found;
}

/** The usual distance of lines within a row, and of rows. */
function rowGaps(lines: readonly Line[]): { wrap: number; row: number } {
  const gaps = lines
    .flatMap((line, at) => {
      const before = lines[at - 1];
      return before && before.page === line.page && before.y > line.y ? [before.y - line.y] : [];
    })
    .sort((a, b) => a - b);
  const size = lines[0]?.size ?? 10;
  const least = gaps[0] ?? size * 1.2;
  return { wrap: Math.max(least, size * 1.05) * 1.15, row: gaps.at(Math.floor(gaps.length * 0.6)) ?? least };
}
