/** Tables of a page: merged cells stand in all of their places; a table that only lays out a page is none. */
import { columnName, evenText, type At, type RawCell } from "../../build-document.ts";
import { tickOf } from "../tick-box.ts";
import type { Context, Gathered, GatheredTable } from "./gathered.ts";
import { countHidden, isHidden } from "./inline-text.ts";
import {
  attribute,
  childrenOf,
  elementsIn,
  isElement,
  type HtmlElement,
  type HtmlNode,
} from "./parse-html.ts";

type Gather = (nodes: readonly HtmlNode[], context: Context) => Gathered[];

const widest = 200;
const sections = new Set(["thead", "tbody", "tfoot"]);
const tableNames = new Set(["caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"]);
const isTable = ({ kind }: Gathered) => kind === "table";
const isCell = ({ tagName }: HtmlElement) => tagName === "td" || tagName === "th";

/** The table, then those that stood in its cells. */
export function gatherTable(table: HtmlElement, outer: Context, gather: Gather): Gathered[] {
  const parts = elementsOf(table);
  const rows = parts.flatMap((part) => {
    if (part.tagName === "tr") return [part];
    return sections.has(part.tagName) ? elementsOf(part).filter(({ tagName }) => tagName === "tr") : [];
  });
  const plain: Context = { ...outer, role: { kind: "paragraph" } };
  const read = (node: HtmlElement, at: At = outer.at): Gathered[] => {
    const context = { ...plain, at };
    countHidden(node, context);
    return gather(childrenOf(node), context);
  };
  const captions = parts.filter(({ tagName }) => tagName === "caption").flatMap((one) => read(one));
  // Templates and the like may stand where only rows and cells should.
  const holders = [table, ...parts.filter(({ tagName }) => sections.has(tagName)), ...rows];
  const strays = holders.flatMap(elementsOf).filter(({ tagName }) => !tableNames.has(tagName));
  const astray = gather(strays, plain);
  if (isLayout(table, rows))
    return [...captions, ...rows.flatMap((row) => cellsOf(row).flatMap((cell) => read(cell))), ...astray];
  const inner: Gathered[] = [...captions.filter(isTable), ...astray];
  const title = evenText(joined(captions));
  const grid: RawCell[][] = [];
  /** By column: a cell that reaches down into this row and those below. */
  let down: ({ cell: RawCell; rows: number } | undefined)[] = [];
  let cut = false;
  for (const row of rows) {
    if (outer.page.cells <= 0) {
      cut = true;
      break;
    }
    const at = placeOf(row, outer);
    const cells: RawCell[] = [];
    const next: typeof down = [];
    const carry = () => {
      for (let above = down[cells.length]; above; above = down[cells.length]) {
        if (above.rows > 1) next[cells.length] = { ...above, rows: above.rows - 1 };
        cells.push(above.cell);
      }
    };
    for (const node of cellsOf(row)) {
      carry();
      if (cells.length > outer.page.cells) {
        cut = true;
        break;
      }
      const pieces = read(node, {});
      inner.push(...pieces.filter(isTable));
      const cell: RawCell = {
        ...tickOf(evenText(joined(pieces))),
        at: { cell: `${columnName(cells.length)}${grid.length + 1}`, row: grid.length + 1, ...at },
      };
      const across = Math.min(spanOf(node, "colspan"), widest);
      const reaches = attribute(node, "rowspan")?.trim() === "0" ? rows.length : spanOf(node, "rowspan");
      for (let times = 0; times < across; times++) {
        if (down[cells.length]) break;
        if (reaches > 1) next[cells.length] = { cell, rows: reaches - 1 };
        cells.push(cell);
      }
    }
    while (cells.length < down.length) {
      carry();
      if (cells.length < down.length) cells.push({ text: "" });
    }
    outer.page.cells -= Math.max(1, cells.length);
    down = next;
    grid.push(cells);
  }
  const said: GatheredTable = {
    kind: "table",
    rows: grid,
    headerRows: headersOf(rows.slice(0, grid.length)),
    at: outer.at,
    cut,
    ...(title !== "" && { caption: title }),
  };
  return [said, ...inner];
}

/** Texts of a cell, a line each. */
const joined = (read: readonly Gathered[]): string =>
  read.flatMap((one) => (one.kind === "table" ? [] : [one.text.replaceAll("\v", " ")])).join("\n");

const placeOf = (row: HtmlElement, { at, page }: Context): At => {
  const line = page.lines ? Number(attribute(row, "data-line")) : 0;
  return { ...at, ...(line > 0 && { line }), ...(isHidden(row) && { part: "hidden row" }) };
};

const elementsOf = (node: HtmlElement) => childrenOf(node).filter(isElement);
const cellsOf = (row: HtmlElement) => elementsOf(row).filter(isCell);

const spanOf = (node: HtmlElement, name: string) => {
  const span = Number.parseInt(attribute(node, name) ?? "1", 10);
  return Number.isFinite(span) && span > 1 ? Math.min(span, 65_534) : 1;
};

/** Rows at the top that stand in the head of the table, or hold nothing but header cells. */
function headersOf(rows: readonly HtmlElement[]): number {
  const first = rows.findIndex((row) => {
    const inHead = row.parentNode && "tagName" in row.parentNode && row.parentNode.tagName === "thead";
    const cells = cellsOf(row);
    return !inHead && !(cells.length > 0 && cells.every(({ tagName }) => tagName === "th"));
  });
  return first === -1 ? 0 : first;
}

/** Says so itself, or has one cell a row and in it what no cell of a table of data holds. */
function isLayout(table: HtmlElement, rows: readonly HtmlElement[]): boolean {
  const role = attribute(table, "role");
  if (role === "presentation" || role === "none") return true;
  if (!rows.every((row) => cellsOf(row).length <= 1 && cellsOf(row).every(({ tagName }) => tagName === "td")))
    return false;
  for (const { tagName } of elementsIn(table))
    if (/^(?:h[1-6]|table|ul|ol|p|div)$/.test(tagName)) return true;
  return false;
}
