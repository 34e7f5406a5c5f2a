/** Walks a page and gathers its texts and tables, in the order in which they are read. */
import { UnreadableFile } from "#shared/intake/document";
import { evenText } from "../../build-document.ts";
import { gatherTable } from "./gather-table.ts";
import {
  softBreak,
  type Context,
  type Gathered,
  type GatheredText,
  type Page,
  type Shape,
  type Terms,
} from "./gathered.ts";
import {
  blockNames,
  boldness,
  countHidden,
  fieldText,
  isAnchorSign,
  isPageTitle,
  isStruck,
  linkTarget,
  silentNames,
} from "./inline-text.ts";
import {
  attribute,
  childrenOf,
  isElement,
  textIn,
  tooDeep,
  type HtmlElement,
  type HtmlNode,
} from "./parse-html.ts";

export function contextOf(page: Page): Context {
  return { page, role: { kind: "paragraph" }, depth: 0, listLevel: -1, terms: { terms: [] }, at: {} };
}

export function gather(nodes: readonly HtmlNode[], outer: Context): Gathered[] {
  const pieces: Gathered[] = [];
  // The paragraph that is being read, in parts: a long one is put together once.
  let said: string[] = [];
  let bold: boolean | undefined;

  const flush = (context: Context): void => {
    if (said.length === 0) return;
    const text = said.join("").trim();
    const isBold = bold ?? false;
    said = [];
    bold = undefined;
    if (evenText(text) !== "") tell(text, isBold, context);
  };
  const push = (shape: Shape, text: string, isBold: boolean, { at }: Context): GatheredText => {
    const piece: GatheredText = { ...shape, text, bold: isBold, at };
    pieces.push(piece);
    return piece;
  };
  const goOn = (piece: GatheredText | undefined, text: string): boolean => {
    if (!piece || pieces.at(-1) !== piece) return false;
    piece.text += `\n${text}`;
    return true;
  };

  const tell = (text: string, isBold: boolean, context: Context): void => {
    const { role, page, quoted, at } = context;
    if (role.kind === "term") {
      if (role.of.told) Object.assign(role.of, { terms: [], told: undefined });
      role.of.terms.push(evenText(text));
    } else if (role.kind === "description") describe(role.of, text, context);
    else if (role.kind === "list item" && at.part !== "header" && at.part !== "footer") {
      const { level, ordered } = role;
      if (!goOn(role.piece, text)) role.piece = push({ kind: "item", level, ordered }, text, isBold, context);
    } else if (role.kind === "list item" || (role.kind === "heading" && at.part !== undefined))
      // What stands in the margin neither heads the text itself nor goes on its lists.
      push({ kind: "paragraph" }, text, false, context);
    else push(role, quoted ? page.quote + text : text, isBold && !quoted, context);
  };
  const describe = (of: Terms, text: string, context: Context): void => {
    if (goOn(of.told, text)) return;
    const term = of.terms.join(" / ");
    const isQuestion = term.endsWith("?");
    if (isQuestion && !of.told) push({ kind: "paragraph" }, term, false, context);
    const label = term === "" || isQuestion || of.told ? "" : `${term.replace(/\s*:$/, "")}: `;
    of.told = push({ kind: "paragraph" }, label + text, false, context);
  };
  const endTerms = (context: Context): void => {
    const { terms, told } = context.terms;
    if (terms.length > 0 && !told) push({ kind: "paragraph" }, terms.join(" / "), false, context);
    Object.assign(context.terms, { terms: [], told: undefined });
  };

  const say = (text: string, context: Context): void => {
    if (/\S/.test(text)) bold = (bold ?? true) && (context.bold ?? false);
    if (text !== "") said.push(text);
  };
  const sayText = (value: string, context: Context): void => {
    if (context.pre) say(value.replaceAll(/\r\n?/g, "\n"), context);
    else if (context.page.softBreaks)
      say(
        value.replaceAll(/[ \t\f\r\n]+/g, (blank) => (blank.includes("\n") ? softBreak : " ")),
        context,
      );
    else say(value.replaceAll(/[ \t\f\r\n]+/g, " "), context);
  };

  const visit = (node: HtmlNode, above: Context): void => {
    if (node.nodeName === "#text" && "value" in node) {
      sayText(node.value, above);
      return;
    }
    if (!isElement(node) || silentNames.has(node.tagName) || isPageTitle(node)) return;
    const context = within(node, above);
    if (context.depth > 1000) throw new UnreadableFile(tooDeep);
    if (isStruck(node)) {
      const struck = evenText(textIn(node));
      if (struck !== "") context.page.struck.push(struck);
      return;
    }
    countHidden(node, context);
    const field = fieldText(node);
    if (field !== undefined) say(field, context);
    else if (node.tagName === "br") say("\n", context);
    else if (node.tagName === "img") say(` ${attribute(node, "alt") ?? ""} `, context);
    else if (node.tagName === "a") link(node, context);
    else if (node.tagName === "table") {
      flush(above);
      pieces.push(...gatherTable(node, context, gather));
    } else if (blockNames.has(node.tagName) || node.tagName === "template") block(node, context, above);
    else for (const child of childrenOf(node)) visit(child, context);
  };
  const block = (node: HtmlElement, context: Context, above: Context): void => {
    flush(above);
    if (node.tagName === "dl") endTerms(above);
    for (const child of childrenOf(node)) visit(child, context);
    flush(context);
    if (node.tagName === "dl") endTerms(context);
  };
  const link = (node: HtmlElement, context: Context): void => {
    const before = said;
    const from = said.length;
    for (const child of childrenOf(node)) visit(child, context);
    const start = before === said ? from : 0;
    const own = said.slice(start).join("");
    if (isAnchorSign(node, own)) said.length = start;
    else say(linkTarget(node, own), context);
  };

  for (const node of nodes) visit(node, outer);
  flush(outer);
  endTerms(outer);
  return pieces;
}

