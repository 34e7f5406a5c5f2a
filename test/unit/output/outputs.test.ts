import { parse } from "csv-parse/sync";
import { array, assert, asyncProperty, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { memoModel } from "#core/memo/memo-model";
import { wordText } from "#core/memo/word-text";
import { checkCsv, csvOf, withoutFormula } from "#core/output/csv";
import { checkMarkdown } from "#core/output/check-markdown";
import { findingsSheets } from "#core/output/findings-sheets";
import { memoMarkdown } from "#core/output/markdown";
import { checkXlsx, readXlsx } from "#core/output/read-xlsx";
import { xlsxOf } from "#core/output/xlsx";
import { aMemoInput } from "../../support/memo-input.ts";
import { nastyReview } from "../../support/nasty-review.ts";
import { nastyTexts } from "../../support/nasty-texts.ts";
import { partOf, repack } from "../../support/repack.ts";

const anyText = oneof(
  string({ unit: "binary", maxLength: 60 }),
  constantFrom(...nastyTexts),
  constantFrom("_x0041_", "__x000D_"),
);
const anyRows = array(array(anyText.map(wordText), { minLength: 2, maxLength: 2 }), {
  minLength: 1,
  maxLength: 6,
});

describe("tables", () => {
  test("any text comes back from a workbook as it was", async () => {
    await assert(
      asyncProperty(anyRows, async (rows) => {
        const sheet = { name: "Findings", widths: [10, 10], rows };
        const bytes = await xlsxOf([sheet]);
        expect((await readXlsx(bytes))[0]?.rows).toEqual(rows);
        expect(await checkXlsx(bytes, [sheet])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test("any text comes back from CSV, and no cell begins a formula", () => {
    assert(
      property(anyRows, (rows) => {
        const bytes = csvOf(rows);
        expect(checkCsv(bytes, rows)).toEqual([]);
        const cells: string[][] = parse(Buffer.from(bytes), { bom: true });
        expect(cells.flat().filter((cell) => /^\s*[=+\-@]|^[\t\r]/.test(cell))).toEqual([]);
      }),
    );
  });

  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "\uFF1D1",
    'x";=1',
    "x\n=1",
    "x\t=1",
    "a,=1",
  ])("%j is no formula in CSV", (text) => {
    expect(withoutFormula(text)).not.toBe(text);
    expect(withoutFormula(text)).not.toMatch(/(^|[\n\t;,])[\s"]*[=+\-@\uFF1D]/);
  });

  test("a workbook with a formula, or with another text, is refused", async () => {
    const sheets = findingsSheets({ record: aMemoInput().record, digest: "0", draft: true });
    const bytes = await xlsxOf(sheets);
    const name = "xl/worksheets/sheet1.xml";
    const xml = await partOf(bytes, name);
    const formula = xml.replace("<is>", "<f>1+1</f><is>");
    expect(await checkXlsx(await repack(bytes, { [name]: formula }), sheets)).not.toEqual([]);
    const other = xml.replace("One scope more", "One scope less");
    expect(await checkXlsx(await repack(bytes, { [name]: other }), sheets)).not.toEqual([]);
  });
});

describe("the memo in Markdown", () => {
  test.each([
    ["an ordinary review", aMemoInput()],
    ["a draft", aMemoInput({ draft: true })],
    ["nasty texts everywhere", nastyReview()],
  ])("has all that it promises, and no markup of its texts: %s", (_, input) => {
    const model = memoModel(input);
    expect(checkMarkdown(memoMarkdown(model), model)).toEqual([]);
  });

  test("hostile Markdown stays text, and a file that lacks a finding is refused", () => {
    const input = aMemoInput();
    const hostile =
      "<script>x</script> [a](http://b.example) ![i](x) www.c.example `c`\n# h\n- l\n1. n\n\n    code\n| t |\n---";
    const findings = input.record.findings.map((finding) => ({ ...finding, title: hostile, what: hostile }));
    const model = memoModel({ ...input, record: { ...input.record, findings } });
    const text = memoMarkdown(model);
    expect(checkMarkdown(text, model)).toEqual([]);
    expect(checkMarkdown(text.replaceAll("Free-text notes", ""), model)).not.toEqual([]);
    expect(checkMarkdown(`${text}\n<b>x</b>\n`, model)).not.toEqual([]);
  });
});
