/** What a blank packet consists of, and the answers that are ticked in it. */
import { accessKinds, dataClasses, type PacketSectionId } from "./packet.ts";

/** `value` is what the packet says where this one is ticked. */
export type Choice = { label: string; value: string };
export type BlankField = {
  path: string;
  label: string;
  help: string;
  good?: string;
  /** An answer that will be sent back, with why. */
  weak?: string;
  /** One answer of these; without, words. */
  choices?: readonly Choice[];
  /** An answer is a list: a line each. */
  list?: true;
};
export type BlankColumn = {
  field: string;
  label: string;
  choices?: readonly Choice[];
  /** Several may be ticked. */
  many?: true;
  /** Share of the page's width, in parts. */
  width: number;
};
export type BlankTable = {
  list: string;
  title: string;
  /** The title where it must be short, such as on the tab of a sheet. */
  short: string;
  help: string;
  columns: readonly BlankColumn[];
  /** Blank rows to begin with. */
  rows: number;
  /** What stands in the first column already. */
  given?: readonly string[];
};
export type BlankSection = {
  id: PacketSectionId | "about";
  title: string;
  intro: string;
  fields: readonly BlankField[];
  tables: readonly BlankTable[];
};

export const yesNo: readonly Choice[] = [
  { label: "Yes", value: "yes" },
  { label: "No", value: "no" },
];
export const policies: readonly Choice[] = [
  { label: "by itself", value: "automatic" },
  { label: "after approval", value: "approval" },
  { label: "never", value: "never" },
];
const classLabels: Record<(typeof dataClasses)[number], string> = {
  pii: "personal data",
  financial: "financial",
  health: "health",
  credentials: "credentials",
  "internal-notes": "internal notes",
  "customer-content": "customer content",
  public: "public",
  other: "other",
};
export const classes = dataClasses.map((value): Choice => ({ label: classLabels[value], value }));
export const access = accessKinds.map((value): Choice => ({ label: value, value }));
