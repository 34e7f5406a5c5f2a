import type { ReviewHead } from "#shared/contract/review-calls";

type Counted = Pick<ReviewHead, "answered" | "findings" | "decision" | "revision">;

const count = (number: number, one: string, many: string) =>
  `${number === 0 ? "no" : number} ${number === 1 ? one : many}`;

/** What is lost with a review, counted. */
export function whatGoes({ answered, findings, decision }: Counted): string {
  const counted = `${count(answered, "answered item", "answered items")}, ${count(findings, "finding", "findings")}${decision === undefined ? "" : " and its decision"}`;
  return `The review goes, with ${counted}, and with its notes, questions, waivers and the files that you added to it. It cannot be undone.`;
}

export function staysOfDiscarded({ revision }: Counted): string {
  const before = revision > 1 ? ` The signed revision ${revision - 1} stays as it is.` : "";
  return `The packet stays, and so do the receipts of what was done, with the words that were written, and the backups made so far.${before}`;
}
