/** Markdown: made into a page, with the line of each block, and read as one, so that HTML within it is read alike. */
import MarkdownIt from "markdown-it";
import { readLimits, UnreadableFile, type ReadLimits, type ReadResult } from "#shared/intake/document";
import type { TextNode } from "../../packet/manifest-text.ts";
import { parseYaml } from "../../packet/yaml-text.ts";
import { buildDocument, type DocumentBuilder, type RawCell } from "../build-document.ts";
import { decodeForeign, guessedNote } from "./decode-text.ts";
import { deepest } from "./html/parse-html.ts";
import { tellHtml } from "./html/tell-html.ts";
import { tellText } from "./text/tell-text.ts";

/** Nobody writes longer lines by hand, and marks in them cost time. */
const longestLine = 200_000;

/** Throws `UnreadableFile`. */
export function readMarkdown(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): ReadResult {
  const build = buildDocument(file, "markdown", limits);
  const { text, guessed } = decodeForeign(bytes);
  if (guessed) build.note("changed", guessedNote);
  const lines = text.split(/\r\n?|\n/);
  let title = "";
  if (lines.some(({ length }) => length > longestLine)) {
    build.note("changed", "It has a line that is far too long for Markdown: read as plain text.");
    tellText(build, text);
  } else {
    const front = tellFrontMatter(build, lines);
    // Blank lines in its place keep the numbers of the others.
    const body = [...Array<string>(front).fill(""), ...lines.slice(front)].join("\n");
    title = tellHtml(build, pageOf(body), limits, { softBreaks: true, lines: true });
  }
  const document = build.finish(title);
  if (document.blocks.length === 0 && document.notes.every(({ kind }) => kind !== "unread"))
    throw new UnreadableFile("The file holds no text.");
  return { document };
}

function pageOf(text: string): string {
  const markdown = new MarkdownIt({ html: true });
  // The parser leaves out, without a word, what nests deeper than its limit: so the page's own limit comes first.
  markdown.set({ maxNesting: deepest + 50 });
  // Links that would run a script stay links, and are listed as such.
  markdown.validateLink = () => true;
  const tokens = markdown.parse(text, {});
  for (const token of tokens) if (token.map) token.attrSet("data-line", String(token.map[0] + 1));
  return markdown.renderer.render(tokens, markdown.options, {});
}

/** Gives the number of lines that it takes, 0 where there is none. */
function tellFrontMatter(build: DocumentBuilder, lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== "---") return 0;
  const length = lines.slice(1, 500).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line));
  if (length === -1) return 0;
  const { root, problems } = parseYaml(lines.slice(1, length + 1).join("\n"));
  if (problems.length > 0 || root?.kind !== "mapping") return 0;
  build.table(root.members.flatMap(({ key, value }) => rowsOf(key, value)));
  return length + 2;
}

/** A row for each field; what a field is made of follows its name. */
function rowsOf(label: string, node: TextNode): RawCell[][] {
  if (node.kind === "mapping")
    return node.members.flatMap(({ key, value }) => rowsOf(`${label} ${key}`, value));
  return [[label, linesOf(node)].map((text) => ({ text, at: { line: node.line + 1 } }))];
}

function linesOf(node: TextNode): string {
  if (node.kind === "text") return node.value;
  if (node.kind === "list") return node.items.map(linesOf).join("\n");
  return node.kind === "mapping"
    ? node.members.map(({ key, value }) => `${key}: ${linesOf(value)}`).join(", ")
    : "";
}