/** What an element makes of the texts within it. */
function within(node: HtmlElement, above: Context): Context {
  const { tagName } = node;
  const bold = boldness(node);
  const line = above.page.lines ? Number(attribute(node, "data-line")) : 0;
  const context: Context = {
    ...above,
    depth: above.depth + 1,
    ...(bold !== undefined && { bold }),
    ...(line > 0 && { at: { ...above.at, line } }),
  };
  const level =
    /^h([1-6])$/.exec(tagName)?.[1] ??
    (attribute(node, "role") === "heading" ? (attribute(node, "aria-level") ?? "2") : undefined);
  if (level !== undefined)
    return { ...context, role: { kind: "heading", level: Math.min(9, Number(level) || 2) } };
  switch (tagName) {
    case "ul":
    case "ol":
    case "menu":
    case "dir":
      return { ...context, listLevel: above.listLevel + 1 };
    case "li": {
      const parent = node.parentNode && "tagName" in node.parentNode ? node.parentNode.tagName : "";
      return {
        ...context,
        role: { kind: "list item", level: Math.max(0, above.listLevel), ordered: parent === "ol" },
      };
    }
    case "dl":
      return { ...context, terms: { terms: [] } };
    case "dt":
      return { ...context, role: { kind: "term", of: above.terms } };
    case "dd":
      return { ...context, role: { kind: "description", of: above.terms } };
    case "pre":
      return { ...context, pre: true };
    case "summary":
      return { ...context, bold: true };
    case "blockquote":
      return { ...context, quoted: above.page.quote !== "" };
    case "nav":
      return { ...context, role: { kind: "paragraph" }, at: { ...context.at, part: "header" } };
    case "footer":
      return { ...context, role: { kind: "paragraph" }, at: { ...context.at, part: "footer" } };
    case "aside":
      return { ...context, role: { kind: "paragraph" }, at: { ...context.at, part: "text box" } };
    default:
      return context;
  }
}
