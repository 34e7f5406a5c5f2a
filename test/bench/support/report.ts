/** What a program of test/bench prints: one line of JSON for each figure, which build/bench.mjs puts into the table. */

/** What is aimed at: so many times the floor, so much above the floor, or a value whatever the floor is. */
export type Aim = { times: number } | { above: number } | { atMost: number };

export type Row = {
  figure: string;
  value: number;
  unit: string;
  /** How many measurements the value was taken from. */
  n: number;
  /** The least that the machine can do, measured in the same run. */
  floor?: number;
  floorWhat?: string;
  /** Left out where the figure is for information. */
  aim?: Aim;
};

export function print(row: Row): void {
  console.log(JSON.stringify(row));
}

/** The value below which this part of the measurements lies; 0.5 is the median. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1);
  const found = sorted[Math.max(0, place)];
  if (found === undefined) throw new Error("nothing was measured");
  return found;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** Rounds of measuring: as many as wanted, or fewer on a machine that is slow or busy, but never less than `least`. */
export function* rounds({ most, least, budgetMs }: { most: number; least: number; budgetMs: number }) {
  const from = performance.now();
  for (let round = 0; round < most; round++) {
    if (round >= least && performance.now() - from > budgetMs) return;
    yield round;
  }
}
