import type { Facts } from "../../facts.ts";
import { wordsOf } from "../../text/words.ts";
import { praiseRule } from "./praise.ts";

export const hype = praiseRule({
  id: "boundary.hype",
  list: "boundary.hype",
  plain: "boundary.hype.plain",
  also: faintPraise,
  title: "Praise in place of a description",
  saysOf: (word) => `The packet praises (“${word}”) where it should describe.`,
  rationale:
    "A word that would fit any product draws no boundary. What is left after taking it out is what the packet really says.",
  settles: "The same sentence with verbs and objects: reads this, writes that, stops there.",
  items: ["boundary.statement"],
  refs: ["NIST-AI-RMF:1.0:MAP 1.1", "ISO-42001:2023:A.9.4"],
  examples: {
    fires: [
      {
        says: "Words of praise.",
        sections: {
          boundary: { statement: "A next-generation platform that seamlessly delights customers." },
        },
      },
    ],
    quiet: [
      {
        says: "A device whose name has such a word.",
        sections: {
          boundary: { statement: "Reads the smart meter value and writes it into the billing record." },
        },
      },
      {
        says: "Praise that is denied.",
        sections: { boundary: { statement: "It is not an intelligent assistant; it copies three fields." } },
      },
    ],
  },
});

const near = 4;

/** "A powerful platform", "the result is remarkable": a word that may be plain, said of the product or of nothing. */
function faintPraise(text: string, facts: Pick<Facts, "lexicon">) {
  return [
    ...faintWords(text, facts),
    ...[...text.matchAll(superlative)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
  ];
}
/** "The most talked-about agent in healthcare." */
const superlative =
  /(?<!\b(?:above|than|beats?|behind|ahead of|over|against) )\bthe (?:[\p{L}-]+['’]s )?(?:most [\p{L}-]+|best|finest|smartest|fastest|cleverest|greatest|leading|foremost|premier|favou?rite) (?:ai |digital |virtual )?(?:agent|assistant|platform|solution|copilot|co-pilot|software|product|technology|tool|engine|helper|colleague|bot|system|automation)\b(?! (?:that|which|of the (?:desk|buyer))\b)/giu;

function faintWords(text: string, { lexicon }: Pick<Facts, "lexicon">) {
  const words = wordsOf(text);
  const hits = lexicon
    .terms("boundary.hype.faint")
    .find(text)
    .filter(({ negated }) => !negated);
  if (hits.length === 0) return [];
  const products = lexicon.terms("boundary.hype.products").find(text);
  const praised = hits.filter(({ from, to }) => {
    const after = words[to];
    const ends = after === undefined || /[.!;,)]/.test(after.gap);
    if (ends)
      return isSaid.test(
        words
          .slice(Math.max(0, from - 3), from)
          .map(({ folded }) => folded)
          .join(" "),
      );
    const product = products.find((one) => one.from >= to && one.from < to + near);
    return (
      product !== undefined &&
      // Nothing else comes between: "a smart card for the system" is a card.
      words
        .slice(to, product.from)
        .every(
          ({ folded, gap }) =>
            gap === "" && (adding.test(folded) || hits.some((hit) => words[hit.from]?.folded === folded)),
        )
    );
  });
  return praised;
}
/** What comes between a word of praise and what it praises. */
const adding =
  /^(?:and|new|ai|digital|virtual|autonomous|multi|agent|your|the|our|every|each|fully|truly|customer|data|language|learning|machine|end|office|service|business|process|workflow|automation|enterprise)$/;
const isSaid =
  /(?:^| )(?:is|are|be|being|feels?|simply|truly|so|works?|runs?|how|really|just|act|acts|thinks?)(?: (?:so|truly|really|simply|just|very|more))?$/;
