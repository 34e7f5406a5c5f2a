/** Documents as vendors send them: how much of what they say comes into the packet, and how little comes in wrongly. */
import { expect, test } from "vitest";
import { judge, mapCase, readCases, type Judged } from "../../support/intake-corpus.ts";

const judged = await Promise.all(
  readCases().map(async (one) => {
    const { values, tray } = await mapCase(one);
    return { ...one, values, tray, of: judge(one.expected, values) };
  }),
);
const sum = (key: keyof Judged) => judged.reduce((all, { of }) => all + of[key].length, 0);

test("most of what is said is mapped, and nearly nothing wrongly", () => {
  const [right, wrong, left] = [sum("right"), sum("wrong") + sum("extra"), sum("left")];
  expect(right / (right + left)).toBeGreaterThan(0.8);
  expect(wrong / (right + wrong)).toBeLessThan(0.02);
});

test("what is not mapped is in the tray: no expected word is lost", () => {
  const even = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
  const lost = judged.flatMap(({ name, expected, values, tray }) => {
    // A heading stands above what is below it.
    const sources = [...values.flatMap((value) => value.sources), ...tray];
    const kept = even(
      [
        ...values.map(({ value }) => String(value)),
        ...sources.flatMap(({ text, place }) => [text, ...(place.under ?? [])]),
      ].join(" "),
    );
    // Columns of a page may stand in one another's way: then the words are kept, and their order is not.
    const isKept = (said: string) =>
      kept.includes(even(said)) || said.split(/\s+/).every((word) => kept.includes(even(word)));
    return [...expected.values()].flatMap((said) =>
      typeof said === "string" && said.length > 24 && !isKept(said) ? [`${name}: ${said}`] : [],
    );
  });
  expect(lost).toEqual([]);
});
