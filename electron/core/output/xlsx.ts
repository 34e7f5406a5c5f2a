/** Tables as a workbook. Every cell is text: the writer knows neither numbers nor formulas. */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import { stampZip } from "../memo/stamp-zip.ts";
import type { Sheet } from "./findings-sheets.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export async function xlsxOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const numbered = sheets.map((sheet, i) => ({ ...sheet, number: i + 1 }));
  const each = (make: (sheet: (typeof numbered)[number]) => string) => numbered.map(make).join("");
  const styles = sheets.length + 1;
  const parts: [string, string][] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>${each(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${kind}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${each(({ name, number }) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${packageRelations}">${each(({ number }) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}<Relationship Id="rId${styles}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", stylesXml],
    ...numbered.map((sheet): [string, string] => [
      `xl/worksheets/sheet${sheet.number}.xml`,
      sheetXml(sheet, sheet.number === 1),
    ]),
  ];
  const zip = new yazl.ZipFile();
  for (const [name, xml] of parts) zip.addBuffer(Buffer.from(head + xml), name);
  zip.end();
  // The typings of yazl name the older stream interface.
  return stampZip(await buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>));
}

// Number format 49 is text, and `quotePrefix` keeps a cell text when somebody edits it.
const stylesXml = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3E9F1"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`;

function sheetXml({ widths, rows, choices = [] }: Sheet, first: boolean): string {
  const cell = (text: string, row: number, column: number) =>
    `<c r="${columnName(column)}${row + 1}" s="${row === 0 ? 2 : 1}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
  return `<worksheet xmlns="${main}"><sheetViews><sheetView${first ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>${rows.map((row, at) => `<row r="${at + 1}">${row.map((text, i) => cell(text, at, i)).join("")}</row>`).join("")}</sheetData>${listsXml(choices)}</worksheet>`;
}

/** Lists to choose from; our words have no commas. */
function listsXml(choices: NonNullable<Sheet["choices"]>): string {
  if (choices.length === 0) return "";
  const each = choices.map(
    ({ column, from, to, words }) =>
      `<dataValidation type="list" allowBlank="1" sqref="${columnName(column)}${from}:${columnName(column)}${to}"><formula1>"${xmlText(words.join(","))}"</formula1></dataValidation>`,
  );
  return `<dataValidations count="${choices.length}">${each.join("")}</dataValidations>`;
}

/** Our sheets have fewer columns than there are letters. */
function columnName(column: number): string {
  return String.fromCharCode(65 + column);
}

/** `_x0041_` is an "A" to a spreadsheet program: the underscore that would begin such a code is written as one. */
function cellText(text: string): string {
  return xmlText(text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_"));
}

function xmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
