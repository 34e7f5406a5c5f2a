/** Lines as headings, lists, paragraphs and tables. */
import type { DocumentBuilder } from "../../build-document.ts";
import { tickOf } from "../tick-box.ts";
import { bullet, type Line } from "./lines.ts";
import type { RuledTable } from "./ruled-tables.ts";
import { joinLines, tableFrom } from "./tables.ts";

/** The size that most letters have. */
export function bodySize(pages: readonly (readonly Line[])[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flat()) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 10;
}

type Told = { pages: readonly (readonly Line[])[]; tables: readonly RuledTable[]; body: number };

/** Tables stand where their upper edge is among the lines. */
export function tellLines(build: DocumentBuilder, { pages, tables, body }: Told): void {
  const lines = pages.flat();
  const waiting = wholeTables(tables);
  const tablesAbove = (line: Line | undefined): boolean => {
    const [next] = waiting;
    if (!next || (line && (next.page > line.page || (next.page === line.page && next.top < line.y))))
      return false;
    waiting.shift();
    build.table(next.rows, { at: { page: next.page } });
    return true;
  };
  const sizes = [
    ...new Set(lines.filter(({ size }) => size > body * 1.12).map(({ size }) => Math.round(size))),
  ].sort((a, b) => b - a);
  const text: { lines: Line[]; kind: "paragraph" | "item"; ordered: boolean } = {
    lines: [],
    kind: "paragraph",
    ordered: false,
  };
  const flush = () => {
    const [first] = text.lines;
    if (!first) return;
    const said = text.lines.reduce((all, line) => joinLines(all, line.text), "");
    const at = { page: first.page };
    if (text.kind === "item") {
      const { text: rest, ticked } = tickOf(said.replace(bullet, ""));
      build.item(rest, { ordered: text.ordered, ticked, at });
    } else build.paragraph(said, at);
    text.lines = [];
  };
  for (let at = 0; at < lines.length && build.room() > 0; at += 1) {
    const line = lines[at];
    if (!line) continue;
    if (waiting[0] && isAbove(waiting[0], line)) {
      flush();
      while (tablesAbove(line));
    }
    const level = headingLevel(line, { body, sizes });
    if (level !== undefined) {
      flush();
      const [whole, taken] = wholeHeading(lines, at);
      build.heading(whole, { level, by: "looks", at: { page: line.page } });
      at += taken;
      continue;
    }
    const table = tableFrom(lines.slice(at, at + 2_000));
    if (table && !bullet.test(line.text)) {
      flush();
      build.table(table.rows, { at: { page: line.page } });
      at += table.lines - 1;
      continue;
    }
    const mark = bullet.exec(line.text);
    const last = text.lines.at(-1);
    if (mark || !last || startsAnew(last, line, text.lines)) {
      flush();
      text.kind = mark ? "item" : "paragraph";
      text.ordered = mark !== null && /\d|[a-z][.)]/.test(mark[0]);
    }
    text.lines.push(line);
  }
  flush();
  while (tablesAbove(undefined));
}

const isAbove = ({ page, top }: RuledTable, line: Line) =>
  page < line.page || (page === line.page && top >= line.y);

/** A table that goes on over the page is one: the same columns, its header perhaps repeated. */
function wholeTables(tables: readonly RuledTable[]): RuledTable[] {
  const whole: RuledTable[] = [];
  for (const table of tables) {
    const last = whole.at(-1);
    const goesOn =
      last &&
      table.page === (last.rows.at(-1)?.[0]?.at?.page ?? last.page) + 1 &&
      table.columns.length === last.columns.length &&
      table.columns.every((x, at) => Math.abs(x - (last.columns[at] ?? 0)) < 3);
    if (!goesOn) {
      whole.push({ ...table, rows: [...table.rows] });
      continue;
    }
    const [header, ...body] = table.rows;
    const repeated = header?.every(({ text }, at) => text === last.rows[0]?.[at]?.text);
    last.rows.push(...(repeated ? body : table.rows));
  }
  return whole;
}

type Around = { body: number; sizes: readonly number[] };

function headingLevel(line: Line, { body, sizes }: Around): number | undefined {
  const { text, size, bold, pieces } = line;
  if (
    text.length > 140 ||
    !/\p{L}/u.test(text) ||
    pieces.length > 2 ||
    (bullet.test(text) && !/^\d/.test(text))
  )
    return undefined;
  const counted = /^(\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+\p{L}/u.exec(text);
  const depth = counted?.[1]?.split(".").length;
  if (size > body * 1.12) return Math.min(sizes.indexOf(Math.round(size)) + 1 || 1, 6);
  if (!bold || /[.;,:]$/.test(text) || pieces.length > 1) return undefined;
  return Math.min(sizes.length + (depth ?? 1), 8);
}

/** A heading may go on in the next line of the same look. */
function wholeHeading(lines: readonly Line[], at: number): [string, number] {
  const first = lines[at];
  if (!first) return ["", 0];
  let said = first.text;
  let taken = 0;
  for (let next = lines[at + 1]; next; next = lines[at + 1 + taken]) {
    const before = lines[at + taken];
    if (next.page !== first.page || Math.abs(next.size - first.size) > 0.5 || next.bold !== first.bold) break;
    if (
      !before ||
      before.y - next.y > first.size * 1.45 ||
      Math.abs(next.x - first.x) > 3 ||
      said.length + next.text.length > 200
    )
      break;
    // Lines one below another that each look whole are headings of their own.
    if (before.end - before.x < 250) break;
    said = joinLines(said, next.text);
    taken += 1;
  }
  return [said, taken];
}

function startsAnew(last: Line, line: Line, above: readonly Line[]): boolean {
  if (last.page !== line.page) return /[.:!?]$/.test(last.text) || /^\p{Lu}/u.test(line.text);
  const gap = last.y - line.y;
  const usual = above.length > 1 ? (above[0]?.y ?? 0) - (above[1]?.y ?? 0) : line.size * 1.35;
  if (gap > Math.max(usual * 1.25, line.size * 1.5) || gap < -2) return true;
  if (last.bold !== line.bold && last.bold) return true;
  // "Label: value" lines stand by themselves, and a short line ends its paragraph.
  return (
    /^[\p{L} /-]{2,40}:\s/u.test(line.text) ||
    (last.end < line.end - 60 && /[.!?:]$/.test(last.text)) ||
    (/^[\p{L} /-]{2,40}:\s\S/u.test(last.text) && last.end < line.end - 60)
  );
}
