/**
 * Lays the blast radius out for a page in portrait: the shapes and the order of the picture in the app, in letters
 * that can be read in print. What does not fit on one page is counted; the table beside the figure has all of it.
 */
import {
  buckets,
  type BlastRadius,
  type Bucket,
  type ReachedSystem,
} from "#shared/blast-radius/blast-radius";
import { fitWords } from "#shared/blast-radius/fit-words";
import { bucketWords, type Picture, type Shape, type Tone } from "#shared/blast-radius/picture";

/** In CSS pixels, as wide as the text of the page. A figure of two thirds of its height often finds room below a table. */
const page = { width: 640, height: 620 } as const;
const agent = { width: 84, height: 70, trunk: 98 } as const;
const systems = { x: 122, width: 330, right: 452 } as const;
const outside = { x: 482, width: 158 } as const;
const chips: Readonly<Record<Bucket, number>> = { automatic: 74, approval: 69, never: 54, none: 76 };
const chip = { height: 19, gap: 4 } as const;
const top = 46;
const gap = 8;
const mostDestinations = 2;

type Shown = { declared: number; undeclared: number; reach: number };
type Drawn = { drawn: Shape[]; height: number };

export function radiusOnPage(radius: BlastRadius): Picture {
  const shown: Shown = {
    declared: Math.min(radius.systems.filter(({ declared }) => declared).length, 9),
    undeclared: Math.min(radius.systems.filter(({ declared }) => !declared).length, 6),
    reach: Math.min(radius.undeclared.length, 4),
  };
  for (;;) {
    const picture = layOut(radius, shown);
    // Systems of the boundary are what the picture is about: they go last.
    const most = Math.max(shown.declared - 2, shown.undeclared, shown.reach);
    if (picture.height <= page.height || most <= 1) return picture;
    if (shown.reach === most) shown.reach -= 1;
    else if (shown.undeclared === most) shown.undeclared -= 1;
    else shown.declared -= 1;
  }
}

function layOut(radius: BlastRadius, shown: Shown): Picture {
  const declared = radius.systems.filter((system) => system.declared);
  const undeclared = radius.systems.filter((system) => !system.declared);
  const shapes: Shape[] = [];
  const ends: { y: number; tone: Tone; dashed: boolean }[] = [];
  let y: number = top;
  const put = ({ drawn, height }: Drawn, tone: Tone, dashed: boolean) => {
    shapes.push(...drawn);
    ends.push({ y: y + height / 2, tone, dashed });
    y += height + gap;
  };
  const putSystems = (all: readonly ReachedSystem[], most: number) => {
    for (const system of all.slice(0, most)) put(drawSystem(system, y), toneOf(system), !system.declared);
    left(all.length - most);
  };
  const left = (more: number) => {
    if (more <= 0) return;
    shapes.push(text(systems.x + 10, y + 13, `and ${more} more, in the table`, 12, { tone: "soft" }));
    y += 24;
  };
  const title = (words: string) => {
    shapes.push(text(systems.x, y + 22, words, 12, { tone: "undeclared", strong: true }));
    y += 31;
  };

  if (declared.length === 0) {
    shapes.push(text(systems.x + 10, y + 16, "The boundary lists no system", 12, { tone: "soft" }));
    y += 30;
  }
  putSystems(declared, shown.declared);
  const boundaryEnd = y;
  if (undeclared.length > 0) {
    y += 6;
    title("Not in the boundary statement");
    putSystems(undeclared, shown.undeclared);
  }
  if (radius.undeclared.length > 0) {
    title(`Reach that only the evidence shows: ${radius.undeclared.length}`);
    for (const reach of radius.undeclared.slice(0, shown.reach)) put(drawReach(reach, y), "undeclared", true);
    left(radius.undeclared.length - shown.reach);
  }

  const middle = Math.max(top + agent.height / 2, (top + boundaryEnd) / 2);
  y = Math.max(y, middle + agent.height / 2 + gap) + 8;
  const stop = drawStop(radius, y);
  return {
    width: page.width,
    height: Math.ceil(y + stop.height + 2),
    shapes: [
      ...drawHeads(declared.length, undeclared.length),
      {
        kind: "box",
        x: systems.x - 10,
        y: top - 10,
        width: systems.width + 20,
        height: boundaryEnd - top + 12,
        tone: "soft",
      },
      ...drawLines(middle, ends),
      ...drawAgent(radius, middle),
      ...shapes,
      ...stop.drawn,
    ],
  };
}

