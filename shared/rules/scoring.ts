/**
 * Scores a review exactly as the checklist format says (docs/formats.md, Scoring): fractions are exact and compared
 * unrounded; per cent and rounding belong to whoever shows them.
 */
import { firstQuestions, type FirstQuestion } from "../formats/checklist.ts";
import { add, compare, div, mul, reduced, toNumber, ZERO, type Rational } from "./rational.ts";
import { recommend, type Recommendation, type RuleNumber } from "./recommendation.ts";
import {
  gateState,
  layOut,
  readStands,
  scoreOf,
  tally,
  waivedItems,
  type GateState,
  type ItemStand,
  type ScoringInput,
  type Sheet,
  type SheetItem,
} from "./score-sheet.ts";

export type SectionScore = {
  id: string;
  title: string;
  weight: number;
  /** Between 0 and 1; undefined where no item is answered and applicable. */
  score: Rational | undefined;
  items: number;
  answered: number;
  notApplicable: number;
  open: number;
};
export type Gate = { item: string; state: GateState };
export type Verdict = "met" | "partly" | "not met" | "open" | "not asked";

/** A score held against a threshold of the policy. `section` is absent for the overall score. */
export type Comparison = {
  section?: { id: string; title: string };
  score: Rational | undefined;
  threshold: Rational;
  reached: boolean;
};

/** Why this recommendation, with the numbers. */
export type Because = {
  rule: RuleNumber;
  open: number;
  /** Gates that are failed and not waived, and those that are failed and waived. */
  failedGates: string[];
  waivedGates: string[];
  /**
   * What made the rule hold. Rules 2 and 3: overall against conditions. Rules 4 and 5: overall and the lowest section
   * against approval or conditions. Rule 6: each score below its threshold for conditions. Rule 1: nothing.
   */
  decidedBy: Comparison[];
  /** Rule 5 only: each score below its threshold for approval; empty where waived gates alone stand in the way. */
  shortOfApproval: Comparison[];
};

export type ScoreCard = {
  overall: Rational | undefined;
  sections: SectionScore[];
  open: string[];
  notApplicable: string[];
  /** One for each gate, in the order of the checklist. */
  gates: Gate[];
  questions: Record<FirstQuestion, Verdict>;
  recommendation: Recommendation;
  because: Because;
};

type Placed = { item: SheetItem; stand: ItemStand };

/**
 * Throws a RangeError that names the item if an answer or waiver names an unknown item, an answer names an unknown
 * key, or has both key and N/A. Whether N/A is allowed for an item is for the caller to see to (`mayBeNotApplicable`).
 */
export function scoreReview(input: ScoringInput): ScoreCard {
  const sheet = layOut(input.checklist);
  const stands = readStands(sheet, input.answers);
  const waived = waivedItems(sheet, input.waivers, input.today);
  const placed = sheet.items.map((item, i): Placed => ({ item, stand: stands[i] ?? "open" }));
  const idsOf = (stand: ItemStand) =>
    placed.filter((entry) => entry.stand === stand).map((entry) => entry.item.id);

  const sections = sectionScores(sheet, placed);
  const gates = placed
    .filter(({ item }) => item.gate)
    .map(({ item, stand }): Gate => ({ item: item.id, state: gateState(sheet, stand, waived.has(item.id)) }));
  const overall = overallScore(sheet, sections);
  const open = idsOf("open");
  return {
    overall,
    sections,
    open,
    notApplicable: idsOf("not-applicable"),
    gates,
    questions: verdicts(sheet, placed, gates),
    ...decide(sheet, { overall, sections, gates, open: open.length }),
  };
}

/** The `score` verb's shape: per cent as numbers from 0 to 100, unrounded, as the nearest double. */
export type ScoreJson = {
  overall: number | null;
  sections: Record<string, number | null>;
  open: number;
  notApplicable: number;
  /** Every gate answered below the minimum, the waived ones too. */
  gatesFailed: string[];
  waived: string[];
  questions: Record<FirstQuestion, Verdict>;
  recommendation: Recommendation;
};

export function scoreJson(card: ScoreCard): ScoreJson {
  const percent = (score: Rational | undefined) =>
    score === undefined ? null : toNumber(mul(score, { num: 100n, den: 1n }));
  const gatesAt = (...states: GateState[]) =>
    card.gates.filter((gate) => states.includes(gate.state)).map((gate) => gate.item);
  return {
    overall: percent(card.overall),
    sections: Object.fromEntries(card.sections.map((section) => [section.id, percent(section.score)])),
    open: card.open.length,
    notApplicable: card.notApplicable.length,
    gatesFailed: gatesAt("failed", "waived"),
    waived: gatesAt("waived"),
    questions: card.questions,
    recommendation: card.recommendation,
  };
}

