/** Turns an SVG into the picture of a figure, without a browser: by resvg, with a bundled font. */
import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { fontLetters } from "./font-letters.ts";
import { wordText } from "./word-text.ts";

/** `width` and `height` are in CSS pixels. */
export type Svg = { svg: string; width: number; height: number };

export const fontFamily = "Liberation Sans";
/** The picture is finer than the page that it is placed on. */
const fineness = 2;

export async function rasterise(svg: string): Promise<Uint8Array> {
  const { fonts } = await renderer();
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: fineness },
    font: { fontBuffers: fonts, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily },
    background: "#ffffff",
  });
  try {
    const rendered = image.render();
    try {
      return rendered.asPng();
    } finally {
      rendered.free();
    }
  } finally {
    image.free();
  }
}

/** Whether the bundled font has every letter of a text: a row of boxes would name nothing. */
export async function drawableTexts(): Promise<(text: string) => boolean> {
  const { has } = await renderer();
  return (text) =>
    Array.from(wordText(text)).every((letter) => /\s/.test(letter) || has(letter.codePointAt(0) ?? 0));
}

export function svgText(text: string): string {
  return wordText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

type Renderer = { fonts: Uint8Array[]; has: (code: number) => boolean };
let ready: Promise<Renderer> | undefined;

/** The rasteriser can be set up once per process only. */
function renderer(): Promise<Renderer> {
  ready ??= (async () => {
    const [wasm, regular, bold] = await Promise.all([
      readFile(new URL(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm"))),
      readFile(new URL("./fonts/LiberationSans-Regular.ttf", import.meta.url)),
      readFile(new URL("./fonts/LiberationSans-Bold.ttf", import.meta.url)),
    ]);
    await initWasm(wasm);
    const letters = [fontLetters(regular), fontLetters(bold)];
    return { fonts: [regular, bold], has: (code) => letters.every((has) => has(code)) };
  })();
  return ready;
}
