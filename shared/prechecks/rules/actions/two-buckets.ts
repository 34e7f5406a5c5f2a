import { said, type ActionFact, type Facts } from "../../facts.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { actTables, type ActTables } from "../../text/act-tables.ts";
import { actsOfRow, objectsIn, type Act } from "../../text/acts.ts";
import { wordsOf } from "../../text/words.ts";
import { called, quoteRow } from "./common.ts";

export const twoBuckets: Rule = {
  id: "actions.two-buckets",
  family: "actions",
  title: "One act in two buckets",
  rationale: "The same act is automatic here and gated there. The agent will take the easier way.",
  settles: "One row for the act, or the limit that parts the two.",
  severity: "concern",
  items: ["actions.one-bucket"],
  refs: ["OWASP-AISVS:1.0:9.2.3", "OWASP-ASI:2026:ASI02"],
  examples: {
    fires: [
      {
        says: "The same words.",
        sections: {
          actions: [
            { action: "reply to tenant by e-mail", policy: "automatic" },
            { action: "Reply to tenant by e-mail", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
      {
        says: "Other words.",
        sections: {
          actions: [
            { action: "file the ticket", policy: "automatic" },
            { action: "open a ticket", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
      {
        says: "A noun for the verb.",
        sections: {
          actions: [
            { action: "cancel customer appointment", policy: "never" },
            { action: "cancellation of client bookings", policy: "automatic" },
          ],
        },
      },
    ],
    quiet: [
      {
        says: "A limit parts them.",
        sections: {
          actions: [
            { action: "rebook tours of one day", policy: "automatic" },
            { action: "rebook tours of several days", policy: "approval", approver: "Dispatcher" },
          ],
        },
      },
      {
        says: "Other systems.",
        sections: {
          actions: [
            { action: "update address", system: "crm", policy: "automatic" },
            { action: "update address", system: "erp", policy: "approval", approver: "Clerk" },
          ],
        },
      },
      {
        says: "Drafting is not sending.",
        sections: {
          actions: [
            { action: "draft reply to tenant", policy: "automatic" },
            { action: "send reply to tenant", policy: "approval", approver: "Desk lead" },
          ],
        },
      },
    ],
  },
  check: (facts) => {
    const groups = new Map<string, { action: ActionFact; act: Act }[]>();
    for (const action of facts.actions) {
      if (action.policy === undefined || said(action.text) === undefined) continue;
      for (const { key, act } of keysOf(action, facts)) {
        const group = groups.get(key) ?? [];
        if (!group.some((one) => one.action === action)) groups.set(key, [...group, { action, act }]);
      }
    }
    const told = new Set<string>();
    return [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, group]): RuleHit[] =>
        bySystem(group).flatMap((rows) => {
          if (new Set(rows.map(({ action }) => action.policy)).size < 2) return [];
          const id = rows.map(({ action }) => action.path).join();
          if (told.has(id)) return [];
          told.add(id);
          const [first, other] = [
            rows[0],
            rows.find(({ action }) => action.policy !== rows[0]?.action.policy),
          ];
          if (!first || !other) return [];
          return [
            {
              subject: `${first.action.key || other.action.key}|${key}`,
              says: `${called(first.action)} is ${first.action.policy ?? ""}, and ${called(other.action)}, the same act, is ${other.action.policy ?? ""}.`,
              quotes: rows.flatMap(({ action }) => quoteRow(action)),
            },
          ];
        }),
      );
  },
};

/** Rows of the same system; rows that name none belong to each. */
function bySystem(rows: readonly { action: ActionFact; act: Act }[]): { action: ActionFact; act: Act }[][] {
  const keys = new Set(rows.map(({ action }) => action.key).filter((key) => key !== ""));
  if (keys.size <= 1) return [[...rows]];
  return [...keys].map((key) => rows.filter(({ action }) => action.key === key || action.key === ""));
}

function keysOf(action: ActionFact, facts: Facts): { key: string; act: Act }[] {
  const tables = actTables(facts.lexicon);
  const acts = actsOfRow(action.text, facts.lexicon);
  // Of "classify and file the letter" the first is no act of its own.
  return acts
    .filter(({ effect, kin }) => kin !== "" && (acts.length === 1 || effect === "write"))
    .flatMap((act) => {
      const things = thingsOf(action, act, facts, tables);
      return things === undefined ? [] : [{ key: `${act.kin} ${things}`, act }];
    });
}

/** What the act is done to, in no order, without words that say nothing; undefined where nothing is said. */
function thingsOf(action: ActionFact, act: Act, facts: Facts, tables: ActTables): string | undefined {
  const system = facts.systemOf(action.row.system);
  const names = new Set(
    [action.row.system, system?.label].flatMap((name) => objectsIn(wordsOf(name ?? ""), facts.lexicon)),
  );
  const strong = act.objects.filter((word) => !tables.weak.has(word) && !names.has(word));
  const kept =
    strong.length > 0 ? strong : act.objects.filter((word) => !tables.weak.has(word) || !names.has(word));
  // Numbers and limits stand as they are written: they part rows.
  const limits =
    /\b(above|below|under|over(?=\s*[\d€$£])|up to|within|outside|between|after|before|if|when|unless|without|first|second|non|not|more|less|new|old|no)\b|[<>≤≥]/giu;
  const said = (action.text.match(limits) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word) => word !== "new" && word !== "old");
  const things = [...new Set([...kept, ...said.map((word) => `(${word})`)])].sort();
  return kept.length === 0 ? undefined : things.join(" ");
}
