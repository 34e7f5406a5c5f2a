import { said, type ActionFact, type Facts, type Passage } from "../../facts.ts";
import { hasPost } from "../../people.ts";
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

/** What the section says of failures, in its own words. */
export function failureWords({ passages }: Facts): readonly Passage[] {
  return passages.filter(({ path }) => path.startsWith("failure."));
}

/** A text that answers: not blank, not a word for nothing, not mere watching. */
export function answers(facts: Facts, text: string | undefined): boolean {
  if (said(text) === undefined || text === undefined) return false;
  if (saysNothing(facts, text)) return false;
  if (
    facts.lexicon
      .terms("people.nobody")
      .find(text)
      .some(({ start, end }) => start === 0 && end >= text.trim().length - 1)
  )
    return false;
  return !isMereWatching(facts, text);
}

/** Speaks of watching, and of nothing that pauses, hands over or undoes. */
export function isMereWatching({ lexicon }: Facts, text: string): boolean {
  const speaksOf = (name: "failure.watching" | "failure.pausing" | "failure.undoing") =>
    lexicon.terms(name).says(text);
  return (
    speaksOf("failure.watching") &&
    !speaksOf("failure.pausing") &&
    !speaksOf("failure.undoing") &&
    !hasPost(text, { lexicon })
  );
}

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
            facts.lexicon.terms("failure.pausing").says(sentence) &&
            /\b(when|if|once|as soon as|above|below|after|whenever|on)\b/i.test(sentence),
        ),
  );
}

export function namesRollback(facts: Facts): boolean {
  const { rollback, text } = facts.packet.sections.failure ?? {};
  if (answers(facts, rollback)) return true;
  if (facts.actions.some(({ policy, row }) => policy !== "never" && answers(facts, row.rollback)))
    return true;
  return text !== undefined && facts.lexicon.terms("failure.undoing").says(text);
}

/** The vendor's whole answer is that somebody watches. */
export function isMonitoringOnly(facts: Facts): boolean {
  const failure = facts.packet.sections.failure;
  if (!failure || namesPause(facts) || answers(facts, failure.exceptions?.owner) || namesRollback(facts))
    return false;
  return failureWords(facts).some(({ text }) => facts.lexicon.terms("failure.watching").says(text));
}

/** "Such officer as shall be nominated", "to be agreed", "named after go-live": an answer that puts the answer off. */
export function isYetToBeNamed(text: string | undefined): boolean {
  return text !== undefined && yetToBe.test(text) && !/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(text);
}
const settled = String.raw`(?:nominated|appointed|named|designated|determined|agreed|assigned|chosen|decided|confirmed|identified|defined|selected|announced|communicated|advised|settled|elected|clarified|specified|arranged|found|recruited|hired|fixed|told|written|documented|worked out|put in place|sorted(?: out)?)`;
const yetToBe = new RegExp(
  String.raw`\b(?:shall|will|is|are|to|yet|still|must|has|have|can)\s+(?:(?:yet|still|to|be|been|have|later|then|also)\s+){0,4}${settled}\b(?!\s+(?:in|by|on) (?:the|our) (?:runbook|rota|roster|register))|\b(?:vacant|vacancy|not (?:yet )?(?:${settled}|known|settled|clear)|under discussion|in discussion|name follows|names follow|to follow|coming soon|noch (?:offen|zu|nicht)|wird (?:noch )?benannt|steht noch|offen|à (?:définir|désigner)|a definir|por (?:definir|designar)|pendiente|nog te bepalen|da definire)\b`,
  "iu",
);
