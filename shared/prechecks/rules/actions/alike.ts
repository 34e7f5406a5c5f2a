/** Whether two rows speak of the same act: verbs of one sense, the same things, and nothing that parts them. */
import type { ActionFact, Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actTables, phraseTable, type PhraseTable } from "../../text/act-tables.ts";
import { objectsIn, smallWords, type Act } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";

export type Sense = {
  /** The fine group of the verb, and the others that it may come to. */
  readonly kin: string;
  readonly verbs: ReadonlySet<string>;
  /** Those that it comes to only where much else is the same. */
  readonly wide: ReadonlySet<string>;
  /** What the act is done to, with all that qualifies it, as names of groups. */
  readonly things: ReadonlySet<string>;
  /** Of these what stands before any "to", "for" or "from". */
  readonly main: ReadonlySet<string>;
  /** Of these the ones that name the thing itself, and those that say more than one word. */
  readonly telling: ReadonlySet<string>;
  /** Things that may be left unsaid: the system's name, who receives it. */
  readonly loose: ReadonlySet<string>;
  readonly persons: readonly string[];
  /** Words that part two rows. */
  readonly parting: string;
  /** In no order and no spelling. */
  readonly name: string;
};

type Tables = {
  readonly things: PhraseTable;
  readonly single: ReadonlyMap<string, string>;
  readonly verbs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly wide: ReadonlyMap<string, ReadonlySet<string>>;
  readonly filler: ReadonlySet<string>;
  readonly parting: ReadonlySet<string>;
  readonly messages: ReadonlySet<string>;
  readonly receivers: ReadonlySet<string>;
};
const known = new WeakMap<Lexicon, Tables>();

function tablesOf(lexicon: Lexicon): Tables {
  const made = known.get(lexicon);
  if (made) return made;
  const groups = lexicon.groups("alike.things");
  const tables: Tables = {
    things: phraseTable([...groups]),
    single: groups,
    verbs: verbGroups(lexicon.entries("alike.verbs")),
    wide: verbGroups(lexicon.entries("alike.verbs.wide")),
    filler: new Set(lexicon.entries("alike.filler")),
    parting: new Set(lexicon.entries("alike.parting")),
    messages: new Set(lexicon.entries("alike.messages")),
    receivers: new Set(lexicon.entries("alike.receivers")),
  };
  known.set(lexicon, tables);
  return tables;
}

export function receiversOf(lexicon: Lexicon): ReadonlySet<string> {
  return tablesOf(lexicon).receivers;
}

/** For each verb the groups it stands in; it may stand in several. */
function verbGroups(entries: readonly string[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const entry of entries) {
    const verbs = entry.split("|").map((verb) => verb.trim());
    for (const verb of verbs) groups.set(verb, (groups.get(verb) ?? new Set()).add(entry));
  }
  return groups;
}

/** How an act of a row is to be understood; nothing where it is not said what it is done to. */
export function sensesOf(action: ActionFact, act: Act, alone: boolean, facts: Facts): Sense[] {
  const { lexicon } = facts;
  const tables = tablesOf(lexicon);
  const acts = actTables(lexicon);
  const slice = alone ? action.text : action.text.slice(act.start, act.end);
  const words = wordsOf(slice.replaceAll(orders, " "));
  const { found, parting } = thingsIn(words, act, lexicon, tables);
  for (const object of act.objects)
    if (found.size === 0 || !spoken(words, object)) {
      const group = tables.single.get(object) ?? object;
      if (act.main.includes(object)) found.set(group, found.get(group) ?? 1);
    }
  const names = namesOfSystem(action.row.system, facts);
  const strong = [...found.keys()].filter((thing) => !acts.weak.has(thing) && !tables.filler.has(thing));
  const things = new Set(
    strong.some((thing) => !names.has(thing)) ? strong : strong.length > 0 ? strong : found.keys(),
  );
  if (things.size === 0) return [];
  const main = new Set(act.main.map((object) => tables.single.get(object) ?? object));
  const groupsOf = (of: Tables["verbs"]) =>
    new Set([act.said, act.kin].flatMap((verb) => [...(of.get(verb) ?? [])]));
  return [
    {
      kin: act.kin,
      verbs: groupsOf(tables.verbs),
      wide: groupsOf(tables.wide),
      persons: [...things].filter((thing) => tables.receivers.has(thing) && thing !== "someone"),
      things,
      main: new Set([...main].filter((thing) => things.has(thing))),
      telling: new Set([...things].filter((thing) => (found.get(thing) ?? 1) > 1)),
      loose: new Set(
        [...things].filter(
          (thing) =>
            names.has(thing) ||
            ((act.verb === "send" || !main.has(thing)) && tables.receivers.has(thing)) ||
            (act.verb === "send" && tables.messages.has(thing)),
        ),
      ),
      parting: [...new Set([...parting, ...(action.text.match(/[<>≤≥]/g) ?? [])])].sort().join(" "),
      name: `${act.kin} ${[...things].sort().join(" ")}`,
    },
  ];
}

const named = new WeakMap<Facts, Map<string, ReadonlySet<string>>>();

