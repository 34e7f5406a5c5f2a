/** What a schema found wrong in a file, in words for the person who wrote the file. */
import type { z } from "zod";

export type Step = string | number;
export type Fault = { path: readonly Step[]; says: string; expected?: string };
type Issue = z.core.$ZodIssue;

/** One fault or more; `value` is the whole of what was checked, `known` tells the names that fit at a place. */
export function faultsOf(
  issue: Issue,
  value: unknown,
  known: (path: readonly Step[]) => readonly string[] = () => [],
): Fault[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  const found = path.reduce<unknown>(memberOf, value);
  const says = found === undefined ? "This is missing." : `This is ${inPlainWords(found)}.`;
  switch (issue.code) {
    case "invalid_type":
      return [{ path, says, expected: kinds[issue.expected] ?? issue.expected }];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownField([...path, key], known(path)));
    case "invalid_value":
      return [{ path, says, expected: oneOf(issue.values.map(String)) }];
    case "too_small":
      return [{ path, says, expected: limit("at least", issue, issue.minimum) }];
    case "too_big":
      return [{ path, says, expected: limit("at most", issue, issue.maximum) }];
    case "invalid_key":
      return [{ path, says: `“${clip(String(path.at(-1)))}” is not an id.`, expected: ID }];
    case "invalid_format":
      return [{ path, says, expected: formatOf(issue) }];
    case "invalid_union":
      return [{ path, says, expected: `${DAY}, or nothing` }];
    default: {
      const expected: unknown = issue.code === "custom" ? issue.params?.["expected"] : undefined;
      const sentence = `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`;
      return [{ path, says: sentence, ...(typeof expected === "string" ? { expected } : {}) }];
    }
  }
}

export function oneOf(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? "") : `one of ${names.join(", ")}`;
}

/** A value as a person would call it. */
export function inPlainWords(found: unknown): string {
  if (found === null) return "null";
  if (Array.isArray(found)) return found.length === 0 ? "an empty list" : "a list";
  if (typeof found === "number" || typeof found === "boolean") return String(found);
  if (typeof found !== "string") return "a mapping";
  return found === "" ? "empty" : `the text “${clip(found)}”`;
}

const ID = "letters, digits, dot, underscore and hyphen alone";
const DAY = "a day such as 2026-11-02";
const kinds: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "yes or no",
  array: "a list",
  object: "a mapping",
  record: "a mapping",
};

function unknownField(path: readonly Step[], known: readonly string[]): Fault {
  const name = String(path.at(-1));
  const near = nearest(name, known);
  const says = `The format has no field “${clip(name)}” here.${near === undefined ? "" : ` Is “${near}” meant?`}`;
  return { path, says, ...(known.length > 0 ? { expected: oneOf(known) } : {}) };
}

function limit(
  word: string,
  { origin, inclusive }: { origin: string; inclusive?: boolean | undefined },
  bound: number | bigint,
): string {
  if (origin === "string") return bound === 1 ? "at least one character" : `${word} ${bound} characters`;
  if (origin === "array") return bound === 1 ? `${word} one entry` : `${word} ${bound} entries`;
  if (inclusive !== false) return `${word} ${bound}`;
  return `${word === "at least" ? "more" : "less"} than ${bound}`;
}

/** A pattern that says nothing of its own is that of an id. */
function formatOf(issue: Issue & { code: "invalid_format" }): string {
  if (issue.format === "date") return DAY;
  return issue.message.startsWith("Invalid") ? ID : issue.message;
}

function memberOf(value: unknown, step: Step): unknown {
  // What an object holds under a name is unknown to the compiler and stays so.
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return (value as Record<Step, unknown>)[step];
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79).toWellFormed()}…` : text;
}

/** The name that was probably meant: two letters off at most, whatever the case. */
function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 40) return undefined;
  const off = known.map((other) => ({ other, by: distance(name.toLowerCase(), other.toLowerCase()) }));
  const [best] = off.toSorted((a, b) => a.by - b.by);
  return best && best.by <= 2 && best.by < best.other.length / 2 ? best.other : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
