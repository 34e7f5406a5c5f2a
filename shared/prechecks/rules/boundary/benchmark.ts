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
  const shares = [...text.matchAll(/\d[\d.,]*\s?(?:%|per\s?cent\b|percent\b)/giu)].filter(({ index }) => {
    const sentence = sentenceAround(text, index, index + 1);
    return lexicon.terms("boundary.thresholds").find(text.slice(sentence.start, sentence.end)).length === 0;
  });
  return [...text.matchAll(near), ...shares].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
