/** A region of a sheet as titles, remarks and one table. */
import type { DocumentBuilder, RawCell } from "../../build-document.ts";
import { tickOf } from "../tick-box.ts";
import type { Region } from "./regions.ts";
import { cellName, type SheetCell } from "./sheet.ts";

/** Titles and remarks above a table stand in one cell; below them the table begins. */
export function tellRegion(
  build: DocumentBuilder,
  { rows }: Region,
  { sheet, headers }: { sheet?: string; headers: ReadonlySet<number> },
): void {
  const distinct = (row: Region["rows"][number]) => new Set(row.filter((cell) => cell !== undefined));
  const at = (cell: SheetCell) => ({
    ...(sheet !== undefined && { sheet }),
    row: cell.row,
    cell: cellName(cell),
  });
  const width = rows[0]?.length ?? 0;
  let from = 0;
  for (const row of rows) {
    const [only, another] = distinct(row);
    if (!only || another || (width > 1 && from === rows.length - 1 && from > 0)) break;
    // A line by itself above what follows: a title, as long as it says nothing more.
    const alone = rows.length === 1 && only.text.length <= 80 && !/[.;,:]$|: /.test(only.text.trim());
    const title =
      only.text.length <= 100 &&
      !/[.;,]$/.test(only.text.trim()) &&
      (only.bold || alone || from < rows.length - 1);
    if (width === 1 && !only.bold && !alone) build.paragraph(only.text, at(only));
    else if (title)
      build.heading(only.text, { level: only.bold && from === 0 ? 2 : 3, by: "looks", at: at(only) });
    else build.paragraph(only.text, at(only));
    from += 1;
  }
  const raws = new Map<SheetCell, RawCell>();
  const rawOf = (cell: SheetCell | undefined): RawCell => {
    if (!cell) return { text: "" };
    const raw = raws.get(cell) ?? { ...tickOf(cell.text), at: at(cell) };
    raws.set(cell, raw);
    return raw;
  };
  const rest = rows.slice(from);
  const first = rest[0]?.find((cell) => cell !== undefined);
  if (!first) return;
  build.table(
    rest.map((row) => row.map(rawOf)),
    { headerRows: headers.has(first.row) ? 1 : 0, at: at(first) },
  );
}
