/** Tables with frames: rulings that meet make a grid, and each letter lies in one of its cells. */
import type { RawCell } from "../../build-document.ts";
import type { Glyphs, PdfPage } from "./open-pdf.ts";
import { partAtRulings } from "./part-at-rulings.ts";
import type { Ruling } from "./rulings.ts";

export type RuledTable = { page: number; top: number; columns: number[]; rows: RawCell[][] };

/** Rulings this far apart meet. */
const near = 3;

/** The tables of a page from top to bottom, and the letters that lie in none. */
export function ruledTables(page: PdfPage): { tables: RuledTable[]; rest: Glyphs[] } {
  const tables: RuledTable[] = [];
  let rest = page.glyphs;
  for (const group of groupsOf(page.rulings)) {
    const ys = clustered(group.filter(({ across }) => across).map(({ at }) => at)).toReversed();
    const xs = clustered(group.filter(({ across }) => !across).map(({ at }) => at));
    if (
      ys.length < 2 ||
      xs.length < 2 ||
      (ys.length - 1) * (xs.length - 1) < 2 ||
      xs.length > 60 ||
      ys.length > 2_000
    )
      continue;
    const [top = 0, bottom = 0, left = 0, right = 0] = [ys[0], ys.at(-1), xs[0], xs.at(-1)];
    const inside = rest.filter(
      ({ x, y, width, size }) =>
        x + width / 2 > left - near &&
        x + width / 2 < right + near &&
        y + size / 3 < top + near &&
        y + size / 3 > bottom - near,
    );
    const parted = inside.flatMap((glyph) =>
      partAtRulings(
        glyph,
        xs.filter((at) =>
          group.some(
            (one) =>
              !one.across &&
              Math.abs(one.at - at) <= near &&
              one.from <= glyph.y + glyph.size / 3 &&
              one.to >= glyph.y,
          ),
        ),
      ),
    );
    const rows = cellsOf(parted, { ys, xs, group, page: page.page });
    const filled = rows.flat().filter(({ text }) => text !== "").length;
    if (filled < 2) continue;
    rest = rest.filter((glyph) => !inside.includes(glyph));
    tables.push({ page: page.page, top, columns: xs, rows });
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

/** Rulings that touch one another, over any number of others. */
function groupsOf(rulings: readonly Ruling[]): Ruling[][] {
  const groups: { rulings: Ruling[]; left: number; right: number; low: number; high: number }[] = [];
  for (const ruling of rulings) {
    const { across, at, from, to } = ruling;
    const box = across
      ? { left: from, right: to, low: at, high: at }
      : { left: at, right: at, low: from, high: to };
    const met = groups.filter(
      (group) =>
        box.left <= group.right + near &&
        box.right >= group.left - near &&
        box.low <= group.high + near &&
        box.high >= group.low - near,
    );
    const whole = { rulings: [ruling], ...box };
    for (const group of met) {
      whole.rulings.push(...group.rulings);
      whole.left = Math.min(whole.left, group.left);
      whole.right = Math.max(whole.right, group.right);
      whole.low = Math.min(whole.low, group.low);
      whole.high = Math.max(whole.high, group.high);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(whole);
  }
  return groups.map((group) => group.rulings);
}

function clustered(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const found: number[] = [];
  for (const value of sorted) if (found.length === 0 || value - (found.at(-1) ?? 0) > near) found.push(value);
  return found;
}

type Grid = { ys: readonly number[]; xs: readonly number[]; group: readonly Ruling[]; page: number };

function cellsOf(glyphs: readonly Glyphs[], { ys, xs, group, page }: Grid): RawCell[][] {
  const has = (across: boolean, at: number, middle: number) =>
    group.some(
      (one) =>
        one.across === across && Math.abs(one.at - at) <= near && one.from <= middle && one.to >= middle,
    );
  // Each place of the grid belongs to the cell that begins furthest left and up without a ruling between.
  const owner = new Map<string, string>();
  const cells = new Map<string, { glyphs: Glyphs[]; left: number; right: number; raw: RawCell }>();
  for (let row = 0; row + 1 < ys.length; row += 1)
    for (let column = 0; column + 1 < xs.length; column += 1) {
      const [top = 0, bottom = 0, left = 0, right = 0] = [ys[row], ys[row + 1], xs[column], xs[column + 1]];
      const key = `${row} ${column}`;
      const openLeft = column > 0 && !has(false, left, (top + bottom) / 2);
      const openUp = row > 0 && !has(true, top, (left + right) / 2);
      const of = openLeft
        ? owner.get(`${row} ${column - 1}`)
        : openUp
          ? owner.get(`${row - 1} ${column}`)
          : undefined;
      owner.set(key, of ?? key);
      const cell = cells.get(of ?? key);
      if (cell) cell.right = Math.max(cell.right, right);
      else cells.set(key, { glyphs: [], left, right, raw: { text: "", at: { page } } });
    }
  const place = (values: readonly number[], at: number, down: boolean) =>
    Math.max(
      0,
      Math.min(
        values.length - 2,
        values.findIndex((value, i) => i > 0 && (down ? value < at : value > at)) - 1,
      ),
    );
  for (const glyph of glyphs) {
    const row = place(ys, glyph.y + glyph.size / 3, true);
    const column = place(xs, glyph.x + Math.min(glyph.width / 2, 4), false);
    cells.get(owner.get(`${row} ${column}`) ?? "")?.glyphs.push(glyph);
  }
  for (const cell of cells.values()) cell.raw.text = textOf(cell);
  return Array.from({ length: ys.length - 1 }, (_, row) =>
    Array.from(
      { length: xs.length - 1 },
      (__, column) => cells.get(owner.get(`${row} ${column}`) ?? "")?.raw ?? { text: "" },
    ),
  ).filter((row) => row.some(({ text }) => text !== ""));
}

/** Lines that were too long for the cell are put together again; the others stay lines. */
function textOf({ glyphs, left, right }: { glyphs: Glyphs[]; left: number; right: number }): string {
  const rows: Glyphs[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && Math.abs(first.y - glyph.y) <= first.size * 0.4) row.push(glyph);
    else rows.push([glyph]);
  }
  const lines = rows.map((row) => {
    const sorted = row.sort((a, b) => a.x - b.x);
    let text = "";
    let end = 0;
    for (const { text: said, x, width, size } of sorted) {
      const blank = text !== "" && x - end > size * 0.18 && !/\s$/.test(text) && !/^\s/.test(said);
      text += `${blank ? " " : ""}${said}`;
      end = x + width;
    }
    const [first] = sorted;
    return { text: text.trim(), width: end - (first?.x ?? 0), inset: (first?.x ?? left) - left };
  });
  let whole = "";
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before) {
      whole = line.text;
      continue;
    }
    const word = line.text.split(" ")[0] ?? "";
    const wordWidth = (line.width * (word.length + 1)) / Math.max(1, line.text.length);
    const room = right - left - 2 * Math.max(2, Math.min(before.inset, 8)) - before.width;
    const parted = /\p{Ll}-$/u.test(whole) && /^\p{Ll}/u.test(line.text);
    if (wordWidth > room) whole = parted ? whole.slice(0, -1) + line.text : `${whole} ${line.text}`;
    else whole += `\n${line.text}`;
  }
  return whole;
}
