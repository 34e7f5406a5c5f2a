import type { MemoPart } from "../memo/memo-types.ts";
import type { XmlNode } from "./xml-tree.ts";

/** What stands in the way (`refused`), or is worth a second look (`note`): where, what, and what to do. */
export type TemplateProblem = { level: "refused" | "note"; where: string; says: string; fix: string };
export type FoundPlaceholder = { name: string; where: string };

export type Template = {
  /** The parts that are kept, as bytes: pictures, theme, fonts. */
  parts: ReadonlyMap<string, Buffer>;
  /** The parts that are read and written again: document, styles, numbering, headers, footers and so on. */
  trees: ReadonlyMap<string, XmlNode>;
  contentTypes: ReadonlyMap<string, string>;
  /** Relationships by the part that they belong to. */
  relationships: ReadonlyMap<string, readonly Relationship[]>;
  placeholders: readonly FoundPlaceholder[];
  /** Sections that the template asks for by name, in its order; undefined where it has the whole memo in one place. */
  sections: readonly MemoPart[] | undefined;
};
export type Relationship = { id: string; type: string; target: string };

/** A template can be used where none of its problems is of the level `refused`. */
export type ReadTemplate = {
  template: Template | undefined;
  problems: TemplateProblem[];
  placeholders: FoundPlaceholder[];
};
