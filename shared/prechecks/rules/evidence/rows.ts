/** Reads the rows of the matrix as what a tool would have to do for them. */
import type { ActionFact, Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actsIn, objectsIn, smallWords } from "../../text/acts.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { stemOf, verbsOf, withoutGeneric } from "./interface-words.ts";

export type RowRead = {
  readonly fact: ActionFact;
  readonly never: boolean;
  readonly verbs: ReadonlySet<string>;
  /** Rows of one kind are served by the same verbs. */
  readonly kind: string;
  /** Does nothing but read. */
  readonly reads: boolean;
  /** What the act is done to, as stems. */
  readonly things: ReadonlySet<string>;
  /** Of those what stands before "on", "to" or "for": "the plan" in "correct the plan on the subscriber file". */
  readonly main: ReadonlySet<string>;
  /** What an act that only reads leaves behind. */
  readonly made: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Neighbours as one word: "pick list" is `picklist` as well. */
  readonly joined: ReadonlySet<string>;
  /** Puts a thing to, on or into another. */
  readonly addsTo: boolean;
  readonly systemStems: ReadonlySet<string>;
};

const readers: ReadonlySet<string> = new Set(["read", "check", "classify", "summarise", "extract", "show"]);

export function readRow(fact: ActionFact, { lexicon, systemOf }: Facts): RowRead {
  const words = wordsOf(fact.text);
  const nouns = nounVerbs(fact.act.objects, lexicon);
  const first = words.find(
    ({ folded }) => !smallWords.has(folded) && !/^(auto|bulk|automatically)$/.test(folded),
  );
  // A verb that only interfaces know leads the row: the rest is what it is done to.
  const rest =
    first && verbsOf(first, lexicon) ? objectsIn(words.slice(words.indexOf(first) + 1), lexicon) : [];
  const things = withoutGeneric(
    [...fact.act.objects.filter((thing) => thing !== first?.folded), ...rest],
    lexicon,
  ).map(stemOf);
  const others = actsIn(fact.text, lexicon).map(({ verb }) => verb);
  const verbs = new Set([
    fact.act.verb,
    ...(fact.policy === "never" || fact.act.said === "write to" ? [] : (verbsOf(first, lexicon) ?? [])),
    ...nouns,
    ...(others.length > 1 ? joinedVerbs(fact.text, lexicon) : []),
  ]);
  const label = systemOf(fact.row.system)?.label ?? "";
  const never = fact.policy === "never";
  const addsTo =
    words.length > 3 && words.slice(2).some(({ folded }) => /^(to|on|onto|into|in|for)$/.test(folded));
  return {
    fact,
    never,
    verbs,
    kind: `${never ? "never" : ""} ${addsTo ? "adds" : ""} ${[...verbs].sort().join(" ")}`,
    reads: [...verbs].every((verb) => readers.has(verb)),
    things: new Set([...things, ...joinedWords(words), ...messageOf(first, lexicon)]),
    main: new Set(withoutGeneric(fact.act.main, lexicon).map(stemOf)),
    addsTo,
    joined: new Set(
      words.flatMap(({ folded, gap }, at) => {
        const before = words[at - 1];
        return before && gap === "" && !smallWords.has(folded) && !smallWords.has(before.folded)
          ? [stemOf(before.folded + folded)]
          : [];
      }),
    ),
    made: new Set([...verbs].flatMap((verb) => madeBy(verb, lexicon))),
    stems: new Set([
      ...joinedWords(words),
      ...words
        .filter(({ folded }) => folded.length > 2 && !smallWords.has(folded))
        .flatMap(({ lemmas }) => lemmas.map(stemOf)),
    ]),
    systemStems: new Set(
      wordsOf(`${fact.row.system ?? ""} ${label}`)
        .filter(({ folded }) => folded.length > 1 && !smallWords.has(folded))
        .map(({ folded }) => stemOf(folded)),
    ),
  };
}

/** Who texts somebody sends a text. */
function messageOf(first: Word | undefined, lexicon: Lexicon): readonly string[] {
  return first?.lemmas.some((lemma) => messages.has(lemma)) === true
    ? objectsIn([first], lexicon).map(stemOf)
    : [];
}
const messages = new Set("text mail e-mail email message fax sms".split(" "));

/** "check-out" is `checkout` as well. */
function joinedWords(words: readonly Word[]): string[] {
  return words.flatMap(({ folded, gap }, at) => {
    const before = words[at - 1];
    return gap === "-" && before ? [stemOf(before.folded + folded)] : [];
  });
}

/** "create and update ticket": each verb counts. */
function joinedVerbs(text: string, lexicon: Lexicon): string[] {
  const words = wordsOf(text);
  return actsIn(text, lexicon)
    .filter(({ start }) => {
      const at = words.findIndex((word) => word.start === start);
      const before = words[at - 1]?.folded ?? "";
      return at === 0 || /^(and|or|then|to|auto|bulk)$/.test(before) || /[,/;&+]/.test(words[at]?.gap ?? "");
    })
    .map(({ verb }) => verb);
}

const nounMaps = new WeakMap<Lexicon, ReadonlyMap<string, string>>();

/** "issue refund" pays. */
function nounVerbs(objects: readonly string[], lexicon: Lexicon): string[] {
  let map = nounMaps.get(lexicon);
  if (!map) {
    map = new Map(
      lexicon.entries("acts.nouns").map((entry) => {
        const [noun = "", verb = ""] = entry.split(":");
        return [noun.trim(), verb.trim()] as const;
      }),
    );
    nounMaps.set(lexicon, map);
  }
  const nouns = map;
  return objects.flatMap((thing) => {
    const verb = nouns.get(thing);
    return verb === "pay" ? [verb] : [];
  });
}

const madeMaps = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

function madeBy(verb: string, lexicon: Lexicon): readonly string[] {
  let map = madeMaps.get(lexicon);
  if (!map) {
    map = new Map(
      lexicon.entries("evidence.made-by").map((entry) => {
        const [of = "", things = ""] = entry.split(":");
        return [of.trim(), objectsIn(wordsOf(things), lexicon).map(stemOf)] as const;
      }),
    );
    madeMaps.set(lexicon, map);
  }
  return map.get(verb) ?? [];
}
