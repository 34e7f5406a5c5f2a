/**
 * Whether two rows on one system are likely to be one act in other words. Two rows of one system, one automatic and the
 * other gated, with verbs that may come to the same, are one act more often than not; what each is done to decides.
 */
import type { ActionFact, Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actTables } from "../../text/act-tables.ts";
import { actsOfRow, prepositions, smallWords, type Act } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";
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
  const verbs = ["acts.kin", "alike.verbs", "alike.verbs.wide", "alike.verbs.loose"] as const;
  const things = ["acts.objects", "alike.things", "alike.things.loose"] as const;
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

/** Turns of phrase said plainly: "put the listing live" is to publish the listing. */
const plainly: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:put|push|set|get|bring|place) (.{1,60}?) (?:live|online|on air|out to (?:the )?(?:media|press|public))\b/iu,
    "publish $1",
  ],
  [
    /^(?:put|place|set) (.{1,60}?) (?:on hold|on stop|on ice|aside as suspect|in(?:to)? quarantine|under quarantine)\b/iu,
    "hold $1",
  ],
  [/^(?:put|place|set) (?:an? )?(?:hold|stop|block|freeze) on\b/iu, "hold"],
  [
    /^(?:put|take|get|switch|bring|set) (.{1,60}?) (?:out of (?:service|operation|use|production)|in(?:to)? maintenance(?: mode)?|off ?line|off the grid)\b/iu,
    "stop $1",
  ],
  [
    /^(?:put|take|bring|get) (.{1,60}?) (?:back )?(?:in(?:to)? (?:service|operation|use|production)|back on ?line)\b/iu,
    "start $1",
  ],
  [
    /^(?:take|pull|put|keep) (.{1,60}?) (?:out of (?:view|sight)|off the (?:site|page|web|wall|feed))\b/iu,
    "hide $1",
  ],
  [
    /^(?:mark|set|flag|tag|label|make|declare|move|put|turn|switch) (.{1,60}?) (?:as|to) (?:resolved|closed|done|completed?|finished|solved)\b/iu,
    "close $1",
  ],
  [
    /^(?:tag|mark|flag|treat|set|make|class|label) (.{1,60}?) (?:as|to) (?:(?:high|top|first|highest) priority|urgent|a priority)\b/iu,
    "set $1 priority",
  ],
  [
    /^(?:set|raise|bump|put|change) (.{1,60}?)(?:['’]s)? priority (?:up )?to (?:high|highest|urgent|top)\b/iu,
    "set $1 priority",
  ],
  [
    /^(?:put|place|insert|run|get) (.{1,60}?) in(?:to)? (?:the |a )?(?:papers?|press|newspaper|gazette|shop window|window|news)\b/iu,
    "publish $1",
  ],
  [/^order more (?:of )?/iu, "reorder "],
  [/^(?:let|have) (.{1,60}?) know\b/iu, "notify $1"],
  [/^confirm (?:the )?(?:receipt|arrival) of\b/iu, "acknowledge"],
  [
    /^(?:change|switch|alter|set|move|update|correct) where (.{1,60}?) (?:is to go|is to be sent|is sent|goes?|should go|is delivered|is to be delivered|is shelved|is stored|is kept|is put|lies|stands|hangs)\b/iu,
    "update $1 address",
  ],
  [
    /^(?:change|move|shift|set|alter) when (.{1,60}?) (?:comes?|takes? place|happens?|is to be|arrives?|is)\b/iu,
    "reschedule $1",
  ],
  [/^(?:change|alter|set|adjust|correct|amend) (?:how much|what|how) (.{1,60})$/iu, "adjust $1"],
  [/^(?:give|hand|pass) (.{1,40}?) (?:an? |the )?(?:assignment|job|task|work)\b/iu, "assign job to $1"],
  [
    /^(?:move|push|take|bring) (.{1,60}?) (?:along|down|through) (?:the )?(?:pipeline|funnel|process)\b/iu,
    "update $1 stage",
  ],
  [
    /^(?:raise|create|place|make|send|put in|file|submit|issue|launch|trigger) (?:an? |the )?(?:po|purchase order|order|requisition|call-off)s? (?:for|of)\b/iu,
    "order",
  ],
  [
    /^(?:make|place|raise|put in|file|submit|log) (?:an? |the )?(?:request|demand|application) (?:for|of)\b/iu,
    "request",
  ],
  [
    /^(?:make|do|carry out|perform) (?:an? |the )?(?:change|correction|amendment|adjustment|edit)s? (?:to|of|in)\b/iu,
    "update",
  ],
  [/^(?:make|place) (?:an? )?(?:phone )?call to\b/iu, "call"],
  [/^(?:make|take|do) (?:an? |the )?(?:booking|reservation) (?:for|of)\b/iu, "book"],
  [/^(?:send|steer|take) (.{1,60}?) (?:another|a different|the other) way\b/iu, "re-route $1"],
  [
    /^(?:give|set|fix|find) (.{1,40}?) (?:an? )?(?:new|other|another|different) (?:date|time|slot|day)\b/iu,
    "reschedule $1",
  ],
  [/^(?:get|put|set) (.{1,60}?) (?:going|running|under way)\b/iu, "start $1"],
  [/^(?:bring|get) (.{1,60}?) up to date\b/iu, "update $1"],
  [
    /^(?:hand|pass|kick|bump|push|send) (.{1,60}?) (?:over |on |up )?to (?:the )?(?:second|next|third|2nd|higher|other) (?:level|line|tier)\b/iu,
    "escalate $1 to second level",
  ],
  [
    /^(?:escalate|promote) (.{1,60}?) to (?:the )?(?:second|2nd|next|third|higher) (?:level|line|tier)\b/iu,
    "escalate $1 to second level",
  ],
  [
    /^(?:sort|file|put|place|lay|drop) (.{1,60}?) (?:in|into|under|to) (?:the |its |their |an? )?(.{0,40}?)(?:folders?|binders?|drawers?|trays?|section) (?:by|of|for)\b/iu,
    "file $1 under $2",
  ],
  [
    /^(?:text|message|notify|tell|inform|mail|e-?mail|write to|alert|ring|call) (.{1,40}?) (?:that|about|of) /iu,
    "tell $1 of ",
  ],
];

export function looseSenseOf({ text, row }: ActionFact, facts: Facts): LooseSense | undefined {
  const { lexicon } = facts;
  const tables = tablesOf(lexicon);
  const spoken = text.trim();
  const turn = plainly.find(([pattern]) => pattern.test(spoken));
  const plain = turn ? spoken.replace(turn[0], turn[1]) : spoken;
  const [act] = actsOfRow(plain, lexicon);
  if (!act || act.said === "" || act.effect === "draft") return undefined;
  const words = wordsOf(plain);
  const tells = act.verb === "send" && act.kin !== "publish";
  const label = facts.systemOf(row.system)?.label;
  const systemNames = new Set(
    [row.system, label].flatMap((name) => wordsOf(name ?? "").map(({ folded }) => folded)),
  );
  const { items, parting } = itemsOf(words, act, { tables, lexicon, systemNames, tells });
  const [first, second] = words;
  const spelt = (first?.lemmas ?? []).map((lemma) =>
    particles.has(second?.folded ?? "") ? `${lemma} ${second?.folded ?? ""}` : lemma,
  );
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
    parting: [...new Set([...parting, ...(text.match(/[<>≤≥]/g) ?? [])])].sort().join(" "),
  };
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
  let isAside = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const name = word.folded;
    if (isMain && at > 0 && name !== "of" && prepositions.has(name) && !isParticleAt(at)) isMain = false;
    if (at > 1 && clauses.has(name)) isAside = true;
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
      length === 1 && (tables.filler.has(name) || weak.has(singular(name)) || smallWords.has(name));
    at += length - 1;
    if (tells && [...groups].every((group) => tables.tidings.has(group))) continue;
    if ([...groups].some((group) => systemNames.has(group)) && items.length > 0) continue;
    items.push({ groups, isMain, isAside, isHead: false, isEmpty, beforeOf: words[at + 1]?.folded === "of" });
  }
  const telling = items.filter(({ isEmpty }) => !isEmpty);
  return { items: withHeads(telling.length > 0 ? telling : items), parting };
}
const clauses = new Set("that which who when if because where whose while as".split(" "));
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
  if (a.parting !== b.parting) return false;
  const areVerbsAlike = [...a.verbs].some((verb) => b.verbs.has(verb));
  if (!areVerbsAlike && !a.isRare && !b.isRare) return false;
  const isReceiver = ({ groups }: Item) => [...groups].some((group) => receivers.has(group));
  const pairs = pairsOf(a, b);
  const taken = new Set(pairs.flat());
  const shared = pairs.filter(
    ([one, other]) => !(isReceiver(one) && isReceiver(other) && (a.tells || !one.isHead || !other.isHead)),
  );
  if (shared.length === 0) return false;
  // A clause that only one of the two has may be left unsaid.
  const areAsides = [a, b].every(({ items }) => items.some(({ isAside }) => isAside));
  const extrasOf = ({ items, tells }: LooseSense) =>
    items.filter(
      (one) =>
        (areAsides || !one.isAside) &&
        one.isHeld !== true &&
        !taken.has(one) &&
        !(isReceiver(one) && (tells || !one.isHead)),
    ).length;
  const [extraA, extraB] = [extrasOf(a), extrasOf(b)];
  const isElsewhere = ({ items }: LooseSense) =>
    items.some((one) => !one.isMain && one.isHeld !== true && !taken.has(one));
  // "To the customer" and "to the archive" are two places.
  if (isElsewhere(a) && isElsewhere(b)) return false;
  const areHeadsSame =
    (a.tells && b.tells) || [a, b].every(({ items }) => items.every((one) => !one.isHead || taken.has(one)));
  const most = areVerbsAlike ? 2 : 0;
  return areHeadsSame && (extraA === 0 || extraB === 0) && Math.max(extraA, extraB) <= most;
}

/** Each thing of the one with one of the other that may be the same. */
function pairsOf(a: LooseSense, b: LooseSense): [Item, Item][] {
  const free = new Set(b.items);
  return a.items.flatMap((one): [Item, Item][] => {
    for (const other of free)
      if ([...one.groups].some((group) => other.groups.has(group))) {
        free.delete(other);
        return [[one, other]];
      }
    return [];
  });
}
