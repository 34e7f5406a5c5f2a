import { quoteField, type Facts } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { fold } from "../../text/words.ts";
import type { Call } from "./calls.ts";
import { stemOf } from "./interface-words.ts";
import { matchCalls, type Matching, type RowRead } from "./matching.ts";

const desk = { boundary: { systems: [{ id: "desk", name: "Service desk" }] } };
const rows = (...actions: string[]) => ({
  actions: {
    rows: actions.map((action) => ({ action, system: "desk", policy: "approval", approver: "Lead" })),
  },
});
const tools = (...names: string[]) => ({
  path: "t.json",
  text: JSON.stringify({ tools: names.map((name) => ({ name, description: "", inputSchema: {} })) }, null, 1),
});

export const actionWithoutTool: Rule = {
  id: "evidence.action-without-tool",
  family: "evidence",
  title: "An action that no tool can carry out",
  rationale:
    "The list of tools looks whole and has nothing for this action. Either the list is not whole, and the agent reaches further than it shows, or the action is done in a way that the packet does not say.",
  settles: "The tool behind the action, or a word on how it is done.",
  severity: "concern",
  items: ["boundary.agreement", "boundary.components"],
  refs: ["OWASP-AISVS:1.0:9.3.3", "NIST-800-53:r5:CM-7"],
  examples: {
    fires: [
      {
        says: "Nothing sends.",
        sections: { ...desk, ...rows("update ticket priority", "send satisfaction survey to caller") },
        files: [tools("ticket_update", "ticket_get")],
      },
      {
        says: "Nothing books.",
        sections: { ...desk, ...rows("add note to ticket", "book a technician visit") },
        files: [tools("add_note", "find_ticket", "close_ticket")],
      },
    ],
    quiet: [
      {
        says: "Judging needs no tool.",
        sections: { ...desk, ...rows("classify ticket", "summarise ticket", "update ticket priority") },
        files: [tools("ticket_update", "ticket_get")],
      },
      {
        says: "The tools are those of another system.",
        sections: {
          boundary: { systems: [{ id: "desk" }, { id: "erp", name: "Stock ledger" }] },
          actions: {
            rows: [
              { action: "update ticket priority", system: "desk", policy: "automatic" },
              { action: "correct stock count", system: "erp", policy: "approval", approver: "Lead" },
            ],
          },
        },
        files: [tools("desk_ticket_update", "desk_ticket_get")],
      },
      { says: "No list of tools.", sections: { ...desk, ...rows("update ticket priority") } },
    ],
  },
  check: (facts) => {
    const lists = facts.files.filter(
      ({ document }) =>
        document?.kind === "operations" && document.source !== "a2a-card" && document.operations.length > 0,
    );
    if (lists.length === 0) return [];
    const matching = matchCalls(facts);
    const calls = matching.calls.filter(({ isSkill }) => !isSkill);
    if (calls.length === 0) return [];
    const excused = new Set([...matching.excused].filter(([call]) => !call.isSkill).map(([, row]) => row));
    const covered = coveredSystems(calls, matching, facts);
    return matching.rows
      .filter(
        (row) =>
          needsTool(row) &&
          isCovered(row, covered) &&
          !isServed(row, matching) &&
          !excused.has(row) &&
          !calls.some((call) => mayServe(call, row)),
      )
      .map(({ fact }): RuleHit => ({
        subject: `${fact.key}|${fold(fact.text)}`,
        says: `No tool of the evidence can carry out “${fact.text}”.`,
        quotes: [
          quoteField(`${fact.path}.action`, fact.text),
          ...lists.slice(0, 3).map(({ path, document }): Quote => {
            const first = document?.kind === "operations" ? document.operations[0] : undefined;
            return {
              file: path,
              path: "evidence",
              ...(first ? { line: first.line, text: first.quote } : {}),
            };
          }),
        ],
      }));
  },
};

/** Handing a case to a person is done by the workflow itself. */
const byItself = new Set([
  "answer",
  "escalate",
  "hand over",
  "hand",
  "refer",
  "hand off",
  "pass",
  "pass on",
  "pause",
  "stop",
  "park",
  "flag",
  "mark",
  "log",
  "record",
  "queue",
  "hold",
  "do",
  "begin",
  "process",
  "handle",
  "alert",
  "decide",
  "generate",
  "produce",
  "document",
]);

function needsTool({ fact, never }: RowRead): boolean {
  const { act, policy, key } = fact;
  if (never || policy === undefined || key === "" || act.negated || act.verb === "") return false;
  return act.effect === "write" && !byItself.has(act.said);
}

/** By a tool of the same kind of act, or by one whose verb stands for many. */
function isServed(row: RowRead, { serving }: Matching): boolean {
  return (serving.get(row) ?? []).some(
    (call) =>
      !call.isSkill &&
      (call.broad ||
        call.power ||
        call.verbs.has(row.fact.act.verb) ||
        [...call.verbs].some((verb) => row.verbs.has(verb))),
  );
}

/** A call that could do it, taken generously: the same kind of act, and a word in common or nothing said of a thing. */
function mayServe(call: Call, row: RowRead): boolean {
  if (call.power) return true;
  const { verb } = row.fact.act;
  const same =
    call.verbs.has(verb) ||
    (call.broad &&
      (Object.hasOwn(related, verb) ? (related[verb] ?? []) : []).some((one) => call.verbs.has(one)));
  if (!same || call.effect === "read") return false;
  if (call.things.length === 0 && call.saidThings.length === 0) return true;
  const things = [...call.things, ...call.saidThings.slice(0, 4)].map(stemOf);
  return (
    things.some((thing) => row.things.has(thing) || row.made.has(thing)) ||
    [...row.stems].filter((stem) => call.stems.has(stem)).length >= 2
  );
}

const related: Readonly<Record<string, readonly string[]>> = {
  create: ["update", "send", "manage"],
  update: ["create", "manage", "route", "cancel"],
  route: ["update", "send", "manage"],
  send: ["create", "route"],
  schedule: ["create", "update", "manage"],
  cancel: ["update", "delete", "manage"],
  revoke: ["update"],
  reset: ["update"],
  approve: ["update", "send"],
  deploy: ["create", "update"],
  renew: ["update"],
  pay: ["create"],
  grant: ["create", "update"],
  delete: ["cancel"],
};

type Covered = { readonly systems: ReadonlySet<string>; readonly all: boolean };

/** The systems that the tools are about. */
function coveredSystems(calls: readonly Call[], { allowed }: Matching, facts: Facts): Covered {
  const systems = new Set<string>();
  for (const call of calls) {
    const match = allowed.get(call);
    if (match && match.strength >= 2) systems.add(match.row.fact.key);
  }
  const names = calls.map(({ operation }) => compact(operation.name));
  for (const { key, label } of facts.systems) {
    const own = [compact(key), compact(label)].filter((name) => name.length > 1);
    if (names.some((name) => own.some((start) => name.startsWith(start)))) systems.add(key);
  }
  const acting = new Set(
    facts.actions
      .filter(({ policy, act }) => policy !== "never" && act.effect === "write")
      .map(({ key }) => key),
  );
  return { systems, all: systems.size >= 2 || acting.size <= 1 };
}

function isCovered({ fact }: RowRead, { systems, all }: Covered): boolean {
  return systems.has(fact.key) || all;
}

/** `order-desk` and "Order Desk" are one name. */
function compact(name: string): string {
  return fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, "");
}
