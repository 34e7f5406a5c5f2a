/** Parts words that were written as one: `ACCESSTOKEN`, `custname`, `creditscore`. */
import { wordsOf } from "./words.ts";

/** Splits one folded word into known ones, or gives nothing where it is known itself or does not come out even. */
export type Parter = (word: string) => readonly string[] | undefined;

const longest = 24;
/** Endings that are shorter than a word, and what may not stand at the end for all that it is known. */
const short = new Set("id no nr nm cd dt pw ip".split(" "));

/**
 * Knows the words of some terms. The last part must be one of `heads`, so that "percentage" is no age: names end in what
 * the thing is.
 */
export function parter(terms: Iterable<string>, heads: ReadonlySet<string>): Parter {
  const known = new Set<string>();
  const whole = new Set<string>();
  for (const term of terms)
    if (!term.includes("*"))
      for (const { folded } of wordsOf(term)) {
        if (folded.length > 2 || short.has(folded)) known.add(folded);
        whole.add(folded);
      }
  const remembered = new Map<string, readonly string[] | undefined>();
  return (word) => {
    if (word.length < 5 || word.length > longest || whole.has(word) || !/^\p{L}+$/u.test(word))
      return undefined;
    if (!remembered.has(word)) {
      if (remembered.size > 5_000) remembered.clear();
      remembered.set(word, partsOf(word, known, heads));
    }
    return remembered.get(word);
  };
}

/** The fewest known parts, of which there may be three. */
function partsOf(
  word: string,
  known: ReadonlySet<string>,
  heads: ReadonlySet<string>,
): readonly string[] | undefined {
  for (let cut = word.length - 2; cut >= 3; cut -= 1) {
    const head = word.slice(cut);
    if (!heads.has(head)) continue;
    const front = word.slice(0, cut);
    if (known.has(front)) return [front, head];
    for (let middle = front.length - 2; middle >= 3; middle -= 1)
      if (known.has(front.slice(0, middle)) && known.has(front.slice(middle)))
        return [front.slice(0, middle), front.slice(middle), head];
  }
  return undefined;
}
