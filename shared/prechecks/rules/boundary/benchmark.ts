import type { Facts } from "../../facts.ts";
import type { TermHit } from "../../text/terms.ts";
import { sentenceAround } from "../../text/words.ts";
import { praiseRule } from "./praise.ts";

export const benchmark = praiseRule({
  id: "boundary.benchmark",
  list: "boundary.benchmark",
  plain: "boundary.benchmark.plain",
  also: figuresOfMerit,
  title: "A benchmark in place of a description",
  saysOf: (words) => `The packet offers a figure of merit (“${words}”) where it should describe.`,
  rationale:
    "How often it is right says nothing of what happens when it is wrong. A boundary holds for the wrong results, too.",
  settles:
    "What happens to the results that are wrong: who notices, what was already done with them, how it is undone.",
  items: ["boundary.statement", "failure.wrong"],
  refs: ["NIST-AI-RMF:1.0:MEASURE 2.6", "ISO-42001:2023:A.9.4"],
  examples: {
    fires: [
      {
        says: "A rate of success.",
        sections: { boundary: { statement: "Sorts mail into 14 classes with 98.7 % accuracy." } },
      },
      { says: "Time saved.", top: { summary: "Cuts handling time by 60%." } },
    ],
    quiet: [
      {
        says: "A threshold that stops the work.",
        sections: { boundary: { statement: "Invoices that differ by more than 2% go to a person." } },
      },
      {
        says: "A plain measure.",
        sections: { boundary: { statement: "Checks the accuracy of the address against the register." } },
      },
    ],
  },
});

