/** Comma-separated values, and the like with semicolons, tabs or bars. */
import { CsvError, parse } from "csv-parse/sync";
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { buildDocument } from "../build-document.ts";
import { decodeForeign, guessedNote } from "./decode-text.ts";
import { regionsOf } from "./xlsx/regions.ts";
import type { SheetRow } from "./xlsx/sheet.ts";
import { tellRegion } from "./xlsx/tell-region.ts";

/** Throws `UnreadableFile`. */
export function readCsv(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): ReadResult {
  const build = buildDocument(file, "csv", limits);
  const { text, guessed } = decodeForeign(bytes);
  if (guessed) build.note("changed", guessedNote);
  const records = recordsOf(text, limits);
  if (records.length > limits.blocks)
    build.note(
      "unread",
      `It has more than ${limits.blocks.toLocaleString("en")} rows: the rest was not read.`,
    );
  const rows = records.slice(0, limits.blocks).map((record, at): SheetRow => {
    const row = at + 1;
    const cells = record.flatMap((said, column) =>
      said.trim() === "" ? [] : [[column + 1, { text: said, bold: false, row, column: column + 1 }] as const],
    );
    return { row, hidden: false, cells: new Map(cells) };
  });
  if (records.some((record) => record.some((said) => /^[=@]|^[+-](?![\d\s.,]*$)/.test(said))))
    build.note(
      "active",
      "It has cells that a spreadsheet program would take for formulas: read as text, nothing was computed.",
    );
  for (const region of regionsOf(rows.filter(({ cells }) => cells.size > 0)))
    tellRegion(build, region, { headers: new Set() });
  return { document: build.finish() };
}

/** Throws `UnreadableFile`. */
export function recordsOf(text: string, limits: ReadLimits): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: limits.blocks + 1,
      max_record_size: 1_000_000,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? ` (near line ${error.lines})` : "";
    throw new UnreadableFile(
      `It cannot be read as a table${line}: a quote is not closed, or a row is far too long.`,
    );
  }
}

/** The sign that parts most lines into the same number of fields. */
export function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/, 40);
  const score = (sign: string) => {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const common = Math.max(0, ...counts.map((count) => counts.filter((other) => other === count).length));
    return common * 2 + counts.length + Math.max(0, ...counts) / 100;
  };
  return [",", ";", "\t", "|"].reduce((best, sign) => (score(sign) > score(best) ? sign : best));
}
