/** What is left of tools and rows when the rest has been matched. */
import type { Call } from "./calls.ts";
import type { RowRead } from "./rows.ts";

/**
 * The one call and the one row of a kind that are left over are the same thing in two tongues: `purchase_order_create`,
 * "reorder stock". Who is written to, and what is made, is told by name: only orders and the like go by many.
 */
export function excuseLast(
  excused: Map<Call, RowRead>,
  { calls, rows }: { calls: readonly Call[]; rows: readonly RowRead[] },
): void {
  const free = openRows(rows);
  const left = calls.filter(({ effect, power }) => effect === "write" && !power);
  for (const verb of byManyNames) {
    const [row, ...otherRows] = free.filter(({ fact }) => fact.act.verb === verb);
    const [call, ...otherCalls] = left.filter(({ verbs }) => verbs.has(verb));
    if (row && call && otherRows.length === 0 && otherCalls.length === 0) excused.set(call, row);
  }
}

/** `listing_publish` for "put the listing live": one call and one row of one manner that name the same thing, and none beside them. */
export function excusePairs(
  excused: Map<Call, RowRead>,
  { calls, rows, all }: { calls: readonly Call[]; rows: readonly RowRead[]; all: readonly Call[] },
): void {
  const free = openRows(rows);
  const left = calls.filter(
    (call) => call.effect === "write" && !call.power && mannerOf([...call.verbs]) !== undefined,
  );
  if (free.length === 0 || left.length === 0) return;
  const counts = new Map<string, number>();
  for (const { nameStems } of all)
    for (const stem of new Set(nameStems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const byStem = new Map<string, RowRead[]>();
  for (const row of free)
    for (const stem of row.stems) {
      const had = byStem.get(stem);
      if (had) had.push(row);
      else byStem.set(stem, [row]);
    }
  // What many rows speak of tells none of them apart, whatever order they stand in.
  const rowsOf = (stem: string) => {
    const found = byStem.get(stem) ?? [];
    return found.length > mostRows ? [] : found;
  };
  const pairs = left.flatMap((call) => {
    const found = new Set(
      call.nameStems.flatMap((stem) => ((counts.get(stem) ?? 0) > mostCalls ? [] : rowsOf(stem))),
    );
    const fitting = [...found].filter(({ fact }) => mannerOfRow(fact.act.verb) === mannerOf([...call.verbs]));
    const [row, ...others] = fitting;
    return row && others.length === 0 ? [{ call, row }] : [];
  });
  for (const { call, row } of pairs)
    if (pairs.filter((other) => other.row === row).length === 1) excused.set(call, row);
}
const mostCalls = 2;
const mostRows = 4;

function openRows(rows: readonly RowRead[]): RowRead[] {
  return rows.filter((row) => !row.never && !row.reads && row.fact.act.effect === "write");
}

/** To stop a thing, or to do one with it; what is deleted, paid or granted must be said. */
function mannerOf(verbs: readonly string[]): "stop" | "do" | undefined {
  if (verbs.some((verb) => verb === "cancel" || verb === "revoke"))
    return verbs.includes("delete") ? undefined : "stop";
  return verbs.some((verb) => doing.has(verb)) ? "do" : undefined;
}
/** "Take a bike out of service": what is taken away may be no more than stopped. */
function mannerOfRow(verb: string) {
  return verb === "delete" ? "stop" : mannerOf([verb]);
}
const doing: ReadonlySet<string> = new Set([
  "create",
  "update",
  "send",
  "route",
  "schedule",
  "deploy",
  "renew",
]);

const byManyNames = ["schedule", "deploy", "renew"] as const;
