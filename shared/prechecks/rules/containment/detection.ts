import { quotePlace, type Facts } from "../../facts.ts";
import { hasPost } from "../../people.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";

export const customerDetection: Rule = {
  id: "failure.customer-detection",
  family: "containment",
  title: "Outsiders are the ones who notice",
  rationale:
    "When the people outside find the mistakes, the mistakes have reached them already, and only the ones that hurt are found.",
  settles: "Who of the buyer looks at results before they take effect, how often, and against what.",
  severity: "concern",
  items: ["failure.detection"],
  refs: ["NIST-AI-RMF:1.0:MANAGE 4.1", "NIST-800-53:r5:SI-4"],
  examples: {
    fires: [
      {
        says: "Complaints.",
        sections: { failure: { detection: "Guests will let us know at the desk if a bill is wrong." } },
      },
      {
        says: "A hotline.",
        sections: { failure: { detection: "Wrong letters are found when recipients complain." } },
      },
    ],
    quiet: [
      {
        says: "The house looks first.",
        sections: {
          failure: {
            detection:
              "The desk lead reads a sample of 20 letters a day; complaints of recipients are counted, too.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    const { detection, text } = facts.packet.sections.failure ?? {};
    if ([detection, text].some((words) => words !== undefined && looksItself(facts, words))) return [];
    const places = [
      { path: "failure.detection", text: detection ?? "" },
      { path: "failure.text", text: text ?? "" },
    ];
    return places.flatMap((passage): RuleHit[] => {
      const at = outsidersNotice(facts, passage.text);
      return at
        ? [
            {
              subject: "",
              says: "People outside are the ones who notice a wrong result.",
              quotes: [quotePlace(passage, at.start, at.end)],
            },
          ]
        : [];
    });
  },
};

function outsidersNotice({ lexicon }: Facts, text: string): { start: number; end: number } | undefined {
  const notices = lexicon.terms("failure.noticing").find(text);
  const words = wordsOf(text);
  for (const outsider of lexicon.terms("failure.outsiders").find(text)) {
    // "The supplier meeting", "supplier quality": of the house, for those outside.
    if (ofHouse.test(text.slice(outsider.end))) continue;
    const notice = notices.find(({ from, start }) => {
      // "On call" is a post of the house.
      if (denied.test(text.slice(0, start)) || words[from - 1]?.folded === "on") return false;
      // "Guests will mention it", or "complaints from guests", "reported by tenants".
      if (from >= outsider.to)
        return (
          from - outsider.from <= 10 &&
          !words.slice(outsider.to, from + 1).some(({ gap }) => /[.;:]/.test(gap))
        );
      return (
        outsider.from - from <= 6 &&
        words
          .slice(from, outsider.from)
          .some(({ folded }) => /^(?:by|from|of|among|von|par|por|de)$/.test(folded))
      );
    });
    if (notice)
      return { start: Math.min(outsider.start, notice.start), end: Math.max(outsider.end, notice.end) };
  }
  const quiet = silence.exec(text);
  if (quiet) return { start: quiet.index, end: quiet.index + quiet[0].length };
  // "The cafés ring": whoever it is, nobody of the house looks.
  const told = lexicon
    .terms("failure.outside-notices")
    .find(text)
    .find(
      ({ start, from, term }) =>
        !denied.test(text.slice(0, start)) && !(canBeThing.test(term) && isThing(words[from - 1]?.folded)),
    );
  return told && !hasPost(text, { lexicon }) ? { start: told.start, end: told.end } : undefined;
}

const ofHouse =
  /^ (?:meetings?|quality|management|relations?|conference|round|board|committee|master|file|data base|database|accounts? (?:team|managers?|desk)|invoices?|orders?|scorecards?|audits?|development|onboarding)\b/iu;
/** "If nobody grumbles it was right": to wait for complaints, said the other way round. */
const silence =
  /\b(?:if|when|as long as|so long as|unless|until|where|since) (?:nobody|no one|none|no (?:[\p{L}-]+)|some(?:one|body)|any(?:one|body)|we) (?:(?:ever|then|outside|else|of them|of us) )?(?:grumbl|complain|object|protest|calls?\b|rings?\b|writes?\b|shout|hears? (?:no|of|from)|speaks? up|says? (?:otherwise|so|no)|disput|contest|moan)\p{L}*|\bno news is good news\b|\bsilence (?:means|is|counts)\b/iu;

/** Only close by: "if a lorry does not show up the yard calls us" denies no call. */
const denied =
  /\b(?:not|no|never|nobody|without|\p{L}+n['’]t|nor|neither|instead of|rather than)\s+(?:[\p{L}-]+\s+){0,2}$/iu;
/** "A message to the phones", "on call", "the ring main": a thing, and nobody who rings. */
const canBeThing =
  /^(?:rings?|phones?|calls? in|knocks?|mentions?|objects?|protests?|contests?|shouts?|cry|queries it)$/;
function isThing(before: string | undefined): boolean {
  return before !== undefined && determining.has(before);
}
const determining = new Set(
  "the a an to on by of in with per their our his her its your each every any no mobile duty desk key and".split(
    " ",
  ),
);

/** Somebody of the house looks, at results: to look at complaints is to wait for them. */
function looksItself({ lexicon }: Facts, text: string): boolean {
  return text.split(/(?<=[.;\n])|,\s(?=(?:and|so|then|which|who)\b)/u).some((clause) =>
    lexicon
      .terms("failure.own-checks")
      .find(clause)
      .some(
        ({ negated, start, end }) =>
          !negated &&
          !/\b(?:stars?|online|bad|good|google|guest|customer|user|app|public|store)[- ]$/i.test(
            clause.slice(0, start),
          ) &&
          !ofComplaints.test(clause.slice(start, end + 45)) &&
          !isTheirs(clause, start, { lexicon }),
      ),
  );
}
const ofComplaints =
  /^\S+(?:\s+\S+)?\s+(?:into\s+|at\s+|through\s+|over\s+|to\s+|of\s+)?(?:it|them|that|this|what|(?:(?:the|each|every|all|any|these|those|such|incoming|new|online|customer|user)\s+)*(?:\p{L}+\s+)?(?:complain\p{L}*|feedback|objections?|grievances?|reviews?|hotline|tickets? from|calls? from|mails? from|messages? from|stars?|ratings?|app store))\b/iu;

/** "The guest checks the bill": the one who looks is outside. */
function isTheirs(clause: string, at: number, { lexicon }: Pick<Facts, "lexicon">): boolean {
  const before = clause.slice(0, at);
  return (
    lexicon
      .terms("failure.outsiders")
      .find(before)
      .some(({ end }) => at - end < 25) && !hasPost(before, { lexicon })
  );
}
