import { quoteField, said, type ActionFact, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import { hasName, hasPost } from "../../people.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fold } from "../../text/words.ts";
import { called, isForbidden, subjectOf } from "./common.ts";
import { conditionOf, isPartPolicy, lapsesAnyway, letsPass } from "./hedges.ts";

export const dependsBucket: Rule = {
  id: "actions.depends",
  family: "actions",
  title: "The bucket depends",
  rationale:
    "“Usually automatic” is no rule: the agent decides when to ask, and nobody can check afterwards whether it should have.",
  settles: "One bucket for the action, or two rows, each with its limit and its bucket.",
  severity: "concern",
  items: ["actions.one-bucket", "actions.real-approval"],
  refs: ["OWASP-AISVS:1.0:9.2.4", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      { says: "It depends.", sections: { actions: [{ action: "book a contractor", policy: "it depends" }] } },
      {
        says: "Hedged.",
        sections: { actions: [{ action: "swap shifts", policy: "automatic (usually)" }] },
      },
      {
        says: "The approver is optional.",
        sections: {
          actions: [{ action: "swap shifts", policy: "approval", approver: "Ward sister, unless busy" }],
        },
      },
      {
        says: "Silence is a yes.",
        sections: {
          actions: [
            {
              action: "swap shifts",
              policy: "approval",
              approver: "Ward sister",
              approvalTimeout: "2 h, then it goes ahead",
            },
          ],
        },
      },
    ],
    quiet: [
      {
        says: "Silence is a no.",
        sections: {
          actions: [
            {
              action: "swap shifts",
              policy: "approval",
              approver: "Ward sister",
              approvalTimeout: "2 h, then blocked",
            },
          ],
        },
      },
      {
        says: "Another person, not another bucket.",
        sections: {
          actions: [
            {
              action: "swap shifts",
              policy: "approval",
              approver: "Ward sister, or the duty manager when she is on leave",
            },
          ],
        },
      },
      {
        says: "Two limits, two rows.",
        sections: {
          actions: [
            { action: "swap shifts within a ward", policy: "automatic" },
            { action: "swap shifts between wards", policy: "approval", approver: "Ward sister" },
          ],
        },
      },
    ],
  },
  check: (facts) => [
    ...facts.actions.flatMap((action): RuleHit[] => {
      const quotes = hedgesOf(action, facts);
      return quotes.length === 0
        ? []
        : [
            {
              subject: subjectOf(action),
              says: `Whether ${called(action)} needs approval is left open.`,
              quotes: [quoteField(`${action.path}.action`, action.text), ...quotes],
            },
          ];
    }),
    ...hedgedProse(facts),
  ],
};

function hedgesOf(action: ActionFact, facts: Facts): Quote[] {
  const { row, path, policy } = action;
  const quotes: Quote[] = [];
  const take = (field: string, text: string | undefined, isHedged: boolean) => {
    if (isHedged) quotes.push(quoteField(`${path}.${field}`, text));
  };
  if (policy === undefined && !isForbidden(action, facts))
    take("policy", row.policy, isHedgedPolicy(row.policy, facts));
  take("approver", row.approver, isHedgedApprover(row.approver, facts));
  if (policy !== "never")
    take("approvalTimeout", row.approvalTimeout, lapsesIntoYes(row.approvalTimeout, facts));
  take("action", row.action, leavesBucketOpen(row.action, facts));
  for (const [field, value] of Object.entries(row))
    if (!knownFields.has(field) && typeof value === "string")
      take(field, value, leavesBucketOpen(value, facts));
  return quotes;
}
const knownFields = new Set(
  "action system policy approver risk reversible approvalShows approvalTimeout receipt rollback".split(" "),
);

export function isHedgedPolicy(policy: string | undefined, { lexicon }: Facts): boolean {
  if (said(policy) === undefined || policy === undefined) return false;
  if (lexicon.terms("bucket.hedges").find(policy).length > 0) return true;
  if (lexicon.terms("bucket.softeners").find(policy).length > 0 || isPartPolicy(policy)) return true;
  return (
    /\b(auto\w*|never)\b.*(\bor\b|\/|\||,|->|→|\bthen\b|\bto\b).*\b(approv\w+|never|manual\w*|human|sign-?off|ask\w*|auto\w*)\b/iu.test(
      policy,
    ) ||
    /\b(approv\w+|manual\w*|human|ask\w*)\b.*(\bor\b|\/|\||->|→|\bthen\b).*\b(auto\w*|never)\b/iu.test(policy)
  );
}

