/** A page as blocks of a document. */
import type { ReadLimits } from "#shared/intake/document";
import { evenText, type DocumentBuilder } from "../../build-document.ts";
import { partLines, readsLikeHeading } from "../label-lines.ts";
import { tickOf } from "../tick-box.ts";
import { noteActiveParts } from "./active-parts.ts";
import { contextOf, gather } from "./gather.ts";
import { softBreak, type Gathered, type GatheredText, type Page } from "./gathered.ts";
import { isPageTitle } from "./inline-text.ts";
import { childrenOf, elementsIn, parseHtml, textIn } from "./parse-html.ts";

export type TellOptions = { softBreaks?: boolean; lines?: boolean; quote?: string };

/** Gives its title. Throws `UnreadableFile` where it nests too deeply. */
export function tellHtml(
  build: DocumentBuilder,
  html: string,
  limits: ReadLimits,
  { softBreaks = false, lines = false, quote = "" }: TellOptions = {},
): string {
  const { root, cut } = parseHtml(html, limits.blocks * 20);
  noteActiveParts(build, root);
  const page: Page = { cells: limits.cells, hidden: 0, struck: [], softBreaks, lines, quote };
  const pieces = gather(childrenOf(root), contextOf(page));
  for (const [at, piece] of pieces.entries()) tellPiece(build, piece, pieces[at + 1]);
  if (cut) build.note("unread", "It has more elements than are read: what comes after was not read.");
  if (pieces.some((piece) => piece.kind === "table" && piece.cut))
    build.note("unread", "Its tables have more cells than are read: the rows after were not read.");
  if (page.hidden > 0) build.note("changed", "It has hidden text: read like the rest.");
  if (page.struck.length > 0) {
    const gone = page.struck.slice(0, 5).map((text) => `“${text.slice(0, 60)}”`);
    const more = page.struck.length > 5 ? ` and ${page.struck.length - 5} more` : "";
    build.note("changed", `Struck out or deleted, and left out: ${gone.join(", ")}${more}.`);
  }
  for (const element of elementsIn(root)) if (isPageTitle(element)) return evenText(textIn(element));
  return "";
}

/** Below every heading that the page itself calls one. */
const levelByLooks = 7;

function tellPiece(build: DocumentBuilder, piece: Gathered, next: Gathered | undefined): void {
  const { at } = piece;
  if (piece.kind === "table") {
    const { rows, headerRows, caption } = piece;
    build.table(rows, { headerRows, at, caption });
    return;
  }
  const paragraphs = paragraphsOf(piece.text);
  if (piece.kind === "heading") build.heading(paragraphs.join(" "), { level: piece.level, by: "style", at });
  else if (piece.kind === "item") {
    const { level, ordered } = piece;
    const item = tickOf(paragraphs.join("\n"));
    build.item(item.text, { level, ordered, at, ticked: item.ticked });
  } else if (looksLikeHeading(piece, next))
    build.heading(piece.text, { level: levelByLooks, by: "looks", at });
  else for (const text of paragraphs) build.paragraph(text, at);
}

function paragraphsOf(text: string): string[] {
  const lines = text
    .split("\n")
    .flatMap((line) => partLines(line.split(softBreak), { wrapped: "always" }).map((part) => part.text));
  return partLines(lines.map(evenText), { wrapped: "never" }).map((part) => part.text);
}

/** All of it bold, short, alone, and above something that is not of its kind. */
function looksLikeHeading({ text, bold, at }: GatheredText, next: Gathered | undefined): boolean {
  if (!bold || at.part !== undefined || !next || !readsLikeHeading(evenText(text))) return false;
  return next.kind === "table" || (next.kind !== "heading" && !next.bold);
}
