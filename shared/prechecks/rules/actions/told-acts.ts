import type { Facts, Passage } from "../../facts.ts";
import { actTables, type ActTables } from "../../text/act-tables.ts";
import { prepositions, smallWords, type Act } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import { wordsOf, type Word } from "../../text/words.ts";
import { agentWords } from "./agent-words.ts";
import { houses } from "./houses.ts";
import { isByOthers, isThingAtFront } from "./no-acts.ts";
import { breaks, conjunctions, determiners, readAct } from "./read-told-act.ts";

/** What prose says that the agent does to the world outside it. Acts of people, denied acts and mere plans are none. */
export type ToldAct = Act & {
  /** The verb alone may be mere bookkeeping; what it is done to must tell. */
  readonly loose?: boolean;
};

export function toldActs(passage: Passage, facts: Facts): ToldAct[] {
  const told: ToldAct[] = [];
  for (const match of passage.text.matchAll(/[^.!?;\n]+(?:\.(?=\w)[^.!?;\n]+)*/gu)) {
    const sentence = match[0];
    for (const act of actsOfSentence(sentence, passage.path, facts))
      told.push({ ...act, start: act.start + match.index, end: act.end + match.index });
  }
  return told;
}

/** Whether somebody outside the house is told. */
export function reachesOthers(act: Act): boolean {
  return act.verb === "send" && act.objects.some((thing) => outsiders.has(thing));
}
const outsiders = new Set(
  "claimant respondent customer patient applicant tenant passenger citizen parent donor supplier carrier subscriber member guest policyholder borrower debtor pupil student shipper consignee landlord owner authority press public insurer".split(
    " ",
  ),
);

type Subject = "agent" | "other";

function actsOfSentence(sentence: string, path: string, facts: Facts): ToldAct[] {
  const { lexicon } = facts;
  const tables = actTables(lexicon);
  const words = wordsOf(sentence);
  const agents = agentWords(facts);
  const persons = lexicon.terms("people.posts").find(sentence).length > 0 || person.test(sentence);
  const inFailure = path.startsWith("failure.");
  const inner = new Set([
    ...lexicon.entries("prose.inner"),
    ...(inFailure ? lexicon.entries("prose.failing") : []),
  ]);
  const telling = inFailure ? [] : lexicon.terms("prose.telling").find(sentence);
  let subject = opening(words, agents);
  let inThird = subject === "agent";
  let byDoing = -1;
  const found: ToldAct[] = [];
  for (const hit of tables.verbs.find(sentence)) {
    if (isThingAtFront(words, hit)) continue;
    const isByDoing = subject === "agent" && tellsByDoing(words, hit, byDoing);
    if (isByDoing) byDoing = hit.from;
    const whose = isByDoing ? "agent" : subjectOf(words, hit, subject, agents, tables);
    if (whose === undefined) continue;
    const isThird = finiteOf(words, hit)?.folded.endsWith("s") === true;
    // "It readies letters to which clerks give or refuse leave": the other verb is somebody else's.
    if (
      whose === "agent" &&
      inThird &&
      !isThird &&
      !isByDoing &&
      conjunctions.has(words[hit.from - 1]?.folded ?? "")
    )
      continue;
    if (whose !== "passive") subject = whose;
    if (whose === "agent" && !isByDoing) inThird = isThird;
    const known = tables.verbOf.get(hit.term);
    if (whose === "other" || known?.effect !== "write") continue;
    if (hit.negated && !startsAnew(words, hit.from - 1, agents)) continue;
    const next = words[hit.to]?.folded ?? "";
    // "End to end" ends nothing.
    if (hit.term === "end" && (next === "to" || words[hit.from - 1]?.folded === "to")) continue;
    // "Tells people" leaves open whom.
    if (nothings.has(next) || questions.has(next) || next === "people") continue;
    // "Takes down your request" notes it.
    if (hit.term === "take down" && dictated.test(sentence.slice(hit.end, hit.end + 40))) continue;
    const isInner =
      inner.has(hit.term) &&
      !telling.some(({ from }) => from === hit.from) &&
      !(tellsPassively(path) && touching.has(hit.term) && touchesWorld(words, hit, tables));
    if (isInner && whose === "passive" && !goesOutside(words, hit.to)) continue;
    if (isInner && whose !== "passive" && empty.has(hit.term)) continue;
    if (whose === "passive") {
      if (persons || inFailure || !tellsPassively(path) || isByOthers(sentence, agents)) continue;
      if (!outward.has(known.verb) && !(known.verb === "route" && goesOutside(words, hit.to))) continue;
    }
    const act = readAct(words, hit, sentence, whose === "passive", isInner, facts);
    if (!act || act.effect !== "write" || act.objects.length === 0) continue;
    // "It counts, compares and reminds": nobody is named, and nothing.
    if (tables.told.has(hit.term) && (next === "" || breaks(words[hit.to]))) continue;
    if (act.main.length === 0 && pronouns.has(next) && !grave.has(act.verb)) continue;
    if (!isInner) found.push(act);
    else if (inFailure) {
      if (reachesOthers(act) || (path === "failure.rollback" && final.has(act.kin))) found.push(act);
    } else if (!pronouns.has(next) && isCall(act)) found.push({ ...act, loose: true });
  }
  return found;
}

