/** A plain text as blocks of a document: what its author drew by hand is seen for what it is. */
import type { DocumentBuilder } from "../../build-document.ts";
import { isLabelLine, partLines } from "../label-lines.ts";
import { tickOf } from "../tick-box.ts";
import { drawnTableAt } from "./drawn-table.ts";
import { headingAt, headingRanks, isRule } from "./heading-lines.ts";

const bullet = /^([-*•●▪◦‣–—·+]|\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)])\s+(?=\S)/;

export function tellText(build: DocumentBuilder, text: string): void {
  const lines = text.split(/\r\n?|[\n\f\u0085\u2028\u2029]/);
  const rankOf = headingRanks();
  // Where the marks of the list that is open stand, outermost first.
  let indents: number[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    const place = { line: at + 1 };
    const table = drawnTableAt(lines, at);
    const heading = table ? undefined : headingAt(lines, at);
    if (line.trim() === "") at += 1;
    else if (table) {
      build.table(table.rows, { headerRows: table.headerRows, at: place });
      at += table.length;
    } else if (heading) {
      const { text: said, length } = heading;
      if ("level" in heading) build.heading(said, { level: heading.level, by: "style", at: place });
      else build.heading(said, { level: rankOf(heading.looks), by: "looks", at: place });
      at += length;
    } else if (isRule(line)) at += 1;
    else if (isQuote(line)) {
      indents = [];
      at = tellQuote(build, lines, at);
    } else if (isItem(line)) {
      const indent = indentOf(line);
      indents = [...indents.filter((one) => one < indent), indent];
      at = tellItem(build, lines, at, indents.length - 1);
    } else {
      indents = [];
      const end = paragraphEnd(lines, at);
      for (const part of partLines(lines.slice(at, end), { wrapped: "as it looks" }))
        build.paragraph(part.text, { line: at + part.at + 1 });
      at = end;
    }
  }
}

const isQuote = (line: string) => /^\s{0,3}>/.test(line);
const isItem = (line: string) => {
  const start = line.trimStart();
  return bullet.test(start) || (tickOf(start).ticked !== undefined && tickOf(start).text !== "");
};
const indentOf = (line: string) =>
  (/^\s*/.exec(line.slice(0, 200))?.[0] ?? "").replaceAll("\t", "    ").length;

/** Up to a blank line, or to something that is no paragraph. */
function paragraphEnd(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end] ?? "";
    if (line.trim() === "" || isRule(line) || isQuote(line) || isItem(line)) break;
    if (drawnTableAt(lines, end) || headingAt(lines, end)) break;
    end += 1;
  }
  return end;
}

/** Quoted lines keep their mark: what follows them may answer them. */
function tellQuote(build: DocumentBuilder, lines: readonly string[], start: number): number {
  let end = start;
  while (isQuote(lines[end] ?? "")) end += 1;
  let open: string[] = [];
  let from = start;
  const tell = () => {
    for (const part of partLines(open, { wrapped: "as it looks" }))
      build.paragraph(`> ${part.text}`, { line: from + part.at + 1 });
    open = [];
  };
  for (const [index, line] of lines.slice(start, end).entries()) {
    const said = line.replace(/^[\s>]+/, "");
    if (said === "") tell();
    else {
      if (open.length === 0) from = start + index;
      open.push(said);
    }
  }
  tell();
  return end;
}

/** The item, and the lines that go on it: further in than its mark, or only wrapped. */
function tellItem(build: DocumentBuilder, lines: readonly string[], start: number, level: number): number {
  const line = lines[start] ?? "";
  const mark = bullet.exec(line.trimStart())?.[1] ?? "";
  const indent = indentOf(line);
  const said = [line.trimStart().replace(bullet, "").trimEnd()];
  let end = start + 1;
  for (; end < lines.length; end++) {
    const next = lines[end] ?? "";
    if (next.trim() === "" || isItem(next) || isQuote(next) || isRule(next) || isLabelLine(next.trim()))
      break;
    const wrapped = (lines[end - 1] ?? "").length >= 50 && /^\p{Ll}/u.test(next);
    if (said[0]?.endsWith("?") || (indentOf(next) <= indent && !wrapped)) break;
    said.push(next.trim());
  }
  const { text, ticked } = tickOf(said.join(" "));
  build.item(text, { level, ordered: /[\da-z]/.test(mark), ticked, at: { line: start + 1 } });
  return end;
}
