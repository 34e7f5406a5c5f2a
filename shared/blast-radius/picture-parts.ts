/** What the picture of the blast radius is made of: its shapes, its columns, and the chips of the buckets. */
import { buckets, type Bucket, type ReachedSystem } from "./blast-radius.ts";

/** Roles, not colours: app and memo have their own. `dashed` marks what the packet does not declare. */
export type Tone =
  "plain" | "soft" | "agent" | "automatic" | "approval" | "never" | "none" | "leaves" | "undeclared" | "stop";
/** The system that a shape belongs to, or the place of an undeclared reach in the model's list. */
type Of = { readonly system?: string; readonly reach?: number };
export type Shape = Of &
  (
    | {
        readonly kind: "box";
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly tone: Tone;
        readonly dashed?: boolean;
      }
    | {
        readonly kind: "line";
        readonly points: readonly (readonly [number, number])[];
        readonly tone: Tone;
        readonly dashed?: boolean;
        readonly wide: number;
      }
    | {
        readonly kind: "text";
        readonly x: number;
        readonly y: number;
        readonly text: string;
        readonly size: number;
        readonly strong?: boolean;
        readonly tone: Tone;
        readonly anchor: "start" | "middle" | "end";
      }
  );
export type Picture = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

export const bucketWords: Readonly<Record<Bucket, string>> = {
  automatic: "automatic",
  approval: "approval",
  never: "never",
  none: "no bucket",
};

/** The three columns: for a wide page, and for one that has no room for it. Letters are as large in both. */
export type Layout = {
  readonly agent: { readonly width: number; readonly height: number; readonly trunk: number };
  readonly systems: { readonly x: number; readonly width: number; readonly right: number };
  readonly outside: { readonly x: number; readonly width: number };
  readonly full: number;
};
export const layouts = {
  wide: {
    agent: { width: 140, height: 84, trunk: 164 },
    systems: { x: 204, width: 500, right: 704 },
    outside: { x: 752, width: 308 },
    full: 1060,
  },
  narrow: {
    agent: { width: 92, height: 78, trunk: 104 },
    systems: { x: 124, width: 318, right: 442 },
    outside: { x: 480, width: 160 },
    full: 640,
  },
} as const satisfies Record<string, Layout>;
export type RadiusLayout = keyof typeof layouts;
export const radiusWidths: Readonly<Record<RadiusLayout, number>> = {
  wide: layouts.wide.full,
  narrow: layouts.narrow.full,
};
const chips: Readonly<Record<Bucket, number>> = { automatic: 92, approval: 86, never: 66, none: 90 };
export const chip = { height: 24, gap: 5 } as const;
type Look = { strong?: boolean; tone?: Tone; anchor?: "start" | "middle" | "end" };
export function text(
  x: number,
  y: number,
  words: string,
  size: number,
  { strong = false, tone = "plain", anchor = "start" }: Look = {},
): Shape {
  return { kind: "text", x, y, text: words, size, tone, anchor, ...(strong ? { strong } : {}) };
}

type Counts = ReachedSystem["counts"];

export const shownOf = (counts: Counts): Bucket[] => buckets.filter((bucket) => counts[bucket] > 0);

/** As wide as its chips with their gaps; nothing where the system has no action. */
export function widthOfChips(counts: Counts): number {
  const shown = shownOf(counts);
  return shown.reduce((sum, bucket) => sum + chips[bucket] + chip.gap, shown.length === 0 ? 0 : -chip.gap);
}

/** The chips in as many lines as they need. */
export function chipLines(counts: Counts, width: number): Bucket[][] {
  const lines: Bucket[][] = [];
  let room = 0;
  for (const bucket of shownOf(counts)) {
    const line = lines.at(-1);
    if (line && room >= chips[bucket] + chip.gap) line.push(bucket);
    else lines.push([bucket]);
    room = (line === lines.at(-1) ? room - chip.gap : width) - chips[bucket];
  }
  return lines;
}

export function drawChips(line: readonly Bucket[], counts: Counts, from: number, y: number): Shape[] {
  let x = from;
  return line.flatMap((bucket): Shape[] => {
    const at = x;
    x += chips[bucket] + chip.gap;
    return [
      { kind: "box", x: at, y, width: chips[bucket], height: chip.height, tone: bucket },
      text(at + chips[bucket] / 2, y + 16.5, `${counts[bucket]} ${bucketWords[bucket]}`, 12.5, {
        strong: true,
        anchor: "middle",
        tone: bucket,
      }),
    ];
  });
}
