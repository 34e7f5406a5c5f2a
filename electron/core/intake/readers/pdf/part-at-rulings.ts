/**
 * pdf.js puts letters that follow one another on a line into one piece, across the borders of narrow cells as well:
 * parts such a piece at the blanks that lie nearest to the borders.
 */
import type { Glyphs } from "./open-pdf.ts";

/** `borders` are the x of rulings that this piece may cross, from left to right. */
export function partAtRulings(glyphs: Glyphs, borders: readonly number[]): Glyphs[] {
  const { text, x, width, size } = glyphs;
  const crossed = borders.filter((at) => at > x + size * 0.3 && at < x + width - size * 0.3);
  const blanks = [...text.matchAll(/\s+/g)].map(({ index }) => index).filter((at) => at > 0);
  if (crossed.length === 0 || blanks.length === 0) return [glyphs];
  const natural = placesOf(text, size);
  // What the letters do not need by themselves are the gaps at the borders.
  const spare = Math.max(0, width - (natural.at(-1) ?? width)) / crossed.length;
  const cuts: number[] = [];
  for (const [at, border] of crossed.entries()) {
    const later = blanks.filter((blank) => blank > (cuts.at(-1) ?? 0));
    const distance = (blank: number) => Math.abs(x + (natural[blank] ?? 0) + spare * (at + 0.5) - border);
    const [first] = later;
    if (first === undefined) break;
    cuts.push(later.reduce((best, blank) => (distance(blank) < distance(best) ? blank : best), first));
  }
  return [0, ...cuts].map((from, at): Glyphs => {
    const to = cuts[at] ?? text.length;
    const begins = at === 0 ? x : Math.max(x, (crossed[at - 1] ?? x) + 1);
    const ends = at < cuts.length ? (crossed[at] ?? x + width) - 1 : x + width;
    return { ...glyphs, text: text.slice(from, to).trim(), x: begins, width: ends - begins };
  });
}

/** Where each letter begins, in points from the first, for a usual typeface; last, where the text ends. */
function placesOf(text: string, size: number): number[] {
  let at = 0;
  const places = [0];
  for (const letter of text) {
    at +=
      size *
      (/[ijl.,:;'|!()\s]/.test(letter)
        ? 0.26
        : /[frt-]/.test(letter)
          ? 0.33
          : /[mwMW@]/.test(letter)
            ? 0.82
            : /\p{Lu}/u.test(letter)
              ? 0.67
              : 0.52);
    for (let unit = 0; unit < letter.length; unit += 1) places.push(at);
  }
  return places;
}
