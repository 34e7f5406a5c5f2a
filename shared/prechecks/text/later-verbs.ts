/** Tells verbs from nouns behind a verb that reads: "fetch orders, returns and refund history" does not refund. */
import type { ActTables } from "./act-tables.ts";
import type { TermHit } from "./terms.ts";
import type { Word } from "./words.ts";

/**
 * Whether what might be a verb names something that the first verb reads. Verbs of one row stand in the same form, and a
 * word in front of "history" or "date" says of what kind that is.
 */
export function isReadAlong(
  words: readonly Word[],
  hit: TermHit,
  first: TermHit,
  { verbOf, ambiguous }: ActTables,
): boolean {
  if (verbOf.get(first.term)?.effect !== "read" || verbOf.get(hit.term)?.effect !== "write") return false;
  const lead = words[first.from];
  const word = words[hit.from];
  if (!lead || !word) return false;
  const isBase = (one: Word, { term }: TermHit) => term.split(/[\s-]/)[0] === one.folded;
  if (isBase(lead, first) && !isBase(word, hit) && word.folded !== hit.term) return true;
  const next = words[hit.to];
  if (next && (determiners.has(next.folded) || pronouns.has(next.folded))) return false;
  if (ambiguous.has(hit.term) && isListed(words, hit, first, ambiguous)) return true;
  // "transfer and reserve levels": both are about the levels.
  const from = hit.to + (/^(?:and|or)$/.test(words[hit.to]?.folded ?? "") ? 2 : 0);
  const end = words.findIndex(
    ({ folded, gap }, at) => at >= from && (gap !== "" || ends.has(folded) || determiners.has(folded)),
  );
  const head = words.slice(from, end === -1 ? words.length : end).at(-1)?.folded ?? "";
  return headings.has(head) || (looseHeadings.has(head) && !altering.has(hit.term));
}

/** "vehicle, driver and release slot": what stands between a comma and the last "and" is a noun, and so are its neighbours. */
function isListed(words: readonly Word[], hit: TermHit, first: TermHit, ambiguous: ReadonlySet<string>) {
  const before = words[hit.from - 1]?.folded ?? "";
  if (before !== "and" && before !== "or") {
    // "species, permit and release site"
    return hit.from > first.to && /^(?:and|or)$/.test(words[hit.to]?.folded ?? "");
  }
  const comma = words.findLastIndex(({ gap }, at) => at > first.to && at < hit.from && gap === ",");
  if (comma === -1) return false;
  const item = words[comma];
  return item !== undefined && !item.lemmas.some((lemma) => ambiguous.has(lemma)) && hit.from - comma <= 4;
}
const pronouns = new Set("it them him her".split(" "));
const ends = new Set(
  "and or to for from in into on onto at with within by via of about above below under over if when where after before until per as then plus".split(
    " ",
  ),
);
const determiners = new Set("the a an its their his her this that these those one two three".split(" "));
/** Nouns that stand behind the name of an act to say what is known of it. */
const headings = new Set(
  (
    "history histories log logs date dates time times calendar count counts marker markers condition conditions event events window windows journal statistics stats figure figures trail " +
    "reason reasons reference references period periods timeline metric metrics signal signals ratio ratios"
  ).split(" "),
);
/** These may be changed as well. */
const looseHeadings = new Set(
  (
    "plan plans code codes number numbers level levels rate rates rule rules schedule schedules list lists register registers policy policies volume volumes points papers total totals type types " +
    "deadline deadlines table tables matrix catalogue catalog position positions area areas zone zones fee fees options candidates id ids"
  ).split(" "),
);
const altering = new Set(
  "update change amend edit set correct adjust alter modify reset raise lower increase decrease reduce grant revoke delete remove add replace overwrite waive refund pay credit issue cancel".split(
    " ",
  ),
);
