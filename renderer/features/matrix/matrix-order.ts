/** Which rows of the matrix are shown, and in which order. */
import {
  bucketOf,
  buckets,
  standingFlags,
  type ActionText,
  type Bucket,
  type MatrixRow,
} from "#shared/rules/matrix";

export const sortKeys = [
  "bucket",
  "action",
  "system",
  "reversible",
  "approver",
  "receipt",
  "rollback",
] as const;
export type SortKey = (typeof sortKeys)[number];

/** Where the person is in the matrix. Nothing of it is stored. */
export type MatrixPlace = {
  /** The marked row, by the id of its entry; blank where none was marked yet. */
  readonly row: string;
  /** The bucket in which the marked row stood when it was marked: it stays there until the person goes on. */
  readonly held: Bucket;
  readonly bucket: Bucket | "all";
  /** A system by its id; blank for any. */
  readonly system: string;
  readonly flagged: boolean;
  readonly corrected: boolean;
  readonly search: string;
  readonly sort: SortKey;
  readonly descending: boolean;
};

export const firstPlace: MatrixPlace = {
  row: "",
  held: "none",
  bucket: "all",
  system: "",
  flagged: false,
  corrected: false,
  search: "",
  sort: "bucket",
  descending: false,
};

export function isNarrowed(place: MatrixPlace): boolean {
  const { bucket, system, flagged, corrected, search } = place;
  return bucket !== "all" || system !== "" || flagged || corrected || search.trim() !== "";
}

/** What a row's system is called; systems that the packet does not declare go by their id. */
export type SystemNames = (id: string | undefined) => string;

export function passes(row: MatrixRow, place: MatrixPlace, nameOf: SystemNames): boolean {
  if (place.bucket !== "all" && bucketOf(row.yours) !== place.bucket) return false;
  if (place.system !== "" && systemOf(row) !== place.system) return false;
  if (place.flagged && standingFlags(row).length === 0) return false;
  if (place.corrected && !row.corrected) return false;
  const wanted = fold(place.search.trim());
  return wanted === "" || wordsOf(row, nameOf).some((words) => fold(words).includes(wanted));
}

export const systemOf = ({ row }: Pick<MatrixRow, "row">) => row.system?.trim() ?? "";

function wordsOf(row: MatrixRow, nameOf: SystemNames): readonly string[] {
  const { yours, vendor, note } = row;
  const texts = (["approver", "receipt", "rollback"] as const).flatMap((field) => [
    yours[field],
    vendor[field],
  ]);
  return [row.row.action ?? "", row.path, nameOf(row.row.system), note, ...texts];
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * The rows to show. The marked one is never taken away from under the person, and keeps its bucket's place until they
 * go on.
 */
export function shownRows(
  rows: readonly MatrixRow[],
  place: MatrixPlace,
  nameOf: SystemNames,
): readonly MatrixRow[] {
  const shown = rows.filter((row) => row.id === place.row || passes(row, place, nameOf));
  const direction = place.descending ? -1 : 1;
  const value = (row: MatrixRow): string | number => {
    if (place.sort === "bucket") return buckets.indexOf(shownBucket(row, place));
    return sortValue(row, place.sort, nameOf);
  };
  const values = new Map(shown.map((row) => [row.id, value(row)]));
  return shown.toSorted((a, b) => {
    const [left, right] = [values.get(a.id) ?? "", values.get(b.id) ?? ""];
    // What says nothing comes last in either direction.
    if (left === "" || right === "") return Number(left === "") - Number(right === "") || a.index - b.index;
    return direction * compare(left, right) || a.index - b.index;
  });
}

/** The bucket under which a row stands in the list. */
export function shownBucket(row: MatrixRow, place: Pick<MatrixPlace, "row" | "held">): Bucket {
  return row.id === place.row ? place.held : bucketOf(row.yours);
}

function sortValue(row: MatrixRow, sort: Exclude<SortKey, "bucket">, nameOf: SystemNames): string {
  switch (sort) {
    case "action":
      return row.row.action?.trim() ?? "";
    case "system":
      return nameOf(row.row.system);
    case "reversible":
      return reversibleRank(row);
    default:
      return row.yours[sort satisfies ActionText];
  }
}

/** What cannot be undone first. */
function reversibleRank({ yours }: MatrixRow): string {
  if (yours.reversible === undefined) return "";
  return yours.reversible ? "2" : "1";
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}

export type MatrixLine =
  /** `count`: the rows below it. */
  | { readonly of: "bucket"; readonly bucket: Bucket; readonly count: number }
  | { readonly of: "row"; readonly row: MatrixRow };

/** The rows with a heading above each bucket, where they are sorted by it. */
export function linesOf(shown: readonly MatrixRow[], place: MatrixPlace): readonly MatrixLine[] {
  const lines: MatrixLine[] = [];
  let above: Bucket | undefined;
  for (const row of shown) {
    const bucket = shownBucket(row, place);
    if (place.sort === "bucket" && bucket !== above) {
      const count = shown.filter((one) => shownBucket(one, place) === bucket).length;
      lines.push({ of: "bucket", bucket, count });
    }
    above = bucket;
    lines.push({ of: "row", row });
  }
  return lines;
}
