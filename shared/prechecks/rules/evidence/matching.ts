/** Matches what can be called with what the matrix declares, by meaning. */
import type { Facts } from "../../facts.ts";
import { callsOf, type Call } from "./calls.ts";
import { stemOf } from "./interface-words.ts";
import { excuseLast, excusePairs } from "./left-over.ts";
import { readRow, type RowRead } from "./rows.ts";

export type Strength = 0 | 1 | 2 | 3;
export type Match = { readonly row: RowRead; readonly strength: Strength };

export type Matching = {
  readonly calls: readonly Call[];
  readonly rows: readonly RowRead[];
  /** The best row that may happen, and the best that never may. */
  readonly allowed: ReadonlyMap<Call, Match>;
  readonly never: ReadonlyMap<Call, Match>;
  /** Rows that no call matches well, and the calls that stand for them all the same. */
  readonly excused: ReadonlyMap<Call, RowRead>;
  /** Rows that speak of the same things as a call that no row declares: three at most. */
  readonly near: ReadonlyMap<Call, readonly RowRead[]>;
  /** Rows with something behind them, and what it is. */
  readonly serving: ReadonlyMap<RowRead, readonly Call[]>;
};

const made = new WeakMap<Facts, Matching>();

export function matchCalls(facts: Facts): Matching {
  const known = made.get(facts);
  if (known) return known;
  const matching = match(facts);
  made.set(facts, matching);
  return matching;
}

function match(facts: Facts): Matching {
  const calls = callsOf(facts);
  const rows = calls.length === 0 ? [] : facts.actions.map((fact) => readRow(fact, facts));
  const index = new Map<string, number[]>();
  for (const [nth, row] of rows.entries())
    for (const stem of new Set([
      ...row.stems,
      ...row.things,
      ...row.made,
      ...row.systemStems,
      ...row.joined,
      ...(isOfLog(row) ? logs : []),
    ])) {
      const at = index.get(stem);
      if (at) at.push(nth);
      else index.set(stem, [nth]);
    }
  const seen = new Int32Array(rows.length);
  const allowed = new Map<Call, Match>();
  const never = new Map<Call, Match>();
  const weak: { call: Call; row: RowRead; points: number }[] = [];
  const serving = new Map<RowRead, Call[]>();
  const noteServing = (row: RowRead, call: Call) => {
    const known = serving.get(row);
    if (known) known.push(call);
    else serving.set(row, [call]);
  };
  const nearest = new Map<Call, readonly RowRead[]>();
  for (const [nth, call] of calls.entries()) {
    const all = new Set([...call.things, ...call.saidThings]);
    const near: RowRead[] = [];
    for (const stem of new Set([...all, ...call.stems])) {
      const places = index.get(stem) ?? [];
      // A word that stands in half of a long matrix tells nothing, unless it is the very thing.
      if (places.length > mostPlaces && !all.has(stem)) continue;
      for (const at of places) {
        const row = rows[at];
        if (!row || seen[at] === nth + 1) continue;
        seen[at] = nth + 1;
        near.push(row);
      }
    }
    // Rows share few sets of verbs: each set is weighed once.
    const fitting = new Map<string, boolean>();
    const fits = (row: RowRead) => {
      const known = fitting.get(row.kind);
      if (known !== undefined) return known;
      const fit = servesRow(call, row);
      fitting.set(row.kind, fit);
      return fit;
    };
    const poor: { call: Call; row: RowRead; points: number }[] = [];
    for (const row of near) {
      const strength = strengthOf({ call, row, all, fits: fits(row) });
      if (strength === 0) continue;
      const best = row.never ? never : allowed;
      if (strength >= 2 || row.never) {
        const had = best.get(call);
        // Of two that fit as well, the one that says more of it in the same words.
        if (
          !had ||
          strength > had.strength ||
          (strength === had.strength && shared(call, row) > shared(call, had.row))
        )
          best.set(call, { row, strength });
        if (!row.never) noteServing(row, call);
      } else if (!allowed.has(call)) poor.push({ call, row, points: shared(call, row) });
    }
    if (!allowed.has(call)) weak.push(...poor.sort((a, b) => b.points - a.points).slice(0, mostWeak));
    if (!allowed.has(call)) nearest.set(call, near.slice(0, 3));
  }
  const excused = excuse({ calls, rows, weak, allowed, never, served: new Set(serving.keys()) });
  return { calls, rows, allowed, never, near: nearest, serving, excused };
}

