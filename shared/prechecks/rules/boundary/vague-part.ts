import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { smallWords } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import { isOpenEnded, namesEvent } from "./definite.ts";
import { isIndefinite } from "./indefinite.ts";

export const vaguePart: Rule = {
  id: "boundary.vague-part",
  family: "boundary",
  title: "A trigger, input or output that says nothing definite",
  rationale:
    "“As needed” starts a run at any time, and “relevant data” is all data. Such an answer cannot be tested.",
  settles: "The event, the record or the document by its name.",
  severity: "concern",
  items: ["boundary.trigger"],
  refs: ["NIST-AI-RMF:1.0:MAP 2.1", "OWASP-AISVS:1.0:9.1.2"],
  examples: {
    fires: [
      {
        says: "Any time, any data.",
        sections: {
          boundary: {
            trigger: "As needed",
            inputs: ["relevant data from various sources"],
            outputs: ["results"],
          },
        },
      },
    ],
    quiet: [
      {
        says: "Named things.",
        sections: {
          boundary: {
            trigger: "A new row in the intake form",
            inputs: ["intake form"],
            outputs: ["routing packet"],
          },
        },
      },
    ],
  },
  check: (facts) => {
    const { trigger, inputs = [], outputs = [] } = facts.packet.sections.boundary ?? {};
    const parts = [
      { part: "trigger", item: "boundary.trigger", path: "boundary.trigger", text: trigger },
      ...inputs.map((text, at) => ({
        part: "input",
        item: "boundary.inputs",
        path: `boundary.inputs[${at}]`,
        text,
      })),
      ...outputs.map((text, at) => ({
        part: "output",
        item: "boundary.outputs",
        path: `boundary.outputs[${at}]`,
        text,
      })),
    ];
    return parts.flatMap(({ part, item, path, text }): RuleHit[] => {
      if (
        said(text) === undefined ||
        text === undefined ||
        !(saysNothing(facts, text) || hedges(facts, text) || isVague(part, text, facts))
      )
        return [];
      return [
        {
          subject: `${part}|${fold(text)}`,
          says: `The ${part} “${text}” says nothing definite.`,
          quotes: [quoteField(path, text)],
          items: [item],
        },
      ];
    });
  },
};

function isVague(part: string, text: string, facts: Facts): boolean {
  return part === "trigger" ? !namesEvent(text) : isOpenEnded(text) || isIndefinite(text, facts);
}

/** Whether nothing is left once vague answers and small words are taken out. */
export function saysNothing({ lexicon }: Pick<Facts, "lexicon">, text: string): boolean {
  const vague = lexicon.terms("vague.answers").find(text);
  if (vague.length === 0) return false;
  return wordsOf(text).every(
    (word, at) =>
      vague.some(({ from, to }) => from <= at && at < to) ||
      smallWords.has(word.folded) ||
      // "Sorted documents" are sorted: only a plural is no other word.
      (lexicon.terms("vague.fillers").has(word.folded) && !/[^e]ed$|ing$/.test(word.folded)) ||
      fixedFillers.has(word.folded),
  );
}

const fixedFillers = new Set(["needed", "required", "provided", "related", "corresponding"]);

/** "As and when", "whatever is pertinent": the answer takes itself back. */
function hedges({ lexicon }: Facts, text: string): boolean {
  return lexicon.terms("vague.hedges").says(text);
}
