/**
 * What a vendor changed between two versions of a packet, field by field. Rows of a list are compared with the row of
 * the same name, wherever it stands, so that a list in another order is no change.
 */
import { labelOf, sectionTitles } from "../formats/field-labels.ts";
import { packetSectionIds, type Packet } from "../formats/packet.ts";
import { recordLists } from "../formats/record-lists.ts";

/** `what` names the field for people, `of` the row that it belongs to. A side that says nothing is left out. */
export type PacketChange = { what: string; of?: string; was?: string; is?: string };

/** A file of the packet by its path and the SHA-256 of its content; none where it was missing. */
export type PacketFile = { path: string; state: string; sha256?: string | undefined };

/** In the order of the sections; what a section has no field for comes last in it. */
export function packetChanges(before: Packet, now: Packet): PacketChange[] {
  const head = (["title", "summary", "vendor", "buyer"] as const).flatMap((path) =>
    changesAt(path, before[path], now[path]),
  );
  const sections = packetSectionIds.flatMap((id) => changesAt(id, before.sections[id], now.sections[id]));
  return [...head, ...sections];
}

/** The manifest is left out: its fields are compared one by one. */
export function fileChanges(before: readonly PacketFile[], now: readonly PacketFile[]): PacketChange[] {
  const [old, fresh] = [before, now].map(
    (files) =>
      new Map(files.filter(({ state }) => state !== "manifest").map(({ path, sha256 }) => [path, sha256])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort().flatMap((path) => {
    const [was, is] = [old?.get(path), fresh?.get(path)];
    if (was === is) return [];
    return [
      {
        what: "Evidence file",
        of: path,
        ...(was && { was: `SHA-256 ${was}` }),
        ...(is && { is: `SHA-256 ${is}` }),
      },
    ];
  });
}

function changesAt(path: string, before: unknown, now: unknown): PacketChange[] {
  const list = recordLists.find((one) => one.path === path.replace(/^actions\.rows$/, "actions"));
  if (list && (Array.isArray(before) || Array.isArray(now))) return rowChanges(list, before, now);
  if (isMapping(before) || isMapping(now)) {
    const [old, fresh] = [mappingOf(before), mappingOf(now)];
    return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) =>
      changesAt(
        path === "actions" && key === "rows" ? "actions.rows" : `${path}.${key}`,
        old[key],
        fresh[key],
      ),
    );
  }
  if (Array.isArray(before) || Array.isArray(now)) return entryChanges(whatOf(path), before, now);
  return changeOf(whatOf(path), undefined, before, now);
}

/** Entries of a list that is no table: in another order they say the same. */
function entryChanges(what: string, before: unknown, now: unknown): PacketChange[] {
  const [old, fresh] = [before, now].map(
    (list) =>
      new Map((Array.isArray(list) ? list : []).map((entry) => [normalised(textOf(entry)), textOf(entry)])),
  );
  const gone = [...(old ?? [])].filter(([key]) => !fresh?.has(key)).map(([, was]) => ({ what, was }));
  const added = [...(fresh ?? [])].filter(([key]) => !old?.has(key)).map(([, is]) => ({ what, is }));
  return [...gone, ...added];
}

function rowChanges(
  { path, names, fields }: (typeof recordLists)[number],
  before: unknown,
  now: unknown,
): PacketChange[] {
  const what = labelOf(path);
  const [old, fresh] = [named(before, names), named(now, names)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): PacketChange[] => {
    const [then, here] = [old.get(key), fresh.get(key)];
    const name = (here ?? then)?.name ?? "";
    if (!then || !here) {
      const all = inWords((here ?? then)?.row, fields);
      return [{ what, of: name, ...(then ? { was: all } : { is: all }) }];
    }
    return [...new Set([...Object.keys(then.row), ...Object.keys(here.row)])].flatMap((field) =>
      changeOf(`${what}: ${fields[field] ?? field}`, name, then.row[field], here.row[field]),
    );
  });
}

type Row = { name: string; row: Record<string, unknown> };

/** By name, whatever its case; several of one name by their system as well, and then by their order. */
function named(rows: unknown, names: string): Map<string, Row> {
  const all = (Array.isArray(rows) ? rows : []).map(mappingOf).map((row) => ({
    row,
    name: textOf(row[names] ?? row["id"]),
  }));
  const found = new Map<string, Row>();
  for (const { row, name } of all) {
    const base = normalised(name);
    const alone = all.filter((other) => normalised(other.name) === base).length === 1;
    const key = alone ? base : `${base}\n${normalised(textOf(row["system"]))}`;
    let numbered = key;
    for (let nth = 2; found.has(numbered); nth++) numbered = `${key}\n${nth}`;
    found.set(numbered, { name, row });
  }
  return found;
}

function changeOf(what: string, of: string | undefined, before: unknown, now: unknown): PacketChange[] {
  const [was, is] = [textOf(before), textOf(now)];
  if (oneLine(was) === oneLine(is)) return [];
  return [{ what, ...(of !== undefined && { of }), ...(was !== "" && { was }), ...(is !== "" && { is }) }];
}

/** White space and the Unicode form of letters are no change; case is one in a text, not in a name. */
const oneLine = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim();
const normalised = (text: string) => oneLine(text).toLowerCase();

function whatOf(path: string): string {
  const section = packetSectionIds.find((id) => path.startsWith(`${id}.`));
  return section ? `${sectionTitles[section]}: ${labelOf(path)}` : labelOf(path);
}

function inWords(row: Record<string, unknown> | undefined, fields: Record<string, string>): string {
  return Object.entries(row ?? {})
    .map(([field, value]) => `${fields[field] ?? field}: ${textOf(value)}`)
    .join("; ");
}

/** Lists in any order say the same. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" || typeof value === "number") return String(value).trim();
  if (Array.isArray(value)) return value.map(textOf).sort().join("; ");
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${textOf(inner)}`)
    .join(", ");
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function mappingOf(value: unknown): Record<string, unknown> {
  return isMapping(value) ? value : {};
}
