/** Walks a part of a Word file and gives its paragraphs and tables to the document, in the order of reading. */
import type { Place } from "#shared/intake/document";
import { child, type XmlNode } from "../../../template/xml-tree.ts";
import { columnName, evenText, type DocumentBuilder, type RawCell } from "../../build-document.ts";
import { childrenOf } from "../../ooxml-package.ts";
import { tickOf } from "../tick-box.ts";
import { controlOf, inContents, readParagraph, type Fields, type Inline, type Marks } from "./inline.ts";
import { valueOf, type WordStyles } from "./styles.ts";

export type Walk = {
  build: DocumentBuilder;
  styles: WordStyles;
  marks: Marks;
  fields: Fields;
  /** Texts of footnotes, endnotes and comments by `footnote 3`, `endnote 1`, `comment 0`. */
  asides: ReadonlyMap<string, XmlNode>;
  /** Most of the text has this size, in half points. */
  bodySize: number;
  part?: Place["part"];
};

type Flat = { node: XmlNode; tag?: string | undefined };

/** Paragraphs and tables of a body, a cell, a box: out of content controls and the like, with the control's tag. */
export function flatten(nodes: readonly XmlNode[], marks: Marks, tag?: string): Flat[] {
  return nodes.flatMap((node): Flat[] => {
    switch (node.name) {
      case "w:sdt": {
        const control = controlOf(node);
        if (control.empty && control.box === undefined) return [];
        const content = child(node, "w:sdtContent");
        return flatten(content ? childrenOf(content) : [], marks, control.tag ?? tag);
      }
      case "w:customXml":
      case "w:smartTag":
      case "w:ins":
      case "w:moveTo":
        return flatten(childrenOf(node), marks, tag);
      case "mc:AlternateContent":
        return flatten(childrenOf(child(node, "mc:Choice") ?? node), marks, tag);
      case "w:altChunk":
        marks.unread.add("text of another file that is put in where Word opens it");
        return [];
      case "w:p":
      case "w:tbl":
        return [{ node, tag }];
      default:
        return [];
    }
  });
}

/** One line at most, no sentence: what stands bold and alone and reads like a heading. */
const short = (text: string) =>
  text.length <= 120 && !text.includes("\n") && !/[.;,]$/.test(text) && /\p{L}/u.test(text);

type Ready = Flat & { inline?: Inline; text: string };

export function walkBlocks(nodes: readonly XmlNode[], walk: Walk): void {
  const { build, marks } = walk;
  const flat = flatten(nodes, marks).map((one): Ready => {
    if (one.node.name === "w:tbl") return { ...one, text: "" };
    const contents = inContents(walk.fields);
    const inline = readParagraph(one.node, walk);
    return { ...one, inline, text: contents && inContents(walk.fields) ? "" : inline.text };
  });
  for (let at = 0; at < flat.length; at++) {
    const one = flat[at];
    if (!one) continue;
    if (!one.inline) {
      walkTable(one, walk, captionBefore(flat[at - 1], walk));
      continue;
    }
    const tabbed = tabbedFrom(flat, at, walk);
    if (tabbed > 1) {
      build.table(
        flat.slice(at, at + tabbed).map(({ text }) => text.split(/\t+/).map((part) => ({ text: part }))),
        { at: placeOf(walk) },
      );
      for (const { inline } of flat.slice(at, at + tabbed)) if (inline) asides(inline, walk);
      at += tabbed - 1;
      continue;
    }
    paragraph(
      one,
      one.inline,
      flat.slice(at + 1).find(({ text, inline }) => !inline || text.trim() !== ""),
      walk,
    );
  }
}

const placeOf = ({ part }: Walk) => (part ? { part } : {});

