/** Bytes of a checklist file, of the format or of another maker → a checklist. Runs in the worker. */
import { createHash } from "node:crypto";
import {
  foreignKinds,
  type ForeignColumn,
  type ForeignKind,
} from "#shared/checklists/foreign/foreign-checklist";
import { toChecklist, type ForeignChoices, type LevelCount } from "#shared/checklists/foreign/to-checklist";
import { Checklist } from "#shared/formats/checklist";
import { faultsOf } from "#shared/formats/issue-words";
import { malformed } from "../packet/parse-manifest.ts";
import { readForeign } from "./foreign/read-foreign.ts";
import { parseChecklist, type ParsedChecklist } from "./parse-checklist.ts";

export type AnyChecklist = ParsedChecklist & {
  /** How it was read, where it is of another maker. */
  foreign?: {
    kind: ForeignKind;
    words: string;
    edition: string;
    levels: readonly LevelCount[];
    columns: readonly ForeignColumn[];
    notes: readonly string[];
  };
};

type Input = { bytes: Uint8Array; file: string; choices?: ForeignChoices | undefined };

/** Throws `malformed-file` or `newer-format`. */
export async function parseAnyChecklist({ bytes, file, choices = {} }: Input): Promise<AnyChecklist> {
  const foreign = await readForeign({ bytes, file, columns: choices.columns ?? [] });
  if (!foreign) return parseChecklist({ bytes, file });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { checklist, levels, notes } = toChecklist(foreign, { ...choices, file, sha256 });
  const parsed = Checklist.safeParse(checklist);
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, checklist));
    const none = checklist.sections.length === 0;
    throw malformed(
      file,
      none
        ? [
            {
              says: "With these levels and columns it has no question.",
              expected: "a column with the questions, and at least one level",
            },
          ]
        : faults.slice(0, 100),
    );
  }
  const { kind, edition, columns } = foreign;
  return {
    checklist: parsed.data,
    unknown: [],
    foreign: { kind, words: foreignKinds[kind], edition, levels, columns, notes },
  };
}
