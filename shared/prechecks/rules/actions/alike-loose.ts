/**
 * Whether two rows on one system are likely to be one act in other words. Two rows of one system, one automatic and the
 * other gated, with verbs that may come to the same, are one act more often than not; what each is done to decides.
 */
import type { ActionFact, Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actTables } from "../../text/act-tables.ts";
import { actsOfRow, prepositions, smallWords, type Act } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { areLimitsSame, mends } from "./alike-apart.ts";
import { plainly } from "./alike-turns.ts";
import { wordSets, type WordSets } from "./word-sets.ts";

/** What a row names: the groups that a word may stand in. */
type Item = {
  readonly groups: ReadonlySet<string>;
  readonly isMain: boolean;
  readonly isHead: boolean;
  /** May be left unsaid: what the verb itself holds. */
  readonly isHeld?: boolean;
  /** Stands in a clause that says which one, or when. */
  readonly isAside: boolean;
  readonly aside?: "which" | "when" | undefined;
};

export type LooseSense = {
  /** In no order and no spelling. */
  readonly name: string;
  readonly verbs: ReadonlySet<string>;
  readonly items: readonly Item[];
  readonly tells: boolean;
  readonly parting: string;
  /** A trade's own verb, that no list holds. */
  readonly isRare: boolean;
};

type Tables = {
  readonly verbs: WordSets;
  readonly things: WordSets;
  readonly filler: ReadonlySet<string>;
  readonly parting: ReadonlySet<string>;
  readonly tidings: ReadonlySet<string>;
  readonly receivers: ReadonlySet<string>;
  /** What verbs hold. */
  readonly held: ReadonlySet<string>;
};
const known = new WeakMap<Lexicon, Tables>();

function tablesOf(lexicon: Lexicon): Tables {
  const made = known.get(lexicon);
  if (made) return made;
  const verbs = [
    "acts.kin",
    "alike.verbs",
    "alike.verbs.wide",
    "alike.verbs.loose",
    "alike.verbs.broad",
  ] as const;
  const things = [
    "acts.objects",
    "alike.things",
    "alike.things.loose",
    "alike.things.broad",
    "alike.qualities",
  ] as const;
  const tables: Tables = {
    verbs: wordSets(verbs.flatMap((name) => lexicon.entries(name))),
    things: wordSets(things.flatMap((name) => lexicon.entries(name))),
    filler: new Set([...lexicon.entries("alike.filler"), ...lexicon.entries("alike.filler.loose")]),
    parting: new Set(lexicon.entries("alike.parting")),
    tidings: new Set(lexicon.entries("alike.tidings")),
    receivers: new Set(lexicon.entries("alike.receivers")),
    held: new Set(Array.from(actTables(lexicon).told.values(), ({ object }) => object)),
  };
  known.set(lexicon, tables);
  return tables;
}

export function looseSenseOf({ text, row }: ActionFact, facts: Facts): LooseSense | undefined {
  const { lexicon } = facts;
  const tables = tablesOf(lexicon);
  const spoken = withOrdinals(text.trim());
  const turn = plainly.find(([pattern]) => pattern.test(spoken));
  const plain = turn ? spoken.replace(turn[0], turn[1]) : spoken;
  const acts = actsOfRow(plain, lexicon);
  // "Draw up and send the report" sends it.
  const act = acts.find(({ effect }) => effect !== "draft") ?? acts[0];
  if (!act || act.said === "" || act.effect === "draft") return undefined;
  const words = wordsOf(plain);
  const tells = act.verb === "send" && act.kin !== "publish";
  const label = facts.systemOf(row.system)?.label;
  const systemNames = new Set(
    [row.system, label].flatMap((name) => wordsOf(name ?? "").map(({ folded }) => folded)),
  );
  const { items, parting } = itemsOf(words, act, { tables, lexicon, systemNames, tells });
  const [first, second] = words;
  const spelt = (first?.lemmas ?? [])
    // "Switch the pump off" is no switching, and "take off the list" no taking.
    .filter((lemma) => (lemma === "take" || lemma === "switch" ? act.said === lemma : true))
    .map((lemma) => (particles.has(second?.folded ?? "") ? `${lemma} ${second?.folded ?? ""}` : lemma));
  const isFirst = first?.start === act.start;
  const verbs = new Set(
    [act.said, act.kin, ...(isFirst ? spelt : [])].flatMap((verb) => [`=${verb}`, ...tables.verbs.of(verb)]),
  );
  const named = items.map(({ groups }) => [...groups].sort()[0] ?? "").sort();
  return {
    name: `${act.kin} ${named.join(" ")}`,
    verbs,
    items,
    tells,
    isRare: ![act.said, act.kin, ...spelt].some(
      (verb) => tables.verbs.of(verb).size > 0 || actTables(lexicon).verbOf.has(verb),
    ),
    parting: [
      ...new Set([
        ...(anyNew.has(act.said) ? parting.filter((word) => word !== "new") : parting),
        ...(text.match(/[<>≤≥]/g) ?? []),
      ]),
    ]
      .sort()
      .join(" "),
  };
}

