/** The end-to-end spec of the job by keyboard proves something only while nothing but the keyboard acts in it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const spec = path.resolve(import.meta.dirname, "../e2e/job-by-keyboard.spec.ts");

const acts = [
  ..."click dblclick tap hover focus blur fill clear type press pressSequentially check uncheck setChecked".split(
    " ",
  ),
  ..."selectOption selectText setInputFiles dragTo dragAndDrop drop dispatchEvent scrollIntoViewIfNeeded".split(
    " ",
  ),
  ..."goto reload goBack goForward evaluate evaluateAll evaluateHandle addScriptTag setContent".split(" "),
];
const acting = new RegExp(
  String.raw`\b[\w.)\]"']+?\s*\.\s*(?:${acts.join("|")})\s*\(|\.\s*(?:mouse|touchscreen|request)\b`,
  "g",
);

function actsBesideKeys(text: string): string[] {
  return [...text.matchAll(acting)]
    .map(([found]) => found)
    .filter((found) => !found.startsWith("page.keyboard."));
}

test("nothing but page.keyboard acts in the spec of the job by keyboard", () => {
  const text = readFileSync(spec, "utf8");
  expect(text.match(/page\.keyboard\./g)?.length).toBeGreaterThan(10);
  expect(actsBesideKeys(text)).toEqual([]);
});

test("control: each way to act otherwise is found", () => {
  for (const act of acts) expect(actsBesideKeys(`await page.getByRole("button").${act}();`)).toHaveLength(1);
  expect(actsBesideKeys("await target\n  .click({ force: true })")).toHaveLength(1);
  expect(actsBesideKeys("await page.mouse.move(1, 2)")).toHaveLength(1);
  expect(actsBesideKeys('await page.keyboard.press("Tab"); await page.keyboard.type("a");')).toEqual([]);
});