function drawHeads(declared: number, undeclared: number): Shape[] {
  const counted = `${declared} declared${undeclared > 0 ? `, ${undeclared} not declared` : ""}`;
  return [
    text(0, 18, "The agent", 13, { strong: true }),
    text(systems.x, 18, `Systems it reaches: ${counted}`, 13, { strong: true }),
    text(outside.x, 18, "Where data leaves to", 13, { strong: true }),
  ];
}

function drawAgent({ systems: reached }: BlastRadius, middle: number): Shape[] {
  const total = reached.reduce((sum, { actions }) => sum + actions.length, 0);
  const alone = reached.reduce((sum, { counts }) => sum + counts.automatic, 0);
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
    line("Agent", -12, 14, true),
    line(total === 1 ? "1 action" : `${total} actions`, 6, 11),
    line(`${alone} automatic`, 21, 11),
  ];
}

/** One stem for all, so that no line crosses another. */
function drawLines(middle: number, ends: readonly { y: number; tone: Tone; dashed: boolean }[]): Shape[] {
  if (ends.length === 0) return [];
  const heights = [middle, ...ends.map(({ y }) => y)];
  return [
    horizontal(agent.width, agent.trunk, middle, "plain", 1.5),
    {
      kind: "line",
      points: [
        [agent.trunk, Math.min(...heights)],
        [agent.trunk, Math.max(...heights)],
      ],
      tone: "plain",
      wide: 1.5,
    },
    ...ends.map(({ y, tone, dashed }) => ({
      ...horizontal(agent.trunk, systems.x, y, tone, tone === "automatic" ? 2.5 : 1.5),
      ...(dashed && { dashed }),
    })),
  ];
}

function drawSystem(system: ReachedSystem, y: number): Drawn {
  const { label, declared, classes, access, counts } = system;
  const width = systems.width - 24;
  const about = [access.join(", "), classes.join(", ")].filter((words) => words !== "").join(" · ");
  const facts = fitWords(about === "" ? "not in the data map" : about, { width, size: 11.5, most: 2 });
  const name = (room: number) => fitWords(label, { width: room, size: 13, strong: true, most: 2 });
  // Beside the name where both have room on one line, otherwise below the words.
  const taken = widthOfChips(counts);
  const tight = width - taken - 10;
  const beside = tight > 60 && name(tight).length === 1;
  const names = name(beside ? tight : width);
  const wordsEnd = 9 + names.length * 16 + facts.length * 14;
  const destinations = drawDestinations(system, y);
  const height = Math.max(wordsEnd + (beside ? 9 : 5 + chip.height + 9), destinations.height);
  const [chipsX, chipsY] = beside ? [systems.right - 8 - taken, y + 6] : [systems.x + 12, y + wordsEnd + 5];
  return {
    height,
    drawn: [
      {
        kind: "box",
        x: systems.x,
        y,
        width: systems.width,
        height,
        tone: declared ? "plain" : "undeclared",
        ...(!declared && { dashed: true }),
      },
      ...names.map((line, at) => text(systems.x + 12, y + 20 + at * 16, line, 13, { strong: true })),
      ...facts.map((line, at) =>
        text(systems.x + 12, y + 19 + names.length * 16 + at * 14, line, 11.5, { tone: "soft" }),
      ),
      ...drawChips(counts, chipsX, chipsY),
      ...destinations.drawn,
    ],
  };
}

const noActions = 62;

function widthOfChips(counts: ReachedSystem["counts"]): number {
  const shown = buckets.filter((bucket) => counts[bucket] > 0);
  if (shown.length === 0) return noActions;
  return shown.reduce((sum, bucket) => sum + chips[bucket] + chip.gap, -chip.gap);
}

function drawChips(counts: ReachedSystem["counts"], from: number, y: number): Shape[] {
  const shown = buckets.filter((bucket) => counts[bucket] > 0);
  if (shown.length === 0) return [text(from, y + 13.5, "no actions", 11.5, { tone: "soft" })];
  let x = from;
  return shown.flatMap((bucket): Shape[] => {
    const at = x;
    x += chips[bucket] + chip.gap;
    return [
      { kind: "box", x: at, y, width: chips[bucket], height: chip.height, tone: bucket },
      text(at + chips[bucket] / 2, y + 13.5, `${counts[bucket]} ${bucketWords[bucket]}`, 11, {
        strong: true,
        anchor: "middle",
        tone: bucket,
      }),
    ];
  });
}

