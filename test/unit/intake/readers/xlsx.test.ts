/** Workbooks with odd shapes: tables anywhere on the page, merged and hidden cells, dates, formulas. */
import { describe, expect, test } from "vitest";
import { readXlsx } from "#core/intake/readers/xlsx";
import { readCsv } from "#core/intake/readers/csv";
import type { Block } from "#shared/intake/document";
import { readLimits } from "#shared/intake/document";
import { cell, row, w, workbook } from "../../../support/ooxml-maker.ts";

const file = "a.xlsx";
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.map((cells) => cells.map(({ text }) => text).join(" | "));
    if (block.kind === "list") return block.items.map(({ text }) => `- ${text}`);
    return [
      `${block.kind === "heading" ? `${"#".repeat(block.level)} ` : ""}${block.place.part ? `(${block.place.part}) ` : ""}${block.text}`,
    ];
  });
async function read(bytes: Buffer, limits = readLimits) {
  const { document } = await readXlsx({ bytes, file }, limits);
  return {
    blocks: document.blocks,
    texts: textsOf(document.blocks),
    notes: document.notes.map(({ kind, says }) => `${kind}: ${says}`),
  };
}
const bold =
  '<fonts><font/><font><b/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>';

describe("the page of a sheet", () => {
  test("titles, two tables side by side and one below, each by itself", async () => {
    const xml = `<sheetData>${row(1, cell("A1", "Control sheet", 1))}${row(3, cell("A3", "Action", 1) + cell("B3", "Policy", 1) + cell("E3", "Duty", 1) + cell("F3", "Name", 1))}${row(4, cell("A4", "pay") + cell("B4", "never") + cell("E4", "Incidents") + cell("F4", "Kim"))}${row(8, cell("A8", "Kept for") + cell("B8", "90 days"))}</sheetData>`;
    const { texts, blocks } = await read(workbook([{ name: "Main", xml }], { styles: bold }));
    expect(texts).toEqual([
      "# Main",
      "## Control sheet",
      "Action | Policy",
      "pay | never",
      "Duty | Name",
      "Incidents | Kim",
      "Kept for | 90 days",
    ]);
    expect(blocks[2]?.kind === "table" && blocks[2].rows[1]?.[1]?.place).toMatchObject({
      file,
      sheet: "Main",
      row: 4,
      cell: "B4",
    });
  });

  test("a blank row parts nothing below a bold header; an empty column between labels and values neither", async () => {
    const table = `<sheetData>${row(1, cell("A1", "Action", 1) + cell("B1", "Policy", 1))}${row(2, cell("A2", "read") + cell("B2", "automatic"))}${row(4, cell("A4", "pay") + cell("B4", "never"))}</sheetData>`;
    const labels = `<sheetData>${row(1, cell("A1", "Trigger") + cell("C1", "A mail"))}${row(2, cell("A2", "Output") + cell("C2", "A draft"))}</sheetData>`;
    const { texts } = await read(
      workbook(
        [
          { name: "T", xml: table },
          { name: "L", xml: labels },
        ],
        { styles: bold },
      ),
    );
    expect(texts).toEqual([
      "# T",
      "Action | Policy",
      "read | automatic",
      "pay | never",
      "# L",
      "Trigger | A mail",
      "Output | A draft",
    ]);
  });

  test("merged cells fill their range, and no more than the sheet has", async () => {
    const xml = `<sheetData>${row(1, cell("A1", "never") + cell("B1", "pay"))}${row(2, cell("B2", "delete"))}</sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B2:XFD1048576"/></mergeCells>`;
    expect((await read(workbook([{ name: "S", xml }]))).texts).toEqual([
      "# S",
      "never | pay",
      "never | delete",
    ]);
  });

  test("hidden rows and sheets are read apart; comments and text boxes too", async () => {
    const xml = `<sheetData>${row(1, cell("A1", "a") + cell("B1", "b"))}${row(2, cell("A2", "secret") + cell("B2", "c"), ' hidden="1"')}${row(3, cell("A3", "d") + cell("B3", "e"))}</sheetData>`;
    const parts = {
      "xl/comments1.xml":
        '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="B1"><text><t>really?</t></text></comment></commentList></comments>',
    };
    const { texts, notes } = await read(
      workbook(
        [
          { name: "S", xml, relations: [["comments", "../comments1.xml"]] },
          { name: "Lists", state: "veryHidden", xml: `<sheetData>${row(1, cell("A1", "Auto"))}</sheetData>` },
        ],
        { parts },
      ),
    );
    expect(texts).toEqual([
      "# S",
      "a | b",
      "d | e",
      "(hidden row) secret | c",
      "(comment) really?",
      "# (hidden sheet) Lists",
      "(hidden sheet) Auto",
    ]);
    expect(notes.map((note) => note.slice(0, 40))).toEqual([
      "changed: The sheet “S” has a hidden row:",
      "changed: The sheet “Lists” is hidden: it",
    ]);
  });
});

