/** Finds the terms of a word list in a text, in every inflection, and tells whether the text denies them. */
import { fold, lemmasOf, wordsOf, type Word } from "./words.ts";

export type TermHit = {
  /** As the word list has it. */
  readonly term: string;
  /** Indexes into `wordsOf(text)`: first word, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** "does not …", "without …", "never …". */
  readonly negated: boolean;
};

/** A list of terms, made ready for finding. `*` at a word's end stands for any ending; `_` stands for any one word. */
export type TermList = {
  readonly size: number;
  /** The longest hit at each place; hits do not overlap. */
  readonly find: (text: string) => readonly TermHit[];
  /** Whether a hit stands that the text does not deny. */
  readonly says: (text: string) => boolean;
  /** Whether one word, or its lemma, is a term. */
  readonly has: (word: string) => boolean;
};

type Pattern = { readonly term: string; readonly words: readonly string[] };

export function termList(terms: readonly string[]): TermList {
  const byFirst = new Map<string, Pattern[]>();
  const wild: Pattern[] = [];
  const single = new Set<string>();
  for (const term of terms) {
    const words = wordsOf(term.replaceAll("*", "")).map(({ folded }) => folded);
    const raw = fold(term)
      .split(/[\s-]+/)
      .filter((word) => word !== "");
    const wildcards = raw.some((word) => word === "_" || word.endsWith("*"));
    const pattern = { term, words: wildcards ? raw : words };
    const [first] = pattern.words;
    if (first === undefined) continue;
    if (first === "_" || first.endsWith("*")) wild.push(pattern);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), pattern]);
    if (pattern.words.length === 1) single.add(first);
  }

  const longestAt = (words: readonly Word[], at: number): Pattern | undefined => {
    const word = words[at];
    if (!word) return undefined;
    let best: Pattern | undefined;
    const take = (pattern: Pattern) => {
      if (pattern.words.length > (best?.words.length ?? 0) && matchesAt(words, at, pattern.words))
        best = pattern;
    };
    for (const lemma of word.lemmas) byFirst.get(lemma)?.forEach(take);
    wild.forEach(take);
    return best;
  };

  const find = (text: string): TermHit[] => {
    const words = wordsOf(text);
    const hits: TermHit[] = [];
    for (let at = 0; at < words.length;) {
      const pattern = longestAt(words, at);
      const first = words[at];
      const last = words[at + (pattern?.words.length ?? 1) - 1];
      if (!pattern || !first || !last) {
        at += 1;
        continue;
      }
      const to = at + pattern.words.length;
      hits.push({
        term: pattern.term,
        from: at,
        to,
        start: first.start,
        end: last.end,
        negated: isNegated(words, at),
      });
      at = to;
    }
    return hits;
  };
  return {
    size: terms.length,
    find,
    says: (text) => find(text).some(({ negated }) => !negated),
    has: (word) => lemmasOf(fold(word)).some((lemma) => single.has(lemma)),
  };
}

function matchesAt(words: readonly Word[], at: number, pattern: readonly string[]): boolean {
  return pattern.every((part, index) => {
    const word = words[at + index];
    if (!word) return false;
    // A term does not run over the end of a sentence or of a list entry.
    if (index > 0 && /[.;:!?,()\n]/.test(word.gap)) return false;
    if (part === "_") return true;
    if (part.endsWith("*")) return word.folded.startsWith(part.slice(0, -1));
    return word.lemmas.includes(part);
  });
}

const negators = new Set([
  "not",
  "no",
  "never",
  "without",
  "cannot",
  "neither",
  "nor",
  "none",
  "nothing",
  "isn't",
  "doesn't",
  "don't",
  "won't",
  "can't",
  "aren't",
  "wasn't",
  "shouldn't",
  "mustn't",
  "couldn't",
  "nobody",
  "excluding",
  "except",
  "instead",
  "lacks",
  "forbidden",
  "prohibited",
  "barred",
  "refuses",
  "unable",
  "disallowed",
  "banned",
  "excluded",
  "outside",
  "rather",
  "blocked",
]);
const farthest = 8;

/** Whether a word that denies stands before, in the same clause. */
export function isNegated(words: readonly Word[], at: number): boolean {
  for (let back = at; back > 0 && at - back < farthest; back -= 1) {
    if (/[.;:!?\n(]/.test(words[back]?.gap ?? "")) return false;
    const word = words[back - 1]?.folded ?? "";
    if (word === "but" || word === "then" || word === "only") return false;
    if (negators.has(word)) return true;
  }
  return false;
}
