/** What stands on one page of a PDF: runs of text with their places, and the straight lines drawn around them. */
import type { PDFPageProxy } from "pdfjs-dist";
import { asMatrix, times, type Matrix } from "./matrix.ts";
import { pathRules, type Rule } from "./rules.ts";
import { evenOut } from "./text.ts";

/** In points from the top left corner of the page as it is shown; `y` is the line on which the letters stand. */
export type Run = {
  /** As the file has it: a blank at its end parts it from the next. */
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** Filled into a form, not printed. */
  readonly filled?: boolean;
};
export type PdfPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Texts that run upwards or aslant, such as a stamp over the page. */
  readonly aslant: readonly string[];
  readonly rules: readonly Rule[];
};

/** Reads at most `characters` characters of text; `cut` says that there are more. */
export async function readPage(
  page: PDFPageProxy,
  { characters }: { characters: number },
): Promise<{ page: PdfPage; characters: number; cut: boolean }> {
  const view = page.getViewport({ scale: 1 });
  const shown = asMatrix(view.transform);
  const { rules, bold } = await looks(page, shown);
  const runs: Run[] = [];
  const aslant: string[] = [];
  let count = 0;
  let cut = false;
  for (const item of (await page.getTextContent()).items) {
    if (!("str" in item)) continue;
    const text = item.str;
    if (evenOut(text) === "") continue;
    count += text.length;
    if (count > characters) {
      cut = true;
      break;
    }
    const [a, b, c, d, x, y] = times(shown, asMatrix(item.transform));
    if (![a, b, c, d, x, y].every(Number.isFinite)) continue;
    const size = Math.hypot(c, d);
    const width = item.width * Math.hypot(shown[0], shown[1]);
    if (Math.abs(b) > 0.1 * Math.abs(a) || a < 0) aslant.push(evenOut(text));
    else runs.push({ text, x, right: x + Math.max(width, 1), y, size: size || 1, bold: bold(item.fontName) });
  }
  return {
    page: { number: page.pageNumber, width: view.width, height: view.height, runs, aslant, rules },
    characters: count,
    cut,
  };
}

/** The names of the fonts and the drawn lines come with the drawing of the page, of which nothing is drawn. */
async function looks(
  page: PDFPageProxy,
  shown: Matrix,
): Promise<{ rules: Rule[]; bold: (font: string) => boolean }> {
  const known = new Map<string, boolean>();
  const bold = (font: string): boolean => {
    let answer = known.get(font);
    if (answer === undefined) {
      answer = page.commonObjs.has(font) && looksBold(page.commonObjs.get(font));
      known.set(font, answer);
    }
    return answer;
  };
  const { OPS } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  // Without annotations: their texts are read from what they hold.
  const drawn = await page.getOperatorList({ annotationMode: 0 });
  return { rules: pathRules(drawn, { ops: OPS, shown }), bold };
}

function looksBold(font: unknown): boolean {
  if (typeof font !== "object" || font === null) return false;
  const name = "name" in font && typeof font.name === "string" ? font.name : "";
  const says = (key: "bold" | "black") => key in font && Reflect.get(font, key) === true;
  return says("bold") || says("black") || /bold|black|heavy|demi/i.test(name);
}
