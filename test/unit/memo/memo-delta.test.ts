/** What changed since the signed revision before, so that a reader of both need not compare. */
import { expect, test } from "vitest";
import { memoModel } from "#core/memo/memo-model";
import { scoreJson } from "#shared/rules/scoring";
import { linesOf, tableNamed } from "../../support/memo-content.ts";
import { aMemoInput } from "../../support/memo-input.ts";

const input = aMemoInput({ findings: 2 });
const { record } = input;
const [first, second] = record.findings;
if (!first || !second) throw new Error("no findings");
const same = { ...record, score: scoreJson(input.card) };

test("without a revision before there is no such part", () => {
  expect(linesOf(memoModel(input).blocks).join("\n")).not.toContain("Changes since");
});

test("a revision in which nothing changed says so", () => {
  const lines = linesOf(memoModel({ ...input, previous: same }).blocks).join("\n");
  expect(lines).toContain(`Changes since revision ${record.revision}`);
  expect(lines).toContain("Nothing of the decision, the scores, the findings or the questions changed.");
});

test("what was decided, scored, found and asked otherwise stands then beside now", () => {
  const [item = "", answer] = Object.entries(record.answers)[0] ?? [];
  if (!answer) throw new Error("no answer");
  const { na: _na, ...scored } = answer;
  const previous = {
    ...same,
    decision: {
      ...record.decision,
      decision: "return" as const,
      conditions: [{ text: "An old condition", owner: "", due: "" as const }],
    },
    answers: { ...record.answers, [item]: { ...scored, key: "0" } },
    findings: [
      { ...first, status: "fixed" as const },
      { ...second, id: "fi-gone", title: "Gone by now" },
    ],
    score: { overall: 12.34 },
  };
  const rows = tableNamed({ ...input, previous }, /otherwise than in revision/).map((row) =>
    row.join(" | ").replaceAll("\n", " "),
  );
  const has = (pattern: RegExp) => expect(rows.filter((row) => pattern.test(row))).toHaveLength(1);
  has(/^Decision \|.*\| Approved/);
  has(/^Overall score \| 12\.3.%/);
  has(new RegExp(`^${item.replaceAll(".", "\\.")}`));
  has(/Gone by now \| .* \| taken back/);
  has(/^Finding.*\| not raised \| /);
  has(/An old condition \| was there \| gone/);
  expect(rows.filter((row) => row.includes("| Fixed") || /, Fixed \|/.test(row))).toHaveLength(1);
});