test("what cells show: shared and rich texts, dates, shares, booleans, results of formulas", async () => {
  const strings = "<si><r><t>rich </t></r><r><t>text</t></r><rPh><t>no</t></rPh></si>";
  const xml = `<sheetData>${row(1, `<c r="A1" t="s"><v>0</v></c><c r="B1" s="2"><v>46328</v></c><c r="C1" s="3"><v>0.125</v></c><c r="D1" t="b"><v>1</v></c><c r="E1"><f>A1</f><v>0.30000000000000004</v></c><c r="F1" s="4"><v>46328.5</v></c><c r="G1" t="str"><f>x</f><v>90 days</v></c><c r="H1"><f>B1</f></c>`)}</sheetData>`;
  const { texts, notes } = await read(workbook([{ name: "S", xml }], { strings, styles: bold }));
  expect(texts[1]).toBe("rich text | 2026-11-02 | 12.5 % | TRUE | 0.3 | 2026-11-02 12:00 | 90 days");
  expect(notes).toEqual([
    "unread: The sheet “S” has 1 formulas without a result: open and save it in a spreadsheet program.",
  ]);
});

test("a million rows are not waited for: the limit fires, and a note says so", async () => {
  const xml = `<sheetData>${Array.from({ length: 500 }, (_, at) => row(at + 1, cell(`A${at + 1}`, `a${at}`) + cell(`B${at + 1}`, "b"))).join("")}</sheetData>`;
  const { blocks, notes } = await read(workbook([{ name: "S", xml }]), { ...readLimits, blocks: 100 });
  expect(blocks[1]?.kind === "table" && blocks[1].rows.length).toBeLessThanOrEqual(100);
  expect(notes.join()).toMatch(/more rows or cells than are read/);
});

test("entities and damage are refused in one sentence", async () => {
  const bomb = workbook([{ name: "S", xml: "<sheetData/>" }], { strings: "" });
  await expect(readXlsx({ bytes: bomb.subarray(0, 200), file })).rejects.toThrow(
    /workbook is damaged or cut off/,
  );
  const trap = workbook([{ name: "S", xml: "" }], {
    parts: { "xl/sharedStrings.xml": `<!DOCTYPE x [<!ENTITY a "${w("t", "")}">]><sst/>` },
  });
  await expect(readXlsx({ bytes: trap, file })).rejects.toThrow(/document type/);
});

describe("tables in text", () => {
  const csv = (text: string | Buffer) => {
    const { document } = readCsv({ bytes: Buffer.from(text), file: "a.csv" });
    return { texts: textsOf(document.blocks), notes: document.notes.map(({ kind }) => kind) };
  };
  test("the sign that parts most lines alike is the one; titles stand above", () => {
    expect(csv("Actions of the bot\n\nAction;Policy\npay, at once;never\n").texts).toEqual([
      "### Actions of the bot",
      "Action | Policy",
      "pay, at once | never",
    ]);
    expect(csv("a\tb\nc, d\te\n").texts).toEqual(["a | b", "c, d | e"]);
  });
  test("letters of Windows are read, and formulas are text", () => {
    const { texts, notes } = csv(Buffer.from("Wer;Was\nM\xfcller;=1+1\n", "latin1"));
    expect([texts, notes]).toEqual([
      ["Wer | Was", "Müller | =1+1"],
      ["changed", "active"],
    ]);
  });
});
