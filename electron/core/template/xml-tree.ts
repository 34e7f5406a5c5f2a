/** XML as a tree that can be altered and written again. For parts of a foreign package: no entities, no endless depth. */
import { SaxesParser } from "saxes";

export type XmlNode = { name: string; attributes: Record<string, string>; children: (XmlNode | string)[] };

const deepest = 256;

/** Throws where the text is no XML, declares a document type, or nests deeper than any Word file does. */
export function parseXml(text: string): XmlNode {
  const root: XmlNode = { name: "", attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("doctype", () => {
    throw new Error("it declares a document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (open.length > deepest) throw new Error("it is nested too deeply");
    const node: XmlNode = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  const say = (said: string) => open.at(-1)?.children.push(said);
  parser.on("text", say);
  parser.on("cdata", say);
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  const top = elements(root)[0];
  if (!top) throw new Error("it is empty");
  return top;
}

export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${written(root)}`;
}

function written(node: XmlNode | string): string {
  if (typeof node === "string") return escaped(node).replaceAll("\r", "&#13;");
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${inQuotes(value)}"`);
  const head = `${node.name}${attributes.join("")}`;
  return node.children.length === 0
    ? `<${head}/>`
    : `<${head}>${node.children.map(written).join("")}</${node.name}>`;
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const inQuotes = (text: string) =>
  escaped(text)
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);

export const element = (
  name: string,
  attributes: Record<string, string> = {},
  children: (XmlNode | string)[] = [],
): XmlNode => ({ name, attributes, children });

export function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== "string");
}

/** The text directly in it. */
export const textIn = (node: XmlNode | undefined): string =>
  node?.children.filter((one) => typeof one === "string").join("") ?? "";

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node && elements(node).find((one) => one.name === name);
}

/** The node itself and all below it, in the order of the text. */
export function* walk(node: XmlNode): Generator<XmlNode> {
  yield node;
  for (const one of elements(node)) yield* walk(one);
}

export function all(node: XmlNode, name: string): XmlNode[] {
  return [...walk(node)].filter((one) => one.name === name);
}

/** Takes away every element that `gone` names, wherever it stands below. */
export function without(node: XmlNode, gone: (one: XmlNode) => boolean): void {
  node.children = node.children.filter((one) => typeof one === "string" || !gone(one));
  for (const one of elements(node)) without(one, gone);
}

/** Puts in the place of each element that `loosen` names what it held. */
export function unwrap(node: XmlNode, loosen: (one: XmlNode) => boolean): void {
  node.children = node.children.flatMap((one) => {
    if (typeof one === "string") return [one];
    unwrap(one, loosen);
    return loosen(one) ? one.children : [one];
  });
}
