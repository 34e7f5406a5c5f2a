/** What a permission opens, read out of its name. */
import type { Facts } from "./facts.ts";
import type { TermHit } from "./text/terms.ts";
import { wordsOf, type Word } from "./text/words.ts";

export type Reach = {
  /** Everything there is: a wildcard, an administrator, an owner. */
  readonly everything: boolean;
  readonly writes: boolean;
  /** Says that it only reads. */
  readonly readsOnly: boolean;
  /** Has a word for writing, if only as the name of what is read: in doubt it may be meant. */
  readonly mayWrite: boolean;
  /** What is left of the name: the things that it opens, folded, with the lemmas of each. */
  readonly objects: readonly Word[];
};

type Asked = Pick<Facts, "lexicon">;

/** Reads names such as `crm.accounts.read`, `Mail.ReadWrite.All`, `s3:*`, `roles/owner`, "read access to claims". */
export function reachOf(scope: string, { lexicon }: Asked): Reach {
  const words = wordsOf(scope);
  const reads = lexicon.terms("scopes.reading").find(scope);
  const found = lexicon
    .terms("scopes.writing")
    .find(scope)
    .filter(({ negated }) => !negated)
    .filter((hit) => !isThingRead(hit, reads[0], words));
  // "tos.hold.read": the last word says what may be done, the others to what.
  const last = reads.at(-1);
  const writes =
    last !== undefined && found.every(({ to }) => to <= last.from) && isDotted(scope)
      ? found.filter(({ to, term }) => writesBeside.has(term) && last.from - to < 1)
      : found;
  const everything =
    hasStar(scope, reads.length + found.length > 0) ||
    namesEverything(scope, words, { lexicon }, reads.length > 0);
  const verbs = [...reads, ...writes];
  return {
    everything,
    writes: writes.length > 0 || (everything && reads.length === 0),
    readsOnly: reads.length > 0 && writes.length === 0,
    mayWrite: everything || lexicon.terms("scopes.writing").find(scope).length > 0,
    objects: words.filter((_word, at) => !verbs.some(({ from, to }) => from <= at && at < to)),
  };
}

/** "read:posts", "View Order Book": behind a word for reading a noun is what is read, unless it is joined on. */
function isThingRead(hit: TermHit, read: TermHit | undefined, words: readonly Word[]): boolean {
  const word = words[hit.from];
  if (!read || !word || hit.from < read.to || !nouns.has(hit.term)) return false;
  return !words
    .slice(read.to, hit.from + 1)
    .some(({ folded, gap }) => folded === "and" || folded === "or" || folded === "und" || /[+,&|]/.test(gap));
}
const nouns = new Set(
  (
    "book file store post draft tag park pay payment refund route move transition release close note hold reserve lift block lock print import transfer change drop enter comment reply set trigger " +
    "push merge add approve sign exec maintain manage cancel reset forward deploy archive credit charge dispatch lodge annex buchung freigabe versand depot envoi saisie envio commit save cut correct invite enable"
  ).split(" "),
);

/** "write,read" and "update/view" are two permissions. */
const writesBeside = new Set([
  "write",
  "update",
  "edit",
  "create",
  "delete",
  "modify",
  "change",
  "schreiben",
]);

function isDotted(scope: string): boolean {
  return !/\s/.test(scope.trim()) && !/[+,&|]/.test(scope);
}

/** A star stands for everything, unless it only ends the path of a folder behind a named permission. */
function hasStar(scope: string, hasVerb: boolean): boolean {
  return [...scope.matchAll(/(^|[.:/\s_=-])\*{1,2}(?=$|[.:/\s,;)])/g)].some(
    (star) => !(hasVerb && star[1] === "/" && /[\p{L}\p{N}]$/u.test(scope.slice(0, star.index))),
  );
}

/** Words that are a role alone or at the end, and in front of a verb the thing that the verb is about. */
const roleWords =
  /^(admin|admins|administra\*|administrator|administrators|owner|master|root|elevated|sa|dbo|full|verwalter|inhaber|besitzer|eigentumer|eigentuemer|proprietaire|proprietaires|gerant|propietario|propietaria|dueno|proprietario|titolare|eigenaar|beheerder|wheel|sysop|dba)$/;

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
      const last = to === words.length;
      const next = words[to];
      if (term === "all" || term === "any" || term === "entire")
        return last || from === 0 || isVerb(words[from - 1]) || !isVerb(next);
      if (!roleWords.test(term)) return last || !isDotted(scope) || !isVerb(words.at(-1));
      if (term === "sa" || term === "dbo" || term === "full") return last && !reads;
      // "profil Proprietaire du site", "Owner (workspace)": the role comes first, what it is the role in follows.
      if (isOfPlace(words, to)) return true;
      if (last) return !reads || !isVerb(words[0]);
      if (from === 0) return !reads && (isVerb(next) || words.length <= 2);
      return !isVerb(next) && !isVerb(words.at(-1));
    });
}

function isOfPlace(words: readonly Word[], at: number): boolean {
  return (
    /^(of|du|de|des|der|del|della|van|im|am|on|in|for|fur|role|rolle|rights|level|profile|profil)$/.test(
      words[at]?.folded ?? "",
    ) && !/^(read|view|lesen|lecture|leer)$/.test(words.at(-1)?.folded ?? "")
  );
}
