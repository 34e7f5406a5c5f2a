/**
 * Lays the blast radius out as shapes: the agent on the left, the systems in the middle, what lies outside on the
 * right, who can stop it below. The app draws the shapes as they are; the memo rasterises them. Pure.
 */
import { buckets, type BlastRadius, type Bucket, type ReachedSystem } from "./blast-radius.ts";
import { fitWords } from "./fit-words.ts";

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

const agent = { width: 140, height: 84, trunk: 164 } as const;
const systems = { x: 204, width: 500, right: 704 } as const;
const outside = { x: 752, width: 308 } as const;
const full = 1060;
const chip = { width: 60, height: 36, gap: 4 } as const;
const top = 58;
const gap = 8;
const mostUndeclared = 12;

export function drawBlastRadius(model: BlastRadius): Picture {
  const declared = model.systems.filter((system) => system.declared);
  const undeclared = model.systems.filter((system) => !system.declared);
  const shapes: Shape[] = [];
  const branches: Shape[] = [];
  const ends: number[] = [];
  let y: number = top;

  const place = (system: ReachedSystem) => {
    const { drawn, height } = drawSystem(system, y);
    shapes.push(...drawn);
    branches.push(branchTo(y + height / 2, system));
    ends.push(y + height / 2);
    y += height + gap;
  };
  if (declared.length === 0) {
    shapes.push(text(systems.x + 10, y + 18, "The boundary lists no system", 13, { tone: "soft" }));
    y += 34;
  }
  declared.forEach(place);
  const boundaryEnd = y;
  if (undeclared.length > 0) {
    y += 34;
    shapes.push(heading("Not in the boundary statement", y - 8));
    undeclared.forEach(place);
  }
  if (model.undeclared.length > 0) {
    y += 34;
    shapes.push(heading(`Reach that only the evidence shows: ${model.undeclared.length}`, y - 8));
    model.undeclared.slice(0, mostUndeclared).forEach((reach, at) => {
      const { drawn, height } = drawReach(reach, at, y);
      shapes.push(...drawn);
      branches.push(branchTo(y + height / 2, undefined));
      ends.push(y + height / 2);
      y += height + 6;
    });
    const more = model.undeclared.length - mostUndeclared;
    if (more > 0) {
      shapes.push(text(systems.x, y + 14, `and ${more} more, in the table`, 13, { tone: "soft" }));
      y += 24;
    }
  }

  // In sight from the start, however long the list of systems is.
  const middle = Math.min(Math.max(top + agent.height / 2, (top + boundaryEnd) / 2), top + 300);
  y = Math.max(y, middle + agent.height / 2 + gap);
  const stop = drawStop(model, y + 14);
  return {
    width: full,
    height: y + 14 + stop.height + 2,
    shapes: [
      ...drawHeads(declared.length, undeclared.length),
      {
        kind: "box",
        x: systems.x - 14,
        y: top - 14,
        width: systems.width + 28,
        height: boundaryEnd - top + 20,
        tone: "soft",
      },
      ...trunk(middle, ends),
      ...branches,
      ...drawAgent(model, middle),
      ...shapes,
      ...stop.drawn,
    ],
  };
}

function drawHeads(declared: number, undeclared: number): Shape[] {
  const counted = `${declared} declared${undeclared > 0 ? `, ${undeclared} not declared` : ""}`;
  return [
    text(0, 22, "The agent", 15, { strong: true }),
    text(systems.x, 22, `Systems it reaches: ${counted}`, 15, { strong: true }),
    text(outside.x, 22, "Where data leaves to", 15, { strong: true }),
  ];
}

function drawAgent(model: BlastRadius, middle: number): Shape[] {
  const total = model.systems.reduce((sum, { actions }) => sum + actions.length, 0);
  const alone = model.systems.reduce((sum, { counts }) => sum + counts.automatic, 0);
  const line = (words: string, y: number, size: number, strong = false) =>
    text(agent.width / 2, middle + y, words, size, { strong, anchor: "middle", tone: "agent" });
  return [
    {
      kind: "box",
      x: 0,
      y: middle - agent.height / 2,
      width: agent.width,
      height: agent.height,
      tone: "agent",
    },
    line("Agent", -14, 16, true),
    line(total === 1 ? "1 action" : `${total} actions`, 8, 13),
    line(`${alone} automatic`, 26, 13),
  ];
}

