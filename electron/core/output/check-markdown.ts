/** Reads a Markdown memo back with a parser that is not ours, and looks for all that the memo promises. */
import MarkdownIt from "markdown-it";
import type { MemoModel } from "../memo/memo-types.ts";
import { wordText } from "../memo/word-text.ts";

type Read = { all: string; rows: string[]; sections: { heading: string; text: string }[]; markup: string[] };

const ownMarkup = new Set(["text", "text_special", "hardbreak", "softbreak", "strong_open", "strong_close"]);
const ownBlocks = /^(heading|paragraph|blockquote|table|thead|tbody|tr|th|td)_(open|close)$|^inline$/;

/** What is missing, or is there and should not be; empty where the file is as it should be. */
export function checkMarkdown(text: string, { promised }: Pick<MemoModel, "promised">): string[] {
  const read = readMarkdown(text);
  const missing = promised.flatMap((promise) => {
    if (promise.kind === "text") return read.all.includes(bare(promise.text)) ? [] : [promise.what];
    const texts = promise.texts.map(bare);
    const places =
      promise.kind === "row"
        ? read.rows
        : read.sections
            .filter(({ heading }) => heading.endsWith(bare(promise.heading)))
            .map((section) => section.text);
    return places.some((place) => texts.every((one) => place.includes(one))) ? [] : [promise.what];
  });
  return [...missing, ...read.markup.map((kind) => `a text that became markup (${kind})`)];
}

function readMarkdown(text: string): Read {
  const read: Read = { all: "", rows: [], sections: [], markup: [] };
  let inHeading = false;
  for (const token of new MarkdownIt({ html: true, linkify: true }).parse(text, {})) {
    if (!ownBlocks.test(token.type)) read.markup.push(token.type);
    if (token.type === "tr_open") read.rows.push("");
    if (token.type === "heading_open") read.sections.push({ heading: "", text: "" });
    if (token.type === "heading_open" || token.type === "heading_close")
      inHeading = token.type === "heading_open";
    if (token.type !== "inline") continue;
    const children = token.children ?? [];
    read.markup.push(...children.map(({ type }) => type).filter((type) => !ownMarkup.has(type)));
    const said = bare(children.map(({ content }) => content).join(""));
    read.all += said;
    if (read.rows.length > 0) read.rows.push(`${read.rows.pop() ?? ""}${said}`);
    const section = read.sections.at(-1);
    if (section) section[inHeading ? "heading" : "text"] += said;
  }
  return read;
}

/** White space is the business of whoever renders Markdown. */
function bare(text: string): string {
  return wordText(text).replaceAll(/\s+/g, "");
}
