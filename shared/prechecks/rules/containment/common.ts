import { said, type ActionFact, type Facts, type Passage } from "../../facts.ts";
import { hasPost, isYetToBeNamed, personOf } from "../../people.ts";

export { isYetToBeNamed } from "../../people.ts";
import { reachOf } from "../../scopes.ts";
import { smallWords } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { saysNothing } from "../boundary/vague-part.ts";

/** Whether the agent changes anything; where the packet has no matrix it is taken to. */
export function writesAnything(facts: Facts): boolean {
  return facts.actions.length === 0 || writingActions(facts).length > 0;
}

/** Rows that change something outside the agent's own log. */
export function writingActions({ actions }: Facts): readonly ActionFact[] {
  return actions.filter(
    ({ policy, act }) =>
      policy !== "never" && act.effect === "write" && !act.objects.some((object) => ownLog.has(object)),
  );
}
const ownLog = new Set([
  "log",
  "logs",
  "receipt",
  "receipts",
  "audit",
  "audit trail",
  "trail",
  "journal entry of the agent",
]);

/** Whether it changes anything; without a matrix the data map and the permissions tell. */
export function changesAnything(facts: Facts): boolean {
  if (facts.actions.length > 0) return writingActions(facts).length > 0;
  return (
    facts.flows.some(({ flow }) => flow.access?.some((access) => access === "write") === true) ||
    facts.scopes.some(({ text }) => reachOf(text, facts).writes)
  );
}

/** What the section says of failures, in its own words. */
export function failureWords({ passages }: Facts): readonly Passage[] {
  return passages.filter(({ path }) => path.startsWith("failure."));
}

/** A text that answers: not blank, not a word for nothing, not mere watching. */
export function answers(facts: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return false;
  if (saysNothing(facts, text) || refusal.test(text) || isYetToBeNamed(text)) return false;
  if (final.test(text) && !facts.lexicon.terms("failure.undoing").says(text)) return false;
  if (
    facts.lexicon
      .terms("people.nobody")
      .find(text)
      .some(({ start, end }) => start === 0 && end >= text.trim().length - 1)
  )
    return false;
  return !isMereWatching(facts, text);
}
/** "None needed, the model is accurate", "not foreseen". */
const refusal =
  /^\W*(?:(?:none|nothing|never|nil|no)(?=\s*(?:$|[,;:.–—-]))|(?:none|no(?: \p{L}+)?|nothing|not|never)\b[^.;]{0,25}\b(?:needed|necessary|required|foreseen|planned|provided|possible|available|defined|applicable|offered|there|supported)|not (?:possible|foreseen|planned|needed|provided|applicable)|unnecessary|does not apply|n\/?a)\b(?![^.]*\b(?:by hand|manual|clerk|lead|officer|letter|correct))/iu;

