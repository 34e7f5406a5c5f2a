/** What in a page would run, fetch or send if a browser opened it. Listed, never done. */
import type { DocumentBuilder } from "../../build-document.ts";
import { attribute, elementsIn, type HtmlElement, type HtmlParent } from "./parse-html.ts";

const foreign = new Set(["iframe", "frame", "object", "embed", "applet", "portal"]);
const media = new Set(["img", "audio", "video", "source", "track", "image"]);
const isScriptLink = (target: string) => /^(?:javascript|vbscript):/i.test(stripped(target));
const isElsewhere = (target: string) => /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(target.trim());
/** Browsers skip control characters and blanks within the name of a scheme. */
const stripped = (target: string) => target.slice(0, 200).replaceAll(/[\s\p{Cc}]+/gu, "");

const says: Record<string, string> = {
  script: "It has scripts: never run, and not read.",
  handler: "It has elements that would run a script when they are clicked or loaded: never run.",
  link: "It has links that would run a script: never run.",
  foreign: "It has frames or objects of other files: never loaded, and not read.",
  fetched: "It would fetch pictures or style sheets from elsewhere: never fetched.",
  refresh: "It would send its reader on to another page: it was not followed.",
  form: "It has a form that would send what is typed in: nothing was sent.",
};

/** Also says where style sheets hide what was read, and how many pictures were not. */
export function noteActiveParts(build: DocumentBuilder, root: HtmlParent): void {
  const found = new Set<string>();
  const pictures: string[] = [];
  let styled = false;
  for (const element of elementsIn(root)) {
    for (const one of activeIn(element)) found.add(one);
    if (element.tagName === "style" || isStyleSheet(element)) styled = true;
    if (["img", "svg", "canvas", "video", "audio"].includes(element.tagName))
      pictures.push(attribute(element, "alt")?.trim() ?? "");
  }
  for (const [key, text] of Object.entries(says)) if (found.has(key)) build.note("active", text);
  if (styled)
    build.note("changed", "Its style sheets were not applied: text that they would hide was read as well.");
  if (pictures.length > 0) {
    const told = pictures.filter((alt) => alt !== "").slice(0, 3);
    const named = told.length > 0 ? `: ${told.map((alt) => `“${alt.slice(0, 80)}”`).join(", ")}` : "";
    build.note(
      "unread",
      `${pictures.length === 1 ? "A picture was" : `${pictures.length} pictures were`} not read${named}.`,
    );
  }
}

const isStyleSheet = (element: HtmlElement) =>
  element.tagName === "link" && /stylesheet/i.test(attribute(element, "rel") ?? "");

function* activeIn(element: HtmlElement): Generator<string> {
  const { tagName, attrs } = element;
  if (tagName === "script") yield "script";
  if (foreign.has(tagName)) yield "foreign";
  if (tagName === "form" && attribute(element, "action")) yield "form";
  if (tagName === "meta" && /^refresh$/i.test(attribute(element, "http-equiv") ?? "")) yield "refresh";
  if (isStyleSheet(element)) yield "fetched";
  if (tagName === "style" && element.childNodes.some((node) => "value" in node && fetches(node.value)))
    yield "fetched";
  for (const { name, value } of attrs) {
    if (/^on[a-z]/.test(name)) yield "handler";
    else if (["href", "src", "action", "formaction", "data"].includes(name) && isScriptLink(value))
      yield "link";
    else if (media.has(tagName) && ["src", "srcset", "poster", "href"].includes(name) && isElsewhere(value))
      yield "fetched";
    else if (name === "background" && isElsewhere(value)) yield "fetched";
    else if (name === "style" && fetches(value)) yield "fetched";
  }
}

const fetches = (css: string) => /@import|url\s{0,9}\(\s{0,9}["']?\s{0,9}(?:[a-z]{1,10}:)?\/\//i.test(css);
