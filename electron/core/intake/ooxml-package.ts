/**
 * The parts of a Word file or a workbook, for readers: found by relationship, parsed by namespace, whatever prefixes
 * the writer chose. ECMA-376 part 2 (packages); transitional and strict names (part 1, part 4) read alike.
 */
import { SaxesParser } from "saxes";
import { UnreadableFile, type ReadLimits, type ReadNote } from "#shared/intake/document";
import { readParts } from "../memo/read-document.ts";
import type { XmlNode } from "../template/xml-tree.ts";

export type Relationship = { id: string; type: string; target: string; external: boolean };
export type OoxmlPackage = {
  parts: Map<string, Buffer>;
  /** The part that is the document itself. */
  main: string;
  /** Relationships of a part; targets are names of parts, or addresses where `external`. */
  relationshipsOf: (part: string) => Relationship[];
  notes: ReadNote[];
};

const damaged = (what: string) =>
  new UnreadableFile(`The ${what} is damaged or cut off: ask for the file again.`);

/** Throws `UnreadableFile`. `what` is the word for it in sentences, such as "Word file". */
export async function openOoxml(bytes: Uint8Array, what: string, limits: ReadLimits): Promise<OoxmlPackage> {
  let parts: Map<string, Buffer>;
  try {
    parts = await readParts(bytes, limits.inflated);
  } catch (error) {
    if (error instanceof Error && error.message === "its parts are too large")
      throw new UnreadableFile(`The ${what} unpacks to more than is read: it may be a trap.`);
    throw damaged(what);
  }
  const relationshipsOf = (part: string) => readRelationships(parts, part);
  const main =
    relationshipsOf("").find(({ type }) => type === "officeDocument")?.target ??
    ["word/document.xml", "xl/workbook.xml"].find((name) => parts.has(name));
  if (main === undefined || !parts.has(main)) throw damaged(what);
  return { parts, main, relationshipsOf, notes: activeParts(parts, relationshipsOf) };
}

function readRelationships(parts: Map<string, Buffer>, part: string): Relationship[] {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const xml = parts.get(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (!xml) return [];
  const found: Relationship[] = [];
  for (const { name, attributes } of childrenOf(parseNamespaced(xml))) {
    if (!name.endsWith("Relationship")) continue;
    const { Id = "", Type = "", Target = "", TargetMode } = attributes;
    const external = TargetMode === "External";
    found.push({
      id: Id,
      type: Type.slice(Type.lastIndexOf("/") + 1),
      target: external ? Target : resolveTarget(folder, Target),
      external,
    });
  }
  return found;
}

function resolveTarget(folder: string, target: string): string {
  const steps = (target.startsWith("/") ? target : `${folder}${target}`).split("/");
  const out: string[] = [];
  for (const step of steps) {
    if (step === "..") out.pop();
    else if (step !== "" && step !== ".") out.push(step);
  }
  return out.join("/");
}

/** What could run, fetch, or hide a file of its own. */
function activeParts(
  parts: Map<string, Buffer>,
  relationshipsOf: OoxmlPackage["relationshipsOf"],
): ReadNote[] {
  const notes: ReadNote[] = [];
  const names = [...parts.keys()];
  if (names.some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name)))
    notes.push({ kind: "active", says: "It carries macros: they were not run." });
  if (names.some((name) => /\/activeX\//i.test(name)))
    notes.push({ kind: "active", says: "It carries ActiveX controls: they were not run." });
  const embedded = names.filter((name) => /\/embeddings\//i.test(name));
  if (embedded.length > 0)
    notes.push({
      kind: "unread",
      says: `It carries ${embedded.length === 1 ? "a file" : `${embedded.length} files`} within it (${embedded
        .map((name) => name.slice(name.lastIndexOf("/") + 1))
        .slice(0, 5)
        .join(", ")}): not opened and not read.`,
    });
  const fetched = new Set<string>();
  for (const name of names) {
    const of = /^(.*)_rels\/([^/]+)\.rels$/.exec(name);
    if (!of) continue;
    for (const { type, external, target } of relationshipsOf(`${of[1] ?? ""}${of[2] ?? ""}`))
      if (external && type !== "hyperlink") fetched.add(`${type}: ${target.slice(0, 80)}`);
  }
  if (fetched.size > 0)
    notes.push({
      kind: "active",
      says: `It asks for things from outside (${[...fetched].slice(0, 3).join("; ")}): nothing was fetched.`,
    });
  return notes;
}

const prefixes = new Map(
  Object.entries({
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.org/dc/elements/1.1/": "dc",
  }),
);

type Handlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  text: (text: string) => void;
  close: (name: string) => void;
};

const deepest = 256;

/** Names come as `w:p` for what Word calls that, whatever prefix the file uses. Throws `UnreadableFile`. */
export function streamNamespaced(xml: Buffer, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: true });
  const nameOf = ({ uri, local, prefix }: { uri: string; local: string; prefix: string }) => {
    const known = prefixes.get(uri) ?? prefix;
    return known === "" ? local : `${known}:${local}`;
  };
  let depth = 0;
  parser.on("doctype", () => {
    throw new UnreadableFile("It declares an XML document type, as no such file does: it may be a trap.");
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > deepest) throw new UnreadableFile("It is nested more deeply than any such file is.");
    const attributes: Record<string, string> = {};
    for (const one of Object.values(tag.attributes)) attributes[nameOf(one)] = one.value;
    handlers.open(nameOf(tag), attributes);
  });
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  parser.on("closetag", (tag) => {
    depth -= 1;
    handlers.close(nameOf(tag));
  });
  parser.on("error", () => {
    throw new UnreadableFile("A part of it is no well-formed XML: ask for the file again.");
  });
  const text = decodeXml(xml);
  // In pieces, so that one copy of a large part is enough.
  for (let from = 0; from < text.length; from += 65_536) parser.write(text.slice(from, from + 65_536));
  parser.close();
}

function decodeXml(xml: Buffer): string {
  const encoding =
    xml[0] === 0xff && xml[1] === 0xfe
      ? "utf-16le"
      : xml[0] === 0xfe && xml[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(xml);
}

/** A part as a tree. */
export function parseNamespaced(xml: Buffer): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [] };
  const open = [root];
  streamNamespaced(xml, {
    open(name, attributes) {
      const node: XmlNode = { name, attributes, children: [] };
      open.at(-1)?.children.push(node);
      open.push(node);
    },
    text(text) {
      open.at(-1)?.children.push(text);
    },
    close() {
      open.pop();
    },
  });
  const [top] = childrenOf(root);
  if (!top) throw new UnreadableFile("A part of it is empty: ask for the file again.");
  return top;
}

export function childrenOf(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== "string");
}
