/** What is gathered of a page, and what is known on the way. */
import type { At, RawCell } from "../../build-document.ts";

/** Between lines that were only wrapped, where a reader asks to keep them apart. */
export const softBreak = "\v";

export type Shape =
  | { kind: "paragraph" }
  | { kind: "heading"; level: number }
  | { kind: "item"; level: number; ordered: boolean };
export type GatheredText = Shape & { text: string; bold: boolean; at: At };
export type GatheredTable = {
  kind: "table";
  rows: RawCell[][];
  headerRows: number;
  caption?: string;
  at: At;
  /** Its rows end here because there was no room for more. */
  cut: boolean;
};
export type Gathered = GatheredText | GatheredTable;

/** Shared by all of one page. */
export type Page = {
  /** Cells that there is still room for, once those that are merged stand in all of their places. */
  cells: number;
  hidden: number;
  struck: string[];
  /** Keep the ends of lines in the source as soft breaks. */
  softBreaks: boolean;
  /** Take `data-line` for the line in the source: only where the page was made here. */
  lines: boolean;
  /** What a quoted text begins with. */
  quote: string;
};

export type Terms = { terms: string[]; told?: GatheredText | undefined };
type Role =
  | Shape
  | { kind: "term"; of: Terms }
  | { kind: "description"; of: Terms }
  | { kind: "list item"; level: number; ordered: boolean; piece?: GatheredText };

export type Context = {
  page: Page;
  role: Role;
  depth: number;
  listLevel: number;
  terms: Terms;
  at: At;
  bold?: boolean;
  pre?: boolean;
  hidden?: boolean;
  quoted?: boolean;
};
