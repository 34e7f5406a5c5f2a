/** The blocks of a memo as `docx` objects. */
import {
  BookmarkEnd,
  BookmarkStart,
  BuilderElement,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  Run,
  ShadingType,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  XmlComponent,
  type FileChild,
  type ParagraphChild,
} from "docx";
import { tones } from "./docx-styles.ts";
import { docxParagraph, docxRuns } from "./docx-text.ts";
import type { Figure } from "./figure.ts";
import { wordText } from "./word-text.ts";
import { para, textOf } from "./memo-blocks.ts";
import type { Block, Cell, Column, FigureBlock, HeadingBlock, TableBlock } from "./memo-types.ts";
import { bookmarkOf, type Numbered, type NumberedHeading } from "./memo-numbers.ts";

/** Text width of an A4 page with 2 cm at each side, in twentieths of a point. */
export const textWidth = 9638;
/** A table of so many lines takes a third of a page, and is kept on one. */
const linesOnOnePage = 22;
/** A row that is longer than this may break over pages: kept whole, it would leave most of a page empty. */
const unbrokenLines = 16;

/** In twentieths of a point, at the size of a table's text. */
const letterWidth = 94;
const cellMargins = 192;

export type Around = {
  numbered: Numbered;
  figures: ReadonlyMap<FigureBlock, Figure>;
  next: Block | undefined;
};

export function docxBlock(block: Block, { numbered, figures, next }: Around): FileChild[] {
  if (block.kind === "heading") return [docxHeading(block, numbered)];
  if (block.kind === "table") return [caption("Table", block, numbered), docxTable(block)];
  if (block.kind === "contents") return contents(numbered);
  if (block.kind === "figure") {
    const [figure, number] = [figures.get(block), numbered.captions.get(block)];
    return figure ? [picture(block, figure, number), caption("Figure", block, numbered)] : [];
  }
  // What introduces a table stays on its page.
  return [docxParagraph(next?.kind === "table" ? { ...block.para, keepWithNext: true } : block.para)];
}

function docxHeading(block: HeadingBlock, numbered: Numbered): Paragraph {
  const entry = numbered.headings.get(block);
  const runs = entry ? docxRuns([{ text: block.text }]) : withNamedNumber(block, numbered);
  const level = ([HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const)[
    block.level - 1
  ];
  return new Paragraph({
    heading: level ?? HeadingLevel.HEADING_3,
    ...(entry && { numbering: { reference: "headings", level: block.level - 1 } }),
    children: entry ? bookmarked(entry, runs) : runs,
  });
}

/** A finding's heading: its number is what texts refer to. */
function withNamedNumber({ text, ref }: HeadingBlock, { named }: Numbered): ParagraphChild[] {
  const [, before = "", number = "", after = ""] = /^(\D*)(\d+)(.*)$/s.exec(text) ?? [];
  if (ref === undefined || number === "") return docxRuns([{ text }]);
  const mark = { bookmark: bookmarkOf(ref), place: named.get(ref) ?? 0 };
  return [
    ...docxRuns([{ text: before }]),
    ...bookmarked(mark, docxRuns([{ text: number }])),
    ...docxRuns([{ text: after }]),
  ];
}

/** With a number of our own: `Bookmark` counts on from document to document. */
function bookmarked(
  { bookmark, place }: Pick<NumberedHeading, "bookmark" | "place">,
  runs: readonly ParagraphChild[],
): ParagraphChild[] {
  // The paragraph writes any element; its type lists `Bookmark`, but not the two halves that it is made of.
  const halves = [new BookmarkStart(bookmark, place), new BookmarkEnd(place)] as unknown as [
    ParagraphChild,
    ParagraphChild,
  ];
  return [halves[0], ...runs, halves[1]];
}

/** A table's caption stands above it and is kept with it; a figure's stands below, and holds nothing that follows. */
function caption(
  label: "Table" | "Figure",
  block: TableBlock | FigureBlock,
  { captions, named }: Numbered,
): Paragraph {
  const number = new SimpleField(`SEQ ${label} \\* ARABIC`, String(captions.get(block) ?? 0));
  const { ref } = block;
  return new Paragraph({
    style: "Caption",
    ...(label === "Figure" && { keepNext: false }),
    children: [
      new TextRun(`${label} `),
      ...(ref === undefined
        ? [number]
        : bookmarked({ bookmark: bookmarkOf(ref), place: named.get(ref) ?? 0 }, [number])),
      ...docxRuns([{ text: `. ${block.caption}` }]),
    ],
  });
}

function docxTable(block: TableBlock): Table {
  const widths = widthsOf(block);
  const lines = block.rows.map((cells) => Math.max(block.tall ? 4 : 1, linesIn(cells, widths)));
  const together = lines.reduce((sum, more) => sum + more, 0) <= linesOnOnePage;
  const row = (cells: readonly Cell[], header: boolean, at: number) =>
    new TableRow({
      ...(together && at < lines.length - 1 && { keepNext: true }),
      ...(header && { tableHeader: true }),
      cantSplit: header || (lines[at] ?? 0) <= unbrokenLines,
      ...(block.tall && !header && { height: { value: 1000, rule: "atLeast" } }),
      children: cells.map((cell, i) => docxCell(cell, widths[i] ?? 0, block.columns[i]?.align)),
    });
  const head = block.columns.map(({ name }): Cell => ({ paras: [para("cell-head", name)] }));
  return new Table({
    style: "MemoTable",
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    tableLook: { firstRow: true, noHBand: true, noVBand: true },
    rows: [row(head, true, -1), ...block.rows.map((cells, i) => row(cells, false, i))],
  });
}

function docxCell(cell: Cell, width: number, align: Column["align"]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(cell.tone && { shading: { type: ShadingType.CLEAR, color: "auto", fill: tones[cell.tone].fill } }),
    children: cell.paras.map((said) => docxParagraph(said, align)),
  });
}

