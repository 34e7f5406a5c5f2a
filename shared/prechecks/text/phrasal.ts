/** Verbs in two parts that stand apart: "take a student out of a section", "turn the lamp to red". */
import type { TermHit } from "./terms.ts";
import type { Word } from "./words.ts";

/** For each first part the second parts, and the verb that both together mean. */
export type PhrasalVerbs = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads entries such as "take off:remove". */
export function phrasalVerbs(entries: readonly string[]): PhrasalVerbs {
  const verbs = new Map<string, Map<string, string>>();
  for (const entry of entries) {
    const [both = "", verb = ""] = entry.split(":").map((part) => part.trim());
    const [base = "", particle = ""] = both.split(" ");
    const particles = verbs.get(base) ?? new Map<string, string>();
    verbs.set(base, particles.set(particle, verb));
  }
  return verbs;
}

const farthest = 10;

/** The verb in two parts that begins at a word, unless a word list holds it as it stands. */
export function phrasalAt(
  words: readonly Word[],
  at: number,
  hits: readonly TermHit[],
  verbs: PhrasalVerbs,
): { readonly hit: TermHit; readonly particle: Word } | undefined {
  const word = words[at];
  if (!word || hits.some(({ from, to }) => from === at && to - from > 1)) return undefined;
  const particles = word.lemmas.map((lemma) => verbs.get(lemma)).find((found) => found !== undefined);
  if (!particles) return undefined;
  for (const next of words.slice(at + 1, at + farthest)) {
    if (/[,;:.()]/.test(next.gap) || next.folded === "and" || next.folded === "or") return undefined;
    const verb = particles.get(next.folded);
    if (verb !== undefined)
      return {
        hit: { term: verb, from: at, to: at + 1, start: word.start, end: word.end, negated: false },
        particle: next,
      };
  }
  return undefined;
}
