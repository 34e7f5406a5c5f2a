import { quotePlace, type Facts, type Passage } from "../../facts.ts";
import { sentenceAround } from "../../text/words.ts";
import type { WordListName } from "../../lexicon/lexicon.ts";
import type { Rule, RuleHit } from "../../rule.ts";

/** Where a vendor describes the workflow: there a boast stands in place of a description. */
export function descriptions({ passages }: Facts): readonly Passage[] {
  return passages.filter(
    ({ path }) =>
      path === "title" || path === "summary" || path === "boundary.statement" || path.endsWith(".text"),
  );
}

type Praise = Pick<Rule, "id" | "title" | "rationale" | "settles" | "items" | "refs" | "examples"> & {
  list: WordListName;
  /** Terms that hold such a word and are plain. */
  plain?: WordListName;
  /** Finds more than the list holds. */
  also?: (text: string, facts: Facts) => readonly Place[];
  saysOf: (words: string) => string;
};
type Place = { readonly start: number; readonly end: number };

/** A rule that finds the words of a list in the packet's descriptions: one flag for each passage. */
export function praiseRule({ list, plain, also, saysOf, ...rule }: Praise): Rule {
  return {
    ...rule,
    family: "boundary",
    severity: "concern",
    check: (facts) =>
      descriptions(facts).flatMap((passage): RuleHit[] => {
        const harmless = plain === undefined ? [] : facts.lexicon.terms(plain).find(passage.text);
        const listed = facts.lexicon
          .terms(list)
          .find(passage.text)
          .filter((hit) => !hit.negated && !isTakenBack(passage.text, hit));
        const hits: Place[] = [...listed, ...(also?.(passage.text, facts) ?? [])].filter(
          ({ start, end }) => !harmless.some((term) => term.start <= start && end <= term.end),
        );
        const [first] = hits;
        if (!first) return [];
        return [
          {
            subject: passage.path,
            says: saysOf(passage.text.slice(first.start, first.end)),
            quotes: hits.map(({ start, end }) => quotePlace(passage, start, end)),
          },
        ];
      }),
  };
}

/** "The autonomous mode is not licensed", "people ask whether it is \"autonomous\"": the word is spoken of, not claimed. */
export function isTakenBack(text: string, { start, end }: Place): boolean {
  const sentence = sentenceAround(text, start, end);
  const before = text.slice(sentence.start, start);
  const after = text.slice(end, sentence.end);
  // The word "autonomous": in quotation marks it is spoken of.
  if (/["“„«‘']$/u.test(before) && /^["”“»’']/u.test(after)) return true;
  if (
    /^["'”’]?(?:\s+[\p{L}-]+){0,6}\s+(?:is|are|was|were|has been|have been)\s+(?:not|never|no longer|switched off|disabled|turned off|out of scope)\b/iu.test(
      after,
    )
  )
    return true;
  // "Nobody has to queue at the gate": what people are spared is an errand, and no watch over the agent.
  if (/\b(?:has|have|needs?|must)(?: to)?$/iu.test(text.slice(start, end)) && errands.test(after))
    return true;
  // "Autonomous only in the sense that a timer starts it", "without asking in three cases only".
  if (/^(?: only)? in the sense\b|^[^.;,!]{0,40}\bonly\b/iu.test(after)) return true;
  // "Without any human approval only the status changes": a limit.
  if (before.trim() === "" && /^without\b/iu.test(text.slice(start, end)) && limited.test(after)) return true;
  // "No sign-off is needed for a draft", "manual checks are not needed where the scan is clean".
  if (
    /^(?:no|manual|human|approvals?)\b/iu.test(text.slice(start, end)) &&
    /^(?: (?:is|are))?(?: (?:needed|required|asked))? (?:for (?:an? |the )?(?:drafts?|reading|proposals?|previews?)|where|other than|except|unless|of (?:the|a|an))\b/iu.test(
      after,
    )
  )
    return true;
  return /\b(?:no (?:claim|promise|suggestion)|either|whether|ask(?:s|ed)? (?:us )?if|do not call|would be|so-called|marketed as|not (?:a|an|the|licensed|sold) )[^.;]*$/iu.test(
    before,
  );
}
const errands =
  /^ (?:to )?(?:ever |even |still )?(?:queue|wait (?:in|at|on the|outside)|stand (?:in|at)|search|hunt|walk|carry|drive|travel|re-?key|re-?type|type|copy|phone|ring|remember|print|guess|pay|come|look (?:for|up)|ask twice|miss)\b/iu;
const limited = /^[^.;]*\b(?:only|nothing|none|stays?|remains?|waits?|cannot|never|is not|are not)\b/iu;
