import { quoteField, quotePlace, said, type Facts, type Passage } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule } from "../../rule.ts";
import { durationsIn } from "../../text/durations.ts";
import { fold } from "../../text/words.ts";

export const shortRetention: Rule = {
  id: "receipts.short-retention",
  family: "receipts",
  title: "Receipts are gone before a mistake is noticed",
  rationale: "When the mistake comes to light, the receipts that explain it must still be there.",
  settles: "A retention longer than the longest time until a wrong result is noticed.",
  severity: "concern",
  items: ["receipts.trail", "receipts.reconstruct", "failure.detection"],
  refs: ["NIST-800-53:r5:AU-11"],
  examples: {
    fires: [
      {
        says: "Two weeks against a quarter.",
        sections: {
          failure: { detection: "The quarterly audit finds wrong postings." },
          receipts: { retention: "14 days" },
        },
      },
    ],
    quiet: [
      {
        says: "A year against a month.",
        sections: {
          failure: { detection: "Found at the monthly close." },
          receipts: { retention: "one year" },
        },
      },
    ],
  },
  check: (facts) => {
    const { receipts, failure } = facts.packet.sections;
    const kept = Math.max(...durationsIn(receipts?.retention ?? ""), Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(kept)) return [];
    const slow = [
      { path: "failure.detection", text: failure?.detection ?? "" },
      { path: "failure.text", text: failure?.text ?? "" },
    ]
      .map((passage) => ({
        ...passage,
        days: Math.max(...durationsIn(passage.text).filter(Number.isFinite), facts.thresholds.detectionDays),
      }))
      .find(({ days }) => days > kept);
    if (!slow) return [];
    return [
      {
        subject: "",
        says: "Receipts are kept for less time than a wrong result may take to be noticed.",
        quotes: [quoteField("receipts.retention", receipts?.retention), quoteField(slow.path, slow.text)],
      },
    ];
  },
};

export const selfWritable: Rule = {
  id: "receipts.self-writable",
  family: "receipts",
  title: "The agent can change its own log",
  rationale:
    "Who can change the log can change what happened. An agent that was led astray will be led to its log, too.",
  settles: "A store to which the agent's account may only add, run by somebody else.",
  severity: "concern",
  items: ["receipts.trail"],
  refs: ["NIST-800-53:r5:AU-9", "OWASP-AISVS:1.0:12.1.1", "OWASP-ASI:2026:ASI10"],
  examples: {
    fires: [
      {
        says: "It tidies its log.",
        sections: { receipts: { where: "A table that the agent tidies once a week", retention: "1 year" } },
      },
      {
        says: "The log is where it writes.",
        sections: {
          boundary: { systems: [{ id: "crm", name: "CRM" }] },
          data: { flows: [{ system: "crm", access: ["read", "write"] }] },
          receipts: { where: "Notes field in the CRM" },
        },
      },
      {
        says: "A row deletes log entries.",
        sections: {
          actions: { rows: [{ action: "delete old log entries", policy: "automatic" }] },
          receipts: { where: "SIEM" },
        },
      },
    ],
    quiet: [
      {
        says: "It may only add.",
        sections: {
          receipts: {
            where: "Append-only store of IT security",
            tamperProtection: "The agent's account cannot delete.",
          },
        },
      },
    ],
  },
  check: (facts) => {
    const quotes = [...confessions(facts), ...logActions(facts), ...whereItWrites(facts)];
    return quotes.length === 0
      ? []
      : [{ subject: "", says: "The agent can alter or delete its own log.", quotes }];
  },
};

function logWords({ passages }: Facts): readonly Passage[] {
  return passages.filter(({ path }) => path.startsWith("receipts.") && path !== "receipts.retention");
}

function confessions(facts: Facts): Quote[] {
  return logWords(facts).flatMap((passage) =>
    facts.lexicon
      .terms("receipts.unguarded")
      .find(passage.text)
      .filter(({ negated }) => !negated)
      .map(({ start, end }) => quotePlace(passage, start, end)),
  );
}

/** Rows that delete or change entries of a log, and scopes that would let it. */
function logActions({ actions, scopes, systems, packet }: Facts): Quote[] {
  const isLog = (object: string) => /^(log|logs|receipt|audit|trail|logbook|journal)$/.test(object);
  const rows = actions
    .filter(
      ({ policy, act }) =>
        policy !== "never" &&
        ["delete", "update"].includes(act.verb) &&
        act.objects.some(isLog) &&
        !act.objects.includes("record of"),
    )
    .map(({ path, text }) => quoteField(`${path}.action`, text));
  const where = fold(packet.sections.receipts?.where ?? "");
  const logSystems = new Set(
    systems
      .filter(({ label, key }) => where.includes(fold(label)) || where.includes(key))
      .map(({ key }) => key),
  );
  const wide = scopes
    .filter(({ key, text }) => logSystems.has(key) && /delete|admin|purge|\*|full|owner|manage/i.test(text))
    .map(({ path, text }) => quoteField(`${path}.scope`, text));
  return [...rows, ...wide];
}

/** The receipts lie in a system that the agent writes to, and nothing guards them. */
function whereItWrites(facts: Facts): Quote[] {
  const { where, tamperProtection, text } = facts.packet.sections.receipts ?? {};
  if (said(where) === undefined || where === undefined) return [];
  const guarded = facts.lexicon.terms("receipts.guarded");
  if ([where, tamperProtection, text].some((words) => guarded.find(words ?? "").length > 0)) return [];
  const folded = fold(where);
  const home = facts.systems.find(({ label, key }) => mentions(folded, fold(label)) || mentions(folded, key));
  const write =
    home &&
    facts.flows.find(
      ({ key, flow }) =>
        key === home.key && flow.access?.some((access) => access === "write" || access === "store"),
    );
  return write
    ? [
        quoteField("receipts.where", where),
        quoteField("receipts.tamperProtection", tamperProtection),
        quoteField(
          `${write.path}.access[${write.flow.access?.findIndex((access) => access !== "read") ?? 0}]`,
          write.flow.access?.find((access) => access !== "read"),
        ),
      ]
    : [];
}

function mentions(text: string, name: string): boolean {
  return (
    name.length > 1 &&
    new RegExp(
      String.raw`(?<![\p{L}\p{N}])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}])`,
      "u",
    ).test(text)
  );
}
