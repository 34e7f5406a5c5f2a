/**
 * Two reviewers' work on one packet, laid together over what both began with. Nothing of either side is lost: what
 * only one side wrote is taken, a blank never beats an entry, texts that differ are kept one below the other, and where
 * the sides say what cannot both stand, a person chooses and the other word is kept beside it.
 */
import type {
  Answer,
  Decision,
  EntryBody,
  EntryKind,
  Finding,
  MergeConflict,
  ReviewEntries,
  ReviewFlag,
} from "../formats/review.ts";
import { canonicalJson } from "../formats/canonical-json.ts";

export type Side = "mine" | "theirs";

export type MergeChange = { kind: EntryKind; id: string; after: unknown };

/** Both sides say something else, and one of the two must stand. */
export type Clash = {
  kind: EntryKind;
  id: string;
  mine: unknown;
  theirs: unknown;
  /** What is written where this side is chosen: what does not clash is of both. */
  written: Record<Side, unknown>;
};

export type MergePlan = {
  /** What theirs adds without a question. */
  changes: MergeChange[];
  clashes: Clash[];
  /** Entries of mine that theirs had removed or emptied since; they stay. */
  kept: { kind: EntryKind; id: string }[];
};

export const entryKey = (kind: EntryKind, id: string): string => `${kind} ${id}`;

/** `by` is the name that stands before what is joined to a text of mine. */
export function planMerge(
  { base, mine, theirs }: Record<Side | "base", ReviewEntries>,
  by: string,
): MergePlan {
  const plan: MergePlan = { changes: [], clashes: [], kept: [] };
  // The table of bodies is by kind, and so is each merger.
  for (const kind of Object.keys(mergers) as EntryKind[]) {
    const ids = new Set([...Object.keys(mine[kind]), ...Object.keys(theirs[kind])]);
    for (const id of [...ids].sort()) {
      const [b, m, t] = [base[kind][id], mine[kind][id], theirs[kind][id]];
      if (t === undefined) {
        if (b !== undefined && m !== undefined) plan.kept.push({ kind, id });
        continue;
      }
      if (m === undefined) {
        // What I took away stays away where they have not touched it since.
        const isOld = b !== undefined && same(b, t);
        if (!isOld && !isThereOtherwise(kind, id, { mine, theirs }))
          plan.changes.push({ kind, id, after: t });
        continue;
      }
      if (same(m, t) || (b !== undefined && same(b, t))) continue;
      const merged = mergeOne(kind, { b, m, t }, by);
      if ("written" in merged) plan.clashes.push({ kind, id, mine: m, theirs: t, written: merged.written });
      else if (!same(merged.after, m)) plan.changes.push({ kind, id, after: merged.after });
      else if (b !== undefined && same(b, m)) plan.kept.push({ kind, id });
    }
  }
  return plan;
}

/** All changes of a merge, once a person has chosen where the sides clash. Throws where a choice is missing. */
export function settleMerge(
  plan: MergePlan,
  choices: Readonly<Record<string, Side>>,
): { changes: MergeChange[]; took: string[]; conflicts: MergeConflict[] } {
  const settled = plan.clashes.map((clash) => {
    const key = entryKey(clash.kind, clash.id);
    const stands = Object.hasOwn(choices, key) ? choices[key] : undefined;
    if (stands === undefined) throw new Error(`nobody chose what stands for ${key}`);
    return { clash, key, stands };
  });
  const changes = [
    ...plan.changes,
    ...settled.flatMap(({ clash: { kind, id, mine, written }, stands }) =>
      same(written[stands], mine) ? [] : [{ kind, id, after: written[stands] }],
    ),
  ];
  return {
    changes,
    took: changes.map(({ kind, id }) => entryKey(kind, id)).sort(),
    conflicts: settled.map(({ clash: { mine, theirs }, key: entry, stands }) => ({
      entry,
      mine,
      theirs,
      stands,
    })),
  };
}

type Three<T> = { b: T | undefined; m: T; t: T };
type Merged = { after: unknown } | { written: Record<Side, unknown> };

