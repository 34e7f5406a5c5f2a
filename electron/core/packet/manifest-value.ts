/** What a manifest's text says: known fields without what is blank, unknown ones as they were written. */
import { shapeAt, type FieldShape, type PathStep } from "#shared/formats/packet-fields";
import type { TextNode } from "./manifest-text.ts";

type Path = readonly PathStep[];

/**
 * Leaves out what is null or blank, which counts as absent; an unknown field keeps it. In a list it keeps its place as
 * long as something follows: a path such as `actions[2]` counts as the file does. `undefined` when nothing is left.
 */
export function dropBlank(node: TextNode, path: Path = []): TextNode | undefined {
  const shape = shapeInFile(path);
  if (shape === undefined) return node;
  if (node.kind === "empty") return undefined;
  if (node.kind === "text") return node.value.trim() === "" ? undefined : node;
  if (node.kind === "list") {
    const items = node.items.map((item, at) => dropBlank(item, [...path, at]));
    const end = items.findLastIndex((item) => item !== undefined) + 1;
    const kept = items.slice(0, end).map((item, at) => item ?? placeHolder(node.items[at], [...path, at]));
    return { ...node, items: kept };
  }
  const members = node.members.flatMap((member) => {
    const value = dropBlank(member.value, [...path, member.key]);
    return value === undefined ? [] : [{ ...member, value }];
  });
  return { ...node, members };
}

/** The tree as plain values: text as it is written; in an unknown field what JSON writes the same way. */
export function toValue(node: TextNode, path: Path = []): unknown {
  if (node.kind === "list") return node.items.map((item, at) => toValue(item, [...path, at]));
  if (node.kind === "mapping") {
    return Object.fromEntries(node.members.map(({ key, value }) => [key, toValue(value, [...path, key])]));
  }
  const known = shapeInFile(path) !== undefined;
  if (node.kind === "empty") return known ? undefined : null;
  return known || !node.bare ? node.value : bareValue(node.value);
}

/** The shape of a field as the file has it, where the action policy matrix may be a plain list. */
export function shapeInFile(path: Path): FieldShape | undefined {
  const [first, second, third] = path;
  const inRow = first === "sections" && second === "actions" && typeof third === "number";
  return shapeAt(inRow ? ["sections", "actions", "rows", ...path.slice(2)] : path);
}

function placeHolder(item: TextNode | undefined, path: Path): TextNode {
  const line = item?.line ?? 1;
  return shapeInFile(path)?.kind === "mapping"
    ? { kind: "mapping", line, members: [] }
    : { kind: "text", line, value: "" };
}

/** 1.10 is no 1.1: a number that would be written otherwise stays text. */
function bareValue(written: string): unknown {
  if (/^(true|True|TRUE)$/.test(written)) return true;
  if (/^(false|False|FALSE)$/.test(written)) return false;
  return /^-?\d/.test(written) && String(Number(written)) === written ? Number(written) : written;
}
