/** Texts of a PDF, evened out, and the marks that stand before the items of a list. */

/** Symbol fonts put their signs where Unicode has none of its own. */
const symbols: Readonly<Record<string, string>> = {
  "\uF0B7": "•",
  "\uF0A7": "▪",
  "\uF0D8": "•",
  "\uF076": "•",
  "\uF0A8": "☐",
  "\uF06F": "☐",
  "\uF0FE": "☑",
  "\uF052": "☑",
  "\uF078": "☒",
  "\uF0FD": "☒",
  "\uF0FC": "✓",
};

/** Runs of blanks become one; what has no width goes, but for a soft hyphen at the very end, which joins lines. */
export function evenOut(text: string): string {
  return text
    .replace(/[\uF000-\uF0FF]/g, (sign) => symbols[sign] ?? sign)
    .replace(/\u00AD(?=[^\u00AD])|[\u200B-\u200F\u2060\uFEFF]/g, "")
    .replace(/[\p{Cc}\p{Zs}\u2028\u2029]+/gu, " ")
    .trim();
}

const bullets = "•◦▪‣●○■▸►◆❖➢✦·∙";
const ticks: ReadonlyMap<string, boolean> = new Map([
  ["☐", false],
  ["□", false],
  ["❏", false],
  ["❑", false],
  ["☑", true],
  ["☒", true],
  ["✓", true],
  ["✔", true],
  ["✗", true],
  ["✘", true],
]);

/** `-`, `*` and `o` are bullets only when something stands apart behind them. */
const aMark = new RegExp(`^(?:[${bullets}]|[-–—*o]|${[...ticks.keys()].join("|")})$`, "u");
const aNumber = /^\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)]$/;
const aSectionNumber = /^\d{1,2}(?:\.\d{1,2}){1,4}\.?$/;

export type Marked = { readonly text: string; readonly ordered: boolean; readonly ticked?: boolean };

/** True of a text that consists of a mark or number alone and belongs to what stands to the right of it. */
export function isMark(text: string): boolean {
  return aMark.test(text) || aNumber.test(text) || aSectionNumber.test(text);
}

/** The item of a list without its mark; undefined for what is not an item. */
export function listItem(text: string): Marked | undefined {
  const blank = text.indexOf(" ");
  const first = blank < 0 ? text.slice(0, 2) : text.slice(0, blank);
  const rest = blank < 0 ? "" : text.slice(blank + 1).trim();
  // A bullet may touch its text.
  const touching = blank !== 1 && bullets.includes(text.charAt(0)) && text.length > 1;
  if (touching) return withBox(text.slice(1).trim());
  if (rest === "") return undefined;
  const box = ticked(text);
  if (box) return { ...box, ordered: false };
  if (aMark.test(first)) return ticks.has(first) ? undefined : withBox(rest);
  return aNumber.test(first) ? { text: rest, ordered: true } : undefined;
}

function withBox(text: string): Marked {
  return { ...(ticked(text) ?? { text }), ordered: false };
}

/** Of a text that begins with its one and only tick box. */
export function ticked(text: string): { text: string; ticked: boolean } | undefined {
  const first = ticks.get(text.charAt(0));
  const rest = text.slice(1);
  if (first === undefined || Array.from(rest).some((sign) => ticks.has(sign))) return undefined;
  return { text: rest.trim(), ticked: first };
}

/** How deep the number before a heading goes, 0 without one: 2 for "3.1 Scope". */
export function numberDepth(text: string): number {
  const number = /^(?:section |chapter |part )?(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s/i.exec(text)?.[1];
  return number === undefined ? 0 : number.split(".").length;
}

/** Before these a word is parted where it has a hyphen of its own. */
const keepsHyphen =
  /(?:^|[^\p{L}])(?:non|re|co|pre|self|sub|multi|anti|semi|cross|ex|mid|e|on|off|in|out|read|write|real|two|three|four|third|high|low|long|short|day|end|follow|sign|opt|call|pull|hand|check|well|\p{Lu}+)[-‐]$/u;

/** Puts a line behind a text. A word parted at the end of a line becomes one only where a small letter goes on. */
export function joinLines(text: string, next: string, { broken }: { broken: boolean }): string {
  const small = /^\p{Ll}/u.test(next);
  if (text.endsWith("\u00AD")) return text.slice(0, -1) + next;
  if (small && keepsHyphen.test(text)) return text + next;
  if (small && /\p{L}[-‐]$/u.test(text)) return text.slice(0, -1) + next;
  if (/\p{L}[-‐/]$/u.test(text) && !broken) return text + next;
  return `${text}${broken ? "\n" : " "}${next}`;
}
