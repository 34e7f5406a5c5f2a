/** Tables that somebody drew with signs: bars, tabs, boxes of +---+, or columns kept apart by blanks. */
import type { RawCell } from "../../build-document.ts";

export type DrawnTable = {
  rows: RawCell[][];
  headerRows: number;
  /** Lines that it takes. */ length: number;
};

/** No table that somebody draws has longer lines. */
const longest = 20_000;

/** The table that begins in this line, if one does. */
export function drawnTableAt(lines: readonly string[], start: number): DrawnTable | undefined {
  const first = lines[start] ?? "";
  if (first.length > longest || first.trim() === "") return undefined;
  if (isBorder(first)) return boxed(lines, start);
  if (isOnlySigns(first)) return undefined;
  if (first.includes("|")) return parted(lines, start, barred);
  if (first.trim().includes("\t")) return parted(lines, start, tabbed) ?? parted(lines, start, tabbedLoosely);
  return / {2}\S/.test(first.trim()) ? aligned(lines, start) : undefined;
}

const isOnlySigns = (line: string) => /^[\s|+:=-]*$/.test(line);
const isBorder = (line: string) => /^\s*\+[-=+]{3,}\+\s*$/.test(line);
const barred = (line: string) =>
  line.includes("|") ? line.trim().replace(/^\|/, "").replace(/\|$/, "").split("|") : [];
const tabbed = (line: string) => line.trim().split("\t");
const tabbedLoosely = (line: string) => line.trim().split(/\t+/);
/** A line between the header and the rows. */
const isRule = (cells: readonly string[]) =>
  cells.length > 0 && cells.every((cell) => /^\s*:?-{2,}:?\s*$/.test(cell));

/** Two lines or more with the same number of cells. */
function parted(
  lines: readonly string[],
  start: number,
  split: (line: string) => string[],
): DrawnTable | undefined {
  const rows: RawCell[][] = [];
  const width = split(lines[start] ?? "").length;
  if (width < 2) return undefined;
  let headerRows = 0;
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? "";
    if (line.length > longest) break;
    const cells = isOnlySigns(line) && line.includes("--") ? line.trim().split(/[|+]/) : split(line);
    if (isRule(cells.filter((cell) => cell !== "")) && end > start) headerRows ||= rows.length;
    else if (cells.length === width) rows.push(cells.map((text) => ({ text, at: { line: end + 1 } })));
    else break;
  }
  return rows.length < 2 ? undefined : { rows, headerRows: headerRows === 1 ? 1 : 0, length: end - start };
}

/** Between borders stands one row, of as many lines as it needs. */
function boxed(lines: readonly string[], start: number): DrawnTable {
  const rows: RawCell[][] = [];
  let headerRows = 0;
  let open: RawCell[] | undefined;
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? "";
    if (isBorder(line)) {
      if (open) rows.push(open);
      open = undefined;
      if (line.includes("=")) headerRows ||= rows.length;
    } else if (line.length <= longest && line.trimStart().startsWith("|")) {
      const cells = barred(line);
      const above = open ?? [];
      open = Array.from({ length: Math.max(above.length, cells.length) }, (_, column): RawCell => {
        const { text = "", at = { line: end + 1 } } = above[column] ?? {};
        return { text: `${text}\n${cells[column] ?? ""}`, at };
      });
    } else break;
  }
  if (open) rows.push(open);
  return { rows, headerRows, length: end - start };
}

/** Three lines or more whose columns begin where those of the first do. */
function aligned(lines: readonly string[], start: number): DrawnTable | undefined {
  const first = lines[start] ?? "";
  const starts = [...first.matchAll(/(?<=^| {2})\S/g)].map(({ index }) => index);
  const [, second = 0] = starts;
  if (starts.length < 2 || first.slice(0, second).trim().endsWith(":") || /^\s*[-*•]\s/.test(first))
    return undefined;
  const fits = (line: string) =>
    line.length <= longest && starts.slice(1).every((at) => line.slice(at - 2, at).trim() === "");
  const cellsOf = (line: string) =>
    starts.map((at, column) => line.slice(column === 0 ? 0 : at, starts[column + 1]));
  const rows: RawCell[][] = [];
  let headerRows = 0;
  let end = start;
  for (; end < lines.length; end++) {
    const line = lines[end] ?? "";
    const cells = cellsOf(line);
    if (line.trim() === "" || !fits(line) || line.length <= second) {
      if (!isOnlySigns(line) || !line.includes("---")) break;
      headerRows ||= rows.length;
    } else if (cells.every((cell) => /^[\s=-]*$/.test(cell))) headerRows ||= rows.length;
    else rows.push(cells.map((text) => ({ text, at: { line: end + 1 } })));
  }
  const least = headerRows === 0 ? 3 : 2;
  return rows.length < least ? undefined : { rows, headerRows, length: end - start };
}
