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
    if (isQuoted(text, index) || notAMark.test(text.slice(sentence.start, sentence.end))) return false;
    return lexicon.terms("boundary.thresholds").find(text.slice(sentence.start, sentence.end)).length === 0;
  });
  return [...text.matchAll(near), ...told, ...shares].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

const count = "one|two|three|four|five|six|seven|eight|nine|ten|\\d+|a|several|many|half a|half an";
const spans =
  "seconds?|minutes?|hours?|days?|weeks?|clicks?|calls?|per cent|percent|points?|heads?|people|full-time posts?|ftes?";
const comparisons: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:shav|knock|trim|shed|slash|lop|sav|cut|free|claw|win|gain|strip|spar)(?:e|es|ed|s|ing|ped|ping|med|ming|ting|ning|n)?\b(?! are| is| were)[^.;!?]{0,30}\b(?:${count}) (?:${spans})\b(?! notice| old| later| ahead)[^.;!?]{0,15}\b(?:off|from|per|each|every|a (?:day|week|month|shift|head)|back|of work)\b`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(?:${count}) (?:times )?(?:out of|in) (?:${count}|a hundred|every (?:${count}))\b(?=[^.;!?]{0,60}\b(?:right|correct\w*|accept\w*|agree\w*|untouched|unchanged|as (?:they|it) (?:are|is)|better|happy|satisfied|solved|resolved|spot on|hit))|\b(?:right|correct\w*|picked the right|spot on|hit|agreed|accepted|solved|resolved)\b[^.;!?]{0,50}\b(?:${count}) (?:times )?(?:out of|in) (?:${count}|a hundred)\b`,
    "giu",
  ),
  /\b(?:better|quicker|faster|cheaper|sharper|more (?:accurate|reliable|precise|consistent)|superior|fewer (?:mistakes|errors|slips)(?: are made)?) (?:than|of|to) (?:the (?:best|next best|nearest|competition|rest|industry|market|old|human|average|leading|top)|any(?:thing|one| other| rival| human| clerk| person)?|our (?:rivals|competitors)|its (?:rivals|competitors|peers)|every(?:thing|one)|a (?:human|person|seasoned|trained|skilled|senior)|your (?:best|people|team|staff)|humans|people|competitors|rivals|gpt|(?:two|three|four|five|ten) (?:clerks|people|men))\b/giu,
  /\b(?:twice|thrice|(?:two|three|four|five|six|eight|ten|twenty|\d+) times) (?:as|the) (?:fast|quick|many|much|cheap|accurate|speed|output|throughput|rate|work|number)\w*\b/giu,
  /\b(?:in |takes? |needs? |at )(?:half|a third|a quarter|a fifth|a tenth|a fraction) (?:of )?(?:the|its|their) (?:time|cost|effort|price|staff|usual|former)\b/giu,
  /\b(?:halv(?:es?|ed|ing)|(?:doubl|tripl|quadrupl)(?:es|ed|ing)|outpac\w*|outscor\w*|outrank\w*|outdo\w*|outshin\w*|out-?class\w*)\b(?! are| is)[^.;!?]{0,40}\b(?:time|times|cost|costs|output|throughput|backlog|productivity|speed|rate|rates|handling|effort|competitors?|rivals?|competition|humans?|clerks?|rest|peers)\b/giu,
  /\b(?:scor|rat|rank|plac)(?:e|es|ed|ing)\b[^.;!?]{0,25}\b(?:first|top|highest|number one|\d[\d.,]* (?:out )?of|\d[\d.,]*\s?%)[^.;!?]{0,25}\b(?:test|tests|trial|pilot|evaluation|bake-?off|ranking|league|table|comparison|benchmark|competition|contest|exam)\b/giu,
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
