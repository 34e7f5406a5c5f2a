/**
 * A checklist laid out for counting: weights and points as whole numbers in exact proportion, so that a section's
 * score is one quotient of two sums. `scoring.ts` and `what-would-alter.ts` count on the same sheet.
 */
import type { Checklist, ChecklistItem, FirstQuestion } from "../formats/checklist.ts";
import { div, fromDecimal, inProportion, type Rational } from "./rational.ts";

/** The answer to one item. Neither `key` nor `na`, where there is only a note so far: the item is open. */
export type ScoredAnswer = { readonly key?: string | undefined; readonly na?: string | undefined };
/** `until` is the last day on which the waiver counts. */
export type ScoredWaiver = { readonly item: string; readonly until?: string | undefined };

export type ScoringInput = {
  checklist: Checklist;
  answers: ReadonlyMap<string, ScoredAnswer>;
  waivers: readonly ScoredWaiver[];
  /** ISO day. Waivers that ended before it do not count; without it, every waiver counts. */
  today?: string | undefined;
};

export function isOpen(answer: ScoredAnswer | undefined): boolean {
  return answer?.key === undefined && answer?.na === undefined;
}

export type GateState = "passed" | "failed" | "waived" | "open" | "not-applicable";

export type SheetItem = {
  id: string;
  section: number;
  weight: bigint;
  gate: boolean;
  question: FirstQuestion | undefined;
  mayBeNotApplicable: boolean;
};
export type SheetSection = {
  id: string;
  title: string;
  weight: bigint;
  shownWeight: number;
  items: SheetItem[];
};
export type Bars = { overall: Rational; section: Rational };
export type Sheet = {
  sections: SheetSection[];
  items: SheetItem[];
  itemIds: ReadonlySet<string>;
  /** Worst first. */
  keys: string[];
  /** The points of each key, in the order of `keys`. */
  points: bigint[];
  mostPoints: bigint;
  /** The place in `keys` from which a gate passes. */
  gatePlace: number;
  approve: Bars;
  conditions: Bars;
};

/** What an item stands at: a place in the scale, or why it has none. */
export type ItemStand = number | "open" | "not-applicable";

/** Sums over the answered, applicable items of a section or of one of the first questions. */
export type Tally = { points: bigint; weight: bigint };

/** An item's own word comes first; without one, gates may not be N/A, and other items as the policy says. */
export function mayBeNotApplicable(checklist: Checklist, item: ChecklistItem): boolean {
  if (item.notApplicable !== undefined) return item.notApplicable === "allow";
  return !item.gate && checklist.policy.notApplicable !== "forbid";
}

export function layOut(checklist: Checklist): Sheet {
  const { scale, policy } = checklist;
  const weights = inProportion(
    checklist.sections.flatMap((section) => section.items.map((item) => item.weight)),
  );
  const sectionWeights = inProportion(checklist.sections.map((section) => section.weight));
  const points = inProportion(scale.map((entry) => entry.points));
  let next = 0;
  const sections = checklist.sections.map((section, s): SheetSection => {
    const items = section.items.map((item): SheetItem => ({
      id: item.id,
      section: s,
      weight: weights[next++] ?? 0n,
      gate: item.gate,
      question: item.question,
      mayBeNotApplicable: mayBeNotApplicable(checklist, item),
    }));
    return {
      id: section.id,
      title: section.title,
      weight: sectionWeights[s] ?? 0n,
      shownWeight: section.weight,
      items,
    };
  });
  const items = sections.flatMap((section) => section.items);
  return {
    sections,
    items,
    itemIds: new Set(items.map((item) => item.id)),
    keys: scale.map((entry) => entry.key),
    points,
    mostPoints: points.at(-1) ?? 0n,
    gatePlace: scale.findIndex((entry) => entry.key === policy.gateMinimum),
    approve: barsOf(policy.approve),
    conditions: barsOf(policy.conditions),
  };
}

/** Where each item stands, in the order of `sheet.items`. Refuses an unknown item, an unknown key, and key with N/A. */
export function readStands(sheet: Sheet, answers: ReadonlyMap<string, ScoredAnswer>): ItemStand[] {
  for (const id of answers.keys()) mustKnow(sheet, id);
  const places = new Map(sheet.keys.map((key, place) => [key, place]));
  return sheet.items.map((item): ItemStand => {
    const answer = answers.get(item.id);
    if (answer?.key === undefined) return answer?.na === undefined ? "open" : "not-applicable";
    if (answer.na !== undefined)
      throw new RangeError(`the answer to "${item.id}" has a key and is N/A as well`);
    const place = places.get(answer.key);
    if (place === undefined)
      throw new RangeError(
        `the answer to "${item.id}" names "${answer.key}", which is not a key of the scale`,
      );
    return place;
  });
}

/** The items with a waiver that counts on that day. Refuses an unknown item. */
export function waivedItems(sheet: Sheet, waivers: readonly ScoredWaiver[], today?: string): Set<string> {
  for (const waiver of waivers) mustKnow(sheet, waiver.item);
  const counts = ({ until }: ScoredWaiver) => today === undefined || until === undefined || until >= today;
  return new Set(waivers.filter(counts).map((waiver) => waiver.item));
}

/** A waiver has no effect on a gate that is not failed. */
export function gateState(sheet: Sheet, stand: ItemStand, waived: boolean): GateState {
  if (typeof stand === "string") return stand;
  if (stand >= sheet.gatePlace) return "passed";
  return waived ? "waived" : "failed";
}

export function tally(sheet: Sheet, items: readonly { item: SheetItem; stand: ItemStand }[]): Tally {
  const sum: Tally = { points: 0n, weight: 0n };
  for (const { item, stand } of items) {
    if (typeof stand === "string") continue;
    sum.points += item.weight * (sheet.points[stand] ?? 0n);
    sum.weight += item.weight;
  }
  return sum;
}

/** Between 0 and 1; undefined where nothing is answered and applicable. */
export function scoreOf(sheet: Sheet, sum: Tally): Rational | undefined {
  return sum.weight === 0n ? undefined : { num: sum.points, den: sum.weight * sheet.mostPoints };
}

function barsOf(percent: { overall: number; section: number }): Bars {
  const hundred = { num: 100n, den: 1n };
  return {
    overall: div(fromDecimal(percent.overall), hundred),
    section: div(fromDecimal(percent.section), hundred),
  };
}

function mustKnow(sheet: Sheet, id: string) {
  if (!sheet.itemIds.has(id)) throw new RangeError(`the checklist has no item "${id}"`);
}

const worst: readonly GateState[] = ["failed", "waived", "open", "passed"];

/** The worst state among the gates of some items; undefined where none of them is a gate. */
export function worstGate(
  items: readonly { id: string; gate: boolean }[],
  gates: Readonly<Record<string, GateState>>,
): GateState | undefined {
  const states = new Set(items.filter((item) => item.gate).map((item) => gates[item.id] ?? "open"));
  return states.size === 0 ? undefined : (worst.find((state) => states.has(state)) ?? "passed");
}