/** Whether what follows goes to a house that is not one's own: "handed to an external agency". */
function goesOutside(words: readonly Word[], from: number): boolean {
  for (let at = from; at < Math.min(words.length, from + 7); at += 1) {
    if (breaks(words[at])) return false;
    if (words[at]?.lemmas.some((lemma) => houses.has(lemma)) === true) return true;
  }
  return false;
}

/** These say nothing by themselves, whatever they are done to. */
const empty = new Set(
  "do make get keep process handle perform carry out conduct run execute start begin stop pause halt end finish conclude show say ask decide resolve produce generate build give set trigger invoke write initiate begin to lapse complete maintain configure".split(
    " ",
  ),
);

const dictated =
  /^ (?:(?:the|a|an|your|his|her|their|any|what|all|every) )?(?:[\p{L}-]+['’]?s? )?(?:requests?|messages?|names?|details?|numbers?|particulars|orders?|minutes|statements?|wish(?:es)?|complaints?|they|callers?|customers?|you|notes?|answers?|questions?|readings?)(?!\p{L})/iu;
const pronouns = new Set("it them that him her us what whatever whichever whoever".split(" "));
/** These undo nothing. */
export const final: ReadonlySet<string> = new Set(["close", "pay", "refund", "publish"]);
/** Who calls a person does something; who calls a thing by a name does not. */
function isCall({ said, objects }: Act): boolean {
  return said !== "call" || objects.some((thing) => parties.has(thing));
}
const parties = new Set(
  "customer supplier patient driver carrier tenant parent applicant passenger citizen donor user student guest number".split(
    " ",
  ),
);

/** "If she has not paid, it cancels": what is denied is over where the agent is named behind a comma. */
function startsAnew(words: readonly Word[], at: number, agents: ReadonlySet<string>): boolean {
  const word = words[at];
  return word !== undefined && agents.has(word.folded) && breaks(word);
}

/** "Writes down what it found": that is told, and not done to a thing. */
const questions = new Set("what how whether why whatever where".split(" "));
/** Of these a mere "it" is enough. */
const grave = new Set(["delete", "pay", "grant", "revoke", "cancel", "send", "deploy", "approve"]);

/** "It deletes nothing and pays nobody." */
const nothings = new Set("nothing nobody no none neither".split(" "));
/** Inner verbs that are none where they are done to a thing of the world. */
const touching = new Set(
  "hold lock release block ring call switch close stop start set move correct enter transfer order charge bill reset lower raise put settle confirm deposit collect lift".split(
    " ",
  ),
);
const world = new Set(
  "shipment car container ship train flight berth door gate machine pump valve price address contract membership card room appointment payment lorry parcel vehicle barrier thermostat account invoice crane conveyor heating alarm line".split(
    " ",
  ),
);
function touchesWorld(words: readonly Word[], hit: TermHit, tables: ActTables): boolean {
  for (let at = hit.to; at < Math.min(words.length, hit.to + 4); at += 1) {
    const word = words[at];
    if (!word || (at > hit.to && breaks(word))) return false;
    const thing = tables.objects(words, at)?.value;
    if ((thing !== undefined && world.has(thing)) || word.lemmas.some((lemma) => world.has(lemma)))
      return true;
    if (at > hit.to && prepositionsOfPlace.has(word.folded)) return false;
  }
  return false;
}
const prepositionsOfPlace = new Set("to in on at for from with of by into onto".split(" "));

const person =
  /\b(people|person|human|humans|clerks?|staff|team|teams|desk|we|colleagues?|customers?|users?|someone|hand|manually|approv\w+)\b/iu;
const outward = new Set([
  "send",
  "pay",
  "delete",
  "grant",
  "revoke",
  "reset",
  "cancel",
  "schedule",
  "approve",
]);
function tellsPassively(path: string): boolean {
  return path === "summary" || path === "boundary.statement";
}

/** "Keeps cases moving by filling in forms and lodging them": what it does them by, it does. */
function tellsByDoing(words: readonly Word[], hit: TermHit, last: number): boolean {
  if (finiteOf(words, hit)?.folded.endsWith("ing") !== true) return false;
  const before = words[hit.from - 1]?.folded ?? "";
  if (before === "by")
    return !words.slice(Math.max(0, hit.from - 6), hit.from).some(({ folded }) => bes.has(folded));
  return last >= 0 && hit.from - last < 9 && (conjunctions.has(before) || breaks(words[hit.from]));
}

/** "Larkspur excuses the pupil and …": whose the sentence is, whatever its first verb. */
function opening(words: readonly Word[], agents: ReadonlySet<string>): Subject | undefined {
  const at = words.findIndex(({ folded }) => !determiners.has(folded) || folded === "it");
  // "VisaPath keeps": a name in several words.
  for (const [nth, word] of words.slice(at, at + 3).entries()) {
    const follows = words[at + nth + 1];
    if ((nth > 0 && breaks(word)) || !follows) return undefined;
    if (agents.has(word.folded) && follows.gap === "" && follows.folded.endsWith("s")) return "agent";
  }
  return undefined;
}

/** The word that is inflected: "re-routes". */
function finiteOf(words: readonly Word[], { from, to }: TermHit): Word | undefined {
  return to - from > 1 && words[from + 1]?.gap === "-" ? words[from + 1] : words[from];
}

/** Whose the act of a verb is; undefined where the word is no finite verb. */
function subjectOf(
  words: readonly Word[],
  hit: TermHit,
  before: Subject | undefined,
  agents: ReadonlySet<string>,
  tables: ActTables,
): Subject | "passive" | undefined {
  const verb = finiteOf(words, hit);
  if (!verb || verb.folded.endsWith("ing")) return undefined;
  let at = hit.from - 1;
  let modal = false;
  while (
    at >= 0 &&
    !breaks(words[at + 1]) &&
    (fillers.has(words[at]?.folded ?? "") || (words[at]?.folded ?? "").endsWith("ly"))
  ) {
    if (modals.has(words[at]?.folded ?? "")) modal = true;
    at -= 1;
  }
  const previous = words[at];
  const starts = previous === undefined || breaks(words[at + 1]);
  const thirdPerson = verb.folded.endsWith("s");
  const finite = modal || thirdPerson || !/(ed|en)$/.test(verb.folded);
  const ambiguous = tables.ambiguous.has(hit.term) && !modal;
  const next = words[hit.to];
  const takesObject =
    next !== undefined &&
    (determiners.has(next.folded) ||
      (next.gap === "" &&
        (tables.objects(words, hit.to) !== undefined || (thirdPerson && hit.from > 0 && isPlain(next)))));
  if (!starts && previous) {
    if (bes.has(previous.folded)) return isConditional(words, at) ? undefined : passiveOf(words, hit, agents);
    if (previous.folded === "to" || relative.has(previous.folded))
      return relative.has(previous.folded) ? "other" : undefined;
    // "the excursion file": one agent files, it does not file.
    const agrees = modal || thirdPerson || previous.folded === "we" || previous.folded.endsWith("s");
    if (agents.has(previous.folded) && finite && agrees)
      return inSubordinate(words, hit.from, agents) ? undefined : "agent";
    if (conjunctions.has(previous.folded)) {
      if (!finite || (ambiguous && !takesObject)) return undefined;
      return before;
    }
    if (finite && thirdPerson && takesObject && followsAside(words, at)) return before;
    return finite && thirdPerson && !ambiguous ? "other" : undefined;
  }
  if (!finite || (ambiguous && !takesObject)) return undefined;
  if (previous === undefined) return thirdPerson ? "agent" : undefined;
  return thirdPerson || modal ? before : undefined;
}

/** "Posts teasers", "corrects obvious slips": a plural is hardly ever followed by another noun. */
function isPlain({ folded }: Word): boolean {
  return (
    !smallWords.has(folded) &&
    !prepositions.has(folded) &&
    !/(?:ed|ly|ing)$|^(?:not|there|here|too|sent|made|held|kept|taken|given|due|while|whose|etc)$/.test(
      folded,
    )
  );
}

/** "and at the end of each evening posts the count": what stands between says when, not who. */
function followsAside(words: readonly Word[], last: number): boolean {
  for (let at = last; at > 0 && last - at < 8; at -= 1) {
    if (breaks(words[at + 1])) return false;
    if (conjunctions.has(words[at - 1]?.folded ?? "")) return asides.has(words[at]?.folded ?? "");
  }
  return false;
}
const asides = new Set(
  "at on in by every each once twice within during after before for from upon".split(" "),
);

function passiveOf(
  words: readonly Word[],
  hit: TermHit,
  agents: ReadonlySet<string>,
): Subject | "passive" | undefined {
  const verb = words[hit.from];
  if (!verb || verb.lemmas.length < 2) return undefined;
  const after = words.slice(hit.to, hit.to + 8);
  const by = after.findIndex(({ folded }) => folded === "by");
  if (by === -1) return "passive";
  const whom = after.slice(by + 1, by + 4);
  const ends = whom.findIndex(breaks);
  return (
    whom
      .slice(0, ends === -1 ? whom.length : ends)
      // "By the recruiter's assistant": a person's.
      .some(({ folded }, index, all) => agents.has(folded) && !isPossessive(all[index - 1]))
      ? "agent"
      : "other"
  );
}

/** The possessive is folded away. */
function isPossessive(word: Word | undefined): boolean {
  return word !== undefined && word.end - word.start > word.folded.length;
}

/** "As soon as the contract has been signed", "once it is paid": what must be so before. */
function isConditional(words: readonly Word[], be: number): boolean {
  for (let at = be; at >= 0 && be - at < 12; at -= 1) {
    const folded = words[at]?.folded ?? "";
    // "A room which is closed": how it is, and not what is done to it.
    if (at === be - 1 && (relative.has(folded) || questions.has(folded))) return true;
    if (conditional.has(folded) || (folded === "as" && words[at - 1]?.folded === "soon")) return true;
    if (breaks(words[at])) return false;
  }
  return false;
}
const conditional = new Set(
  "when if after before until unless once while whenever where because since".split(" "),
);

/** "when it sends the letter" tells when, not what. */
function inSubordinate(words: readonly Word[], verb: number, agents: ReadonlySet<string>): boolean {
  for (let at = verb - 1; at >= 0; at -= 1) {
    const word = words[at];
    if (!word) return false;
    // "Where a lot is short it rings the haulier": the clause before has its own verb, and is over.
    // "Four hours before departure it also releases": a mere time, and no clause.
    if (times.has(word.folded) && words.slice(at + 1, verb - 1).some((between) => isContent(between, agents)))
      return false;
    if (subordinators.has(word.folded))
      return !words.slice(at + 1, verb - 1).some(({ folded }) => finites.has(folded));
    if (/[,;:–—(]/.test(word.gap)) return subordinators.has(word.folded);
    if (verb - at > 5 && agents.has(word.folded)) return false;
  }
  return false;
}

const times = new Set("before after until".split(" "));
function isContent({ folded }: Word, agents: ReadonlySet<string>): boolean {
  return !determiners.has(folded) && !fillers.has(folded) && !agents.has(folded);
}
const finites = new Set(
  "is are was were has have does do runs falls comes goes gets stays lies says shows".split(" "),
);
const fillers = new Set(
  "can may will shall must would could should might then also always only first even itself".split(" "),
);
const modals = new Set("can may will shall must would could should might".split(" "));
const bes = new Set("is are be been being was were gets get".split(" "));
const relative = new Set("who whom which that".split(" "));
const subordinators = new Set(
  "when if after before until unless once while whenever where because so as whether how what that which".split(
    " ",
  ),
);
