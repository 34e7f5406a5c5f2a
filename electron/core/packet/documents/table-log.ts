/** Logs as tables: comma-separated values with a header row, a line for each act, and a column of times. */
import { CsvError, parse } from "csv-parse/sync";
import type { EvidenceDocument, ReceiptRecord } from "#shared/prechecks/evidence-document";
import { delimiterOf } from "../../intake/readers/csv.ts";
import { looksLikeReceipts } from "./receipts.ts";
import type { Quoting } from "./tree.ts";

type Receipts = Extract<EvidenceDocument, { kind: "receipts" }>;

const most = { records: 5_000, columns: 200 } as const;
/** To the minute at least: a day alone is of a list that people keep. */
const time =
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3})?$|^\d{1,2}[./]\d{1,2}[./]\d{4},? \d{1,2}:\d\d|^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d/;

export function readTableLog(text: string, quote: Quoting): Receipts | undefined {
  const [head = ""] = text.split("\n", 1);
  if (head.length > 5_000 || !/[,;\t|]/.test(head)) return undefined;
  const rows = rowsOf(text);
  const [header, ...body] = rows;
  if (!header || body.length < 2 || header.values.length < 3 || header.values.length > most.columns)
    return undefined;
  const timed = header.values.findIndex((_, at) => {
    const there = body.filter(({ values }) => (values[at] ?? "") !== "");
    return (
      there.length >= 2 &&
      there.filter(({ values }) => time.test(values[at] ?? "")).length >= 0.9 * there.length
    );
  });
  if (timed === -1) return undefined;
  const records = body.map(({ values, line }): ReceiptRecord => ({
    ...quote(line, values[0] ?? ""),
    fields: header.values.flatMap((path, at) =>
      path === "" ? [] : [{ path, value: (values[at] ?? "") === "" ? null : (values[at] ?? "") }],
    ),
  }));
  return looksLikeReceipts(records) ? { kind: "receipts", records } : undefined;
}

type Row = { values: string[]; line: number };

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      to: most.records + 1,
      max_record_size: 100_000,
      on_record(record: string[], { lines }) {
        rows.push({ values: record.map((value) => value.trim()), line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [];
  }
  return rows;
}
