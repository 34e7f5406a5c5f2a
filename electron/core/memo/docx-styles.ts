/** The memo's styles, by id. Arial and Courier New, or fonts of the same metrics, are on every desktop. */

export const styleIds = {
  title: "Title",
  subtitle: "Subtitle",
  body: "BodyText",
  fact: "Fact",
  note: "Note",
  "box-head": "DecisionHead",
  box: "Decision",
  banner: "DraftBanner",
  cell: "TableText",
  "cell-head": "TableHead",
  "contents-title": "TOCHeading",
} as const;

export const tones = {
  good: { fill: "E4F0E6", edge: "2E7D4F" },
  fair: { fill: "FBF1D9", edge: "B7791F" },
  poor: { fill: "F9E3E0", edge: "B3261E" },
  plain: { fill: "EEF1F5", edge: "5B6B82" },
} as const;

const ink = "1B2430";
const navy = "1F3A5F";
const grey = "56616F";

type StyleOf = {
  id: string;
  name: string;
  based?: string;
  next?: string;
  p?: string;
  r?: string;
  outline?: number;
};

const spacing = (before: number, after: number, line = 264) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const bold = "<w:b/><w:bCs/>";
const color = (hex: string) => `<w:color w:val="${hex}"/>`;
const keep = "<w:keepNext/><w:keepLines/>";
const box = (hex: string) =>
  `<w:pBdr>${["top", "left", "bottom", "right"].map((side) => `<w:${side} w:val="single" w:sz="${side === "left" ? 36 : 6}" w:space="${side === "left" ? 8 : 5}" w:color="${hex}"/>`).join("")}</w:pBdr>`;

const heading = (
  level: number,
  look: { size: number; before: number; after: number; hex: string },
): StyleOf => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  based: "Normal",
  next: "BodyText",
  outline: level - 1,
  p: `${keep}${spacing(look.before, look.after, 252)}`,
  r: `${bold}${color(look.hex)}${size(look.size)}`,
});

