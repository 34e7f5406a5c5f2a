/**
 * The blank packet as a Word file: tables to fill, boxes to tick (ECMA-376 part 1, 17.5.2, and [MS-DOCX] 2.5.1.3 for
 * the tick box). Written by hand, since content controls are its substance.
 */
import { buffer } from "node:stream/consumers";
import yazl from "yazl";
import {
  blankIntro,
  blankSections,
  blankTitle,
  type BlankColumn,
  type BlankField,
  type BlankTable,
} from "#shared/formats/blank-packet";
import { answerPrompt, exampleWords } from "#shared/intake/map-blank-packet";
import { stampZip } from "../memo/stamp-zip.ts";

const schemas = "http://schemas.openxmlformats.org";
const main = `${schemas}/wordprocessingml/2006/main`;
const relations = `${schemas}/officeDocument/2006/relationships`;
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** In twentieths of a point: A4 across, with 2 cm around. */
const page = { width: 16_838, height: 11_906, margin: 1_134 };
export const textWidth = page.width - 2 * page.margin;

export function blankPacketDocx(): Promise<Uint8Array> {
  return packForm(blankTitle, bodyXml());
}

/** A form of paragraphs and tables as a Word file. The same form gives the same bytes. */
export async function packForm(title: string, body: readonly string[]): Promise<Uint8Array> {
  const parts: [string, string][] = [
    [
      "[Content_Types].xml",
      `<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${word}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${schemas}/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ],
    [
      "docProps/core.xml",
      `<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:language>en</dc:language></cp:coreProperties>`,
    ],
    [
      "word/_rels/document.xml.rels",
      `<Relationships xmlns="${schemas}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`,
    ],
    ["word/styles.xml", stylesXml],
    [
      "word/footer1.xml",
      `<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${field("PAGE")}${run(" / ")}${field("NUMPAGES")}</w:p></w:ftr>`,
    ],
    ["word/document.xml", documentXml(body)],
  ];
  const zip = new yazl.ZipFile();
  for (const [name, text] of parts) zip.addBuffer(Buffer.from(head + text), name);
  zip.end();
  // The typings of yazl name the older stream interface.
  return stampZip(await buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>));
}

function bodyXml(): string[] {
  const ids = { next: 1 };
  return [
    paragraph("Title", run(blankTitle)),
    ...blankIntro.map((text) => paragraph("Normal", run(text))),
    ...blankSections.flatMap(({ title, intro, fields, tables }) => [
      paragraph("Heading1", run(title)),
      paragraph("Intro", run(intro)),
      ...(fields.length > 0 ? [fieldsTable(fields, ids), paragraph("Normal", "")] : []),
      ...tables.flatMap((table) => [
        paragraph("Heading2", run(table.title)),
        paragraph("Intro", run(table.help)),
        rowsTable(table, ids),
        paragraph("Normal", ""),
      ]),
    ]),
  ];
}

function documentXml(body: readonly string[]): string {
  return `<w:document xmlns:w="${main}" xmlns:r="${relations}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="${schemas}/markup-compatibility/2006" mc:Ignorable="w14"><w:body>${body.join("")}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="landscape"/><w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

type Ids = { next: number };

/** A question in each row: what is asked on the left, room for the answer on the right. */
function fieldsTable(fields: readonly BlankField[], ids: Ids): string {
  const widths = [Math.round(textWidth * 0.42), Math.round(textWidth * 0.58)];
  const rows = fields.map((asked) => {
    const { label, help, good, weak, choices, path } = asked;
    const question = [
      paragraph("Question", run(label)),
      ...(help === "" ? [] : [paragraph("Guidance", run(help))]),
      ...(good === undefined ? [] : [paragraph("Guidance", run(`${exampleWords.good} ${good}`))]),
      ...(weak === undefined ? [] : [paragraph("Guidance", run(`${exampleWords.weak} ${weak}`))]),
    ];
    const answer = choices
      ? choices.map((choice) => paragraph("Normal", tickBox(choice.label, `${label}: ${choice.label}`, ids)))
      : [paragraph("Normal", textControl(path, label, ids))];
    return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(widths[0] ?? 0, question, "F2F5F9")}${cell(widths[1] ?? 0, answer)}</w:tr>`;
  });
  return table(widths, rows);
}

