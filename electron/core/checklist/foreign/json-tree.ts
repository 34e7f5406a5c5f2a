/**
 * Questions in JSON without a format of its own: a list of objects, or headings within headings, as OWASP ASVS
 * (`Requirements`, `Items`) and AISVS (`children`) have them.
 */
import { headerWords, saysYes, usesOf } from "#shared/checklists/foreign/column-uses";
import {
  paragraphs,
  promptFrom,
  type ColumnUse,
  type ForeignChecklist,
  type ForeignHeading,
  type ForeignItem,
} from "#shared/checklists/foreign/foreign-checklist";
import { asText, deepest, fieldsOf, isFields, textAt, textsAt, valueAt, type Fields } from "./plain-data.ts";

const childWords =
  /^(?:items|questions?|controls?|requirements?|children|sections?|groups?|categor(?:y|ies)|chapters?|domains?|checklist|checks|criteria|rules|data|entries|subsections?|topics?|areas?|questionnaire)$/i;

export function readJsonTree(
  root: unknown,
  name: { title: string; edition: string },
): ForeignChecklist | undefined {
  const items: ForeignItem[] = [];
  const notes = new Set<string>();
  gather(root, { under: [], items, notes, depth: 0, top: true });
  if (items.length === 0) return undefined;
  const shortName = textAt(root, "ShortName", "shortName", "id", "ref_id");
  const title = textAt(root, "Name", "title", "name", "Title", "label");
  const edition = textAt(root, "Version", "version", "edition", "release");
  const owasp = /^(?:AI)?SVS$|^(?:AI|MA|A)SVS$/i.test(shortName) || owaspName.test(`${title} ${name.title}`);
  return {
    kind: owasp ? "owasp" : "json",
    title: title === "" ? name.title : title,
    id: shortName === "" ? title : shortName,
    edition: edition === "" ? name.edition : edition,
    items,
    columns: [],
    notes: [...notes],
  };
}

/** What OWASP's verification standards call themselves. */
export const owaspName = /\b(?:AISVS|ASVS|MASVS)\b|Security Verification Standard/i;

type At = {
  under: readonly ForeignHeading[];
  items: ForeignItem[];
  notes: Set<string>;
  depth: number;
  top?: boolean;
};

function gather(node: unknown, at: At): void {
  if (at.depth > deepest) {
    at.notes.add("Lists lie in one another more deeply than is read: the innermost were not taken.");
    return;
  }
  const next = { ...at, depth: at.depth + 1, top: false };
  if (Array.isArray(node)) {
    const leaves = node.filter((one) => isFields(one) && childLists(one).length === 0) as Fields[];
    const uses = usesOfKeys(leaves);
    for (const one of node) {
      if (!isFields(one)) continue;
      if (childLists(one).length > 0) gather(one, next);
      else if (uses) take(one, uses, at);
    }
    if (leaves.length > 0 && !uses)
      at.notes.add(`${leaves.length} entries have no field that can be a question: not taken.`);
    return;
  }
  const lists = childLists(node);
  const heading = headingOf(node);
  // Of the whole file, the name is its title and no heading.
  const under = at.top === true || heading === undefined ? at.under : [...at.under, heading];
  for (const [key, list] of lists) {
    const named: ForeignHeading | undefined =
      lists.length > 1 && !Array.isArray(list) ? { id: "", title: key } : undefined;
    gather(list, { ...next, under: named ? [...under, named] : under });
  }
}

/** The lists of an object in which questions or further headings lie; an object of lists counts as one. */
function childLists(node: unknown): [string, unknown][] {
  return Object.entries(fieldsOf(node)).flatMap(([key, value]): [string, unknown][] => {
    const holds = Array.isArray(value) && value.some(isFields);
    if (holds && (childWords.test(key) || value.every(isFields))) return [[key, value]];
    if (isFields(value) && childWords.test(key)) return [[key, value]];
    return [];
  });
}

function headingOf(node: unknown): ForeignHeading | undefined {
  const name = textAt(
    node,
    "Name",
    "name",
    "title",
    "Title",
    "label",
    "text",
    "section",
    "category",
    "group",
  );
  const id = textAt(node, "Shortcode", "id", "ref_id", "code", "number", "ref");
  const title = textAt(node, "title", "Title");
  if (name === "" && id === "") return undefined;
  // "C1.1" with a title beside it: the name is the id.
  if (id === "" && title !== "" && title !== name) return { id: name, title };
  return { id, title: name === "" ? id : name };
}

function usesOfKeys(entries: readonly Fields[]): Map<string, ColumnUse | undefined> | undefined {
  const keys = [...new Set(entries.flatMap((entry) => Object.keys(entry)))].slice(0, 200);
  const lengths = keys.map((key) => {
    const there = entries.slice(0, 200).map((entry) => textAt(entry, key).length);
    return (
      there.reduce((sum, length) => sum + length, 0) /
      Math.max(1, there.filter((length) => length > 0).length)
    );
  });
  const uses = usesOf(keys, lengths);
  if (!uses) return undefined;
  const found = new Map(keys.map((key, at) => [key, uses[at]]));
  // Where names are numbers such as "1.1.2", they are ids.
  const named = keys.find((key) => headerWords(key) === "name");
  if (named !== undefined && entries.every((entry) => /^[A-Z]{0,4}\d+(?:\.\d+)*$/.test(textAt(entry, named))))
    found.set(named, "id");
  return found;
}

function take(entry: Fields, uses: NonNullable<ReturnType<typeof usesOfKeys>>, at: At): void {
  const of = (use: string) => [...uses].flatMap(([key, one]) => (one === use ? [key] : []));
  const text = (use: string) => textAt(entry, ...of(use).slice(0, 1));
  const ticked = [...uses].flatMap(([key, use]) =>
    use === "level-tick" && isTicked(valueAt(entry, key)) ? [/\d/.exec(key)?.[0] ?? key] : [],
  );
  const { prompt, guidance } = promptFrom(text("title"), text("prompt"));
  if (prompt === "") {
    at.notes.add("Entries without a question: not taken.");
    return;
  }
  const own = of("heading")
    .map((key) => ({
      id: textAt(entry, ...of("heading-id").filter((id) => stem(id) === stem(key))),
      title: textAt(entry, key),
    }))
    .filter(({ id, title }) => id !== "" || title !== "");
  const weight = Number(text("weight"));
  at.items.push({
    id: text("id"),
    under: [...at.under, ...own],
    prompt,
    guidance: paragraphs([
      guidance,
      ...of("guidance").map((key) => {
        const said = textAt(entry, key);
        return said === "" || /^(?:guidance|help|notes?|description)$/i.test(key)
          ? said
          : `${headerWords(key)}: ${said}`;
      }),
    ]),
    refs: of("reference").flatMap((key) =>
      textsAt(entry, key).map((ref) =>
        (/^\d+$/.test(ref) ? `${key.toUpperCase()}-${ref}` : ref).slice(0, 200),
      ),
    ),
    levels: [...of("level").flatMap((key) => textsAt(entry, key)), ...ticked],
    ...(weight > 0 && weight <= 10 && { weight }),
    ...(of("gate").some((key) => saysYes(textAt(entry, key))) && { gate: true }),
  });
}

const stem = (key: string) => headerWords(key).split(" ")[0];

/** `"✓"`, true, or as ASVS 4 has it: `{ "Required": true }`. */
const isTicked = (value: unknown) =>
  saysYes(asText(isFields(value) ? valueAt(value, "Required", "required") : value));
