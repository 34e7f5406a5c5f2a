/** What Word's styles and numbering say of a paragraph (ECMA-376 part 1, 17.7 and 17.9). */
import { child, type XmlNode } from "../../../template/xml-tree.ts";
import { childrenOf } from "../../ooxml-package.ts";

type Style = {
  name: string;
  basedOn?: string | undefined;
  properties?: XmlNode | undefined;
  run?: XmlNode | undefined;
};

export type WordStyles = {
  /** 1–9, by outline level or by the built-in name; the title of the document is 1. */
  headingLevel: (paragraph: XmlNode | undefined) => number | undefined;
  isTitle: (paragraph: XmlNode | undefined) => boolean;
  isContents: (paragraph: XmlNode | undefined) => boolean;
  isCaption: (paragraph: XmlNode | undefined) => boolean;
  list: (paragraph: XmlNode | undefined) => { level: number; ordered: boolean } | undefined;
  bold: (run: XmlNode | undefined, paragraph: XmlNode | undefined) => boolean;
  hidden: (run: XmlNode | undefined, paragraph: XmlNode | undefined) => boolean;
  /** In half points. */
  size: (run: XmlNode | undefined, paragraph: XmlNode | undefined) => number;
};

export const valueOf = (node: XmlNode | undefined, name: string) => child(node, name)?.attributes["w:val"];

/** An element such as `<w:b/>`: undefined where it is not there. */
function toggle(node: XmlNode | undefined, name: string): boolean | undefined {
  const found = child(node, name);
  return found && !/^(?:0|false|off|none)$/.test(found.attributes["w:val"] ?? "1");
}

// Word keeps the English names of its own styles in every language; other programs do not.
const headingName =
  /^(?:heading|überschrift|titre|kop|título|titolo|rubrik|overskrift|otsikko|nagłówek|заголовок)\s*([1-9])$/i;

export function readStyles(styles: XmlNode | undefined, numbering: XmlNode | undefined): WordStyles {
  const byId = new Map<string, Style>();
  let plain: string | undefined;
  for (const node of styles ? childrenOf(styles) : []) {
    if (node.name !== "w:style") continue;
    const id = node.attributes["w:styleId"] ?? "";
    if (node.attributes["w:type"] === "paragraph" && node.attributes["w:default"] === "1") plain = id;
    byId.set(id, {
      name: valueOf(node, "w:name") ?? id,
      basedOn: valueOf(node, "w:basedOn"),
      properties: child(node, "w:pPr"),
      run: child(node, "w:rPr"),
    });
  }
  const defaults = child(child(child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr");
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = [];
    for (let at = id; at !== undefined && found.length < 20;) {
      const style: Style | undefined = byId.get(at);
      if (!style || found.includes(style)) break;
      found.push(style);
      at = style.basedOn;
    }
    return found;
  };
  const chainOf = (paragraph: XmlNode | undefined) => chain(valueOf(paragraph, "w:pStyle") ?? plain);
  const runs = (run: XmlNode | undefined, paragraph: XmlNode | undefined) => [
    run,
    ...chain(valueOf(run, "w:rStyle")).map((style) => style.run),
    ...chainOf(paragraph).map((style) => style.run),
    defaults,
  ];
  const named = (paragraph: XmlNode | undefined, name: RegExp) =>
    chainOf(paragraph)
      .slice(0, 3)
      .some((style) => name.test(style.name));
  const ordered = readNumbering(numbering);

  const read: WordStyles = {
    headingLevel(paragraph) {
      const styled = chainOf(paragraph);
      const outline = [paragraph, ...styled.map(({ properties }) => properties)]
        .map((properties) => valueOf(properties, "w:outlineLvl"))
        .find((level) => level !== undefined);
      if (outline !== undefined) return Number(outline) < 9 ? Number(outline) + 1 : undefined;
      for (const { name } of styled) {
        const level = headingName.exec(name)?.[1];
        if (level !== undefined) return Number(level);
      }
      return read.isTitle(paragraph) ? 1 : undefined;
    },
    isTitle: (paragraph) => named(paragraph, /^(?:title|titel)$/i),
    isContents: (paragraph) =>
      named(paragraph, /^(?:toc|contents|verzeichnis|inhaltsverzeichnis)\s*(?:\d|heading)/i),
    isCaption: (paragraph) => named(paragraph, /^(?:caption|beschriftung|table|tabelle)$/i),
    list(paragraph) {
      const places = [paragraph, ...chainOf(paragraph).map(({ properties }) => properties)].map(
        (properties) => child(properties, "w:numPr"),
      );
      const id = places.map((place) => valueOf(place, "w:numId")).find((one) => one !== undefined);
      if (id === undefined || id === "0") return undefined;
      const level = Number(
        places.map((place) => valueOf(place, "w:ilvl")).find((one) => one !== undefined) ?? 0,
      );
      return { level, ordered: ordered(id, level) };
    },
    bold: (run, paragraph) =>
      runs(run, paragraph)
        .map((properties) => toggle(properties, "w:b"))
        .find((on) => on !== undefined) ?? false,
    hidden: (run, paragraph) =>
      runs(run, paragraph)
        .map((properties) => toggle(properties, "w:vanish"))
        .find((on) => on !== undefined) ?? false,
    size: (run, paragraph) =>
      Number(
        runs(run, paragraph)
          .map((properties) => valueOf(properties, "w:sz"))
          .find((size) => size !== undefined) ?? 20,
      ),
  };
  return read;
}

function readNumbering(numbering: XmlNode | undefined): (id: string, level: number) => boolean {
  const all = numbering ? childrenOf(numbering) : [];
  const formats = new Map<string, Map<number, string>>();
  for (const node of all)
    if (node.name === "w:abstractNum")
      formats.set(
        node.attributes["w:abstractNumId"] ?? "",
        new Map(
          childrenOf(node)
            .filter(({ name }) => name === "w:lvl")
            .map((level) => [
              Number(level.attributes["w:ilvl"] ?? 0),
              valueOf(level, "w:numFmt") ?? "decimal",
            ]),
        ),
      );
  const abstractOf = new Map(
    all
      .filter(({ name }) => name === "w:num")
      .map((node) => [node.attributes["w:numId"] ?? "", valueOf(node, "w:abstractNumId") ?? ""]),
  );
  return (id, level) => {
    const format = formats.get(abstractOf.get(id) ?? "")?.get(level) ?? "bullet";
    return format !== "bullet" && format !== "none";
  };
}
