import { describe, expect, test } from "vitest";
import { mayBeNotApplicable } from "#shared/rules/score-sheet";
import { scoreJson, scoreReview } from "#shared/rules/scoring";
import { compare, toPercentText } from "#shared/rules/rational";
import { aChecklist, answersOf } from "../support/checklist-builder.ts";

const percent = (num: bigint) => ({ num, den: 100n });
/** Two sections of weight 1; one gate. 100 points in the scale, so that a key is a per cent. */
const checklist = aChecklist({
  scale: [0, 20, 39, 40, 59, 60, 74, 75, 98, 100],
  gateMinimum: "40",
  sections: {
    first: { items: { gate: { gate: true, question: "stop" }, plain: { question: "touch" } } },
    second: { items: { other: { question: "touch" }, more: {} } },
  },
});
const score = (
  answers: Record<string, string>,
  waivers: { item: string; until?: string }[] = [],
  today?: string,
) => scoreReview({ checklist, answers: answersOf(answers), waivers, today });

describe("the six rules", () => {
  test("1: an open item makes the review incomplete, and shows failed gates already", () => {
    const card = score({ gate: "0", plain: "100", other: "100" });
    expect(card.recommendation).toBe("incomplete");
    expect(card.because).toMatchObject({ rule: 1, open: 1, failedGates: ["gate"], decidedBy: [] });
    expect(card.open).toEqual(["more"]);
    expect(card.gates).toEqual([{ item: "gate", state: "failed" }]);
  });

  test("2: a failed gate with a low overall score is a rejection", () => {
    const card = score({ gate: "20", plain: "60", other: "60", more: "60" });
    expect(card.recommendation).toBe("reject");
    expect(card.because).toMatchObject({ rule: 2, failedGates: ["gate"], decidedBy: [{ reached: false }] });
    expect(card.because.decidedBy[0]?.threshold).toEqual(percent(60n));
  });

  test("3: a failed gate with a fair overall score is a return", () => {
    const card = score({ gate: "39", plain: "100", other: "100", more: "100" });
    expect(card.recommendation).toBe("return");
    expect(card.because).toMatchObject({ rule: 3, failedGates: ["gate"], decidedBy: [{ reached: true }] });
  });

  test("4: good scores overall and in every section are an approval, and the lowest section is named", () => {
    const card = score({ gate: "75", plain: "75", other: "100", more: "100" });
    expect(card.recommendation).toBe("approve");
    expect(card.because.rule).toBe(4);
    expect(card.because.decidedBy.map((it) => it.section?.id)).toEqual([undefined, "first"]);
  });

  test("5: fair scores are an approval with conditions, and what is short of approval is named", () => {
    const card = score({ gate: "100", plain: "100", other: "59", more: "59" });
    expect(card.recommendation).toBe("approve-with-conditions");
    expect(card.because.shortOfApproval.map((it) => it.section?.id)).toEqual(["second"]);
    expect(card.because).toMatchObject({
      rule: 5,
      decidedBy: [{ reached: true }, { section: { id: "second" } }],
    });
  });

  test("6: anything else is a return, and each missed threshold is named", () => {
    const card = score({ gate: "100", plain: "100", other: "39", more: "39" });
    expect(card.recommendation).toBe("return");
    expect(card.because.decidedBy.map((it) => it.section?.id)).toEqual(["second"]);
    expect(card.because.rule).toBe(6);
  });

  test("6: nothing is left to score", () => {
    const none = aChecklist({ scale: [0, 1], sections: { only: { items: { a: { question: "read" } } } } });
    const card = scoreReview({ checklist: none, answers: new Map([["a", { na: "no data" }]]), waivers: [] });
    expect(card).toMatchObject({ overall: undefined, recommendation: "return", because: { rule: 6 } });
    expect(card.sections[0]).toMatchObject({
      score: undefined,
      items: 1,
      answered: 0,
      notApplicable: 1,
      open: 0,
    });
    expect(card.questions.read).toBe("partly");
    expect(scoreJson(card)).toMatchObject({
      overall: null,
      sections: { only: null },
      notApplicable: 1,
      open: 0,
    });
  });
});

test("98 % with one failed gate is not an approval", () => {
  const card = scoreReview({
    checklist: aChecklist({
      scale: [0, 1],
      gateMinimum: "1",
      sections: {
        all: { items: Object.fromEntries([...Array(50).keys()].map((i) => [`i${i}`, { gate: i === 0 }])) },
      },
    }),
    answers: answersOf(Object.fromEntries([...Array(50).keys()].map((i) => [`i${i}`, i === 0 ? "0" : "1"]))),
    waivers: [],
  });
  expect(card.overall && toPercentText(card.overall)).toBe("98.0%");
  expect(card.recommendation).toBe("return");
});