function paragraph(one: Ready, inline: Inline, next: Ready | undefined, walk: Walk): void {
  const { build, styles } = walk;
  const properties = child(one.node, "w:pPr");
  const text = evenText(one.text);
  const at = placeOf(walk);
  const tag = one.tag ?? inline.tag;
  const heading = styles.headingLevel(properties);
  const list = heading === undefined ? styles.list(properties) : undefined;
  if (text === "") {
    asides(inline, walk);
    return;
  }
  if (styles.isContents(properties)) build.note("changed", "Its table of contents was left out.");
  else if (heading !== undefined && !walk.part) build.heading(text, { level: heading, by: "style", at, tag });
  else if (!list && looksLikeHeading(one, inline, next, walk))
    build.heading(text, { level: levelByLooks(inline, walk), by: "looks", at, tag });
  else {
    const item = list ? { ...list, ...tickOf(text) } : itemByHand(text);
    if (item) build.item(item.text, { ...item, at, tag });
    else build.paragraph(text, at, { tag });
  }
  asides(inline, walk);
}

/** Footnotes, comments and boxes come after the paragraph that they belong to. */
function asides({ notes, comments, boxes }: Inline, walk: Walk): void {
  for (const key of [...notes, ...comments.map((id) => `comment ${id}`)]) {
    const node = walk.asides.get(key);
    if (!node) continue;
    const part = key.startsWith("comment") ? "comment" : "footnote";
    const author = part === "comment" ? node.attributes["w:author"] : undefined;
    const text = flatten(childrenOf(node), walk.marks)
      .map((one) => readParagraph(one.node, { ...walk, fields: { open: [] } }).text)
      .join("\n");
    walk.build.paragraph(author === undefined || author === "" ? text : `${author}: ${evenText(text)}`, {
      part,
    });
  }
  for (const box of boxes)
    walkBlocks(childrenOf(box), { ...walk, part: walk.part ?? "text box", fields: { open: [] } });
}

/** Bold, or larger than the rest, alone and short, with something below it that is not of its kind. */
function looksLikeHeading(one: Ready, inline: Inline, next: Ready | undefined, walk: Walk): boolean {
  if (!short(evenText(one.text)) || walk.part !== undefined || !next) return false;
  const large = inline.size >= walk.bodySize * 1.15;
  if (!inline.bold && !large) return false;
  return !next.inline || !next.inline.bold || next.inline.size < inline.size || large;
}

/** Below what has a style of its own; larger ones above smaller ones. */
function levelByLooks({ size }: Inline, { bodySize }: Walk): number {
  const ratio = size / bodySize;
  return ratio >= 1.5 ? 1 : ratio >= 1.25 ? 2 : ratio >= 1.1 ? 3 : 4;
}

const byHand = /^(?:[-–—•●▪◦*·‣]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)/;
function itemByHand(
  text: string,
): { text: string; level: number; ordered: boolean; ticked?: boolean } | undefined {
  const mark = byHand.exec(text);
  if (mark && !text.includes("\n"))
    return { ...tickOf(text.slice(mark[0].length)), level: 0, ordered: /\d|[a-z]/.test(mark[0]) };
  const tick = tickOf(text);
  return tick.ticked !== undefined && !text.includes("\n")
    ? { ...tick, level: 0, ordered: false }
    : undefined;
}

/** Two lines or more with the same number of tabs are a table that was drawn by hand. */
function tabbedFrom(flat: readonly Ready[], at: number, walk: Walk): number {
  const tabs = (one: Ready | undefined) => {
    if (!one?.inline || !/\S\t+\S/.test(one.text) || one.text.includes("\n")) return 0;
    const properties = child(one.node, "w:pPr");
    if (walk.styles.isContents(properties) || walk.styles.headingLevel(properties) !== undefined) return 0;
    return one.text.split(/\t+/).length;
  };
  const first = tabs(flat[at]);
  if (first === 0) return 0;
  let end = at;
  while (tabs(flat[end]) === first) end += 1;
  return end - at;
}

const captionBefore = (before: Ready | undefined, { styles }: Walk): string | undefined =>
  before?.inline && styles.isCaption(child(before.node, "w:pPr")) ? before.text : undefined;

