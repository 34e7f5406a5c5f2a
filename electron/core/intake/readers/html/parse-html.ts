/** HTML as a tree, with bounds on how much and how deep. Nothing in it runs, and nothing is fetched. */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from "parse5";
import { UnreadableFile } from "#shared/intake/document";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** Elements within one another. */
export const deepest = 400;
export const tooDeep = "Its elements lie far too deep in one another: it may be a trap.";

/** Only to leave the parser, which has no other way to be stopped. */
class Enough extends Error {}

/** `cut` where the text has more elements than are read: the tree holds those before. */
export function parseHtml(text: string, most: number): { root: HtmlParent; cut: boolean } {
  let root: HtmlParent | undefined;
  let open = 0;
  let count = 0;
  const treeAdapter = {
    ...defaultTreeAdapter,
    createDocument() {
      const made = defaultTreeAdapter.createDocument();
      root ??= made;
      return made;
    },
    onItemPush() {
      open += 1;
      count += 1;
      if (open > deepest) throw new UnreadableFile(tooDeep);
      if (count > most) throw new Enough();
    },
    onItemPop() {
      open -= 1;
    },
  };
  try {
    return { root: parse(text, { treeAdapter, scriptingEnabled: false }), cut: false };
  } catch (error) {
    if (!(error instanceof Enough) || !root) throw error;
    return { root, cut: true };
  }
}

export const isElement = (node: HtmlNode): node is HtmlElement => "tagName" in node;
/** What a template holds stands apart in the tree: here it is its own like any other's. */
export const childrenOf = (node: HtmlParent): readonly HtmlNode[] =>
  isTemplate(node) ? node.content.childNodes : node.childNodes;
const isTemplate = (node: HtmlParent): node is DefaultTreeAdapterTypes.Template => "content" in node;
export const attribute = ({ attrs }: HtmlElement, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

/** The element itself and all below it, in the order of the text. */
export function* elementsIn(root: HtmlParent): Generator<HtmlElement> {
  const open: HtmlNode[] = childrenOf(root).toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (const child of childrenOf(node).toReversed()) open.push(child);
  }
}

/** All text below, as it is written. */
export function textIn(root: HtmlParent): string {
  let text = "";
  const open: HtmlNode[] = childrenOf(root).toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.nodeName === "#text" && "value" in node) text += node.value;
    if (isElement(node)) for (const child of childrenOf(node).toReversed()) open.push(child);
  }
  return text;
}