const mostWeak = 12;
const mostPlaces = 64;

/**
 * A row that nothing matches well, and a call that matches nothing well, belong together where they do the same kind
 * of thing and share a word: vendors name tools in other words than actions. One row stands for one such call.
 */
function excuse({
  calls,
  rows,
  weak,
  allowed,
  never,
  served,
}: {
  calls: readonly Call[];
  rows: readonly RowRead[];
  weak: readonly { call: Call; row: RowRead; points: number }[];
  allowed: ReadonlyMap<Call, Match>;
  never: ReadonlyMap<Call, Match>;
  served: ReadonlySet<RowRead>;
}): ReadonlyMap<Call, RowRead> {
  const excused = new Map<Call, RowRead>();
  const taken = new Set<RowRead>();
  const isOpen = (call: Call) =>
    !allowed.has(call) && (never.get(call)?.strength ?? 0) < 2 && !excused.has(call);
  const ranked = weak
    .filter(({ call, row }) => isOpen(call) && !served.has(row))
    .sort((a, b) => b.points - a.points || compare(nameOf(a), nameOf(b)));
  for (const { call, row, points } of ranked) {
    // One word in common is too little to change something on, unless the very same is done and nothing graver.
    const isSame =
      call.verbs.has(row.fact.act.verb) &&
      ![...call.verbs].some((verb) => grave.has(verb) && !row.verbs.has(verb));
    if ((call.effect === "write" && points < 2 && !isSame) || !isOpen(call) || taken.has(row)) continue;
    excused.set(call, row);
    taken.add(row);
  }
  const open = (last = new Set(excused.values())) => ({
    calls: calls.filter(
      (call) => isOpen(call) && ![...call.verbs].some((verb) => isGrave(verb) && verb !== "revoke"),
    ),
    rows: rows.filter((row) => !served.has(row) && !taken.has(row) && !last.has(row)),
    all: calls,
  });
  excuseLast(excused, open());
  excusePairs(excused, open());
  return excused;
}

/** The order of a packet's lists must not decide. */
function nameOf({ call, row }: { call: Call; row: RowRead }): string {
  return `${call.operation.name} ${row.fact.text.toLowerCase()}`;
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function every(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const one of some) if (!all.has(one)) return false;
  return true;
}
function some(these: ReadonlySet<string>, those: ReadonlySet<string>): boolean {
  for (const one of these) if (those.has(one)) return true;
  return false;
}
function shared(call: Call, row: RowRead): number {
  let points = 0;
  for (const stem of row.stems) if (call.stems.has(stem)) points += 1;
  return points;
}

/** Which acts of a row a call's verb may serve. */
const serves: Readonly<Record<string, readonly string[]>> = {
  create: ["create", "schedule", "send", "draft", "update", "pay in", "deploy"],
  update: ["update", "route", "cancel", "schedule", "approve", "revoke", "draft", "renew", "deploy"],
  send: ["send", "route", "create"],
  route: ["route", "send", "update", "create"],
  schedule: ["schedule", "create", "update", "deploy"],
  cancel: ["cancel", "update"],
  deploy: ["deploy", "create", "send", "update", "route"],
  renew: ["renew", "update", "schedule"],
  approve: ["approve"],
  delete: ["delete", "cancel"],
  pay: ["pay"],
  grant: ["grant"],
  revoke: ["revoke"],
  reset: ["reset"],
  manage: ["create", "update", "manage", "schedule", "route"],
  export: ["export", "pay in", "read", "send"],
  read: ["read", "check", "classify", "summarise", "extract", "show", "draft"],
  check: ["read", "check", "classify", "summarise", "extract", "show", "draft"],
  classify: ["check", "classify", "update", "route", "read"],
  summarise: ["summarise", "draft", "read", "extract", "create"],
  extract: ["extract", "read", "summarise", "check", "create", "draft"],
  draft: ["draft", "create", "summarise", "send", "update"],
};
/** Acts that a row must name: a row of another kind does not declare them. */
const grave: ReadonlySet<string> = new Set(["delete", "pay", "grant", "reset", "approve", "revoke"]);

