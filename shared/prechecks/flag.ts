/** A flag: what a pre-check found, with its proof. It advises the reviewer; it never scores or decides. */
import { z } from "zod";

export const flagFamilies = [
  "boundary",
  "actions",
  "containment",
  "data",
  "identity",
  "receipts",
  "ownership",
  "evidence",
] as const;
export const FlagFamily = z.enum(flagFamilies);
export type FlagFamily = z.infer<typeof FlagFamily>;

/** Worst first. */
export const flagSeverities = ["blocker", "concern", "note"] as const;
export const FlagSeverity = z.enum(flagSeverities);
export type FlagSeverity = z.infer<typeof FlagSeverity>;

/**
 * Words of the packet at their place: `text` stands verbatim in the value at the field `path`, or in the evidence
 * file of that `file` name, from `line` (1 for the first). A quote without `text` names a field that is empty.
 */
export const Quote = z.strictObject({
  file: z.string().optional(),
  path: z.string(),
  line: z.int().min(1).optional(),
  text: z.string().optional(),
});
export type Quote = z.infer<typeof Quote>;

export const Flag = z.strictObject({
  /** Rule and normalised subject: the same defect has the same id in every import, whatever its place or spelling. */
  id: z.string(),
  rule: z.string(),
  family: FlagFamily,
  severity: FlagSeverity,
  says: z.string(),
  why: z.string(),
  quotes: z.array(Quote),
  items: z.array(z.string()),
  settles: z.string(),
});
export type Flag = z.infer<typeof Flag>;
