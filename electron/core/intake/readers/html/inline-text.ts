/** What a single element says or means for the text around it. */
import { evenText } from "../../build-document.ts";
import { ticked, unticked } from "../tick-box.ts";
import { attribute, childrenOf, isElement, textIn, type HtmlElement } from "./parse-html.ts";

/** Begin and end a paragraph of their own. */
export const blockNames = new Set(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Their contents are no text; what they would do is listed elsewhere. */
export const silentNames = new Set(
  "script style iframe frame frameset noframes object embed applet portal link meta base".split(" "),
);

/** A page's name; that of a drawing within it is text. */
export const isPageTitle = ({ tagName, parentNode }: HtmlElement): boolean =>
  tagName === "title" && parentNode?.nodeName === "head";

const styleOf = (element: HtmlElement) =>
  attribute(element, "style")?.replaceAll(/\s+/g, "").toLowerCase() ?? "";

export const isHidden = (element: HtmlElement): boolean =>
  attribute(element, "hidden") !== undefined ||
  element.tagName === "template" ||
  /(?:^|;)(?:display:none|visibility:hidden)/.test(styleOf(element));

/** True or false where the element says so, undefined where it leaves that to what is around it. */
export function boldness(element: HtmlElement): boolean | undefined {
  const weight = /(?:^|;)font-weight:([a-z]+|\d+)/.exec(styleOf(element))?.[1];
  if (weight !== undefined) return weight.startsWith("bold") || Number(weight) >= 600;
  return ["b", "strong", "u"].includes(element.tagName) ? true : undefined;
}

export const isStruck = (element: HtmlElement): boolean =>
  ["del", "s", "strike"].includes(element.tagName) ||
  /(?:^|;)text-decoration(?:-line)?:[a-z]*line-through/.test(styleOf(element));

/** What a field of a form shows. Undefined where the element is none. */
export function fieldText(element: HtmlElement): string | undefined {
  if (element.tagName === "textarea") return textIn(element);
  if (element.tagName === "select") {
    const options = optionsOf(element);
    const chosen = options.filter((option) => attribute(option, "selected") !== undefined);
    return chosen.map((option) => evenText(textIn(option))).join(", ");
  }
  if (element.tagName !== "input") return undefined;
  const type = attribute(element, "type")?.toLowerCase() ?? "text";
  if (type === "checkbox" || type === "radio")
    return `${attribute(element, "checked") === undefined ? unticked : ticked} `;
  return ["hidden", "password", "file", "image", "submit", "reset", "button"].includes(type)
    ? ""
    : (attribute(element, "value") ?? "");
}

const optionsOf = (element: HtmlElement): HtmlElement[] =>
  childrenOf(element)
    .filter(isElement)
    .flatMap((one) => (one.tagName === "option" ? [one] : one.tagName === "optgroup" ? optionsOf(one) : []));

/** Where a link leads, if its text does not say so: behind the text, in brackets. */
export function linkTarget(element: HtmlElement, text: string): string {
  const target = attribute(element, "href")?.trim() ?? "";
  if (target === "" || /^(?:#|javascript:|vbscript:|data:)/i.test(target)) return "";
  const bare = target
    .replace(/^(?:mailto|tel):/i, "")
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "");
  if (bare === "" || text.toLowerCase().includes(bare.toLowerCase()) || text.trim() === "") return "";
  return ` (${target.replace(/^(?:mailto|tel):/i, "").slice(0, 500)})`;
}

/** The signs that pages put behind their headings, to link to them. */
export const isAnchorSign = (element: HtmlElement, text: string): boolean =>
  (attribute(element, "href") ?? "").startsWith("#") && /^\s*[¶#§🔗]?\s*$/u.test(text);

/** Counts what hides a text, and not again what is hidden within it. */
export function countHidden(
  node: HtmlElement,
  context: { hidden?: boolean; page: { hidden: number } },
): void {
  if (context.hidden || !isHidden(node)) return;
  context.hidden = true;
  if (evenText(textIn(node)) !== "") context.page.hidden += 1;
}
