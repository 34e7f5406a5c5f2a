/** Which lines are headings, and how they rank: by their looks beside the text that most of the file is set in. */
import type { TextLine } from "./pieces.ts";
import { listItem, numberDepth } from "./text.ts";

export type Looks = {
  readonly size: number;
  readonly bold: boolean;
  /** The distance of two lines of a paragraph, in sizes of its letters. */
  readonly spacing: number;
};

/** Size and weight of most of the text. */
export function bodyLooks(lines: readonly TextLine[], inTables = 0): Looks {
  const sizes = new Map<number, number>();
  const spacings = new Map<number, number>();
  let bold = 0;
  let all = inTables;
  for (const line of lines) {
    const size = round(line.size);
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length);
    all += line.text.length;
    if (line.bold) bold += line.text.length;
    const spacing = line.gap === undefined ? 0 : Math.round((line.gap / line.size) * 20) / 20;
    const runsOn = line.right - line.left > 0.75 * (line.edge - line.left);
    if (runsOn && spacing > 0.9 && spacing < 2.6) spacings.set(spacing, (spacings.get(spacing) ?? 0) + 1);
  }
  return { size: mostOf(sizes) ?? 10, bold: bold > 0.5 * all, spacing: mostOf(spacings) ?? 1.2 };
}

const round = (size: number): number => Math.round(size * 2) / 2;

function mostOf(counts: ReadonlyMap<number, number>): number | undefined {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0];
}

/** How a heading looks, for comparing it with others; undefined for what does not look like one. */
export function headingLooks(line: TextLine, body: Looks): string | undefined {
  const { text } = line;
  const depth = numberDepth(text);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 2 || text.length > 160 || line.runs.some((run) => run.filled)) return undefined;
  const size = round(line.size);
  const larger = size >= body.size * 1.12;
  const stressed = line.bold && !body.bold;
  const capitals = letters >= 4 && text === text.toUpperCase() && text.length <= 80;
  // A sentence is text, however it is set; a number before it makes it no heading either.
  const sentence = /[.;,]$/.test(text) && !/\betc\.$/.test(text);
  if (larger) return text.length > 120 && sentence ? undefined : key(size, { stressed, capitals: false });
  if (size < body.size * 0.95 || sentence || (depth === 0 && listItem(text) !== undefined)) return undefined;
  if (/^[^:]{2,70}:\s+\S/.test(text)) return undefined;
  if ((stressed && text.length <= 120) || capitals) return key(size, { stressed, capitals });
  const titled = /^[\d.]+\s+\p{Lu}/u.test(text) && text.length <= 80 && !/[?!:]$/.test(text);
  const standsAlone = (line.gap ?? Infinity) > 1.25 * body.spacing * line.size;
  return depth >= 2 && titled && standsAlone ? key(size, { stressed: false, capitals: false }) : undefined;
}

function key(size: number, { stressed, capitals }: { stressed: boolean; capitals: boolean }): string {
  return `${size} ${capitals ? "capitals" : stressed ? "bold" : "plain"}`;
}

const sizeIn = (looks: string): number => Number(looks.split(" ", 1)[0]);

export type Ranked = (text: string, looks: string) => number;

/** Levels from 1 by the rank of the looks; where one looks as another, the depth of their numbers counts too. */
export function rankHeadings(headings: readonly { text: string; looks: string }[]): Ranked {
  // Of those of one size the outer come first in the text.
  const looks = [...new Set(headings.map((one) => one.looks))].sort((a, b) => sizeIn(b) - sizeIn(a));
  const shallowest = new Map<string, number>();
  const deepest = new Map<string, number>();
  for (const one of headings) {
    const depth = numberDepth(one.text);
    if (depth === 0) continue;
    shallowest.set(one.looks, Math.min(shallowest.get(one.looks) ?? depth, depth));
    deepest.set(one.looks, Math.max(deepest.get(one.looks) ?? depth, depth));
  }
  const base = new Map<string, number>();
  let level = 1;
  for (const one of looks) {
    base.set(one, level);
    level += 1 + (deepest.get(one) ?? 1) - (shallowest.get(one) ?? 1);
  }
  return (text, one) => {
    const depth = numberDepth(text);
    return (base.get(one) ?? 1) + (depth === 0 ? 0 : depth - (shallowest.get(one) ?? depth));
  };
}