/** "There is no way back", "cannot be undone": said, and no answer. */
const final =
  /\b(?:no way (?:back|to (?:undo|reverse|take))|(?:cannot|can['’]t|can not|may not|could not|not) be (?:undone|reversed|rolled back|taken back|recalled|reverted|changed back)|irreversib\p{L}+|irrevocab\p{L}+|(?:is|are) final|not reversible|no (?:rollback|undo|reversal|way of undoing)|once (?:sent|written|done|booked)[^.;]{0,20}(?:stays?|stands?|is|are) (?:sent|written|done|booked)?)\b/iu;

/** Speaks of watching, and of nothing that pauses, hands over or undoes. */
export function isMereWatching(facts: Facts, text: string): boolean {
  const { lexicon } = facts;
  const speaksOf = (name: "failure.pausing" | "failure.undoing") => lexicon.terms(name).says(text);
  return (
    watching.test(text) &&
    !/\d/.test(text.replaceAll(/\b24\s?[/x]\s?7\b/gi, "")) &&
    !speaksOf("failure.pausing") &&
    !speaksOf("failure.undoing") &&
    (!hasPost(text, facts) || personOf(text, facts).atVendor)
  );
}
/** Nouns such as "log" and "alert" are also what is undone from, or what makes it pause. */
const watching =
  /\b(?:monitor\w*|watch(?:es|ed|ing)?|observ\w*|(?:an|our|half an|their) eyes?|eyes? on|dashboards?|telemetry|visibility|supervis\w*|track(?:s|ed|ing)?|wallboards?|live view|real[- ]time (?:view|alerts?)|keep\w* (?:tabs|track)|alert(?:s|ed|ing)? (?:us|the|our|for)|24\s?[/x]\s?7|around the clock|überwach\w*|ueberwach\w*)\b/iu;

export function namesPause(facts: Facts): boolean {
  const { pauseConditions = [], text, detection, exceptions } = facts.packet.sections.failure ?? {};
  if (pauseConditions.some((entry) => answers(facts, entry))) return true;
  // A condition in prose: it stops when something is so.
  return [text, detection, exceptions?.what].some(
    (words) =>
      words !== undefined &&
      words
        .split(/(?<=[.;\n])/)
        .some(
          (sentence) =>
            (facts.lexicon.terms("failure.pausing").says(sentence) || notStarted.test(sentence)) &&
            /\b(?:when|if|once(?! (?:every|an?|per|each)\b)|as soon as|above|below|after|whenever|on|should|where|unless|until|in case|in the event|while|wenn|falls|sobald|si|cuando|quand|lorsque|als|zodra)\b/i.test(
              sentence,
            ),
        ),
  );
}

/** "No new plan is started", "nothing more is sent": that it pauses, without the word. */
const notStarted =
  /\b(?:no(?: new| further| more| other)? (?:[\p{L}-]+ )?(?:is|are|gets?|will be) (?:\p{L}+ )?(?:started|made|written|begun|sent|placed|booked|opened|taken|posted|issued|accepted|touched|run|processed)|nothing (?:more |further |else |new )?(?:is|gets|will be) (?:sent|written|done|started|booked|posted|placed|touched|processed)|(?:does|do|will) not (?:start|begin|run|go on|continue|write|send|proceed|act|move|touch)|lays? down its|(?:puts?|sets?) (?:itself|the work) (?:aside|down|to sleep))\b/iu;

export function namesRollback(facts: Facts): boolean {
  const { rollback, text } = facts.packet.sections.failure ?? {};
  if (answers(facts, rollback)) return true;
  if (facts.actions.some(({ policy, row }) => policy !== "never" && answers(facts, row.rollback)))
    return true;
  // In prose: a sentence that undoes, said of what was done and not of the agent or its account.
  return (text ?? "")
    .split(/(?<=[.;\n])/)
    .some(
      (sentence) =>
        (facts.lexicon.terms("failure.undoing").says(sentence) || setsBack.test(sentence)) &&
        (!watching.test(sentence) || hasPost(sentence, facts)),
    );
}

/** "Sets the old berth", "types in the former figure". */
const setsBack =
  /\b(?:sets?|puts?|enters?|types?|keys?|writes?|books?|gives?|brings?)\b[^.;]{0,25}\b(?:old|former|previous|prior|earlier|right|correct|original)\b/iu;

/** The vendor's whole answer is that somebody watches. */
export function isMonitoringOnly(facts: Facts): boolean {
  const failure = facts.packet.sections.failure;
  if (!failure || namesPause(facts) || answers(facts, failure.exceptions?.owner) || namesRollback(facts))
    return false;
  return failureWords(facts).some(({ text }) => facts.lexicon.terms("failure.watching").says(text));
}

/** A machine, and in no part of the text what may be a name, in whatever letters: "jos vandekerkhove, warehouse systems". */
export function isMereMachine(text: string | undefined, facts: Facts): boolean {
  if (personOf(text, facts).kind !== "machine") return false;
  const machines = facts.lexicon.terms("people.machines");
  return (text ?? "").split(/[,;(]|\bby\b/u).every((part) => {
    const words = wordsOf(part).filter(({ folded }) => folded.length > 2 && !smallWords.has(folded));
    return words.length < 2 || machines.find(part).length > 0;
  });
}
