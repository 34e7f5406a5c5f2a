/** Lines and tables of all pages become headings, paragraphs, lists and tables. */
import type { Block, Cell, ListItem, Place, ReadLimits, ReadNote } from "#shared/intake/document";
import { bodyLooks, headingLooks, rankHeadings, type Looks } from "./headings.ts";
import type { Piece, TextLine } from "./pieces.ts";
import { endsEarly } from "./segments.ts";
import { joinTables, type JoinedTable } from "./tables.ts";
import { joinLines, listItem, ticked } from "./text.ts";

type Entry =
  | { kind: "heading"; text: string; looks: string; last: TextLine; page: number }
  | { kind: "paragraph"; text: string; last: TextLine; lines: number; page: number }
  | {
      kind: "item";
      text: string;
      ordered: boolean;
      ticked?: boolean;
      last: TextLine;
      x: number;
      page: number;
    }
  | { kind: "table"; table: JoinedTable; page: number };

export function blocksOf(
  pieces: readonly Piece[],
  { file, limits }: { file: string; limits: ReadLimits },
): { blocks: Block[]; notes: ReadNote[] } {
  const entries = entriesOf(pieces);
  const rank = rankHeadings(entries.flatMap((entry) => (entry.kind === "heading" ? [entry] : [])));
  const blocks: Block[] = [];
  const left = { blocks: limits.blocks, cells: limits.cells };
  let under: readonly string[] = [];
  let above: { level: number; text: string }[] = [];
  let list: { ordered: boolean; items: ListItem[]; xs: number[] } | undefined;
  for (const entry of entries) {
    const place: Place = { file, under, page: entry.page };
    const cost = entry.kind === "table" ? entry.table.rows.length + 1 : 1;
    const cells =
      entry.kind === "table" ? entry.table.rows.length * (entry.table.rows[0]?.texts.length ?? 0) : 0;
    if (cost > left.blocks || cells > left.cells) return { blocks, notes: [tooMuch(place)] };
    left.blocks -= cost;
    left.cells -= cells;
    if (entry.kind !== "item") list = undefined;
    if (entry.kind === "heading") {
      const level = rank(entry.text, entry.looks);
      blocks.push({ kind: "heading", level, text: entry.text, by: "looks", place });
      above = [...above.filter((one) => one.level < level), { level, text: entry.text }];
      under = above.map((one) => one.text);
    } else if (entry.kind === "paragraph") blocks.push({ kind: "paragraph", text: entry.text, place });
    else if (entry.kind === "table") blocks.push(tableOf(entry.table, place));
    else {
      const deep = list ? depthIn(list.xs, entry) : 0;
      if (!list || (deep === 0 && list.ordered !== entry.ordered)) {
        list = { ordered: entry.ordered, items: [], xs: [entry.x] };
        blocks.push({ kind: "list", ordered: list.ordered, items: list.items });
      }
      const tick = entry.ticked === undefined ? {} : { ticked: entry.ticked };
      list.items.push({ text: entry.text, level: deep, place, ...tick });
    }
  }
  return { blocks, notes: [] };
}

function tooMuch(place: Place): ReadNote {
  return {
    kind: "unread",
    says: "The file has more text and tables than are read: from here on nothing was read.",
    place,
  };
}

/** How far right an item's mark stands decides its level; a new page may have moved all of them. */
function depthIn(xs: number[], { x, last }: { x: number; last: TextLine }): number {
  while (xs.length > 1 && x < (xs.at(-1) ?? 0) - 0.5 * last.size) xs.pop();
  if (x > (xs.at(-1) ?? x) + 0.5 * last.size) xs.push(x);
  return xs.length - 1;
}