function sectionScores(sheet: Sheet, placed: readonly Placed[]): SectionScore[] {
  let from = 0;
  return sheet.sections.map((section) => {
    const own = placed.slice(from, (from += section.items.length));
    const count = (stand: ItemStand) => own.filter((entry) => entry.stand === stand).length;
    const [open, notApplicable] = [count("open"), count("not-applicable")];
    const score = scoreOf(sheet, tally(sheet, own));
    return {
      id: section.id,
      title: section.title,
      weight: section.shownWeight,
      score: score && reduced(score),
      items: own.length,
      answered: own.length - open - notApplicable,
      notApplicable,
      open,
    };
  });
}

function overallScore(sheet: Sheet, sections: readonly SectionScore[]): Rational | undefined {
  let sum = ZERO;
  let weights = 0n;
  sections.forEach(({ score }, s) => {
    const weight = sheet.sections[s]?.weight ?? 0n;
    if (score === undefined) return;
    sum = add(sum, { num: weight * score.num, den: score.den });
    weights += weight;
  });
  return weights === 0n ? undefined : reduced(div(sum, { num: weights, den: 1n }));
}

/** A question whose items are all N/A has no score that reaches a threshold, nor one below it: partly. */
function verdicts(
  sheet: Sheet,
  placed: readonly Placed[],
  gates: readonly Gate[],
): Record<FirstQuestion, Verdict> {
  const failed = new Set(gates.filter((gate) => gate.state === "failed").map((gate) => gate.item));
  const verdict = (question: FirstQuestion): Verdict => {
    const asked = placed.filter(({ item }) => item.question === question);
    if (asked.length === 0) return "not asked";
    if (asked.some(({ stand }) => stand === "open")) return "open";
    const score = scoreOf(sheet, tally(sheet, asked));
    if (asked.some(({ item }) => failed.has(item.id))) return "not met";
    if (score === undefined) return "partly";
    if (compare(score, sheet.conditions.section) < 0) return "not met";
    return compare(score, sheet.approve.section) >= 0 ? "met" : "partly";
  };
  // `fromEntries` loses that every question is there.
  return Object.fromEntries(firstQuestions.map((q) => [q, verdict(q)])) as Record<FirstQuestion, Verdict>;
}

function decide(
  sheet: Sheet,
  counted: { overall: Rational | undefined; sections: SectionScore[]; gates: Gate[]; open: number },
): { recommendation: Recommendation; because: Because } {
  const gatesAt = (state: GateState) =>
    counted.gates.filter((gate) => gate.state === state).map((gate) => gate.item);
  const [failedGates, waivedGates] = [gatesAt("failed"), gatesAt("waived")];
  const against = (score: Rational | undefined, threshold: Rational, section?: SectionScore): Comparison => ({
    ...(section && { section: { id: section.id, title: section.title } }),
    score,
    threshold,
    reached: score !== undefined && compare(score, threshold) >= 0,
  });
  const bySection = (threshold: Rational) => counted.sections.map((s) => against(s.score, threshold, s));
  const scored = (comparisons: Comparison[]) => comparisons.filter(({ score }) => score !== undefined);
  const missed = (comparisons: Comparison[]) => comparisons.filter(({ reached }) => !reached);

  const approve = {
    overall: against(counted.overall, sheet.approve.overall),
    sections: bySection(sheet.approve.section),
  };
  const conditions = {
    overall: against(counted.overall, sheet.conditions.overall),
    sections: scored(bySection(sheet.conditions.section)),
  };
  const { rule, recommendation } = recommend({
    open: counted.open,
    failedGates: failedGates.length,
    waivedGates: waivedGates.length,
    overallReaches: { approve: approve.overall.reached, conditions: conditions.overall.reached },
    sectionsBelow: {
      approve: missed(approve.sections).length,
      conditions: missed(conditions.sections).length,
    },
  });
  const decidedBy: Record<RuleNumber, () => Comparison[]> = {
    1: () => [],
    2: () => [conditions.overall],
    3: () => [conditions.overall],
    4: () => [approve.overall, ...lowest(approve.sections)],
    5: () => [conditions.overall, ...lowest(conditions.sections)],
    6: () => missed([conditions.overall, ...conditions.sections]),
  };
  const shortOfApproval = rule === 5 ? missed([approve.overall, ...approve.sections]) : [];
  return {
    recommendation,
    because: {
      rule,
      open: counted.open,
      failedGates,
      waivedGates,
      decidedBy: decidedBy[rule](),
      shortOfApproval,
    },
  };
}

/** The comparison with the lowest score, the first of several; none of none. */
function lowest(comparisons: readonly Comparison[]): Comparison[] {
  const [first, ...rest] = comparisons;
  if (!first) return [];
  const least = (a: Comparison, b: Comparison) => (compare(b.score ?? ZERO, a.score ?? ZERO) < 0 ? b : a);
  return [rest.reduce(least, first)];
}
