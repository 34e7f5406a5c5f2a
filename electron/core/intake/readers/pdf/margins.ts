/** Page headers, footers and page numbers: the same text at the same height on most pages. */
import { ruledTables } from "./grid.ts";
import type { PdfPage, Run } from "./page.ts";
import { linesOf, segment } from "./segments.ts";

type MarginLine = {
  readonly page: number;
  readonly text: string;
  /** Its height and its text, numbers left open. */
  readonly key: string;
  readonly numbers: readonly number[];
  readonly runs: readonly Run[];
};

const fewestPages = 3;
const share = 0.6;

/** Gives the pages without them, and the texts left out, each once, as the first page has them. */
export function withoutMargins(pages: readonly PdfPage[]): { pages: PdfPage[]; left: string[] } {
  if (pages.length < fewestPages) return { pages: [...pages], left: [] };
  const edges = pages.map((page) => edgesOf(page));
  const byKey = Map.groupBy(
    edges.flatMap(({ above, below }) => [...above, ...below]),
    (line) => line.key,
  );
  const least = Math.max(fewestPages, share * pages.length);
  const repeated = new Set([...byKey.values()].flatMap((lines) => repeats(lines, least)));
  const left = new Map<string, string>();
  const kept = pages.map((page, index) => {
    const gone = new Set<Run>();
    const { above, below } = edges[index] ?? { above: [], below: [] };
    for (const lines of [above, below])
      for (const line of lines) {
        // What stands further in than a line of the page's own text is text too.
        if (!repeated.has(line)) break;
        if (!left.has(line.key)) left.set(line.key, line.text);
        for (const run of line.runs) gone.add(run);
      }
    return gone.size === 0 ? page : { ...page, runs: page.runs.filter((run) => !gone.has(run)) };
  });
  return { pages: kept, left: [...left.values()] };
}

/** Those of the lines alike whose numbers are the same or go up with the pages, if they are on enough pages. */
function repeats(lines: readonly MarginLine[], least: number): MarginLine[] {
  let alike = lines;
  for (const at of lines[0]?.numbers.keys() ?? []) {
    const same = largest(Map.groupBy(alike, (line) => line.numbers[at]));
    const counting = largest(Map.groupBy(alike, (line) => (line.numbers[at] ?? 0) - line.page));
    alike = same.length >= counting.length ? same : counting;
  }
  return new Set(alike.map((line) => line.page)).size >= least ? [...alike] : [];
}

function largest<T>(groups: Map<unknown, readonly T[]>): readonly T[] {
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}

/** The lines in the upper and the lower quarter of a page, each from its edge inwards. */
function edgesOf(page: PdfPage): { above: MarginLine[]; below: MarginLine[] } {
  const lines = linesOf(page.runs).map((runs) => segment(runs));
  const inTable = new Set(
    ruledTables(page.runs, page.rules).tables.flatMap(({ rows, top, bottom }) =>
      // A page header may be a table of one or two rows itself.
      rows.length < 3 ? [] : lines.filter((line) => line.y > top && line.y < bottom),
    ),
  );
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const made = lines.map((line, index): MarginLine | undefined => {
    if (inTable.has(line) || headsTable(lines, index)) return undefined;
    const height = Math.round(line.y / 3);
    const plain = { page: page.number, text: line.text, runs: line.runs };
    // "Part 1", "Part 2" in large letters at the top of pages are headings.
    if (line.size > 1.1 * usual || line.text.length > 200)
      return { ...plain, key: `${height} ${line.text}`, numbers: [] };
    const numbers = (line.text.match(/\d{1,9}/g) ?? []).map(Number);
    return { ...plain, key: `${height} ${line.text.replace(/\d{1,9}/g, "#")}`, numbers };
  });
  const upTo = (side: readonly (MarginLine | undefined)[], within: (line: MarginLine) => boolean) => {
    const found: MarginLine[] = [];
    for (const line of side) {
      if (!line || !within(line)) break;
      found.push(line);
    }
    return found;
  };
  const y = (line: MarginLine) => line.runs[0]?.y ?? 0;
  return {
    above: upTo(made, (line) => y(line) < page.height * 0.25),
    below: upTo(made.toReversed(), (line) => y(line) > page.height * 0.75),
  };
}

/** The header row of a table that goes on over pages stands close above its next row. */
function headsTable(
  lines: readonly { y: number; size: number; runs: readonly Run[] }[],
  at: number,
): boolean {
  const [line, next] = [lines[at], lines[at + 1]];
  if (!line || !next || next.y - line.y > 2.2 * line.size) return false;
  const gaps = (runs: readonly Run[]) =>
    runs.filter((run, index) => index > 0 && run.x - (runs[index - 1]?.right ?? run.x) > 1.2 * run.size)
      .length;
  return gaps(line.runs) > 0 && gaps(next.runs) > 0;
}
