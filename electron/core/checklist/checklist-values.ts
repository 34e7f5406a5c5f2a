/** The tree of a checklist file as values: each known field of its type, each unknown one as it was written. */
import type { TextNode } from "../packet/manifest-text.ts";

type Path = readonly (string | number)[];
/** A node without what is blank, and its value; both have the same places. */
export type Valued = { node: TextNode; value: unknown };

/** Where the format has a number or a yes/no; every other known field is text, as it is written. */
const numbers =
  /^(scale\.\d+\.points|policy\.(approve|conditions)\.(overall|section)|policy\.countersignatures|sections\.\d+\.(items\.\d+\.)?weight)$/;
const yesNo = /^sections\.\d+\.items\.\d+\.gate$/;

/** `plain` is the file as a parser reads it that tells numbers, booleans and text apart. */
export function valued(node: TextNode, plain: unknown, path: Path = []): Valued | undefined {
  if (node.kind === "empty") return undefined;
  if (node.kind === "text") {
    return node.value.trim() === "" ? undefined : { node, value: scalarOf(node.value, path.join(".")) };
  }
  if (node.kind === "list") {
    const kept = node.items.flatMap((item, i) => valued(item, memberOf(plain, i), [...path, i]) ?? []);
    return { node: { ...node, items: kept.map((one) => one.node) }, value: kept.map((one) => one.value) };
  }
  const known = knownFields(path);
  const kept = node.members.flatMap((member) => {
    const under = memberOf(plain, member.key);
    const one =
      known === undefined || known.includes(member.key)
        ? valued(member.value, under, [...path, member.key])
        : { node: member.value, value: asWritten(member.value, under) };
    return one === undefined ? [] : [{ ...member, value: one.node, as: one.value }];
  });
  return {
    node: { ...node, members: kept.map(({ key, line, value }) => ({ key, line, value })) },
    value: Object.fromEntries(kept.map(({ key, as }) => [key, as])),
  };
}

function scalarOf(text: string, at: string): unknown {
  if (numbers.test(at) && /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (yesNo.test(at) && /^(yes|true)$/i.test(text)) return true;
  if (yesNo.test(at) && /^(no|false)$/i.test(text)) return false;
  return text;
}

/** A number that a double does not hold stays text: kept is better than nearly kept. */
function asWritten(node: TextNode, plain: unknown): unknown {
  if (node.kind === "empty") return null;
  if (node.kind === "list") return node.items.map((item, i) => asWritten(item, memberOf(plain, i)));
  if (node.kind === "mapping") {
    return Object.fromEntries(
      node.members.map(({ key, value }) => [key, asWritten(value, memberOf(plain, key))]),
    );
  }
  if (typeof plain === "boolean") return plain;
  const fits =
    typeof plain === "number" &&
    Number.isFinite(plain) &&
    (!Number.isInteger(plain) || Number.isSafeInteger(plain));
  return fits ? plain : node.value;
}

function memberOf(plain: unknown, step: string | number): unknown {
  if (typeof plain !== "object" || plain === null || !Object.hasOwn(plain, step)) return undefined;
  // A parser made it: what lies under its own names is unknown to the compiler and stays so.
  return (plain as Record<string | number, unknown>)[step];
}

/** Fields that the format does not know, at every level where it has fields. They are kept, and shown. */
export function unknownFields(value: unknown, path: Path = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => unknownFields(one, [...path, i]));
  const known = knownFields(path);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, under]) => {
    if (known !== undefined && !known.includes(key)) return [written([...path, key])];
    return unknownFields(under, [...path, key]);
  });
}

function knownFields(path: Path): readonly string[] | undefined {
  const place = path.map((step) => (typeof step === "number" ? "*" : step)).join(".");
  return Object.hasOwn(places, place) ? places[place] : undefined;
}

const places: Readonly<Record<string, readonly string[]>> = {
  "": ["format", "id", "version", "title", "source", "scale", "policy", "sections"],
  source: ["kind", "file", "sha256", "edition"],
  "scale.*": ["key", "label", "points", "help"],
  policy: ["gateMinimum", "approve", "conditions", "notApplicable", "countersignatures"],
  "policy.approve": ["overall", "section"],
  "policy.conditions": ["overall", "section"],
  "sections.*": ["id", "title", "weight", "packetSection", "items"],
  "sections.*.items.*": [
    "id",
    "prompt",
    "guidance",
    "weight",
    "gate",
    "notApplicable",
    "question",
    "refs",
    "expects",
    "levels",
    "sourceId",
  ],
};

function written(path: Path): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
}
