import { expect, test } from "vitest";
import { scoreReview } from "#shared/rules/scoring";
import { whatWouldAlter } from "#shared/rules/what-would-alter";
import { aChecklist, answersOf } from "../support/checklist-builder.ts";

const checklist = aChecklist({
  scale: [0, 1, 2, 3, 4],
  gateMinimum: "2",
  sections: { s: { items: { gate: { gate: true }, plain: {}, spare: { notApplicable: "forbid" } } } },
});
const ask = (answers: Record<string, string>, waivers: { item: string }[] = []) =>
  whatWouldAlter({ checklist, answers: answersOf(answers), waivers });

test("names the nearest key for each other outcome, and the waiver", () => {
  expect(ask({ gate: "1", plain: "4", spare: "4" }).alterations).toEqual([
    {
      item: "gate",
      from: { is: "answered", key: "1", waived: false },
      to: { is: "answered", key: "2", waived: false },
      recommendation: "approve",
    },
    {
      item: "gate",
      from: { is: "answered", key: "1", waived: false },
      to: { is: "answered", key: "1", waived: true },
      recommendation: "approve-with-conditions",
    },
    {
      item: "plain",
      from: { is: "answered", key: "4", waived: false },
      to: { is: "answered", key: "2", waived: false },
      recommendation: "reject",
    },
    {
      item: "spare",
      from: { is: "answered", key: "4", waived: false },
      to: { is: "answered", key: "2", waived: false },
      recommendation: "reject",
    },
  ]);
});

test("says what the end of a waiver leads to", () => {
  expect(ask({ gate: "1", plain: "4", spare: "4" }, [{ item: "gate" }]).alterations).toContainEqual({
    item: "gate",
    from: { is: "answered", key: "1", waived: true },
    to: { is: "answered", key: "1", waived: false },
    recommendation: "return",
  });
});

test("the one open item: the lowest key for each outcome, and N/A", () => {
  const { alterations, ifOpenItemsGet } = ask({ gate: "4", spare: "4" });
  expect(alterations.map(({ item, to, recommendation }) => [item, to, recommendation])).toEqual([
    ["plain", { is: "answered", key: "0", waived: false }, "approve-with-conditions"],
    ["plain", { is: "answered", key: "1", waived: false }, "approve"],
    ["plain", { is: "not-applicable" }, "approve"],
  ]);
  expect(ifOpenItemsGet).toEqual({ best: "approve", worst: "approve-with-conditions" });
});

test("with two open items no single change leads on, but best and worst case are known", () => {
  expect(ask({ gate: "0" })).toEqual({
    alterations: [],
    ifOpenItemsGet: { best: "return", worst: "reject" },
  });
});

test.each([
  [7, true],
  [50, false],
])("2,000 items in %d sections: a single change leads on: %s", (sections, leadsOn) => {
  const perSection = Math.ceil(2_000 / sections);
  const ids = [...Array(sections).keys()].map((s) => [...Array(perSection).keys()].map((i) => `s${s}.i${i}`));
  const big = aChecklist({
    scale: [0, 1, 2, 3, 4],
    gateMinimum: "2",
    sections: Object.fromEntries(
      ids.map((items, s) => [
        `s${s}`,
        {
          weight: 1 + (s % 9) / 10,
          items: Object.fromEntries(
            items.map((id, i) => [id, { gate: i % 50 === 49, weight: 0.13 + ((i * 7 + s) % 97) / 10 }]),
          ),
        },
      ]),
    ),
  });
  const input = {
    checklist: big,
    answers: answersOf(Object.fromEntries(ids.flat().map((id, i) => [id, i % 3 === 0 ? "2" : "3"]))),
    waivers: [],
  };
  expect(scoreReview(input).recommendation).toBe("approve-with-conditions");
  expect(whatWouldAlter(input).alterations.length > 0).toBe(leadsOn);
});
