import { quoteField, type ActionFact, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import { fold } from "../../text/words.ts";

/** Names an act without its place: the system, and what is done. */
export function subjectOf({ key, text }: ActionFact): string {
  return `${key}|${fold(text)}`;
}

export function quoteRow({ path, text, row }: ActionFact): Quote[] {
  return [quoteField(`${path}.action`, text), quoteField(`${path}.policy`, row.policy)];
}

/** "refund a deposit", or how a row without words is called. */
export function called({ text }: ActionFact): string {
  return text.trim() === "" ? "An action without words" : `“${text.trim()}”`;
}

/** Rows that no one may take for forbidden: `prohibited` means never, though it is no word of the format. */
export function isForbidden({ policy, row }: ActionFact, { lexicon }: Facts): boolean {
  if (policy !== undefined) return policy === "never";
  const words = fold(row.policy ?? "");
  return words !== "" && lexicon.entries("bucket.never").includes(words);
}