export function isGrave(verb: string): boolean {
  return grave.has(verb);
}

const ordering: ReadonlySet<string> = new Set(["schedule", "create", "send", "route", "manage", "deploy"]);

function servesRow(call: Call, row: RowRead): boolean {
  // What never may happen is taken at its word.
  if (row.never) return some(call.verbs, row.verbs);
  // What is ordered is not put right by changing a record.
  if (row.fact.act.kin === "order" && !some(call.verbs, ordering)) return false;
  for (const verb of call.verbs)
    if (Object.hasOwn(serves, verb) && serves[verb]?.some((one) => row.verbs.has(one))) return true;
  // "Add note to ticket" updates the ticket.
  return call.verbs.has("update") && row.verbs.has("create") && row.addsTo;
}

function strengthOf({
  call,
  row,
  all,
  fits,
}: {
  call: Call;
  row: RowRead;
  all: ReadonlySet<string>;
  fits: boolean;
}): Strength {
  const { things, saidThings: told } = call;
  const head = things.at(-1);
  if (!row.never && saysTheSame(call, row)) return 3;
  // `story.spike` beside "never: spike a story", whatever to spike may be.
  if (row.never && namesTheAct(call, row)) return 3;
  // What can do anything is declared by a row that says so.
  if (call.power && !row.never) return powerNouns.some((noun) => row.stems.has(noun)) ? 3 : 0;
  const isGraver = () => some(call.verbs, grave) && !some(call.verbs, row.verbs);

  if (call.effect !== "read" && !row.never && head !== undefined && row.made.has(head) && !isGraver()) {
    const about = [...row.things].some((thing) => things.includes(thing) || told.includes(thing));
    if (about || row.things.size === 0) return 3;
  }
  if (!fits) return isLighter(call, row) ? 1 : 0;
  if (!row.never && endsForGood(call, row)) return 0;
  // To save a page is no leave to take it down.
  if (call.verbs.has("delete") && !call.verbs.has("update") && !row.never && !takesAway(row)) return 0;
  // What a row reads or checks is no leave to change it.
  if (call.effect === "write" && !row.never && row.reads) return 0;
  // `append_audit` for "write log line": the log by another of its names.
  if (
    (things.length > 0 ? things : call.nameStems.slice(1)).every((thing) => logs.has(thing)) &&
    (things.length > 0 || call.nameStems.length > 1) &&
    !some(call.verbs, grave) &&
    !row.never &&
    isOfLog(row)
  )
    return 3;
  if (!row.never && hasSensitive(call, row)) return 0;
  const has = (thing: string | undefined) =>
    thing !== undefined && (row.things.has(thing) || row.joined.has(thing));
  if (has(head) || (things.length > 1 && things.slice(0, -1).some(has) && told.slice(0, 2).some(has)))
    return 3;
  // "Makes a key card for a room" speaks of the room that a row blocks, and does something else.
  if (row.things.size > 0 && every(row.things, all))
    return things.length === 0 || row.never || things.some(has) || some(call.verbs, row.verbs) ? 3 : 1;
  // "Notify parents" by a tool that sends messages, and says nothing of others.
  if (head !== undefined && row.made.has(head) && some(call.verbs, row.verbs)) {
    const others = [...all].filter((thing) => !row.made.has(thing));
    if (others.every(has)) return 2;
  }
  // "Delete records": the row says of what kind, and means all of it.
  if (row.things.size === 0) return row.never || systemsMeet(call, row) ? 2 : things.length === 0 ? 2 : 1;
  if (things.length === 0 && (told.slice(0, 3).some(has) || (told.length === 0 && systemsMeet(call, row))))
    return 2;
  // By the description alone only the very same kind of act is matched.
  const same = call.effect !== "write" || some(call.verbs, row.verbs);
  // "Swap a subscriber's SIM" has the subscriber in common with "correct the plan on the subscriber file", and no more.
  const isBeside = call.effect === "write" && things.length > 0 && !things.some(has) && row.main.size > 0;
  const about = isBeside ? told.slice(0, 2).some((thing) => row.main.has(thing)) : told.slice(0, 2).some(has);
  if (same && about && (things.length < 2 || things.some(has))) return 2;
  return some(row.stems, call.stems) ? 1 : 0;
}

