/** CSV and TSV as rows of text, with a limit on both sides. */
import { CsvError, parse } from "csv-parse/sync";
import { malformed } from "./parse-manifest.ts";

export const tableLimits = { rows: 20_000, columns: 512 } as const;

/** `cut` says that the file has more rows or columns than are given. */
export type Table = { rows: string[][]; cut: boolean };

export function parseTable({ text, file }: { text: string; file: string }): Table {
  let wide = false;
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // One more than is shown, to know whether there are more.
      to: tableLimits.rows + 1,
      max_record_size: 1_000_000,
      on_record: (row: string[]) => {
        if (row.length > tableLimits.columns) wide = true;
        return row.slice(0, tableLimits.columns);
      },
    });
    return { rows: rows.slice(0, tableLimits.rows), cut: wide || rows.length > tableLimits.rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line =
      "lines" in error && typeof error.lines === "number" && error.lines > 0 ? error.lines : undefined;
    throw malformed(file, [
      {
        ...(line === undefined ? {} : { line }),
        says: "This cannot be read as a table.",
        expected: "comma-separated values",
      },
    ]);
  }
}

/** The sign that parts the first line most often; spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): string {
  const end = text.indexOf("\n");
  const firstLine = text.slice(0, end === -1 ? undefined : end).slice(0, 10_000);
  const counts = [",", ";", "\t"].map((sign) => ({ sign, count: firstLine.split(sign).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign;
}
