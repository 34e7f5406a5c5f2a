/** Puts a memo into a template. The same memo and the same template give the same bytes. */
import { posix } from "node:path";
import { readPackage, writePackage } from "../word-signature/package-parts.ts";
import type { MemoPart } from "../memo/memo-types.ts";
import {
  adapt,
  fitInto,
  keepTogether,
  leftToRight,
  putInOrder,
  roomOf,
  setContentsTabs,
} from "./adapt-memo.ts";
import {
  partNamed,
  placeholdersIn,
  putWords,
  textIn,
  textsOf,
  isWord,
  type WordPlaceholder,
} from "./placeholders.ts";
import { mainPart, relationshipsPart } from "./read-package.ts";
import { bringStyles } from "./template-styles.ts";
import type { Template } from "./template-types.ts";
import {
  all,
  child,
  element,
  elements,
  parseXml,
  walk,
  without,
  writeXml,
  type XmlNode,
} from "./xml-tree.ts";

export type MemoWords = Readonly<Record<WordPlaceholder, string>>;
export type Filling = {
  /** How many blocks of the document each part takes, in the order in which they were written. */
  sizes: ReadonlyMap<MemoPart, number>;
  words: MemoWords;
};

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const wordTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** `ours` is the memo as it is without a template. */
export async function fillTemplate(
  template: Template,
  ours: Uint8Array,
  filling: Filling,
): Promise<{ bytes: Uint8Array; styles: Map<string, string> }> {
  const memo = await readPackage(ours);
  const ourTree = (name: string) => parseXml((memo.get(name) ?? Buffer.alloc(0)).toString("utf8"));
  const trees = new Map([...template.trees].map(([name, node]) => [name, structuredClone(node)]));
  for (const tree of trees.values()) releaseControls(tree);
  const relationships = new Map([...template.relationships].map(([name, list]) => [name, [...list]]));
  const contentTypes = new Map(template.contentTypes);
  const parts = new Map(template.parts);
  const document = trees.get(mainPart);
  const own = relationships.get(mainPart) ?? [];
  relationships.set(mainPart, own);
  const [body, ourDocument] = [child(document, "w:body"), ourTree(mainPart)];
  const ourBody = child(ourDocument, "w:body");
  if (!document || !body || !ourBody) throw new Error("a template without a text");

  const partOf = (kind: string) => own.find((one) => one.type === `${types}/${kind}`)?.target;
  /** A part that the template lacks is ours. */
  const bring = (kind: string) => {
    const known = partOf(kind);
    const tree = known === undefined ? undefined : trees.get(known);
    if (tree) return { tree, theirs: true };
    const name = `word/${kind}.xml`;
    const brought = ourTree(name);
    trees.set(name, brought);
    contentTypes.set(name, `${wordTypes}.${kind}+xml`);
    own.push({ id: `memo-${kind}`, type: `${types}/${kind}`, target: name });
    return { tree: brought, theirs: false };
  };
  const styles = bring("styles");
  const ourStyles = ourTree("word/styles.xml");
  const called = bringStyles(ourStyles, styles.tree);
  const numbering = bring("numbering");
  const numbers = numbering.theirs
    ? bringNumbering(ourTree("word/numbering.xml"), numbering.tree)
    : new Map<string, string>();

  const pictures = new Map<string, string>();
  const ourRelationships = all(ourTree("word/_rels/document.xml.rels"), "Relationship");
  for (const { attributes } of ourRelationships) {
    if (attributes["Type"] !== `${types}/image`) continue;
    const [id, from] = [`memo-${attributes["Id"]}`, `word/${attributes["Target"]}`];
    const to = `word/media/memo-${from.split("/").at(-1)}`;
    pictures.set(attributes["Id"] ?? "", id);
    parts.set(to, memo.get(from) ?? Buffer.alloc(0));
    contentTypes.set(to, "image/png");
    own.push({ id, type: `${types}/image`, target: to });
  }
  // Ours are written with the usual prefixes; a template may not declare them all.
  for (const [name, value] of Object.entries(ourDocument.attributes))
    if (name.startsWith("xmlns:")) document.attributes[name] ??= value;

  const marks = all(document, "w:bookmarkStart").map((one) => Number(one.attributes["w:id"]) || 0);
  const nextMark = Math.max(0, ...marks) + 1;
  adapt(ourBody, { called, numbers, pictures, nextMark });
  keepTogether(ourBody, called);
  setContentsTabs(ourBody, called);
  leftToRight(ourBody, styles.tree);
  const pieces = piecesOf(ourBody, filling);
  place(document, pieces, template);

  const word = (name: string) => (isWord(name) ? filling.words[name] : undefined);
  for (const tree of trees.values()) for (const paragraph of all(tree, "w:p")) putWords(paragraph, word);
  if (!child(body, "w:sectPr")) {
    const sectPr = elements(ourBody).find((one) => one.name === "w:sectPr");
    if (sectPr) {
      without(sectPr, (one) => /^w:(header|footer)Reference$/.test(one.name));
      body.children.push(sectPr);
    }
  }
  numberPictures([...trees.values()]);
  for (const tree of trees.values()) putInOrder(describePictures(tree));
  return { bytes: packed({ trees, relationships, contentTypes, parts }, memo), styles: called };
}

