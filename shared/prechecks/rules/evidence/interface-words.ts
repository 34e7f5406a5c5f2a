/** The verbs that interfaces use, and the nouns that say nothing. */
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { fold, type Word } from "../../text/words.ts";

const verbMaps = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

function verbMap(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
  const known = verbMaps.get(lexicon);
  if (known) return known;
  const map = new Map(
    lexicon.entries("evidence.verbs").map((entry) => {
      const [verb = "", groups = ""] = entry.split(":");
      return [fold(verb), groups.trim().split(/\s+/)] as const;
    }),
  );
  verbMaps.set(lexicon, map);
  return map;
}

/** The groups of acts that a verb of an interface stands for. */
export function verbsOf(
  word: Word | undefined,
  lexicon: Lexicon,
  next?: Word,
): readonly string[] | undefined {
  if (word === undefined) return undefined;
  const map = verbMap(lexicon);
  // "write off" is not to write.
  for (const lemma of next ? word.lemmas : []) {
    const pair = map.get(`${lemma} ${next?.folded ?? ""}`);
    if (pair) return pair;
  }
  for (const lemma of word.lemmas) {
    // "resend" sends.
    const verbs = map.get(lemma) ?? (lemma.startsWith("re") ? map.get(lemma.slice(2)) : undefined);
    if (verbs) return verbs;
  }
  return undefined;
}
/** Without nouns that say nothing. */
export function withoutGeneric(things: readonly string[], lexicon: Lexicon): readonly string[] {
  return things.filter((thing) => !isGeneric(thing, lexicon));
}
export function isGeneric(thing: string, lexicon: Lexicon): boolean {
  return (
    /^\d+$|^v\d+$|^.$/.test(thing) || (!thing.includes(" ") && lexicon.terms("evidence.generic").has(thing))
  );
}

/** Words that begin alike are one: "priority" and "prioritise". */
export function stemOf(word: string): string {
  return word.length > 7 && !word.includes(" ") && !people.has(word) ? word.slice(0, 7) : word;
}
/** Who applies is no application. */
const people = new Set(
  "applicant complainant claimant accountant participant consultant examiner inspector contractor registrar instructor collector distributor director".split(
    " ",
  ),
);

/** `swap_request_get`, "Reads a swap request": the name ends in reading, and so is it told, whatever stands before. */
export function readsAfterAll(name: string, named: ReadonlySet<string>, told: ReadonlySet<string>): boolean {
  const reads = (verb: string) => /^(?:read|check|classify|summarise|extract|show)$/.test(verb);
  return (
    /[_./-](?:get|read|list|find|lookup|fetch|search|query|view|show)$/i.test(name) &&
    [...told].every(reads) &&
    ![...named].every(reads)
  );
}
