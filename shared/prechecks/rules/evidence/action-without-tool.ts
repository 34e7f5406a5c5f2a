import { quoteField, type Facts, type FileFact } from "../../facts.ts";
import type { Quote } from "../../flag.ts";
import type { Lexicon } from "../../lexicon/lexicon.ts";
import type { Rule, RuleHit } from "../../rule.ts";
import { prepositions } from "../../text/acts.ts";
import { fold, wordsOf } from "../../text/words.ts";
import type { Call } from "./calls.ts";
import { stemOf } from "./interface-words.ts";
import { onlyLooks } from "../data/looking.ts";
import { twoBuckets } from "../actions/two-buckets.ts";
import { isGrave, matchCalls, saysTheSame, type Matching } from "./matching.ts";
import type { RowRead } from "./rows.ts";

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
    const isWhole = saysWhole(facts);
    const idle = matching.rows.filter(
      (row) =>
        (needsTool(row, facts.lexicon)
          ? isCovered(row, covered)
          : isWhole && fetchesElsewhere(row, calls, covered)) &&
        !isServed(row, matching) &&
        !excused.has(row) &&
        !calls.some((call) => saysTheSame(call, row) || mayServe(call, row, matching)),
    );
    if (idle.length === 0) return [];
    const doubled = doubledRows(facts);
    return idle
      .filter(({ fact }) => !doubled.has(fact.path))
      .map((row): RuleHit => ({
        subject: `${row.fact.key}|${fold(row.fact.text)}`,
        says: `No tool of the evidence can carry out “${row.fact.text}”.`,
        quotes: [
          quoteField(`${row.fact.path}.action`, row.fact.text),
          ...lists.slice(0, 3).map((list) => nearestIn(list, row, calls)),
        ],
      }));
  },
};

/** The list: by its tool that comes nearest, or as a whole, since what is not there has no line. */
function nearestIn(
  list: FileFact,
  { fact, things, stems, systemStems }: RowRead,
  calls: readonly Call[],
): Quote {
  const points = (call: Call) =>
    (call.verbs.has(fact.act.verb) ? 2 : 0) +
    [...stems].filter((stem) => !systemStems.has(stem) && call.stems.has(stem)).length +
    [...things].filter((thing) => call.things.includes(thing)).length;
  const ranked = calls
    .filter(({ file, effect }) => file === list && effect !== "read")
    .map((call) => ({ call, points: points(call) }))
    .filter((one) => one.points > 0)
    .sort(
      (one, other) =>
        other.points - one.points || (one.call.operation.name < other.call.operation.name ? -1 : 1),
    );
  const operation = ranked[0]?.call.operation;
  return {
    file: list.path,
    path: "evidence",
    ...(operation ? { line: operation.line, text: operation.quote } : {}),
  };
}

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

function needsTool({ fact, never }: RowRead, lexicon: Lexicon): boolean {
  const { act, policy, key, text } = fact;
  if (never || policy === undefined || key === "" || act.negated || act.verb === "") return false;
  return act.effect === "write" && !byItself.has(act.said) && !onlyLooks(text, act, lexicon);
}

/** The list itself, or the packet, says that there is nothing beside it. */
function saysWhole({ files, packet }: Facts): boolean {
  const listed = files.filter(
    ({ document }) => document?.kind === "operations" && document.source !== "a2a-card",
  );
  const [one] = listed;
  if (listed.length !== 1 || !one) return false;
  const title = (packet.evidence ?? []).find(({ path }) => path === one.path)?.title ?? "";
  return whole.test(title) || whole.test((one.text ?? "").slice(0, 1500));
}
const whole =
  /\b(?:(?:complete|full|whole|entire|exhaustive) (?:list|answer|set|catalogue|catalog|inventory|export|dump)|all (?:the )?(?:tools|operations|calls|endpoints|functions|routes|methods)|every (?:tool|operation|call|endpoint|route)|(?:nothing|anything|everything) (?:else|more|beyond)|no other (?:tools?|operations?|calls?|endpoints?))\b/iu;

/** A row that fetches from a system of which no call speaks, and of things of which no call speaks. */
function fetchesElsewhere({ fact, things, never }: RowRead, calls: readonly Call[], { systems }: Covered) {
  const { act, key, policy, text } = fact;
  if (never || policy === undefined || key === "" || act.negated || systems.has(key)) return false;
  if (!/^\W*(?:look(?:s)? up|fetch(?:es)?|retrieves?|quer(?:y|ies)|pulls?|gets?|downloads?)\b/i.test(text))
    return false;
  return (
    things.size > 0 &&
    ![...things].some((thing) =>
      calls.some(
        (call) => call.effect === "read" && (call.stems.has(thing) || call.saidThings.includes(thing)),
      ),
    )
  );
}

