/** What an agent does, read out of words: the verb's group, its effect, and the things it is done to. */
import type { Lexicon } from "../lexicon/lexicon.ts";
import { actTables, type ActTables, type Effect } from "./act-tables.ts";
import { isReadAlong } from "./later-verbs.ts";
import { phrasalAt } from "./phrasal.ts";
import { isNegated, type TermHit } from "./terms.ts";
import { wordsOf, type Word } from "./words.ts";

export type { Effect } from "./act-tables.ts";
export type Act = {
  /** The name of the verb's group. */
  readonly verb: string;
  /** The verb as it stands in the word list. */
  readonly said: string;
  readonly effect: Effect;
  /** What the act is done to, as group names or folded lemmas, in order, without small words. */
  readonly objects: readonly string[];
  /** The objects that stand before any "to", "for" or "from". */
  readonly main: readonly string[];
  /** The fine group of the verb: with the same objects it is the same act. */
  readonly kin: string;
  readonly negated: boolean;
  /** Offsets of the verb, and of the whole act, into the text. */
  readonly start: number;
  readonly end: number;
};

/**
 * The act of an action row's words: the first that writes, or else the first. Words without a verb give an act that
 * writes, for want of better knowledge.
 */
export function actOfRow(text: string, lexicon: Lexicon): Act {
  const acts = actsOfRow(text, lexicon);
  return acts.find(({ effect }) => effect === "write") ?? acts[0] ?? nothing;
}

/** So far from what it is done to a verb may stand in a list of verbs. */
const mostBare = 12;
const nothing: Act = {
  verb: "",
  said: "",
  effect: "write",
  objects: [],
  main: [],
  kin: "",
  negated: false,
  start: 0,
  end: 0,
};

/** Every act of an action row: "verify and update address" holds two. There is always one. */
export function actsOfRow(text: string, lexicon: Lexicon): readonly Act[] {
  const tables = actTables(lexicon);
  const before = tables.rows.get(text);
  // Only this function writes into the map.
  if (before !== undefined) return before as readonly Act[];
  const acts = readRow(text, lexicon, tables);
  if (tables.rows.size > 5_000) tables.rows.clear();
  tables.rows.set(text, acts);
  return acts;
}

function readRow(text: string, lexicon: Lexicon, tables: ActTables): Act[] {
  const words = wordsOf(text);
  const hits = tables.verbs.find(text);
  const begins = words.findIndex(({ folded }) => !leading.has(folded));
  const phrasal = phrasalAt(words, begins, hits, tables.phrasal);
  const first =
    phrasal?.hit ??
    hits.find(({ from, to }) => from <= begins && begins < to) ??
    hits.find(({ from }) => from === begins) ??
    unknownVerb(words, begins, tables);
  const negatedFirst = first && (begins === 0 ? first.negated : isNegated(words, first.from));
  if (!first || isNominal(words, first, tables, hits))
    return [nominalAct(text, words, hits, lexicon, tables)];

  const starts = hits.filter((hit) => hit.from >= first.to && beginsClause(words, hit, first, tables));
  starts.unshift(first);
  const acts = starts.map((hit, index): Act => {
    const next = starts[index + 1];
    const inside = hit.term.includes("_")
      ? words.slice(hit.from + 1, hit.to).filter(({ folded }) => !hit.term.split(" ").includes(folded))
      : [];
    const rest = [...inside, ...words.slice(hit.to, next?.from ?? words.length)].filter(
      (word) => word !== phrasal?.particle,
    );
    const bareEnd = next && starts.length > mostBare ? hit.end : text.length;
    return verbalAct(hit, rest, bareEnd, lexicon, tables, index === 0 && negatedFirst === true);
  });
  // "verify and update address": what the last is done to, the first is done to as well.
  return acts.map((act, index) => {
    if (act.main.length > 0) return act;
    const later = acts.slice(index + 1, index + mostBare).find(({ main }) => main.length > 0);
    return later ? { ...act, main: later.main, objects: later.objects, end: later.end } : act;
  });
}

