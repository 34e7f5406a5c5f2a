/** Lists of systems with what is done there, and of permissions with why: rows of the packet, told a line each. */
import type { PacketSectionId } from "../formats/packet.ts";
import { sourceOf, type Collector, type Said } from "./collect.ts";
import type { ListItem } from "./document.ts";
import { labelledOf, matchDuty, putValue } from "./labelled.ts";
import { classesOf, isName, isPost, personOf } from "./values.ts";
import { plain } from "./words.ts";

const verbs: Readonly<Record<string, string>> = {
  reads: "read",
  writes: "write",
  updates: "write",
  creates: "write",
  stores: "store",
  keeps: "store",
  sends: "forward",
  forwards: "forward",
};
const verb = "reads|writes|updates|creates|stores|keeps|sends|forwards";

type Line = { system: string; access: string[]; fields: string[]; classes: string[] };

/** "Tenant portal: reads tenant name and photos (personal data), writes drafts". */
function lineOf(text: string): Line | undefined {
  const [, system = "", said = ""] =
    new RegExp(`^([^:]{2,60}):\\s+((?:${verb})\\b.{3,300})$`, "iu").exec(plain(text)) ?? [];
  if (system === "") return undefined;
  const brackets = [...said.matchAll(/\(([^()]{3,60})\)/g)].map(([, inside = ""]) => inside);
  const classes = brackets.flatMap((inside) =>
    /^(?:no|not|without)\b/i.test(inside) ? [] : (classesOf(inside) ?? []),
  );
  const line: Line = { system, access: [], fields: [], classes };
  for (const part of said
    .replaceAll(/\([^()]*\)/g, "")
    .split(new RegExp(`(?:,|;)?\\s*(?:and )?(?=\\b(?:${verb})\\b)`, "iu"))) {
    const [, word = "", what = ""] = new RegExp(`^(${verb})\\s+(.+)$`, "iu").exec(part.trim()) ?? [];
    const access = verbs[word.toLowerCase()];
    if (access === undefined) return undefined;
    if (!line.access.includes(access)) line.access.push(access);
    const fields = what
      .replace(/[.;,]+$/, "")
      .split(/\s*,\s*(?:and )?|\s+and\s+/)
      .map(plain)
      .filter((field) => field !== "");
    if (fields.some((field) => field.split(" ").length > 7)) return undefined;
    line.fields.push(...fields);
  }
  return line;
}

/** True where every entry is such a line. */
export function putSystemLines(
  into: Collector,
  items: readonly ListItem[],
  section: PacketSectionId | undefined,
): boolean {
  if (items.length < 2 || (section !== undefined && section !== "data" && section !== "boundary"))
    return false;
  const lines = items.map(({ text }) => lineOf(text));
  if (lines.some((line) => line === undefined)) return false;
  for (const [at, line] of lines.entries()) {
    const item = items[at];
    if (!line || !item) continue;
    const source = sourceOf(item);
    const said: Said = {
      confidence: "likely",
      why: "a line that names a system and what is read and written there",
    };
    const row = into.push("data.flows", line.system, source, said, ".system");
    for (const access of line.access) into.push(`data.flows[${row}].access`, access, source, said);
    for (const field of line.fields) into.push(`data.flows[${row}].fields`, field, source, said);
    for (const kind of line.classes) into.push(`data.flows[${row}].classes`, kind, source, said);
  }
  return true;
}

/** "Loans process: Greet Moor, head registrar": at least three duties with whoever has them. */
export function putPeopleLines(into: Collector, items: readonly ListItem[]): boolean {
  const lines = items.map((item) => {
    const label = labelledOf(item.text);
    return { item, label, duty: label && matchDuty(label.label)?.of };
  });
  const known = lines.filter(({ duty }) => duty !== undefined);
  const people = lines.filter(({ label }) => label && isWho(label.value));
  if (new Set(known.map(({ duty }) => duty)).size < 3 || people.length < 0.7 * items.length) return false;
  for (const { item, label, duty } of lines) {
    const said: Said = { confidence: "likely", why: `"${(label?.label ?? "").slice(0, 60)}" names the duty` };
    const put =
      label !== undefined &&
      duty !== undefined &&
      isWho(label.value) &&
      putValue(into, { path: `ownership.${duty}`, said }, { place: item.place, text: label.value });
    if (!put) into.leave(sourceOf(item), { kind: "list item", near: "ownership" });
  }
  return true;
}

function isWho(text: string): boolean {
  const { name, role, contact } = personOf(text);
  return (
    contact !== undefined ||
    (name !== undefined && (isName(name) || isPost(name) || (role !== undefined && isPost(role))))
  );
}

/** "Mail.ReadWrite: to read invoices" below a question about permissions. */
export function putScopeLines(into: Collector, items: readonly ListItem[], above: string): boolean {
  if (!/\b(?:permissions?|scopes?|rights)\b/i.test(above)) return false;
  const lines = items.map(({ text }) =>
    /^(\S{3,80}):\s+((?:to|for|because|so that|needed)\b.{3,300})$/i.exec(plain(text)),
  );
  if (lines.length === 0 || lines.some((line) => line === null)) return false;
  for (const [at, line] of lines.entries()) {
    const item = items[at];
    const [, scope = "", why = ""] = line ?? [];
    if (!item) continue;
    const said: Said = { confidence: "likely", why: "a permission and what it is for" };
    const row = into.push("identity.scopes", scope, sourceOf(item), said, ".scope");
    into.put(`identity.scopes[${row}].why`, why, sourceOf(item), said);
  }
  return true;
}
