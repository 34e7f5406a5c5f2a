/** Fits words into the lines of a picture, without a browser to measure them: widths are those of Inter, rounded up. */

const graphemes = new Intl.Segmenter();

/** The width of a text at one unit of size. */
function widthOf(text: string, strong: boolean): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += emOf(segment);
  return strong ? width * 1.06 : width;
}

function emOf(character: string): number {
  if (character === " ") return 0.3;
  if (/^[iIljtf.,:;'’|!()[\]\-–]$/.test(character)) return 0.37;
  if (/^[mwMW@%—…]$/.test(character)) return 0.92;
  if (/^[A-Z0-9&+=_]$/.test(character)) return 0.69;
  if (/^[\u0020-\u058f]/.test(character)) return 0.6;
  // Han, kana, Hangul, emoji and whatever else has no letter of Inter's.
  return 1.05;
}

/**
 * The text in at most `most` lines that are no wider than `width`. Words that are longer than a line are broken; what
 * does not fit ends in "…", for the table has the whole.
 */
export function fitWords(
  text: string,
  { width, size, strong = false, most = 1 }: { width: number; size: number; strong?: boolean; most?: number },
): string[] {
  const room = width / size;
  const words = text
    .trim()
    .split(/\s+/u)
    .flatMap((word) => brokenAt(word, room, strong));
  const lines: string[] = [];
  let line = "";
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, strong) <= room) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1)
      return [...lines, cutTo(`${line} ${words.slice(at).join(" ")}`, room, strong)];
    lines.push(line);
    line = word;
  }
  return line === "" ? lines : [...lines, line];
}

function brokenAt(word: string, room: number, strong: boolean): string[] {
  if (widthOf(word, strong) <= room) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== "" && widthOf(piece + segment, strong) > room) {
      pieces.push(piece);
      piece = "";
    }
    piece += segment;
  }
  return [...pieces, piece];
}

function cutTo(text: string, room: number, strong: boolean): string {
  let cut = "";
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(`${cut}${segment}…`, strong) > room) break;
    cut += segment;
  }
  return `${cut.replace(/[\s,;:.]+$/u, "")}…`;
}
