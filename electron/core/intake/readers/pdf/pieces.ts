/** Pages as a sequence of lines and tables, in the order in which they are read. */
import { alignedTables } from "./aligned.ts";
import { flowsOf, isTable, type Flow, type Placed } from "./columns.ts";
import { cutAtRules } from "./cut.ts";
import { ruledTables, type TableOnPage } from "./grid.ts";
import type { PdfPage, Run } from "./page.ts";
import { segment, segmentsOf, type Segment } from "./segments.ts";

export type TextLine = Segment & {
  readonly page: number;
  /** Edges of the column that it stands in. */
  readonly left: number;
  readonly edge: number;
  /** Its distance from the line above it in the same column. */
  readonly gap?: number;
};
export type Piece =
  | { readonly kind: "line"; readonly line: TextLine }
  | { readonly kind: "table"; readonly page: number; readonly table: TableOnPage };

export function piecesOf(page: PdfPage): Piece[] {
  const { tables, rest } = ruledTables(cutAtRules(page.runs, page.rules), page.rules);
  const placed: Placed[] = [
    ...segmentsOf(rest, page.rules),
    ...tables.map((table) => ({ ...table, y: table.top })),
  ];
  placed.sort((a, b) => a.y - b.y || a.x - b.x);
  const pieces = flowsOf(placed).flatMap((flow) => piecesOfFlow(flow, page.number));
  for (const text of page.aslant) pieces.push({ kind: "line", line: aslantLine(text, page) });
  return pieces;
}

function piecesOfFlow({ items, left, right }: Flow, page: number): Piece[] {
  const pieces: Piece[] = [];
  let open: Segment[] = [];
  const close = () => {
    let above: number | undefined;
    for (const found of alignedTables(open)) {
      if ("rows" in found) {
        pieces.push({ kind: "table", page, table: found });
        above = undefined;
        continue;
      }
      const whole = joined(found);
      const gap = above === undefined ? {} : { gap: whole.y - above };
      pieces.push({ kind: "line", line: { ...whole, page, left, edge: right, ...gap } });
      above = whole.y;
    }
    open = [];
  };
  for (const item of items) {
    if (!isTable(item)) open.push(item);
    else {
      close();
      pieces.push({ kind: "table", page, table: item });
    }
  }
  close();
  return pieces;
}

function joined(line: readonly Segment[]): Segment {
  const runs: Run[] = line.flatMap((one) => one.runs);
  return segment(runs);
}

function aslantLine(text: string, page: PdfPage): TextLine {
  const size = 1;
  const run: Run = { text, x: 0, right: page.width, y: page.height, size, bold: false };
  return { ...segment([run]), page: page.number, left: 0, edge: page.width };
}