/** Conditions that change who says yes are no hedge; conditions that change whether anyone does are one. */
function isHedgedApprover(words: string | undefined, facts: Facts): boolean {
  if (said(words) === undefined || words === undefined) return false;
  const approver = words.replaceAll(nobodyElse, " ");
  if (letsPass(approver)) return true;
  const condition = conditionOf(approver);
  if (condition !== undefined && !absent.test(condition) && !hasPost(condition, facts)) return true;
  if (strong.test(approver) && !/\b(two|three|all|the) \w+ both\b/i.test(approver)) return true;
  if (skipping.test(approver)) return true;
  if (doneWithout.test(approver) && !never.test(approver)) return true;
  const soft = softly.exec(approver.replaceAll(nothingUnless, " "));
  if (!soft) return false;
  const after = approver.slice(soft.index + soft[0].length);
  // "unless she is away, then the duty manager", "except for allergens, where it is the dietician".
  const another = hasPost(after, facts) || hasName(after, facts);
  return !(
    another &&
    (absent.test(after) || /\b(?:then|where|instead|when) (?:it is |it's )?/iu.test(after))
  );
}
const strong =
  /\b(?:as|if|when|where) (?:he|she|they|it|the [\p{L}-]+) (?:sees?|thinks?|feels?|deems?|considers?|finds?) (?:fit|best|right|it (?:fit|right|necessary|needed|useful))\b|\b(it )?depend(s|ing|ent)?\b(?! on the (day|shift|site|ward|depot|branch|rota))|\bcase[- ](by|to)[- ]case\b|\bdiscretion(ary|al)?\b|\boptional(ly)?\b|\bvaries\b|\bsometimes\b|\boccasionally\b|\bsees fit\b|\bjudge?ment call\b|\bnot always\b/iu;
/** "consent may be dispensed with", "needn't bother them on a quiet night". */
const doneWithout =
  /\bdispens(?:e|es|ed|ing|able) with\b|\bdispensable\b|\bdispensed\b|\b(?:needn['’]?t|need not|needs? no|does(?: not|n['’]t) (?:need|have) to|do(?: not|n['’]t) (?:need|have) to|has no need to|no need to|not necessary to|not obliged to|won['’]?t|will not|doesn['’]?t|does not|isn['’]?t|is not|aren['’]?t|are not|not) (?:be |always |necessarily |normally |usually )*(?:bother\w*|asked|ask|disturb\w*|troubl\w*|wak(?:e|ed|en)|woken|involv\w*|wait\w*|pester\w*|called|rung|ring|paged|consult\w*|approached|shown|sought|obtained|insisted on|be sought|see (?:it|them))\b|\b(?:may|can|could|might|shall|will|is|are|gets?|be)(?: also| then| simply| well| safely)? (?:be )?(?:waived|skipped|omitted|forgone|foregone|presumed|taken as read|taken as given|taken for granted|left out|passed over|excused|relaxed|suspended|bypassed|short-?circuited|spared|cut out|overlooked|taken as implied|deemed given|assumed|lifted|foreborne|left off|jumped|dropped)\b|\b(?:do|does|go|goes|manage|manages|make do|get by|gets by) without (?:(?:him|her|them|it|asking|one|a yes|approval|consent)\b|(?:on|in|at|when|if|for|during|where)\b)|\bwaves? (?:it|them|these|those|the rest|routine) through\b|\b(?:lets?|waved?) [^.;]{0,25}\bthrough (?:when|if|on|at|in|during)\b|\b(?:in|for|at|on|during) (?:routine|quiet|slow|busy|minor|trivial|small|simple|clear|obvious|standard) (?:matters|cases|nights|days|hours|times|weeks|ones|jobs|shifts|periods)\b[^.;]*\b(?:itself|by itself|on its own|alone|without|no(?:body| one)|the (?:agent|bot|assistant|system|software)|straight)\b|\b(?:agent|bot|assistant|system|software|it|tool|workflow) (?:may|can|will) (?:decide|act|proceed|carry on|go ahead|go on|press on|send|sign|do) [^.;]*\b(?:itself|by itself|alone|anyway|on its own)\b|\b(?:at|during|in) (?:peak|rush|high season|the season|busy)\b[^.;]*\b(?:without|none|nobody|no one|skipp?)\b|\bsubject to (?:workload|availability|staffing|time|demand|capacity)\b|\bworkload permitting\b|\b(?:time|staffing|circumstances|workload|traffic|the queue) (?:permits?|permitting|allows?|allowing)\b|\bsave (?:in|for|where|when|on|at)\b/iu;
const never =
  /\b(?:never|cannot|can ?not|may not|must not|shall not|mustn['’]t|nobody may|no one may|not to) (?:\p{L}+ ){0,3}(?:dispens|waiv|skip|omit|presum|bypass|relax|suspend|spar|drop|lift|assum)/iu;
const skipping =
  /\b(none|nobody|no one|no approval|not needed|not required|unnecessary|skip(s|ped)?|waived|bypass(ed)?|auto(matic(ally)?)?|agent decides)\b.*\b(if|when|under|below|for|unless|outside|during|at|on|up to|in|otherwise)\b|\b(otherwise|else|or|if not|under|below|after|then)\b[^.]*\b(auto(matic(ally)?|[- ]?approv\w+)?|no approval|none|nobody|not needed|goes (out|ahead|through)|proceeds?|by itself|on its own|the agent decides)\b/iu;
const softly =
  /\bunless\b|\b(if|when|where|as) (needed|required|necessary|appropriate|possible|available|applicable|in doubt|unsure|around|reachable|time (permits|allows)|asked|there is time|not busy|free|on shift|on site|online|awake|in the (office|building))\b|\bonly (if|when|for|above|over|on|in|at|during|outside|where|from)\b|\b(usually|normally|mostly|typically|generally|ideally|preferably|in most cases|most of the time|in principle|often)\b|\bif (the agent|it|the model) (is|feels|seems) (unsure|uncertain|not sure)\b|\bif (he|she|they|someone|anyone|anybody) (is|are) (around|available|free|reachable|there|in)\b|\bexcept (when|if|in|at|on|for|during)\b/iu;
const nobodyElse =
  /\b(?:nobody|no one|none) (?:else|other|signs?|stands?|deputis\w+|may|can|acts|decides|replaces|but)\b[^,;]*/giu;
/** "Nothing is sent unless she has signed" says that she is always asked. */
const nothingUnless = /\b(?:nothing|never|not|no [\p{L}-]+|none)\b[^.;]*?\b(?:unless|only (?:if|when))\b/giu;
const absent =
  /\b(absent|away|leave|holiday|off|sick|ill|vacation|unavailable|out of (office|the office)|conflict\w*|unreachable|days? off|weekend|night)\b/iu;

/** Nobody answers, and it is done. */
function lapsesIntoYes(text: string | undefined, { lexicon }: Facts): boolean {
  if (said(text) === undefined || text === undefined) return false;
  const yes = lexicon
    .terms("bucket.lapses")
    .find(text)
    .filter(({ negated, end }) => !negated && !/^ (?:on )?(?:to|up|back)\b/iu.test(text.slice(end)));
  if (lapsesAnyway(text)) return true;
  if (yes.length === 0) return false;
  if (!contained.test(text)) return true;
  return (
    yes.some(({ term }) => /approv|auto|anyway|assum|silence|consent|goes ahead|proceed/.test(term)) &&
    !/\b(un|not |never )approved\b/i.test(text) &&
    !/\b(block|expire|laps|cancel|reject|discard|drop|declin|refus)\w*/i.test(text)
  );
}
const contained =
  /\b(block|expire|laps|cancel|reject|declin|refus|discard|drop|withdraw|return|escalat|paus|park|hold|held|stop|stay|wait|void|remain|remind|nothing|clos)\w*|\bback to\b|\bto the (queue|desk|exception)\b|\bqueue\b/iu;

/** A row's other words that leave open whether somebody is asked. */
function leavesBucketOpen(text: string | undefined, { lexicon }: Facts): boolean {
  if (said(text) === undefined || text === undefined) return false;
  return text.split(/(?<=[.;\n])\s/).some((sentence) => {
    if (
      /\b(case[- ]by[- ]case|sees fit|judge?ment call|(at|its own|agent's|model's|sole) discretion|agent decides (whether|when|if)|(signs?|looks?|checks?|approves?|reviews?|is asked|are asked) [^.;]*\b(if|when|where|as) (time|workload|staffing|there is time))\b/iu.test(
        sentence,
      )
    )
      return true;
    if (!bucketWord.test(sentence)) return false;
    if (openly.test(sentence) && !/\b(not|never) depend/i.test(sentence)) return true;
    return (
      lexicon
        .terms("bucket.softeners")
        .find(sentence)
        .some(({ term, negated }) => !negated && !bare.has(term)) && hedgedBucket.test(sentence)
    );
  });
}
const bucketWord =
  /\b(automatic(ally)?|auto|approvals?|sign-?off|without asking|unattended|in the loop|human review|ask(s|ed)? (a |the )?(human|person|lead|manager|first)|straight through|no approval|on its own|by itself)\b/iu;
const openly =
  /\bdepend(s|ing)\b|\bon the fly\b|\bat run-?time\b|\bdecided (later|by the agent)\b|\bsituational(ly)?\b|\bad hoc\b/iu;
const hedgedBucket =
  /\b(usually|normally|mostly|typically|generally|largely|in most cases|most of the time|often|in principle|ideally|sometimes|by default|unless|otherwise|except (when|if|in|at|for)|can be (skipped|bypassed|waived)|may be (skipped|bypassed|waived)|skip(s|ped)?|if (needed|required|necessary|possible|confident|in doubt|unsure)|when (needed|required|necessary|possible|confident|in doubt|unsure)|where (needed|appropriate|necessary|possible)|as (needed|appropriate|required)|optional(ly)?|for now|until further notice)\b/iu;
const bare = new Set([
  "if",
  "when",
  "up to",
  "above",
  "over",
  "below",
  "under",
  "some",
  "certain",
  "may",
  "might",
  "could",
  "should",
  "default",
  "confidence",
]);

/** "Rows under approval go out by themselves when the desk is closed." */
const goesOut =
  /(?<!\b(?:nothing|never|not|no \p{L}+)\b[^.;]*)\b(?:goe?s?|pass(?:es)?|runs?|proceeds?|are sent|is sent) (?:out |through |ahead )?(?:by (?:itself|themselves)|on (?:its|their) own|anyway|unattended|regardless|unseen)\b/iu;

/** The section's text may say of all rows that it depends. */
function hedgedProse(facts: Facts): RuleHit[] {
  const text = facts.packet.sections.actions?.text;
  if (said(text) === undefined || text === undefined) return [];
  return text
    .split(/(?<=[.;!?])\s|\n\n/)
    .map((sentence) => sentence.trim())
    .filter(
      (sentence) =>
        bucketWord.test(sentence) &&
        !/\b(not|never|nothing|no row|none)\b[^.]*\b(depend|discretion|case)/iu.test(sentence) &&
        ((/\b(?:approvals?|sign-?off|gated)\b/iu.test(sentence) && goesOut.test(sentence)) ||
          /\bdepend(s|ing) on\b|\bcase[- ]by[- ]case\b|\bdiscretion\b|\bsees fit\b|\bjudge?ment call\b|\bon the fly\b|\bit depends\b/iu.test(
            sentence,
          ) ||
          /\b(usually|normally|mostly|typically|generally|largely) (run\w* |go\w* |is |are |act\w* |fully )?(automatic(ally)?|without (approval|asking)|unattended|by itself|on its own)\b/iu.test(
            sentence,
          ) ||
          /\b(may|can|might) (also )?(skip|bypass|waive|drop|dispense with)\b[^.]*\bapprovals?\b|\bapprovals?\b[^.]*\b(may|can|might|is|are) (be )?(skipped|bypassed|waived|dropped)\b/iu.test(
            sentence,
          )),
    )
    .map((sentence) => ({
      subject: `text|${fold(sentence).slice(0, 60)}`,
      says: "The text of the matrix leaves open what needs approval.",
      quotes: [quoteField("actions.text", sentence)],
    }));
}
