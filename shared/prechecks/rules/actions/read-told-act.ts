import type { Facts } from "../../facts.ts";
import { actTables } from "../../text/act-tables.ts";
import { actsOfRow, objectsIn, type Act } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import type { Word } from "../../text/words.ts";

/** The verb at a place of a sentence, with what it is done to. */
export function readAct(
  words: readonly Word[],
  hit: TermHit,
  sentence: string,
  passive: boolean,
  isShort: boolean,
  { lexicon }: Facts,
): Act | undefined {
  const from = words[hit.from];
  if (!from) return undefined;
  if (passive) {
    let begin = hit.from - 1;
    while (begin > 0 && !breaks(words[begin]) && !conjunctions.has(words[begin - 1]?.folded ?? ""))
      begin -= 1;
    const rest = words.slice(hit.to).findIndex(breaks);
    const end = words[rest === -1 ? words.length - 1 : hit.to + rest - 1]?.end ?? sentence.length;
    const tables = actTables(lexicon);
    const main = objectsIn(words.slice(begin, hit.from), lexicon);
    return {
      ...(tables.verbOf.get(hit.term) ?? { verb: hit.term, effect: "write" as const }),
      said: hit.term,
      main,
      objects: [...new Set([...main, ...objectsIn(words.slice(hit.to, hit.to + 6), lexicon)])],
      kin: tables.kinOf(hit.term),
      negated: false,
      start: words[begin]?.start ?? from.start,
      end,
    };
  }
  const ends = isShort ? clauseEnds : conditions;
  let to = hit.to;
  while (
    to < words.length &&
    to < hit.to + 9 &&
    !breaks(words[to]) &&
    (to === hit.to || !ends.has(words[to]?.folded ?? ""))
  )
    to += 1;
  const end = words[Math.max(hit.to, to) - 1]?.end ?? sentence.length;
  const act = actsOfRow(sentence.slice(from.start, end), lexicon)[0];
  return act && { ...act, start: from.start, end };
}

export const conjunctions: ReadonlySet<string> = new Set("and or then but plus".split(" "));

/** What follows them says when, and is no part of what is done. */
const conditions = new Set(
  "once when if unless until before after while whenever because what how whether why".split(" "),
);

const clauseEnds = new Set([...conditions, ...conjunctions]);

/** Whether a clause ends before the word. */
export function breaks(word: Word | undefined): boolean {
  return word !== undefined && /[,;:–—(]/.test(word.gap);
}
export const determiners: ReadonlySet<string> = new Set(
  "the a an its their his her our your all any each every it them new this that these those".split(" "),
);
