/** What may stand in double braces in a memo template, and where it was found. docs/templates.md lists the same. */
import { memoParts, type MemoPart } from "../memo/memo-types.ts";
import { elements, type XmlNode } from "./xml-tree.ts";

/** Words within a line, and what the memo puts there. */
export const wordPlaceholders = {
  title: "what the memo is about",
  decision: "the decision, in words",
  vendor: "the vendor and the product",
  packet: "the packet's id and version",
  classification: "the marking: decision memo, or draft",
  digest: "the review's digest",
  reviewer: "who reviewed",
  date: "the day on which the review was frozen",
} as const;
export type WordPlaceholder = keyof typeof wordPlaceholders;

export const knownPlaceholders: readonly string[] = [
  "memo",
  ...Object.keys(wordPlaceholders),
  ...memoParts.map((part) => `section:${part}`),
];

export const isWord = (name: string): name is WordPlaceholder => Object.hasOwn(wordPlaceholders, name);

/** The part of the memo that `section:NAME` asks for. */
export function partNamed(name: string): MemoPart | undefined {
  return memoParts.find((part) => name === `section:${part}`);
}

const inBraces = /\{\{([^{}]{1,100})\}\}/g;

/** As it is written, `{{ Memo }}`, is as good as `{{memo}}`; what stands between the braces need not be known. */
export const placeholderName = (inner: string) => inner.replaceAll(/\s+/g, "").toLowerCase();

export function placeholdersIn(
  text: string,
): { name: string; at: number; length: number; written: string }[] {
  return [...text.matchAll(inBraces)].map((match) => ({
    name: placeholderName(match[1] ?? ""),
    at: match.index,
    length: match[0].length,
    written: match[0],
  }));
}

/** Braces that begin a placeholder, or end one, and have no other half in the paragraph. */
export function brokenBraces(text: string): string | undefined {
  const rest = text.replaceAll(inBraces, "");
  const at = rest.search(/\{\{|\}\}/);
  return at === -1 ? undefined : rest.slice(at, at + 40);
}

/** The text elements of a paragraph, without those of paragraphs within it (text boxes have their own). */
export function textsOf(paragraph: XmlNode): XmlNode[] {
  return elements(paragraph).flatMap((one) =>
    one.name === "w:t" ? [one] : one.name === "w:p" ? [] : textsOf(one),
  );
}

export const textIn = (node: XmlNode) => node.children.filter((one) => typeof one === "string").join("");

/**
 * Puts words in the place of placeholders. One that is broken over runs gets its words where it begins, in the look of
 * that run; the other runs lose their share of it.
 */
export function putWords(paragraph: XmlNode, wordFor: (name: string) => string | undefined): void {
  const texts = textsOf(paragraph).map((node) => ({ node, text: textIn(node) }));
  const found = placeholdersIn(texts.map(({ text }) => text).join("")).toReversed();
  for (const { name, at, length } of found) {
    const words = wordFor(name);
    if (words === undefined) continue;
    let from = 0;
    let put = false;
    for (const one of texts) {
      const [begin, end] = [Math.max(at - from, 0), Math.min(at + length - from, one.text.length)];
      from += one.text.length;
      if (begin >= end) continue;
      one.text = one.text.slice(0, begin) + (put ? "" : words) + one.text.slice(end);
      // The next text begins where this one ended before it was altered.
      put = true;
    }
  }
  for (const { node, text } of texts) {
    node.children = text === "" ? [] : [text];
    node.attributes["xml:space"] = "preserve";
  }
}

export function nearestPlaceholder(name: string): string {
  const byDistance = knownPlaceholders.map((known) => ({ known, far: distance(name, known) }));
  return byDistance.reduce((best, one) => (one.far < best.far ? one : best)).known;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