const paragraphStyles: StyleOf[] = [
  { id: "BodyText", name: "Body Text", based: "Normal", p: spacing(80, 100) },
  {
    id: "Title",
    name: "Title",
    based: "Normal",
    next: "BodyText",
    p: `${keep}${spacing(0, 140, 240)}`,
    r: `${bold}${color(navy)}${size(40)}`,
  },
  {
    id: "Subtitle",
    name: "Subtitle",
    based: "Normal",
    next: "BodyText",
    p: `${keep}${spacing(0, 40)}`,
    r: `${bold}${color(grey)}${size(19)}`,
  },
  heading(1, { size: 32, before: 420, after: 140, hex: navy }),
  heading(2, { size: 25, before: 300, after: 100, hex: navy }),
  heading(3, { size: 22, before: 240, after: 60, hex: ink }),
  {
    id: "Fact",
    name: "Fact",
    based: "Normal",
    p: `<w:tabs><w:tab w:val="left" w:pos="1814"/></w:tabs>${spacing(0, 50)}<w:ind w:left="1814" w:hanging="1814"/>`,
    r: size(20),
  },
  { id: "Note", name: "Note", based: "Normal", p: spacing(20, 80), r: `${color(grey)}${size(19)}` },
  {
    id: "Decision",
    name: "Decision",
    based: "Normal",
    p: `<w:keepLines/>${spacing(0, 40)}<w:ind w:left="227" w:right="142"/>`,
    r: size(20),
  },
  {
    id: "DecisionHead",
    name: "Decision Head",
    based: "Decision",
    p: spacing(240, 60),
    r: `${bold}${size(28)}`,
  },
  {
    id: "DraftBanner",
    name: "Draft Banner",
    based: "Normal",
    p: `${box(tones.poor.edge)}<w:shd w:val="clear" w:color="auto" w:fill="${tones.poor.fill}"/>${spacing(0, 200)}<w:ind w:left="227" w:right="142"/>`,
    r: `${bold}${size(20)}`,
  },
  { id: "TableText", name: "Table Text", based: "Normal", p: spacing(0, 20, 250), r: size(18) },
  {
    id: "TableCode",
    name: "Table Code",
    based: "TableText",
    r: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>${size(16)}`,
  },
  { id: "TableNote", name: "Table Note", based: "TableText", r: color(grey) },
  { id: "TableHead", name: "Table Head", based: "TableText", p: "<w:keepNext/>", r: `${bold}${color(navy)}` },
  {
    id: "Caption",
    name: "caption",
    based: "Normal",
    next: "BodyText",
    p: `${keep}${spacing(200, 70)}`,
    r: `${bold}${color(grey)}${size(18)}`,
  },
  { id: "Figure", name: "Figure", based: "Normal", p: spacing(120, 60, 240) },
  {
    id: "TOCHeading",
    name: "TOC Heading",
    based: "Normal",
    next: "BodyText",
    p: `<w:keepNext/><w:pageBreakBefore/>${spacing(0, 160)}`,
    r: `${bold}${color(navy)}${size(32)}`,
  },
  {
    id: "TOC1",
    name: "toc 1",
    based: "Normal",
    p: `<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>${spacing(110, 30)}<w:ind w:left="567" w:hanging="567"/>`,
    r: `${bold}${size(21)}`,
  },
  {
    id: "TOC2",
    name: "toc 2",
    based: "Normal",
    p: `<w:tabs><w:tab w:val="left" w:pos="1247"/></w:tabs>${spacing(0, 20)}<w:ind w:left="1247" w:hanging="680"/>`,
    r: size(20),
  },
  {
    id: "Header",
    name: "header",
    based: "Normal",
    p: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="B9C3CF"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>`,
    r: `${color(grey)}${size(17)}`,
  },
  {
    id: "Footer",
    name: "footer",
    based: "Normal",
    p: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="B9C3CF"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>`,
    r: `${color(grey)}${size(17)}`,
  },
];

const characterStyles: StyleOf[] = [
  { id: "Strong", name: "Strong", r: bold },
  { id: "Muted", name: "Muted", r: color(grey) },
  {
    id: "Code",
    name: "Code",
    r: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>${size(17)}`,
  },
  { id: "Marking", name: "Marking", r: `${bold}${color(tones.poor.edge)}` },
];

const tableStyles = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="B9C3CF"/>`).join("")}</w:tblBorders></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="MemoTable"><w:name w:val="Memo Table"/><w:basedOn w:val="TableGrid"/><w:uiPriority w:val="40"/><w:tblPr><w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="96" w:type="dxa"/><w:bottom w:w="43" w:type="dxa"/><w:right w:w="96" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E3E9F1"/></w:tcPr></w:tblStylePr></w:style>`;

/** `word/styles.xml`, whole. */
export function stylesXml(language: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>${color(ink)}${size(21)}<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 80)}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
${paragraphStyles.map((style) => styleXml("paragraph", style)).join("\n")}
${characterStyles.map((style) => styleXml("character", { based: "DefaultParagraphFont", ...style })).join("\n")}
${tableStyles}</w:styles>`;
}

const builtIn =
  /^(Normal|Body Text|Title|Subtitle|heading \d|caption|TOC Heading|toc \d|header|footer|Strong)$/;

function styleXml(type: "paragraph" | "character", style: StyleOf): string {
  const custom = builtIn.test(style.name) ? "" : ' w:customStyle="1"';
  const outline = style.outline === undefined ? "" : `<w:outlineLvl w:val="${style.outline}"/>`;
  return [
    `<w:style w:type="${type}"${custom} w:styleId="${style.id}"><w:name w:val="${style.name}"/>`,
    style.based ? `<w:basedOn w:val="${style.based}"/>` : "",
    style.next ? `<w:next w:val="${style.next}"/>` : "",
    "<w:qFormat/>",
    style.p || outline ? `<w:pPr>${style.p ?? ""}${outline}</w:pPr>` : "",
    style.r ? `<w:rPr>${style.r}</w:rPr>` : "",
    "</w:style>",
  ].join("");
}
