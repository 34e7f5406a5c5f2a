/** The memo of a review with 300 findings, written and read back, against a bare `docx` call with the same content. */
import {
  Document,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type FileChild,
} from "docx";
import { stylesXml, styleIds } from "#core/memo/docx-styles";
import { exportMemo } from "#core/memo/export-memo";
import { drawFigure } from "#core/memo/figure";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel } from "#core/memo/memo-model";
import { checkMemo } from "#core/memo/read-back";
import type { Block, FigureBlock, MemoModel, Para, TableBlock } from "#core/memo/memo-types";
import { aMemoInput } from "../support/memo-input.ts";
import { median, print, timed } from "./support/report.ts";

const input = aMemoInput({ findings: 300 });
const model = memoModel(input);
const figure = model.blocks.find((block): block is FigureBlock => block.kind === "figure");
const picture = figure && (await drawFigure(figure));
const written = await memoDocx(model);

const memos: number[] = [];
const floors: number[] = [];
const writing: number[] = [];
const reading: number[] = [];
const rounds = 11;
for (let round = -4; round < rounds; round++) {
  const now = {
    floor: await swept(() => bareDocx(model)),
    memo: await swept(() => exportMemo(input)),
    writing: await swept(() => memoDocx(model)),
    reading: await swept(() => checkMemo(written, model)),
  };
  // The first rounds run code that is not compiled yet.
  if (round < 0) continue;
  floors.push(now.floor);
  memos.push(now.memo);
  writing.push(now.writing);
  reading.push(now.reading);
}

const floor = {
  floor: median(floors),
  floorWhat: "docx alone, same texts, tables and styles",
  n: rounds,
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

/** What a program would call that only wants these words in a Word file: no numbers, no fields, no checks. */
async function bareDocx({ blocks, title }: MemoModel): Promise<Uint8Array> {
  const children = blocks.flatMap((block) => bareBlock(block, blocks));
  return Packer.pack(
    new Document({ title, externalStyles: stylesXml("en-GB"), sections: [{ children }] }),
    "uint8array",
  );
}

function bareBlock(block: Block, blocks: readonly Block[]): FileChild[] {
  switch (block.kind) {
    case "heading":
      return [
        new Paragraph({
          heading:
            [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3][block.level - 1] ??
            "Heading3",
          children: [new TextRun(block.text)],
        }),
      ];
    case "paragraph":
      return [bareParagraph(block.para)];
    case "contents":
      return blocks.flatMap((other) =>
        other.kind === "heading" && other.level < 3
          ? [
              new Paragraph({
                children: [new InternalHyperlink({ anchor: "a", children: [new TextRun(other.text)] })],
              }),
            ]
          : [],
      );
    case "figure":
      return picture
        ? [
            new Paragraph({
              children: [
                new ImageRun({
                  type: "png",
                  data: picture.png,
                  transformation: { width: picture.width, height: picture.height },
                }),
              ],
            }),
            new Paragraph(block.caption),
          ]
        : [];
    case "table":
      return bareTable(block);
  }
  return [];
}

function bareTable({ caption, columns, rows }: TableBlock): FileChild[] {
  const row = (cells: readonly Paragraph[][], tableHeader: boolean) =>
    new TableRow({ tableHeader, children: cells.map((children) => new TableCell({ children })) });
  const head = columns.map(({ name }) => [new Paragraph({ children: [new TextRun(name)] })]);
  const body = rows.map((cells) => cells.map(({ paras }) => paras.map(bareParagraph)));
  return [
    new Paragraph({ style: "Caption", children: [new TextRun(caption)] }),
    new Table({ style: "MemoTable", rows: [row(head, true), ...body.map((cells) => row(cells, false))] }),
  ];
}

function bareParagraph({ style, runs }: Para): Paragraph {
  return new Paragraph({
    style: styleIds[style],
    children: runs.map(({ text, look }) => new TextRun({ text, bold: look === "strong" })),
  });
}
