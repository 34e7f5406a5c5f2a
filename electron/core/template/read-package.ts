/**
 * The package of a template: a zip that somebody made, of which only what a memo needs is kept. What runs, fetches or
 * hides something refuses the whole template; what does no harm and is of no use is left out, with a note.
 */
import { posix } from "node:path";
import { readParts } from "../memo/read-document.ts";
import type { Relationship, TemplateProblem } from "./template-types.ts";
import { all, parseXml, unwrap, without, type XmlNode } from "./xml-tree.ts";

const mostBytes = 60_000_000;
const mostInFile = 20_000_000;
const mostParts = 500;
export const mainPart = "word/document.xml";
const mainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const templateType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";

/** Relationships that are kept, and whether their part is read as a tree. */
const kept: Readonly<Record<string, "tree" | "bytes">> = {
  styles: "tree",
  numbering: "tree",
  settings: "tree",
  fontTable: "tree",
  header: "tree",
  footer: "tree",
  footnotes: "tree",
  endnotes: "tree",
  theme: "bytes",
  image: "bytes",
  font: "bytes",
};

const fixes: Readonly<Record<string, string>> = {
  attachedTemplate: "In Word: Developer, Document Template, and attach Normal.dotm; then save it again.",
  vbaProject: "Save it as a Word document (.docx), which holds no macros.",
  aFChunk: "Open it in Word and save it again, so that the imported text becomes the document's own.",
  oleObject: "Replace the embedded object by a picture of it.",
  package: "Replace the embedded file by a picture of it.",
  chart: "Replace the chart by a picture of it.",
  image: "Insert the picture into the document instead of linking to it.",
  subDocument: "Copy the text of the subdocument into the template.",
  comments: "Delete all comments (Review, Delete All Comments).",
};

export type TemplatePackage = {
  parts: Map<string, Buffer>;
  trees: Map<string, XmlNode>;
  contentTypes: Map<string, string>;
  relationships: Map<string, Relationship[]>;
};

export async function readTemplatePackage(
  bytes: Uint8Array,
  problems: TemplateProblem[],
): Promise<TemplatePackage | undefined> {
  const refuse = (where: string, says: string, fix: string) =>
    problems.push({ level: "refused", where, says, fix });
  const again = "Open it in Word or LibreOffice and save it as a Word document (.docx).";
  let files: Map<string, Buffer>;
  try {
    if (bytes.byteLength > mostInFile) throw new Error("it has more than 20 MB");
    files = await readParts(bytes, mostBytes);
    if (files.size > mostParts) throw new Error(`it has more than ${mostParts} parts`);
  } catch (error) {
    refuse("the file", `It cannot be read as a Word file: ${messageOf(error)}.`, again);
    return undefined;
  }
  const tree = (name: string): XmlNode | undefined => {
    const part = files.get(name);
    if (!part) return undefined;
    try {
      return parseXml(new TextDecoder("utf-8", { fatal: true }).decode(part));
    } catch (error) {
      refuse(name, `This part cannot be read: ${messageOf(error)}.`, again);
      return undefined;
    }
  };
  const types = typesOf(tree("[Content_Types].xml"));
  const active = [...files.keys()].filter((name) => isActive(name, types.of(name)));
  if (active.length > 0) {
    const macros = active.some((name) => /macro|vba/i.test(`${name} ${types.of(name)}`));
    refuse(
      "the file",
      `It holds ${macros ? "a macro project" : "an embedded object"} (${active.join(", ").slice(0, 200)}).`,
      fixes[macros ? "vbaProject" : "oleObject"] ?? again,
    );
  }
  const root = relationshipsIn(tree("_rels/.rels"));
  const main = root.find((one) => kindOf(one) === "officeDocument");
  if (main?.external || resolved("", main?.target ?? "") !== mainPart) {
    refuse("the file", "It has no document where Word keeps it (word/document.xml).", again);
    return undefined;
  }
  const mainIs = types.of(mainPart);
  if (active.length === 0 && mainIs !== mainType && mainIs !== templateType)
    refuse("the file", `It is of the kind ${String(mainIs).slice(0, 120)}.`, again);

  const found: TemplatePackage = {
    parts: new Map(),
    trees: new Map(),
    contentTypes: new Map([[mainPart, mainType]]),
    relationships: new Map(),
  };
  const queue = [mainPart];
  for (const owner of queue) {
    if (found.trees.has(owner)) continue;
    const node = tree(owner);
    if (!node) {
      refuse(nameOf(owner), "This part is missing or unreadable.", again);
      continue;
    }
    found.trees.set(owner, node);
    const relationships: Relationship[] = [];
    const gone = new Set<string>();
    for (const one of relationshipsIn(tree(relationshipsPart(owner)))) {
      const kind = kindOf(one);
      const used = [...usedIds(node)].includes(one.id);
      const target = resolved(owner, one.target);
      if (kind === "hyperlink") {
        gone.add(one.id);
        problems.push({
          level: "note",
          where: nameOf(owner),
          says: `The link to ${one.target.slice(0, 120)} is left out; its text stays.`,
          fix: "Nothing need be done.",
        });
      } else if (one.external || kind === "attachedTemplate") {
        refuse(
          nameOf(owner),
          `It points outside of itself, to ${one.target.slice(0, 120)} (${kind}).`,
          fixes[kind] ?? "Remove what is linked, or embed it as a picture.",
        );
      } else if (kept[kind] !== undefined) {
        if (!files.has(target) || !target.startsWith("word/")) {
          refuse(nameOf(owner), `It leads to ${target.slice(0, 120)}, which is not there.`, again);
          continue;
        }
        relationships.push({ id: one.id, type: one.type, target });
        found.contentTypes.set(target, types.of(target) ?? "application/octet-stream");
        if (kept[kind] === "tree") queue.push(target);
        else found.parts.set(target, files.get(target) ?? Buffer.alloc(0));
      } else if ((used || fixes[kind] !== undefined) && !isActive(target, types.of(target))) {
        refuse(
          nameOf(owner),
          `It holds what a memo cannot (${kind}).`,
          fixes[kind] ?? "Remove it, or replace it by a picture.",
        );
      }
    }
    found.relationships.set(owner, relationships);
    tidy(node, gone);
  }
  return found;
}

