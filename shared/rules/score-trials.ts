/**
 * What would be recommended if one item stood otherwise. Scoring anew for each try would cost items² steps. Instead,
 * whatever stays the same is counted once, and each bar is turned into the smallest sum of points in the item's
 * section that reaches it: a try is then a handful of comparisons.
 */
import { add, ceilDiv, compare, ZERO, type Rational } from "./rational.ts";
import { recommend, type Recommendation } from "./recommendation.ts";
import { gateState, scoreOf, tally, type ItemStand, type Sheet, type Tally } from "./score-sheet.ts";

/** Where an item stands, and whether a waiver is there for it, used or not. */
export type Stand = { stand: ItemStand; waived: boolean };

export type Trials = {
  /** In the order of `sheet.items`. */
  now: readonly Stand[];
  /** As things are. */
  recommendation: Recommendation;
  /** The item by its place in `sheet.items`. */
  recommendIf: (place: number, then: Stand) => Recommendation;
};

const bars = ["approve", "conditions"] as const;
type Bar = (typeof bars)[number];
type PerBar<T> = Record<Bar, T>;
/** The smallest sum of points in a section that reaches each bar. */
type Needs = { overall: PerBar<bigint>; section: PerBar<bigint> };

const nothing: Tally = { points: 0n, weight: 0n };

export function prepareTrials(
  sheet: Sheet,
  stands: readonly ItemStand[],
  waived: ReadonlySet<string>,
): Trials {
  const now = sheet.items.map((item, i): Stand => ({
    stand: stands[i] ?? "open",
    waived: waived.has(item.id),
  }));
  const placed = sheet.items.map((item, i) => ({ item, stand: stands[i] ?? ("open" as const) }));
  const bySection = Map.groupBy(placed, ({ item }) => item.section);
  const tallies = sheet.sections.map((_, s) => tally(sheet, bySection.get(s) ?? []));
  const needsFor = sectionNeeds(sheet, tallies);
  const short = tallies.map((sum, s) => shortOf(needsFor(s, sum.weight).section, sum.points));
  const all = {
    open: stands.filter((stand) => stand === "open").length,
    gates: sheet.items.reduce((sum, _, i) => plus(sum, gateCount(sheet, i, now[i]), 1), {
      failed: 0,
      waived: 0,
    }),
    approve: short.filter((section) => section.approve).length,
    conditions: short.filter((section) => section.conditions).length,
  };

  const recommendIf = (place: number, then: Stand): Recommendation => {
    const item = sheet.items[place];
    const before = now[place];
    if (!item || !before) throw new RangeError(`the checklist has no item at place ${place}`);
    const sum = tallies[item.section] ?? nothing;
    const [had, has] = [tally(sheet, [{ item, ...before }]), tally(sheet, [{ item, ...then }])];
    const points = sum.points - had.points + has.points;
    const needs = needsFor(item.section, sum.weight - had.weight + has.weight);
    const [shortBefore, shortThen] = [short[item.section], shortOf(needs.section, points)];
    const gates = plus(
      plus(all.gates, gateCount(sheet, place, before), -1),
      gateCount(sheet, place, then),
      1,
    );
    const below = (bar: Bar) => all[bar] - Number(shortBefore?.[bar]) + Number(shortThen[bar]);
    return recommend({
      open: all.open - Number(before.stand === "open") + Number(then.stand === "open"),
      failedGates: gates.failed,
      waivedGates: gates.waived,
      overallReaches: {
        approve: points >= needs.overall.approve,
        conditions: points >= needs.overall.conditions,
      },
      sectionsBelow: { approve: below("approve"), conditions: below("conditions") },
    }).recommendation;
  };
  const [first] = now;
  return { now, recommendation: first ? recommendIf(0, first) : "return", recommendIf };
}

type GateCount = { failed: number; waived: number };

function gateCount(sheet: Sheet, place: number, at: Stand | undefined): GateCount {
  if (!at || !sheet.items[place]?.gate) return { failed: 0, waived: 0 };
  const state = gateState(sheet, at.stand, at.waived);
  return { failed: Number(state === "failed"), waived: Number(state === "waived") };
}

function plus(a: GateCount, b: GateCount, times: 1 | -1): GateCount {
  return { failed: a.failed + times * b.failed, waived: a.waived + times * b.waived };
}

function shortOf(needs: PerBar<bigint>, points: bigint): PerBar<boolean> {
  return { approve: points < needs.approve, conditions: points < needs.conditions };
}

/** Of one section, only the weight of its answered items moves what it needs; so that is what the needs are kept by. */
function sectionNeeds(sheet: Sheet, tallies: readonly Tally[]) {
  const parts = tallies.map((sum, s): { value: Rational; weight: bigint } => {
    const score = scoreOf(sheet, sum);
    const weight = sheet.sections[s]?.weight ?? 0n;
    return score
      ? { value: { num: weight * score.num, den: score.den }, weight }
      : { value: ZERO, weight: 0n };
  });
  const total = parts.reduce((sum, part) => add(sum, part.value), ZERO);
  const weights = parts.reduce((sum, part) => sum + part.weight, 0n);
  const kept = parts.map(({ value, weight }) => ({
    others: add(total, { num: -value.num, den: value.den }),
    otherWeights: weights - weight,
    byWeight: new Map<bigint, Needs>(),
  }));

  return (s: number, weight: bigint): Needs => {
    const section = kept[s];
    if (!section) throw new RangeError(`the checklist has no section at place ${s}`);
    const known = section.byWeight.get(weight);
    if (known) return known;
    const fresh = needsOf(sheet, { ...section, weight, sectionWeight: sheet.sections[s]?.weight ?? 0n });
    section.byWeight.set(weight, fresh);
    return fresh;
  };
}

type Share = {
  /** Σ of the weights of the answered, applicable items of this section. */
  weight: bigint;
  sectionWeight: bigint;
  /** Σ(section weight · score), and Σ(section weight), over the other sections that have a score. */
  others: Rational;
  otherWeights: bigint;
};

function needsOf(sheet: Sheet, share: Share): Needs {
  const { weight, sectionWeight, others, otherWeights } = share;
  const perBar = (need: (bar: Bar) => bigint): PerBar<bigint> => ({
    approve: need("approve"),
    conditions: need("conditions"),
  });
  if (weight === 0n) {
    // No score, and no points: a need of 0 is always reached, one of 1 never.
    const reached = ({ num, den }: Rational) =>
      otherWeights > 0n && compare(others, { num: num * otherWeights, den }) >= 0;
    return {
      overall: perBar((bar) => (reached(sheet[bar].overall) ? 0n : 1n)),
      section: { approve: 1n, conditions: 0n },
    };
  }
  const full = weight * sheet.mostPoints;
  return {
    // (others + sectionWeight · points / full) / (otherWeights + sectionWeight) ≥ bar, solved for the points.
    overall: perBar((bar) => {
      const { num, den } = sheet[bar].overall;
      const missing = num * (otherWeights + sectionWeight) * others.den - den * others.num;
      return ceilDiv(full * missing, den * others.den * sectionWeight);
    }),
    section: perBar((bar) => ceilDiv(sheet[bar].section.num * full, sheet[bar].section.den)),
  };
}