/** One stem for all systems, so that no line crosses another. */
function trunk(middle: number, ends: readonly number[]): Shape[] {
  if (ends.length === 0) return [];
  const line = (points: [number, number][]): Shape => ({ kind: "line", points, tone: "plain", wide: 1.5 });
  return [
    line([
      [agent.width, middle],
      [agent.trunk, middle],
    ]),
    line([
      [agent.trunk, Math.min(middle, ...ends)],
      [agent.trunk, Math.max(middle, ...ends)],
    ]),
  ];
}

function branchTo(y: number, system: ReachedSystem | undefined): Shape {
  const counts = system?.counts;
  const declared = system?.declared === true;
  const worst = (["automatic", "none", "approval"] as const).find((bucket) => (counts?.[bucket] ?? 0) > 0);
  return {
    kind: "line",
    points: [
      [agent.trunk, y],
      [systems.x - 1, y],
    ],
    tone: declared ? (worst ?? "soft") : "undeclared",
    wide: worst === "automatic" ? 3 : 1.5,
    ...(declared ? {} : { dashed: true }),
  };
}

function drawSystem(system: ReachedSystem, y: number): { drawn: Shape[]; height: number } {
  const { key, label, declared, classes, access, counts } = system;
  const shown = buckets.filter((bucket) => counts[bucket] > 0 || bucket !== "none");
  const chipsFrom = systems.right - 8 - shown.length * (chip.width + chip.gap);
  const room = chipsFrom - systems.x - 22;
  const names = fitWords(label, { width: room, size: 14, strong: true, most: 2 });
  const about = [access.join(", "), classes.join(", ")].filter((words) => words !== "").join(" · ");
  const facts = fitWords(about === "" ? "not in the data map" : about, { width: room, size: 12, most: 2 });
  const destinations = drawDestinations(system, y);
  const height = Math.max(chip.height + 12, 12 + names.length * 17 + facts.length * 15, destinations.height);
  const drawn: Shape[] = [
    {
      kind: "box",
      x: systems.x,
      y,
      width: systems.width,
      height,
      tone: declared ? "plain" : "undeclared",
      ...(declared ? {} : { dashed: true }),
    },
    ...names.map((line, at) => text(systems.x + 12, y + 19 + at * 17, line, 14, { strong: true })),
    ...facts.map((line, at) =>
      text(systems.x + 12, y + 19 + names.length * 17 + at * 15, line, 12, { tone: "soft" }),
    ),
    ...shown.flatMap((bucket, at): Shape[] =>
      counts[bucket] === 0
        ? []
        : drawChip(bucket, counts[bucket], chipsFrom + at * (chip.width + chip.gap), y + 6),
    ),
    ...destinations.drawn,
  ];
  return { drawn: drawn.map((shape) => ({ ...shape, system: key })), height };
}

function drawChip(bucket: Bucket, count: number, x: number, y: number): Shape[] {
  const middle = { anchor: "middle", tone: bucket } as const;
  return [
    { kind: "box", x, y, width: chip.width, height: chip.height, tone: bucket },
    text(x + chip.width / 2, y + 16, String(count), 14, { strong: true, ...middle }),
    text(x + chip.width / 2, y + 30, bucketWords[bucket], 11, middle),
  ];
}

function drawDestinations({ destinations }: ReachedSystem, from: number): { drawn: Shape[]; height: number } {
  let y = from;
  const drawn = destinations.flatMap(({ to, classes }): Shape[] => {
    const width = outside.width - 22;
    const names = fitWords(to, { width, size: 13, strong: true, most: 2 });
    const said = classes.length === 0 ? "no class declared" : classes.join(", ");
    const facts = fitWords(said, { width, size: 12, most: 2 });
    const height = Math.max(44, 12 + names.length * 16 + facts.length * 15);
    const at = y;
    y += height + 6;
    return [
      {
        kind: "line",
        points: [
          [systems.right, at + height / 2],
          [outside.x - 8, at + height / 2],
        ],
        tone: "leaves",
        wide: 2,
      },
      {
        kind: "line",
        points: [
          [outside.x - 14, at + height / 2 - 5],
          [outside.x - 6, at + height / 2],
          [outside.x - 14, at + height / 2 + 5],
        ],
        tone: "leaves",
        wide: 2,
      },
      { kind: "box", x: outside.x, y: at, width: outside.width, height, tone: "leaves" },
      ...names.map((line, row) => text(outside.x + 11, at + 19 + row * 16, line, 13, { strong: true })),
      ...facts.map((line, row) =>
        text(outside.x + 11, at + 19 + names.length * 16 + row * 15, line, 12, { tone: "soft" }),
      ),
    ];
  });
  return { drawn, height: Math.max(0, y - from - 6) };
}

