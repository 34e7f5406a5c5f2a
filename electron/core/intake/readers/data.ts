/** JSON and YAML that a person wrote: keys are headings and labels, lists of like things are tables. */
import {
  readLimits,
  UnreadableFile,
  type DocumentKind,
  type ReadLimits,
  type ReadResult,
} from "#shared/intake/document";
import { parseJson } from "../../packet/json-text.ts";
import type { TextMember, TextNode, TextTree } from "../../packet/manifest-text.ts";
import { parseYaml } from "../../packet/yaml-text.ts";
import { buildDocument, type DocumentBuilder, type RawCell } from "../build-document.ts";
import { decodeForeign, guessedNote } from "./decode-text.ts";

type Input = { bytes: Uint8Array; file: string };

/** Throws `UnreadableFile`. */
export function readJson(input: Input, limits: ReadLimits = readLimits): ReadResult {
  return readData(input, { kind: "json", parse: parseJson, limits });
}

/** Throws `UnreadableFile`. */
export function readYaml(input: Input, limits: ReadLimits = readLimits): ReadResult {
  return readData(input, { kind: "yaml", parse: parseYaml, limits });
}

function readData(
  { bytes, file }: Input,
  { kind, parse, limits }: { kind: DocumentKind; parse: (text: string) => TextTree; limits: ReadLimits },
): ReadResult {
  const build = buildDocument(file, kind, limits);
  const { text, guessed } = decodeForeign(bytes);
  if (guessed) build.note("changed", guessedNote);
  const { root, problems } = parse(text);
  const [problem] = problems;
  if (problem || !root)
    throw new UnreadableFile(
      `${problem?.line === undefined ? "" : `Line ${problem.line}: `}${problem?.says ?? "It is empty."}`,
    );
  tell(root, { build, path: "", depth: 1 });
  return { document: build.finish() };
}

type At = { build: DocumentBuilder; path: string; depth: number };

/** `dataFlows`, `data_flows` and `data-flows` as "data flows". */
export const keyWords = (key: string) =>
  key
    .replaceAll(/[_\-./]+/g, " ")
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/\s+/g, " ")
    .trim();

const isScalar = (node: TextNode) => node.kind === "text" || node.kind === "empty";
const scalarText = (node: TextNode) => (node.kind === "text" ? node.value : "");
const within = (path: string, key: string) => (path === "" ? key : `${path}.${key}`);

function tell(node: TextNode, at: At): void {
  const { build, path } = at;
  const place = { line: node.line, ...(path !== "" && { path }) };
  if (node.kind === "text") build.paragraph(node.value, place);
  else if (node.kind === "list") tellList(node.items, at);
  else if (node.kind === "mapping") for (const member of node.members) tellMember(member, at);
}

function tellMember({ key, line, value }: TextMember, { build, path, depth }: At): void {
  const inner = within(path, key);
  const words = keyWords(key);
  if (value.kind === "empty") return;
  if (value.kind === "text") {
    build.paragraph(`${words}: ${value.value}`, { line, path: inner });
    return;
  }
  build.heading(words, { level: Math.min(depth, 9), by: "style", at: { line, path: inner } });
  const at = { build, path: inner, depth: depth + 1 };
  const rows = value.kind === "mapping" ? likeMembers(value.members) : undefined;
  if (rows)
    tellTable(
      rows.map((row) => ({ ...row, name: keyWords(row.name) })),
      at,
    );
  else tell(value, at);
}

function tellList(items: readonly TextNode[], at: At): void {
  const { build, path } = at;
  const filled = items.filter(({ kind }) => kind !== "empty");
  const rows = filled.map((node, index) => ({ name: "", node, path: `${path}[${index}]` }));
  if (filled.length > 0 && filled.every(isScalar))
    for (const [index, item] of items.entries())
      build.item(scalarText(item), { at: { line: item.line, path: `${path}[${index}]` } });
  else if (filled.every(isRow)) tellTable(rows, at);
  else for (const { node, path: inner } of rows) tell(node, { ...at, path: inner });
}

/** A thing whose members are texts, or lists of texts. */
const isRow = (node: TextNode): boolean =>
  node.kind === "mapping" &&
  node.members.length > 0 &&
  node.members.every(
    ({ value }) => isScalar(value) || (value.kind === "list" && value.items.every(isScalar)),
  );

type Row = { name: string; node: TextNode; path: string };

/** Things by name, each with much the same members: rows of a table with the name first. */
function likeMembers(members: readonly TextMember[]): Row[] | undefined {
  const filled = members.filter(({ value }) => value.kind !== "empty");
  if (filled.length < 2 || !filled.every(({ value }) => isRow(value))) return undefined;
  const keys = filled.map(({ value }) =>
    value.kind === "mapping" ? value.members.map(({ key }) => key) : [],
  );
  const [first = []] = keys;
  const alike = keys.every((some) => some.some((key) => first.includes(key)));
  return alike ? filled.map(({ key, value }) => ({ name: key, node: value, path: key })) : undefined;
}

function tellTable(rows: readonly Row[], { build, path }: At): void {
  const keys: string[] = [];
  for (const { node } of rows)
    if (node.kind === "mapping") for (const { key } of node.members) if (!keys.includes(key)) keys.push(key);
  const named = rows.some(({ name }) => name !== "");
  const header = [...(named ? ["item"] : []), ...keys.map(keyWords)];
  const cells = rows.map(({ name, node, path: own }): RawCell[] => {
    const members = node.kind === "mapping" ? node.members : [];
    const base = own.startsWith(path) ? own : within(path, own);
    const first = named ? [{ text: name, at: { line: node.line, path: base } }] : [];
    const rest = keys.map((key): RawCell => {
      const member = members.find((one) => one.key === key);
      if (!member) return { text: "" };
      const { value, line } = member;
      const text = value.kind === "list" ? value.items.map(scalarText).join("\n") : scalarText(value);
      return { text, at: { line, path: within(base, key) } };
    });
    return [...first, ...rest];
  });
  build.table([header.map((text) => ({ text })), ...cells], { headerRows: 1, at: { path } });
}
