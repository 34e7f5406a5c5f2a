/** Walks over the tree of a JSON or YAML text, and quotes its places. */
import type { InFile } from "#shared/prechecks/evidence-document";
import type { TextNode } from "../manifest-text.ts";

export type Mapping = Extract<TextNode, { kind: "mapping" }>;

export function asMapping(node: TextNode | undefined): Mapping | undefined {
  return node?.kind === "mapping" ? node : undefined;
}
/** The member of that name; where several names are given, the first that is there. */
export function get(node: TextNode | undefined, ...names: readonly string[]): TextNode | undefined {
  const members = asMapping(node)?.members ?? [];
  for (const name of names) {
    const found = members.find(({ key }) => key.toLowerCase() === name.toLowerCase());
    if (found) return found.value;
  }
  return undefined;
}
export function textOf(node: TextNode | undefined): string | undefined {
  return node?.kind === "text" ? node.value : undefined;
}
/** A list's entries; one entry alone counts as a list of it. */
export function entriesOf(node: TextNode | undefined): readonly TextNode[] {
  if (node === undefined || node.kind === "empty") return [];
  return node.kind === "list" ? node.items : [node];
}
export function textsOf(node: TextNode | undefined): { text: string; line: number }[] {
  return entriesOf(node).flatMap((entry) =>
    entry.kind === "text" ? [{ text: entry.value, line: entry.line }] : [],
  );
}
export function flagOf(node: TextNode | undefined): boolean | undefined {
  const text = textOf(node);
  return text === "true" ? true : text === "false" ? false : undefined;
}

export type Quoting = (line: number, needle: string) => InFile;

/** Quotes a line of the file; of a long line the part around the needle. What is quoted stands there verbatim. */
export function quoting(text: string): Quoting {
  const lines = text.split("\n");
  // Thousands of tools may stand on one line: each is looked for behind the one before.
  const found = new Map<number, number>();
  return (line, needle) => {
    const whole = lines[line - 1] ?? "";
    if (whole.length <= longest || (whole.length < 10_000 && whole.trim().length <= longest))
      return { line, quote: whole.trim() };
    const next = whole.indexOf(needle, found.get(line) ?? 0);
    const at = next === -1 ? Math.max(0, whole.indexOf(needle)) : next;
    if (next !== -1) found.set(line, next + 1);
    return { line, quote: whole.slice(Math.max(0, at - 40), at + longest - 40).trim() };
  };
}
const longest = 200;
