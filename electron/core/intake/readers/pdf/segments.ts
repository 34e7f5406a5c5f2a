/** Runs of text on the same line and close together make a segment: a line of a column, or a cell's line. */
import type { Run } from "./page.ts";
import type { Rule } from "./rules.ts";
import { evenOut, isMark } from "./text.ts";

export type Segment = {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  /** Of most of its characters. */
  readonly size: number;
  readonly bold: boolean;
  readonly runs: readonly Run[];
};

/** From top to bottom, those of a line from left to right. An upright rule between two runs parts them. */
export function segmentsOf(runs: readonly Run[], rules: readonly Rule[] = []): Segment[] {
  const upright = rules.filter((rule) => rule.upright);
  const found = linesOf(runs).flatMap((line) => segmentsOfLine(line, upright));
  return partAtColumns(found);
}

/**
 * A full cell of a table comes close to the next. Where a line goes on exactly where one of the lines around it begins
 * again behind a wide gap, it is parted too.
 */
function partAtColumns(segments: readonly Segment[]): Segment[] {
  const starts: Segment[] = [];
  for (const [index, one] of segments.entries()) {
    const before = segments[index - 1];
    if (before && Math.abs(before.y - one.y) < 1 && before.right < one.x) starts.push(one);
  }
  let from = 0;
  return segments.flatMap((one) => {
    const reach = 6 * one.size;
    while (from < starts.length && (starts[from]?.y ?? 0) < one.y - 100) from += 1;
    const near = starts.slice(from, from + 60).filter((start) => Math.abs(start.y - one.y) < reach);
    return near.length === 0 ? [one] : partAt(one, near);
  });
}

function partAt(one: Segment, starts: readonly Segment[]): Segment[] {
  const parts: Run[][] = [[]];
  for (const run of one.runs) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    const begins =
      before !== undefined &&
      run.x - before.right > 0.35 * run.size &&
      starts.some((start) => Math.abs(start.x - run.x) < 1);
    if (begins) parts.push([run]);
    else part?.push(run);
  }
  return parts.length === 1 ? [one] : parts.map((runs) => segment(runs));
}

type Item = { x: number; right: number; y: number; size: number };

/** Groups what stands on the same line: small letters set higher or lower belong to the line that they touch. */
export function linesOf<T extends Item>(items: readonly T[]): T[][] {
  const lines: T[][] = [];
  let top: T | undefined;
  for (const item of [...items].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line && top && item.y - top.y <= 0.25 * Math.min(top.size, item.size)) line.push(item);
    else {
      lines.push([item]);
      top = item;
    }
  }
  for (const [index, line] of lines.entries()) {
    const beside = [lines[index + 1], lines[index - 1]].filter((one) => one !== undefined);
    const stay: T[] = [];
    for (const item of line) {
      const owner = beside.find((one) => one.some((large) => isScriptOf(item, large)));
      (owner ?? stay).push(item);
    }
    lines[index] = stay;
  }
  return lines.filter((line) => line.length > 0).map((line) => line.sort((a, b) => a.x - b.x));
}

function isScriptOf(small: Item, large: Item): boolean {
  const reach = 0.3 * large.size;
  return (
    small.size <= 0.75 * large.size &&
    Math.abs(small.y - large.y) <= 0.5 * large.size &&
    small.right - small.x < 4 * large.size &&
    (Math.abs(small.x - large.right) <= reach || Math.abs(large.x - small.right) <= reach)
  );
}

function segmentsOfLine(line: readonly Run[], upright: readonly Rule[]): Segment[] {
  const found: Segment[] = [];
  let runs: Run[] = [];
  for (const run of line) {
    const before = runs.at(-1);
    if (before && apart(before, run, runs, upright)) {
      found.push(segment(runs));
      runs = [];
    }
    runs.push(run);
  }
  if (runs.length > 0) found.push(segment(runs));
  return found;
}

function apart(before: Run, run: Run, sofar: readonly Run[], upright: readonly Rule[]): boolean {
  const gap = run.x - before.right;
  const size = Math.max(before.size, run.size);
  const ruled = upright.some(
    ({ at, from, to }) =>
      at >= before.right - 1 && at <= run.x + 1 && from <= run.y && to >= run.y - size / 2,
  );
  if (ruled) return true;
  if (gap <= 1.2 * size) return false;
  return gap > 5 * size || !isMark(textOf(sofar));
}

/** One text of several, from left to right. */
export function segment(runs: readonly Run[]): Segment {
  let right = -Infinity;
  let [x, y] = [Infinity, 0];
  const sizes = new Map<number, number>();
  let [bold, all] = [0, 0];
  for (const run of runs) {
    x = Math.min(x, run.x);
    right = Math.max(right, run.right);
    sizes.set(run.size, (sizes.get(run.size) ?? 0) + run.text.length);
    all += run.text.length;
    if (run.bold) bold += run.text.length;
  }
  const [size = 1] = [...sizes].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  y = runs.find((run) => run.size === size)?.y ?? 0;
  return { text: textOf(runs), x, right, y, size, bold: bold >= 0.9 * all, runs };
}

function textOf(runs: readonly Run[]): string {
  let text = "";
  let before: Run | undefined;
  for (const run of runs) {
    if (before) text += between(before, run);
    text += run.text;
    before = run;
  }
  return evenOut(text);
}

function between(before: Run, run: Run): string {
  // What was filled in stands behind its label, though the label may have no colon.
  if (run.filled && !before.filled && !/[:?☐☑☒]$/.test(before.text)) return ": ";
  return run.x - before.right > 0.12 * Math.max(run.size, before.size) || run.filled || before.filled
    ? " "
    : "";
}

/** True where the first word of the next line had room on this one: its writer broke the line there. */
export function endsEarly(line: Segment, next: Segment, right: number): boolean {
  const first = next.text.split(" ", 1)[0] ?? "";
  const letter = (next.right - next.x) / Math.max(next.text.length, 1);
  return line.right + letter * (first.length + 1) < right - 0.5 * line.size;
}
