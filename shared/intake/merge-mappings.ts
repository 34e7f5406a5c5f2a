/**
 * Lays the mappings of several documents together. The same words elsewhere are one more source; where two documents
 * say different things of one field, neither counts and both are in the tray: only a person can tell which is true.
 */
import { collector, type Collector } from "./collect.ts";
import { sameWords } from "./evidence-proposals.ts";
import type { MappedValue, Mapping, Passage } from "./mapping.ts";
import { plain } from "./words.ts";

export type FileMapping = Mapping & { readonly file: string };
export type Merged = {
  readonly values: readonly MappedValue[];
  /** What each file could not keep, beside its own tray. */
  readonly tray: ReadonlyMap<string, readonly Passage[]>;
};

/** Lists of rows with the fields that tell rows apart. */
const rowLists = new Map([
  ["actions", ["action", "system"]],
  ["data.flows", ["system", "fields[0]"]],
  ["identity.scopes", ["scope", "system"]],
  ["boundary.systems", ["name"]],
  ["evidence", ["path"]],
]);

export function mergeMappings(mappings: readonly FileMapping[]): Merged {
  const into = collector();
  const rows = new Map<string, { index: number; file: string }>();
  const tray = new Map<string, Passage[]>();
  const contested = new Set<string>();
  const leave = ({ path, sources }: MappedValue) => {
    for (const source of sources) {
      const why = `another document says something else of ${path}`;
      const { file } = source.place;
      tray.set(file, [...(tray.get(file) ?? []), { ...source, kind: "paragraph", why }]);
    }
  };
  const left = (value: MappedValue) => {
    contested.add(wholeOf(value.path));
    leave(value);
  };
  // The title of the whole is that of the document which says most.
  const [main] = mappings.toSorted((a, b) => b.values.length - a.values.length);
  for (const { file, values: all } of mappings) {
    const declared = all.filter(({ proposed }) => proposed !== true);
    const values = file === main?.file ? declared : declared.filter(({ path }) => path !== "title");
    for (const group of groupsOf(values)) mergeGroup(into, group, { rows, file, left });
  }
  const proposed = mappings.flatMap(({ values: all }) =>
    groupsOf(all.filter((one) => one.proposed === true)),
  );
  for (const group of proposed) propose(into, group);
  const { values } = into.result();
  const isContested = ({ path }: MappedValue) => contested.has(wholeOf(path)) && !first.has(path);
  for (const value of values.filter(isContested)) leave(value);
  return { values: values.filter((value) => !isContested(value)), tray };
}

/** Behind what is declared, and only what nobody has declared or proposed yet. */
function propose(into: Collector, { list, values }: Group): void {
  const [first] = values;
  const [main] = (list === undefined ? undefined : rowLists.get(list)) ?? [];
  if (!first || list === undefined || main === undefined) return;
  const row = first.path.slice(0, first.path.indexOf("]") + 1);
  const said = values.find(({ path }) => path === `${row}.${main}`);
  if (!said) return;
  const same = into
    .result()
    .values.find(({ path, value }) => isMain(path, list, main) && isSaid(String(value), String(said.value)));
  if (same) {
    if (same.proposed) for (const source of said.sources) into.put(same.path, same.value, source, same);
    return;
  }
  const index = into.next(list);
  for (const { path, value, sources, confidence, why } of values)
    for (const source of sources)
      into.put(`${list}[${index}]${path.slice(row.length)}`, value, source, {
        confidence,
        why,
        proposed: true,
      });
}

const isMain = (path: string, list: string, main: string) =>
  path.startsWith(`${list}[`) && path.endsWith(`].${main}`);

/** The name of a tool stands before its description: what is declared may say one or both. */
function isSaid(declared: string, proposal: string): boolean {
  const [name = ""] = proposal.split(" – ", 1);
  return [proposal, name].some((words) => sameWords(words) === sameWords(declared));
}

/** What falls with one contested value: all of a person, else the field alone. */
const wholeOf = (path: string) => /^ownership\.[a-z]+(?=\.)/.exec(path)?.[0] ?? path;

/** Each document has a title and a beginning of its own: those of the first stand for all. */
const first = new Set(["title", "summary", "version", "submitted", "vendor.contact", "vendor.product"]);

type Group = { list: string | undefined; values: MappedValue[] };

/** Values of one row, one person, or one list belong together. */
function groupsOf(values: readonly MappedValue[]): Group[] {
  const groups = new Map<string, Group>();
  for (const value of values) {
    const { key, list } = groupOf(value.path);
    const group = groups.get(key) ?? { list, values: [] };
    groups.set(key, group);
    group.values.push(value);
  }
  return [...groups.values()];
}

function groupOf(path: string): { key: string; list: string | undefined } {
  for (const list of rowLists.keys()) {
    const row = path.startsWith(`${list}[`) ? path.slice(0, path.indexOf("]") + 1) : undefined;
    if (row !== undefined) return { key: row, list };
  }
  const owner = /^ownership\.[a-z]+(?=\.)/.exec(path)?.[0];
  return { key: owner ?? path, list: undefined };
}

function mergeGroup(
  into: Collector,
  { list, values }: Group,
  {
    rows,
    file,
    left,
  }: { rows: Map<string, { index: number; file: string }>; file: string; left: (value: MappedValue) => void },
): void {
  const [first] = values;
  if (!first) return;
  const said = ({ confidence, why }: MappedValue) => ({ confidence, why });
  const putAll = (path: (value: MappedValue) => string) => {
    for (const value of values) {
      const [source, ...more] = value.sources;
      if (!source || !into.put(path(value), value.value, source, said(value)))
        left({ ...value, path: path(value) });
      else for (const other of more) into.put(path(value), value.value, other, said(value));
    }
  };
  if (list !== undefined) {
    const row = first.path.slice(0, first.path.indexOf("]") + 1);
    const words = (rowLists.get(list) ?? []).map(
      (field) => values.find(({ path }) => path === `${row}.${field}`)?.value ?? "",
    );
    const key = `${list} ${words.map((word) => plain(String(word)).toLowerCase()).join("\n")}`;
    const known = words.every((word) => word === "") ? undefined : rows.get(key);
    // A file that lists a row twice means two; another file means the same one.
    const index = known && known.file !== file ? known.index : into.next(list);
    if (!known) rows.set(key, { index, file });
    putAll(({ path }) => `${list}[${index}]${path.slice(row.length)}`);
    return;
  }
  const entry = /^(.*)\[\d+\]$/.exec(first.path)?.[1];
  if (entry !== undefined) {
    for (const value of values)
      for (const source of value.sources) into.push(entry, String(value.value), source, said(value));
    return;
  }
  // A person is one: the name of one document and the telephone of another would make a third.
  const name = values.find(({ path }) => path.endsWith(".name"));
  if (
    first.path.startsWith("ownership.") &&
    name &&
    into.has(name.path) &&
    !into.says(name.path, name.value)
  ) {
    for (const value of values) left(value);
    return;
  }
  putAll(({ path }) => path);
}
