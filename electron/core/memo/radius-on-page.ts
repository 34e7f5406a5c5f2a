/**
 * Lays the blast radius out for a page in portrait: the shapes and the order of the picture in the app, in letters
 * that can be read in print. What does not fit on one page is counted; the table beside the figure has all of it.
 */
import type { BlastRadius, ReachedSystem } from "#shared/blast-radius/blast-radius";
import { fitWords } from "#shared/blast-radius/fit-words";
import { drawChips, shownOf, widthOfChips, type ChipSizes } from "#shared/blast-radius/picture-chips";
import {
  arrow,
  drawAgent,
  drawStem,
  horizontal,
  text,
  toneOf,
  type AgentBox,
  type Picture,
  type Shape,
  type Tone,
} from "#shared/blast-radius/picture-parts";
import { countedSystems, destinationWords, stopWords, systemWords } from "#shared/blast-radius/picture-words";

/** In CSS pixels, as wide as the text of the page. A figure of two thirds of its height often finds room below a table. */
const page = { width: 640, height: 620 } as const;
const agent: AgentBox = {
  width: 84,
  height: 70,
  trunk: 98,
  rows: [
    [-12, 14],
    [6, 11],
    [21, 11],
  ],
};
const systems = { x: 122, width: 330, right: 452 } as const;
const outside = { x: 482, width: 158 } as const;
const chip: ChipSizes = {
  widths: { automatic: 74, approval: 69, never: 54, none: 76 },
  height: 19,
  gap: 4,
  letters: 11,
  base: 13.5,
};
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
      ...drawAgent(radius, middle, agent),
      ...shapes,
      ...stop.drawn,
    ],
  };
}

function drawHeads(declared: number, undeclared: number): Shape[] {
  return [
    text(0, 18, "The agent", 13, { strong: true }),
    text(systems.x, 18, `Systems it reaches: ${countedSystems(declared, undeclared)}`, 13, { strong: true }),
    text(outside.x, 18, "Where data leaves to", 13, { strong: true }),
  ];
}

function drawLines(middle: number, ends: readonly { y: number; tone: Tone; dashed: boolean }[]): Shape[] {
  const heights = ends.map(({ y }) => y);
  return [
    ...drawStem(middle, heights, agent),
    ...ends.map(({ y, tone, dashed }) => ({
      ...horizontal(agent.trunk, systems.x, y, tone, tone === "automatic" ? 2.5 : 1.5),
      ...(dashed && { dashed }),
    })),
  ];
}

function drawSystem(system: ReachedSystem, y: number): Drawn {
  const { label, declared, counts } = system;
  const width = systems.width - 24;
  const facts = fitWords(systemWords(system), { width, size: 11.5, most: 2 });
  const name = (room: number) => fitWords(label, { width: room, size: 13, strong: true, most: 2 });
  // Beside the name where both have room on one line, otherwise below the words.
  const taken = shownOf(counts).length === 0 ? noActions : widthOfChips(counts, chip);
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
      ...drawCounts(counts, chipsX, chipsY),
      ...destinations.drawn,
    ],
  };
}

const noActions = 62;

function drawCounts(counts: ReachedSystem["counts"], x: number, y: number): Shape[] {
  const shown = shownOf(counts);
  if (shown.length === 0) return [text(x, y + chip.base, "no actions", 11.5, { tone: "soft" })];
  return drawChips(shown, counts, { x, y }, chip);
}

function drawDestinations({ destinations }: ReachedSystem, from: number): Drawn {
  let y = from;
  const width = outside.width - 18;
  const drawn = destinations.slice(0, mostDestinations).flatMap((destination): Shape[] => {
    const names = fitWords(destination.to, { width, size: 12, strong: true, most: 3 });
    const facts = fitWords(destinationWords(destination), { width, size: 11, most: 2 });
    const height = 13 + names.length * 15 + facts.length * 14;
    const [at, middle] = [y, y + height / 2];
    y += height + 6;
    return [
      ...arrow(
        { from: systems.right, to: outside.x - 5, y: middle },
        { tip: outside.x - 4, back: outside.x - 11, half: 4.5 },
      ),
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
  const { who, how } = stop;
  const width = page.width - 24;
  const lines = fitWords(stopWords(stop), { width, size: 12.5, strong: true, most: 2 });
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