/** A word that no list holds is a verb where it begins the row and an article follows: "mint a code", "tear down the site". */
function unknownVerb(words: readonly Word[], at: number, tables: ActTables): TermHit | undefined {
  const first = words[at];
  if (!first || smallWords.has(first.folded) || tables.objects(words, at) || tables.nouns(words, at))
    return undefined;
  let to = at + 1;
  if (first.folded === "re" && words[to]?.gap === "-") to += 1;
  if (particles.has(words[to]?.folded ?? "")) to += 1;
  const next = words[to];
  if (next?.gap !== "" || !(determiners.has(next.folded) || /^(?:\d+|two|three|four)$/.test(next.folded)))
    return undefined;
  const parts = words.slice(at, to);
  return {
    term: parts.reduce((name, { folded, gap }, index) => name + (index === 0 ? "" : gap || " ") + folded, ""),
    from: at,
    to,
    start: first.start,
    end: parts.at(-1)?.end ?? first.end,
    negated: false,
  };
}
const particles = new Set("up down out off away back over through".split(" "));

function verbalAct(
  hit: TermHit,
  rest: readonly Word[],
  bareEnd: number,
  lexicon: Lexicon,
  tables: ActTables,
  negated: boolean,
): Act {
  const cut = mainLength(rest);
  let head = rest.slice(0, cut);
  let said = hit.term;
  const isUnknown = !tables.verbOf.has(said) && !tables.told.has(said);
  const named = tables.light.has(said) || isUnknown ? headNoun(head, tables) : undefined;
  const noun = isUnknown && !doing.has(tables.verbOf.get(named?.verb ?? "")?.verb ?? "") ? undefined : named;
  // "issue a refund" is a refund; "create a booking" is a booking.
  if (noun && noun.verb !== "draft" && tables.verbOf.has(noun.verb)) {
    said = noun.verb;
    head = [...head.slice(0, noun.at), ...head.slice(noun.at + noun.length)];
  }
  const told = tables.told.get(said);
  const known = tables.verbOf.get(told?.verb ?? said);
  const group = known?.verb ?? (isUnknown ? "" : said);
  const extra = told && told.object !== "" ? [told.object] : [];
  const main = [...new Set([...extra, ...objectsIn(head, lexicon)])];
  const later = objectsIn(rest.slice(cut), lexicon);
  const drafted =
    (group === "create" || group === "update" || group === "route") && speaksOfDraft(rest.slice(0, cut + 3));
  return {
    verb: drafted ? "draft" : group,
    said: told?.verb ?? said,
    effect: drafted ? "draft" : (known?.effect ?? "write"),
    objects: [...new Set([...main, ...later])],
    main,
    kin: drafted ? "draft" : kinOf(told?.verb ?? said, main, tables),
    negated,
    start: hit.start,
    end: rest.at(-1)?.end ?? bareEnd,
  };
}

// A noun may name the act behind a verb that no list holds: "honour an erasure request".
const doing = new Set("delete pay grant revoke reset cancel renew".split(" "));

/** To move an appointment is to reschedule it. */
function kinOf(said: string, main: readonly string[], tables: ActTables): string {
  return tables.kinOf(
    said === "move" &&
      main.some((object) => object === "appointment" || object === "deadline" || object === "meeting")
      ? "reschedule"
      : said,
  );
}

/** "create refund proposal", "save the reply as a draft". */
function speaksOfDraft(words: readonly Word[]): boolean {
  const head = words.slice(0, mainLength(words)).filter(({ folded }) => !smallWords.has(folded));
  const last = head.at(-1);
  return (
    words.some(({ folded }) => folded === "draft" || folded === "drafts") ||
    (last !== undefined && last.lemmas.some((lemma) => draftNouns.has(lemma)))
  );
}
const draftNouns = new Set(
  "draft proposal suggestion recommendation preview simulation template worksheet".split(" "),
);

