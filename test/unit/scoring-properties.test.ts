/** Scoring against a second implementation that shares nothing with it: fractions of its own, reduced at each step. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { firstQuestions, type Checklist } from "#shared/formats/checklist";
import { compare, reduced } from "#shared/rules/rational";
import type { ScoredAnswer } from "#shared/rules/score-sheet";
import { scoreJson, scoreReview, type ScoreCard } from "#shared/rules/scoring";
import { whatWouldAlter, type Alteration, type ItemState } from "#shared/rules/what-would-alter";
import { aChecklist } from "../support/checklist-builder.ts";

type Case = { checklist: Checklist; answers: Map<string, ScoredAnswer>; waivers: { item: string }[] };

const weight = fc.oneof(
  fc.constantFrom(0.1, 0.2, 0.7, 1, 2, 10, 1 / 3),
  fc.integer({ min: 1, max: 1_000 }).map((n) => n / 100),
);
const anAnswer = (keys: string[], weights: { open: number }) =>
  fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...keys).map((key): ScoredAnswer => ({ key })) },
    { weight: 10, arbitrary: fc.constant<ScoredAnswer>({ na: "does not apply" }) },
    { weight: weights.open, arbitrary: fc.constant<ScoredAnswer>({}) },
  );

const cases = (open = 5): fc.Arbitrary<Case> =>
  fc
    .record({
      scale: fc.constantFrom([0, 1, 2, 3, 4], [0, 1], [0.5, 0.75, 3], [0, 25, 40, 60, 75, 100]),
      gateAt: fc.nat(),
      percents: fc.tuple(
        ...Array<fc.Arbitrary<number>>(4).fill(fc.constantFrom(0, 25, 33.3, 40, 50, 60, 62.5, 75, 100)),
      ),
      sections: fc.array(
        fc.record({
          weight,
          items: fc.array(
            fc.record({
              weight,
              gate: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
              notApplicable: fc.constantFrom("allow" as const, "forbid" as const),
              question: fc.constantFrom(...firstQuestions.slice(0, 3)),
            }),
            { minLength: 1, maxLength: 5 },
          ),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .chain(({ scale, gateAt, percents, sections }) => {
      const [a = 0, b = 0, c = 0, d = 0] = percents;
      const checklist = aChecklist({
        scale,
        gateMinimum: String(scale[gateAt % scale.length]),
        approve: { overall: Math.max(a, b), section: Math.max(c, d) },
        conditions: { overall: Math.min(a, b), section: Math.min(c, d) },
        sections: Object.fromEntries(
          sections.map((section, s) => [
            `s${s}`,
            {
              weight: section.weight,
              items: Object.fromEntries(section.items.map((item, i) => [`s${s}.i${i}`, item])),
            },
          ]),
        ),
      });
      const ids = checklist.sections.flatMap((section) => section.items.map((item) => item.id));
      return fc.record({
        checklist: fc.constant(checklist),
        answers: fc
          .tuple(...ids.map(() => anAnswer(scale.map(String), { open })))
          .map((all) => new Map(ids.map((id, i) => [id, all[i] ?? {}]))),
        waivers: fc
          .subarray(ids, { maxLength: Math.min(3, ids.length) })
          .map((items) => items.map((item) => ({ item }))),
      });
    });

/** The second implementation. */
type Fraction = [bigint, bigint];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const fraction = (n: bigint, d: bigint): Fraction => {
  const by = gcd(n < 0n ? -n : n, d) || 1n;
  return [n / by, d / by];
};
const exact = (value: number): Fraction => {
  // Only what the generator makes: no exponents.
  const [whole = "0", decimals = ""] = value.toString().split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
};
const plus = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * d + c * b, b * d);
const times = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * c, b * d);
const over = ([a, b]: Fraction, [c, d]: Fraction) => fraction(a * d, b * c);
const isLess = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b;

function mean(parts: { weight: number; value: Fraction }[]): Fraction | undefined {
  if (parts.length === 0) return undefined;
  const sum = parts.reduce<Fraction>(
    (all, part) => plus(all, times(exact(part.weight), part.value)),
    [0n, 1n],
  );
  return over(
    sum,
    parts.reduce<Fraction>((all, part) => plus(all, exact(part.weight)), [0n, 1n]),
  );
}

