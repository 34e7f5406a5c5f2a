/** Tables as CSV (RFC 4180), in which no spreadsheet program finds a formula. */
import { parse } from "csv-parse/sync";

/**
 * With these a spreadsheet program takes a cell for a formula; the full-width forms are so taken in East Asian
 * editions. Editions that part cells at semicolons or tabs do not see our quotes as we mean them, so the beginning of
 * a line, and what follows such a mark, counts as the beginning of a cell.
 */
const formulaStart = /(^|[\n\r\t;,])([\s"'\u200B\u2060]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** The text with an apostrophe before whatever could begin a formula. */
export function withoutFormula(text: string): string {
  const safe = text.replaceAll(formulaStart, "$1$2'");
  return /^[\t\r\n]/.test(safe) ? `'${safe}` : safe;
}

/** With a byte order mark: without one, Excel takes the text for its own code page. */
export function csvOf(rows: readonly (readonly string[])[]): Uint8Array {
  const quoted = (text: string) => `"${withoutFormula(text).replaceAll('"', '""')}"`;
  return Buffer.from(`\uFEFF${rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("")}`);
}

/** What differs between a written file and the table that it should hold; empty where nothing does. */
export function checkCsv(bytes: Uint8Array, rows: readonly (readonly string[])[]): string[] {
  const read: string[][] = parse(Buffer.from(bytes), { bom: true, relaxColumnCount: true });
  if (read.length !== rows.length)
    return [`${rows.length} rows were to be written, ${read.length} are there`];
  return rows.flatMap((row, at) =>
    row.length === read[at]?.length && row.every((text, i) => withoutFormula(text) === read[at]?.[i])
      ? []
      : [`row ${at + 1} is another one`],
  );
}
