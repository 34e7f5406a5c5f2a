import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { actTables, type ActTables } from "../../text/act-tables.ts";
import { actsOfRow, objectsIn, type Act } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
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
        .filter((act) => !isCovered(act, rows, facts))
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
  const [first] = words;
  if (!first || !/(ed|sent|paid)$/.test(first.folded)) return [];
  const act = actsOfRow(text, lexicon)[0];
  if (!act || act.effect !== "write" || act.negated || !first.lemmas.includes(act.said)) return [];
  return outputsOfOthers.has(act.said) || lexicon.entries("prose.inner").includes(act.said)
    ? []
    : [{ ...act, ...place }];
}
const outputsOfOthers = new Set(
  "approve confirm sign complete update change edit correct adjust revise replace merge fix reject".split(
    " ",
  ),
);

type Declared = {
  readonly act: Act;
  readonly things: ReadonlySet<string>;
  readonly main: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
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
const ordinary = new Set(
  "create update route send draft deploy schedule extract classify pay in revoke reset approve"
    .split(" ")
    .filter((verb) => !["pay", "in", "revoke", "reset"].includes(verb)),
);
