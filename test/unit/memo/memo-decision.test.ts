import { expect, test } from "vitest";
import { memoModel } from "#core/memo/memo-model";
import type { MemoInput } from "#core/memo/memo-types";
import { noDecision, type DecisionWord } from "#shared/formats/review";
import { linesOf, pageOne, rescored } from "../../support/memo-content.ts";
import { aMemoInput } from "../../support/memo-input.ts";

const decided = (decision: DecisionWord, change: Partial<MemoInput["record"]> = {}) =>
  rescored(aMemoInput({ findings: 6 }), {
    decision: { ...noDecision, decision, reason: "The worst case is not described." },
    ...change,
  });
const starting = (lines: readonly string[], start: string) => lines.filter((line) => line.startsWith(start));
const scopeLines =
  /^(Approved scope|Scope considered|Excluded or gated|Conditions|Stopp|Can be stopped|Reviewed again)/;

test.each(["return", "reject"] as const)(
  "a memo of a %s has no lines for what an approval states",
  (word) => {
    const input = decided(word);
    expect(pageOne(input).filter((line) => scopeLines.test(line) || line.includes("not stated"))).toEqual([]);
    expect(linesOf(memoModel(input).blocks).filter((line) => scopeLines.test(line))).toEqual([]);
    const { decision } = input.record;
    const stated = rescored(input, {
      decision: { ...decision, reviewAgain: "2027-03-01", scope: "Ledger 20." },
    });
    expect(pageOne(stated)).toContain("Reviewed again: 1 March 2027");
    expect(linesOf(memoModel(stated).blocks)).toEqual(
      expect.arrayContaining(["Scope considered", "Ledger 20."]),
    );
  },
);

test("page one of a return names the questions to answer and the findings, worst first", () => {
  const lines = pageOne(decided("return"));
  expect(lines).toEqual(
    expect.arrayContaining([
      "The vendor must answer: 2 questions",
      "Question 1. Who in your company can change the model version, and how would we hear of it?",
      "Question 2. Please send the receipt of one rejected approval, with the approver's name.",
      "Open findings: 5 (1 high, 2 medium, 1 low, 1 information)",
      "Finding 2, high. One scope more than the packet declares",
    ]),
  );
  expect(starting(lines, "Finding ")).toHaveLength(3);
  const questions = Array.from({ length: 5 }, (_, i) => ({ id: `q-${i}`, text: `Why ${i}?` }));
  const many = pageOne(decided("return", { questions }));
  expect(many).toContain("The vendor must answer: 5 questions, of which the first 3");
  expect(starting(many, "Question ")).toHaveLength(3);
});

test("page one of a rejection names the gates that failed and the findings", () => {
  const { answers, ...record } = aMemoInput().record;
  const { checklist } = aMemoInput();
  const gates = checklist.sections.flatMap(({ items }) => items.filter(({ gate }) => gate)).slice(0, 5);
  const failed = Object.fromEntries(
    gates.map(({ id }) => [id, { key: "0", evidenceLevel: "declared" as const, note: "", links: [] }]),
  );
  const lines = pageOne(
    decided("reject", {
      ...record,
      decision: { ...noDecision, decision: "reject" },
      answers: { ...answers, ...failed },
    }),
  );
  const ids = gates.map(({ id }) => id);
  expect(lines).toContain(`Failed gates (5): ${ids.slice(0, 3).join(", ")}, and 2 more`);
  expect(starting(lines, "Finding ")).toHaveLength(3);
});

test("a return while items are open gives its reason as the reason for the return", () => {
  const input = decided("return", { answers: {} });
  expect(pageOne(input)).toContain("Reason for the return: The worst case is not described.");
  const lines = linesOf(memoModel(input).blocks);
  expect(lines.some((line) => /decided otherwise|differs/.test(line))).toBe(false);
  expect(lines).toContain(
    "With items still open the checklist recommends nothing yet; the reviewer decided for the reason above.",
  );
});