/** To adjust the terms of a lease is no leave to end the lease. */
function endsForGood({ verbs, nameStems }: Call, { fact, verbs: own, stems }: RowRead): boolean {
  return (
    verbs.has("cancel") &&
    !verbs.has("update") &&
    !["cancel", "delete", "revoke"].some((verb) => own.has(verb)) &&
    fact.act.verb === "update" &&
    nameStems.some((stem) => ending.has(stem)) &&
    !statuses.some((stem) => stems.has(stem))
  );
}
const ending: ReadonlySet<string> = new Set(
  "terminate cancel void end annul evict rescind discontinue dissolve abort".split(" ").map(stemOf),
);
const statuses = "status state stage flag lifecycle cancelled ended terminated".split(" ").map(stemOf);

/** "Set a bag to not loaded" for "take a bag off the loading list": less than the row says, on the same things. */
function isLighter(call: Call, row: RowRead): boolean {
  return (
    call.effect === "write" &&
    !row.never &&
    !row.reads &&
    !some(call.verbs, grave) &&
    !hasSensitive(call, row) &&
    shared(call, row) >= 2 &&
    call.saidThings.slice(0, 3).some((thing) => row.things.has(thing))
  );
}

/** `receipt_append` for "append receipt": the very words, whatever they mean; or nearly all that the row says. */
export function saysTheSame({ nameStems, stems, effect, verbs, power }: Call, row: RowRead): boolean {
  if (nameStems.length > 1 && nameStems.every((stem) => row.stems.has(stem))) return true;
  if (power || row.stems.size < 3 || (effect === "write" && row.reads)) return false;
  // What is deleted or granted must be deleted or granted in the row, too.
  for (const verb of verbs) if (grave.has(verb) && !row.verbs.has(verb)) return false;
  // Asked of each call with each row: no list is made.
  let met = 0;
  for (const stem of row.stems) if (stems.has(stem)) met += 1;
  return met >= row.stems.size * 0.7;
}

const logs: ReadonlySet<string> = new Set(
  "log logs logbook audit journal trail receipt logging protocol".split(" ").map(stemOf),
);

function isOfLog({ stems, fact }: RowRead): boolean {
  return fact.act.effect !== "read" && some(logs, stems);
}

function takesAway({ verbs }: RowRead): boolean {
  return ["delete", "cancel", "revoke", "reset"].some((verb) => verbs.has(verb));
}

function namesTheAct({ nameStems }: Call, { fact, stems }: RowRead): boolean {
  return (
    nameStems.length > 1 &&
    fact.act.said !== "" &&
    nameStems.includes(stemOf(fact.act.said)) &&
    nameStems.every((stem) => stems.has(stem))
  );
}

const powerNouns = [
  "script",
  "scripts",
  "command",
  "commands",
  "shell",
  "sql",
  "query",
  "queries",
  "code",
  "macro",
  "program",
].map(stemOf);

function systemsMeet(call: Call, row: RowRead): boolean {
  return some(row.systemStems, call.stems);
}

/** Bank details, passwords, permissions, prices: what the call touches and the row does not speak of. */
function hasSensitive(call: Call, row: RowRead): boolean {
  return call.sensitive.some((stems) => !stems.some((stem) => row.stems.has(stem) || row.things.has(stem)));
}
