import { said, type Facts } from "../../facts.ts";

/** Blank, or a word for nobody. */
export function isNothing({ lexicon }: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined || !/[\p{L}\p{N}]/u.test(text)) return true;
  return lexicon
    .terms("people.nobody")
    .find(text)
    .some(({ start, end }) => start <= 1 && end >= text.trimEnd().length - 1);
}
