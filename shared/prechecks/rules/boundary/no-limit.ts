import { quoteField, said, type Facts } from "../../facts.ts";
import type { Rule } from "../../rule.ts";
import { sentenceAround } from "../../text/words.ts";

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

/** A word that limits, and is no part of a boast ("never sleeps", "no human needed"). */
function namesLimit({ lexicon }: Facts, text: string): boolean {
  const boasts = (
    [
      "boundary.hype",
      "boundary.autonomy",
      "boundary.benchmark",
      "boundary.scope.unlimited",
      "boundary.limits.plain",
    ] as const
  ).flatMap((name) => lexicon.terms(name).find(text));
  return lexicon
    .terms("boundary.limits")
    .find(text)
    .some(
      (hit) =>
        !boasts.some((boast) => hit.start < boast.end && boast.start < hit.end) &&
        !isCase(lexicon, text, hit) &&
        !isName(text, hit) &&
        !isPurpose(text, hit) &&
        !isLoose(lexicon, text, hit),
    );
}

/** "The head-end", "a lot set to \"not OK\"", "the front end", "no-shows": part of what a thing is called. */
function isName(text: string, { start, end }: Place): boolean {
  const words = text.slice(start, end);
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/^(?:ends?|stops?|no|not|never|nothing)$/iu.test(words)) {
    if (/\p{L}-$/u.test(before) || /^-\p{L}/u.test(after)) return true;
    if (/["“„«]$/u.test(before) && /^(?: [\p{L}-]+){0,3}["”“»]/u.test(after)) return true;
  }
  return (
    /^(?:ends?|stops?)$/iu.test(words) &&
    /\b(?:front|back|rear|head|year|month|week|quarter|shift|day|bus|tram|next|last|each|every|the|both|at|by) $/iu.test(
      before,
    )
  );
}

/** "Blocks the stock so that the assembly cannot take it": what others are kept from is no limit of the agent. */
function isPurpose(text: string, { start, end }: Place): boolean {
  if (!/^(?:not|cannot|can not|never|no|nobody|no one|nothing|does not)$/iu.test(text.slice(start, end)))
    return false;
  const clause =
    text
      .slice(0, start)
      .split(/[.;:!?]/u)
      .at(-1) ?? "";
  return /\b(?:so that|such that|in order that) (?!(?:it|the agent|the assistant|the bot)\b)[^,]{0,60}$/iu.test(
    clause,
  );
}

/** "Until the list is empty", "leaves a note", "just after noon": such words limit only where people come in. */
function isLoose(lexicon: Facts["lexicon"], text: string, { start, end }: Place): boolean {
  const words = text.slice(start, end);
  const after = text.slice(end);
  if (/^(?:just|merely)$/iu.test(words))
    return /^\s+(?:after|before|as|when|then|now|in|like|above|below|over|under|behind|because|so|enough|one|two|\d)\b/iu.test(
      after,
    );
  if (/^leaves$/iu.test(words) && !/^\s+(?:an?|one|its|two|some)\b/iu.test(after)) return false;
  if (
    !/^(?:until|up until|outside|beyond|past the|after that|thereafter|from there|leaves|up to|at most|no more than)$/iu.test(
      words,
    )
  )
    return false;
  const sentence = sentenceAround(text, start, end);
  return !handedOver(lexicon, text.slice(sentence.start, start) + text.slice(end, sentence.end));
}

type Place = { readonly start: number; readonly end: number };

/** "If the car cannot be rented out, it books another": a case that it meets, unless a person takes it from there. */
function isCase(lexicon: Facts["lexicon"], text: string, { start, end }: Place): boolean {
  const sentence = sentenceAround(text, start, end);
  const clause =
    text
      .slice(sentence.start, start)
      .split(/[,;:(]/u)
      .at(-1) ?? "";
  // "Books whose barcode cannot be read": which ones.
  const which =
    /(?<!\bso )\b(?:that|which|whose|who)\s+(?:[\p{L}-]+\s+){0,3}$/iu.test(clause) &&
    /^(?:not|cannot|can not|never|does not|no|without)$/iu.test(text.slice(start, end));
  if (
    !which &&
    !/^\s*(?:(?:and|or|but|so|then) )?(?:if|when|whenever|where|wherever|once|as soon as|after|because|since|should|in case|while)\b[^,]*$/iu.test(
      clause,
    )
  )
    return false;
  if (
    !/^(?:not|no|cannot|can not|without|never|none|nothing|nobody|neither|ends?|stops?|halts?|ceases?|declines|refuses|rejects|leaves|outside|beyond|past the|apart|alone|apart from|other than|short of|just|merely|up to|at most|no more than|no further|until|stay|stays|forbidden|handed back|hands? back|does not|exclude[sd]?)$/iu.test(
      text.slice(start, end),
    )
  )
    return false;
  return !handedOver(lexicon, text.slice(end, sentence.end));
}

/** Whether people take it from there. */
function handedOver(lexicon: Facts["lexicon"], text: string): boolean {
  // "… once the desk says so" lets it go on.
  const rest = text.replaceAll(
    /\b(?:once|after|when|as soon as|provided|upon|with|subject to)\b[^.;,]*/giu,
    " ",
  );
  return (
    lexicon
      .terms("people.posts")
      .find(rest)
      // "Alters the grower's price" names whose it is.
      .some(({ start: from, end: to, negated }) => !negated && !/['’]s?$/iu.test(rest.slice(from, to))) ||
    /\b(?:persons?|people|staff|humans?|teams?|desk|counter|hand|waits?|stops?|leaves?|left|stays?|nothing|refus\p{L}+)\b/iu.test(
      rest,
    )
  );
}
