import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { actTables, type ActTables } from "../../text/act-tables.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import { actsOfRow, objectsIn, prepositions, type Act } from "../../text/acts.ts";
import type { TermHit } from "../../text/terms.ts";
import { fold, wordsOf, type Word } from "../../text/words.ts";
import { alikeOf, areVerbsAlike, receiversOf } from "./alike.ts";
import { toldActs } from "./told-acts.ts";

export const undeclaredAct: Rule = {
  id: "actions.undeclared-act",
  family: "actions",
  title: "An act that the matrix does not list",
  rationale: "What the prose promises and the matrix leaves out is in no bucket: nobody has decided on it.",
  settles: "A row for the act, or the sentence without it.",
  severity: "concern",
  items: ["actions.one-bucket", "boundary.agreement"],
  refs: ["OWASP-AISVS:1.0:9.3.7", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "The statement promises more.",
        sections: {
          boundary: { statement: "The agent reads bookings and cancels flights that nobody checked in for." },
          actions: [{ action: "read bookings", policy: "automatic" }],
        },
      },
      {
        says: "High risk, and in no row.",
        sections: {
          boundary: { highRiskActions: ["overwrite the planting plan"] },
          actions: [{ action: "read sensors", policy: "automatic" }],
        },
      },
      {
        says: "An output that somebody gets.",
        sections: {
          boundary: { outputs: ["SMS to the driver"] },
          actions: [{ action: "assign a dock", policy: "automatic" }],
        },
      },
    ],
    quiet: [
      {
        says: "Listed in other words.",
        sections: {
          boundary: { statement: "The agent e-mails the guest a confirmation." },
          actions: [{ action: "send confirmation to guest", policy: "automatic" }],
        },
      },
      {
        says: "A person does it.",
        sections: {
          boundary: { statement: "The agent drafts a letter. A clerk posts it and deletes the draft." },
          actions: [{ action: "draft letter", policy: "automatic" }],
        },
      },
      {
        says: "Denied.",
        sections: {
          boundary: {
            statement: "It never pays invoices and does not delete records.",
            outOfScope: ["refunds"],
          },
          actions: [{ action: "match invoice", policy: "automatic" }],
        },
      },
    ],
  },
  check: (facts) => {
    if (facts.actions.length === 0) return [];
    const rows = declared(facts);
    return facts.passages.flatMap((passage): RuleHit[] =>
      actsOfPassage(passage, facts)
        .filter((act) => !isCovered(act, rows, facts) && !(isList(passage.path) && isMeant(act, rows, facts)))
        .map((act) => ({
          subject: `${act.kin} ${[...act.main].sort().join(" ")}`.trim(),
          says: `The packet says that the agent does this: “${passage.text.slice(act.start, act.end).trim()}”. No row of the matrix lists it.`,
          quotes: [
            isList(passage.path)
              ? quoteField(passage.path, passage.text)
              : quotePlace(passage, act.start, act.end),
            { path: "actions" },
          ],
        })),
    );
  },
};

const asked =
  /^(summary|boundary\.(statement|text|outputs\[\d+\]|highRiskActions\[\d+\])|(data|actions|failure|receipts|ownership|identity)\.text|failure\.)/;
function isList(path: string): boolean {
  return path.endsWith("]");
}

function actsOfPassage(passage: Passage, facts: Facts): readonly Act[] {
  const { path, text } = passage;
  if (!asked.test(path) || said(text) === undefined) return [];
  // What an operator does and what goes to a person is no act of the agent.
  if (/^failure\.(operatorControls|exceptions|rollback|pauseConditions)/.test(path)) return [];
  if (path.startsWith("boundary.highRiskActions")) return riskyAct(text, facts);
  if (path.startsWith("boundary.outputs")) return outputAct(text, facts);
  return toldActs(passage, facts);
}

/** An entry of the list of risky actions is read as a row is. */
function riskyAct(text: string, { lexicon }: Facts): Act[] {
  if (/^\s*(none|no\b|not\b|nothing|n\/?a\b|-|keine)/iu.test(text)) return [];
  return actsOfRow(text, lexicon)
    .filter(({ verb, effect, negated }) => verb !== "" && effect === "write" && !negated)
    .slice(0, 1)
    .map((act) => ({ ...act, start: 0, end: text.length }));
}

/** "SMS to the driver" is sent; "cancelled booking" was cancelled. */
function outputAct(text: string, { lexicon }: Facts): Act[] {
  const words = wordsOf(text);
  const place = { start: 0, end: text.length };
  const [message] = lexicon.terms("prose.messages").find(text);
  const to = words.findIndex(({ folded }) => folded === "to");
  if (
    message &&
    !message.negated &&
    message.from <= 2 &&
    to >= message.to &&
    to <= message.to + 1 &&
    !/\bdraft/i.test(text)
  ) {
    const receivers = objectsIn(words.slice(to + 1, to + 4), lexicon);
    const main = objectsIn(words.slice(0, to), lexicon);
    return [
      {
        verb: "send",
        said: "send",
        effect: "write",
        main,
        objects: [...main, ...receivers],
        kin: "send",
        negated: false,
        ...place,
      },
    ];
  }
  if (reports.test(text) || /\bdraft/i.test(text)) return [];
  const hit = doneIn(text, words, lexicon);
  if (!hit) return [];
  const { verbOf, kinOf } = actTables(lexicon);
  const known = verbOf.get(hit.term);
  if (known?.effect !== "write" || outputsOfOthers.has(hit.term)) return [];
  if (lexicon.entries("prose.inner").includes(hit.term) && !changing.has(known.verb)) return [];
  const main = objectsIn(
    hit.from === 0 ? untilPreposition(words.slice(hit.to)) : untilPreposition(words.slice(0, hit.from)),
    lexicon,
  );
  const objects = objectsIn(
    words.filter((_, at) => at < hit.from || at >= hit.to),
    lexicon,
  );
  return [
    {
      verb: known.verb,
      said: hit.term,
      effect: "write",
      main,
      objects,
      kin: kinOf(hit.term),
      negated: false,
      ...place,
    },
  ];
}
const outputsOfOthers = new Set(
  "approve confirm sign complete reject accept certify endorse sign off countersign authorise".split(" "),
);
const changing = new Set(["update", "reset", "revoke", "grant", "pay", "delete", "cancel"]);
const reports =
  /^\W*(?:an? |the |one )?(?:[\p{L}-]+ ){0,2}(?:reports?|lists?|overview|summary|digest|count|counts|number|statistics?|dashboard|recommendation|proposal|suggestion|proposed)\b/iu;