function tableOf(table: JoinedTable, place: Place): Block {
  const rows = table.rows.map(({ texts, page }, row) =>
    texts.map((text, column): Cell => {
      const cell: Place = { ...place, page, row: row + 1, cell: `${letters(column)}${row + 1}` };
      const box = ticked(text);
      return box ? { ...box, place: cell } : { text, place: cell };
    }),
  );
  return { kind: "table", rows, headerRows: table.headed ? 1 : 0, place };
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

function entriesOf(pieces: readonly Piece[]): Entry[] {
  const lines = pieces.flatMap((piece) => (piece.kind === "line" ? [piece.line] : []));
  const body = bodyLooks(lines);
  const entries: Entry[] = [];
  for (const piece of joinTables(pieces)) {
    if (piece.kind === "table") entries.push({ kind: "table", table: piece, page: piece.page });
    else addLine(entries, piece.line, body);
  }
  return entries;
}

function addLine(entries: Entry[], line: TextLine, body: Looks): void {
  const { text, page } = line;
  if (text === "") return;
  const last = entries.at(-1);
  const open = last && last.kind !== "table" ? last : undefined;
  if (last?.kind === "heading" && runsOn(last, line, body)) {
    // What began like a heading goes on as a sentence: it is text that is only set in bold.
    entries[entries.length - 1] = {
      ...last,
      kind: "paragraph",
      text: joinLines(last.text, text, { broken: false }),
      last: line,
      lines: 2,
    };
    return;
  }
  const looks = headingLooks(line, body);
  const item = listItem(text);
  if (looks !== undefined && !(open && open.kind !== "heading" && goesOn(open, line, body))) {
    const wraps =
      open?.kind === "heading" &&
      open.looks === looks &&
      !/^(?:\d|[A-Z]\.)/.test(text) &&
      (line.gap ?? Infinity) < 1.5 * line.size;
    if (wraps) Object.assign(open, { text: joinLines(open.text, text, { broken: false }), last: line });
    else entries.push({ kind: "heading", text, looks, last: line, page });
  } else if (item) entries.push({ kind: "item", ...item, last: line, x: line.x, page });
  else if (open && open.kind !== "heading" && goesOn(open, line, body)) {
    const broken = line.gap !== undefined && endsEarly(open.last, line, line.edge);
    open.text = joinLines(open.text, text, { broken });
    open.last = line;
    if (open.kind === "paragraph") open.lines += 1;
  } else entries.push({ kind: "paragraph", text, last: line, lines: 1, page });
}

function runsOn(heading: Extract<Entry, { kind: "heading" }>, line: TextLine, body: Looks): boolean {
  return (
    line.gap !== undefined &&
    line.gap <= (body.spacing * 1.22 + 0.05) * line.size &&
    Math.abs(heading.last.size - line.size) < 0.05 * line.size &&
    headingLooks(line, body) === undefined &&
    /^\p{Ll}/u.test(line.text) &&
    !endsEarly(heading.last, line, line.edge)
  );
}

/** True of a line that belongs to the paragraph or list item above it. */
function goesOn(open: Exclude<Entry, { kind: "heading" | "table" }>, line: TextLine, body: Looks): boolean {
  const { last } = open;
  if (Math.abs(last.size - line.size) > 0.12 * line.size) return false;
  if (listItem(line.text)) return false;
  const unfinished = !/[.!?:;)"”]$/.test(open.text) && /^\p{Ll}/u.test(line.text);
  if (line.gap === undefined) return unfinished && !endsEarly(last, line, last.edge);
  if (line.gap > (body.spacing * 1.22 + 0.05) * line.size) return false;
  const early = endsEarly(last, line, line.edge);
  if (open.kind === "item") return line.x > open.x + 2 && !(early && line.x < last.x - 2);
  if (line.bold !== last.bold && (early || line.bold)) return false;
  // A label in bold, or one more label below another, begins a line of its own.
  if (labelled(line.text) && !line.bold && line.runs[0]?.bold) return false;
  if (labelled(line.text) && labelled(open.text) && /^\p{Lu}/u.test(line.text) && !/[,;:]$/.test(open.text))
    return false;
  if (early && (labelled(line.text) || /[.!?]$/.test(last.text))) return false;
  return line.x <= last.x + 0.8 * line.size || (open.lines > 1 && unfinished);
}

const labelled = (text: string): boolean => /^[^:\n]{2,70}:(?:\s|$)/.test(text);
