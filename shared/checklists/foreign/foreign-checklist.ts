/**
 * A checklist of another maker, whatever file it came in: its questions in the order of the file, each under its
 * headings. Readers make it; `to-checklist.ts` turns it into a checklist of the format.
 */
import { z } from "zod";

export const foreignKinds = {
  table: "a table with a header row",
  json: "a list or a tree of questions in JSON",
  "ciso-assistant": "a library of CISO Assistant",
  vsaq: "a questionnaire of Google VSAQ",
  oscal: "an OSCAL catalog",
  owasp: "a standard of OWASP",
  hecvat: "a HECVAT workbook",
  xccdf: "an XCCDF benchmark",
  ckl: "a checklist of STIG Viewer 2 (CKL)",
  cklb: "a checklist of STIG Viewer 3 (CKLB)",
} as const;
export type ForeignKind = keyof typeof foreignKinds;

/** `id` is empty where the file has none. */
export type ForeignHeading = { readonly id: string; readonly title: string };

export type ForeignItem = {
  /** As the file writes it; empty where it has none. */
  readonly id: string;
  /** Outermost first. */
  readonly under: readonly ForeignHeading[];
  readonly prompt: string;
  /** Paragraphs, parted by a blank line. */
  readonly guidance: string;
  readonly refs: readonly string[];
  /** Levels, severities or groups that it belongs to; empty where it belongs to all. */
  readonly levels: readonly string[];
  readonly weight?: number | undefined;
  readonly gate?: boolean | undefined;
};

export const columnUses = {
  id: "Id",
  prompt: "Question",
  title: "Title",
  guidance: "Guidance",
  heading: "Section",
  "heading-id": "Id of the section",
  level: "Level or severity",
  "level-tick": "Level, where ticked",
  weight: "Weight",
  gate: "Gate, where ticked",
  reference: "Reference",
  skip: "Not taken",
} as const;
export const ColumnUse = z.enum(Object.keys(columnUses) as [keyof typeof columnUses]);
export type ColumnUse = z.infer<typeof ColumnUse>;

/** A column of a table, as the header row calls it; `column` counts from 1. */
export type ForeignColumn = {
  readonly table: string;
  readonly column: number;
  readonly header: string;
  readonly use: ColumnUse;
  /** The first text below the header. */
  readonly sample: string;
};

export type ForeignChecklist = {
  readonly kind: ForeignKind;
  readonly title: string;
  /** As the file names itself, such as `ASVS`; empty where it does not. */
  readonly id: string;
  /** As the file writes it: `5.0.0`, `V2R3, 19 Jul 2019`; empty where it does not say. */
  readonly edition: string;
  readonly items: readonly ForeignItem[];
  /** Of tables only. */
  readonly columns: readonly ForeignColumn[];
  /** What of the file was not taken, and what else there is to know: a sentence each. */
  readonly notes: readonly string[];
};

/** A title with a text below it: one question where both are short, else the title, and the text as guidance. */
export function promptFrom(title: string, text: string): { prompt: string; guidance: string } {
  if (title === "" || text === "" || text.startsWith(title))
    return text === "" ? { prompt: title, guidance: "" } : shortened(text);
  if (text.length <= 300 && !text.includes("\n"))
    return { prompt: `${title.replace(/[.:]$/, "")}: ${text}`, guidance: "" };
  return { prompt: title, guidance: text };
}

/** A question of several paragraphs: the first is asked, all of it stands in the guidance. */
function shortened(text: string): { prompt: string; guidance: string } {
  const [first = ""] = text.split(/\n\s*\n/, 1);
  if (first === text) return { prompt: text, guidance: "" };
  return { prompt: first, guidance: text };
}

export const paragraphs = (parts: readonly (string | undefined)[]): string =>
  parts
    .map((part) => part?.trim() ?? "")
    .filter((part) => part !== "")
    .join("\n\n");