/** The same finding or question was written on both sides: once is enough, unless a flag of theirs points at theirs. */
function isThereOtherwise(
  kind: EntryKind,
  id: string,
  { mine, theirs }: Record<Side, ReviewEntries>,
): boolean {
  if (kind !== "finding" && kind !== "question") return false;
  const body = theirs[kind][id];
  const isPointedAt = Object.values(theirs.flag).some((flag) => flag[kind] === id);
  const isTwin = ([other, own]: [string, unknown]) => theirs[kind][other] === undefined && same(own, body);
  return !isPointedAt && Object.entries(mine[kind]).some(isTwin);
}

const mergers: { [K in EntryKind]: (three: Three<EntryBody<K>>, by: string) => Merged } = {
  answer: mergeAnswers,
  finding: mergeFindings,
  decision: mergeDecisions,
  flag: mergeFlags,
  waiver: whole,
  question: whole,
  evidence: whole,
  action: whole,
  // How the checks ran last is told; there is nothing to choose.
  prechecks: ({ m, t }) => ({ after: m.ranAt >= t.ranAt ? m : t }),
  // Named by the record that it came from, so that both mean one merge.
  merge: ({ m }) => ({ after: m }),
};

function mergeOne(kind: EntryKind, three: Three<unknown>, by: string): Merged {
  // The bodies came out of the lists of this very kind.
  return (mergers[kind] as (three: Three<unknown>, by: string) => Merged)(three, by);
}

function whole({ b, m, t }: Three<unknown>): Merged {
  const chosen = pick({ b, m, t }, () => false);
  return chosen === clash ? { written: { mine: m, theirs: t } } : { after: chosen };
}

function mergeAnswers({ b, m, t }: Three<Answer>, by: string): Merged {
  const verdictOf = (answer: Answer | undefined) => answer && { key: answer.key, na: answer.na };
  const noVerdict = (verdict: { key?: unknown; na?: unknown } | undefined) =>
    verdict?.key === undefined && verdict?.na === undefined;
  const verdict = pick(map3({ b, m, t }, verdictOf), noVerdict);
  const level = pick(
    map3({ b, m, t }, (answer) => answer?.evidenceLevel),
    (one) => one === "declared",
  );
  const note = joined(
    map3({ b, m, t }, (answer) => answer?.note ?? ""),
    by,
  );
  const links = union({ b: b?.links, m: m.links, t: t.links });
  if (verdict !== clash && level !== clash && note.length <= longestText && links.length <= 200)
    return { after: answerOf(verdict, level, { note, links }) };
  const fits = note.length <= longestText && links.length <= 200;
  const write = (side: Answer) =>
    answerOf(
      verdict === clash ? verdictOf(side) : verdict,
      level === clash ? side.evidenceLevel : level,
      fits ? { note, links } : side,
    );
  return { written: { mine: write(m), theirs: write(t) } };
}

function answerOf(
  verdict: { key?: string | undefined; na?: string | undefined } | undefined,
  evidenceLevel: Answer["evidenceLevel"] | undefined,
  { note, links }: Pick<Answer, "note" | "links">,
): Answer {
  const { key, na } = verdict ?? {};
  return {
    ...(key === undefined ? {} : { key }),
    ...(na === undefined ? {} : { na }),
    evidenceLevel: evidenceLevel ?? "declared",
    note,
    links,
  };
}

const findingTexts = ["what", "why", "recommendation"] as const;

function mergeFindings(three: Three<Finding>, by: string): Merged {
  return mergeFields(three, (field, { b, m, t }) =>
    // The types of single fields are lost in a walk over all of them.
    (findingTexts as readonly string[]).includes(field)
      ? joinedIfShort({ b, m, t } as Three<string>, by)
      : field === "links"
        ? union({ b, m, t } as Three<unknown[]>)
        : pick({ b, m, t }, isEmpty),
  );
}

function mergeDecisions(three: Three<Decision>, by: string): Merged {
  return mergeFields(three, (field, { b, m, t }) =>
    field === "reason" || field === "scope"
      ? joinedIfShort({ b, m, t } as Three<string>, by)
      : field === "excluded" || field === "conditions"
        ? union({ b, m, t } as Three<unknown[]>)
        : pick({ b, m, t }, isEmpty),
  );
}