function rowsTable({ columns, rows, given, title }: BlankTable, ids: Ids): string {
  const parts = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.round((textWidth * width) / parts));
  const header = columns.map(({ label }, at) =>
    cell(widths[at] ?? 0, [paragraph("Question", run(label))], "E3E9F1"),
  );
  const blank = (row: number, column: BlankColumn, at: number) => {
    const start = at === 0 ? given?.[row] : undefined;
    const inside =
      start !== undefined
        ? [paragraph("Normal", run(start))]
        : column.choices
          ? column.choices.map((choice) =>
              paragraph(
                "Tick",
                tickBox(choice.label, `${title}, row ${row + 1}, ${column.label}: ${choice.label}`, ids),
              ),
            )
          : [paragraph("Normal", "")];
    return cell(widths[at] ?? 0, inside);
  };
  const body = Array.from(
    { length: rows },
    (_, row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${columns.map((column, at) => blank(row, column, at)).join("")}</w:tr>`,
  );
  return table(widths, [
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header.join("")}</w:tr>`,
    ...body,
  ]);
}

export const table = (widths: readonly number[], rows: readonly string[]) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.join("")}</w:tbl>`;

export const cell = (width: number, inside: readonly string[], shade?: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade === undefined ? "" : `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>`}</w:tcPr>${inside.join("")}</w:tc>`;

export const paragraph = (style: string, inside: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inside}</w:p>`;
export const run = (text: string) => `<w:r><w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

/** Several paragraphs may be written into it. `path` is its tag, for whoever fills forms by machine. */
function textControl(path: string, label: string, ids: Ids): string {
  return `<w:sdt><w:sdtPr><w:alias w:val="${xml(label)}"/><w:tag w:val="${xml(path)}"/><w:id w:val="${ids.next++}"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>${answerPrompt}</w:t></w:r></w:sdtContent></w:sdt>`;
}

function tickBox(label: string, name: string, ids: Ids): string {
  const font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>';
  return `<w:sdt><w:sdtPr><w:rPr>${font}</w:rPr><w:alias w:val="${xml(name)}"/><w:id w:val="${ids.next++}"/><w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>${font}</w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>${run(` ${label}`)}`;
}

function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B6C2D1"/>`;
const style = (id: string, name: string, properties: string, text = "", next = id) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${properties}</w:pPr><w:rPr>${text}</w:rPr></w:style>`;

const stylesXml = `<w:styles xmlns:w="${main}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style><w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="5A6675"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="Form"><w:name w:val="Form"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(border).join("")}</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>${style("Title", "Title", '<w:spacing w:after="160"/>', '<w:b/><w:color w:val="1B2A3D"/><w:sz w:val="36"/>', "Normal")}${style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="320" w:after="60"/><w:outlineLvl w:val="0"/>', '<w:b/><w:color w:val="1B2A3D"/><w:sz w:val="28"/>', "Normal")}${style("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/>', '<w:b/><w:color w:val="1B2A3D"/><w:sz w:val="22"/>', "Normal")}${style("Question", "Question", '<w:spacing w:after="20"/>', "<w:b/>")}${style("Intro", "Intro", '<w:keepNext/><w:spacing w:after="60"/>', '<w:color w:val="4A5766"/><w:sz w:val="18"/>')}${style("Guidance", "Guidance", '<w:spacing w:after="40"/>', '<w:color w:val="4A5766"/><w:sz w:val="18"/>')}${style("Tick", "Tick", '<w:spacing w:after="0"/>', '<w:sz w:val="18"/>')}${style("Footer", "footer", '<w:jc w:val="right"/>', '<w:color w:val="4A5766"/><w:sz w:val="16"/>')}</w:styles>`;
