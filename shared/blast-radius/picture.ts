/**
 * Lays the blast radius out as shapes: the agent on the left, the systems in the middle, what lies outside on the
 * right, who can stop it below. The app draws the shapes as they are; the memo rasterises them. Pure.
 */
import { buckets, type BlastRadius, type Bucket, type ReachedSystem } from "./blast-radius.ts";

/** Roles, not colours: app and memo have their own. `dashed` marks what the packet does not declare. */
export type Tone =
  "plain" | "soft" | "agent" | "automatic" | "approval" | "never" | "none" | "leaves" | "undeclared" | "stop";
export type Shape =
  | {
      readonly kind: "box";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
      readonly dashed?: boolean;
      readonly system?: string;
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
    };
export type Picture = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

export const bucketWords: Readonly<Record<Bucket, string>> = {
  automatic: "automatic",
  approval: "approval",
  never: "never",
  none: "no bucket",
};

const size = {
  width: 1000,
  agent: 132,
  systems: 200,
  systemWidth: 470,
  outside: 716,
  outsideWidth: 284,
  row: 46,
  gap: 10,
  top: 58,
  chip: 70,
} as const;

export function drawBlastRadius(model: BlastRadius): Picture {
  const declared = model.systems.filter((system) => system.declared);
  const undeclared = model.systems.filter((system) => !system.declared);
  const shapes: Shape[] = [
    text(0, 20, "The agent", 15, { strong: true }),
    text(
      size.systems,
      20,
      `Systems it reaches: ${declared.length} declared${undeclared.length > 0 ? `, ${undeclared.length} not declared` : ""}`,
      15,
      { strong: true },
    ),
    text(size.outside, 20, "Outside the boundary", 15, { strong: true }),
  ];
  let y = size.top;
  const middles: { system: ReachedSystem; middle: number }[] = [];
  const place = (system: ReachedSystem) => {
    shapes.push(...drawSystem(system, y));
    const height = heightOf(system);
    middles.push({ system, middle: y + height / 2 });
    shapes.push(...drawDestinations(system, y));
    y += height + size.gap;
  };
  declared.forEach(place);
  const boundaryEnd = y - size.gap / 2;
  if (undeclared.length > 0) {
    y += 22;
    shapes.push(
      text(size.systems, y - 4, "Not in the boundary statement", 13, { tone: "undeclared", strong: true }),
    );
    y += 6;
    undeclared.forEach(place);
  }
  if (model.undeclared.length > 0) {
    y += 22;
    shapes.push(
      text(size.systems, y - 4, `Reach that only the evidence shows: ${model.undeclared.length}`, 13, {
        tone: "undeclared",
        strong: true,
      }),
    );
    y += 6;
    for (const reach of model.undeclared.slice(0, mostUndeclared)) {
      shapes.push(
        {
          kind: "box",
          x: size.systems,
          y,
          width: size.systemWidth,
          height: 28,
          tone: "undeclared",
          dashed: true,
        },
        text(size.systems + 10, y + 19, clip(reach.says, 74), 13),
        text(size.systems + size.systemWidth + 12, y + 19, clip(reach.file, 40), 12, { tone: "soft" }),
      );
      middles.push({ system: { ...nothing, declared: false }, middle: y + 14 });
      y += 34;
    }
    if (model.undeclared.length > mostUndeclared) {
      shapes.push(
        text(size.systems, y + 12, `and ${model.undeclared.length - mostUndeclared} more, in the table`, 13, {
          tone: "soft",
        }),
      );
      y += 24;
    }
  }
  const agentMiddle = Math.min(Math.max(size.top + 40, (size.top + boundaryEnd) / 2), size.top + 400);
  shapes.unshift(
    {
      kind: "box",
      x: size.systems - 14,
      y: size.top - 12,
      width: size.systemWidth + 28,
      height: Math.max(boundaryEnd - size.top + 18, 30),
      tone: "soft",
    },
    ...middles.map(({ system, middle }) => connect(agentMiddle, middle, system)),
    { kind: "box", x: 0, y: agentMiddle - 34, width: size.agent, height: 68, tone: "agent" },
  );
  shapes.push(
    text(size.agent / 2, agentMiddle - 6, "Agent", 16, { strong: true, anchor: "middle", tone: "agent" }),
    text(size.agent / 2, agentMiddle + 16, `${total(model)} actions`, 13, {
      anchor: "middle",
      tone: "agent",
    }),
  );
  const stopAt = Math.max(y + 20, agentMiddle + 60);
  const stopWords =
    model.stop.who === undefined
      ? "Nobody is named who can stop it"
      : `Can be stopped by ${model.stop.who}${model.stop.within === undefined ? ", within no stated time" : `, within ${model.stop.within}`}`;
  shapes.push(
    {
      kind: "box",
      x: 0,
      y: stopAt,
      width: size.width,
      height: 40,
      tone: "stop",
      ...(model.stop.who === undefined ? { dashed: true } : {}),
    },
    text(14, stopAt + 25, clip(stopWords, 130), 14, { strong: true }),
  );
  return { width: size.width, height: stopAt + 44, shapes };
}

