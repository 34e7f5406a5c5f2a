/** What the picture of the blast radius is made of: its shapes and its columns. */
import type { BlastRadius, ReachedSystem } from "./blast-radius.ts";
import { actionWords } from "./picture-words.ts";

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

/** `rows`: how far below the middle of the box each of its three lines stands, and how large its letters are. */
export type AgentBox = {
  readonly width: number;
  readonly height: number;
  /** Where the stem of all lines is. */
  readonly trunk: number;
  readonly rows: readonly (readonly [below: number, letters: number])[];
};
/** The three columns: for a wide page, and for one that has no room for it. Letters are as large in both. */
export type Layout = {
  readonly agent: AgentBox;
  readonly systems: { readonly x: number; readonly width: number; readonly right: number };
  readonly outside: { readonly x: number; readonly width: number };
  readonly full: number;
};
const rows = [
  [-14, 16],
  [8, 13],
  [26, 13],
] as const;
export const layouts = {
  wide: {
    agent: { width: 140, height: 84, trunk: 164, rows },
    systems: { x: 204, width: 500, right: 704 },
    outside: { x: 752, width: 308 },
    full: 1060,
  },
  narrow: {
    agent: { width: 92, height: 78, trunk: 104, rows },
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

export function horizontal(from: number, to: number, y: number, tone: Tone, wide: number): Shape {
  return {
    kind: "line",
    points: [
      [from, y],
      [to, y],
    ],
    tone,
    wide,
  };
}

/** A line to what lies outside, with its head: `half` is half of the head's height. */
export function arrow(
  { from, to, y }: { from: number; to: number; y: number },
  head: { tip: number; back: number; half: number },
): Shape[] {
  return [
    horizontal(from, to, y, "leaves", 2),
    {
      kind: "line",
      points: [
        [head.back, y - head.half],
        [head.tip, y],
        [head.back, y + head.half],
      ],
      tone: "leaves",
      wide: 2,
    },
  ];
}

export function drawAgent(
  radius: BlastRadius,
  middle: number,
  { width, height, rows: lines }: AgentBox,
): Shape[] {
  const words = ["Agent", ...actionWords(radius)];
  return [
    { kind: "box", x: 0, y: middle - height / 2, width, height, tone: "agent" },
    ...lines.map(([below, letters], at) =>
      text(width / 2, middle + below, words[at] ?? "", letters, {
        strong: at === 0,
        anchor: "middle",
        tone: "agent",
      }),
    ),
  ];
}

/** One stem for all systems, so that no line crosses another. */
export function drawStem(middle: number, ends: readonly number[], { width, trunk }: AgentBox): Shape[] {
  if (ends.length === 0) return [];
  return [
    horizontal(width, trunk, middle, "plain", 1.5),
    {
      kind: "line",
      points: [
        [trunk, Math.min(middle, ...ends)],
        [trunk, Math.max(middle, ...ends)],
      ],
      tone: "plain",
      wide: 1.5,
    },
  ];
}

/** The tone of the line to a system: the least bounded of what the agent does there. */
export function toneOf({ declared, counts }: ReachedSystem): Tone {
  if (!declared) return "undeclared";
  return (["automatic", "none", "approval"] as const).find((bucket) => counts[bucket] > 0) ?? "soft";
}