/** A share or a factor beside a word of merit: "saves 40%", "3x faster", "99.9 percent of cases". */
function figuresOfMerit(
  text: string,
  { lexicon }: Pick<Facts, "lexicon">,
): readonly Pick<TermHit, "start" | "end">[] {
  const figure = String.raw`(?:\d[\d.,]*\s?(?:%|per\s?cent|percent|x\b|times)|half|two thirds|three quarters|nine out of ten|9 out of 10)`;
  const merit = String.raw`(?:accura\w*|correct\w*|precis\w*|success\w*|sav(?:e|es|ed|ing|ings)|reduc\w*|cuts?|cutting|slash\w*|faster|quicker|fewer|less time|cheaper|productiv\w*|boost\w*|improv\w*|gain\w*|increas\w*|resol(?:ve|ves|ved|ution)|solv(?:e|es|ed)|deflect\w*|contain(?:ed|ment)|automat(?:ed|ion)|efficien\w*|satisf\w*|right first time|error[- ]free|of (?:all )?(?:cases|tickets|requests|queries|calls))`;
  const near = new RegExp(
    String.raw`${figure}[^.;\n]{0,40}?\b${merit}|\b${merit}[^.;\n]{0,40}?${figure}`,
    "giu",
  );
  const told = comparisons.flatMap((pattern) => [...text.matchAll(pattern)]);
  const shares = [...text.matchAll(/\d[\d.,]*\s?(?:%|per\s?cent\b|percent\b)/giu)].filter(({ index }) => {
    const sentence = sentenceAround(text, index, index + 1);
    if (
      !/^\d[\d.,]*\s?(?:%|per\s?cent|percent)\s?(?:of\b|hit|success|uptime|straight|first|automation|coverage|satisfaction|correct|right|match|agreement|[.!]|$)/iu.test(
        text.slice(index, index + 40),
      )
    )
      return false;
    if (isQuoted(text, index) || notAMark.test(text.slice(sentence.start, sentence.end))) return false;
    return lexicon.terms("boundary.thresholds").find(text.slice(sentence.start, sentence.end)).length === 0;
  });
  // "A code is unreadable when fewer than 95 % of its bars are seen": a condition.
  const merits = [...text.matchAll(near)].filter(
    ({ index }) =>
      !/\b(?:if|when|whenever|unless|where|once|until|as soon as|as long as)\b[^.;,]{0,80}$/iu.test(
        text.slice(0, index),
      ),
  );
  return [...merits, ...told, ...shares].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const count =
  "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|a hundred|a dozen|\\d[\\d.,]*|a|several|many|half a|half an|a full|a whole|a good";
const part =
  "half|a third|a quarter|a fifth|a tenth|two thirds|three quarters|a good (?:half|third|quarter)|most";
const spans =
  "seconds?|minutes?|hours?|days?|weeks?|clicks?|calls?|per cent|percent|points?|heads?|people|full-time posts?|ftes?";
const measures = String.raw`(?:times?|costs?|errors?|error rates?|rates?|turnaround|turn-around|backlogs?|handling|complaints?|calls?|tickets?|workloads?|efforts?|misroutes?|mistakes?|cycle|queues?|waits?|waiting|delays?|spend|spending|expenses?|overtime|abandonment|churn|satisfaction|scores?|output|throughput|conversion|bookings?|productivity|volumes?|escalations?)`;
/** "By a third", "from three days to forty minutes": how far a measure moved. */
const figuresTold: readonly RegExp[] = [
  new RegExp(
    String.raw`\b${measures}\b[^.;!?]{0,40}\b(?:by|in|to) (?:about |around |almost |nearly |over |up to |more than |as much as )?(?:${part}|(?:${count}) (?:${spans}))\b`,
    "giu",
  ),
  new RegExp(
    String.raw`(?<!\b(?:if|when|whenever|once|where|should|unless|until|that|stock|prices?|levels?|pressure|temperature|tide|water|balance|weight|voltage|load|speed|flow|index|humidity|rates?)\b[^.;!?]{0,60})\b(?:shrink\p{L}*|shrank|shrunk|drop\p{L}*|fall(?:s|ing)?|fell|fallen|cut\p{L}*|reduc\p{L}*|grow\p{L}*|grew|ris(?:e|es|en|ing)|rose|climb\p{L}*|lift\p{L}*|boost\p{L}*|improv\p{L}*|declin\p{L}*|dwindl\p{L}*|lower\p{L}*|decreas\p{L}*|increas\p{L}*|slash\p{L}*|trim\p{L}*|shorten\p{L}*|speed\p{L}*|sped|jump\p{L}*|soar\p{L}*|plung\p{L}*|went (?:up|down)|down|up)\b[^.;!?]{0,30}\bby (?:about |around |almost |nearly |over |up to |more than |as much as |roughly |some )?(?:an? |the )?(?:half|third|quarter|fifth|tenth|two thirds|three quarters|(?:${count}) (?:per ?cent|percent|points?|%|hours?|minutes?|days?|weeks?|seconds?)|\d[\d.,]*\s?%)`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:cuts?|cutting|slash\p{L}*|shrinks?|shrank|reduc\p{L}*|brings? down|brought down|drops?|dropped|fell|falls?|halv\p{L}+|lower\p{L}*|shorten\p{L}*|speed\p{L}* up|accelerat\p{L}*|improv\p{L}*|melts?|went|goes|down|turnaround|backlogs?|times?|costs?)\b[^.;!?]{0,40}\bfrom (?:${count})(?: \p{L}+)? (?:down )?to (?:${count})\b`,
    "giu",
  ),
  /\b(?:match(?:es|ed)?|rival(?:s|led|ed)?|equals?|equalled|on (?:a )?par with|as (?:good|accurate|fast|reliable) as|beats?|beat|exceeds?|trumps?|tops?|bests?|bettered) (?:our |the |your |any |most |its |every |an? )*(?:best|leading|top|human|experienced|senior|seasoned|experts?|specialists?|competitors?|rivals?|humans|clerks?|handlers?|adjusters?|analysts?|state of the art|industry|incumbents?)\b(?! (?:before|available|price|offer|rate|match|fit|date|id|number))/giu,
  /\b\d+\s?x (?:the|more|as|faster|quicker|cheaper|better|higher|output|throughput|volume|return|roi|productivity)\b|\b(?:the |twice the |double the |more )(?:volume|load|work|cases|output) with (?:the same|half the|fewer|less) (?:staff|team|people|headcount|heads)\b|\bwith (?:half|a third of|a fraction of|fewer|less) (?:the )?(?:staff|team|people|headcount|heads|effort)\b/giu,
  /\b\d+[- ](?:point|percent|per cent|fold)s? (?:rise|lift|gain|increase|jump|drop|fall|reduction|improvement|uplift|boost|cut|decrease|growth|surge|higher|lower|better|faster)\b|\b\d+-fold\b|\b(?:two|three|four|five|ten)fold (?:increase|rise|gain|improvement)\b/giu,
  /\bpay-?back\b[^.;!?]{0,20}\b(?:in|within|under|period|after|of)\b|\bpercentile\b|\bfor every (?:euro|dollar|pound|krone|franc|yen)\b|\breturn of \p{L}+ (?:euros?|dollars?|pounds?|times|to one)\b/giu,
  /\b(?:precision|recall|accuracy|f1(?:[- ]score)?|auc|auroc|bleu|rouge|sensitivity|specificity|kappa|exact match)\b[^.;!?]{0,30}(?:\b[01])?[.,]\d\d?\b/giu,
  /\b\d+ (?:out )?(?:of|in) (?:every )?\d+ (?:[\p{L}-]+ ){1,3}(?:stand|stands|hold|holds|pass|passes|are (?:right|correct|accepted|taken|unchanged|untouched|resolved|kept|solved)|go through|went through|need no|get through|survive|stick)\b/giu,
  /\d[\d.,]*\s?(?:%|per ?cent|percent) (?:less|fewer|more|higher|lower|better|shorter) (?:[\p{L}-]+ )?(?:rework|errors?|work|effort|time|costs?|calls|tickets|complaints|queues?|waiting|paperwork|overtime|clicks|handling|mistakes|touches|backlog|churn|throughput|revenue|sales|conversions?|output|capacity|productivity|satisfaction|escalations?)\b/giu,
  /\b(?:where|while|whereas|instead of|against|versus|vs\.?|what) (?:an? |the |your )?(?:[\p{L}-]+ ){0,2}(?:takes?|needs?|took|needed|spends?|spent)\b[^.;!?]{0,20}\b(?:seconds?|minutes?|hours?|days?|weeks?)\b/giu,
  /\b(?:average |typical |annual |yearly |total |proven )?savings?(?: of|:)? (?:about |some |over |up to )?[€$£]?\s?\d/giu,
  /\brated\b[^.;!?]{0,12}\d|\b\d[.,]\d (?:stars?|out of (?:5|five))\b|\bstar rating of\b|\breturn on (?:your |the |their )?(?:money|investment|spend|outlay)\b|\bwithout (?:a|one|any|a single|the slightest) (?:slip|mistake|error|miss|fault|hitch|misroute|glitch)\b/giu,
  /\bas (?:well|accurate(?:ly)?|good|reliabl[ey]|fast|quick(?:ly)?|precise(?:ly)?|careful(?:ly)?|consistent(?:ly)?) as (?:an? |the |your |any |our |most )(?:(?:trained|human|seasoned|senior|skilled|experienced|good|best|professional|real) )+[\p{L}-]+/giu,
  /\b(?:ahead|in front|clear) of (?:[\p{L}-]+ ){0,3}(?:rivals?|competitors?|others|rest|peers|products|vendors)\b/giu,
  /(?<!\b(?:if|when|whenever|once|where|should|unless|until)\b[^.;!?]{0,60})\b(?:errors?|mistakes?|miss|mis-?\p{L}+|false[- ](?:positive|negative|alarm)s?|hit|success|straight-through|first-time|acceptance|automation) rates?\b(?![^.;!?]*\b(?:stop|paus|halt|held|hold))[^.;!?]{0,25}\d/giu,
  /\bscor\p{L}+\b[^.;!?]{0,15}\b\d[\d.,]*\b[^.;!?]{0,40}\b(?:tests?|benchmarks?|exams?|test set|suites?|trials?|scale)\b/giu,
  /\b(?:errors?|mistakes?|misses|slips|misroutes?|mis-?\p{L}+s|defects?) (?:per |in (?:an? |every )?|for every |to the )(?:hundred|thousand|million|\d[\d.,]*)\b(?! (?:is|are|goes|go|make|trips?|stops?))/giu,
  /\b(?:\d+|two|three|four|five|six|seven|eight|ten|many|several) times (?:quicker|better|cheaper|faster|more (?:accurate|reliable|productive|precise)|fewer|less|sharper|smarter|as)\b/giu,
  /\bin (?:blind|independent|internal|side-by-side|a\/b|field|pilot|lab|our|external|third-party|controlled)(?: [\p{L}-]+)? (?:tests|trials|evaluations|studies|comparisons|benchmarks|pilots)\b/giu,
  new RegExp(
    String.raw`\b${measures}\b (?:\p{L}+ )?(?:has |have )?(?:doubled|tripled|quadrupled|halved|soared|plunged|collapsed|plummeted|skyrocketed|exploded|vanished|evaporated|nosedived)\b`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:${measures}|mis-?\p{L}+) (?:[\p{L}-]+ )?(?:is|are|was|were|went|go|goes) (?:down|up|lower|higher) (?:by )?(?:about |over |nearly )?(?:\d[\d.,]*\s?(?:%|per ?cent|percent|points)|a third|a quarter|half|a fifth)`,
    "giu",
  ),
  /\b(?:almost|practically|virtually|nearly|next to|close to|all but) (?:no|zero|without) (?:\p{L}+ )?(?:errors?|mistakes?|misroutes?|misses|slips|rework|complaints?|false \p{L}+)\b/giu,
];

