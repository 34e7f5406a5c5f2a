/** Short makers for the blocks of a memo. */
import type {
  Block,
  Cell,
  Column,
  HeadingBlock,
  Para,
  ParagraphStyle,
  Run,
  TableBlock,
  Tone,
} from "./memo-types.ts";
import { orBlank } from "./memo-words.ts";

type Text = string | Run | readonly (string | Run)[];

export const strong = (text: string): Run => ({ text, look: "strong" });
export const muted = (text: string): Run => ({ text, look: "muted" });
export const mono = (text: string): Run => ({ text, look: "mono" });

/** The number of something else in the memo, by its name: see `Run`. A finding's is known from the start. */
export const numberOf = (ref: string, number?: number): Run => ({
  text: number === undefined ? "" : String(number),
  ref,
});
export const findingRef = (number: number): Run => numberOf(`finding_${number}`, number);

export function para(
  style: ParagraphStyle,
  text: Text,
  extra: { keepWithNext?: boolean; tone?: Tone } = {},
): Para {
  return { style, runs: runsOf(text), ...extra };
}

export function paragraph(
  style: ParagraphStyle,
  text: Text,
  extra: { keepWithNext?: boolean; tone?: Tone } = {},
): Block {
  return { kind: "paragraph", para: para(style, text, extra) };
}

export const body = (text: Text): Block => paragraph("body", text);
/** A label and what it stands for, on a line of its own. */
export const fact = (label: string, text: Text): Block =>
  paragraph("fact", [strong(label), "\t", ...runsOf(text)]);

export function heading(level: HeadingBlock["level"], text: string, ref?: string): HeadingBlock {
  return { kind: "heading", level, text, ...(ref !== undefined && { ref }) };
}

/** Kept on one page with what follows. */
export function together(block: Block): Block {
  return block.kind === "paragraph" ? { ...block, para: { ...block.para, keepWithNext: true } } : block;
}

/** Each argument is one paragraph; blank text is shown as a dash, so that no cell looks forgotten. */
export function cell(...texts: Text[]): Cell {
  return { paras: texts.map((text) => para("cell", typeof text === "string" ? orBlank(text) : text)) };
}

export const toned = (tone: Tone, ...texts: Text[]): Cell => ({ ...cell(...texts), tone });
/** Left empty for ink. */
export const emptyCell: Cell = { paras: [{ style: "cell", runs: [] }] };

/** A table; where it would have no rows, a sentence that says so. */
export function table(of: {
  caption: string;
  columns: readonly Column[];
  rows: TableBlock["rows"];
  ref?: string;
  none: string;
}): Block {
  const { none, ...rest } = of;
  return rest.rows.length === 0 ? body(none) : { kind: "table", ...rest };
}

/** Numbers that are compared down a column stand to its right. */
export const column = (name: string, share: number, align?: "right"): Column => ({
  name,
  share,
  ...(align && { align }),
});

export function textOf(paragraph: Para): string {
  return paragraph.runs.map((run) => run.text).join("");
}

function runsOf(text: Text): Run[] {
  if (typeof text === "string") return [{ text }];
  return "text" in text ? [text] : text.map((part) => (typeof part === "string" ? { text: part } : part));
}
