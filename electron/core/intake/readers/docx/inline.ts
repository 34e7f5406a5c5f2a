/** The text of Word paragraphs: runs put together, changes accepted, fields by their results, tick boxes as marks. */
import { all, child, textIn, type XmlNode } from "../../../template/xml-tree.ts";
import { childrenOf } from "../../ooxml-package.ts";
import { ticked, unticked } from "../tick-box.ts";
import { valueOf, type WordStyles } from "./styles.ts";

/** What is counted over the whole document, for its notes. */
export type Marks = {
  deleted: string[];
  inserted: number;
  hidden: number;
  pictures: string[];
  fetching: Set<string>;
  unread: Set<string>;
};

export type Inline = {
  text: string;
  /** All of its text. */
  bold: boolean;
  /** The largest, in half points. */
  size: number;
  /** Of the content control that holds the text, where there is one and only one. */
  tag?: string | undefined;
  notes: string[];
  comments: string[];
  boxes: XmlNode[];
};

/** Fields may go on over paragraphs: whoever reads a part keeps one of these for all of it. */
export type Fields = { open: { code: string; result: boolean }[] };

type Context = { styles: WordStyles; marks: Marks; fields: Fields };
type State = Inline & { tags: Set<string>; properties: XmlNode | undefined; plain: boolean };

export function readParagraph(node: XmlNode, context: Context): Inline {
  const properties = child(node, "w:pPr");
  const state: State = {
    text: "",
    bold: false,
    size: 0,
    notes: [],
    comments: [],
    boxes: [],
    tags: new Set(),
    properties,
    plain: false,
  };
  const seen = { bold: 0, other: 0 };
  for (const one of childrenOf(node)) inline(one, state, context, seen);
  const [tag] = state.tags;
  return {
    text: state.text,
    bold: seen.bold > 0 && seen.other === 0,
    size: state.size,
    tag: state.tags.size === 1 ? tag : undefined,
    notes: state.notes,
    comments: state.comments,
    boxes: state.boxes,
  };
}

function inline(node: XmlNode, into: State, context: Context, seen: { bold: number; other: number }): void {
  const each = () => {
    for (const one of childrenOf(node)) inline(one, into, context, seen);
  };
  const { marks } = context;
  switch (node.name) {
    case "w:pPr":
    case "w:sdtPr":
    case "w:sdtEndPr":
    case "w:rPr":
      return;
    case "w:del":
    case "w:moveFrom": {
      const gone = all(node, "w:delText").concat(all(node, "w:t")).map(textIn).join("");
      if (gone.trim() !== "" && node.name === "w:del") marks.deleted.push(gone.trim());
      return;
    }
    case "w:ins":
    case "w:moveTo":
      marks.inserted += node.name === "w:ins" ? 1 : 0;
      each();
      return;
    case "w:sdt":
      control(node, into, context, seen);
      return;
    case "mc:AlternateContent": {
      const choice = child(node, "mc:Choice");
      const chosen = choice && all(choice, "w:txbxContent").length > 0 ? choice : child(node, "mc:Fallback");
      for (const one of childrenOf(chosen ?? choice ?? { name: "", attributes: {}, children: [] }))
        inline(one, into, context, seen);
      return;
    }
    case "w:r":
      run(node, into, context, seen);
      return;
    case "w:drawing":
    case "w:pict":
    case "w:object":
      drawn(node, into, marks);
      return;
    case "w:altChunk":
      marks.unread.add("text of another file that is put in where Word opens it");
      return;
    case "m:t":
      into.text += textIn(node);
      return;
    case "w:fldSimple":
      fieldCode(node.attributes["w:instr"] ?? "", context);
      each();
      return;
    default:
      each();
  }
}

function control(node: XmlNode, into: State, context: Context, seen: { bold: number; other: number }): void {
  const { tag, box, empty } = controlOf(node);
  if (tag !== undefined) into.tags.add(tag);
  if (box !== undefined) {
    into.text += box ? ticked : unticked;
    return;
  }
  if (empty) return;
  for (const one of childrenOf(child(node, "w:sdtContent") ?? { name: "", attributes: {}, children: [] }))
    inline(one, into, context, seen);
}

