/**
 * A vendor's document as intake sees it, whatever file it came from: headings, paragraphs, lists and tables in the
 * order in which they are read, each with its place. Readers make it (bytes in, document out); the mapping to the
 * seven sections reads nothing else.
 */

/**
 * Where a text stands in its file. Only what the kind of file has: a page in a PDF, a sheet, row and cell in a
 * workbook, a line in a text, a path of keys in JSON and YAML. Pages, rows, lines and paragraphs count from 1.
 */
export type Place = {
  /** Path of the file; a member of an archive, or an attachment, follows its container: `all.zip/docs/a.docx`. */
  readonly file: string;
  /** Texts of the headings above it, outermost first. A sheet or a key of JSON counts as a heading. */
  readonly under?: readonly string[] | undefined;
  readonly page?: number | undefined;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  /** As a spreadsheet names it, such as `B7`; in a table of a text, column letter and row likewise. */
  readonly cell?: string | undefined;
  readonly line?: number | undefined;
  /** Which heading, paragraph, entry or table of its file it is, where the file has no lines of its own. */
  readonly paragraph?: number | undefined;
  /** In JSON and YAML, as `a.b[2].c`. */
  readonly path?: string | undefined;
  /** Which part of the file, where it is not the text itself. */
  readonly part?:
    "comment" | "footnote" | "text box" | "header" | "footer" | "hidden row" | "hidden sheet" | undefined;
};

/** Whether two places are the same, whatever stands above them. */
export const isSamePlace = (a: Place, b: Place): boolean =>
  (["file", "page", "sheet", "row", "cell", "line", "paragraph", "path", "part"] as const).every(
    (key) => a[key] === b[key],
  ) && a.under?.join("\n") === b.under?.join("\n");

/**
 * `tag` is the name that the blank packet template gave to what is filled in here (a content control's tag in Word, an
 * id in a hidden column of a workbook): see shared/intake/template-fields.ts.
 */
type Marked = { readonly place: Place; readonly tag?: string };

export type Heading = Marked & {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
  /** What makes it a heading: a style, or only its looks (bold, underlined, numbered by hand, capitals). */
  readonly by: "style" | "looks";
};
export type Paragraph = Marked & { readonly kind: "paragraph"; readonly text: string };
export type ListItem = Marked & {
  readonly text: string;
  /** 0 is the outermost. */
  readonly level: number;
  /** Of a tick box before it. */
  readonly ticked?: boolean;
};
export type List = { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly ListItem[] };
export type Cell = Marked & {
  /** Paragraphs and list items of the cell, a line each. */
  readonly text: string;
  /** Of a tick box that the cell consists of or begins with; "☐ yes ☒ no" is text. */
  readonly ticked?: boolean;
};
/**
 * Every row has as many cells as the widest. A merged cell stands with its text in the first of its places and, with
 * the same text and place, in the others across AND down, so that a column or a row can be read by itself.
 */
export type Table = {
  readonly kind: "table";
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows at the top the file itself calls headers; 0 where it does not say. */
  readonly headerRows: number;
  readonly place: Place;
  readonly caption?: string;
};
export type Block = Heading | Paragraph | List | Table;

/**
 * Something that the reviewer must know of how the file was read. `active` is what could run or fetch (macros,
 * external links, JavaScript): never run, always listed. `unread` is what is there and was not read, such as a picture
 * or a page without text. `changed` is what the file itself hides or marks (tracked changes, hidden rows): say how it
 * was read.
 */
export type ReadNote = {
  readonly kind: "active" | "unread" | "changed";
  readonly says: string;
  readonly place?: Place;
};

export const documentKinds = [
  "docx",
  "xlsx",
  "pdf",
  "markdown",
  "text",
  "html",
  "csv",
  "json",
  "yaml",
  "eml",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

export type IntakeDocument = {
  readonly file: string;
  readonly kind: DocumentKind;
  /** As its properties or its first heading say. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly ReadNote[];
};

/** Files within a file: what an archive or a message holds, to be read like files of their own. */
export type Attached = { readonly path: string; readonly bytes: Uint8Array };

/** What a reader gives. A file that it cannot read makes it throw `UnreadableFile`. */
export type ReadResult = { readonly document: IntakeDocument; readonly attached?: readonly Attached[] };

/** One sentence for the vendor's file: what is wrong with it and what to do. It stays as evidence, unread. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

/** Limits of one file. Tests inject small ones, and they must fire. */
export type ReadLimits = {
  /** Bytes of the file itself, and of all that is inflated or decoded out of it. */
  readonly bytes: number;
  readonly inflated: number;
  /** Blocks, rows of tables and list items together. */
  readonly blocks: number;
  /** Cells of all tables. */
  readonly cells: number;
  readonly pages: number;
};
export const readLimits: ReadLimits = {
  bytes: 50_000_000,
  inflated: 200_000_000,
  blocks: 100_000,
  cells: 400_000,
  pages: 2_000,
};
