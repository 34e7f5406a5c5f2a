/**
 * Documents as vendors send them, each with the packet that a careful person would type from it
 * (test/fixtures/intake), and how the packet that intake makes of them compares.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { readAndMap } from "#core/intake/read-and-map";
import { whyIgnored } from "#core/packet/find-manifest";
import type { MappedValue, Passage } from "#shared/intake/mapping";
import { mergeMappings, type FileMapping } from "#shared/intake/merge-mappings";

const folder = path.resolve(import.meta.dirname, "../fixtures/intake");

export type IntakeCase = {
  name: string;
  kind: string;
  about: string;
  expected: Map<string, Said>;
  held: boolean;
};
type Said = string | boolean;

export function readCases(): IntakeCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".expected.json"))
    .sort()
    .map((file) => {
      const name = file.slice(0, -".expected.json".length);
      // The format of the files, as written by their authors.
      const { about, packet } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as {
        about: string;
        packet: Record<string, unknown>;
      };
      const source = sourceOf(name);
      const kind = statSync(source).isDirectory() ? "folder" : path.extname(source).slice(1);
      // Those were never looked at while the mapping was made.
      const held = /^g\d/.test(name);
      return { name, kind, about, expected: flatten(packet), held };
    });
}

function sourceOf(name: string): string {
  const found = readdirSync(folder).find(
    (file) => !file.endsWith(".expected.json") && (file === name || file.startsWith(`${name}.`)),
  );
  if (found === undefined) throw new Error(`${name} has no document`);
  return path.join(folder, found);
}

/** Field paths without `sections.`; indices stay. Rows of actions may stand in `rows`. */
function flatten(value: unknown, at = "", into = new Map<string, Said>()): Map<string, Said> {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    into.set(at, typeof value === "number" ? String(value) : value);
  else if (Array.isArray(value))
    for (const [index, inner] of value.entries()) flatten(inner, `${at}[${index}]`, into);
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      const isFrame = (at === "" && key === "sections") || (at === "actions" && key === "rows");
      if ((at === "" && ["format", "id", "evidence"].includes(key)) || key === "claims") continue;
      // Nobody but the format's own author gives systems an id.
      if (/^boundary\.systems\[\d+\]$/.test(at) && key === "id") continue;
      flatten(inner, isFrame ? at : at === "" ? key : `${at}.${key}`, into);
    }
  return into;
}

/** A post without a name may be typed into either field. */
const person = /^(ownership\.[a-z]+)\.role$/;
function postsAsNames(of: ReadonlyMap<string, Said>): Map<string, Said> {
  return new Map(
    [...of].map(([at, said]) => {
      const who = person.exec(at)?.[1];
      return [who !== undefined && !of.has(`${who}.name`) ? `${who}.name` : at, said];
    }),
  );
}

export type MappedCase = { values: readonly MappedValue[]; tray: readonly Passage[]; unread: string[] };

export async function mapCase({ name }: IntakeCase): Promise<MappedCase> {
  const mappings: FileMapping[] = [];
  const unread: string[] = [];
  const trays: Passage[] = [];
  const take = async (bytes: Uint8Array, file: string): Promise<void> => {
    if (whyIgnored(file) !== undefined) return;
    const { read, why, attached } = await readAndMap({ bytes, file });
    if (why !== undefined) unread.push(`${file}: ${why}`);
    if (read) {
      mappings.push({ file, values: read.values, tray: [] });
      trays.push(...(JSON.parse(Buffer.from(read.json).toString("utf8")) as { tray: Passage[] }).tray);
    }
    for (const inner of attached) await take(inner.bytes, inner.path);
  };
  const source = sourceOf(name);
  const files = statSync(source).isDirectory()
    ? readdirSync(source, { recursive: true, encoding: "utf8" })
        .filter((file) => statSync(path.join(source, file)).isFile())
        .sort()
    : [""];
  for (const file of files)
    await take(readFileSync(path.join(source, file)), file === "" ? path.basename(source) : file);
  const { values, tray } = mergeMappings(mappings);
  return { values, tray: [...trays, ...[...tray.values()].flat()], unread };
}

export type Judged = {
  right: string[];
  /** Another value than the expected one. */
  wrong: string[];
  /** A value where the careful person typed none. */
  extra: string[];
  left: string[];
};

/** Some authors list a system once more that a data flow names: neither is wrong. */
function withoutNamedTwice(of: ReadonlyMap<string, Said>, inFlows: ReadonlySet<string>): Map<string, Said> {
  return new Map(
    [...of].filter(([at, said]) => !(/^boundary\.systems\[\d+\]\.name$/.test(at) && inFlows.has(even(said)))),
  );
}

const rowList = /^(actions|data\.flows|identity\.scopes|boundary\.systems)\[(\d+)\]\.(.*)$/;
const entry = /^(.*)\[\d+\]$/;