/** What is asked for or entered is new as a rule. */
const anyNew = new Set(
  "ask ask for request chase record register enter note upload update change".split(" "),
);

/** "Level 1 reminder" and "1st reminder" are the first one. */
function withOrdinals(text: string): string {
  return text.replaceAll(
    /\b(?:(?:level|stage|step|no\.|number) ([123])(?= \p{L})|([123])(?:st|nd|rd)\b)/giu,
    (said, level: string | undefined, rank: string | undefined) =>
      ["first", "second", "third"][Number(level ?? rank) - 1] ?? said,
  );
}

type Reading = {
  readonly tables: Tables;
  readonly lexicon: Lexicon;
  readonly systemNames: ReadonlySet<string>;
  readonly tells: boolean;
};

type Found = Item & { readonly isEmpty: boolean; readonly beforeOf: boolean };

function itemsOf(
  words: readonly Word[],
  act: Act,
  { tables, lexicon, systemNames, tells }: Reading,
): { readonly items: readonly Item[]; readonly parting: readonly string[] } {
  const { weak, phrasal } = actTables(lexicon);
  const particles = new Set(words[0]?.lemmas.flatMap((lemma) => [...(phrasal.get(lemma)?.keys() ?? [])]));
  const isParticleAt = (at: number) =>
    particles.has(words[at]?.folded ?? "") && !articles.has(words[at + 1]?.folded ?? "");
  const items: Found[] = heldBy(act, words, tables);
  const parting: string[] = [];
  const verb = verbAt(words, act, lexicon);
  let isMain = true;
  let aside: Item["aside"];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const name = word.folded;
    if (isMain && at > 0 && name !== "of" && (prepositions.has(name) || name === "off") && !isParticleAt(at))
      isMain = false;
    if (at > 1 && clauses.has(name)) [aside, isMain] = [whichOne.has(name) ? "which" : "when", false];
    if (verb.has(at) || isParticleAt(at)) continue;
    const found = tables.things.at(words, at);
    const length = found?.length ?? 1;
    const parts = partingWord(words, at, tables);
    if (length === 1 && parts !== undefined) {
      parting.push(parts);
      continue;
    }
    if (found === undefined && (smallWords.has(name) || prepositions.has(name))) continue;
    const groups = found?.groups ?? new Set([singular(name)]);
    const isEmpty =
      length === 1 &&
      (tables.filler.has(name) ||
        weak.has(singular(name)) ||
        smallWords.has(name) ||
        (words[at + 1]?.folded === "of" && transparent.has(singular(name))));
    at += length - 1;
    if (tells && [...groups].every((group) => tables.tidings.has(group))) continue;
    // Where it is kept may be left unsaid.
    const isHeld = items.length > 0 && [...groups].some((group) => systemNames.has(group));
    items.push({
      groups,
      isMain,
      isAside: aside !== undefined,
      aside,
      isHeld,
      isHead: false,
      isEmpty,
      beforeOf: words[at + 1]?.folded === "of" && !(isEmpty && transparent.has(singular(name))),
    });
    if (nearby.has(name) && articles.has(words[at + 1]?.folded ?? "")) [aside, isMain] = ["which", false];
  }
  const telling = items.filter(({ isEmpty }) => !isEmpty);
  return { items: withHeads(telling.length > 0 ? telling : items), parting };
}
const clauses = new Set(
  "that which who whose whom nobody noone somebody he she we you when if because where while as once after before until unless".split(
    " ",
  ),
);
const whichOne = new Set("that which who whose whom nobody noone somebody he she we you".split(" "));
/** "The length of the pause": the pause is what it is about. */
const transparent = new Set(
  "length amount number duration quantity level value detail entry record".split(" "),
);
/** "The volunteers nearest the address". */
const nearby = new Set("nearest closest next near around opposite".split(" "));
const articles = new Set("the a an its their his her our your each every any all another other".split(" "));