/**
 * A content control around a placeholder keeps what is put into it: one that is bound to data would show the data again
 * when Word opens the file, one that shows its prompt would take the words for the prompt, a list has only its own.
 */
function releaseControls(tree: XmlNode): void {
  const holding =
    /^w(?:15)?:(?:dataBinding|showingPlcHdr|placeholder|dropDownList|comboBox|date|text|temporary)$/;
  for (const control of all(tree, "w:sdt")) {
    const said = textsOf(control).map(textIn).join("");
    const properties = child(control, "w:sdtPr");
    if (properties && placeholdersIn(said).length > 0)
      properties.children = elements(properties).filter(({ name }) => !holding.test(name));
  }
}

/** Ours come after theirs, with numbers that theirs do not use. */
function bringNumbering(ours: XmlNode, theirs: XmlNode): Map<string, string> {
  const most = (name: string, key: string) =>
    Math.max(0, ...all(theirs, name).map((one) => Number(one.attributes[key]) || 0)) + 1;
  const [abstracts, numbers] = [most("w:abstractNum", "w:abstractNumId"), most("w:num", "w:numId")];
  const renamed = new Map<string, string>();
  for (const node of walk(ours)) {
    for (const name of Object.keys(node.attributes)) if (!name.startsWith("w:")) delete node.attributes[name];
    if (/^w:abstractNum(Id)?$/.test(node.name)) {
      const key = node.name === "w:abstractNum" ? "w:abstractNumId" : "w:val";
      node.attributes[key] = String(Number(node.attributes[key]) + abstracts);
    }
    if (node.name === "w:num") {
      const id = String(Number(node.attributes["w:numId"]) + numbers);
      renamed.set(node.attributes["w:numId"] ?? "", id);
      node.attributes["w:numId"] = id;
    }
  }
  const named = (name: string, from: XmlNode) => elements(from).filter((one) => one.name === name);
  const others = elements(theirs).filter((one) => one.name !== "w:abstractNum" && one.name !== "w:num");
  theirs.children = [
    ...others.filter((one) => one.name === "w:numPicBullet"),
    ...named("w:abstractNum", theirs),
    ...named("w:abstractNum", ours),
    ...named("w:num", theirs),
    ...named("w:num", ours),
    ...others.filter((one) => one.name !== "w:numPicBullet"),
  ];
  return renamed;
}

/** Our text, cut into the parts that it was written from. */
function piecesOf(ours: XmlNode, { sizes }: Filling): Map<MemoPart, XmlNode[]> {
  const blocks = elements(ours).filter((one) => one.name !== "w:sectPr");
  const pieces = new Map<MemoPart, XmlNode[]>();
  let from = 0;
  for (const [part, size] of sizes) {
    pieces.set(part, blocks.slice(from, from + size));
    from += size;
  }
  if (from !== blocks.length) throw new Error("the memo has other blocks than its parts");
  return pieces;
}