function naive({ checklist, answers, waivers }: Case) {
  const { scale, policy, sections } = checklist;
  const best = exact(Math.max(...scale.map((entry) => entry.points)));
  const pointsOf = (key: string) => exact(scale.find((entry) => entry.key === key)?.points ?? Number.NaN);
  const percent = (value: number) => over(exact(value), [100n, 1n]);
  const state = (id: string) => answers.get(id) ?? {};
  const parts = (items: Checklist["sections"][number]["items"]) =>
    items.flatMap((item) => {
      const { key } = state(item.id);
      return key === undefined ? [] : [{ weight: item.weight, value: over(pointsOf(key), best) }];
    });
  const items = sections.flatMap((section) => section.items);
  const isOpen = (id: string) => state(id).key === undefined && state(id).na === undefined;
  const failed = items.filter((item) => {
    const { key } = state(item.id);
    return item.gate && key !== undefined && isLess(pointsOf(key), pointsOf(policy.gateMinimum));
  });
  const standing = failed.filter((item) => !waivers.some((waiver) => waiver.item === item.id));
  const scores = sections.map((section) => ({ weight: section.weight, value: mean(parts(section.items)) }));
  const overall = mean(scores.flatMap(({ weight, value }) => (value ? [{ weight, value }] : [])));
  const reaches = (value: Fraction | undefined, bar: number) =>
    value !== undefined && !isLess(value, percent(bar));
  const recommendation = () => {
    if (items.some((item) => isOpen(item.id))) return "incomplete";
    if (standing.length > 0) return reaches(overall, policy.conditions.overall) ? "return" : "reject";
    if (
      failed.length === 0 &&
      reaches(overall, policy.approve.overall) &&
      scores.every(({ value }) => reaches(value, policy.approve.section))
    )
      return "approve";
    const fair = scores.every(({ value }) => !value || reaches(value, policy.conditions.section));
    return reaches(overall, policy.conditions.overall) && fair ? "approve-with-conditions" : "return";
  };
  const verdict = (question: string) => {
    const asked = items.filter((item) => item.question === question);
    const value = mean(parts(asked));
    if (asked.length === 0) return "not asked";
    if (asked.some((item) => isOpen(item.id))) return "open";
    if (asked.some((item) => standing.includes(item))) return "not met";
    if (value && !reaches(value, policy.conditions.section)) return "not met";
    return reaches(value, policy.approve.section) ? "met" : "partly";
  };
  return {
    overall,
    sections: scores.map(({ value }) => value),
    failed: failed.map((item) => item.id),
    recommendation: recommendation(),
    questions: Object.fromEntries(firstQuestions.map((question) => [question, verdict(question)])),
  };
}

const asFraction = (value: ScoreCard["overall"]): Fraction | undefined => {
  if (!value) return undefined;
  const { num, den } = reduced(value);
  return [num, den];
};
const runs = { numRuns: 1_500 };

test("agrees with a second implementation on scores, gates, questions and recommendation", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(cases(1), (input) => {
      const card = scoreReview(input);
      seen.add(`${card.recommendation} by rule ${card.because.rule}`);
      expect({
        overall: asFraction(card.overall),
        sections: card.sections.map((section) => asFraction(section.score)),
        failed: scoreJson(card).gatesFailed,
        recommendation: card.recommendation,
        questions: card.questions,
      }).toEqual(naive(input));
    }),
    { ...runs, seed: 1 },
  );
  expect([...seen].sort()).toEqual([
    "approve by rule 4",
    "approve-with-conditions by rule 5",
    "incomplete by rule 1",
    "reject by rule 2",
    "return by rule 3",
    "return by rule 6",
  ]);
});

test("the order of sections, items and answers makes no difference", () => {
  fc.assert(
    fc.property(cases(), (input) => {
      const { checklist, answers, waivers } = input;
      const turned = {
        checklist: {
          ...checklist,
          sections: checklist.sections.map((s) => ({ ...s, items: s.items.toReversed() })).toReversed(),
        },
        answers: new Map([...answers].toReversed()),
        waivers: waivers.toReversed(),
      };
      const [there, back] = [scoreReview(input), scoreReview(turned)];
      expect({
        ...scoreJson(back),
        gatesFailed: scoreJson(back).gatesFailed.toReversed(),
        waived: [],
      }).toEqual({
        ...scoreJson(there),
        waived: [],
      });
      expect(asFraction(back.overall)).toEqual(asFraction(there.overall));
    }),
    runs,
  );
});

const ladder = ["incomplete", "reject", "return", "approve-with-conditions", "approve"];
const rung = (recommendation: string) => ladder.indexOf(recommendation);

