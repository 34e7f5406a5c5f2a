/**
 * The text of a manifest as a tree whose scalars stand as they are written: `1.10` stays "1.10", a date stays a
 * date, quoted text stays text. Every node knows its line, so that a problem can name it.
 */
import type { PathStep } from "#shared/formats/packet-fields";

export type TextNode =
  /** `bare` where no quotes or other marks said that it is text: a number, a yes or no, or a plain word. */
  | { kind: "text"; line: number; value: string; bare?: true }
  | { kind: "empty"; line: number }
  | { kind: "list"; line: number; items: TextNode[] }
  | { kind: "mapping"; line: number; members: TextMember[] };
export type TextMember = { key: string; line: number; value: TextNode };

/** A problem with the text itself, before anybody asks what the text says. */
export type TextProblem = { line?: number; path?: readonly PathStep[]; says: string; expected?: string };
export type TextTree = { root: TextNode | undefined; problems: TextProblem[] };

/** How deep lists and mappings may lie in one another: the format itself needs seven levels. */
export const maxDepth = 40;

/** Decodes UTF-8, or UTF-16 that says so; gives the line of the first byte that is neither. */
export function decodeText(bytes: Uint8Array): { text: string } | { badLine: number } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    return { badLine: lineOfBadByte(bytes) };
  }
}

/** Tells the line, counted from 1, of an offset in a text. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Collects the members of one mapping and the problems with its keys. */
export function memberCollector(line: number, path: readonly PathStep[], problems: TextProblem[]) {
  const members: TextMember[] = [];
  const lines = new Map<string, number>();
  return {
    node: (): TextNode => ({ kind: "mapping", line, members }),
    add(member: TextMember) {
      const { key } = member;
      const at = { line: member.line, path: [...path, key.toWellFormed()] };
      const before = lines.get(key);
      if (key === "__proto__") problems.push({ ...at, says: "No field can be called __proto__." });
      else if (!key.isWellFormed()) problems.push({ ...at, says: brokenText, expected: "whole characters" });
      else if (before !== undefined) {
        problems.push({
          ...at,
          says: `This field stands here a second time; the first is in line ${before}.`,
          expected: "each field once",
        });
      } else {
        lines.set(key, member.line);
        members.push(member);
      }
    },
  };
}

export function textNode(
  value: string,
  line: number,
  path: readonly PathStep[],
  problems: TextProblem[],
  bare?: true,
): TextNode {
  if (!value.isWellFormed()) problems.push({ line, path, says: brokenText, expected: "whole characters" });
  return { kind: "text", line, value: value.toWellFormed(), ...(bare ? { bare } : {}) };
}

/** The node at a path, with its line; where the path ends early, the line of the last node that is there. */
export function findNode(
  root: TextNode,
  path: readonly PropertyKey[],
): { node: TextNode | undefined; line: number } {
  let node: TextNode = root;
  let line = root.line;
  for (const step of path) {
    const next: { value: TextNode; line: number } | undefined =
      node.kind === "mapping"
        ? node.members.find(({ key }) => key === step)
        : node.kind === "list" && typeof step === "number"
          ? node.items.slice(step, step + 1).map((value) => ({ value, line: value.line }))[0]
          : undefined;
    if (next === undefined) return { node: undefined, line };
    node = next.value;
    line = next.line;
  }
  return { node, line };
}

const brokenText = "The text holds half of a character. Write the character anew.";

function lineOfBadByte(bytes: Uint8Array): number {
  // Bytes of a character that is split over two lines cannot be: a line feed is one byte in UTF-8.
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed === -1 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    line += 1;
    start = end;
  }
  return line;
}