/** Sections that the template does not name follow the last one that it does: nothing is left out. */
function place(
  document: XmlNode,
  pieces: ReadonlyMap<MemoPart, readonly XmlNode[]>,
  { sections }: Template,
): void {
  const named = new Set(sections);
  const last = sections?.at(-1);
  const rest = [...pieces].filter(([part]) => !named.has(part)).flatMap(([, blocks]) => blocks);
  const contentOf = (paragraph: XmlNode): readonly XmlNode[] | undefined => {
    const [only] = placeholdersIn(textsOf(paragraph).map(textIn).join(""));
    if (only?.name === "memo") return [...pieces.values()].flat();
    const part = only && partNamed(only.name);
    if (!part) return undefined;
    return [...(pieces.get(part) ?? []), ...(part === last ? rest : [])];
  };
  const rooms = roomOf(document, (paragraph) => contentOf(paragraph) !== undefined);
  const into = (node: XmlNode) => {
    node.children = node.children.flatMap((one) => {
      if (typeof one === "string") return [one];
      if (one.name === "w:body" || one.name === "w:sdtContent") into(one);
      if (one.name === "w:sdt") {
        const held = all(one, "w:p").some((paragraph) => contentOf(paragraph) !== undefined);
        into(one);
        // A control for a line of text cannot hold a document.
        return held ? (child(one, "w:sdtContent")?.children ?? []) : [one];
      }
      const content = one.name === "w:p" ? contentOf(one) : undefined;
      if (!content) return [one];
      fitInto(content, rooms.get(one));
      const section = child(child(one, "w:pPr"), "w:sectPr");
      return [...content, ...(section ? [element("w:p", {}, [element("w:pPr", {}, [section])])] : [])];
    });
  };
  into(document);
}

/** A picture without a description says nothing to who does not see it. */
export function describePictures(tree: XmlNode): XmlNode {
  for (const picture of all(tree, "wp:docPr")) picture.attributes["descr"] ||= "Picture of the template";
  return tree;
}

/** Two pictures with one id make Word repair the file. */
function numberPictures(trees: readonly XmlNode[]): void {
  const pictures = trees.flatMap((tree) => all(tree, "wp:docPr"));
  for (const [i, picture] of pictures.entries()) picture.attributes["id"] = String(i + 1);
}

type Packing = {
  trees: ReadonlyMap<string, XmlNode>;
  relationships: ReadonlyMap<string, readonly { id: string; type: string; target: string }[]>;
  contentTypes: ReadonlyMap<string, string>;
  parts: ReadonlyMap<string, Buffer>;
};

function packed(
  { trees, relationships, contentTypes, parts }: Packing,
  memo: ReadonlyMap<string, Buffer>,
): Uint8Array {
  const files = new Map(parts);
  const put = (name: string, root: XmlNode) => files.set(name, Buffer.from(writeXml(root)));
  for (const [name, tree] of trees) put(name, tree);
  const listed = (owner: string, list: readonly { id: string; type: string; target: string }[]) =>
    element(
      "Relationships",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
      list.map(({ id, type, target }) =>
        element("Relationship", { Id: id, Type: type, Target: posix.relative(posix.dirname(owner), target) }),
      ),
    );
  for (const [owner, list] of relationships)
    if (list.length > 0) put(relationshipsPart(owner), listed(owner, list));
  const core = memo.get("docProps/core.xml");
  if (core) files.set("docProps/core.xml", core);
  put(
    "_rels/.rels",
    listed("", [
      { id: "rId1", type: `${types}/officeDocument`, target: mainPart },
      {
        id: "rId2",
        type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        target: "docProps/core.xml",
      },
    ]),
  );
  const all = new Map([
    ...contentTypes,
    ["docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"] as const,
  ]);
  put(
    "[Content_Types].xml",
    element("Types", { xmlns: "http://schemas.openxmlformats.org/package/2006/content-types" }, [
      element("Default", {
        Extension: "rels",
        ContentType: "application/vnd.openxmlformats-package.relationships+xml",
      }),
      ...[...all]
        .filter(([name]) => files.has(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, type]) => element("Override", { PartName: `/${name}`, ContentType: type })),
    ]),
  );
  return writePackage(files);
}
