/** Small Word files and workbooks, part by part. */
import { makeZip } from "./zip-maker.ts";

const schemas = "http://schemas.openxmlformats.org";
const rels = (list: readonly (readonly [string, string, string?])[]) =>
  `<Relationships xmlns="${schemas}/package/2006/relationships">${list.map(([type, target, mode], at) => `<Relationship Id="r${at + 1}" Type="${schemas}/officeDocument/2006/relationships/${type}" Target="${target}"${mode === undefined ? "" : ` TargetMode="${mode}"`}/>`).join("")}</Relationships>`;

type Parts = Record<string, string | Buffer>;

export function wordFile(
  body: string,
  {
    parts = {},
    relations = [],
  }: { parts?: Parts; relations?: readonly (readonly [string, string, string?])[] } = {},
): Buffer {
  const document = `<w:document xmlns:w="${schemas}/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="${schemas}/markup-compatibility/2006" xmlns:wp="${schemas}/drawingml/2006/wordprocessingDrawing"><w:body>${body}</w:body></w:document>`;
  return makeZip(
    Object.entries({
      "[Content_Types].xml": `<Types xmlns="${schemas}/package/2006/content-types"/>`,
      "_rels/.rels": rels([["officeDocument", "word/document.xml"]]),
      "word/_rels/document.xml.rels": rels(relations),
      "word/document.xml": document,
      ...parts,
    }).map(([name, data]) => ({ name, data })),
  );
}

export const run = (text: string, properties = "") =>
  `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const par = (inside: string, properties = "") =>
  `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
export const w = (name: string, inside: string) =>
  `<w:${name} xmlns:w="${schemas}/wordprocessingml/2006/main">${inside}</w:${name}>`;

export type MadeSheet = {
  name: string;
  xml: string;
  state?: string;
  relations?: readonly (readonly [string, string, string?])[];
};

export function workbook(
  sheets: readonly MadeSheet[],
  { parts = {}, strings, styles }: { parts?: Parts; strings?: string; styles?: string } = {},
): Buffer {
  const main = `${schemas}/spreadsheetml/2006/main`;
  const all: Parts = {
    "[Content_Types].xml": `<Types xmlns="${schemas}/package/2006/content-types"/>`,
    "_rels/.rels": rels([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${schemas}/officeDocument/2006/relationships"><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"${state === undefined ? "" : ` state="${state}"`}/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": rels([
      ...sheets.map((_, at) => ["worksheet", `worksheets/sheet${at + 1}.xml`] as const),
      ["sharedStrings", "sharedStrings.xml"],
      ["styles", "styles.xml"],
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${strings ?? ""}</sst>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}">${styles ?? ""}</styleSheet>`,
    ...parts,
  };
  for (const [at, { xml, relations }] of sheets.entries()) {
    all[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${main}">${xml}</worksheet>`;
    if (relations) all[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = rels(relations);
  }
  return makeZip(Object.entries(all).map(([name, data]) => ({ name, data })));
}

/** A cell with its text in it. */
export const cell = (at: string, text: string, style = 0) =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
export const row = (number: number, cells: string, more = "") => `<row r="${number}"${more}>${cells}</row>`;
