/** The word lists of acts, made ready for finding. */
import type { Lexicon, WordListName } from "../lexicon/lexicon.ts";
import { phrasalVerbs, type PhrasalVerbs } from "./phrasal.ts";
import { termList, type TermList } from "./terms.ts";
import { wordsOf, type Word } from "./words.ts";

export type Effect = "read" | "draft" | "write";

/** Finds the longest phrase of a list that begins at a word, and gives what the list holds for it. */
export type PhraseTable = (
  words: readonly Word[],
  at: number,
) => { readonly value: string; readonly length: number } | undefined;

export type ActTables = {
  readonly verbs: TermList;
  readonly verbOf: ReadonlyMap<string, { readonly verb: string; readonly effect: Effect }>;
  /** The fine group of a verb: acts with the same one are the same act, done to the same thing. */
  readonly kinOf: (said: string) => string;
  readonly nouns: PhraseTable;
  readonly objects: PhraseTable;
  readonly told: ReadonlyMap<string, { readonly verb: string; readonly object: string }>;
  readonly phrasal: PhrasalVerbs;
  readonly light: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  /** What has been read already: packets repeat themselves, and several rules read each row. */
  readonly rows: Map<string, unknown>;
};

const effects: readonly (readonly [WordListName, Effect])[] = [
  ["acts.read", "read"],
  ["acts.draft", "draft"],
  ["acts.write", "write"],
];
const known = new WeakMap<Lexicon, ActTables>();

export function actTables(lexicon: Lexicon): ActTables {
  const made = known.get(lexicon);
  if (made) return made;
  const verbOf = new Map<string, { verb: string; effect: Effect }>();
  for (const [name, effect] of effects)
    for (const [word, verb] of lexicon.groups(name))
      if (!verbOf.has(word)) verbOf.set(word, { verb, effect });
  const kin = lexicon.groups("acts.kin");
  const tables: ActTables = {
    verbs: termList([...verbOf.keys()]),
    verbOf,
    kinOf: (said) => kin.get(said) ?? said,
    nouns: phraseTable(lexicon.entries("acts.nouns").map((entry) => pair(entry))),
    objects: phraseTable([...lexicon.groups("acts.objects")]),
    told: new Map(
      lexicon.entries("acts.told").map((entry) => {
        const [word, act] = pair(entry);
        const [verb = "", ...object] = act.split(" ");
        return [word, { verb, object: object.join(" ") }] as const;
      }),
    ),
    phrasal: phrasalVerbs(lexicon.entries("acts.phrasal")),
    light: new Set(lexicon.entries("acts.light")),
    ambiguous: new Set(lexicon.entries("acts.ambiguous")),
    things: new Set(lexicon.entries("acts.things")),
    weak: new Set(lexicon.entries("acts.weak")),
    rows: new Map(),
  };
  known.set(lexicon, tables);
  return tables;
}

function pair(entry: string): readonly [string, string] {
  const [word = "", value = ""] = entry.split(":");
  return [word.trim(), value.trim()];
}

export function phraseTable(entries: readonly (readonly [string, string])[]): PhraseTable {
  const byFirst = new Map<string, { parts: readonly string[]; value: string }[]>();
  for (const [phrase, value] of entries) {
    const parts = wordsOf(phrase).map(({ folded }) => folded);
    const [first] = parts;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { parts, value }]);
  }
  return (words, at) => {
    let best: { value: string; length: number } | undefined;
    for (const lemma of words[at]?.lemmas ?? [])
      for (const { parts, value } of byFirst.get(lemma) ?? [])
        if (
          parts.length > (best?.length ?? 0) &&
          parts.every((part, index) => words[at + index]?.lemmas.includes(part) === true)
        )
          best = { value, length: parts.length };
    return best;
  };
}
