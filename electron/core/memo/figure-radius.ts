/** The blast radius as an SVG in the colours of the memo. Every colour has a word beside it. */
import type { BlastRadius } from "#shared/blast-radius/blast-radius";
import { bucketColours } from "#shared/blast-radius/bucket-colours";
import type { Shape, Tone } from "#shared/blast-radius/picture-parts";
import { radiusOnPage } from "./radius-on-page.ts";
import { fontFamily, svgText, type Svg } from "./rasterise.ts";

const ink = "#1b2430";
const colours: Readonly<Record<Tone, { fill: string; edge: string; text: string }>> = {
  plain: { fill: "#ffffff", edge: "#5b6b82", text: ink },
  soft: { fill: "#f4f6f9", edge: "#b9c3cf", text: "#56616f" },
  agent: { fill: "#1f3a5f", edge: "#1f3a5f", text: "#ffffff" },
  ...bucketColours,
  leaves: { fill: "#f1ebf8", edge: "#6b4fa0", text: ink },
  undeclared: { fill: "#ffffff", edge: "#b3261e", text: "#8c1d18" },
  stop: { fill: "#eef1f5", edge: "#5b6b82", text: ink },
};

export function radiusSvg(radius: BlastRadius, canDraw: (text: string) => boolean): Svg {
  const { width, height, shapes } = radiusOnPage(inLetters(radius, canDraw));
  // A line is drawn to both sides of its place: half of it would be cut at the edge.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="-1 -1 ${width + 2} ${height + 2}" font-family="${fontFamily}">${shapes.map(drawn).join("")}</svg>`;
  return { svg, width, height };
}

function drawn(shape: Shape): string {
  const { fill, edge, text } = colours[shape.tone];
  const dashes = shape.kind !== "text" && shape.dashed ? ' stroke-dasharray="5 3"' : "";
  switch (shape.kind) {
    case "box":
      return `<rect x="${shape.x + 0.5}" y="${shape.y + 0.5}" width="${shape.width - 1}" height="${shape.height - 1}" rx="3" fill="${fill}" stroke="${edge}"${dashes}/>`;
    case "line":
      return `<polyline points="${shape.points.map((point) => point.join(",")).join(" ")}" fill="none" stroke="${edge}" stroke-width="${shape.wide}"${dashes}/>`;
    case "text":
      return `<text x="${shape.x}" y="${shape.y}" font-size="${shape.size}" fill="${text}" text-anchor="${shape.anchor}"${shape.strong ? ' font-weight="700"' : ""}>${svgText(shape.text)}</text>`;
  }
  return "";
}

/** Numbered like the rows of the table beside it; a name in letters that the font does not have goes by its number. */
function inLetters(radius: BlastRadius, canDraw: (text: string) => boolean): BlastRadius {
  const or = (text: string, instead: string) => (canDraw(text) ? text : instead);
  const { who, how, within } = radius.stop;
  return {
    systems: radius.systems.map((system, at) => ({
      ...system,
      label: `${at + 1}. ${or(system.label, `System ${at + 1}`)}`,
      access: system.access.filter(canDraw),
      classes: named(system.classes),
      destinations: system.destinations.map(({ to, classes }) => ({
        to: or(to, "Named in the table"),
        classes: named(classes),
      })),
    })),
    undeclared: radius.undeclared.map(({ says, file, ...rest }) => ({
      ...rest,
      says: or(says, "Told in the table"),
      file: or(file, ""),
    })),
    stop: {
      ...(who !== undefined && { who: or(who, "the person named in the text") }),
      ...(how !== undefined && canDraw(how) && { how }),
      ...(within !== undefined && { within: or(within, "a time that the packet states") }),
    },
  };

  function named(classes: readonly string[]): string[] {
    const drawable = classes.filter(canDraw);
    const others = classes.length - drawable.length;
    return others === 0 ? drawable : [...drawable, `${others} more`];
  }
}