/** What would fetch from the parts that are left out, or makes Word ask its reader something. */
function tidy(node: XmlNode, links: ReadonlySet<string>): void {
  unwrap(node, (one) => one.name === "w:hyperlink" && links.has(one.attributes["r:id"] ?? ""));
  without(
    node,
    (one) =>
      /^w:(dataBinding|updateFields|attachedTemplate|documentProtection|writeProtection|mailMerge|placeholder|permStart|permEnd|proofErr|saveThroughXslt|showingPlcHdr)$/.test(
        one.name,
      ) ||
      (one.name === "a:hlinkClick" && links.has(one.attributes["r:id"] ?? "")) ||
      one.name === "w15:dataBinding",
  );
  for (const name of ["w:fldChar", "w:fldSimple"])
    for (const field of all(node, name)) delete field.attributes["w:dirty"];
}

function* usedIds(node: XmlNode): Generator<string> {
  for (const [name, value] of Object.entries(node.attributes)) if (name.startsWith("r:")) yield value;
  for (const one of node.children) if (typeof one !== "string") yield* usedIds(one);
}

type Found = Relationship & { external: boolean };

function relationshipsIn(root: XmlNode | undefined): Found[] {
  return (root ? all(root, "Relationship") : []).map(({ attributes }) => ({
    id: attributes["Id"] ?? "",
    type: attributes["Type"] ?? "",
    target: attributes["Target"] ?? "",
    external: attributes["TargetMode"] === "External",
  }));
}

/** Runs, or holds a file of another kind. */
function isActive(name: string, type: string | undefined): boolean {
  return /(^|\/)(vba|activeX|embeddings)/i.test(name) || /macro|vba|oleObject/i.test(type ?? "");
}

/** A part as people call it. */
export const nameOf = (part: string) =>
  part
    .replace(/^word\//, "")
    .replace(/\.xml$/, "")
    .replace(/^(header|footer)(\d+)$/, "$1 $2")
    .replace(/^document$/, "the text");

const kindOf = ({ type }: Relationship) => type.split("/").at(-1) ?? "";

export function relationshipsPart(owner: string): string {
  return posix.join(posix.dirname(owner), "_rels", `${posix.basename(owner)}.rels`);
}

function resolved(owner: string, target: string): string {
  return target.startsWith("/")
    ? posix.normalize(target.slice(1))
    : posix.normalize(posix.join(posix.dirname(owner), target));
}

function typesOf(root: XmlNode | undefined) {
  const entries = (name: string, key: string) =>
    new Map(
      (root ? all(root, name) : []).map(({ attributes }) => [
        (attributes[key] ?? "").toLowerCase(),
        attributes["ContentType"] ?? "",
      ]),
    );
  const [overrides, defaults] = [entries("Override", "PartName"), entries("Default", "Extension")];
  return {
    of: (name: string) =>
      overrides.get(`/${name}`.toLowerCase()) ?? defaults.get((name.split(".").at(-1) ?? "").toLowerCase()),
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message.slice(0, 200) : String(error));
