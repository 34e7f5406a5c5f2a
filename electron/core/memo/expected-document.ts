/** What a reader must find in the written memo, block by block, told from the model alone. */
import type { MemoModel, Para } from "./memo-types.ts";
import type { ReadBlock } from "./read-document.ts";

export type Expected = { where: string; block: ReadBlock };

export function expectedBlocks({ blocks }: MemoModel): Expected[] {
  const expected: Expected[] = [];
  const chapters: string[] = [];
  let [where, chapter, part, tables, figures] = ["page one", 0, 0, 0, 0];
  const say = (text: string, style = "") =>
    expected.push({ where, block: { kind: "paragraph", style, text: asRead(text) } });
  let contentsAt: number | undefined;

  for (const block of blocks) {
    if (block.kind === "heading") {
      if (block.level < 3) {
        [chapter, part] = block.level === 1 ? [chapter + 1, 0] : [chapter, part + 1];
        chapters.push(asRead(`${part === 0 ? chapter : `${chapter}.${part}`}\t${block.text}`));
      }
      where = block.level === 1 ? `section "${block.text}"` : where;
      say(block.text, `Heading${block.level}`);
    } else if (block.kind === "paragraph") {
      say(words(block.para));
    } else if (block.kind === "table") {
      say(`Table ${(tables += 1)}. ${block.caption}`);
      const head = block.columns.map(({ name }) => [asRead(name)]);
      const rows = block.rows.map((row) => row.map((cell) => cell.paras.map((para) => asRead(words(para)))));
      expected.push({ where, block: { kind: "table", rows: [head, ...rows] } });
    } else if (block.kind === "figure") {
      say(`[picture: ${block.alt}]`);
      say(`Figure ${(figures += 1)}. ${block.caption}`);
    } else {
      say("Contents");
      contentsAt = expected.length;
    }
  }
  if (contentsAt !== undefined) {
    const entries = chapters.map((text): Expected => ({
      where: "the contents",
      block: { kind: "paragraph", style: "", text },
    }));
    expected.splice(contentsAt, 0, ...entries);
  }
  return expected;
}

/** The text as it comes back out of Word: one kind of line end, and U+FFFD for what must not be in it. */
export function asRead(text: string): string {
  let out = "";
  let before = "";
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === "\r") out += "\n";
    else if (letter === "\n") out += before === "\r" ? "" : "\n";
    else out += isPrintable(code) ? letter : "\uFFFD";
    before = letter;
  }
  return out;
}

function isPrintable(code: number): boolean {
  if (code < 0x20) return code === 0x09;
  // Directional overrides are as good as forbidden: they make a page say what its text does not.
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return false;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}

function words(para: Para): string {
  return para.runs.reduce((text, run) => text + run.text, "");
}
