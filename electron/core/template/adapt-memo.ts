/** Makes the memo's own text fit where it is put: names, the width of the page there, the direction of writing. */
import { textWidth } from "../memo/docx-blocks.ts";
import { all, child, element, walk, type XmlNode } from "./xml-tree.ts";

type Adapting = {
  called: ReadonlyMap<string, string>;
  numbers: ReadonlyMap<string, string>;
  pictures: ReadonlyMap<string, string>;
  nextMark: number;
};

/** Gives what the memo refers to the names that it has in the template. */
export function adapt(ours: XmlNode, { called, numbers, pictures, nextMark }: Adapting): void {
  for (const { name, attributes } of walk(ours)) {
    const rename = (key: string, by: (value: string) => string | undefined) => {
      const value = attributes[key];
      if (value !== undefined) attributes[key] = by(value) ?? value;
    };
    if (/^w:(p|r|tbl)Style$/.test(name)) rename("w:val", (id) => called.get(id));
    if (name === "w:numId") rename("w:val", (id) => numbers.get(id));
    if (name === "a:blip") rename("r:embed", (id) => pictures.get(id));
    if (/^w:bookmark(Start|End)$/.test(name)) rename("w:id", (id) => String(Number(id) + nextMark));
    if (name === "w:bookmarkStart") rename("w:name", (id) => id.replace(/^_Toc/, "_TocMemo"));
    if (name === "w:bookmarkStart") rename("w:name", (id) => id.replace(/^_Ref_/, "_RefMemo_"));
    if (name === "w:fldSimple") rename("w:instr", (code) => code.replace(/^REF _Ref_/, "REF _RefMemo_"));
    if (name === "w:hyperlink") rename("w:anchor", (id) => id.replace(/^_Toc/, "_TocMemo"));
  }
}

/**
 * A style of the template may lack what holds a page together: a heading or the caption of a table at the foot of a
 * page belongs to nothing. And it may number headings that the memo does not number.
 */
export function keepTogether(ours: XmlNode, called: ReadonlyMap<string, string>): void {
  const [top, second, third] = ["Heading1", "Heading2", "Heading3"].map((id) => called.get(id));
  for (const [i, block] of ours.children.entries()) {
    if (typeof block === "string" || block.name !== "w:p") continue;
    const properties = child(block, "w:pPr");
    const style = child(properties, "w:pStyle");
    if (!properties || !style) continue;
    const next = ours.children[i + 1];
    const isCaption = typeof next === "object" && next.name === "w:tbl";
    const level = [top, second, third].indexOf(style.attributes["w:val"]);
    const after = properties.children.indexOf(style) + 1;
    if (level === 2 && !child(properties, "w:numPr"))
      properties.children.splice(
        after,
        0,
        element("w:numPr", {}, [element("w:numId", { "w:val": "0" }, [])]),
      );
    if ((level !== -1 || isCaption) && !child(properties, "w:keepNext"))
      properties.children.splice(after, 0, element("w:keepNext", {}, []));
  }
}

/** The stops of the contents: a style of the template may lead the first tab, with dots, to the far margin. */
export function setContentsTabs(ours: XmlNode, called: ReadonlyMap<string, string>): void {
  const stops = new Map([
    [called.get("TOC1"), "567"],
    [called.get("TOC2"), "1247"],
  ]);
  for (const properties of all(ours, "w:pPr")) {
    const style = child(properties, "w:pStyle");
    const stop = style && stops.get(style.attributes["w:val"]);
    if (stop === undefined || child(properties, "w:tabs")) continue;
    const tab = element("w:tab", { "w:val": "left", "w:pos": stop }, []);
    const after = properties.children.findLastIndex(
      (one) => typeof one !== "string" && /^w:(pStyle|keepNext|keepLines|numPr|shd|pBdr)$/.test(one.name),
    );
    properties.children.splice(after + 1, 0, element("w:tabs", {}, [tab]));
  }
}

const levelOrder = ["start", "numFmt", "lvlRestart", "pStyle", "isLgl", "suff", "lvlText", "lvlPicBulletId"];

