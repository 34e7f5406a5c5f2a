import { expect, test } from "vitest";
import { noEntries } from "#shared/formats/record-entries";
import { noDecision, type Decision } from "#shared/formats/review";
import { obstacles } from "#shared/rules/ready-to-sign";
import { scoreReview } from "#shared/rules/scoring";
import { aChecklist, answersOf } from "../support/checklist-builder.ts";

const checklist = aChecklist({ scale: [0, 1], sections: { s: { items: { a: {}, b: {} } } } });

function reviewOf(
  decision: Partial<Decision>,
  {
    answers = { a: "1", b: "1" },
    title = "A finding",
  }: { answers?: Record<string, string>; title?: string } = {},
) {
  const finding = {
    severity: "low" as const,
    title,
    what: "",
    why: "",
    recommendation: "",
    owner: "",
    due: "",
    status: "open" as const,
    links: [],
  };
  const entries = {
    ...noEntries,
    decision: { decision: { ...noDecision, ...decision } },
    finding: { f: finding },
  };
  const card = scoreReview({ checklist, answers: answersOf(answers), waivers: [] });
  return { entries, card };
}

const standing = (...args: Parameters<typeof reviewOf>) =>
  obstacles(reviewOf(...args)).map(({ about }) => about);
const says = (...args: Parameters<typeof reviewOf>) => obstacles(reviewOf(...args)).map((one) => one.says);

const approval = {
  decision: "approve-with-conditions",
  reason: "r",
  scope: "s",
  stoppedBy: "o",
  reviewAgain: "m",
} as const;
const condition = { text: "t", owner: "o", due: "2027-01-01" };

test("an approval with all that it needs can be signed", () => {
  expect(standing({ ...approval, conditions: [condition] })).toEqual([]);
});

test.each([" ", "\u200b", "\u2066\u2069", "\u3164"])(
  "%j counts as blank wherever words are needed",
  (blank) => {
    const blanks = { reason: blank, scope: blank, stoppedBy: blank, reviewAgain: blank };
    const conditions = [
      { ...condition, text: blank },
      { ...condition, owner: blank },
    ];
    expect(standing({ ...approval, ...blanks, conditions }, { title: blank })).toEqual([
      "reason",
      "scope",
      "stop",
      "review-again",
      "conditions",
      "conditions",
      "finding",
    ]);
  },
);

test("a return may be signed with items open, an approval not", () => {
  const answers = { a: "1" };
  expect(standing({ decision: "return", reason: "Half of it is missing." }, { answers })).toEqual([]);
  expect(standing({ ...approval, conditions: [condition] }, { answers })).toEqual(["open"]);
});

test("the reason is asked for in words that fit the decision and the recommendation", () => {
  expect(says({ decision: "return" }, { answers: { a: "1" } })).toEqual([
    "While items are open there is no recommendation to follow: write down why you return it.",
  ]);
  expect(says({ decision: "reject" })).toEqual([
    "The recommendation is “Approve”: write down why you reject it.",
  ]);
});

test("what a condition needs is listed as in a sentence, and findings without a title are counted", () => {
  const blank = { text: "", owner: "", due: "" };
  expect(says({ ...approval, conditions: [blank] })).toEqual([
    "Condition 1 needs a text, an owner and a due date.",
  ]);
  const { entries, card } = reviewOf({ decision: "approve", scope: "s", stoppedBy: "o", reviewAgain: "m" });
  const finding = { ...entries.finding["f"], title: "" };
  // The finding is there: it was put in above.
  const two = { f: finding, g: finding } as typeof entries.finding;
  expect(obstacles({ entries: { ...entries, finding: two }, card })).toEqual([
    { about: "finding", says: "2 findings have no title.", id: "f" },
  ]);
});