test("a better key never lowers the overall score, nor makes the recommendation worse", () => {
  fc.assert(
    fc.property(cases(0), fc.nat(), (input, pick) => {
      const raised = [...input.answers]
        .filter(([, answer]) => answer.key !== undefined)
        .at(pick % input.answers.size);
      fc.pre(raised !== undefined);
      const [id, { key }] = raised ?? ["", {}];
      const before = scoreReview(input);
      for (const better of input.checklist.scale.slice(
        input.checklist.scale.findIndex((it) => it.key === key),
      )) {
        const after = scoreReview({ ...input, answers: new Map(input.answers).set(id, { key: better.key }) });
        if (!before.overall || !after.overall) throw new Error("an answered review has an overall score");
        expect(compare(after.overall, before.overall)).toBeGreaterThanOrEqual(0);
        expect(rung(after.recommendation)).toBeGreaterThanOrEqual(rung(before.recommendation));
      }
    }),
    runs,
  );
});

/** The input as it is after one change. */
function changed(input: Case, item: string, to: ItemState): Case {
  const answer = to.is === "answered" ? { key: to.key } : to.is === "not-applicable" ? { na: "x" } : {};
  const waivers = input.waivers.filter((waiver) => waiver.item !== item);
  const kept = to.is === "answered" && to.waived ? [...waivers, { item }] : waivers;
  return { ...input, answers: new Map(input.answers).set(item, answer), waivers: kept };
}

/** Every single change and where it leads, found by scoring anew each time. */
function everyChange(input: Case): Alteration[] {
  const current = naive(input).recommendation;
  const keys = input.checklist.scale.map((entry) => entry.key);
  return input.checklist.sections.flatMap((section) =>
    section.items.flatMap((item) => {
      const { key, na } = input.answers.get(item.id) ?? {};
      const place = key === undefined ? 0 : keys.indexOf(key);
      const minimum = keys.indexOf(input.checklist.policy.gateMinimum);
      const hasWaiver = input.waivers.some((waiver) => waiver.item === item.id);
      const at = (to: string): ItemState => ({
        is: "answered",
        key: to,
        waived: item.gate && hasWaiver && keys.indexOf(to) < minimum,
      });
      const from: ItemState =
        key !== undefined ? at(key) : na === undefined ? { is: "open" } : { is: "not-applicable" };
      const leadsTo = (to: ItemState) => ({
        item: item.id,
        from,
        to,
        recommendation: scoreReview(changed(input, item.id, to)).recommendation,
      });
      const byKey = keys
        .filter((to) => to !== key)
        .sort(
          (a, b) =>
            Math.abs(keys.indexOf(a) - place) - Math.abs(keys.indexOf(b) - place) ||
            keys.indexOf(b) - keys.indexOf(a),
        )
        .map((to) => leadsTo(at(to)));
      const nearest = [...new Map(byKey.toReversed().map((it) => [it.recommendation, it])).values()];
      const isFailed = from.is === "answered" && item.gate && place < minimum;
      return [
        ...byKey.filter((it) => nearest.includes(it)),
        ...(isFailed ? [leadsTo({ ...from, waived: !from.waived })] : []),
        ...(na === undefined && item.notApplicable === "allow" ? [leadsTo({ is: "not-applicable" })] : []),
      ].filter((it) => it.recommendation !== current);
    }),
  );
}

test("what would alter the recommendation is exactly what scoring each change anew finds", () => {
  let found = 0;
  fc.assert(
    fc.property(cases(1), (input) => {
      const { alterations } = whatWouldAlter(input);
      expect(alterations).toEqual(everyChange(input));
      found += alterations.length;
    }),
    { numRuns: 700, seed: 2 },
  );
  expect(found).toBeGreaterThan(700);
});

test("best and worst case bound what the open items can still lead to", () => {
  let withOpen = 0;
  fc.assert(
    fc.property(cases(20), fc.infiniteStream(fc.nat()), (input, picks) => {
      const { ifOpenItemsGet } = whatWouldAlter(input);
      const open = [...input.answers].filter(
        ([, answer]) => answer.key === undefined && answer.na === undefined,
      );
      expect(ifOpenItemsGet === undefined).toBe(open.length === 0);
      if (!ifOpenItemsGet) return;
      withOpen += 1;
      const { scale } = input.checklist;
      const keyed = open.map(([id]): [string, ScoredAnswer] => [
        id,
        { key: scale[(picks.next().value ?? 0) % scale.length]?.key },
      ]);
      const outcome = rung(
        scoreReview({ ...input, answers: new Map([...input.answers, ...keyed]) }).recommendation,
      );
      expect(outcome).toBeGreaterThanOrEqual(rung(ifOpenItemsGet.worst));
      expect(outcome).toBeLessThanOrEqual(rung(ifOpenItemsGet.best));
    }),
    runs,
  );
  expect(withOpen).toBeGreaterThan(500);
});
