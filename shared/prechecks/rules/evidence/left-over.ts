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
  const free = rows.filter((row) => !row.never && !row.reads && row.fact.act.effect === "write");
  const left = calls.filter(({ effect, power }) => effect === "write" && !power);
  for (const verb of byManyNames) {
    const [row, ...otherRows] = free.filter(({ fact }) => fact.act.verb === verb);
    const [call, ...otherCalls] = left.filter(({ verbs }) => verbs.has(verb));
    if (row && call && otherRows.length === 0 && otherCalls.length === 0) excused.set(call, row);
  }
}
const byManyNames = ["schedule", "deploy", "renew"] as const;
