/** Word files: the body with its tables, notes, comments and boxes, then headers and footers. */
import { readLimits, type ReadLimits, type ReadResult } from "#shared/intake/document";
import { all, child, textIn, type XmlNode } from "../../template/xml-tree.ts";
import { buildDocument, evenText } from "../build-document.ts";
import { childrenOf, openOoxml, parseNamespaced, type OoxmlPackage } from "../ooxml-package.ts";
import { flatten, walkBlocks, type Walk } from "./docx/blocks.ts";
import { readParagraph, type Marks } from "./docx/inline.ts";
import { readStyles, type WordStyles } from "./docx/styles.ts";

/** Throws `UnreadableFile`. */
export async function readDocx(
  { bytes, file }: { bytes: Uint8Array; file: string },
  limits: ReadLimits = readLimits,
): Promise<ReadResult> {
  const opened = await openOoxml(bytes, "Word file", limits);
  const { parts, main, notes } = opened;
  const build = buildDocument(file, "docx", limits);
  for (const { kind, says } of notes) build.note(kind, says);
  const part = (type: string) => {
    const target = opened.relationshipsOf(main).find((one) => one.type === type && !one.external)?.target;
    const xml = target === undefined ? undefined : parts.get(target);
    return xml && parseNamespaced(xml);
  };
  const styles = readStyles(part("styles"), part("numbering"));
  const marks: Marks = {
    deleted: [],
    inserted: 0,
    hidden: 0,
    pictures: [],
    fetching: new Set(),
    unread: new Set(),
  };
  const document = parseNamespaced(parts.get(main) ?? Buffer.from(""));
  const body = child(document, "w:body") ?? document;
  const walk: Walk = {
    build,
    styles,
    marks,
    fields: { open: [] },
    asides: asidesOf({
      footnotes: part("footnotes"),
      endnotes: part("endnotes"),
      comments: part("comments"),
    }),
    bodySize: bodySizeOf(body, styles),
  };
  walkBlocks(childrenOf(body), walk);
  headersAndFooters(opened, walk);
  sayMarks(walk);
  const properties = opened.relationshipsOf("").find(({ type }) => type === "core-properties")?.target;
  const core = properties === undefined ? undefined : parts.get(properties);
  const title = core && textIn(child(parseNamespaced(core), "dc:title"));
  return { document: build.finish(title) };
}

function asidesOf(
  parts: Record<"footnotes" | "endnotes" | "comments", XmlNode | undefined>,
): Map<string, XmlNode> {
  const found = new Map<string, XmlNode>();
  for (const [name, part] of Object.entries(parts))
    for (const node of part ? childrenOf(part) : []) {
      const { "w:type": type, "w:id": id = "" } = node.attributes;
      // Separators are notes as well.
      if (type === undefined || type === "normal") found.set(`${name.slice(0, -1)} ${id}`, node);
    }
  return found;
}

/** The size that most letters have. */
function bodySizeOf(body: XmlNode, styles: WordStyles): number {
  const letters = new Map<number, number>();
  for (const paragraph of all(body, "w:p")) {
    const properties = child(paragraph, "w:pPr");
    for (const run of childrenOf(paragraph)) {
      if (run.name !== "w:r") continue;
      const size = styles.size(child(run, "w:rPr"), properties);
      const length = childrenOf(run).reduce(
        (sum, one) => sum + (one.name === "w:t" ? textIn(one).length : 0),
        0,
      );
      letters.set(size, (letters.get(size) ?? 0) + length);
    }
  }
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 20;
}

/** Each text once: the same header mostly stands in several parts. */
function headersAndFooters({ parts, main, relationshipsOf }: OoxmlPackage, walk: Walk): void {
  const said = new Set<string>();
  for (const { type, target } of relationshipsOf(main)) {
    if (type !== "header" && type !== "footer") continue;
    const xml = parts.get(target);
    if (!xml) continue;
    const root = parseNamespaced(xml);
    const paragraphs = flatten(childrenOf(root), walk.marks).flatMap(({ node }) => all(node, "w:p"));
    for (const node of paragraphs) {
      const text = evenText(readParagraph(node, { ...walk, fields: { open: [] } }).text);
      // "Page 3 of 7" tells nothing.
      if (
        said.has(text) ||
        !/\p{L}/u.test(text) ||
        /^\p{L}{0,6}\s*\d+\s*(?:\p{L}{2,4}|\/)?\s*\d*$/u.test(text)
      )
        continue;
      said.add(text);
      walk.build.paragraph(text, { part: type });
    }
  }
}

function sayMarks({ build, marks }: Walk): void {
  const { deleted, inserted, hidden, pictures, fetching, unread } = marks;
  if (deleted.length > 0 || inserted > 0) {
    const gone = deleted.slice(0, 5).map((text) => `“${text.slice(0, 60)}”`);
    const more = deleted.length > 5 ? ` and ${deleted.length - 5} more` : "";
    build.note(
      "changed",
      `It has tracked changes: read as if all were accepted.${gone.length > 0 ? ` Deleted, and left out: ${gone.join(", ")}${more}.` : ""}`,
    );
  }
  if (hidden > 0) build.note("changed", "It has hidden text: read like the rest.");
  if (pictures.length > 0) {
    const described = pictures.filter((text) => text !== "").slice(0, 3);
    build.note(
      "unread",
      `${pictures.length === 1 ? "A picture was" : `${pictures.length} pictures were`} not read${described.length > 0 ? `: ${described.map((text) => `“${text.slice(0, 80)}”`).join(", ")}` : ""}.`,
    );
  }
  if (fetching.size > 0)
    build.note(
      "active",
      `It has fields that fetch or start something (${[...fetching].join(", ")}): only their text was read.`,
    );
  for (const says of unread) build.note("unread", `Not read: ${says}.`);
}
