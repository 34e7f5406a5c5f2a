/** Workbooks: every sheet under its name, its tables as they lie on the page; hidden rows and sheets apart. */
import { readLimits, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { all, child, textIn, type XmlNode } from "../../template/xml-tree.ts";
import { buildDocument, type DocumentBuilder } from "../build-document.ts";
import {
  childrenOf,
  openOoxml,
  parseNamespaced,
  streamNamespaced,
  type OoxmlPackage,
} from "../ooxml-package.ts";
import { readFormats } from "./xlsx/cell-text.ts";
import { fillMerged, regionsOf } from "./xlsx/regions.ts";
import { cellName, readSheet, type Sheet } from "./xlsx/sheet.ts";
import { tellRegion } from "./xlsx/tell-region.ts";

/** Throws `UnreadableFile`. */
export async function readXlsx(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): Promise<ReadResult> {
  const build = buildDocument(file, "xlsx", limits);
  const { opened, sheets } = await openWorkbook(bytes, limits);
  for (const { kind, says } of opened.notes) build.note(kind, says);
  for (const one of sheets) {
    if ("other" in one) build.note("unread", `The sheet “${one.name}” is a ${one.other}: not read.`);
    else tellSheet({ opened, build, ...one });
  }
  return { document: build.finish() };
}

export type WorkbookSheet =
  | { name: string; part: string; hidden: boolean; sheet: Sheet }
  /** What it is, where it is no sheet of cells. */
  | { name: string; other: string };

/** The sheets in their order, with their cells as they lie. Throws `UnreadableFile`. */
export async function openWorkbook(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<{ opened: OoxmlPackage; sheets: WorkbookSheet[] }> {
  const opened = await openOoxml(bytes, "workbook", limits);
  const { parts, main, relationshipsOf } = opened;
  const related = relationshipsOf(main);
  const partOf = (type: string) => {
    const target = related.find((one) => one.type === type && !one.external)?.target;
    return target === undefined ? undefined : parts.get(target);
  };
  const strings = stringsOf(partOf("sharedStrings"), limits.cells);
  const styles = partOf("styles");
  const formatOf = readFormats(styles && parseNamespaced(styles));
  const workbook = parseNamespaced(parts.get(main) ?? Buffer.from(""));
  const from1904 = /^(?:1|true)$/.test(child(workbook, "workbookPr")?.attributes["date1904"] ?? "0");
  let [rows, cells] = [limits.blocks, limits.cells];
  const sheets: WorkbookSheet[] = [];
  for (const { attributes } of childrenOf(
    child(workbook, "sheets") ?? { name: "", attributes: {}, children: [] },
  )) {
    const { name = "", "r:id": id, state = "visible" } = attributes;
    const target = related.find((one) => one.id === id && !one.external);
    const xml = target && parts.get(target.target);
    if (!target || !xml) continue;
    if (target.type !== "worksheet") {
      sheets.push({ name, other: target.type === "chartsheet" ? "chart" : "sheet of another kind" });
      continue;
    }
    const sheet = readSheet(xml, { strings, formatOf, from1904, most: { rows, cells } });
    rows -= sheet.rows.length;
    cells -= sheet.rows.reduce((sum, row) => sum + row.cells.size, 0);
    sheets.push({ name, part: target.target, hidden: state !== "visible", sheet });
  }
  return { opened, sheets };
}

/** Texts of cells, each once; those of phonetic guides are no text. */
function stringsOf(xml: Buffer | undefined, most: number): string[] {
  const found: string[] = [];
  if (!xml) return found;
  let text: string | undefined;
  let open = 0;
  let phonetic = 0;
  streamNamespaced(xml, {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") open += 1;
    },
    text(said) {
      if (text !== undefined && open > 0 && phonetic === 0) text += said;
    },
    close(name) {
      if (name === "t") open -= 1;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "si") {
        // A reference to one beyond is blank; so many no reader keeps.
        if (found.length < most * 2) found.push(text ?? "");
        text = undefined;
      }
    },
  });
  return found;
}

