import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { wordsOf } from "../../text/words.ts";
import { agentWords } from "../actions/agent-words.ts";

export const noLimit: Rule = {
  id: "boundary.no-limit",
  family: "boundary",
  title: "The boundary names no limit",
  rationale:
    "A statement that says only what is done leaves open what is not. The first limit that a packet names is often the most telling sentence in it.",
  settles: "What the workflow does not do, and where its work ends.",
  severity: "concern",
  items: ["boundary.out-of-scope", "boundary.statement"],
  refs: ["NIST-800-53:r5:SC-7", "NIST-AI-RMF:1.0:MAP 3.3"],
  examples: {
    fires: [
      {
        says: "Only what it does.",
        sections: { boundary: { statement: "Sorts mail and files it to the right desk." } },
      },
    ],
    quiet: [
      {
        says: "The statement says where it ends.",
        sections: { boundary: { statement: "Sorts mail. A clerk files it; the agent never does." } },
      },
      {
        says: "A list of what is out of scope.",
        sections: { boundary: { statement: "Sorts mail.", outOfScope: ["registered letters"] } },
      },
    ],
  },
  check: (facts) => {
    const { statement, outOfScope, text } = facts.packet.sections.boundary ?? {};
    if (said(statement) === undefined || outOfScope?.some((entry) => said(entry) !== undefined)) return [];
    if ([statement, text].some((words) => words !== undefined && namesLimit(facts, words))) return [];
    return [
      {
        subject: "",
        says: "The boundary says what is done, and nowhere what is not.",
        quotes: [quoteField("boundary.statement", statement), quoteField("boundary.outOfScope")],
      },
    ];
  },
};

/** Whether the agent is denied something, or something is said to end, to stay with others or to lie outside. */
function namesLimit(facts: Facts, text: string): boolean {
  const agents = agentWords(facts);
  const boasts = boastLists.flatMap((name) => facts.lexicon.terms(name).find(text));
  const isBoast = (start: number, end: number) =>
    boasts.some((boast) => start < boast.end && boast.start < end);
  if (handsOver(facts, text)) return true;
  return clausesOf(text).some(({ words, start }) => {
    const end = start + words.length;
    const limit = limits.exec(words);
    if (limit && !isBoast(start + limit.index, start + limit.index + limit[0].length)) return true;
    return deniesAgent(words, agents) && !isBoast(start, end);
  });
}

/** "When a form cannot be read, a clerk types it in": in that case a person goes on. */
function handsOver({ lexicon }: Facts, text: string): boolean {
  const posts = lexicon.terms("people.posts");
  return [...text.matchAll(/[^.!?;\n]+/gu)].some(({ 0: sentence }) => {
    const [aside = "", ...clauses] = sentence.split(",");
    return (
      conditional.test(aside) &&
      /\b(?:not|cannot|no)\b/iu.test(aside) &&
      clauses.some((clause) => posts.find(clause).some(({ from }) => from <= 2))
    );
  });
}

const boastLists = [
  "boundary.hype",
  "boundary.autonomy",
  "boundary.benchmark",
  "boundary.scope.unlimited",
  "boundary.limits.plain",
] as const;

function clausesOf(text: string): { words: string; start: number }[] {
  return [...text.matchAll(/[^.!?;:,\n]+(?:\.(?=\w)[^.!?;:,\n]+)*/gu)]
    .flatMap(({ 0: clause, index }) => {
      const parts: { words: string; start: number }[] = [];
      let from = 0;
      for (const { index: at } of clause.matchAll(/\b(?:and|but)\b/giu)) {
        parts.push({ words: clause.slice(from, at), start: index + from });
        from = at;
      }
      return [...parts, { words: clause.slice(from), start: index + from }];
    })
    .filter(({ words }) => !conditional.test(words) && !/\bwhose\b/iu.test(words));
}

/** "If the car cannot be rented out", "so that the assembly cannot take it": a case that it meets, or a purpose. */
const conditional =
  /^\s*(?:(?:and|or|but|then) )?(?:if|when|where|once|whenever|wherever|as soon as|in case|after|because|since|so that|that|which|who|whose|while|should)\b/iu;

/** "It does not pay", "does not talk to customers", "never sends": a denial of the agent's own, and not of a thing's. */
function deniesAgent(clause: string, agents: ReadonlySet<string>): boolean {
  const words = wordsOf(clause);
  // "No-shows" are denied nothing.
  const at = words.findIndex(({ folded }, nth) => denials.has(folded) && words[nth + 1]?.gap !== "-");
  if (at === -1) return false;
  const first = words.find(({ folded }) => folded !== "and" && folded !== "but");
  return (
    first === words[at] ||
    auxiliaries.has(first?.folded ?? "") ||
    words.slice(Math.max(0, at - 4), at).some(({ folded }) => agents.has(folded))
  );
}
const denials = new Set(
  "not never no nothing nobody none neither nor cannot can't don't doesn't won't isn't aren't only".split(
    " ",
  ),
);
const auxiliaries = new Set(
  "does do shall will may must can is are has have nor takes makes gives pays sends books changes touches writes deletes".split(
    " ",
  ),
);

/** Turns that set a limit whoever is spoken of. */
const limits = new RegExp(
  String.raw`\b(?:${[
    "(?:stays?|keeps?|remains?|steers?|is kept) (?:well )?(?:out|clear|away|off)",
    String.raw`(?:stays?|remains?|rests?|lies|lie|sits?) (?:\p{L}+ )?with`,
    "(?:stops?|ends?|halts?|finishes|is over|is done|is finished) (?:there|here|at|short|with|once|when)|(?:it|that|this|there) (?:stops?|ends?)",
    "nothing (?:else|beyond|more|further|in|to|of|leaves|goes|is)|no (?:other|others|further|one else|more than)",
    String.raw`(?:limited|confined|restricted) to|(?:is|are|it) bound to|exclud\p{L}+|out of (?:scope|bounds|its reach)|off[- ]limits`,
    "outside (?:the|its|this) (?:scope|boundary|agent|workflow)|beyond (?:it|its|that|this|the)|(?:left|up|reserved) (?:to|for) ",
    String.raw`leaves? (?!an? )[^.;]{2,60} (?:to|with|for|alone)|(?:sole|alone)(?= *$)|(?:it|agent|assistant) (?:just|merely) \p{L}+s`,
    String.raw`(?:is|are) (?:a matter )?for (?:the|an?|our) \p{L}+ *$|hands? over (?:at|after)|until (?:an?|the) \p{L}+ (?:takes|has|decides|signs)`,
    "switched off|(?:keeps?|kept) (?:it|the (?:agent|assistant)) (?:away|out|off)|remains? the (?:business|task|matter|work|job) of",
    "keeps? (?:its )?hands off|hands off|not (?:part|in scope|included|covered|its)",
    "neither|apart from|except|refuses?|declines?|forbidden|barred|touch(?:es)? (?:no|nothing|neither)|ha(?:s|ve) no",
    "without (?:access|touching|rights)|no access|for (?:others|people|the team) to (?:do|decide)",
  ].join("|")})\b`,
  "iu",
);
