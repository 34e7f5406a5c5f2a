import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { deepest } from "./plain-data.ts";

/** The text of a few words of HTML, with a blank line between paragraphs. Nothing in it runs. */
export function plainHtml(text: string): string {
  if (!/[<&]/.test(text)) return text.trim();
  const said: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode, depth: number) => {
    if (depth > deepest) return;
    for (const child of node.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) said.push(child.value);
      else if (
        defaultTreeAdapter.isElementNode(child) &&
        !/^(?:script|style|iframe|object)$/.test(child.tagName)
      ) {
        if (/^(?:p|br|div|li|ul|ol|h\d)$/.test(child.tagName))
          said.push(child.tagName === "li" ? "\n- " : "\n\n");
        walk(child, depth + 1);
      }
    }
  };
  walk(parseFragment(text), 0);
  return said
    .join("")
    .replaceAll(/[ \t]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