/** LibreOffice writes two things in an order that the format does not know. */
export function putInOrder(tree: XmlNode): void {
  const place = (order: readonly string[], one: XmlNode["children"][number]) => {
    const at = typeof one === "string" ? -1 : order.indexOf(one.name.replace("w:", ""));
    return at === -1 ? order.length : at;
  };
  for (const node of walk(tree)) {
    if (node.name === "w:lvl") node.children.sort((a, b) => place(levelOrder, a) - place(levelOrder, b));
    if (node.name === "w:pPr") {
      node.children.sort((a, b) => place(["pStyle"], a) - place(["pStyle"], b));
      const section = child(node, "w:sectPr");
      const before = node.children.findIndex((one) => typeof one !== "string" && one.name === "w:pPrChange");
      if (!section) continue;
      node.children = node.children.filter((one) => one !== section);
      node.children.splice(before === -1 ? node.children.length : before, 0, section);
    }
  }
}

/** Room for text in twentieths of a point, for each paragraph: between the margins of its section, in one column. */
export function roomOf(document: XmlNode, isWanted: (paragraph: XmlNode) => boolean): Map<XmlNode, number> {
  const rooms = new Map<XmlNode, number>();
  let waiting: XmlNode[] = [];
  // The properties of a section stand at its end.
  for (const node of walk(document)) {
    if (node.name === "w:p" && isWanted(node)) waiting.push(node);
    if (node.name !== "w:sectPr") continue;
    for (const paragraph of waiting) rooms.set(paragraph, widthOf(node));
    waiting = [];
  }
  return rooms;
}

function widthOf(sectPr: XmlNode): number {
  const number = (name: string, key: string) => Number(child(sectPr, name)?.attributes[key]);
  const width =
    number("w:pgSz", "w:w") -
    number("w:pgMar", "w:left") -
    number("w:pgMar", "w:right") -
    (number("w:pgMar", "w:gutter") || 0);
  const columns = number("w:cols", "w:num") || 1;
  return Number.isFinite(width) && width > 1_000 ? Math.floor(width / columns) : textWidth;
}

/** Tables take the room that there is; pictures are made smaller, and never larger than they were drawn. */
export function fitInto(blocks: readonly XmlNode[], room = textWidth): void {
  const scale = (node: XmlNode, key: string, by: number) => {
    if (node.attributes[key] !== undefined)
      node.attributes[key] = String(Math.floor(Number(node.attributes[key]) * by));
  };
  for (const node of blocks.flatMap((block) => [...walk(block)])) {
    if (/^w:(gridCol|tcW|tblW)$/.test(node.name)) scale(node, "w:w", room / textWidth);
    if (/^(wp:extent|a:ext)$/.test(node.name))
      for (const key of ["cx", "cy"]) scale(node, key, Math.min(1, room / textWidth));
  }
}

const afterBidi =
  /^w:(adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|text\w+|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)$/;
const afterRtl = /^w:(cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)$/;
const beforeVisual = /^w:(tblStyle|tblpPr|tblOverlap)$/;

/** The memo is written from left to right, also where the styles of the template are not. */
export function leftToRight(ours: XmlNode, styles: XmlNode): void {
  if (![...walk(styles)].some(({ name }) => /^w:(bidi|rtl|bidiVisual)$/.test(name))) return;
  const off = (name: string) => element(name, { "w:val": "0" }, []);
  const insert = (properties: XmlNode, name: string, isBefore: (one: XmlNode) => boolean) => {
    const at = properties.children.findIndex((one) => typeof one !== "string" && isBefore(one));
    properties.children.splice(at === -1 ? properties.children.length : at, 0, off(name));
  };
  const propertiesOf = (node: XmlNode, name: string) => {
    const known = child(node, name);
    if (known) return known;
    const made = element(name, {}, []);
    node.children.unshift(made);
    return made;
  };
  // All of them first: what is put in must not be walked.
  const nodes = [...walk(ours)];
  for (const node of nodes) {
    if (node.name === "w:p")
      insert(propertiesOf(node, "w:pPr"), "w:bidi", ({ name }) => afterBidi.test(name));
    if (node.name === "w:r") insert(propertiesOf(node, "w:rPr"), "w:rtl", ({ name }) => afterRtl.test(name));
    if (node.name === "w:tblPr") insert(node, "w:bidiVisual", ({ name }) => !beforeVisual.test(name));
  }
}
