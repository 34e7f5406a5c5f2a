/** Holds the text of a printed PDF against the memo that was to be printed: all of it, in order, and nothing else. */
import type { PrintedPara } from "#shared/contract/print-calls";
import type { PrintedText } from "./printed-memo.ts";
import type { ReadPdf } from "./read-pdf.ts";

/** `heads` repeats at the top of a page over which a table goes on. */
type Piece = { says: string; text: string; heads: string };

/** Shorter texts may stand anywhere, so they say nothing of where the reading goes on. */
const anchorLength = 12;

/** What is missing, or is there and should not be; empty where the file is as it should be. */
export function checkPdf({ pages, described }: ReadPdf, memo: PrintedText): string[] {
  const body = pages.map((page) => bare(page.body)).join("");
  const last = pages.length;
  return [
    ...wrongPieces(body, piecesOf(memo)),
    ...pages.flatMap((page, i) => missingInMargins(bare(page.margins), memo, i + 1, last)),
    ...missingDescriptions(described, memo),
  ];
}

function piecesOf({ blocks }: PrintedText): Piece[] {
  const pieces: Piece[] = [];
  const say = (text: string, heads = "") => {
    if (bare(text) !== "") pieces.push({ says: text, text: bare(text), heads: bare(heads) });
  };
  for (const block of blocks) {
    if (block.kind === "heading") say(`${block.number ?? ""} ${block.text}`);
    else if (block.kind === "paragraph") say(words(block.para));
    else if (block.kind === "figure") say(`Figure ${block.number}. ${block.caption}`);
    else if (block.kind === "contents") {
      say("Contents");
      for (const { number, text } of block.entries) say(`${number} ${text}`);
    } else {
      const heads = block.columns.map(({ name }) => name).join(" ");
      say(`Table ${block.number}. ${block.caption}`);
      say(heads);
      for (const row of block.rows) say(row.flatMap(({ paras }) => paras.map(words)).join(" "), heads);
    }
  }
  return pieces;
}

/** Walks both in order. What does not stand where it should is looked for between its neighbours, word by word. */
function wrongPieces(body: string, pieces: readonly Piece[]): string[] {
  const wrong: string[] = [];
  let at = 0;
  let loose: Piece[] = [];
  const settle = (between: string) => {
    const missing = loose.filter((piece) => !isIn(between, piece));
    wrong.push(...missing.map(({ says }) => short(says)));
    if (missing.length === 0 && !isAllOf(between, loose))
      wrong.push(
        loose[0]
          ? `"${short(loose[0].says)}", which is another one`
          : `what does not belong there, "${short(between)}"`,
      );
    loose = [];
  };
  for (const piece of pieces) {
    while (loose.length === 0 && piece.heads !== "" && !body.startsWith(piece.text, at)) {
      if (!body.startsWith(piece.heads, at)) break;
      at += piece.heads.length;
    }
    if (loose.length === 0 && body.startsWith(piece.text, at)) {
      at += piece.text.length;
      continue;
    }
    const next = anchored(body, at, piece, loose);
    if (next === undefined) loose.push(piece);
    else {
      settle(body.slice(at, next));
      at = next + piece.text.length;
    }
  }
  settle(body.slice(at));
  return wrong;
}

/** Where a piece stands after those that were not found in their places: behind all of their words, if it can be. */
function anchored(body: string, from: number, piece: Piece, loose: readonly Piece[]): number | undefined {
  if (piece.text.length < anchorLength || loose.length === 0) return undefined;
  let first: number | undefined;
  for (let at = body.indexOf(piece.text, from); at !== -1; at = body.indexOf(piece.text, at + 1)) {
    first ??= at;
    const between = body.slice(from, at);
    if (loose.every((one) => isIn(between, one))) return at;
    if (at - first > 200_000) break;
  }
  return first;
}

/** A row that was parted by the end of a page, or a script whose letters a PDF does not give back one by one. */
function isIn(between: string, { says }: Piece): boolean {
  const found = wordsOf(says);
  return between !== "" && found.every((word) => between.includes(word));
}

/** As many of each letter as there should be, but for heads of tables that are repeated. */
function isAllOf(between: string, loose: readonly Piece[]): boolean {
  if (loose.length === 0) return between === "";
  const wanted = loose.map(({ text }) => text).join("");
  const heads = loose.find((piece) => piece.heads !== "")?.heads ?? "";
  let rest = between;
  for (;;) {
    if (sortedLetters(rest) === sortedLetters(wanted)) return true;
    const without = heads === "" ? rest : rest.replace(heads, "");
    if (without === rest) return false;
    rest = without;
  }
}

function sortedLetters(text: string): string {
  return wordsOf(text)
    .flatMap((word) => Array.from(word))
    .sort()
    .join("");
}

function wordsOf(text: string): string[] {
  return text.normalize("NFKC").match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]+/gu) ?? [];
}

function missingInMargins(margins: string, memo: PrintedText, page: number, last: number): string[] {
  const holds = (text: string) =>
    margins.includes(bare(text)) || wordsOf(text).every((word) => margins.includes(word));
  return [
    ...(holds(memo.marking) && holds(memo.heading) ? [] : [`the marking "${memo.marking}" on page ${page}`]),
    ...(holds(memo.footer) && margins.includes(bare(`Page ${page} of ${last}`))
      ? []
      : [`the digest and the page number on page ${page}`]),
  ];
}

function missingDescriptions(described: ReadPdf["described"], { blocks }: PrintedText): string[] {
  if (!described) return [];
  const have = described.map(bare);
  return blocks.flatMap((block) =>
    block.kind === "figure" && !have.includes(bare(block.alt))
      ? [`the description of figure ${block.number}`]
      : [],
  );
}

function words({ runs }: PrintedPara): string {
  return runs.map(({ text }) => text).join("");
}

/** Where lines break is the browser's business. Letters come back in their plain form. */
function bare(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s\p{Cf}]+/gu, "");
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
