/** The two flat lists of a package: its content types, and the relationships of a part. */
import { SaxesParser } from "saxes";
import { opcContentTypes, opcRelationships, contentTypesPart } from "./names.ts";
import type { Parts } from "./package-parts.ts";

export type Relationship = { id: string; type: string; target: string; external: boolean };
export type ContentTypes = {
  /** By extension in lower case. */
  defaults: ReadonlyMap<string, string>;
  /** By part name in lower case, with no leading slash. */
  overrides: ReadonlyMap<string, string>;
};

/**
 * Reads a list of empty elements below one root. Throws on anything else in it, since a reader that passes over
 * something would check another list than Word reads: document types, comments, text, nesting, unknown elements.
 */
function readList(xml: Buffer, root: string, namespace: string, inside: readonly string[]) {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const refuse = (what: string): never => {
    throw new Error(what);
  };
  let depth = 0;
  parser.on("error", (error) => refuse(`it is no XML: ${error.message}`));
  parser.on("doctype", () => refuse("it has a document type"));
  parser.on("comment", () => refuse("it has a comment"));
  parser.on("cdata", () => refuse("it has a CDATA section"));
  parser.on("processinginstruction", () => refuse("it has a processing instruction"));
  parser.on("text", (text) => {
    if (text.trim() !== "") refuse("it has text");
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    depth += 1;
    if (uri !== namespace) refuse(`<${local}> is of another vocabulary`);
    if (depth === 1 ? local !== root : depth > 2 || !inside.includes(local))
      refuse(`<${local}> is not known`);
    if (depth === 1) return;
    const plain = Object.values(attributes).filter(
      ({ prefix, local: name }) => prefix !== "xmlns" && name !== "xmlns",
    );
    if (plain.some((attribute) => attribute.uri !== ""))
      refuse(`<${local}> has an attribute of another vocabulary`);
    found.push({
      name: local,
      attributes: Object.fromEntries(plain.map((attribute) => [attribute.local, attribute.value])),
    });
  });
  parser.on("closetag", () => {
    depth -= 1;
  });
  parser.write(xml.toString("utf8")).close();
  return found;
}

export function readRelationships(xml: Buffer): Relationship[] {
  const seen = new Set<string>();
  return readList(xml, "Relationships", opcRelationships, ["Relationship"]).map(({ attributes }) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode = "Internal" } = attributes;
    if (id === undefined || type === undefined || target === undefined)
      throw new Error("a relationship is not whole");
    if (mode !== "Internal" && mode !== "External") throw new Error(`${id} has the unknown mode ${mode}`);
    if (seen.has(id)) throw new Error(`${id} is there twice`);
    seen.add(id);
    return { id, type, target, external: mode === "External" };
  });
}

export function readContentTypes(parts: Parts): ContentTypes {
  const xml = parts.get(contentTypesPart);
  if (xml === undefined) throw new Error(`${contentTypesPart} is not there`);
  const defaults = new Map<string, string>();
  const overrides = new Map<string, string>();
  for (const { name, attributes } of readList(xml, "Types", opcContentTypes, ["Default", "Override"])) {
    const { ContentType: type, Extension: extension, PartName: part } = attributes;
    const key = name === "Default" ? extension?.toLowerCase() : part?.replace(/^\//, "").toLowerCase();
    if (key === undefined || type === undefined) throw new Error(`a content type is not whole`);
    const map = name === "Default" ? defaults : overrides;
    if (map.has(key)) throw new Error(`the type of ${key} is there twice`);
    map.set(key, type);
  }
  return { defaults, overrides };
}

export function contentTypeOf({ defaults, overrides }: ContentTypes, part: string): string | undefined {
  const name = part.toLowerCase();
  return overrides.get(name) ?? defaults.get(name.slice(name.lastIndexOf(".") + 1));
}

/** Where a relationship points, as a part name. `list` is the name of the part that holds the relationship. */
export function targetOf(list: string, { target }: Relationship): string {
  const source = list.replace(/_rels\/[^/]*\.rels$/, "");
  return decodeURIComponent(new URL(target, `opc://package/${source}`).pathname.slice(1));
}

export const isRelationshipsPart = (name: string) => /(^|\/)_rels\/[^/]*\.rels$/.test(name);
