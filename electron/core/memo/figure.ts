/** Draws the figures of the memo: the scorecard as bars, and the blast radius. */
import { tones } from "./docx-styles.ts";
import { radiusSvg } from "./figure-radius.ts";
import type { BarChart, FigureBlock } from "./memo-types.ts";
import { clip } from "./memo-words.ts";
import { drawableTexts, fontFamily, rasterise, svgText, type Svg } from "./rasterise.ts";

/** `width` and `height` are in CSS pixels, as placed on the page; the picture itself is finer. */
export type Figure = { png: Uint8Array; width: number; height: number };

/** So many bars fit on a page; the table beside the picture has every section. */
const mostBars = 30;
const frame = { width: 640, labels: 250, right: 78, row: 28, top: 30 };

export async function drawFigure({ drawing }: FigureBlock): Promise<Figure> {
  const canDraw = await drawableTexts();
  const { svg, width, height } =
    drawing.kind === "bars" ? barsSvg(drawing, canDraw) : radiusSvg(drawing.radius, canDraw);
  return { png: await rasterise(svg), width, height };
}

function barsSvg({ bars: all, marks }: BarChart, canDraw: (text: string) => boolean): Svg {
  const bars = all.slice(0, mostBars).map(({ label, ...bar }, at) => ({
    ...bar,
    label: canDraw(label) ? label : `${at + 1}  Section ${at + 1}`,
  }));
  const room = frame.width - frame.labels - frame.right;
  const x = (ratio: number) => frame.labels + room * Math.min(Math.max(ratio, 0), 1);
  const bottom = frame.top + bars.length * frame.row;
  const height = bottom + 6;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${height}" font-family="${fontFamily}" font-size="13" fill="#1b2430">`,
    ...bars.map((bar, i) => drawBar(bar, i, x)),
    ...marks.map(
      ({ ratio, says }, i) =>
        `<line x1="${x(ratio)}" x2="${x(ratio)}" y1="${frame.top - 6}" y2="${bottom}" stroke="#1b2430" stroke-width="1.2" stroke-dasharray="${i === 0 ? "2 3" : "6 3"}"/>` +
        `<text x="${x(ratio) + (i === 0 ? -4 : 4)}" y="${frame.top - 12}" font-size="11" text-anchor="${i === 0 ? "end" : "start"}">${svgText(says)}</text>`,
    ),
    `<line x1="${frame.labels}" x2="${frame.labels}" y1="${frame.top - 6}" y2="${bottom}" stroke="#56616f" stroke-width="1.2"/>`,
    "</svg>",
  ].join("");
  return { svg, width: frame.width, height };
}

function drawBar(
  { label, ratio, says }: BarChart["bars"][number],
  place: number,
  x: (ratio: number) => number,
): string {
  const y = frame.top + place * frame.row;
  const middle = y + frame.row / 2 + 4.5;
  const end = x(ratio ?? 0);
  return (
    `<text x="0" y="${middle}">${svgText(clip(label, 36))}</text>` +
    `<rect x="${frame.labels}" y="${y + 4}" width="${x(1) - frame.labels}" height="${frame.row - 8}" fill="#${tones.plain.fill}"/>` +
    (ratio === undefined
      ? ""
      : `<rect x="${frame.labels}" y="${y + 4}" width="${end - frame.labels}" height="${frame.row - 8}" fill="#33618f"/>`) +
    `<text x="${x(1) + 8}" y="${middle}" font-weight="700">${svgText(says)}</text>`
  );
}