function drawDestinations({ destinations }: ReachedSystem, from: number): Drawn {
  let y = from;
  const width = outside.width - 18;
  const drawn = destinations.slice(0, mostDestinations).flatMap(({ to, classes }): Shape[] => {
    const names = fitWords(to, { width, size: 12, strong: true, most: 3 });
    const said = classes.length === 0 ? "no class declared" : classes.join(", ");
    const facts = fitWords(said, { width, size: 11, most: 2 });
    const height = 13 + names.length * 15 + facts.length * 14;
    const [at, middle] = [y, y + height / 2];
    y += height + 6;
    return [
      horizontal(systems.right, outside.x - 5, middle, "leaves", 2),
      {
        kind: "line",
        points: [
          [outside.x - 11, middle - 4.5],
          [outside.x - 4, middle],
          [outside.x - 11, middle + 4.5],
        ],
        tone: "leaves",
        wide: 2,
      },
      { kind: "box", x: outside.x, y: at, width: outside.width, height, tone: "leaves" },
      ...names.map((line, row) => text(outside.x + 9, at + 18 + row * 15, line, 12, { strong: true })),
      ...facts.map((line, row) =>
        text(outside.x + 9, at + 17 + names.length * 15 + row * 14, line, 11, { tone: "soft" }),
      ),
    ];
  });
  const more = destinations.length - mostDestinations;
  if (more > 0) {
    drawn.push(text(outside.x + 9, y + 11, `and ${more} more, in the table`, 11, { tone: "soft" }));
    y += 20;
  }
  return { drawn, height: Math.max(0, y - from - 6) };
}

/** As wide as the page allows: what is so stands whole, and below it where the evidence says it. */
function drawReach({ says, file, blocker }: BlastRadius["undeclared"][number], y: number): Drawn {
  const width = page.width - systems.x;
  const lines = fitWords(says, { width: width - 24, size: 11.5, most: 2 });
  const word = blocker ? "Blocker" : "";
  const [place = ""] = fitWords(file, { width: width - 24 - (blocker ? 60 : 0), size: 11 });
  const below = y + 18 + lines.length * 15;
  const height = 12 + (lines.length + 1) * 15;
  return {
    height,
    drawn: [
      { kind: "box", x: systems.x, y, width, height, tone: "undeclared", dashed: true },
      ...lines.map((line, at) => text(systems.x + 12, y + 18 + at * 15, line, 11.5)),
      ...(blocker
        ? [text(systems.x + 12, below, word, 11, { tone: "undeclared" as const, strong: true })]
        : []),
      text(systems.x + (blocker ? 66 : 12), below, place, 11, { tone: "soft" }),
    ],
  };
}

function drawStop({ stop }: BlastRadius, y: number): Drawn {
  const { who, how, within } = stop;
  const width = page.width - 24;
  const words =
    who === undefined
      ? "Nobody is named who can stop it"
      : `Can be stopped by ${who}, ${within === undefined ? "within no stated time" : `within ${within}`}`;
  const lines = fitWords(words, { width, size: 12.5, strong: true, most: 2 });
  const facts = how === undefined ? [] : fitWords(how, { width, size: 11.5, most: 2 });
  const height = 15 + lines.length * 16 + facts.length * 15;
  const tone = who === undefined ? "undeclared" : "stop";
  return {
    height,
    drawn: [
      { kind: "box", x: 0, y, width: page.width, height, tone, ...(who === undefined && { dashed: true }) },
      ...lines.map((line, at) => text(12, y + 20 + at * 16, line, 12.5, { strong: true })),
      ...facts.map((line, at) =>
        text(12, y + 20 + lines.length * 16 + at * 15, line, 11.5, { tone: "soft" }),
      ),
    ],
  };
}

function toneOf({ declared, counts }: ReachedSystem): Tone {
  if (!declared) return "undeclared";
  return (["automatic", "none", "approval"] as const).find((bucket) => counts[bucket] > 0) ?? "soft";
}

function horizontal(from: number, to: number, y: number, tone: Tone, wide: number): Shape {
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
