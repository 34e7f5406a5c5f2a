/** What is done to things so grave that hardly any verb is harmless: read from the thing, since trades have verbs of their own. */
import type { Lexicon, WordListName } from "../../lexicon/lexicon.ts";
import { actTables } from "../../text/act-tables.ts";
import { smallWords, type Act } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import { wordsOf } from "../../text/words.ts";
import type { NeverKind } from "./never-kind.ts";

const lists: readonly (readonly [NeverKind, WordListName])[] = [
  ["bank", "never.bank.strong"],
  ["money", "never.money.strong"],
  ["permission", "never.permission.strong"],
  ["access", "never.access.strong"],
  ["contract", "never.contract.strong"],
];

/** The kind of the thing that a row's first verb is done to, unless the verb leaves it as it is. */
export function strongKind(
  text: string,
  act: Act,
  headsOf: (name: WordListName) => readonly TermHit[],
  lexicon: Lexicon,
): NeverKind | undefined {
  const words = wordsOf(text);
  const [first, second] = words;
  if (!first || !second || act.verb === "send") return undefined;
  const harmless = harmlessOf(lexicon);
  const verbs = [...first.lemmas, act.said].filter((verb) => harmless.has(verb));
  const { objects, nouns, verbOf } = actTables(lexicon);
  // "Fine print", "contract overview": a noun at the front is no verb, unless the act is named by a noun.
  const isVerb =
    first.lemmas.some((lemma) => verbOf.has(lemma)) ||
    (objects(words, 0) === undefined && nouns(words, 0) === undefined);
  const isActNamed = words.some((_, at) => nouns(words, at)?.value === act.said);
  if (!isVerb && !isActNamed) return undefined;
  return lists.find(
    ([kind, name]) =>
      verbs.every((verb) => handing[kind]?.has(verb) === true) &&
      // The thing itself does not begin the row: "payment matched to invoice".
      headsOf(name).some(({ from }) => (from > 0 || isActNamed) && !smallWords.has(first.folded)),
  )?.[0];
}

/** To hand a right to somebody is to give it; to hand a contract to somebody is not. */
const handing: Partial<Record<NeverKind, ReadonlySet<string>>> = {
  permission: new Set(["assign", "hand", "hand over", "pass", "pass on", "share", "route"]),
  money: new Set(["hand", "hand over", "route"]),
};

const known = new WeakMap<Lexicon, ReadonlySet<string>>();
function harmlessOf(lexicon: Lexicon): ReadonlySet<string> {
  const made = known.get(lexicon) ?? new Set(lexicon.entries("never.harmless"));
  known.set(lexicon, made);
  return made;
}

/** An act told by a noun or in the passive, said as an order: "the surety is released", "remission of a fine". */
export function asOrder(text: string, act: Act, lexicon: Lexicon): string | undefined {
  const words = wordsOf(text);
  const passive = words.findIndex(({ folded }) => bes.has(folded));
  const verb = words[passive + 1];
  const [first] = words;
  if (!first) return undefined;
  if (passive > 0 && verb && verb.lemmas.length > 1) {
    const named = verb.lemmas.find((lemma) => lemma === act.said) ?? verb.lemmas.at(1) ?? verb.folded;
    return `${named} ${text.slice(first.start, words[passive - 1]?.end ?? 0)}${text.slice(verb.end)}`;
  }
  const bidden = bidding.has(first.folded) ? words.findIndex(({ folded }) => folded === "to") : -1;
  if (bidden > 0) return text.slice(words[bidden + 1]?.start ?? text.length);
  // "Request approval for a refund" is told by its verb already.
  const { nouns } = actTables(lexicon);
  if (act.said !== "" && first.lemmas.includes(act.said.split(/[ -]/)[0] ?? "")) return undefined;
  const of = words.findIndex(({ folded }) => folded === "of" || folded === "for");
  const noun = of > 0 ? nouns(words, of - 1) : undefined;
  return noun === undefined ? undefined : `${noun.value}${text.slice(words[of]?.end ?? 0)}`;
}
const bidding = new Set("instruct order direct cause command".split(" "));
const bes = new Set("is are be being was were gets get".split(" "));
