/** The memo as Markdown (CommonMark with tables). No text of the review or of the vendor is markup in it. */
import { textOf } from "../memo/memo-blocks.ts";
import { numbersOf } from "../memo/memo-numbers.ts";
import type { Block, Cell, MemoModel, Para, TableBlock } from "../memo/memo-types.ts";
import { onOneLine } from "../memo/memo-words.ts";
import { wordText } from "../memo/word-text.ts";

export function memoMarkdown(model: MemoModel): string {
  const { headings, captions } = numbersOf(model);
  const said = (block: Block): string[] => {
    if (block.kind === "contents") return [];
    if (block.kind === "heading") {
      const number = headings.get(block)?.number;
      const text = number === undefined ? block.text : `${number} ${block.text}`;
      return [`${"#".repeat(block.level + 1)} ${line(text)}`];
    }
    if (block.kind === "paragraph") return [paragraph(block.para)];
    const number = captions.get(block) ?? 0;
    if (block.kind === "table") return [`**Table ${number}.** ${line(block.caption)}`, table(block)];
    return [`**Figure ${number}.** ${line(block.caption)}`, lines(block.alt)];
  };
  const marking = model.draft ? [`> **${line(model.marking)}**`] : [];
  const all = [...marking, ...model.blocks.flatMap(said), line(model.footer)];
  return `${all.filter((block) => block !== "").join("\n\n")}\n`;
}

function paragraph(para: Para): string {
  const text = textOf(para);
  if (text.trim() === "") return "";
  if (para.style === "title" || para.style === "contents-title") return `# ${line(text)}`;
  if (para.style === "box-head" || para.style === "banner") return `> ${strong(line(text))}`;
  const [label, tab, ...rest] = para.runs;
  if (para.style === "fact" && label && tab?.text === "\t")
    return `${strong(line(label.text))} ${lines(rest.map((run) => run.text).join(""))}`;
  return lines(text);
}

const strong = (escaped: string): string => (escaped === "" ? "" : `**${escaped}**`);

function table({ columns, rows }: TableBlock): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    row(columns.map(({ name }) => line(name))),
    row(columns.map(({ align }) => (align === "right" ? "---:" : "---"))),
    ...rows.map((cells) => row(cells.map(cellText))),
  ].join("\n");
}

/** A cell has one line: a line break inside it is written by its number. */
function cellText({ paras }: Cell): string {
  return paras.map((para) => wordText(textOf(para)).split("\n").map(escaped).join("&#10;")).join("&#10;");
}

function line(text: string): string {
  return escaped(onOneLine(wordText(text)));
}

/** Each line break is a hard one. */
function lines(text: string): string {
  return wordText(text)
    .replaceAll(/^\n+|\n+$/g, "")
    .split("\n")
    .map(escaped)
    .join("\\\n");
}

/**
 * A backslash takes its meaning from any mark of ASCII. Marks that mean something only at the beginning of a line, or in
 * an address, get one only there, so that the text reads well as it is; white space at either end is written by its number, so that it indents nothing.
 */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>|~&@$^]|!(?=\[)|:(?=\/)|(?<=^\s*)(?:[#+=-]+|:)/g, (signs) =>
      signs.replaceAll(/./gs, "\\$&"),
    )
    .replaceAll(/^(\s*\d+)([.)])/g, "$1\\$2")
    .replaceAll(/\b(www)\./gi, "$1\\.")
    .replaceAll("\t", "&#9;")
    .replaceAll(/^ +| +$/g, (spaces) => "&#32;".repeat(spaces.length));
}
