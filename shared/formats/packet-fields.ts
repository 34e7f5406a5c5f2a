/**
 * What the packet format knows, read off its schema, so that no field is listed twice: field paths, values outside
 * a closed set, and fields that the format does not know.
 *
 * A field path is dotted, list items in brackets: `actions[2].approver`, `data.flows[0].retention`. The prefix
 * `sections.` is optional, `actions[2]` stands for `sections.actions.rows[2]`, and `[]` for every item. A key that
 * is no plain word stands in brackets and quotes: `boundary["our own field"]`.
 */
import { z } from "zod";
import { Packet, packetSectionIds } from "./packet.ts";

/** One step of a field path: a key, an item by its index, or every item. */
export type PathStep = string | number | typeof everyItem;
export const everyItem = Symbol("every item");

/** The shape of a field: text (perhaps of a closed set), a list, or a mapping. */
export type FieldShape =
  | { kind: "text"; allowed?: readonly string[] }
  | { kind: "list"; item: FieldShape }
  | { kind: "mapping"; fields: ReadonlyMap<string, FieldShape> };

export type UnrecognisedValue = { path: string; value: string; allowed: readonly string[] };
export type UnknownField = { path: string; value: unknown };

/** Values outside a closed set, as the vendor wrote them. */
export function unrecognisedValues(packet: Packet): UnrecognisedValue[] {
  const found: UnrecognisedValue[] = [];
  visit(packet, packetShape, [], (value, shape, path) => {
    if (shape?.kind !== "text" || !shape.allowed || typeof value !== "string") return;
    // Blank is the place of an entry that is not there.
    if (value !== "" && !shape.allowed.includes(value))
      found.push({ path: fieldPath(path), value, allowed: shape.allowed });
  });
  return found;
}

/** Fields that the format does not know, at every level; below an unknown field nothing more is reported. */
export function unknownFields(packet: Packet): UnknownField[] {
  const found: UnknownField[] = [];
  visit(packet, packetShape, [], (value, shape, path) => {
    if (shape === undefined) found.push({ path: fieldPath(path), value });
  });
  return found;
}

/** Whether the format knows this field path. A section or a whole list counts as a field, too. */
export function isFieldPath(path: string): boolean {
  const steps = parseFieldPath(path);
  return steps !== undefined && steps.length > 0 && shapeAt(steps) !== undefined;
}

/**
 * The value at a field path; `undefined` where the packet has none. `[]` gives a list with one place for each item,
 * `undefined` where that item lacks the rest of the path.
 */
export function valueAt(packet: Packet, path: string): unknown {
  const steps = parseFieldPath(path);
  return steps === undefined || steps.length === 0 ? undefined : read(packet, steps);
}

/** Writes steps down from the root of a manifest as a field path. */
export function fieldPath(steps: readonly PathStep[]): string {
  const [first, second, third] = steps;
  const known = first === "sections" && typeof second === "string" && isSectionId(second);
  const from = known ? steps.slice(1) : [...steps];
  // The two ways to write the action policy matrix have one path.
  if (known && second === "actions" && third === "rows" && typeof steps[3] === "number") from.splice(1, 1);
  return from.map((step, at) => writeStep(step, at === 0)).join("");
}

/** Reads a field path into steps down from the root of a packet; `undefined` when it is not one. */
export function parseFieldPath(path: string): PathStep[] | undefined {
  const steps: PathStep[] = [];
  const token = /(?<dot>\.)?(?:(?<key>[^.[\]"]+)|\[(?<index>\d{0,9})\]|\[(?<quoted>"(?:[^"\\]|\\.)*")\])/y;
  while (token.lastIndex < path.length) {
    const match = token.exec(path)?.groups;
    if (!match) return undefined;
    const plainKey = match["key"] !== undefined;
    if ((match["dot"] !== undefined) !== (plainKey && steps.length > 0)) return undefined;
    const step = readStep(match);
    if (step === undefined) return undefined;
    steps.push(step);
  }
  if (steps[0] !== "sections" && typeof steps[0] === "string" && isSectionId(steps[0]))
    steps.unshift("sections");
  if (steps[0] === "sections" && steps[1] === "actions" && steps.length > 2 && typeof steps[2] !== "string") {
    steps.splice(2, 0, "rows");
  }
  return steps;
}

/** The shape that the format gives to the field at these steps from the root; `undefined` for an unknown field. */
export function shapeAt(steps: readonly PathStep[]): FieldShape | undefined {
  let shape: FieldShape | undefined = packetShape;
  for (const step of steps) {
    if (shape?.kind === "mapping") shape = typeof step === "string" ? shape.fields.get(step) : undefined;
    else if (shape?.kind === "list") shape = typeof step === "string" ? undefined : shape.item;
    else return undefined;
  }
  return shape;
}

function isSectionId(word: string): boolean {
  return packetSectionIds.some((id) => id === word);
}

function readStep(match: Record<string, string | undefined>): PathStep | undefined {
  const { key, index, quoted } = match;
  if (key !== undefined) return key;
  if (index !== undefined) return index === "" ? everyItem : Number(index);
  try {
    return String(JSON.parse(quoted ?? ""));
  } catch {
    return undefined;
  }
}

function writeStep(step: PathStep, first: boolean): string {
  if (typeof step === "number") return `[${step}]`;
  if (typeof step === "symbol") return "[]";
  if (!/^[^.[\]"\s]+$/.test(step)) return `[${JSON.stringify(step)}]`;
  return first ? step : `.${step}`;
}

function read(value: unknown, steps: readonly PathStep[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (step === everyItem) return Array.isArray(value) ? value.map((item) => read(item, rest)) : undefined;
  if (typeof step === "number") return Array.isArray(value) ? read(value[step], rest) : undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  // Own members only: a path such as `boundary.constructor` must find nothing.
  const member = Object.getOwnPropertyDescriptor(value, step);
  return member === undefined ? undefined : read(member.value, rest);
}

type Visitor = (value: unknown, shape: FieldShape | undefined, path: readonly PathStep[]) => void;

function visit(
  value: unknown,
  shape: FieldShape | undefined,
  path: readonly PathStep[],
  visitor: Visitor,
): void {
  visitor(value, shape, path);
  if (shape?.kind === "list" && Array.isArray(value)) {
    value.forEach((item, at) => visit(item, shape.item, [...path, at], visitor));
  } else if (shape?.kind === "mapping" && typeof value === "object" && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (member !== undefined) visit(member, shape.fields.get(key), [...path, key], visitor);
    }
  }
}

/** Reads a zod schema as far as the packet format needs it. */
function describe(schema: z.core.$ZodType): FieldShape {
  const examples = z.globalRegistry.get(schema)?.examples;
  if (Array.isArray(examples)) return { kind: "text", allowed: examples.map(String) };
  if (schema instanceof z.ZodOptional) return describe(schema.unwrap());
  if (schema instanceof z.ZodArray) return { kind: "list", item: describe(schema.element) };
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries<z.core.$ZodType>(schema.shape);
    return { kind: "mapping", fields: new Map(fields.map(([key, field]) => [key, describe(field)])) };
  }
  if (schema instanceof z.ZodUnion) {
    // A union holds a mapping only where a list of rows is read as well: the mapping is the form that is kept.
    const mapping = schema.options.find((option) => option instanceof z.ZodObject);
    if (mapping) return describe(mapping);
  }
  return { kind: "text" };
}

const packetShape = describe(Packet);
