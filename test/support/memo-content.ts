/** The content of a memo as plain text, and the review behind it scored again after a change. */
import { textOf } from "#core/memo/memo-blocks";
import { memoModel } from "#core/memo/memo-model";
import type { Block, MemoInput, TableBlock } from "#core/memo/memo-types";
import { scoreReview } from "#shared/rules/scoring";

export function findTable(input: MemoInput, caption: string | RegExp): TableBlock | undefined {
  return memoModel(input).blocks.find(
    (block): block is TableBlock =>
      block.kind === "table" &&
      (typeof caption === "string" ? block.caption === caption : caption.test(block.caption)),
  );
}

/** Its rows; the paragraphs of a cell are lines. */
export function tableNamed(input: MemoInput, caption: string | RegExp): string[][] {
  const table = findTable(input, caption);
  if (!table) throw new Error(`no table ${String(caption)}`);
  return table.rows.map((row) => row.map((cell) => cell.paras.map(textOf).join("\n")));
}

export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === "paragraph" ? [textOf(block.para)] : block.kind === "heading" ? [block.text] : [],
  );
}

/** The lines before the contents. */
export function pageOne(input: MemoInput): string[] {
  const { blocks } = memoModel(input);
  return linesOf(
    blocks.slice(
      0,
      blocks.findIndex(({ kind }) => kind === "contents"),
    ),
  );
}

export function rescored(input: MemoInput, change: Partial<MemoInput["record"]>): MemoInput {
  const record = { ...input.record, ...change };
  const card = scoreReview({
    checklist: input.checklist,
    answers: new Map(Object.entries(record.answers)),
    waivers: record.waivers,
  });
  return { ...input, record, card };
}