/** "Remind" holds its object. */
function heldBy(act: Act, words: readonly Word[], tables: Tables): Found[] {
  return act.main
    .filter((object) => tables.held.has(object) && isUnsaid(words, object, tables))
    .map((object) => ({
      groups: new Set([object, ...tables.things.of(object)]),
      isMain: true,
      isHead: false,
      isHeld: true,
      isAside: false,
      isEmpty: false,
      beforeOf: false,
    }));
}

/** The places of the words that are the verb. */
function verbAt(words: readonly Word[], act: Act, lexicon: Lexicon): ReadonlySet<number> {
  const { nouns } = actTables(lexicon);
  const said = new Set(act.said.split(/[ -]/));
  const at = words.findIndex(
    (word, index) =>
      word.start === act.start ||
      (word.start > act.start && word.lemmas.some((lemma) => said.has(lemma))) ||
      nouns(words, index)?.value === act.said,
  );
  const rest = words.flatMap((word, index) =>
    index > at && index <= 3 && said.has(word.folded) ? [index] : [],
  );
  return new Set([at, ...rest]);
}

/** A word that parts two rows: a limit, a number, an order. */
function partingWord(words: readonly Word[], at: number, { parting }: Tables): string | undefined {
  const word = words[at];
  if (!word) return undefined;
  // "Notes" are not "not" in the plural; "another day" is any.
  const parts =
    word.lemmas.find((lemma) => parting.has(lemma) && lemma.length > 3 && !word.folded.endsWith("s")) ??
    word.folded;
  const next = words[at + 1]?.folded ?? "";
  if ((parts === "over" && !/^\d/.test(next)) || (parts === "up" && next !== "to")) return undefined;
  if (ways.has(word.folded) && next === "") return word.folded;
  const after = `${next} ${words[at + 2]?.folded ?? ""}`;
  if (limits.has(parts) && !/\d|^(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/.test(after))
    return undefined;
  if (parts === "each") return undefined;
  if (words[at - 1]?.folded === "for" && purposes.has(word.folded)) return word.folded;
  const before = `${words[at - 2]?.folded ?? ""} ${words[at - 1]?.folded ?? ""}`;
  if (parts === "new" && /(?:^| )the$|^to an?$/.test(before)) return undefined;
  if (anyOther.has(words[at - 1]?.folded ?? "")) return undefined;
  return parting.has(parts) || /^\d/.test(parts) ? parts : undefined;
}
const particles = new Set("on off up down in out over away back through forward aside live".split(" "));
const ways = new Set("in out on off up down".split(" "));
const limits = new Set("under over above below before after until between".split(" "));
const purposes = new Set(
  "signature approval review signing comment information checking countersignature".split(" "),
);
const anyOther = new Set("another other different next new later earlier".split(" "));

function isUnsaid(words: readonly Word[], object: string, { things }: Tables): boolean {
  return !words.some(
    ({ lemmas, folded }, at) =>
      lemmas.includes(object) || folded === object || things.at(words, at)?.groups.has(object) === true,
  );
}

/** The head of what the act is done to: the last word before any preposition, or the one before "of". */
function withHeads(items: readonly Found[]): Item[] {
  const of = items.findIndex(({ isMain, beforeOf }) => isMain && beforeOf);
  const last = items.findLastIndex(({ isMain }) => isMain);
  const head = of === -1 ? last : of;
  return items.map((one, at) => ({ ...one, isHead: at === head && one.isHeld !== true }));
}

function singular(word: string): string {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

export function isLooselySame(a: LooseSense, b: LooseSense, receivers: ReadonlySet<string>): boolean {
  if (!areLimitsSame(a.parting, b.parting)) return false;
  const areVerbsAlike =
    [...a.verbs].some((verb) => b.verbs.has(verb)) && !mends(a.verbs, b.verbs) && !mends(b.verbs, a.verbs);
  if (!areVerbsAlike && !a.isRare && !b.isRare) return false;
  const isReceiver = ({ groups }: Item) => [...groups].some((group) => receivers.has(group));
  const pairs = pairsOf(a, b);
  const taken = new Set(pairs.flat());
  // A clause that only one of the two has may be left unsaid.
  const areAsides =
    asides.some((kind) => [a, b].every(({ items }) => items.some(({ aside }) => aside === kind))) &&
    !pairs.some(([one, other]) => one.isAside && other.isAside);
  const shared = pairs.filter(
    ([one, other]) => !(isReceiver(one) && isReceiver(other) && (a.tells || !one.isHead || !other.isHead)),
  );
  if (shared.length === 0) return false;
  const extrasOf = ({ items, tells }: LooseSense, of: LooseSense) =>
    items.filter(
      (one) =>
        (areAsides || !one.isAside) &&
        one.isHeld !== true &&
        !taken.has(one) &&
        !isSaidAgain(one, of) &&
        !(isReceiver(one) && (tells || !one.isHead)),
    );
  const [extraA, extraB] = [extrasOf(a, b), extrasOf(b, a)];
  // What tenants are told is not what landlords are told.
  const isElsewhere = (at: LooseSense, other: LooseSense) =>
    at.items.some(
      (one) =>
        (!one.isMain || (at.tells && isReceiver(one))) &&
        one.isHeld !== true &&
        (areAsides || !one.isAside) &&
        !taken.has(one) &&
        !isSaidAgain(one, other),
    );
  // "To the customer" and "to the archive" are two places.
  if (isElsewhere(a, b) && isElsewhere(b, a)) return false;
  const areHeadsSame =
    (a.tells && b.tells) || [a, b].every(({ items }) => items.every((one) => !one.isHead || taken.has(one)));
  if (!areHeadsSame) return false;
  const most = areVerbsAlike ? 2 : 0;
  if (extraA.length === 0 || extraB.length === 0) return Math.max(extraA.length, extraB.length) <= most;
  // "The product description" and "the description on the book's page": each says it in another place.
  const [one, other] = extraA[0]?.isMain === true ? [extraA, extraB] : [extraB, extraA];
  return (
    areVerbsAlike &&
    extraA.length + extraB.length === 2 &&
    one.every(({ isMain }) => isMain) &&
    !other.some(({ isMain }) => isMain)
  );
}

const asides = ["which", "when"] as const;

/** "Volunteer responders" are volunteers: the other row need not say both. */
function isSaidAgain({ groups }: Item, { items }: LooseSense): boolean {
  return items.some((other) => [...other.groups].some((group) => groups.has(group)));
}

/** Each thing of the one with one of the other that may be the same; the heads before all. */
function pairsOf(a: LooseSense, b: LooseSense): [Item, Item][] {
  const free = new Set([...b.items].sort((one, other) => Number(other.isHead) - Number(one.isHead)));
  return [...a.items]
    .sort((one, other) => Number(other.isHead) - Number(one.isHead))
    .flatMap((one): [Item, Item][] => {
      for (const other of free)
        if ([...one.groups].some((group) => other.groups.has(group))) {
          free.delete(other);
          return [[one, other]];
        }
      return [];
    });
}
