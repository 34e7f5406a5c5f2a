/** Tables with drawn borders: the rules that touch make a grid, and each run of text falls into one of its cells. */
import type { Run } from "./page.ts";
import type { Rule } from "./rules.ts";
import { endsEarly, linesOf, segment, type Segment } from "./segments.ts";
import { joinLines } from "./text.ts";

/** A table with its place on the page; every row has a text for each column. */
export type TableOnPage = {
  readonly rows: readonly (readonly string[])[];
  /** Left edges of the columns. */
  readonly lefts: readonly number[];
  /** The first row is bold and the others are not. */
  readonly headed: boolean;
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly right: number;
};

/** Rules closer than this are the same line, and lines closer than this touch. In points. */
const near = 3;
/** Comparing each rule with each stays quick up to here. */
const mostRules = 3_000;

/** Also gives the runs that stand in none of the tables. */
export function ruledTables(
  runs: readonly Run[],
  rules: readonly Rule[],
): { tables: TableOnPage[]; rest: readonly Run[] } {
  let rest = runs;
  const tables: TableOnPage[] = [];
  const merged = mergeRules(rules);
  if (merged.length > mostRules) return { tables, rest };
  for (const grid of gridsOf(merged)) {
    const inside = rest.filter((run) => placeIn(grid, run) !== undefined);
    const table = fill(grid, inside);
    if (!table) continue;
    const taken = new Set(inside);
    rest = rest.filter((run) => !taken.has(run));
    tables.push(table);
  }
  return { tables, rest };
}

function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  const sorted = [...rules].sort(
    (a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from,
  );
  // Those at nearly the same height are put to one height first, so that their order along it counts.
  let level = 0;
  const levelled = sorted.map((rule, index) => {
    const before = sorted[index - 1];
    if (!before || before.upright !== rule.upright || rule.at - before.at > 1) level = rule.at;
    return { ...rule, at: level };
  });
  levelled.sort((a, b) => Number(a.upright) - Number(b.upright) || a.at - b.at || a.from - b.from);
  for (const rule of levelled) {
    const last = merged.at(-1);
    if (last && last.upright === rule.upright && last.at === rule.at && rule.from <= last.to + near)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, rule.to) };
    else merged.push(rule);
  }
  return merged;
}

type Grid = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly level: readonly Rule[];
  readonly upright: readonly Rule[];
};

/** Groups of rules that touch each other, as far as they make at least two cells. */
function gridsOf(rules: readonly Rule[]): Grid[] {
  const level = rules.filter((rule) => !rule.upright);
  const upright = rules.filter((rule) => rule.upright);
  const group = new Map<Rule, Rule>();
  const root = (rule: Rule): Rule => {
    let at = rule;
    for (let up = group.get(at); up !== undefined; up = group.get(at)) at = up;
    if (at !== rule) group.set(rule, at);
    return at;
  };
  for (const one of level)
    for (const other of upright)
      if (touches(one, other)) {
        const [a, b] = [root(one), root(other)];
        if (a !== b) group.set(a, b);
      }
  const members = new Map<Rule, Rule[]>();
  for (const rule of rules) {
    pushTo(members, root(rule), rule);
  }
  const grids: Grid[] = [];
  for (const of of members.values()) {
    const [across, up] = [of.filter((rule) => !rule.upright), of.filter((rule) => rule.upright)];
    if (across.length === 0 || up.length === 0) continue;
    // A side without a border ends where the other rules end.
    const xs = apartBy([...up.map(({ at }) => at), ...across.flatMap(({ from, to }) => [from, to])]);
    const ys = apartBy([...across.map(({ at }) => at), ...up.flatMap(({ from, to }) => [from, to])]);
    if (xs.length >= 3 && ys.length >= 2) grids.push({ xs, ys, level: across, upright: up });
  }
  return grids.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

function touches(level: Rule, upright: Rule): boolean {
  return (
    level.from - near <= upright.at &&
    upright.at <= level.to + near &&
    upright.from - near <= level.at &&
    level.at <= upright.to + near
  );
}

function apartBy(values: readonly number[]): number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last === undefined || value - last > near) found.push(value);
  }
  return found;
}

function placeIn({ xs, ys }: Grid, run: Run): { row: number; column: number } | undefined {
  // The beginning of the text decides: its end may hang over.
  const x = run.x + Math.min(run.right - run.x, run.size) / 2;
  const y = run.y - run.size * 0.3;
  const column = xs.findLastIndex((at) => at <= x);
  const row = ys.findLastIndex((at) => at <= y);
  return column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1
    ? undefined
    : { row, column };
}