describe("thresholds", () => {
  test("a score of exactly 75 out of weights 0.1, 0.2 and 0.7 reaches 75", () => {
    const thirds = aChecklist({
      scale: [0, 40, 60, 75, 80, 100],
      sections: {
        a: { weight: 0.1, items: { a: {} } },
        b: { weight: 0.2, items: { b: {} } },
        c: { weight: 0.7, items: { c: {} } },
      },
    });
    // 0.1·100 + 0.2·60 + 0.7·75 = 74.5 misses it; 0.1·75 + 0.2·75 + 0.7·75 is it.
    const exact = scoreReview({
      checklist: thirds,
      answers: answersOf({ a: "75", b: "75", c: "75" }),
      waivers: [],
    });
    expect(exact.overall && compare(exact.overall, percent(75n))).toBe(0);
    expect(exact.recommendation).toBe("approve");
    const mixed = scoreReview({
      checklist: thirds,
      answers: answersOf({ a: "100", b: "60", c: "75" }),
      waivers: [],
    });
    expect(mixed.overall && toPercentText(mixed.overall)).toBe("74.5%");
    expect(mixed.recommendation).toBe("approve-with-conditions");
  });

  test("item weights of 0.1, 0.2 and 0.7 that add up to exactly 75 in floating point's blind spot", () => {
    const list = aChecklist({
      scale: [0, 1, 2],
      sections: {
        s: { items: { a: { weight: 0.1 }, b: { weight: 0.2 }, c: { weight: 0.7 }, d: { weight: 1 } } },
      },
    });
    // (0.1 + 0.2 + 0.7)·1 + 1·0.5 = 1.5 of 2.
    const card = scoreReview({
      checklist: list,
      answers: answersOf({ a: "2", b: "2", c: "2", d: "1" }),
      waivers: [],
    });
    expect(scoreJson(card).overall).toBe(75);
    expect(card.recommendation).toBe("approve");
  });

  test("74.95 is shown as 75.0 and is still no approval", () => {
    const list = aChecklist({ scale: [0, 7495, 10_000], sections: { s: { items: { a: {} } } } });
    const card = scoreReview({ checklist: list, answers: answersOf({ a: "7495" }), waivers: [] });
    expect(card.overall && toPercentText(card.overall)).toBe("75.0%");
    expect(card.recommendation).toBe("approve-with-conditions");
  });

  test.each([
    ["60", "98", "approve"],
    ["59", "98", "approve-with-conditions"],
    ["60", "60", "approve-with-conditions"],
    ["60", "59", "return"],
    ["98", "40", "approve-with-conditions"],
    ["98", "39", "return"],
  ])("sections at %s and %s: %s", (first, second, recommendation) => {
    const card = score({ gate: first, plain: first, other: second, more: second });
    expect(card.recommendation).toBe(recommendation);
  });

  test("a section that is all N/A stands in the way of approval, but not of conditions", () => {
    const answers = new Map([
      ...answersOf({ gate: "100", plain: "100" }),
      ["other", { na: "x" }],
      ["more", { na: "x" }],
    ]);
    const card = scoreReview({ checklist, answers, waivers: [] });
    expect(card.recommendation).toBe("approve-with-conditions");
    expect(card.because.shortOfApproval).toMatchObject([
      { section: { id: "second" }, score: undefined, reached: false },
    ]);
  });
});

describe("gates and waivers", () => {
  const failing = { gate: "39", plain: "100", other: "100", more: "100" };

  test("a waived gate allows conditions, never an approval", () => {
    const card = score(failing, [{ item: "gate" }]);
    expect(card.gates).toEqual([{ item: "gate", state: "waived" }]);
    expect(card.recommendation).toBe("approve-with-conditions");
    expect(card.because).toMatchObject({
      rule: 5,
      waivedGates: ["gate"],
      failedGates: [],
      shortOfApproval: [],
    });
    expect(scoreJson(card)).toMatchObject({ gatesFailed: ["gate"], waived: ["gate"] });
  });

  test("a waiver counts on its last day, and not on the day after", () => {
    const waivers = [{ item: "gate", until: "2026-12-31" }];
    expect(score(failing, waivers, "2026-12-31").gates[0]?.state).toBe("waived");
    expect(score(failing, waivers, "2027-01-01").gates[0]?.state).toBe("failed");
    expect(score(failing, waivers).gates[0]?.state).toBe("waived");
  });

  test("a waiver on a gate that is not failed, or on another item, has no effect", () => {
    const good = { gate: "40", plain: "100", other: "100", more: "100" };
    expect(score(good, [{ item: "gate" }, { item: "plain" }]).gates).toEqual([
      { item: "gate", state: "passed" },
    ]);
    expect(score({ ...good, gate: "100" }, [{ item: "gate" }]).recommendation).toBe("approve");
    expect(score({ ...good, plain: "0" }, [{ item: "plain" }]).gates).toHaveLength(1);
  });

  test("a gate answered N/A counts as not failed", () => {
    const answers = new Map([
      ...answersOf({ plain: "100", other: "100", more: "100" }),
      ["gate", { na: "no actions" }],
    ]);
    const card = scoreReview({ checklist, answers, waivers: [] });
    expect(card.gates).toEqual([{ item: "gate", state: "not-applicable" }]);
    expect(card.recommendation).toBe("approve");
    expect(card.notApplicable).toEqual(["gate"]);
  });
});

