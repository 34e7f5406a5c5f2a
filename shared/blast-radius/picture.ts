/**
 * Lays the blast radius out as shapes: the agent on the left, the systems in the middle, what lies outside on the
 * right, who can stop it below. The app draws the shapes as they are; the memo rasterises them. Pure.
 */
import type { BlastRadius, Bucket, ReachedSystem } from "./blast-radius.ts";
import { fitWords } from "./fit-words.ts";
import { chipLines, drawChips, shownOf, widthOfChips, type ChipSizes } from "./picture-chips.ts";
import {
  arrow,
  drawAgent,
  drawStem,
  horizontal,
  layouts,
  text,
  toneOf,
  type Layout,
  type Picture,
  type RadiusLayout,
  type Shape,
} from "./picture-parts.ts";
import { countedSystems, destinationWords, stopWords, systemWords } from "./picture-words.ts";

export { radiusWidths } from "./picture-parts.ts";
export type { RadiusLayout, Shape } from "./picture-parts.ts";

const chip: ChipSizes = {
  widths: { automatic: 92, approval: 86, never: 66, none: 90 },
  height: 24,
  gap: 5,
  letters: 12.5,
  base: 16.5,
};
const top = 58;
const gap = 8;
const mostUndeclared = 12;

export function drawBlastRadius(model: BlastRadius, width: RadiusLayout = "wide"): Picture {
  const layout: Layout = layouts[width];
  const { agent, systems, full } = layout;
  const declared = model.systems.filter((system) => system.declared);
  const undeclared = model.systems.filter((system) => !system.declared);
  const shapes: Shape[] = [];
  const branches: Shape[] = [];
  const ends: number[] = [];
  let y: number = top;

  const place = (system: ReachedSystem) => {
    const { drawn, height } = drawSystem(system, y, layout);
    shapes.push(...drawn);
    branches.push(branchTo(y + height / 2, system, layout));
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
    shapes.push(heading("Not in the boundary statement", y - 8, layout));
    undeclared.forEach(place);
  }
  if (model.undeclared.length > 0) {
    y += 34;
    shapes.push(heading(`Reach that only the evidence shows: ${model.undeclared.length}`, y - 8, layout));
    model.undeclared.slice(0, mostUndeclared).forEach((reach, at) => {
      const { drawn, height } = drawReach(reach, at, y, layout);
      shapes.push(...drawn);
      branches.push(branchTo(y + height / 2, undefined, layout));
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
  const stop = drawStop(model, y + 14, layout);
  return {
    width: full,
    height: y + 14 + stop.height + 2,
    shapes: [
      ...drawHeads(declared.length, undeclared.length, layout),
      {
        kind: "box",
        x: systems.x - 12,
        y: top - 14,
        width: systems.width + 24,
        height: boundaryEnd - top + 20,
        tone: "soft",
      },
      ...drawStem(middle, ends, agent),
      ...branches,
      ...drawAgent(model, middle, agent),
      ...shapes,
      ...stop.drawn,
    ],
  };
}

function drawHeads(declared: number, undeclared: number, { systems, outside }: Layout): Shape[] {
  const head = (x: number, words: string) => text(x, 22, words, 14, { strong: true });
  return [
    head(0, "The agent"),
    head(systems.x, `Systems: ${countedSystems(declared, undeclared)}`),
    head(outside.x, "Where data leaves to"),
  ];
}

function branchTo(y: number, system: ReachedSystem | undefined, { agent, systems }: Layout): Shape {
  const isAlone = (system?.counts.automatic ?? 0) > 0;
  const tone = system ? toneOf(system) : "undeclared";
  return {
    ...horizontal(agent.trunk, systems.x - 1, y, tone, isAlone ? 3 : 1.5),
    ...(system?.declared === true ? {} : { dashed: true }),
  };
}

function drawSystem(system: ReachedSystem, y: number, layout: Layout): { drawn: Shape[]; height: number } {
  const { key, label, declared, counts } = system;
  const { systems } = layout;
  const whole = systems.width - 24;
  const taken = widthOfChips(counts, chip);
  const nameIn = (width: number) => fitWords(label, { width, size: 14, strong: true, most: 2 });
  // Beside the name where it has room on one line there, otherwise below the words.
  const beside = taken > 0 && whole - taken > 90 && nameIn(whole - taken - 10).length === 1;
  const names = nameIn(beside ? whole - taken - 10 : whole);
  const facts = fitWords(systemWords(system), { width: whole, size: 12.5, most: 2 });
  const destinations = drawDestinations(system, y, layout);
  const factsFrom = y + (beside ? 29 : 19) + names.length * 17;
  const wordsEnd = factsFrom - y + (facts.length - 1) * 16 + 6;
  const below = taken > 0 && !beside;
  const lines = beside ? [shownOf(counts)] : chipLines(counts, whole, chip);
  const chipsHeight = below ? lines.length * (chip.height + chip.gap) + 7 : 5;
  const height = Math.max(wordsEnd + chipsHeight, destinations.height);
  const [chipsX, chipsY] = beside ? [systems.right - 8 - taken, y + 6] : [systems.x + 12, y + wordsEnd + 5];
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
    ...names.map((line, at) =>
      text(systems.x + 12, y + (beside ? 23 : 21) + at * 17, line, 14, { strong: true }),
    ),
    ...facts.map((line, at) => text(systems.x + 12, factsFrom + at * 16, line, 12.5, { tone: "soft" })),
    ...lines.flatMap((line, at) =>
      drawChips(line, counts, { x: chipsX, y: chipsY + at * (chip.height + chip.gap) }, chip),
    ),
    ...destinations.drawn,
  ];
  return { drawn: drawn.map((shape) => ({ ...shape, system: key })), height };
}

function drawDestinations(
  { destinations }: ReachedSystem,
  from: number,
  { systems, outside }: Layout,
): { drawn: Shape[]; height: number } {
  let y = from;
  const drawn = destinations.flatMap((destination): Shape[] => {
    const width = outside.width - 22;
    const names = fitWords(destination.to, { width, size: 13, strong: true, most: 2 });
    const facts = fitWords(destinationWords(destination), { width, size: 12, most: 2 });
    const height = Math.max(44, 12 + names.length * 16 + facts.length * 15);
    const at = y;
    y += height + 6;
    return [
      ...arrow(
        { from: systems.right, to: outside.x - 8, y: at + height / 2 },
        { tip: outside.x - 6, back: outside.x - 14, half: 5 },
      ),
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
  { systems, outside, full }: Layout,
): { drawn: Shape[]; height: number } {
  const lines = fitWords(says, { width: systems.width - 24, size: 13, most: 2 });
  const width = full - systems.right - 14;
  const files = fitWords(file, { width, size: 12, most: outside.width > 200 && blocker ? 1 : 2 });
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

function drawStop({ stop }: BlastRadius, y: number, { full }: Layout): { drawn: Shape[]; height: number } {
  const lines = fitWords(stopWords(stop), { width: full - 28, size: 14, strong: true, most: 2 });
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

function heading(words: string, y: number, { systems }: Layout): Shape {
  return text(systems.x, y, words, 13, { tone: "undeclared", strong: true });
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