/** The things that a system is named by. */
function namesOfSystem(system: string | undefined, facts: Facts): ReadonlySet<string> {
  const made = named.get(facts) ?? new Map<string, ReadonlySet<string>>();
  named.set(facts, made);
  const before = made.get(system ?? "");
  if (before) return before;
  const { lexicon } = facts;
  const names = new Set(
    [system, facts.systemOf(system)?.label].flatMap((name) => {
      const of = wordsOf(name ?? "");
      return [...objectsIn(of, lexicon), ...thingsIn(of, undefined, lexicon, tablesOf(lexicon)).found.keys()];
    }),
  );
  made.set(system ?? "", names);
  return names;
}

/** "that the Protocol requires" says who wants it, not what it is. */
const orders =
  /\b(?:that|which|as) (?:the |our |your )?[\p{L}-]+(?: [\p{L}-]+)? (?:requires?|prescribes?|wants?|asks? for|provides?(?: for)?|demands?|lays? down|foresees?)\b/giu;

/** Groups of the words, and how many words said each. The words of the verb are left out. */
function thingsIn(
  words: readonly Word[],
  act: Act | undefined,
  lexicon: Lexicon,
  tables: Tables,
): { readonly found: Map<string, number>; readonly parting: readonly string[] } {
  const acts = actTables(lexicon);
  const verb = new Set((act?.said ?? "").split(/[ -]/));
  const found = new Map<string, number>();
  // Limits and numbers stand as they are written.
  const parting: string[] = [];
  let verbSeen = act === undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word) break;
    if (!verbSeen && word.lemmas.some((lemma) => verb.has(lemma))) {
      verbSeen = true;
      continue;
    }
    const alike = tables.things(words, at);
    const object = acts.objects(words, at);
    const best = alike && alike.length >= (object?.length ?? 0) ? alike : object;
    const isDone =
      act === undefined ||
      (best?.length ?? 1) > 1 ||
      (object !== undefined && act.objects.includes(object.value)) ||
      objectsIn([word], lexicon).some((name) => act.objects.includes(name));
    if (best && isDone) {
      const name = tables.single.get(best.value) ?? best.value;
      found.set(name, Math.max(found.get(name) ?? 0, best.length));
      at += best.length - 1;
      continue;
    }
    // "Notes" are not "not" in the plural.
    const parts =
      word.lemmas.find(
        (lemma) =>
          tables.parting.has(lemma) &&
          (lemma === word.folded || (lemma.length > 3 && !word.folded.endsWith("s"))),
      ) ?? word.folded;
    // "Hand over" and "top up" have no limit in them.
    const next = words[at + 1]?.folded ?? "";
    const isParticle = (parts === "over" && !/^\d/.test(next)) || (parts === "up" && next !== "to");
    if ((tables.parting.has(parts) && !isParticle) || /^\d/.test(parts)) parting.push(parts);
    if (!smallWords.has(word.folded)) {
      const name = objectsIn([word], lexicon)[0] ?? word.folded;
      // What the act was not read to be done to is a part of its verb: "place an order", "appointment cancellation".
      if (act && !act.objects.includes(name) && !act.objects.includes(word.folded)) continue;
      found.set(tables.single.get(name) ?? name, Math.max(found.get(name) ?? 0, 1));
    }
  }
  return { found, parting };
}

function spoken(words: readonly Word[], object: string): boolean {
  return words.some(({ lemmas, folded }) => lemmas.includes(object) || folded === object);
}

export function isSameAct(a: Sense, b: Sense): boolean {
  const close = a.kin === b.kin || [...a.verbs].some((verb) => b.verbs.has(verb));
  if (!close && ![...a.wide].some((verb) => b.wide.has(verb))) return false;
  const [things, others] = [persons(a, b), persons(b, a)];
  const shared = [...things].filter((thing) => others.has(thing));
  if (shared.length === 0 || a.parting !== b.parting) return false;
  const extra = [...things].filter((thing) => !others.has(thing));
  const lacking = [...others].filter((thing) => !things.has(thing));
  // "To the customer" and "to the archive" are two places.
  if (extra.some((thing) => !a.main.has(thing)) && lacking.some((thing) => !b.main.has(thing))) return false;
  // Who gets it, and where it is kept, may be left unsaid by one of the two.
  const restA = lacking.some((thing) => b.loose.has(thing))
    ? extra
    : extra.filter((thing) => !a.loose.has(thing));
  const restB = extra.some((thing) => a.loose.has(thing))
    ? lacking
    : lacking.filter((thing) => !b.loose.has(thing));
  const isBare = restA.length === 0 && restB.length === 0;
  if (!isBare && shared.every((thing) => a.loose.has(thing) && b.loose.has(thing))) return false;
  const weight = shared.length + shared.filter((thing) => a.telling.has(thing)).length;
  if (isBare) return close || weight >= 2;
  if (restA.length > 0 && restB.length > 0) return false;
  // Where it goes and what it is for may be left unsaid where the thing itself is the same.
  const isMainSame =
    a.main.size > 0 && a.main.size === b.main.size && [...a.main].every((thing) => b.main.has(thing));
  return weight >= 2 || (close && isMainSame);
}

/** "Someone" is whoever the other row names. */
function persons(of: Sense, other: Sense): ReadonlySet<string> {
  const [person] = other.persons.filter((thing) => !of.things.has(thing));
  if (!of.things.has("someone") || person === undefined) return of.things;
  return new Set([...of.things].map((thing) => (thing === "someone" ? person : thing)));
}
