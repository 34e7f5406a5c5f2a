/**
 * How much of what some words say is named in no row. What the matrix lists in other words still shares its things with
 * a row; what it does not list brings its own.
 */
import type { Facts } from "../../facts.ts";
import { prepositions, smallWords } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";

/** Whether words that tell an act are mostly new to the matrix and the systems: three at least, or both of two. */
export function isNovel(text: string, facts: Facts): boolean {
  const told = wordsOf(text).filter(tells);
  const named = namedIn(facts);
  const fresh = told.filter(({ lemmas }) => !lemmas.some((lemma) => named.has(stemOf(lemma)))).length;
  return (fresh >= 3 && fresh >= told.length / 2) || (fresh === 2 && told.length === 2);
}

const known = new WeakMap<Facts, ReadonlySet<string>>();

/** The stems of all that rows, systems and the product's own name say. */
function namedIn(facts: Facts): ReadonlySet<string> {
  const before = known.get(facts);
  if (before) return before;
  const texts = [
    ...facts.actions.flatMap(({ text, row }) => [text, row.system]),
    ...facts.systems.flatMap(({ label, system }) => [label, system.id]),
    facts.packet.title,
    facts.packet.vendor?.product,
  ];
  const stems = new Set(
    texts.flatMap((text) =>
      wordsOf(text ?? "").flatMap(({ lemmas }) => lemmas.map((lemma) => stemOf(lemma))),
    ),
  );
  known.set(facts, stems);
  return stems;
}

function tells({ folded }: Word): boolean {
  return (
    folded.length > 2 && !smallWords.has(folded) && !prepositions.has(folded) && !commonplace.has(folded)
  );
}

/** "Publish", "published", "publisher" and "publication" speak of one thing. */
function stemOf(word: string): string {
  return word.replace(/(?:ations?|ings?|ers?|ors?|ments?|ed|es|s|e)$/, "").slice(0, 7);
}

/** Numbers, times, pronouns and such: they stand in any sentence. */
const commonplace = new Set(
  "they them one two three four five six seven eight nine ten then also not same such other another most more less least day days week weeks month months hour hours minute minutes year years morning night evening daily weekly monthly first second third next last late later early soon during while there here never nothing nobody agent assistant tool copilot system product was were being had have did does get gets got shall".split(
    " ",
  ),
);
