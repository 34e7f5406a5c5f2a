/** What is said of the flags of a review: how many are open, and which rules they come from. */
import type { PrecheckRun } from "#shared/formats/review";
import type { OpenFlags } from "./flag-order.ts";

export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "5 to deal with, 2 blockers": of the flags that nobody dealt with, so many are blockers. One way of counting. */
export function openFlagWords({ open, blockers, asked }: OpenFlags): string {
  return [
    open === 0 ? "none to deal with" : `${open} to deal with`,
    ...(blockers === 0 ? [] : [countWords(blockers, "blocker")]),
    ...(asked === 0 ? [] : [askedWords(asked)]),
  ].join(", ");
}

/** Blockers that wait for the vendor: dealt with by the reviewer, and not out of the way. */
export function askedWords(asked: number): string {
  return `${countWords(asked, "blocker")} asked`;
}

export function policyWords({ policy }: PrecheckRun): string {
  return policy === undefined
    ? "the built-in rules as they come"
    : `the policy ${policy.id} ${policy.version}`;
}
