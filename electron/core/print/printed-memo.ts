/** The memo as the screen lays it out for printing: every text made harmless, every number written. */
import type { PrintedBlock, PrintedMemo, PrintedPara } from "#shared/contract/print-calls";
import { drawFigure } from "../memo/figure.ts";
import { bookmarkOf, numbersOf } from "../memo/memo-numbers.ts";
import type { Block, MemoModel, Para } from "../memo/memo-types.ts";
import { onOneLine } from "../memo/memo-words.ts";
import { wordText } from "../memo/word-text.ts";

export type PrintedText = Omit<PrintedMemo, "printed" | "fileName">;

export async function printedMemo(model: MemoModel): Promise<PrintedText> {
  const { headings, captions } = numbersOf(model);
  const blocks: PrintedBlock[] = [];
  for (const block of model.blocks) blocks.push(await printed(block));
  return {
    title: line(model.title),
    draft: model.draft,
    marking: line(model.marking),
    heading: line(model.heading),
    footer: line(model.footer),
    blocks,
  };

  async function printed(block: Block): Promise<PrintedBlock> {
    if (block.kind === "paragraph") return { kind: "paragraph", para: printedPara(block.para) };
    if (block.kind === "heading") {
      const entry = headings.get(block);
      const text = wordText(block.text);
      return {
        kind: "heading",
        level: block.level,
        text,
        ...(entry ? { number: entry.number, place: entry.bookmark } : placeOf(block)),
      };
    }
    if (block.kind === "contents")
      return {
        kind: "contents",
        entries: [...headings.values()].map(({ level, number, bookmark, text }) => ({
          level,
          number,
          place: bookmark,
          text: wordText(text),
        })),
      };
    const number = captions.get(block) ?? 0;
    const caption = wordText(block.caption);
    if (block.kind === "figure") {
      const { png, width, height } = await drawFigure(block);
      const base64 = Buffer.from(png).toString("base64");
      const alt = wordText(block.alt);
      return { kind: "figure", number, ...placeOf(block), caption, alt, png: base64, width, height };
    }
    return {
      kind: "table",
      number,
      ...placeOf(block),
      caption,
      columns: block.columns.map((column) => ({ ...column, name: wordText(column.name) })),
      rows: block.rows.map((row) =>
        row.map(({ paras, ...cell }) => ({ ...cell, paras: paras.map(printedPara) })),
      ),
      ...(block.tall && { tall: true }),
    };
  }
}

function placeOf({ ref }: { ref?: string }): { place?: string } {
  return ref === undefined ? {} : { place: bookmarkOf(ref) };
}

function printedPara(para: Para): PrintedPara {
  return {
    ...para,
    runs: para.runs.map(({ ref, text, ...run }) => ({
      ...run,
      text: wordText(text),
      ...(ref !== undefined && { to: bookmarkOf(ref) }),
    })),
  };
}

function line(text: string): string {
  return onOneLine(wordText(text));
}
