/** The cells of one sheet, read as a stream: a sheet may have a million rows. ECMA-376 part 1, 18.3. */
import { columnName } from "../../build-document.ts";
import { streamNamespaced } from "../../ooxml-package.ts";
import { numberText, type CellFormat } from "./cell-text.ts";

export type SheetCell = { text: string; bold: boolean; row: number; column: number };
export type SheetRow = { row: number; hidden: boolean; cells: Map<number, SheetCell> };
export type Sheet = {
  rows: SheetRow[];
  hiddenColumns: number;
  merged: Range[];
  /** Rows that a filter or a table of the sheet has as its header. */
  headers: Set<number>;
  /** Formulas that no program has computed yet. */
  uncomputed: number;
  formulas: number;
  cut: boolean;
};
export type Range = { top: number; left: number; bottom: number; right: number };

export type SheetContext = {
  strings: readonly string[];
  formatOf: (index: string | undefined) => CellFormat;
  from1904: boolean;
  most: { rows: number; cells: number };
};

/** Rows and columns count from 1. */
export function parseRange(reference: string): Range | undefined {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!found) return undefined;
  const [, left = "", top = "", right = left, bottom = top] = found;
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
}
const columnNumber = (name: string) =>
  Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
export const cellName = ({ row, column }: { row: number; column: number }) =>
  `${columnName(column - 1)}${row}`;

class Enough extends Error {}

export function readSheet(xml: Buffer, context: SheetContext): Sheet {
  const sheet: Sheet = {
    rows: [],
    hiddenColumns: 0,
    merged: [],
    headers: new Set(),
    uncomputed: 0,
    formulas: 0,
    cut: false,
  };
  let room = context.most.cells;
  let row: SheetRow | undefined;
  let cell:
    | (SheetCell & { type: string; format: CellFormat; value: string; inline: string; formula: boolean })
    | undefined;
  let saying: "value" | "inline" | undefined;
  let phonetic = 0;

  const endCell = () => {
    if (!cell || !row) return;
    if (cell.formula) {
      sheet.formulas += 1;
      if (cell.value === "") sheet.uncomputed += 1;
    }
    cell.text = textOf(cell, context);
    if (cell.text.trim() === "") return;
    room -= 1;
    row.cells.set(cell.column, {
      text: cell.text,
      bold: cell.format.bold,
      row: cell.row,
      column: cell.column,
    });
  };

  try {
    streamNamespaced(xml, {
      open(name, attributes) {
        switch (name) {
          case "row": {
            if (room <= 0 || sheet.rows.length >= context.most.rows) throw new Enough();
            const number = Number(attributes["r"] ?? (sheet.rows.at(-1)?.row ?? 0) + 1);
            row = { row: number, hidden: isOn(attributes["hidden"]), cells: new Map() };
            break;
          }
          case "c": {
            const place = parseRange(attributes["r"] ?? "");
            const last = Math.max(0, ...(row?.cells.keys() ?? []));
            cell = {
              row: place?.top ?? row?.row ?? 1,
              column: place?.left ?? last + 1,
              text: "",
              bold: false,
              type: attributes["t"] ?? "n",
              format: context.formatOf(attributes["s"]),
              value: "",
              inline: "",
              formula: false,
            };
            break;
          }
          case "f":
            if (cell) cell.formula = true;
            break;
          case "v":
            saying = "value";
            break;
          case "rPh":
            phonetic += 1;
            break;
          case "t":
            if (phonetic === 0) saying = "inline";
            break;
          case "col":
            if (isOn(attributes["hidden"])) sheet.hiddenColumns += 1;
            break;
          case "mergeCell": {
            const range = parseRange(attributes["ref"] ?? "");
            if (range && sheet.merged.length < 20_000) sheet.merged.push(range);
            break;
          }
          case "autoFilter": {
            const range = parseRange(attributes["ref"] ?? "");
            if (range) sheet.headers.add(range.top);
            break;
          }
          default:
        }
      },
      text(text) {
        if (!cell || !saying) return;
        if (saying === "value") cell.value += text;
        else cell.inline += text;
      },
      close(name) {
        if (name === "v" || name === "t") saying = undefined;
        else if (name === "rPh") phonetic -= 1;
        else if (name === "c") {
          endCell();
          cell = undefined;
        } else if (name === "row" && row) {
          if (row.cells.size > 0) sheet.rows.push(row);
          row = undefined;
        }
      },
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    sheet.cut = true;
  }
  sheet.rows.sort((a, b) => a.row - b.row);
  return sheet;
}

const isOn = (value: string | undefined) => value === "1" || value === "true";

function textOf(
  { type, value, inline, format }: { type: string; value: string; inline: string; format: CellFormat },
  { strings, from1904 }: SheetContext,
): string {
  switch (type) {
    case "s":
      return strings[Number(value)] ?? "";
    case "inlineStr":
      return inline;
    case "b":
      return value === "1" ? "TRUE" : "FALSE";
    case "str":
    case "e":
    case "d":
      return value;
    default:
      return value === "" ? inline : numberText(value, format, from1904);
  }
}