function drawReach(
  { says, file, blocker }: BlastRadius["undeclared"][number],
  reach: number,
  y: number,
): { drawn: Shape[]; height: number } {
  const lines = fitWords(says, { width: systems.width - 24, size: 13, most: 2 });
  const files = fitWords(file, { width: outside.width, size: 12, most: blocker ? 1 : 2 });
  const height = Math.max(14 + lines.length * 17, 14 + (files.length + (blocker ? 1 : 0)) * 15, 32);
  const drawn: Shape[] = [
    {
      kind: "box",
      x: systems.x,
      y,
      width: systems.width,
      height,
      tone: "undeclared",
      dashed: true,
    },
    ...lines.map((line, at) => text(systems.x + 12, y + 20 + at * 17, line, 13)),
    ...(blocker ? [text(systems.right + 14, y + 18, "blocker", 12, { tone: "none", strong: true })] : []),
    ...files.map((line, at) =>
      text(systems.right + 14, y + (blocker ? 34 : 20) + at * 15, line, 12, { tone: "soft" }),
    ),
  ];
  return { drawn: drawn.map((shape) => ({ ...shape, reach })), height };
}

function drawStop({ stop }: BlastRadius, y: number): { drawn: Shape[]; height: number } {
  const words =
    stop.who === undefined
      ? "Nobody is named who can stop it"
      : `Can be stopped by ${stop.who}, ${stop.within === undefined ? "within no stated time" : `within ${stop.within}`}`;
  const lines = fitWords(words, { width: full - 28, size: 14, strong: true, most: 2 });
  const how = stop.how === undefined ? [] : fitWords(stop.how, { width: full - 28, size: 12, most: 2 });
  const height = 18 + lines.length * 18 + how.length * 16;
  return {
    height,
    drawn: [
      {
        kind: "box",
        x: 0,
        y,
        width: full,
        height,
        tone: "stop",
        ...(stop.who === undefined ? { dashed: true } : {}),
      },
      ...lines.map((line, at) => text(14, y + 23 + at * 18, line, 14, { strong: true })),
      ...how.map((line, at) => text(14, y + 23 + lines.length * 18 + at * 16, line, 12, { tone: "soft" })),
    ],
  };
}

function heading(words: string, y: number): Shape {
  return text(systems.x, y, words, 13, { tone: "undeclared", strong: true });
}

type Look = { strong?: boolean; tone?: Tone; anchor?: "start" | "middle" | "end" };
function text(
  x: number,
  y: number,
  words: string,
  size: number,
  { strong = false, tone = "plain", anchor = "start" }: Look = {},
): Shape {
  return { kind: "text", x, y, text: words, size, tone, anchor, ...(strong ? { strong } : {}) };
}

/** What the picture says, in one paragraph: its alternative text. */
export function tellBlastRadius(model: BlastRadius): string {
  const declared = model.systems.filter((system) => system.declared).length;
  const undeclared = model.systems.length - declared;
  const sum = (bucket: Bucket) => model.systems.reduce((total, { counts }) => total + counts[bucket], 0);
  const leaving = model.systems.flatMap(({ destinations }) => destinations).length;
  return [
    `The agent reaches ${count(declared, "declared system")} and ${count(undeclared, "undeclared system")}`,
    `with ${count(sum("automatic"), "automatic action")}, ${sum("approval")} under approval, ${sum("never")} never allowed and ${sum("none")} in no bucket.`,
    leaving === 0 ? "No data leaves the boundary." : `Data leaves to ${count(leaving, "destination")}.`,
    model.undeclared.length === 0
      ? ""
      : `The evidence shows ${count(model.undeclared.length, "more thing")} that it can do and that the packet does not declare.`,
    model.stop.who === undefined ? "Nobody is named who can stop it." : `${model.stop.who} can stop it.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
