/** Pieces of text brought into lines, and lines into the order in which a person reads them. */
import type { Glyphs, PdfPage } from "./open-pdf.ts";

/** A run of text without a gap wider than a blank or two. */
export type Piece = { text: string; x: number; end: number; bold: boolean };
export type Line = {
  page: number;
  y: number;
  size: number;
  /** All of its letters. */
  bold: boolean;
  x: number;
  end: number;
  text: string;
  /** More than one where gaps part it, as in a table. */
  pieces: Piece[];
  /** Height of the page, to tell its margins. */
  pageHeight: number;
};

export function linesOf(page: PdfPage): Line[] {
  const upright = page.glyphs.filter(({ vertical }) => !vertical);
  const columns = columnsOf(upright, page.width);
  return columns.flatMap((glyphs) => linesOfColumn(glyphs, page));
}

function linesOfColumn(glyphs: readonly Glyphs[], { page, height }: PdfPage): Line[] {
  const byHeight = [...glyphs].sort((a, b) => b.y - a.y || a.x - b.x);
  const rows: Glyphs[][] = [];
  for (const glyph of byHeight) {
    const row = rows.at(-1);
    const first = row?.[0];
    // Raised and lowered letters belong to the line they stand in.
    if (row && first && Math.abs(first.y - glyph.y) <= Math.max(first.size, glyph.size) * 0.4)
      row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) =>
    lineOf(
      row.sort((a, b) => a.x - b.x),
      page,
      height,
    ),
  );
}

function lineOf(row: readonly Glyphs[], page: number, pageHeight: number): Line {
  const pieces: Piece[] = [];
  const size = Math.max(...row.map((one) => one.size));
  for (const { text, x, width, bold, size: own } of row) {
    const last = pieces.at(-1);
    const gap = last ? x - last.end : Infinity;
    if (last && gap < own * 1.1) {
      const blank = gap > own * 0.18 && !/\s$/.test(last.text) && !/^\s/.test(text);
      last.text += `${blank ? " " : ""}${text}`;
      last.end = Math.max(last.end, x + width);
      last.bold &&= bold;
    } else pieces.push({ text, x, end: x + width, bold });
  }
  const letters = (bold: boolean) =>
    row.filter((one) => one.bold === bold).reduce((sum, { text }) => sum + text.trim().length, 0);
  return {
    page,
    y: row[0]?.y ?? 0,
    size,
    bold: letters(true) > 0 && letters(false) === 0,
    x: pieces[0]?.x ?? 0,
    end: Math.max(...pieces.map(({ end }) => end)),
    text: pieces.map(({ text }) => text.trim()).join(" "),
    pieces: pieces.map((piece) => ({ ...piece, text: piece.text.trim() })),
    pageHeight,
  };
}

/**
 * Two columns of running text: a gutter that nearly no text crosses, with whole lines on both sides. What crosses it
 * stands above or below, or parts the page in two.
 */
function columnsOf(glyphs: readonly Glyphs[], width: number): Glyphs[][] {
  const gutter = gutterOf(glyphs, width);
  if (gutter === undefined) return [[...glyphs]];
  const crossing = glyphs.filter(({ x, width: wide }) => x < gutter && x + wide > gutter);
  const edges = crossing.map(({ y }) => y).sort((a, b) => b - a);
  const bands: Glyphs[][] = [];
  let rest = glyphs.filter((one) => !crossing.includes(one));
  for (const edge of edges) {
    const above = rest.filter(({ y }) => y > edge + 1);
    rest = rest.filter(({ y }) => y <= edge + 1);
    bands.push(
      above.filter(({ x }) => x < gutter),
      above.filter(({ x }) => x >= gutter),
      crossing.filter(({ y }) => y === edge),
    );
  }
  bands.push(
    rest.filter(({ x }) => x < gutter),
    rest.filter(({ x }) => x >= gutter),
  );
  return bands.filter((band) => band.length > 0);
}

function gutterOf(glyphs: readonly Glyphs[], width: number): number | undefined {
  if (glyphs.length < 30) return undefined;
  for (let share = 0.42; share <= 0.58; share += 0.01) {
    const at = width * share;
    const crossing = glyphs.filter(
      ({ x, width: wide, size }) => x < at - size * 0.3 && x + wide > at + size * 0.3,
    ).length;
    if (crossing > glyphs.length * 0.04) continue;
    const [left, right] = [glyphs.filter(({ x }) => x < at), glyphs.filter(({ x }) => x >= at)];
    if (isRunningText(left, at) && isRunningText(right, width - at)) return at;
  }
  return undefined;
}

/** Lines that fill most of their column: cells of a table are shorter. */
function isRunningText(glyphs: readonly Glyphs[], width: number): boolean {
  const rows = new Map<number, number>();
  for (const { y, width: wide } of glyphs) rows.set(Math.round(y), (rows.get(Math.round(y)) ?? 0) + wide);
  const long = [...rows.values()].filter((wide) => wide > width * 0.55).length;
  return rows.size >= 6 && long > rows.size * 0.5;
}

/** A mark or a counter before an entry of a list. */
export const bullet = /^(?:[•●▪◦‣∙·–—*-]|\uF0B7|o(?=\s)|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)/u;