/** What a content control is: its tag, the state of its tick box, whether it shows only its prompt. */
export function controlOf(node: XmlNode): { tag?: string; box?: boolean; empty: boolean } {
  const properties = child(node, "w:sdtPr");
  const tag = valueOf(properties, "w:tag");
  const box = child(properties, "w14:checkbox");
  const checked = child(box, "w14:checked")?.attributes["w14:val"];
  return {
    ...(tag !== undefined && tag !== "" && { tag }),
    ...(box && { box: /^(?:1|true|on)$/.test(checked ?? "0") }),
    empty: child(properties, "w:showingPlcHdr") !== undefined,
  };
}

const fetching = /^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT)\b/i;

function fieldCode(code: string, { marks }: Context): void {
  const found = fetching.exec(code)?.[1];
  if (found !== undefined) marks.fetching.add(found.toUpperCase());
}

/** Inside of a table of contents, which repeats the headings. */
export const inContents = (fields: Fields) =>
  fields.open.some(({ code, result }) => result && /^\s*TOC\b/i.test(code));

// Boxes of Wingdings and Wingdings 2, as Word writes them where no content control is used.
const boxSymbols: Record<string, string> = {
  F0FE: ticked,
  F0FD: ticked,
  F0FC: ticked,
  F052: ticked,
  F054: ticked,
  F0A8: unticked,
  F06F: unticked,
  F071: unticked,
  F0A3: unticked,
};

function run(node: XmlNode, into: State, context: Context, seen: { bold: number; other: number }): void {
  const { styles, marks, fields } = context;
  const properties = child(node, "w:rPr");
  let said = "";
  for (const one of childrenOf(node)) {
    const coded = fields.open.some(({ result }) => !result);
    switch (one.name) {
      case "w:fldChar":
        said += fieldChar(one, context);
        break;
      case "w:instrText": {
        const open = fields.open.at(-1);
        if (open) open.code += textIn(one);
        break;
      }
      case "w:t":
      case "m:t":
        if (!coded) said += textIn(one);
        break;
      case "w:tab":
      case "w:ptab":
        said += "\t";
        break;
      case "w:br":
      case "w:cr":
        said += "\n";
        break;
      case "w:noBreakHyphen":
        said += "-";
        break;
      case "w:sym":
        said += boxSymbols[(one.attributes["w:char"] ?? "").toUpperCase()] ?? "";
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        into.notes.push(`${one.name.slice(2, -9)} ${one.attributes["w:id"] ?? ""}`);
        break;
      case "w:commentReference":
        into.comments.push(one.attributes["w:id"] ?? "");
        break;
      case "w:drawing":
      case "w:pict":
      case "w:object":
        drawn(one, into, marks);
        break;
      case "mc:AlternateContent":
        inline(one, into, context, seen);
        break;
      default:
    }
  }
  if (said === "") return;
  into.text += said;
  if (said.trim() === "") return;
  const paragraph = into.properties;
  if (styles.hidden(properties, paragraph)) marks.hidden += 1;
  if (styles.bold(properties, paragraph)) seen.bold += 1;
  else seen.other += 1;
  into.size = Math.max(into.size, styles.size(properties, paragraph));
}

/** A run within `mc:AlternateContent` holds its drawing directly. */
function drawn(node: XmlNode, into: State, marks: Marks): void {
  const boxes = all(node, "w:txbxContent");
  // One within another is read with the outer one.
  const inner = new Set(boxes.flatMap((box) => all(box, "w:txbxContent").slice(1)));
  into.boxes.push(...boxes.filter((box) => !inner.has(box)));
  if (boxes.length > 0 || (node.name === "w:pict" && all(node, "v:imagedata").length === 0)) return;
  const described = all(node, "wp:docPr")[0]?.attributes;
  marks.pictures.push((described?.["descr"] ?? described?.["title"] ?? "").trim());
}

function fieldChar(node: XmlNode, context: Context): string {
  const { fields } = context;
  switch (node.attributes["w:fldCharType"]) {
    case "begin": {
      fields.open.push({ code: "", result: false });
      const box = child(child(node, "w:ffData"), "w:checkBox");
      if (!box) return "";
      const state = valueOf(box, "w:checked") ?? (child(box, "w:checked") ? "1" : valueOf(box, "w:default"));
      return /^(?:1|true|on)$/.test(state ?? "0") ? ticked : unticked;
    }
    case "separate": {
      const open = fields.open.at(-1);
      if (open) {
        fieldCode(open.code, context);
        open.result = true;
      }
      return "";
    }
    default: {
      const ended = fields.open.pop();
      if (ended && !ended.result) fieldCode(ended.code, context);
      return "";
    }
  }
}