describe("the first questions", () => {
  test.each([
    ["0", "100", "100", "not met", "met"],
    ["100", "60", "60", "met", "met"],
    ["100", "59", "60", "met", "partly"],
    ["100", "40", "40", "met", "partly"],
    ["100", "39", "40", "met", "not met"],
  ])("gate %s, the two others %s and %s: stop is %s, touch is %s", (gate, plain, other, stop, touch) => {
    const { questions } = score({ gate, plain, other, more: "100" });
    expect(questions).toMatchObject({ stop, touch, read: "not asked", act: "not asked" });
  });

  test("one open item leaves the question open, whatever else is known", () => {
    expect(score({ plain: "0" }).questions).toMatchObject({ touch: "open", stop: "open" });
  });

  test("a waived gate is judged by its score alone", () => {
    expect(score({ gate: "39" }, [{ item: "gate" }]).questions.stop).toBe("not met");
    const strict = aChecklist({
      scale: [0, 50, 100],
      gateMinimum: "100",
      sections: { s: { items: { g: { gate: true, question: "act" } } } },
    });
    const verdict = (waivers: { item: string }[]) =>
      scoreReview({ checklist: strict, answers: answersOf({ g: "50" }), waivers }).questions.act;
    expect([verdict([]), verdict([{ item: "g" }])]).toEqual(["not met", "partly"]);
  });
});

describe("what is refused, by name", () => {
  const attempt =
    (answers: [string, { key?: string; na?: string }][], waivers: { item: string }[] = []) =>
    () =>
      scoreReview({ checklist, answers: new Map(answers), waivers });
  test.each([
    ["an unknown item", attempt([["nowhere", { key: "0" }]]), /"nowhere"/],
    ["an unknown key", attempt([["plain", { key: "5" }]]), /"plain" names "5"/],
    ["a key with N/A", attempt([["plain", { key: "0", na: "x" }]]), /"plain"/],
    ["a waiver for an unknown item", attempt([], [{ item: "nobody" }]), /"nobody"/],
  ])("%s", (_, act, names) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(names);
  });

  test("an answer that is only a note leaves the item open", () => {
    expect(attempt([["plain", {}]])().open).toContain("plain");
  });
});

test("counts by section, and the score verb's shape", () => {
  const answers = new Map([...answersOf({ gate: "100", other: "20" }), ["more", { na: "x" }]]);
  const card = scoreReview({ checklist, answers, waivers: [] });
  expect(
    card.sections.map(({ id, items, answered, notApplicable, open }) => [
      id,
      items,
      answered,
      notApplicable,
      open,
    ]),
  ).toEqual([
    ["first", 2, 1, 0, 1],
    ["second", 2, 1, 1, 0],
  ]);
  expect(scoreJson(card)).toEqual({
    overall: 60,
    sections: { first: 100, second: 20 },
    open: 1,
    notApplicable: 1,
    gatesFailed: [],
    waived: [],
    questions: {
      touch: "open",
      read: "not asked",
      act: "not asked",
      wrong: "not asked",
      stop: "met",
      trail: "not asked",
    },
    recommendation: "incomplete",
  });
});

test.each([
  [{ gate: true }, "justify", false],
  [{ gate: true, notApplicable: "allow" }, "justify", true],
  [{ gate: true, notApplicable: "allow" }, "forbid", true],
  [{}, "justify", true],
  [{ notApplicable: "forbid" }, "justify", false],
  [{}, "forbid", false],
] as const)("%o under the policy %s may be N/A: %s", (item, policy, allowed) => {
  const list = aChecklist({ scale: [0, 1], notApplicable: policy, sections: { s: { items: { a: item } } } });
  const [section] = list.sections;
  expect(section?.items.map((it) => mayBeNotApplicable(list, it))).toEqual([allowed]);
});