/** What became of a flag goes together: its fate, the reason, and what was made of it. */
function mergeFlags({ b, m, t }: Three<ReviewFlag>, by: string): Merged {
  if (t.fate === "open") return { after: m };
  if (m.fate === "open") return { after: t };
  if (m.fate === t.fate) {
    const reason = joinedIfShort({ b: b?.reason, m: m.reason, t: t.reason }, by);
    return reason === clash ? { written: { mine: m, theirs: t } } : { after: { ...m, reason } };
  }
  const dealing = ({ flag: _flag, gone: _gone, ...dealt }: ReviewFlag) => dealt;
  const chosen = pick(
    map3({ b, m, t }, (one) => one && dealing(one)),
    () => false,
  );
  if (chosen === clash) return { written: { mine: m, theirs: t } };
  return { after: same(chosen, dealing(m)) ? m : t };
}

/** Field by field. Where one clashes, the fields that do not are of both sides all the same. */
function mergeFields<T extends object>(
  { b, m, t }: Three<T>,
  mergeField: (field: string, three: Three<unknown>) => unknown,
): Merged {
  const fieldsOf = (one: T | undefined) => new Map<string, unknown>(Object.entries(one ?? {}));
  const [base, mine, theirs] = [fieldsOf(b), fieldsOf(m), fieldsOf(t)];
  const written = { mine: new Map<string, unknown>(), theirs: new Map<string, unknown>() };
  let clashes = false;
  for (const field of new Set([...mine.keys(), ...theirs.keys()])) {
    const merged = mergeField(field, { b: base.get(field), m: mine.get(field), t: theirs.get(field) });
    if (merged === clash) clashes = true;
    const [own, other] = merged === clash ? [mine.get(field), theirs.get(field)] : [merged, merged];
    if (own !== undefined) written.mine.set(field, own);
    if (other !== undefined) written.theirs.set(field, other);
  }
  const mineWritten = Object.fromEntries(written.mine);
  return clashes
    ? { written: { mine: mineWritten, theirs: Object.fromEntries(written.theirs) } }
    : { after: mineWritten };
}

const clash = Symbol("both say something else");

/** Three-way: who changed it has it; a blank never beats an entry; both changed it otherwise: a clash. */
function pick<T>(
  { b, m, t }: { b: T | undefined; m: T; t: T },
  isBlank: (value: T) => boolean,
): T | typeof clash {
  if (same(m, t) || (b !== undefined && same(b, t))) return m;
  if (isBlank(t)) return m;
  if (isBlank(m)) return t;
  if (b !== undefined && same(b, m)) return t;
  return clash;
}

const longestText = 20_000;

/** One text of both: the one that has the other in it, or both, theirs under their name. */
function joined(three: Three<string>, by: string): string {
  const chosen = pick(three, (text) => text.trim() === "");
  if (chosen !== clash) return chosen;
  const { m, t } = three;
  if (m.includes(t)) return m;
  if (t.includes(m)) return t;
  return `${m}\n\n${by}: ${t}`;
}

function joinedIfShort(three: Three<string>, by: string): string | typeof clash {
  const text = joined(three, by);
  return text.length <= longestText ? text : clash;
}

/** All of both; what I took off and they have as it was stays off. */
function union<T>({ b = [], m, t }: { b: readonly T[] | undefined; m: readonly T[]; t: readonly T[] }): T[] {
  const known = new Set([...m, ...b].map(canonicalJson));
  return [...m, ...t.filter((one) => !known.has(canonicalJson(one)))];
}

function map3<T, U>({ b, m, t }: Three<T>, of: (one: T | undefined) => U): { b: U | undefined; m: U; t: U } {
  return { b: b === undefined ? undefined : of(b), m: of(m), t: of(t) };
}

const isEmpty = (value: unknown) => value === undefined || value === "";
const same = (one: unknown, other: unknown) => canonicalJson(one ?? null) === canonicalJson(other ?? null);
