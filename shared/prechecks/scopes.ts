/** What a permission opens, read out of its name. */
import type { Facts } from "./facts.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { permitsOf } from "./scope-verbs.ts";
import { fold, wordsOf, type Word } from "./text/words.ts";

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
  let made = known.get(lexicon);
  if (!made) known.set(lexicon, (made = new Map<string, Reach>()));
  const before = made.get(scope);
  if (before) return before;
  const reach = readScope(scope, lexicon);
  if (made.size > 10_000) made.clear();
  made.set(scope, reach);
  return reach;
}
/** What has been read already: several rules ask for each permission. */
const known = new WeakMap<Lexicon, Map<string, Reach>>();

function readScope(scope: string, lexicon: Lexicon): Reach {
  const words = wordsOf(scope);
  const permits = permitsOf(scope, lexicon);
  const verbs = [
    ...lexicon.terms("scopes.reading").find(scope),
    ...lexicon.terms("scopes.writing").find(scope),
  ];
  const reads = permits.includes("reads");
  const everything =
    hasStar(scope, verbs.length > 0) || namesEverything(scope, words, { lexicon }, reads) || hasFull(scope);
  const writes = permits.includes("writes");
  return {
    everything,
    writes: writes || (everything && !reads),
    readsOnly: permits.length > 0 && permits.every((one) => one === "reads"),
    objects: words.filter((_word, at) => !verbs.some(({ from, to }) => from <= at && at < to)),
  };
}

/** "full refresh_token": among the names of one consent, "full" is all there is. */
function hasFull(scope: string): boolean {
  const names = fold(scope).split(/[\s,;]+/);
  return names.includes("full") && names.some((name) => consents.has(name));
}
const consents = new Set("refresh_token offline_access openid api web id profile email".split(" "));

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
      const next = words[to];
      // "everything else denied", "all other verbs refused"
      if (words.slice(to).some(({ folded }) => refusing.has(folded))) return false;
      const joined = words[from + 1];
      // "all-hands.calendar", "all_orders_view"
      if (every.test(words[from]?.folded ?? "") && joined && /^[-_]$/.test(joined.gap) && !isPower(joined))
        return false;
      // "all nine branches", "every 5 minutes": so many, and no more.
      if (joined && every.test(words[from]?.folded ?? "") && counted.test(joined.folded)) return false;
      if (to - from > 1) return true;
      // "application.read taught masters" reads of courses; "iam:AddUserToGroup on sandbox-admins" is about that group.
      if (term === "master" && words[from]?.folded !== "master") return false;
      const on = words.findIndex(({ folded }) => folded === "on");
      if (on > 0 && on < from && /^[\p{L}\p{N}_-]+[.:]/u.test(scope.trim())) return false;
      const last = to === words.length;
      if (every.test(term)) {
        if (next?.folded === "one" || (reads && !last && !isVerb(next) && !isDotted(scope))) return false;
        return last || from === 0 || isVerb(words[from - 1]) || !isVerb(next);
      }
      if (!roleWords.test(term)) return last || !isDotted(scope) || !isVerb(words.at(-1));
      if (term === "sa" || term === "dbo" || term === "full") return last && !reads;
      // "owner.notify", "notify the owner": who is told, and no role.
      if (owners.test(term) && (isVerb(next) || (isVerb(words[0]) && from > 0))) return false;
      // "profil Proprietaire du site", "Owner (workspace)": the role comes first, what it is the role in follows.
      if (isOfPlace(words, to)) return true;
      if (last) return !reads || !isVerb(words[0]);
      if (from === 0) return !reads && (isVerb(next) || words.length <= 2);
      return !isVerb(next) && !isVerb(words.at(-1));
    });
}
const counted = /^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty)$/;
const every = /^(?:all|any|entire|every)$/;
const owners =
  /^(?:owner|inhaber|besitzer|eigentumer|eigentuemer|proprietaires?|propietari[oa]|dueno|proprietario|titolare|eigenaar)$/;
const refusing = new Set(
  "denied refused blocked forbidden excluded barred off else rejected prohibited".split(" "),
);

/** "all_permissions" are all there are. */
function isPower({ folded }: Word): boolean {
  return /^(?:permissions?|rights|privileges|access|scopes|grants|objects|api|apis|actions|operations|roles|resources)$/.test(
    folded,
  );
}

function isOfPlace(words: readonly Word[], at: number): boolean {
  return (
    /^(of|du|de|des|der|del|della|van|im|am|on|in|for|fur|role|rolle|rights|level|profile|profil)$/.test(
      words[at]?.folded ?? "",
    ) && !/^(read|view|lesen|lecture|leer)$/.test(words.at(-1)?.folded ?? "")
  );
}
