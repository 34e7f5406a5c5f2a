/** The chips of the picture: how many actions of a system are in each bucket. */
import { buckets, type Bucket, type ReachedSystem } from "./blast-radius.ts";
import { text, type Shape } from "./picture-parts.ts";
import { bucketWords } from "./picture-words.ts";

export type ChipSizes = {
  readonly widths: Readonly<Record<Bucket, number>>;
  readonly height: number;
  readonly gap: number;
  readonly letters: number;
  /** From the top of the chip to the line its words stand on. */
  readonly base: number;
};

type Counts = ReachedSystem["counts"];

export const shownOf = (counts: Counts): Bucket[] => buckets.filter((bucket) => counts[bucket] > 0);

/** As wide as its chips with their gaps; nothing where the system has no action. */
export function widthOfChips(counts: Counts, { widths, gap }: ChipSizes): number {
  const shown = shownOf(counts);
  return shown.reduce((sum, bucket) => sum + widths[bucket] + gap, shown.length === 0 ? 0 : -gap);
}

/** The chips in as many lines as they need. */
export function chipLines(counts: Counts, width: number, { widths, gap }: ChipSizes): Bucket[][] {
  const lines: Bucket[][] = [];
  let room = 0;
  for (const bucket of shownOf(counts)) {
    const line = lines.at(-1);
    if (line && room >= widths[bucket] + gap) line.push(bucket);
    else lines.push([bucket]);
    room = (line === lines.at(-1) ? room - gap : width) - widths[bucket];
  }
  return lines;
}

export function drawChips(
  line: readonly Bucket[],
  counts: Counts,
  from: { readonly x: number; readonly y: number },
  { widths, height, gap, letters, base }: ChipSizes,
): Shape[] {
  const { y } = from;
  let x = from.x;
  return line.flatMap((bucket): Shape[] => {
    const at = x;
    x += widths[bucket] + gap;
    return [
      { kind: "box", x: at, y, width: widths[bucket], height, tone: bucket },
      text(at + widths[bucket] / 2, y + base, `${counts[bucket]} ${bucketWords[bucket]}`, letters, {
        strong: true,
        anchor: "middle",
        tone: bucket,
      }),
    ];
  });
}