function fill(grid: Grid, runs: readonly Run[]): TableOnPage | undefined {
  const { xs, ys } = grid;
  const [columns, height] = [xs.length - 1, ys.length - 1];
  if (columns * height > 40_000) return undefined;
  const region = regions(grid);
  const inRegion = new Map<number, Run[]>();
  for (const run of runs) {
    const at = placeIn(grid, run);
    if (!at) continue;
    const key = region[at.row * columns + at.column] ?? 0;
    pushTo(inRegion, key, run);
  }
  // A frame around text, or a drawing of boxes, is no table.
  if (inRegion.size < 2 || inRegion.size < 0.25 * new Set(region).size) return undefined;
  // Lines that part places into other shapes than rectangles are a drawing too.
  if (![...inRegion.keys()].every((key) => isRectangle(region, key, columns))) return undefined;
  const rightOf = new Map(region.map((key, at) => [key, xs[(at % columns) + 1] ?? 0]));
  const texts = new Map(
    [...inRegion].map(([key, inside]) => [
      key,
      cellText(inside, { left: xs[key % columns] ?? 0, right: rightOf.get(key) ?? 0 }),
    ]),
  );
  const rows: string[][] = [];
  const bold: boolean[] = [];
  for (let row = 0; row < height; row += 1) {
    const keys = region.slice(row * columns, (row + 1) * columns);
    const cells = keys.map((key) => texts.get(key) ?? "");
    // What has no height for a line is the gap of a double border.
    if (cells.every((cell) => cell === "") && (ys[row + 1] ?? 0) - (ys[row] ?? 0) < 6) continue;
    rows.push(cells);
    const inside = keys.flatMap((key) => inRegion.get(key) ?? []);
    bold.push(inside.length > 0 && inside.every((run) => run.bold));
  }
  const kept = xs
    .slice(0, -1)
    .map((x, column) => (xs[column + 1] ?? 0) - x >= 12 || rows.some((row) => row[column] !== ""));
  const used = kept.filter(Boolean).length;
  if (used < 2) return undefined;
  return {
    rows: rows.map((row) => row.filter((_, column) => kept[column])),
    lefts: xs.slice(0, -1).filter((_, column) => kept[column]),
    headed: bold[0] === true && bold.length > 1 && !bold.slice(1).every(Boolean),
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    x: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
  };
}

/** A number for each place of the grid; places without a rule between them are one cell and have the same. */
function regions({ xs, ys, level, upright }: Grid): number[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const region = Array.from({ length: columns * rows }, (_, at) => at);
  const root = (at: number): number => {
    let up = at;
    while (region[up] !== up) up = region[up] ?? up;
    return up;
  };
  const mid = (lines: readonly number[], at: number) => ((lines[at] ?? 0) + (lines[at + 1] ?? 0)) / 2;
  const parted = (rules: readonly Rule[], at: number, along: number) =>
    rules.some((rule) => Math.abs(rule.at - at) <= near && rule.from <= along && rule.to >= along);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const [right, below] = [xs[column + 1] ?? 0, ys[row + 1] ?? 0];
      if (column + 1 < columns && !parted(upright, right, mid(ys, row))) region[root(at + 1)] = root(at);
      if (row + 1 < rows && !parted(level, below, mid(xs, column))) region[root(at + columns)] = root(at);
    }
  return region.map((_, at) => root(at));
}

function isRectangle(region: readonly number[], key: number, columns: number): boolean {
  const places = region.flatMap((one, at) => (one === key ? [at] : []));
  const across = places.map((at) => at % columns);
  const wide = Math.max(...across) - Math.min(...across) + 1;
  const high = Math.floor((places.at(-1) ?? 0) / columns) - Math.floor((places[0] ?? 0) / columns) + 1;
  return wide * high === places.length;
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** The lines of a cell: wrapped ones are joined, those that end before the next word had to wrap stay apart. */
export function cellText(runs: readonly Run[], { left, right }: { left: number; right: number }): string {
  const lines = linesOf(runs).map((line) => segment(line));
  const margin = Math.max(Math.min(...lines.map((line) => line.x)) - left, 0);
  let text = "";
  let before: Segment | undefined;
  for (const line of lines) {
    const broken = before !== undefined && (endsEarly(before, line, right - margin) || startsItem(line.text));
    text = before ? joinLines(text, line.text, { broken }) : line.text;
    before = line;
  }
  return text;
}

const startsItem = (text: string): boolean => /^[•◦▪‣●○■☐☑☒]/.test(text);
