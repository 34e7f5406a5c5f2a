/** What should stand at a place of a manifest, in words for the person who writes it, with a small example. */
import { shapeAt, type FieldShape, type PathStep } from "#shared/formats/packet-fields";
import { PACKET_FORMAT } from "#shared/formats/packet";
import type { TextNode } from "./manifest-text.ts";
import { shapeInFile } from "./manifest-value.ts";

/** So many names of fields make an example. */
const mostNames = 3;

/** `found` is what stands there instead: a text is put into the example, so that it can be copied. */
export function expectedAt(
  steps: readonly PathStep[],
  { found, json }: { found: TextNode | undefined; json: boolean },
): string {
  const [first, second] = steps;
  const written = found?.kind === "text" ? clip(found.value) : undefined;
  const write = json ? jsonExample : yamlExample;
  if (steps.length === 0) {
    return `named fields at the top: format, id and sections, such as ${write({ kind: "field", name: "format", value: PACKET_FORMAT })}`;
  }
  if (steps.length === 1 && first === "format") return PACKET_FORMAT;
  if (steps.length === 1 && first === "id") {
    return "1 to 100 characters of a-z, 0-9, dot, underscore and hyphen, such as invoice-matcher";
  }
  const actions = steps.length === 2 && first === "sections" && second === "actions";
  const shape = actions ? shapeAt(["sections", "actions", "rows"]) : shapeInFile(steps);
  if (shape?.kind === "list") {
    if (shape.item.kind !== "mapping") {
      const entry = written ?? "…";
      return `a list, also for one entry: ${write({ kind: "list", entries: [entry] })}`;
    }
    const example = write({ kind: "list", entries: [exampleOf(shape.item, written)] });
    return `a list whose entries have named fields, such as ${example}`;
  }
  if (shape?.kind === "mapping") return `named fields, such as ${write(exampleOf(shape, written))}`;
  if (!shape?.allowed) return "one text";
  return shape.allowed.join() === "yes,no" ? "yes or no" : `one of ${shape.allowed.join(", ")}`;
}

/** What stands at a place, for the sentence that begins with the name of the place. */
export function foundInWords(node: TextNode | undefined): string {
  if (node === undefined || node.kind === "empty") return "is empty";
  if (node.kind === "list") return "is a list";
  if (node.kind === "mapping") return "has named fields of its own";
  return `is the text “${clip(node.value)}”`;
}

type Example =
  | string
  | { kind: "list"; entries: readonly Example[] }
  | { kind: "fields"; members: readonly (readonly [name: string, value: string])[] }
  | { kind: "field"; name: string; value: string };

function exampleOf(shape: FieldShape & { kind: "mapping" }, written: string | undefined): Example {
  const names = [...shape.fields.keys()].filter((name) => name !== "text" && name !== "claims");
  // A text that stands alone is most often meant as one of these; of other fields nobody can know.
  const home = names.find((name) => ["name", "action", "path"].includes(name));
  const shown = names.slice(0, mostNames);
  return {
    kind: "fields",
    members: shown.map((name) => [name, name === home && written !== undefined ? written : "…"]),
  };
}

function yamlExample(example: Example): string {
  if (typeof example === "string") {
    // In brackets these would end the text, and elsewhere they would begin something else.
    return /^[\p{L}\p{N}…][^,[\]{}#"'&*!|>%@`:]*$/u.test(example) ? example : JSON.stringify(example);
  }
  if (example.kind === "list") return `[${example.entries.map(yamlExample).join(", ")}]`;
  if (example.kind === "field") return `${example.name}: ${yamlExample(example.value)}`;
  return `{ ${example.members.map(([name, value]) => `${name}: ${yamlExample(value)}`).join(", ")} }`;
}

function jsonExample(example: Example): string {
  if (typeof example === "string") return JSON.stringify(example);
  if (example.kind === "list") return `[${example.entries.map(jsonExample).join(", ")}]`;
  if (example.kind === "field") return `"${example.name}": ${JSON.stringify(example.value)}`;
  return `{ ${example.members.map(([name, value]) => `"${name}": ${JSON.stringify(value)}`).join(", ")} }`;
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…`.toWellFormed() : text;
}
