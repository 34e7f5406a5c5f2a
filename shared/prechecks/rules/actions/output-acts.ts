import type { Facts } from "../../facts.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actTables } from "../../text/act-tables.ts";
import { objectsIn, prepositions } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import type { ToldAct } from "./told-acts.ts";

/** What an entry of the outputs says was done: "SMS to the driver" is sent; "cancelled booking" was cancelled. */
export function outputAct(whole: string, { lexicon }: Facts): ToldAct[] {
  const place = { start: 0, end: whole.length };
  const text = withoutCondition(whole);
  if (/\bdraft/iu.test(text)) return [];
  const words = wordsOf(text);
  const make = (verb: string, said: string, main: readonly Word[], all: readonly Word[], loose = false) => ({
    verb,
    said,
    effect: "write" as const,
    main: objectsIn(main, lexicon),
    objects: objectsIn(all, lexicon),
    kin: actTables(lexicon).kinOf(said),
    negated: false,
    loose,
    ...place,
  });
  const [message] = lexicon.terms("prose.messages").find(text);
  const to = words.findIndex(({ folded }) => folded === "to");
  if (message && !message.negated && message.from <= 2 && to >= message.to && to <= message.to + 1)
    return [
      make("send", "send", words.slice(0, to), [...words.slice(0, to), ...words.slice(to + 1, to + 4)]),
    ];
  // "Text message that reminds the guest": who gets it is told by what it does.
  const next = words[message?.to ?? 0]?.folded ?? "";
  const told = words.filter((_, at) => at !== message?.to);
  if (message && !message.negated && message.from <= 2 && telling.has(next))
    return [make("send", "send", told, told)];
  if (reports.test(text)) return [];
  const hit = doneIn(text, words, lexicon);
  if (!hit) return [];
  const main = untilPreposition(hit.from === 0 ? words.slice(hit.to) : words.slice(0, hit.from));
  const all = words.filter((_, at) => at < hit.from || at >= hit.to);
  if (hit.term.startsWith("done:")) return [make("create", hit.term.slice(5), main, all, true)];
  const known = actTables(lexicon).verbOf.get(hit.term);
  if (known?.effect !== "write" || outputsOfOthers.has(hit.term)) return [];
  const loose = lexicon.entries("prose.inner").includes(hit.term) && !changing.has(known.verb);
  return [make(known.verb, hit.term, main, all, loose)];
}

const telling = new Set(
  "that which reminding telling asking informing notifying warning inviting".split(" "),
);

/** "after approval", "once signed off": what must come before is no part of the act. */
function withoutCondition(text: string): string {
  const at = text.search(
    /[,(]?\s(?:after|once|upon|following|subject to|pending|on (?:approval|sign-?off|release)|when|if|unless|until|before|with (?:the )?(?:approval|consent|sign-?off))\b/iu,
  );
  return at > 0 ? text.slice(0, at) : text;
}

const outputsOfOthers = new Set(
  "approve confirm sign complete reject accept certify endorse sign off countersign authorise".split(" "),
);
const changing = new Set(["update", "reset", "revoke", "grant", "pay", "delete", "cancel"]);
const reports =
  /^\W*(?:an? |the |one )?(?:[\p{L}-]+ ){0,2}(?:reports?|lists?|overview|summary|digest|count|counts|number of|statistics?|dashboard|recommendation|proposal|suggestion|proposed)\b/iu;

/** "Updated address", "address in the register brought up to date": what was done, and no mere quality of a thing. */
function doneIn(text: string, words: readonly Word[], lexicon: Lexicon): TermHit | undefined {
  const hits = actTables(lexicon)
    .verbs.find(text)
    .filter((hit) => !hit.negated && isDone(words[hit.from]));
  return (
    hits.find((hit) => {
      if (isByOthers(words, hit, lexicon)) return false;
      if (hit.from === 0) return true;
      return standsBehind(words, hit.to);
    }) ?? takenIn(words)
  );
}

function isByOthers(words: readonly Word[], hit: TermHit, lexicon: Lexicon): boolean {
  const by = words.findIndex(({ folded }, at) => at >= hit.to && folded === "by");
  if (by === -1) return false;
  const agents = new Set(lexicon.entries("prose.agents"));
  return !words.slice(by + 1, by + 4).some(({ folded }) => agents.has(folded) || channels.has(folded));
}
const channels = new Set("text sms post mail e email phone wire fax whatsapp courier".split(" "));

/** Behind a noun a participle tells what was done to it: "door code texted to members". */
function standsBehind(words: readonly Word[], to: number): boolean {
  const next = words[to];
  if (prepositions.has(words[to - 1]?.folded ?? "")) return true;
  return (
    next === undefined ||
    prepositions.has(next.folded) ||
    anyhow.has(next.folded) ||
    next.folded.endsWith("ly") ||
    next.gap !== ""
  );
}
const anyhow = new Set(
  "new afresh anew automatically directly straight online overnight again early back there live each every daily weekly nightly instantly immediately".split(
    " ",
  ),
);

/** "Slot taken with the borough": participles of verbs that say little by themselves. */
function takenIn(words: readonly Word[]): TermHit | undefined {
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at];
    if (!word || !taken.has(word.folded) || !standsBehind(words, at + 1)) continue;
    if (words.slice(at + 1).some(({ folded }) => folded === "by")) return undefined;
    return {
      term: `done:${word.folded}`,
      from: at,
      to: at + 1,
      start: word.start,
      end: word.end,
      negated: false,
    };
  }
  return undefined;
}
const taken = new Set(
  "taken secured obtained arranged placed handed given laid staked claimed bagged fixed agreed struck sealed wired".split(
    " ",
  ),
);

function isDone(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    word.lemmas.length > 1 &&
    /(?:ed|sent|paid|brought|put|set|made|taken|held|given|withdrawn|written|sold|bought|rung|told|cut|let|drawn)$/.test(
      word.folded,
    )
  );
}

function untilPreposition(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ folded }) => prepositions.has(folded));
  return at === -1 ? words : words.slice(0, at);
}
