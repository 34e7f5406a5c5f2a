/** Our styles and the template's: theirs where they have one, ours where they do not. */
import { child, all, elements, type XmlNode } from "./xml-tree.ts";

/**
 * What each of our style ids is called in the template. The id decides; where there is none, the built-in name does,
 * which Word writes in English whatever its language ("heading 1" under the id "berschrift1").
 */
export function bringStyles(ours: XmlNode, theirs: XmlNode): Map<string, string> {
  const typeOf = (style: XmlNode) => style.attributes["w:type"] ?? "paragraph";
  const nameOf = (style: XmlNode) => (child(style, "w:name")?.attributes["w:val"] ?? "").toLowerCase();
  const idOf = (style: XmlNode) => style.attributes["w:styleId"] ?? "";
  const known = all(theirs, "w:style");
  const ids = new Set(known.map(idOf));
  const called = new Map<string, string>();
  const missing: XmlNode[] = [];
  for (const style of all(ours, "w:style")) {
    const same = known.find((one) => typeOf(one) === typeOf(style) && idOf(one) === idOf(style));
    const named = known.find((one) => typeOf(one) === typeOf(style) && nameOf(one) === nameOf(style));
    const isDefault = (one: XmlNode) => /^(1|true|on)$/.test(one.attributes["w:default"] ?? "");
    const basic = isDefault(style)
      ? known.find((one) => isDefault(one) && typeOf(one) === typeOf(style))
      : undefined;
    const match = basic ?? same ?? named;
    if (match) {
      called.set(idOf(style), idOf(match));
      continue;
    }
    let id = idOf(style);
    while (ids.has(id)) id = `Memo${id}`;
    ids.add(id);
    called.set(idOf(style), id);
    style.attributes["w:styleId"] = id;
    const hasDefault = known.some((one) => isDefault(one) && typeOf(one) === typeOf(style));
    if (hasDefault) delete style.attributes["w:default"];
    missing.push(style);
  }
  for (const style of missing)
    for (const link of elements(style))
      if (/^w:(basedOn|next|link)$/.test(link.name)) {
        const to = link.attributes["w:val"] ?? "";
        link.attributes["w:val"] = called.get(to) ?? to;
      }
  theirs.children.push(...missing);
  return called;
}
