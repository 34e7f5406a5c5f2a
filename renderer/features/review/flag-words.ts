/** What is said of the flags of a review: how many are open, and which rules they come from. */
import type { PrecheckRun } from "#shared/formats/review";
import type { OpenFlags } from "./flag-order.ts";

export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "2 open blockers, 5 open flags in all". */
export function openFlagWords({ open, blockers }: OpenFlags): string {
  if (open === 0) return "no open flags";
  if (blockers === 0) return countWords(open, "open flag");
  if (blockers === open) return countWords(open, "open blocker");
  return `${countWords(blockers, "open blocker")}, ${countWords(open, "open flag")} in all`;
}

export function policyWords({ policy }: PrecheckRun): string {
  return policy === undefined
    ? "the built-in rules as they come"
    : `the policy ${policy.id} ${policy.version}`;
}