const comparisons: readonly RegExp[] = [
  /\b[\p{L}\d]+ times (?:out of|in) (?:every )?(?:ten|twenty|fifty|an? hundred|a thousand|\d+)\b/giu,
  /(?<!\b(?:if|when|whenever|where|once|until|unless|more than|at least|over|above|below)\b[^.;,]{0,60})\b\d[\d.,]*\s?(?:%|per ?cent|percent) (?:shorter|faster|quicker|cheaper|better|leaner|happier|more (?:productive|accurate|efficient|reliable))(?=\s*(?:[.,;!]|$))/giu,
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d+) times (?:what|that of|the (?:work|output|pace|rate)) (?:an?|the|your|any|of)\b/giu,
  new RegExp(
    String.raw`\b(?:shav|knock|trim|shed|slash|lop|sav|cut|free|claw|win|gain|strip|spar)(?:e|es|ed|s|ing|ped|ping|med|ming|ting|ning|n)?\b(?! are| is| were)[^.;!?]{0,30}\b(?:${count}) (?:${spans})\b(?! notice| old| later| ahead)[^.;!?]{0,15}\b(?:off|from|per|each|every|a (?:day|week|month|shift|head)|back|of work)\b`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:${count})(?: \p{L}+){0,2} (?:out of|in) (?:${count}|a hundred|every (?:${count}))\b(?=[^.;!?]{0,60}\b(?:right|correct\w*|accept\w*|agree\w*|untouched|unchanged|as (?:they|it) (?:are|is)|better|happy|satisfied|solved|resolved|spot on|hit))|\b(?:right|correct\w*|picked the right|spot on|hit|agreed|accepted|solv(?:es?|ed|ing)|resolv(?:es?|ed|ing)|deflect\w*|contain(?:s|ed|ing)|automat(?:es?|ed|ing)|answer(?:s|ed)|clos(?:es?|ed)|handl(?:es?|ed)|nail(?:s|ed)|predict(?:s|ed))\b[^.;!?]{0,50}\b(?:${count})(?: \p{L}+){0,2} (?:out of|in) (?:${count}|a hundred)\b`,
    "giu",
  ),
  /\b(?:better|quicker|faster|cheaper|sharper|more (?:accurate|reliable|precise|consistent)|superior|fewer (?:mistakes|errors|slips)(?: are made)?) (?:than|of|to) (?:the (?:best|next best|nearest|competition|rest|industry|market|old|human|average|leading|top)|any(?:thing|one| other| rival| human| clerk| person)?|our (?:rivals|competitors)|its (?:rivals|competitors|peers)|every(?:thing|one)|a (?:human|person|seasoned|trained|skilled|senior)|your (?:best|people|team|staff)|humans|people|competitors|rivals|gpt|(?:two|three|four|five|ten) (?:clerks|people|men))\b/giu,
  /\b(?:twice|thrice|(?:two|three|four|five|six|eight|ten|twenty|\d+) times) (?:as|the) (?:fast|quick|many|much|cheap|accurate|speed|output|throughput|rate|work|number)\w*\b/giu,
  /\b(?:in |takes? |needs? |at )(?:half|a third|a quarter|a fifth|a tenth|a fraction) (?:of )?(?:the|its|their) (?:time|cost|effort|price|staff|usual|former)\b/giu,
  /\b(?:halv(?:es?|ed|ing)|(?:doubl|tripl|quadrupl)(?:es|ed|ing)|outpac\w*|outscor\w*|outrank\w*|outdo\w*|outshin\w*|out-?class\w*)\b(?! are| is)[^.;!?]{0,40}\b(?:time|times|cost|costs|output|throughput|backlog|productivity|speed|rate|rates|handling|effort|competitors?|rivals?|competition|humans?|clerks?|rest|peers)\b/giu,
  /\b(?:scor|rat|rank|plac)(?:e|es|ed|ing)\b[^.;!?]{0,25}\b(?:first|top|highest|number one|\d[\d.,]* (?:out )?of|\d[\d.,]*\s?%)[^.;!?]{0,25}\b(?:test|tests|trial|pilot|evaluation|bake-?off|ranking|league|table|comparison|benchmark|competition|contest|exam)\b/giu,
  ...figuresTold,
  // "Renewals closed eleven days sooner", "two hours less for each claim".
  new RegExp(
    String.raw`\b(?:${count}) (?:${spans}) (?:sooner|faster|quicker|earlier than (?:before|last|by|any|the (?:old|human|manual))|less (?:for|per|on|than before)|saved|shorter|ahead of (?:the (?:rest|competition|field|others)|rivals|competitors))`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:${part}|(?:${count}) (?:percent|per cent|points?)) (?:off|less|fewer|lower|cheaper|faster|quicker|shorter|more|better)\b(?! than (?:the (?:limit|tolerance|agreed|ordered)|ordered|agreed|planned))[^.;!?]{0,25}\b(?:time|times|hours?|effort|cost|costs|work|workload|calls?|tickets?|clicks?|errors?|mistakes?|complaints?|backlog|bill|bills|spend|headcount|staff|output|throughput|cases|orders|claims)\b`,
    "giu",
  ),
  // "94 out of 100 on RenewBench", "lands 9 of 10 calls".
  new RegExp(
    String.raw`\b(?:lands?|landed|scor(?:es?|ed|ing)|hits?|gets?|got|achiev(?:es?|ed|ing)|reach(?:es|ed)?|manag(?:es|ed)|catch(?:es)?|caught|nail(?:s|ed)?|picks?|picked|finds?|found|spots?|spotted|solves?|solved|closes?|closed|predicts?|predicted|clears?|cleared|rated|ranked|earns?|earned|posted|clocked|holds?) (?:\p{L}+ ){0,3}?\d[\d.,]* (?:out )?(?:of|in|from) (?:every )?\d[\d.,]*`,
    "giu",
  ),
  /\b(?:on|at|in) (?:the |our |an? |its )?(?:\p{L}+ )?(?:\p{L}{3,}Bench|\p{Lu}{2,}-?Bench|MMLU|HELM|GLUE|SQuAD|leader ?boards?)\b/gu,
  /\b(?:record-breaking|unmatched|unbeaten|unrivalled|best|highest|top) (?:hit rates?|scores?|marks?|accuracy|precision|recall|success rates?|ratings?|results?)\b|\b(?:all but |almost |practically |virtually |nearly )(?:never|no|zero|every|all|always|faultless|infallible|perfect)\b[^.;!?]{0,25}\b(?:wrong|mistakes?|errors?|misses|right|correct\p{L}*|slips?|misroutes?|time)\b|\b(?:hardly|scarcely|rarely|seldom) (?:ever )?(?:gets? (?:it|one|anything) wrong|errs?|misses|slips|makes? (?:a |an )?(?:mistake|error)s?|wrong)\b|\b(?:does not|doesn['’]t|never) (?:err|miss a (?:beat|trick)|get it wrong|make mistakes)\b|\binfallibl\p{L}+|\b(?:faultless|mistake-free|fault-free|zero-defect)\b/giu,
  /\b(?:does|do|did) (?:in|within) (?:seconds|minutes|an hour|one hour) what\b/giu,
  /\b(?:work|output|job|throughput) of (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d+|a dozen|a whole|an entire) (?:clerks|people|agents|staff|nurses|planners|analysts|full|ftes?|heads|team|department|handlers|paralegals|assistants|juniors)/giu,
  /\b(?:frees?|freed|saves?|saved|gives? back|wins? back|returns?) (?:up )?(?:the equivalent of )?(?:\d+|an?|one|two|three|four|five|six|several) (?:fte|full-time|heads|posts|positions|working days|person-days|man-hours|hours of)/giu,
  /\bpays? (?:for itself|back) (?:in|within|after)\b/giu,
];
const notAMark =
  /\bnot (?:a |any |the )?(?:marks?|scores?|measures?|ratings?|boasts?|claims?|benchmarks?)\b/iu;

/** What stands in quotation marks is spoken of. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 60), at);
  const after = text.slice(at, at + 60);
  return /["“„«][^"”“„«»]*$/u.test(before) && /^[^"”“„«»]*["”»]/u.test(after);
}