/** "Updated address", "address in the register brought up to date": what was done, and no mere quality of a thing. */
function doneIn(text: string, words: readonly Word[], lexicon: Lexicon): TermHit | undefined {
  return actTables(lexicon)
    .verbs.find(text)
    .find((hit) => {
      const first = words[hit.from];
      if (!first || hit.negated || !isDone(first)) return false;
      if (words.slice(hit.to).some(({ folded }) => folded === "by")) return false;
      if (hit.from === 0) return true;
      const next = words[hit.to];
      return next === undefined || prepositions.has(next.folded) || next.gap !== "";
    });
}

function isDone({ folded, lemmas }: Word): boolean {
  return (
    lemmas.length > 1 &&
    /(?:ed|sent|paid|brought|put|set|made|taken|held|given|withdrawn|written|sold|bought)$/.test(folded)
  );
}

function untilPreposition(words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ folded }) => prepositions.has(folded));
  return at === -1 ? words : words.slice(0, at);
}

type Declared = {
  readonly act: Act;
  readonly things: ReadonlySet<string>;
  readonly main: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** All that the row speaks of, as groups of things that are alike. */
  readonly alike: ReadonlySet<string>;
};

function declared({ actions, lexicon, systemOf }: Facts): Declared[] {
  const tables = actTables(lexicon);
  return actions.flatMap(({ text, row }) => {
    const words = wordsOf(text);
    const all = new Set([
      ...objectsIn(words, lexicon),
      ...objectsIn(wordsOf(systemOf(row.system)?.label ?? row.system ?? ""), lexicon),
      ...words.map(({ folded }) => folded),
    ]);
    return actsOfRow(text, lexicon).map((act) => ({
      act,
      things: strip(act.objects, tables),
      main: strip(act.main, tables),
      words: all,
      alike: new Set([...all].map((thing) => alikeOf(thing, lexicon))),
    }));
  });
}

function strip(objects: readonly string[], tables: ActTables): Set<string> {
  return new Set(objects.filter((word) => !tables.weak.has(word) && !generic.has(word)));
}
const generic = new Set(
  "e-mail record reminder confirmation notice thing one result outcome change update agent automatically directly also".split(
    " ",
  ),
);

function isCovered(act: Act, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const tables = actTables(lexicon);
  const things = strip(act.objects, tables);
  const main = strip(act.main, tables);
  return rows.some((row) => {
    const share = [...things].some((thing) => row.things.has(thing) || row.words.has(thing));
    const shareMain = [...main].some((thing) => row.words.has(thing));
    const empty = things.size === 0 || row.things.size === 0;
    if (row.act.kin === act.kin || row.act.verb === act.verb) return share || empty;
    if (ordinary.has(row.act.verb) && ordinary.has(act.verb))
      return [...main].some((thing) => row.main.has(thing));
    // A row that says the verb in passing, or its noun.
    return shareMain && row.words.has(fold(act.said));
  });
}
/** An entry of a list is short: a row that writes and speaks of its thing is the one that is meant. */
function isMeant(act: Act, rows: readonly Declared[], { lexicon }: Facts): boolean {
  const tables = actTables(lexicon);
  const receivers = receiversOf(lexicon);
  const named = (objects: readonly string[]) =>
    [...strip(objects, tables)].map((thing) => alikeOf(thing, lexicon));
  const all = named(act.objects);
  const own = named(act.main).filter((thing) => !receivers.has(thing));
  const writing = rows.filter((row) => row.act.effect === "write");
  // "Texts to callers" names nothing but who gets them.
  if (own.length === 0 && act.verb === "send")
    return writing.some(
      (row) =>
        row.act.verb === "send" &&
        (all.some((thing) => row.alike.has(thing)) || ![...row.alike].some((thing) => receivers.has(thing))),
    );
  const asked = own.length > 0 ? own : all;
  // A change of a thing may be any act that is done to it; "confirmation mail" is sent.
  const isMessage = named(act.main).length < act.main.length || messages.test(act.main.join(" "));
  return writing.some(
    (row) =>
      asked.some((thing) => row.alike.has(thing)) &&
      (act.verb === "update" ||
        row.act.said === "" ||
        areVerbsAlike(act, row.act, lexicon) ||
        (isMessage && row.act.verb === "send")),
  );
}

const messages = /\b(?:e-mail|reminder|confirmation|notice|invitation|message|letter)\b/;

const ordinary = new Set(
  "create update route send draft deploy schedule extract classify pay in revoke reset approve"
    .split(" ")
    .filter((verb) => !["pay", "in", "revoke", "reset"].includes(verb)),
);
