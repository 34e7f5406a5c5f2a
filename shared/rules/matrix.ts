/**
 * The action policy matrix with the vendor's version of each row and, where the reviewer wrote one, the reviewer's
 * beside it: what differs between the two, which flags bear on the row, and what is in which bucket before and after.
 */
import { actionPolicies, type ActionPolicy, type ActionRow } from "../formats/packet.ts";
import type { ActionCorrection, ReviewFlag } from "../formats/review.ts";

/** `none`: no policy, or one that the format does not know. */
export const buckets = [...actionPolicies, "none"] as const;
export type Bucket = (typeof buckets)[number];

export const actionTexts = ["approver", "receipt", "rollback"] as const;
export type ActionText = (typeof actionTexts)[number];
export const correctable = ["policy", "reversible", ...actionTexts] as const;
export type Correctable = (typeof correctable)[number];

/** What can be corrected of a row. Blank where nothing is said. */
export type ActionVersion = {
  readonly policy: ActionPolicy | undefined;
  readonly reversible: boolean | undefined;
} & { readonly [F in ActionText]: string };

/** The fields to change; what is left out stays as it is. A null takes back what is said of `reversible`. */
export type CorrectionPart = {
  policy?: ActionPolicy | undefined;
  reversible?: boolean | null | undefined;
  note?: string | undefined;
} & { [F in ActionText]?: string | undefined };

type CorrectionBody = Omit<ActionCorrection, "path" | "action">;

export const actionPath = (index: number) => `actions[${index}]`;

/** The id of the review's entry for a row. */
export function correctionId(path: string): string {
  return path.replace("[", "-").replace("]", "");
}

/** The row that a field path names, such as `actions[2].approver` or `actions.rows[2]`. */
export function rowOfPath(path: string): number | undefined {
  const index = /^(?:sections\.)?actions(?:\.rows)?\[(\d{1,9})\]/.exec(path)?.[1];
  return index === undefined ? undefined : Number(index);
}

/** A field path for people: rows of the matrix are counted from one, everything else stays as it is written. */
export function pathInWords(path: string): string {
  const row = rowOfPath(path);
  if (row === undefined) return path;
  const field = /\]\.?(.*)$/.exec(path)?.[1] ?? "";
  return `action matrix, row ${row + 1}${field === "" || field === "action" ? "" : `, ${field}`}`;
}

const MOST_IN_LINE = 2_000;

/** The vendor's version, as one that the reviewer may go on from: on one line, and no longer than a line may be. */
export function vendorVersion(row: ActionRow): ActionVersion {
  return {
    policy: policyOf(row.policy),
    reversible: typeof row.reversible === "boolean" ? row.reversible : undefined,
    approver: inLine(row.approver),
    receipt: inLine(row.receipt),
    rollback: inLine(row.rollback),
  };
}

function policyOf(word: string | undefined): ActionPolicy | undefined {
  return actionPolicies.find((policy) => policy === word);
}

function inLine(text = ""): string {
  const line = text.trim().replaceAll(/\s*[\r\n]+\s*/g, " ");
  // A cut must not leave half a character.
  return line.length <= MOST_IN_LINE ? line : line.slice(0, MOST_IN_LINE).replace(/[\uD800-\uDBFF]$/, "");
}

/** What stands for the reviewer: their correction, else the vendor's version. */
export function standingVersion(
  row: ActionRow,
  correction: CorrectionBody | undefined,
): ActionVersion & { readonly note: string } {
  if (correction === undefined) return { ...vendorVersion(row), note: "" };
  const { policy, reversible, approver, receipt, rollback, note } = correction;
  return { policy, reversible, approver, receipt, rollback, note };
}

export function differences(vendor: ActionVersion, yours: ActionVersion): readonly Correctable[] {
  return correctable.filter((field) => vendor[field] !== yours[field]);
}

/**
 * The correction once some fields were changed: `undefined` where it says the same as the vendor and holds no note,
 * `no-bucket` where neither the vendor nor the reviewer has put the row into one.
 */
export function correctRow(
  row: ActionRow,
  before: CorrectionBody | undefined,
  part: CorrectionPart,
): CorrectionBody | "no-bucket" | undefined {
  const stood = standingVersion(row, before);
  const after = {
    policy: part.policy ?? stood.policy,
    reversible: part.reversible === undefined ? stood.reversible : (part.reversible ?? undefined),
    approver: part.approver ?? stood.approver,
    receipt: part.receipt ?? stood.receipt,
    rollback: part.rollback ?? stood.rollback,
    note: part.note ?? stood.note,
  };
  if (after.note === "" && differences(vendorVersion(row), after).length === 0) return undefined;
  const { policy, reversible, ...texts } = after;
  if (policy === undefined) return "no-bucket";
  return { policy, ...(reversible === undefined ? {} : { reversible }), ...texts };
}