const even = (said: Said) =>
  typeof said === "boolean"
    ? String(said)
    : said
        .normalize("NFKC")
        .toLowerCase()
        .replaceAll(/[\s\u200b]+/g, " ")
        .replaceAll(/[“”„]/g, '"')
        .replaceAll(/^[\s"'-]+|[\s"'.;,]+$/g, "")
        // Lengths of time are the same with the word before them and without it.
        .replace(
          /^(?:every|within|in|after|for|effective in) (?=\d|an? |(?:one|two|three|four|five|six|ten) )/,
          "",
        )
        // So are things and people with an article, and a condition with the word that begins it.
        .replace(
          /^(?:(?:the|our|your|an?|when|whenever|once|as soon as|if|by|in|on|at|from|to) )+(?=\S)/,
          "",
        );

export function judge(expected: ReadonlyMap<string, Said>, values: readonly MappedValue[]): Judged {
  const judged: Judged = { right: [], wrong: [], extra: [], left: [] };
  const actual = postsAsNames(new Map(values.map(({ path: at, value }) => [at, value])));
  const units = (of: ReadonlyMap<string, Said>) => {
    const rows = new Map<string, Map<string, Said>>();
    const lists = new Map<string, Said[]>();
    const plain = new Map<string, Said>();
    for (const [at, said] of of) {
      const row = rowList.exec(at);
      const list = entry.exec(at)?.[1];
      if (row) {
        const key = `${row[1]}[${row[2]}]`;
        const fields = rows.get(key) ?? new Map<string, Said>();
        rows.set(key, fields.set(row[3] ?? "", said));
      } else if (list === undefined) plain.set(at, said);
      else lists.set(list, [...(lists.get(list) ?? []), said]);
    }
    return { rows, lists, plain };
  };
  const inFlows = new Set(
    [...expected, ...actual].flatMap(([at, said]) =>
      /^data\.flows\[\d+\]\.system$/.test(at) ? [even(said)] : [],
    ),
  );
  const sidesOf = (of: ReadonlyMap<string, Said>) => units(withoutNamedTwice(of, inFlows));
  const [wanted, got] = [sidesOf(postsAsNames(expected)), sidesOf(actual)];
  judgeFields("", wanted.plain, got.plain, judged);
  for (const at of new Set([...wanted.lists.keys(), ...got.lists.keys()]))
    judgeEntries(at, wanted.lists.get(at) ?? [], got.lists.get(at) ?? [], judged);
  judgeRows(wanted.rows, got.rows, judged);
  return judged;
}

const show = (said: Said | undefined) => JSON.stringify(said)?.slice(0, 90) ?? "nothing";

function judgeFields(
  at: string,
  wanted: ReadonlyMap<string, Said>,
  got: ReadonlyMap<string, Said>,
  into: Judged,
): void {
  const lists = new Map<string, [Said[], Said[]]>();
  for (const [side, of] of [wanted, got].entries())
    for (const [field, said] of of) {
      const list = entry.exec(field)?.[1];
      if (list === undefined) continue;
      const both = lists.get(list) ?? [[], []];
      lists.set(list, both);
      both[side]?.push(said);
    }
  for (const [list, [some, others]] of lists) judgeEntries(`${at}${list}`, some, others, into);
  for (const [field, said] of wanted) {
    if (entry.test(field)) continue;
    const found = got.get(field);
    if (found === undefined) into.left.push(`${at}${field}: ${show(said)}`);
    else if (even(found) === even(said)) into.right.push(`${at}${field}`);
    else into.wrong.push(`${at}${field}: ${show(found)} for ${show(said)}`);
  }
  for (const [field, said] of got)
    if (!entry.test(field) && !wanted.has(field)) into.extra.push(`${at}${field}: ${show(said)}`);
}

function judgeEntries(at: string, wanted: readonly Said[], got: readonly Said[], into: Judged): void {
  const rest = got.map(even);
  for (const said of wanted) {
    const found = rest.indexOf(even(said));
    if (found === -1) into.left.push(`${at}[]: ${show(said)}`);
    else {
      into.right.push(`${at}[]`);
      rest.splice(found, 1);
    }
  }
  for (const said of rest) (wanted.length > 0 ? into.wrong : into.extra).push(`${at}[]: ${show(said)}`);
}

/** Rows are laid beside the row with which they share most. */
function judgeRows(
  wanted: ReadonlyMap<string, ReadonlyMap<string, Said>>,
  got: ReadonlyMap<string, ReadonlyMap<string, Said>>,
  into: Judged,
): void {
  const rest = new Map(got);
  const listOf = (key: string) => key.slice(0, key.indexOf("["));
  for (const [key, fields] of wanted) {
    const likeness = (other: ReadonlyMap<string, Said>) =>
      [...fields].filter(([field, said]) => {
        const found = other.get(field);
        return found !== undefined && even(found) === even(said);
      }).length +
      (["action", "scope", "name", "system"].some(
        (main) =>
          fields.has(main) && other.has(main) && even(fields.get(main) ?? "") === even(other.get(main) ?? ""),
      )
        ? 3
        : 0);
    const [best] = [...rest]
      .filter(([other]) => listOf(other) === listOf(key))
      .map(([other, found]) => ({ other, found, score: likeness(found) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    if (best) rest.delete(best.other);
    judgeFields(`${key}.`, fields, best?.found ?? new Map(), into);
  }
  for (const [key, fields] of rest) judgeFields(`${key}.`, new Map(), fields, into);
}