function walkTable({ node, tag }: Flat, walk: Walk, caption: string | undefined): void {
  const { build, marks } = walk;
  const inner: XmlNode[] = [];
  const notes: Inline[] = [];
  const rows: RawCell[][] = [];
  let headers = 0;
  let above: (RawCell | undefined)[] = [];
  for (const row of rowsOf(node, tag)) {
    const properties = child(row.node, "w:trPr");
    if (child(properties, "w:del")) {
      marks.deleted.push("a row of a table");
      continue;
    }
    if (child(properties, "w:tblHeader") && headers === rows.length) headers += 1;
    const before = Math.min(200, Number(valueOf(properties, "w:gridBefore") ?? 0) || 0);
    const cells: RawCell[] = Array.from({ length: before }, () => ({ text: "" }));
    const down: (RawCell | undefined)[] = [];
    for (const cell of cellsOf(row)) {
      const of = child(cell.node, "w:tcPr");
      const span = Math.max(1, Math.min(200, Number(valueOf(of, "w:gridSpan") ?? 1) || 1));
      const merge = child(of, "w:vMerge");
      const goesOn = merge && (merge.attributes["w:val"] ?? "continue") === "continue";
      const kept = goesOn ? above[cells.length] : undefined;
      const place = {
        cell: `${columnName(cells.length)}${rows.length + 1}`,
        row: rows.length + 1,
        ...placeOf(walk),
      };
      const read = kept ?? { ...cellText(cell, { walk, inner, notes }), at: place };
      for (let across = 0; across < span; across++) {
        if (merge) down[cells.length] = read;
        cells.push(read);
      }
    }
    above = down;
    rows.push(cells);
  }
  build.table(rows, { headerRows: headers, at: placeOf(walk), caption });
  for (const one of notes) asides(one, walk);
  for (const one of inner) walkBlocks([one], walk);
}

/** Rows and cells may stand in content controls of their own. */
function unwrapped(node: XmlNode, name: string, tag: string | undefined): Flat[] {
  return childrenOf(node).flatMap((one): Flat[] => {
    if (one.name === name) return [{ node: one, tag }];
    if (one.name === "w:sdt") {
      const content = child(one, "w:sdtContent");
      return content ? unwrapped(content, name, controlOf(one).tag ?? tag) : [];
    }
    return one.name === "w:ins" || one.name === "w:customXml" ? unwrapped(one, name, tag) : [];
  });
}
const rowsOf = (table: XmlNode, tag: string | undefined) => unwrapped(table, "w:tr", tag);
const cellsOf = ({ node, tag }: Flat) => unwrapped(node, "w:tc", tag);

function cellText(
  { node, tag }: Flat,
  { walk, inner, notes }: { walk: Walk; inner: XmlNode[]; notes: Inline[] },
): RawCell {
  const lines: string[] = [];
  const tags = new Set<string>();
  const tagsOf = (one: string | undefined) => one !== undefined && tags.add(one);
  for (const one of flatten(childrenOf(node), walk.marks)) {
    if (one.node.name === "w:tbl") {
      inner.push(one.node);
      continue;
    }
    const inline = readParagraph(one.node, walk);
    tagsOf(one.tag);
    tagsOf(inline.tag);
    lines.push(inline.text);
    for (const boxed of inline.boxes)
      for (const line of flatten(childrenOf(boxed), walk.marks))
        if (line.node.name === "w:p") lines.push(readParagraph(line.node, walk).text);
    notes.push({ ...inline, boxes: [] });
  }
  // A control that is still empty stands for its cell as well.
  for (const one of childrenOf(node)) if (one.name === "w:sdt") tagsOf(controlOf(one).tag);
  const [only] = tags.size === 1 ? tags : [tag];
  return { ...tickOf(evenText(lines.join("\n"))), tag: only };
}
