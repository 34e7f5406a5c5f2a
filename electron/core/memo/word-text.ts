/** Text as a Word file can hold it, and the direction in which it reads. */

// XML 1.0 forbids these even as character references; a lone surrogate is mended by `toWellFormed`.
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

// These turn the order of the letters that follow: with them, a vendor's text could rearrange what stands beside it.
const reordering = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Whatever XML cannot hold, or would let a text deceive its reader, becomes U+FFFD: something visibly stood there.
 * Lines end with LF.
 */
export function wordText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .toWellFormed()
    .replaceAll(forbidden, "\uFFFD")
    .replaceAll(reordering, "\uFFFD");
}

const rightToLeft =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u;

/** Whether the first letter of the text is of a script that is written from right to left. */
export function readsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && rightToLeft.test(first);
}

/** The text in pieces of one direction each; digits and punctuation stay with the piece that they follow. */
export function byDirection(text: string): { text: string; rightToLeft: boolean }[] {
  if (!rightToLeft.test(text)) return [{ text, rightToLeft: false }];
  const pieces: { text: string; rightToLeft: boolean }[] = [];
  let from = 0;
  let current: boolean | undefined;
  for (const { 0: letter, index } of text.matchAll(/\p{L}/gu)) {
    const direction = rightToLeft.test(letter);
    if (current !== undefined && direction !== current) {
      pieces.push({ text: text.slice(from, index), rightToLeft: current });
      from = index;
    }
    current = direction;
  }
  return [...pieces, { text: text.slice(from), rightToLeft: current ?? false }];
}
