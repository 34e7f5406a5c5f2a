/** The memo of a review with 300 findings, written and read back, against a bare `docx` call with the same content. */
import {
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LevelFormat,
  Packer,
  Paragraph,
  ShadingType,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
} from "docx";
import { stylesXml, styleIds } from "#core/memo/docx-styles";
import { exportMemo } from "#core/memo/export-memo";
import { drawFigure } from "#core/memo/figure";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel } from "#core/memo/memo-model";
import { checkMemo } from "#core/memo/read-back";
import type {
  Block,
  FigureBlock,
  HeadingBlock,
  MemoModel,
  Para,
  TableBlock,
  Tone,
} from "#core/memo/memo-types";
import { aMemoInput } from "../support/memo-input.ts";
import { median, print, rounds, timed } from "./support/report.ts";

const input = aMemoInput({ findings: 300 });
const model = memoModel(input);
const figure = model.blocks.find((block): block is FigureBlock => block.kind === "figure");
const picture = figure && (await drawFigure(figure));
const written = await memoDocx(model);

const memos: number[] = [];
const floors: number[] = [];
const writing: number[] = [];
const reading: number[] = [];
// The first rounds run code that is not compiled yet.
for (let round = 0; round < 4; round++) {
  await bareDocx(model);
  await exportMemo(input);
}
for (const _ of rounds({ most: 11, least: 5, budgetMs: 15_000 })) {
  floors.push(await swept(() => bareDocx(model)));
  memos.push(await swept(() => exportMemo(input)));
  writing.push(await swept(() => memoDocx(model)));
  reading.push(await swept(() => checkMemo(written, model)));
}

const floor = {
  floor: median(floors),
  floorWhat: "docx alone: the same texts, tables and styles",
  n: memos.length,
  unit: "ms",
};
print({ figure: "Memo of 300 findings", value: median(memos), ...floor, aim: { times: 2 } });
print({ figure: "  of it: writing", value: median(writing), ...floor });
print({ figure: "  of it: reading back", value: median(reading), ...floor });

/** Nobody pays for the garbage of the one before. */
async function swept(work: () => unknown): Promise<number> {
  globalThis.gc?.();
  return timed(work);
}

/** What a program would call that only wants this document: no checks of the text, no reading back. */
async function bareDocx({ blocks, title, heading, footer }: MemoModel): Promise<Uint8Array> {
  const document = new Document({
    title,
    externalStyles: stylesXml("en-GB"),
    numbering: {
      config: [
        {
          reference: "headings",
          levels: [0, 1].map((level) => ({ level, format: LevelFormat.DECIMAL, text: `%${level + 1}` })),
        },
      ],
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(heading)] }) },
        footers: { default: new Footer({ children: [new Paragraph(footer)] }) },
        children: blocks.flatMap((block) => bareBlock(block, blocks)),
      },
    ],
  });
  return Packer.pack(document, "uint8array");
}

function bareBlock(block: Block, blocks: readonly Block[]): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [bareHeading(block)];
    case "paragraph":
      return [bareParagraph(block.para)];
    case "contents":
      return blocks.filter((other) => other.kind === "heading" && other.level < 3).map(contentsLine);
    case "figure":
      return [...barePicture(), caption("Figure", block.caption)];
    case "table":
      return [caption("Table", block.caption), bareTable(block)];
  }
  return [];
}

function bareHeading({ level, text }: HeadingBlock): Paragraph {
  return new Paragraph({
    heading:
      [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][level - 1] ?? "Heading3",
    ...(level < 3 && { numbering: { reference: "headings", level: level - 1 } }),
    children: level < 3 ? [new Bookmark({ id: text, children: [new TextRun(text)] })] : [new TextRun(text)],
  });
}

function contentsLine(block: Block): Paragraph {
  const text = block.kind === "heading" ? block.text : "";
  return new Paragraph({
    style: "TOC1",
    children: [new InternalHyperlink({ anchor: text, children: [new TextRun(text)] })],
  });
}

function barePicture(): FileChild[] {
  if (!picture) return [];
  const transformation = { width: picture.width, height: picture.height };
  return [new Paragraph({ children: [new ImageRun({ type: "png", data: picture.png, transformation })] })];
}

function caption(label: string, text: string): Paragraph {
  return new Paragraph({
    style: "Caption",
    children: [new TextRun(`${label} `), new SimpleField(`SEQ ${label}`, "1"), new TextRun(`. ${text}`)],
  });
}

function bareTable({ columns, rows }: TableBlock): Table {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((9_638 * share) / all));
  const cellOf = (children: Paragraph[], place: number, tone?: Tone) =>
    new TableCell({
      width: { size: widths[place] ?? 0, type: WidthType.DXA },
      ...(tone && { shading: { type: ShadingType.CLEAR, color: "auto", fill: "EEEEEE" } }),
      children,
    });
  const head = columns.map(({ name }, place) =>
    cellOf([new Paragraph({ style: styleIds["cell-head"], children: [new TextRun(name)] })], place),
  );
  return new Table({
    style: "MemoTable",
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map(({ paras, tone }, place) => cellOf(paras.map(bareParagraph), place, tone)),
          }),
      ),
    ],
  });
}

function bareParagraph({ style, runs, keepWithNext = false }: Para): Paragraph {
  return new Paragraph({
    style: styleIds[style],
    keepNext: keepWithNext,
    children: runs.map(({ text, look }) => new TextRun({ text, ...(look && { style: look }) })),
  });
}