/** What stands in the matrix twice in other words is done by one tool: the contradiction is told elsewhere. */
function doubledRows(facts: Facts): ReadonlySet<string> {
  return new Set(
    twoBuckets
      .check(facts)
      .flatMap(({ quotes }) => quotes.flatMap(({ path }) => /^actions\[\d+\]/.exec(path)?.[0] ?? [])),
  );
}

/** By a tool of the same kind of act, or by one whose verb stands for many. */
function isServed(row: RowRead, matching: Matching): boolean {
  return (matching.serving.get(row) ?? []).some(
    (call) =>
      !call.isSkill &&
      !isAnothers(call, row, matching) &&
      (call.broad ||
        call.power ||
        call.verbs.has(row.fact.act.verb) ||
        [...call.verbs].some((verb) => row.verbs.has(verb))),
  );
}

/** `note_add` adds notes, which another row declares: that both are put to a ticket makes it no tool to attach files. */
function isAnothers(call: Call, { fact, things }: RowRead, matching: Matching): boolean {
  const { allowed } = matching;
  const best = allowed.get(call);
  if (call.power || !best || best.strength < 3 || best.row.fact === fact) return false;
  const words = wordsOf(fact.text);
  const end = words.findIndex(({ folded }, at) => at > 0 && prepositions.has(folded));
  const main = [
    ...fact.act.main.map(stemOf),
    ...(end === -1 ? words : words.slice(0, end)).slice(1).flatMap(({ lemmas }) => lemmas.map(stemOf)),
  ];
  // What half the tools speak of, such as the application that all is about, tells none from another.
  const common = commonStems(matching);
  if (main.some((stem) => call.things.includes(stem) || (call.stems.has(stem) && !common.has(stem))))
    return false;
  if (best.row.fact.key !== fact.key) return true;
  const head = call.things.at(-1);
  if (head === undefined || fact.act.main.length === 0) return false;
  // `ticket_update` may well attach a file.
  return !(call.broad && things.has(head));
}

const common = new WeakMap<Matching, ReadonlySet<string>>();

function commonStems(matching: Matching): ReadonlySet<string> {
  const known = common.get(matching);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { stems } of matching.calls)
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const least = Math.max(3, matching.calls.length * 0.3);
  const found = new Set([...counts].filter(([, count]) => count >= least).map(([stem]) => stem));
  common.set(matching, found);
  return found;
}

/** A call that could do it, taken generously: the same kind of act, and a word in common or nothing said of a thing. */
function mayServe(call: Call, row: RowRead, matching: Matching): boolean {
  // A shell that no row declares is another finding, and no answer to how a row is done.
  if (call.power) return matching.allowed.has(call);
  const met = [...row.stems].filter((stem) => call.stems.has(stem)).length;
  // What no row declares well, and speaks of the same two things, may be it in the interface's own words.
  const isGraver = [...call.verbs].some((verb) => isGrave(verb) && !row.verbs.has(verb));
  if (call.effect !== "read" && met >= 2 && !isGraver && !matching.allowed.has(call)) return true;
  if (writesAnything(call, row)) return true;
  const { verb } = row.fact.act;
  // "Merges two records and deletes the second": what it does besides is done, too.
  const besides = call.alsoVerbs.has(verb);
  if (!besides && isAnothers(call, row, matching)) return false;
  const same =
    call.verbs.has(verb) ||
    besides ||
    (call.broad &&
      (Object.hasOwn(related, verb) ? (related[verb] ?? []) : []).some((one) => call.verbs.has(one)));
  if (!same || call.effect === "read") return false;
  if (call.things.length === 0 && call.saidThings.length === 0) return true;
  const things = [...call.things, ...call.saidThings.slice(0, 4)].map(stemOf);
  return things.some((thing) => row.things.has(thing) || row.made.has(thing)) || met >= 2;
}

/** "Writes any field of any record": also what the row changes, where both are of one system. */
function writesAnything({ operation, effect, stems }: Call, { fact, verbs, systemStems }: RowRead): boolean {
  return (
    effect === "write" &&
    /\b(?:any|every|all) (?:fields?|records?|entr(?:y|ies)|objects?|rows?|columns?|values?|attributes?)\b/iu.test(
      operation.says,
    ) &&
    (verbs.has("update") || fact.act.verb === "create") &&
    [...systemStems].some((stem) => stems.has(stem))
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