function widthsOf({ columns }: TableBlock): number[] {
  const all = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => Math.floor((textWidth * column.share) / all));
  const rest = textWidth - widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width, i) => (i === 0 ? width + rest : width));
}

/** About how many lines a row takes: only a layout engine knows. */
function linesIn(cells: readonly Cell[], widths: readonly number[]): number {
  const inCell = ({ paras }: Cell, width: number) => {
    const perLine = Math.max(1, Math.floor((width - cellMargins) / letterWidth));
    const texts = paras.flatMap((said) => textOf(said).split("\n"));
    return texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(spanOf(text) / perLine)), 0);
  };
  return Math.max(...cells.map((cell, i) => inCell(cell, widths[i] ?? textWidth)));
}

/** Letters of East Asian scripts are about twice as wide. */
function spanOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u11FF\u2E80-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]/g)?.length ?? 0);
}

function picture(block: FigureBlock, figure: Figure, number = 1): Paragraph {
  return new Paragraph({
    style: "Figure",
    keepNext: true,
    children: [
      new ImageRun({
        type: "png",
        data: figure.png,
        transformation: { width: figure.width, height: figure.height },
        altText: {
          id: String(number),
          name: `Figure ${number}`,
          title: wordText(block.caption),
          description: wordText(block.alt),
        },
      }),
    ],
  });
}

/**
 * The table of contents as Word would write it: a field whose result is here already. Page numbers are left out
 * (switch \n), since only a layout engine knows them; the entries are numbered, and lead to their headings.
 */
function contents(numbered: Numbered): FileChild[] {
  const entries = [...numbered.headings.values()];
  const mark = (type: "begin" | "separate" | "end") =>
    new Run({
      children: [
        new BuilderElement({
          name: "w:fldChar",
          attributes: { type: { key: "w:fldCharType", value: type } },
        }),
      ],
    });
  return [
    docxParagraph(para("contents-title", "Contents")),
    ...entries.map(
      (entry, i) =>
        new Paragraph({
          style: `TOC${entry.level}`,
          children: [
            ...(i === 0
              ? [
                  mark("begin"),
                  new Run({ children: [new FieldCode(' TOC \\o "1-2" \\h \\n ')] }),
                  mark("separate"),
                ]
              : []),
            new InternalHyperlink({
              anchor: entry.bookmark,
              children: [
                new TextRun({ children: [entry.number, new Tab()] }),
                ...docxRuns([{ text: entry.text }]),
              ],
            }),
            ...(i === entries.length - 1 ? [mark("end")] : []),
          ],
        }),
    ),
  ];
}

class FieldCode extends XmlComponent {
  constructor(code: string) {
    super("w:instrText");
    this.root.push(code);
  }
}
