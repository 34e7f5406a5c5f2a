import type { Facts } from "../../facts.ts";
import { actTables } from "../../text/act-tables.ts";
import { fold, wordsOf } from "../../text/words.ts";

const agentsOf = new WeakMap<Facts, ReadonlySet<string>>();
/** The words that stand for the agent: what it is called in any packet, and in this one. */
export function agentWords(facts: Facts): ReadonlySet<string> {
  const known = agentsOf.get(facts);
  if (known) return known;
  const tables = actTables(facts.lexicon);
  const isOther = (word: string) =>
    facts.lexicon.terms("people.teams").has(word) ||
    facts.lexicon.terms("people.posts").has(word) ||
    facts.lexicon.groups("acts.objects").has(word);
  // "FaultMate" is a mate, and no fault; "Front Desk Buddy" is no desk.
  const product = (facts.packet.vendor?.product ?? "").split(/\s+/u).flatMap((part) => {
    const last = wordsOf(part).at(-1)?.folded ?? "";
    return [last, fold(part)];
  });
  const own = product.filter((word, at) => at >= product.length - 2 || !isOther(word));
  // A title often has the agent's name: a capital, and no word for a thing, a post or a system.
  const title = facts.packet.title ?? "";
  const nouns = withArticles(facts);
  const named = wordsOf(title).filter(
    (word, at, all) =>
      /^\p{Lu}/u.test(title.slice(word.start)) &&
      // A title all in capitals names nothing by them.
      /\p{Ll}/u.test(title) &&
      word.folded.length > 3 &&
      !word.folded.endsWith("s") &&
      tables.objects(all, at) === undefined &&
      !facts.lexicon.terms("people.posts").has(word.folded) &&
      !facts.lexicon.terms("people.teams").has(word.folded) &&
      !nouns.has(word.folded) &&
      !facts.systems.some(({ label }) => wordsOf(label).some(({ folded }) => folded === word.folded)),
  );
  const words = new Set([
    ...named.map(({ folded }) => folded),
    ...facts.lexicon.entries("prose.agents"),
    ...own.filter((word) => word.length > 2 && !/\d/.test(word)),
  ]);
  agentsOf.set(facts, words);
  return words;
}

/** What the prose calls "an application" is no name. */
function withArticles({ passages }: Facts): ReadonlySet<string> {
  return new Set(
    passages.flatMap(({ text }) => {
      const words = wordsOf(text);
      return words.flatMap(({ folded }, at) => (articles.has(words[at - 1]?.folded ?? "") ? [folded] : []));
    }),
  );
}
const articles = new Set("a an the this each every any their".split(" "));
