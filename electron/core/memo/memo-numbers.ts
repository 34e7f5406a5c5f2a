/** The numbers that a memo carries: of headings (as its contents list them), of tables and of figures. */
import type { Block, FigureBlock, HeadingBlock, MemoModel, Para, TableBlock } from "./memo-types.ts";

export type NumberedHeading = { place: number; bookmark: string; level: 1 | 2; number: string; text: string };
export type Numbered = {
  /** Headings of levels 1 and 2; level 3 is neither numbered nor listed. */
  headings: ReadonlyMap<Block, NumberedHeading>;
  captions: ReadonlyMap<TableBlock | FigureBlock, number>;
  /** The places in the file of what texts refer to, by name; they go on from those of the headings. */
  named: ReadonlyMap<string, number>;
};

/** A name of Word's own hidden kind. */
export const bookmarkOf = (ref: string): string => `_Ref_${ref}`;

/** Writes the numbers of tables and figures into the texts that refer to them. */
export function withNumbers(blocks: readonly Block[]): Block[] {
  const { captions } = numbersOf({ blocks });
  const numbers = new Map([...captions].map(([{ ref }, number]) => [ref, String(number)]));
  const inPara = (para: Para): Para =>
    para.runs.some(({ ref, text }) => ref !== undefined && text === "")
      ? {
          ...para,
          runs: para.runs.map((run) =>
            run.ref !== undefined && run.text === "" ? { ...run, text: numbers.get(run.ref) ?? "?" } : run,
          ),
        }
      : para;
  return blocks.map((block) => (block.kind === "paragraph" ? { ...block, para: inPara(block.para) } : block));
}

export function numbersOf({ blocks }: Pick<MemoModel, "blocks">): Numbered {
  const headings = new Map<HeadingBlock, NumberedHeading>();
  const captions = new Map<TableBlock | FigureBlock, number>();
  let [chapter, part, tables, figures] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (block.kind === "table") captions.set(block, ++tables);
    if (block.kind === "figure") captions.set(block, ++figures);
    if (block.kind !== "heading" || block.level === 3) continue;
    if (block.level === 1) [chapter, part] = [chapter + 1, 0];
    else part += 1;
    const place = headings.size + 1;
    headings.set(block, {
      place,
      bookmark: `_Toc${String(place).padStart(9, "0")}`,
      level: block.level,
      number: block.level === 1 ? `${chapter}` : `${chapter}.${part}`,
      text: block.text,
    });
  }
  const refs = blocks.flatMap((block) => ("ref" in block && block.ref !== undefined ? [block.ref] : []));
  const named = new Map(refs.map((ref, i) => [ref, headings.size + i + 1]));
  return { headings, captions, named };
}
