/** Whose work is in the review, where it is not one person's: what was merged in, and what both sides said. */
import { entryKinds, type Merge } from "#shared/formats/review";
import { fieldInWords } from "#shared/receipt-words";
import { entryTitle } from "#shared/rules/entry-title";
import { body, cell, column, heading, muted, strong, table } from "./memo-blocks.ts";
import type { Block, Cell, MemoInput } from "./memo-types.ts";
import { moment } from "./memo-words.ts";

export function mergesPart({ record, checklist }: Pick<MemoInput, "record" | "checklist">): Block[] {
  const merges = record.merges ?? [];
  if (merges.length === 0) return [];
  const rows = merges.flatMap((merge) =>
    merge.conflicts.map((conflict) => [
      cell(titleOf(checklist, conflict)),
      said(conflict, conflict.stands),
      said(conflict, conflict.stands === "mine" ? "theirs" : "mine", merge.by),
    ]),
  );
  return [
    heading(1, "Work of more than one reviewer"),
    ...merges.map(({ by, mergedAt, took }) =>
      body([
        strong(by),
        `: ${took.length} ${took.length === 1 ? "entry" : "entries"} of this review came from their work, merged in on ${moment(mergedAt)}. The name is the one that they gave; nobody signed under it.`,
      ]),
    ),
    ...(rows.length === 0
      ? []
      : [
          table({
            caption: "Where both reviewers wrote",
            columns: [column("Entry", 34), column("What stands", 33), column("What the other said", 33)],
            rows,
            none: "",
          }),
        ]),
  ];
}

type Conflict = Merge["conflicts"][number];

function titleOf(checklist: MemoInput["checklist"], { entry, mine }: Conflict): string {
  const kind = entryKinds.find((one) => entry.startsWith(`${one} `));
  return kind === undefined ? entry : entryTitle(checklist, kind, entry.slice(kind.length + 1), mine);
}

/** The fields in which the two differ, as this side wrote them. */
function said({ mine, theirs, stands }: Conflict, side: "mine" | "theirs", by?: string): Cell {
  const [own, other] =
    side === "mine" ? [fieldsOf(mine), fieldsOf(theirs)] : [fieldsOf(theirs), fieldsOf(mine)];
  const lines = [...new Set([...own.keys(), ...other.keys()])]
    .filter((field) => inWords(own.get(field)) !== inWords(other.get(field)))
    .map((field) => `${fieldInWords(field)}: ${inWords(own.get(field)) || "nothing"}`);
  const [first = "the same", ...more] = lines;
  const whose = by !== undefined && stands === "mine" ? [muted(`by ${by}`)] : [];
  return cell(first, ...more, ...whose);
}

const fieldsOf = (value: unknown) =>
  new Map<string, unknown>(typeof value === "object" && value !== null ? Object.entries(value) : []);

function inWords(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(inWords).join("; ");
  if (typeof value === "object") return Object.values(value).map(inWords).filter(Boolean).join(", ");
  return JSON.stringify(value);
}