/** Nouns first: "password reset", "deletion of records", "customer is refunded". */
function nominalAct(
  text: string,
  words: readonly Word[],
  hits: readonly TermHit[],
  lexicon: Lexicon,
  tables: ActTables,
): Act {
  const make = (
    said: string,
    without: readonly Word[],
    at: number,
    place: { start: number; end: number },
  ): Act => {
    const known = tables.verbOf.get(said);
    const rest = words.filter((word) => !without.includes(word));
    const cut = mainLength(rest);
    const ofMain = rest[cut]?.folded === "of" ? cut + 1 + mainLength(rest.slice(cut + 1)) : cut;
    return {
      verb: known?.verb ?? said,
      said,
      effect: known?.effect ?? "write",
      objects: objectsIn(rest, lexicon),
      main: objectsIn(rest.slice(0, ofMain), lexicon),
      kin: tables.kinOf(said),
      negated: at >= 0 && isNegated(words, at),
      ...place,
    };
  };
  const passive = hits.find(
    ({ from }) => bePassive.has(words[from - 1]?.folded ?? "") && isParticiple(words[from]),
  );
  const whole = { start: 0, end: text.length };
  if (passive) return make(passive.term, words.slice(passive.from, passive.to), passive.from, whole);
  const cut = mainLength(words);
  const noun = deeperNoun(words, headNoun(words.slice(0, cut), tables) ?? headNoun(words, tables), tables);
  const last = hits.find(({ to }) => to === cut);
  if (last && (!noun || noun.at < last.from) && /(ing|ed)$/.test(words[last.from]?.folded ?? ""))
    return make(last.term, words.slice(last.from, last.to), last.from, whole);
  if (noun)
    return make(noun.verb, words.slice(noun.at, noun.at + noun.length), noun.at, {
      start: words[noun.at]?.start ?? 0,
      end: text.length,
    });
  const late = hits[0];
  return make(late?.term ?? "", late ? words.slice(late.from, late.to) : [], -1, whole);
}

/** "refund issuance", "execution of payments": the issuance says no more than that the other is done. */
function deeperNoun(
  words: readonly Word[],
  noun: FoundNoun | undefined,
  tables: ActTables,
): FoundNoun | undefined {
  if (!noun || noun.verb !== "create") return noun;
  return (
    headNoun(words.slice(0, noun.at), tables) ?? headNounAfter(words, noun.at + noun.length, tables) ?? noun
  );
}

function headNounAfter(words: readonly Word[], from: number, tables: ActTables): FoundNoun | undefined {
  if (words[from]?.folded !== "of") return undefined;
  const run = words.slice(from + 1);
  const found = headNoun(run.slice(0, mainLength(run)), tables);
  return found && { ...found, at: found.at + from + 1 };
}

type FoundNoun = { readonly verb: string; readonly at: number; readonly length: number };

/** The act noun at the end of a run of nouns: "refund" in "goodwill refund". */
function headNoun(words: readonly Word[], tables: ActTables): FoundNoun | undefined {
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const noun = tables.nouns(words, at);
    if (noun) return { verb: noun.value, at, length: noun.length };
  }
  return undefined;
}

/** Whether words that begin with what may be a verb speak of an act by its noun: "record deletion". */
function isNominal(
  words: readonly Word[],
  first: TermHit,
  tables: ActTables,
  hits: readonly TermHit[],
): boolean {
  if (!tables.ambiguous.has(first.term)) return false;
  // "draft amendment" is a draft, whichever word is the verb.
  if (tables.verbOf.get(first.term)?.effect === "draft" || looking.has(first.term)) return false;
  const next = words[first.to];
  if (!next || determiners.has(next.folded)) return false;
  if (
    hits.some(
      ({ from }) =>
        from > first.from && bePassive.has(words[from - 1]?.folded ?? "") && isParticiple(words[from]),
    )
  )
    return true;
  const cut = mainLength(words);
  const last = words[cut - 1];
  if (!last || cut - 1 <= first.from) return false;
  if (
    last.folded.endsWith("ing") &&
    hits.some(({ to }) => to === cut) &&
    !last.lemmas.some((lemma) => tables.things.has(lemma))
  )
    return true;
  const noun = tables.nouns(words, cut - 1);
  return noun !== undefined && !last.lemmas.some((lemma) => tables.things.has(lemma));
}

const looking = new Set(["check", "review", "list", "audit", "screen"]);

