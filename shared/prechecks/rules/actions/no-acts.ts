/** Sentences that only look as if the agent acted: things named first, and acts of others. */
import type { TermHit } from "../../text/terms.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { breaks, determiners } from "./read-told-act.ts";

/** "Messages that it cannot place go to the tray", "orders above 800 are left to the clerk": things, and no verb. */
export function isThingAtFront(words: readonly Word[], { from, to }: TermHit): boolean {
  if (from !== 0 || to !== 1 || words[0]?.folded.endsWith("s") !== true) return false;
  const [next, ...after] = words.slice(1, 6);
  if (!next || breaks(next)) return false;
  if (behindThings.has(next.folded)) return true;
  // "Documents the checker cannot place": what is said of them follows.
  const stop = after.findIndex((word) => breaks(word));
  const clause = stop === -1 ? after : after.slice(0, stop);
  return determiners.has(next.folded) && clause.some(({ folded }) => denying.has(folded));
}
const behindThings = new Set(
  "that which who whose whom above below over under beyond without from of are is were was go goes have has must may can cannot could should will would stay stays remain remains come comes wait waits need needs arriving marked left sent received".split(
    " ",
  ),
);
const denying = new Set("cannot can't could couldn't can doesn't didn't".split(" "));

/** "Raised by dispute handlers, and not by this workflow": who does it is named, and is not the agent. */
export function isByOthers(sentence: string, agents: ReadonlySet<string>): boolean {
  const named = [...sentence.matchAll(/(?<!not )\bby ((?:[\p{L}'’-]+ ?){1,4})/giu)].map(([, who = ""]) =>
    wordsOf(who),
  );
  return (
    named.length > 0 &&
    named.every((who) => !who.some(({ folded }) => agents.has(folded)) && who.some(isDoer))
  );
}
const isDoer = ({ folded }: Word) =>
  /(?:ers?|ors?|ists?|ants?|clerks?|staff|team|desk|officers?|people|hand|office|department)$/.test(folded);
