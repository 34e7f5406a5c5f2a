/** What a permission opens, read out of its name. */
import type { Facts } from "./facts.ts";
import { wordsOf, type Word } from "./text/words.ts";

export type Reach = {
  /** Everything there is: a wildcard, an administrator, an owner. */
  readonly everything: boolean;
  readonly writes: boolean;
  /** Says that it only reads. */
  readonly readsOnly: boolean;
  /** What is left of the name: the things that it opens, folded, with the lemmas of each. */
  readonly objects: readonly Word[];
};

type Asked = Pick<Facts, "lexicon">;

/** Reads names such as `crm.accounts.read`, `Mail.ReadWrite.All`, `s3:*`, `roles/owner`, "read access to claims". */
export function reachOf(scope: string, { lexicon }: Asked): Reach {
  const words = wordsOf(scope);
  const reads = lexicon.terms("scopes.reading").find(scope);
  const writes = lexicon
    .terms("scopes.writing")
    .find(scope)
    .filter(({ negated }) => !negated);
  const star = /(?:^|[.:/\s_-])\*(?:$|[.:/\s])|^\*$|[:.]\*/.test(scope);
  const everything = star || namesEverything(scope, words, { lexicon }, reads.length > 0);
  const verbs = [...reads, ...writes];
  return {
    everything,
    writes: writes.length > 0 || (everything && reads.length === 0),
    readsOnly: reads.length > 0 && writes.length === 0,
    objects: words.filter((_word, at) => !verbs.some(({ from, to }) => from <= at && at < to)),
  };
}

/** "admin" and "owner" are also things that a scope can be about: `accounts.owner.update`, `admin-notes.read`. */
function namesEverything(scope: string, words: readonly Word[], { lexicon }: Asked, reads: boolean): boolean {
  const isVerb = (word: Word | undefined) =>
    word !== undefined &&
    (lexicon.terms("scopes.reading").has(word.folded) || lexicon.terms("scopes.writing").has(word.folded));
  return lexicon
    .terms("scopes.everything")
    .find(scope)
    .some(({ term, from, to, negated }) => {
      if (negated) return false;
      if (to - from > 1) return true;
      if (!/^(admin|administrator|administrators|owner|all|any|master|root|entire|elevated)$/.test(term))
        return true;
      const last = to === words.length;
      const next = words[to];
      if (term === "all" || term === "any" || term === "entire")
        return last || from === 0 || isVerb(words[from - 1]) || !isVerb(next);
      if (last) return true;
      if (from === 0) return !reads && (isVerb(next) || words.length <= 2);
      return !isVerb(next) && !isVerb(words.at(-1));
    });
}