function isParticiple(word: Word | undefined): boolean {
  return word !== undefined && (/(ed|t|n)$/.test(word.folded) || word.lemmas.length > 1);
}
const bePassive = new Set("is are be been being was were gets get got".split(" "));

/** Whether a verb stands where a second act begins: behind "and", a comma, a slash. */
function beginsClause(words: readonly Word[], hit: TermHit, first: TermHit, tables: ActTables): boolean {
  const word = words[hit.from];
  const before = words[hit.from - 1]?.folded ?? "";
  if (!word || word.gap.includes("(")) return false;
  if (!conjunctions.has(before) && !/[,;/&+–—|]/.test(word.gap)) return false;
  if (isReadAlong(words, hit, first, tables)) return false;
  if (!tables.ambiguous.has(hit.term)) return true;
  const next = words[hit.to];
  if (next && determiners.has(next.folded)) return true;
  // "verify or update address": the first verb has nothing of its own.
  if (hit.from - 1 <= first.to) return next !== undefined;
  const compound = tables.objects(words, hit.from);
  if (!next || prepositions.has(next.folded) || (compound?.length ?? 0) > 1) return false;
  return usuallyVerbs.has(hit.term) || parties.has(tables.objects(words, hit.to)?.value ?? "");
}
const conjunctions = new Set(["and", "or", "then", "plus", "but", "also"]);
const determiners = new Set(
  "the a an its their his her our your this that these those all any each every it them new".split(" "),
);
const parties = new Set(
  "customer patient student applicant tenant passenger user supplier driver carrier".split(" "),
);
const usuallyVerbs = new Set(
  "refund wire credit debit charge reset release order print update close open correct block lock ban freeze grant permit pay transfer void cut".split(
    " ",
  ),
);

/** How many words stand before the first preposition, bracket or condition. */
function mainLength(words: readonly Word[]): number {
  const at = words.findIndex(
    ({ folded, gap }, index) => index > 0 && (prepositions.has(folded) || /[(:;–—]/.test(gap)),
  );
  return at === -1 ? words.length : at;
}
export const prepositions: ReadonlySet<string> = new Set(
  "to for from in into on onto at with within by via of about above below under over if when where after before until unless as per between against without upon through based because during up than which that who outside inside".split(
    " ",
  ),
);

/** Every act that a sentence of prose speaks of. */
export function actsIn(text: string, lexicon: Lexicon): Act[] {
  const words = wordsOf(text);
  const tables = actTables(lexicon);
  return tables.verbs.find(text).map((hit) => {
    const rest: Word[] = [];
    for (const word of words.slice(hit.to, hit.to + 9)) {
      if (/[.;:!?\n]/.test(word.gap)) break;
      rest.push(word);
    }
    return verbalAct(hit, rest, text.length, lexicon, tables, hit.negated);
  });
}

/** Content words as group names; a group's words of several parts are found, too. */
export function objectsIn(words: readonly Word[], lexicon: Lexicon): string[] {
  const { objects } = actTables(lexicon);
  const found: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    const group = objects(words, at);
    if (group) {
      found.push(group.value);
      at += group.length - 1;
    } else if (!smallWords.has(word.folded)) found.push(singular(word));
  }
  return [...new Set(found)];
}

function singular({ folded }: Word): string {
  // Only plural and singular are made one here: a guess at a stem would make different things the same.
  if (folded.endsWith("ies") && folded.length > 4) return `${folded.slice(0, -3)}y`;
  return folded.length > 3 && folded.endsWith("s") && !/(ss|us|is)$/.test(folded)
    ? folded.slice(0, -1)
    : folded;
}

const leading = new Set(
  (
    "to auto automatic automatically automated bulk mass the agent bot it will can may re always then and also silently directly manually immediately " +
    "proactively assistant system ai workflow let self instantly quietly daily weekly monthly nightly periodically"
  ).split(" "),
);

export const smallWords: ReadonlySet<string> = new Set(
  (
    "a an the this that these those of to in on at by for from with without into onto over under and or as is are be been its it their his her our your my " +
    "any all each every some no not new old own via per when where which who after before once then up out off than through between within about if so such " +
    "only also back down can may will must should would could has have had one two"
  ).split(" "),
);