export type RowFlag = { readonly id: string } & Pick<ReviewFlag, "flag" | "fate">;

export type MatrixRow = {
  /** The id of its entry in the review. */
  readonly id: string;
  readonly path: string;
  readonly index: number;
  readonly row: ActionRow;
  readonly vendor: ActionVersion;
  readonly yours: ActionVersion;
  readonly note: string;
  readonly corrected: boolean;
  readonly differs: readonly Correctable[];
  /** Worst first. */
  readonly flags: readonly RowFlag[];
};

/** Every row of the vendor's matrix in the vendor's order, with what the reviewer and the pre-checks say of it. */
export function matrixRows(
  rows: readonly ActionRow[],
  corrections: Readonly<Record<string, ActionCorrection>>,
  flags: Readonly<Record<string, ReviewFlag>>,
): readonly MatrixRow[] {
  const byRow = flagsByRow(flags);
  return rows.map((row, index): MatrixRow => {
    const path = actionPath(index);
    const id = correctionId(path);
    const correction = corrections[id];
    const vendor = vendorVersion(row);
    const { note, ...yours } = standingVersion(row, correction);
    return {
      id,
      path,
      index,
      row,
      vendor,
      yours,
      note,
      corrected: correction !== undefined,
      differs: correction === undefined ? [] : differences(vendor, yours),
      flags: byRow.get(index) ?? [],
    };
  });
}

const worstFirst = { blocker: 0, concern: 1, note: 2 } as const;

/** They quote rows of the matrix to show that none of them says it: the rows themselves are not what is wrong. */
const rowsForComparison: ReadonlySet<string> = new Set([
  "evidence.undeclared-reach",
  "identity.unneeded-scope",
]);

function flagsByRow(flags: Readonly<Record<string, ReviewFlag>>): ReadonlyMap<number, readonly RowFlag[]> {
  const found = new Map<number, RowFlag[]>();
  for (const [id, { flag, fate, gone }] of Object.entries(flags)) {
    if (gone || rowsForComparison.has(flag.rule)) continue;
    const named = new Set(flag.quotes.map(({ path }) => rowOfPath(path)));
    for (const index of named) {
      if (index === undefined) continue;
      found.set(index, [...(found.get(index) ?? []), { id, flag, fate }]);
    }
  }
  for (const list of found.values())
    list.sort((a, b) => worstFirst[a.flag.severity] - worstFirst[b.flag.severity] || (a.id < b.id ? -1 : 1));
  return found;
}

/** What still speaks against a row: a flag that was dismissed does not. */
export function standingFlags({ flags }: Pick<MatrixRow, "flags">): readonly RowFlag[] {
  return flags.filter(({ fate }) => fate !== "dismissed");
}

export const bucketOf = ({ policy }: Pick<ActionVersion, "policy">): Bucket => policy ?? "none";

/** What the agent can do without asking. */
export type Reach = { actions: number; systems: number; irreversible: number };
export type MatrixSummary = {
  readonly counts: Readonly<Record<Bucket, { vendor: number; yours: number }>>;
  readonly unasked: { vendor: Reach; yours: Reach };
  readonly corrected: number;
  readonly flagged: number;
};

export function summariseMatrix(rows: readonly MatrixRow[]): MatrixSummary {
  const count = (side: "vendor" | "yours", bucket: Bucket) =>
    rows.filter((row) => bucketOf(row[side]) === bucket).length;
  const both = (bucket: Bucket) => ({ vendor: count("vendor", bucket), yours: count("yours", bucket) });
  return {
    counts: {
      automatic: both("automatic"),
      approval: both("approval"),
      never: both("never"),
      none: both("none"),
    },
    unasked: { vendor: reachOf(rows, "vendor"), yours: reachOf(rows, "yours") },
    corrected: rows.filter(({ corrected }) => corrected).length,
    flagged: rows.filter((row) => standingFlags(row).length > 0).length,
  };
}

function reachOf(rows: readonly MatrixRow[], side: "vendor" | "yours"): Reach {
  const unasked = rows.filter((row) => row[side].policy === "automatic");
  return {
    actions: unasked.length,
    systems: new Set(unasked.flatMap(({ row }) => row.system?.trim() || [])).size,
    irreversible: unasked.filter((row) => row[side].reversible === false).length,
  };
}