type Told = {
  opened: OoxmlPackage;
  build: DocumentBuilder;
  sheet: Sheet;
  name: string;
  part: string;
  hidden: boolean;
};

function tellSheet({ opened, build, sheet, name, part, hidden }: Told): void {
  const { parts, relationshipsOf } = opened;
  const related = relationshipsOf(part).filter(({ external }) => !external);
  const partsOf = (type: string) =>
    related
      .flatMap((one) => (one.type === type ? [parts.get(one.target)] : []))
      .filter((xml) => xml !== undefined);
  build.heading(name, {
    level: 1,
    by: "style",
    at: { sheet: name, ...(hidden && { part: "hidden sheet" as const }) },
  });
  const lines = (rows: Sheet["rows"], as: "hidden row" | "hidden sheet") => {
    for (const { row, cells } of rows) {
      const [first] = cells.values();
      const text = [...cells.values()].map((cell) => cell.text).join(" | ");
      build.paragraph(text, { sheet: name, row, ...(first && { cell: cellName(first) }), part: as });
    }
  };
  if (hidden) {
    build.note("changed", `The sheet “${name}” is hidden: its rows were read apart, into the tray.`);
    lines(sheet.rows, "hidden sheet");
  } else {
    const headers = new Set([...sheet.headers, ...tableHeaders(partsOf("table").map(parseNamespaced))]);
    const shown = sheet.rows.filter((row) => !row.hidden);
    const away = sheet.rows.filter((row) => row.hidden);
    fillMerged(shown, sheet.merged);
    for (const region of regionsOf(closeUp(shown, away))) tellRegion(build, region, { sheet: name, headers });
    if (away.length > 0) {
      build.note(
        "changed",
        `The sheet “${name}” has ${away.length === 1 ? "a hidden row" : `${away.length} hidden rows`}: read apart, into the tray.`,
      );
      lines(away, "hidden row");
    }
  }
  if (sheet.hiddenColumns > 0)
    build.note("changed", `The sheet “${name}” has hidden columns: read like the others.`);
  if (sheet.uncomputed > 0)
    build.note(
      "unread",
      `The sheet “${name}” has ${sheet.uncomputed} formulas without a result: open and save it in a spreadsheet program.`,
    );
  if (sheet.cut)
    build.note("unread", `The sheet “${name}” has more rows or cells than are read: the rest was not read.`);
  for (const { cell, text } of commentsOf(partsOf("comments").map(parseNamespaced)))
    build.paragraph(text, { sheet: name, cell, part: "comment" });
  for (const drawing of partsOf("drawing").map(parseNamespaced)) tellDrawing(build, drawing, name);
}

/** A row that is hidden leaves no gap. */
function closeUp(shown: Sheet["rows"], away: Sheet["rows"]): Sheet["rows"] {
  const gone = away.map(({ row }) => row);
  let before = 0;
  return shown.map((one) => {
    while (before < gone.length && (gone[before] ?? 0) < one.row) before += 1;
    return { ...one, row: one.row - before };
  });
}

const tableHeaders = (tables: readonly XmlNode[]) =>
  tables.flatMap(({ attributes }) =>
    attributes["headerRowCount"] === "0" ? [] : [Number(/\d+/.exec(attributes["ref"] ?? "")?.[0] ?? 0)],
  );

function commentsOf(parts: readonly XmlNode[]): { cell: string; text: string }[] {
  return parts.flatMap((part) =>
    all(part, "comment").map((comment) => ({
      cell: comment.attributes["ref"] ?? "",
      text: all(comment, "t").map(textIn).join(""),
    })),
  );
}

function tellDrawing(build: DocumentBuilder, drawing: XmlNode, sheet: string): void {
  for (const paragraph of all(drawing, "a:p")) {
    const text = all(paragraph, "a:t").map(textIn);
    build.paragraph(text.join(""), { sheet, part: "text box" });
  }
  const pictures = all(drawing, "a:blip").length;
  if (pictures > 0) build.note("unread", `The sheet “${sheet}” has pictures: not read.`);
  if (all(drawing, "a:graphicData").length > 0)
    build.note("unread", `The sheet “${sheet}” has charts: not read.`);
}