const mostUndeclared = 12;
const nothing: ReachedSystem = {
  key: "",
  label: "",
  declared: false,
  access: [],
  classes: [],
  counts: { automatic: 0, approval: 0, never: 0, none: 0 },
  actions: [],
  destinations: [],
  scopes: [],
};

function heightOf(system: ReachedSystem): number {
  return Math.max(size.row, system.destinations.length * 40);
}

function drawSystem(system: ReachedSystem, y: number): Shape[] {
  const { key, label, declared, classes, access, counts } = system;
  const about = [access.join(", "), classes.join(", ")].filter((words) => words !== "").join(" · ");
  const chips = buckets.filter((bucket) => counts[bucket] > 0);
  const chipsFrom = size.systems + size.systemWidth - 8 - chips.length * (size.chip + 4);
  const room = Math.floor((chipsFrom - size.systems - 20) / 7.4);
  return [
    {
      kind: "box",
      x: size.systems,
      y,
      width: size.systemWidth,
      height: heightOf(system),
      tone: declared ? "plain" : "undeclared",
      ...(declared ? {} : { dashed: true }),
      system: key,
    },
    text(size.systems + 10, y + 19, clip(label, room), 14, { strong: true }),
    text(
      size.systems + 10,
      y + 37,
      clip(about === "" ? "not in the data map" : about, Math.floor(room * 1.15)),
      12,
      { tone: "soft" },
    ),
    ...chips.flatMap((bucket, at): Shape[] => {
      const x = chipsFrom + at * (size.chip + 4);
      return [
        { kind: "box", x, y: y + 6, width: size.chip, height: 34, tone: bucket },
        text(x + size.chip / 2, y + 21, String(counts[bucket]), 14, {
          strong: true,
          anchor: "middle",
          tone: bucket,
        }),
        text(x + size.chip / 2, y + 34, bucketWords[bucket], 10.5, { anchor: "middle", tone: bucket }),
      ];
    }),
  ];
}

function drawDestinations(system: ReachedSystem, y: number): Shape[] {
  return system.destinations.flatMap(({ to, classes }, at): Shape[] => {
    const top = y + at * 40;
    return [
      {
        kind: "line",
        points: [
          [size.systems + size.systemWidth, top + 19],
          [size.outside - 4, top + 19],
        ],
        tone: "leaves",
        wide: 2,
      },
      { kind: "box", x: size.outside, y: top, width: size.outsideWidth, height: 37, tone: "leaves" },
      text(size.outside + 10, top + 16, clip(to, 34), 13, { strong: true }),
      text(
        size.outside + 10,
        top + 31,
        clip(classes.length === 0 ? "no class declared" : classes.join(", "), 40),
        11.5,
        { tone: "soft" },
      ),
    ];
  });
}

function connect(from: number, to: number, { declared, counts }: ReachedSystem): Shape {
  const tone: Tone = !declared
    ? "undeclared"
    : counts.automatic > 0
      ? "automatic"
      : counts.none > 0
        ? "none"
        : counts.approval > 0
          ? "approval"
          : "soft";
  const bend = size.agent + 34;
  return {
    kind: "line",
    points: [
      [size.agent, from],
      [bend, from],
      [bend, to],
      [size.systems - 2, to],
    ],
    tone,
    wide: counts.automatic > 0 ? 2.5 : 1.5,
    ...(declared ? {} : { dashed: true }),
  };
}

function total({ systems }: BlastRadius): number {
  return systems.reduce((sum, { actions }) => sum + actions.length, 0);
}

type Look = { strong?: boolean; tone?: Tone; anchor?: "start" | "middle" | "end" };
function text(
  x: number,
  y: number,
  words: string,
  points: number,
  { strong = false, tone = "plain", anchor = "start" }: Look = {},
): Shape {
  return { kind: "text", x, y, text: words, size: points, tone, anchor, ...(strong ? { strong } : {}) };
}

const graphemes = new Intl.Segmenter();

/** Cuts by characters as people count them; the table has the whole. */
function clip(words: string, most: number): string {
  const characters = [...graphemes.segment(words)].map(({ segment }) => segment);
  return characters.length <= most ? words : `${characters.slice(0, Math.max(most - 1, 1)).join("")}…`;
}

/** What the picture says, in one paragraph: its alternative text. */
export function tellBlastRadius(model: BlastRadius): string {
  const declared = model.systems.filter((system) => system.declared).length;
  const sum = (bucket: Bucket) => model.systems.reduce((count, { counts }) => count + counts[bucket], 0);
  const leaving = model.systems.flatMap(({ destinations }) => destinations).length;
  return [
    `The agent reaches ${declared} declared and ${model.systems.length - declared} undeclared systems`,
    `with ${sum("automatic")} automatic actions, ${sum("approval")} under approval, ${sum("never")} never allowed and ${sum("none")} in no bucket.`,
    leaving === 0 ? "No data leaves the boundary." : `Data leaves to ${leaving} destinations.`,
    model.undeclared.length === 0
      ? ""
      : `The evidence shows ${model.undeclared.length} more things that it can do and that the packet does not declare.`,
    model.stop.who === undefined ? "Nobody is named who can stop it." : `${model.stop.who} can stop it.`,
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
