/** Templates as corporate people make them, small: by hand, with one property each that is known to be awkward. */
import { writePackage } from "#core/word-signature/package-parts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = `xmlns:r="${office}"`;
const type = "application/vnd.openxmlformats-officedocument.wordprocessingml";

export const p = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join("")}</w:p>`;
/** A content control around blocks. */
export const control = (content: string) =>
  `<w:sdt><w:sdtPr><w:alias w:val="Memo"/><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;

export type TemplateOf = {
  body?: string;
  header?: string;
  footer?: string;
  styles?: string;
  settings?: string;
  /** Relationships of the document besides its own. */
  relationships?: string;
  files?: Record<string, string>;
  mainType?: string;
  pageWidth?: number;
};

const germanStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:rPr><w:color w:val="C00000"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/></w:style>`;

export function aTemplate(given: TemplateOf = {}): Uint8Array {
  const { body = p("{{memo}}"), header = p("{{classification}}"), footer = p("{{digest}}") } = given;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${given.mainType ?? `${type}.document.main+xml`}"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${type}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${type}.settings+xml"/><Override PartName="/word/header1.xml" ContentType="${type}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${["styles", "numbering", "settings"].map((kind) => `<Relationship Id="${kind}" Type="${office}/${kind}" Target="${kind}.xml"/>`).join("")}<Relationship Id="rId6" Type="${office}/header" Target="header1.xml"/><Relationship Id="rId7" Type="${office}/footer" Target="footer1.xml"/>${given.relationships ?? ""}</Relationships>`,
    "word/document.xml": `<w:document ${w} ${r}><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="${given.pageWidth ?? 11906}" w:h="16838"/><w:pgMar w:top="1701" w:right="1418" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    "word/styles.xml": `<w:styles ${w}>${given.styles ?? germanStyles}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${w}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    "word/settings.xml": `<w:settings ${w} ${r}>${given.settings ?? ""}<w:updateFields w:val="true"/></w:settings>`,
    "word/header1.xml": `<w:hdr ${w} ${r}>${header}</w:hdr>`,
    "word/footer1.xml": `<w:ftr ${w} ${r}>${footer}</w:ftr>`,
    ...given.files,
  };
  return writePackage(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

export const external = (kind: string, target: string, id = "out") =>
  `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}" TargetMode="External"/>`;
