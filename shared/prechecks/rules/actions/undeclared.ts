import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { actsOfRow } from "../../text/acts.ts";
import { houses } from "./houses.ts";
import { isNovel } from "./novel.ts";
import { outputAct } from "./output-acts.ts";
import { final, reachesOthers, toldActs, type ToldAct } from "./told-acts.ts";

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
    return facts.passages.flatMap((passage): RuleHit[] =>
      actsOfPassage(passage, facts).flatMap((act): RuleHit[] => {
        if (isBookkeeping(act)) return [];
        const words = passage.text.slice(act.start, act.end).trim();
        const told = isList(passage.path) ? words : words.replace(aside, "");
        if (!isNovel(told, facts) && !endsForGood(act, facts)) return [];
        return [
          {
            subject: `${act.kin} ${[...act.main].sort().join(" ")}`.trim(),
            says: `The packet says that the agent does this: “${words}”. No row of the matrix lists it.`,
            quotes: [
              isList(passage.path)
                ? quoteField(passage.path, passage.text)
                : quotePlace(passage, act.start, act.end),
              { path: "actions" },
            ],
          },
        ];
      }),
    );
  },
};

/** Ends what others rely on, while no row ends anything: then the words need not be new. */
function endsForGood({ verb }: ToldAct, { actions, lexicon }: Facts): boolean {
  return (
    (verb === "cancel" || verb === "delete") &&
    !actions.some(({ text }) => actsOfRow(text, lexicon).some((act) => act.verb === verb))
  );
}

/** "A van that is needed for a contract run": which one, and when, is no part of the act. */
const aside = /(?<=\S+\s+\S+.*)\b(?:that|which|who|whose|where|when|whenever|if|because|so that)\b.*$/isu;

const asked =
  /^(summary|boundary\.(statement|text|outputs\[\d+\]|highRiskActions\[\d+\])|(data|actions|failure|receipts|ownership|identity)\.text|failure\.)/;
function isList(path: string): boolean {
  return path.endsWith("]");
}

function actsOfPassage(passage: Passage, facts: Facts): readonly ToldAct[] {
  const { path, text } = passage;
  if (!asked.test(path) || said(text) === undefined) return [];
  // What an operator does and what goes to a person is no act of the agent.
  if (/^failure\.(operatorControls|exceptions|pauseConditions)/.test(path)) return [];
  // How a thing is undone is no act of its own, but for what reaches people outside the house.
  if (path === "failure.rollback")
    return toldActs(passage, facts).filter((act) => reachesOthers(act) || final.has(act.kin));
  if (path.startsWith("boundary.highRiskActions")) return riskyAct(text, facts);
  if (path.startsWith("boundary.outputs")) return outputAct(text, facts);
  return toldActs(passage, facts);
}

/** An entry of the list of risky actions is read as a row is. */
function riskyAct(text: string, { lexicon }: Facts): ToldAct[] {
  if (/^\s*(none|no\b|not\b|nothing|n\/?a\b|-|keine)/iu.test(text)) return [];
  return actsOfRow(text, lexicon)
    .filter(({ verb, effect, negated }) => verb !== "" && effect === "write" && !negated)
    .slice(0, 1)
    .map((act) => ({ ...act, start: 0, end: text.length }));
}

/** What may be mere bookkeeping: it writes its own books, or gives its work to somebody. */
function isBookkeeping({ loose, verb, main, objects }: ToldAct): boolean {
  if (loose !== true || objects.some((thing) => houses.has(thing))) return false;
  return (
    (main.length > 0 && main.every((thing) => own.has(thing))) ||
    (verb === "route" && objects.some((thing) => hands.has(thing)))
  );
}
/** Whose hands an agent gives its work to. */
const hands = new Set(
  "team desk officer clerk operator manager supervisor department lead leader coordinator handler person user expert specialist office human planner dispatcher nurse adviser advisor editor".split(
    " ",
  ),
);
/** The books that an agent keeps, and its hands. */
const own = new Set(
  "log journal ledger receipt trail audit line protocol queue tray inbox task step run work result output reason exception hand note control switch job batch file ticket score class category label mark list sheet person team desk officer clerk operator manager supervisor draft proposal rest time form gap machine asset hold follow ups".split(
    " ",
  ),
);
