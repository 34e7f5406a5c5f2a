/** Synonyms in groups, where a word may stand in several. */
import { wordsOf, type Word } from "../../text/words.ts";

export type WordSets = {
  /** The groups of a word or phrase, by the number of each. */
  readonly of: (phrase: string) => ReadonlySet<string>;
  /** The longest phrase that begins at a word. */
  readonly at: (
    words: readonly Word[],
    at: number,
  ) => { readonly groups: ReadonlySet<string>; readonly length: number } | undefined;
};

/** Reads entries such as "ticket|case|incident": the first names the group, with `#` behind it where the name is taken. */
export function wordSets(entries: readonly string[]): WordSets {
  const groups = new Map<string, Set<string>>();
  const names = new Set<string>();
  for (const entry of entries) {
    const members = entry.split("|").map((member) => member.trim());
    let name = members[0] ?? "";
    while (names.has(name)) name += "#";
    names.add(name);
    for (const member of members) groups.set(member, (groups.get(member) ?? new Set()).add(name));
  }
  const byFirst = new Map<string, { parts: readonly string[]; groups: ReadonlySet<string> }[]>();
  for (const [phrase, of] of groups) {
    // "Note to" holds no more than a note.
    if (phrase.endsWith(" to")) continue;
    const parts = wordsOf(phrase).map(({ folded }) => folded);
    const [first] = parts;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { parts, groups: of }]);
  }
  return {
    of: (phrase) => groups.get(phrase) ?? none,
    at: (words, at) => {
      let length = 0;
      const found = new Set<string>();
      for (const lemma of words[at]?.lemmas ?? [])
        for (const { parts, groups: of } of byFirst.get(lemma) ?? []) {
          if (
            parts.length < length ||
            !parts.every((part, index) => words[at + index]?.lemmas.includes(part) === true)
          )
            continue;
          if (parts.length > length) found.clear();
          length = parts.length;
          for (const group of of) found.add(group);
        }
      return length === 0 ? undefined : { groups: found, length };
    },
  };
}
const none: ReadonlySet<string> = new Set();
