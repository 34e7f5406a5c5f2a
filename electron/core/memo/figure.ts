/** Draws the scorecard as a picture, without a browser: an SVG of bars, rasterised by resvg with a bundled font. */
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { tones } from "./docx-styles.ts";
import type { Bar, FigureBlock } from "./memo-types.ts";
import { clip } from "./memo-words.ts";
import { wordText } from "./word-text.ts";

/** `width` and `height` are in CSS pixels, as placed on the page; the picture itself is finer. */
export type Figure = { png: Uint8Array; width: number; height: number };

/** So many bars fit on a page; the table beside the picture has every section. */
const mostBars = 30;
const fineness = 2;
const frame = { width: 640, labels: 250, right: 78, row: 28, top: 30 };

export async function drawFigure(block: FigureBlock): Promise<Figure> {
  const bars = block.bars.slice(0, mostBars);
  const height = frame.top + bars.length * frame.row + 6;
  const { fonts } = await renderer();
  const image = new Resvg(svgOf(bars, block.marks, height), {
    fitTo: { mode: "zoom", value: fineness },
    font: { fontBuffers: fonts, defaultFontFamily: "Liberation Sans", sansSerifFamily: "Liberation Sans" },
    background: "#ffffff",
  });
  try {
    const rendered = image.render();
    try {
      return { png: rendered.asPng(), width: frame.width, height };
    } finally {
      rendered.free();
    }
  } finally {
    image.free();
  }
}

function svgOf(bars: readonly Bar[], marks: FigureBlock["marks"], height: number): string {
  const room = frame.width - frame.labels - frame.right;
  const x = (ratio: number) => frame.labels + room * Math.min(Math.max(ratio, 0), 1);
  const bottom = frame.top + bars.length * frame.row;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${height}" font-family="Liberation Sans" font-size="13" fill="#1b2430">`,
    ...bars.map((bar, i) => drawBar(bar, i, x)),
    ...marks.map(
      ({ ratio, says }, i) =>
        `<line x1="${x(ratio)}" x2="${x(ratio)}" y1="${frame.top - 6}" y2="${bottom}" stroke="#1b2430" stroke-width="1.2" stroke-dasharray="${i === 0 ? "2 3" : "6 3"}"/>` +
        `<text x="${x(ratio) + (i === 0 ? -4 : 4)}" y="${frame.top - 12}" font-size="11" text-anchor="${i === 0 ? "end" : "start"}">${escaped(says)}</text>`,
    ),
    `<line x1="${frame.labels}" x2="${frame.labels}" y1="${frame.top - 6}" y2="${bottom}" stroke="#56616f" stroke-width="1.2"/>`,
    "</svg>",
  ].join("");
}

function drawBar({ label, ratio, says }: Bar, place: number, x: (ratio: number) => number): string {
  const y = frame.top + place * frame.row;
  const middle = y + frame.row / 2 + 4.5;
  const end = x(ratio ?? 0);
  return (
    `<text x="0" y="${middle}">${escaped(drawable(clip(label, 36), place))}</text>` +
    `<rect x="${frame.labels}" y="${y + 4}" width="${x(1) - frame.labels}" height="${frame.row - 8}" fill="#${tones.plain.fill}"/>` +
    (ratio === undefined
      ? ""
      : `<rect x="${frame.labels}" y="${y + 4}" width="${end - frame.labels}" height="${frame.row - 8}" fill="#33618f"/>`) +
    `<text x="${x(1) + 8}" y="${middle}" font-weight="700">${escaped(says)}</text>`
  );
}

/** The bundled font has no letters for other scripts: a row of boxes would name nothing. */
function drawable(label: string, place: number): string {
  return /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u.test(
    label,
  ) || /\p{Emoji_Presentation}/u.test(label)
    ? `${place + 1}  Section ${place + 1}`
    : label;
}

function escaped(text: string): string {
  return wordText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

let ready: Promise<{ fonts: Uint8Array[] }> | undefined;

/** The rasteriser can be set up once per process only. */
function renderer(): Promise<{ fonts: Uint8Array[] }> {
  ready ??= (async () => {
    const [wasm, ...fonts] = await Promise.all([
      readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))),
      readFile(new URL("./fonts/LiberationSans-Regular.ttf", import.meta.url)),
      readFile(new URL("./fonts/LiberationSans-Bold.ttf", import.meta.url)),
    ]);
    await initWasm(wasm);
    return { fonts };
  })();
  return ready;
}
