/** The word lists that rules read. They are data: a policy file adds to them, takes from them, and other languages follow. */
import { termList, type TermList } from "../text/terms.ts";
import { actWords } from "./act-words.ts";
import { actionWords } from "./action-words.ts";
import { alikeWords } from "./alike-words.ts";
import { boundaryWords } from "./boundary-words.ts";
import { containmentWords } from "./containment-words.ts";
import { dataWords } from "./data-words.ts";
import { evidenceWords } from "./evidence-words.ts";
import { fieldWords } from "./field-words.ts";
import { nameWords } from "./name-words.ts";
import { peopleWords } from "./people-words.ts";
import { receiptWords } from "./receipt-words.ts";

/** Every list by its name. Each family has a file of its own, so that a list has one home. */
export const wordLists = {
  ...actWords,
  ...actionWords,
  ...alikeWords,
  ...boundaryWords,
  ...containmentWords,
  ...dataWords,
  ...evidenceWords,
  ...fieldWords,
  ...nameWords,
  ...peopleWords,
  ...receiptWords,
} as const satisfies Record<string, readonly string[]>;
export type WordListName = keyof typeof wordLists;

export type Lexicon = {
  /** The list as terms that can be found in a text. */
  readonly terms: (name: WordListName) => TermList;
  /** The entries as they stand. Synonym lists have one group in each entry, its words parted by `|`, the first names it. */
  readonly entries: (name: WordListName) => readonly string[];
  /** For each word of a synonym list the name of its group, folded. */
  readonly groups: (name: WordListName) => ReadonlyMap<string, string>;
};

export type ListChange = { readonly add?: readonly string[]; readonly remove?: readonly string[] };

export function makeLexicon(changes: Partial<Record<WordListName, ListChange>> = {}): Lexicon {
  const entriesOf = (name: WordListName): readonly string[] => {
    const { add = [], remove = [] } = changes[name] ?? {};
    return [...wordLists[name].filter((entry) => !remove.includes(entry)), ...add];
  };
  return {
    entries: remember(entriesOf),
    terms: remember((name) => termList(entriesOf(name))),
    groups: remember((name) => {
      const groups = new Map<string, string>();
      for (const entry of entriesOf(name)) {
        const [head = "", ...others] = entry.split("|").map((word) => word.trim());
        for (const word of [head, ...others]) if (word !== "" && !groups.has(word)) groups.set(word, head);
      }
      return groups;
    }),
  };
}

function remember<T>(make: (name: WordListName) => T): (name: WordListName) => T {
  const made = new Map<WordListName, T>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const value = make(name);
    made.set(name, value);
    return value;
  };
}
