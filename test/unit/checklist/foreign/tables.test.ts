import { describe, expect, test } from "vitest";
import { cell, row, workbook } from "../../../support/ooxml-maker.ts";
import { itemsOf, outline, read } from "./read.ts";

const aWorkbook = (sheets: { name: string; rows: string[][] }[]) =>
  workbook(
    sheets.map(({ name, rows }) => ({
      name,
      xml: rows
        .map((texts, at) =>
          row(at + 1, texts.map((text, n) => cell(`${"ABCDEFGH"[n]}${at + 1}`, text)).join("")),
        )
        .join(""),
    })),
  );

describe("a table with a header row", () => {
  test("has its ids, sections, levels, weights, gates and references", async () => {
    const found = await read(
      "Agent checks 2.1.csv",
      `No.;Area;Question;How to check;Severity;Weight;Mandatory;ISO 27001;Answer
A-1;Access;Who may stop it?;Ask for the name;High;2;yes;A.5.15;
A-2;;Is every login its own?;;low;;no;"A.5.16, A.5.17";n/a
B-1;Logging;Are logs kept for a year?;;high;1,5;;;yes
`,
    );
    expect(found.checklist).toMatchObject({
      title: "Agent checks (2.1)",
      id: "agent-checks",
      version: "2.1.0",
    });
    expect(outline(found)).toEqual([
      ["Access", "A-1", "A-2"],
      ["Logging", "B-1"],
    ]);
    expect(itemsOf(found)).toMatchObject([
      {
        weight: 2,
        gate: true,
        levels: ["High"],
        refs: ["A.5.15"],
        guidance: "How to check: Ask for the name",
      },
      { weight: 1, gate: false, levels: ["low"], refs: ["A.5.16", "A.5.17"] },
      { weight: 1.5, gate: false, levels: ["high"] },
    ]);
    expect(found.foreign?.columns.map(({ use }) => use)).toEqual([
      "id",
      "heading",
      "prompt",
      "guidance",
      "level",
      "weight",
      "gate",
      "reference",
      "skip",
    ]);
    expect(found.foreign?.notes).toContain("Not taken: the column “Answer”.");
  });

  test("may have a title above it and rows that are headings", async () => {
    const found = await read(
      "supplier.csv",
      `Supplier questions,,
,,
Ref,Requirement,Notes
Operations,,
O1,Backups are tested every quarter,
O2,There is a person on call,Name and number
People,,
P1,Leavers lose access within a day,
,"A note at the foot, without a question",
`,
    );
    expect(outline(found)).toEqual([
      ["Operations", "O1", "O2"],
      ["People", "P1"],
    ]);
    expect(itemsOf(found)[1]).toMatchObject({ guidance: "Name and number" });
  });

  test("is read as its person says where the words mislead", async () => {
    const text = `Key,Control,Question\n1,Access review,Do you review access each quarter?\n2,Leavers,Do leavers lose access at once?\n`;
    const [first] = itemsOf(await read("own.csv", text));
    expect(first).toMatchObject({
      id: "1",
      prompt: "Do you review access each quarter?",
      guidance: "Control: Access review",
    });
    const columns = [
      { table: "", column: 2, use: "title" as const },
      { table: "", column: 1, use: "skip" as const },
    ];
    const [other] = itemsOf(await read("own.csv", text, { columns }));
    expect(other).toMatchObject({ id: "own.1", prompt: "Access review: Do you review access each quarter?" });
  });

  test("of ASVS 5 keeps chapters, sections and levels, and takes those that are wanted", async () => {
    const text = `chapter_id,chapter_name,section_id,section_name,req_id,req_description,L\r
V1,Encoding,V1.1,Architecture,V1.1.1,"Verify that input is decoded once, and only once.",2\r
V1,Encoding,V1.2,Injection,V1.2.1,Verify that output is encoded for where it goes.,1\r
V2,Validation,V2.1,Documentation,V2.1.1,Verify that rules for input are written down.,1\r
`;
    const file = "OWASP_Application_Security_Verification_Standard_5.0.0_en.csv";
    const found = await read(file, text);
    expect(found.foreign).toMatchObject({
      edition: "5.0.0",
      levels: [
        { level: "1", items: 2 },
        { level: "2", items: 1 },
      ],
    });
    expect(found.checklist.version).toBe("5.0.0");
    expect(outline(found)).toEqual([
      ["V1 Encoding", "V1.1.1", "V1.2.1"],
      ["V2 Validation", "V2.1.1"],
    ]);
    expect(itemsOf(found)[0]?.guidance).toBe("Under: V1.1 Architecture");
    const first = await read(file, text, { levels: ["1"], gates: ["1"], sections: "inner", id: "asvs-l1" });
    expect(outline(first)).toEqual([
      ["V1.2 Injection", "V1.2.1"],
      ["V2.1 Documentation", "V2.1.1"],
    ]);
    expect(itemsOf(first).every(({ gate }) => gate)).toBe(true);
    expect(first.checklist.id).toBe("asvs-l1");
    expect(first.foreign?.notes).toContain("One item of other levels: left out, as chosen.");
  });

  test("of ASVS 4 has ticks for levels, bare numbers for CWE, and chapters without a name", async () => {
    const found = await read(
      "OWASP Application Security Verification Standard 4.0.3-en.csv",
      `chapter_id,chapter_name,section_id,section_name,req_id,req_description,level1,level2,level3,cwe,nist
V1,,V1.1,Life cycle,V1.1.1,Verify that a life cycle is followed.,,✓,✓,,
V14,Configuration,V14.4,Headers,V14.4.7,Verify that pages cannot be framed.,✓,✓,✓,1021,
`,
    );
    expect(found.checklist.version).toBe("4.0.3");
    expect(outline(found)).toEqual([
      ["V1", "V1.1.1"],
      ["V14 Configuration", "V14.4.7"],
    ]);
    expect(itemsOf(found)).toMatchObject([
      { levels: ["2", "3"], refs: [] },
      { levels: ["1", "2", "3"], refs: ["CWE-1021"] },
    ]);
  });

  test("without a question is refused with an example", async () => {
    await expect(read("prices.csv", "Product,Price\nTea,2\n")).rejects.toMatchObject({
      code: "malformed-file",
      details: { problems: [{ says: "No questions were found in it." }] },
    });
  });
});

describe("a workbook", () => {
  test("has a section for each sheet, and takes a question of two sheets once", async () => {
    const found = await read(
      "checks.xlsx",
      aWorkbook([
        { name: "Read me", rows: [["How to use this"], ["Answer every question."]] },
        {
          name: "Access",
          rows: [
            ["ID", "Question"],
            ["1", "Who may stop it?"],
            ["2", "Who may start it?"],
          ],
        },
        {
          name: "Logs",
          rows: [
            ["ID", "Question"],
            ["3", "Where are logs kept?"],
            ["1", "Who may stop it?"],
          ],
        },
      ]),
    );
    expect(outline(found)).toEqual([
      ["Access", "1", "2"],
      ["Logs", "3"],
    ]);
    expect(found.foreign?.notes).toEqual([
      "The sheet “Read me” has no table of questions: not taken.",
      "One question stands in more than one sheet: taken once.",
    ]);
  });

  test("of HECVAT's kind is read by its ids, whatever heads its columns", async () => {
    const ids = (from: string, count: number) =>
      Array.from({ length: count }, (_, at) => [
        `${from}-${String(at + 1).padStart(2, "0")}`,
        `Is point ${at + 1} of ${from} seen to, and by whom?`,
        "",
        "",
        `Say how ${at + 1}`,
      ]);
    const found = await read(
      "HECVAT.xlsx",
      aWorkbook([
        {
          name: "HECVAT - Full",
          rows: [
            ["Vendor assessment"],
            ["Documentation", "", "Vendor Answers", "Additional Information", "Guidance"],
            ...ids("DOCU", 7),
            ["Company overview", "", "Vendor Answers", "Additional Information", "Guidance"],
            ...ids("COMP", 5),
          ],
        },
      ]),
    );
    expect(found.foreign?.kind).toBe("hecvat");
    expect(outline(found).map(([title, first, ...rest]) => [title, first, rest.length + 1])).toEqual([
      ["Documentation", "DOCU-01", 7],
      ["Company overview", "COMP-01", 5],
    ]);
    expect(itemsOf(found)[1]).toMatchObject({ id: "DOCU-02", guidance: "Say how 2" });
  });
});

test("ids that cannot stand, and those that come twice, are changed and kept beside", async () => {
  const found = await read(
    "own.csv",
    "Id,Question\nAC-2 (1),First of all?\nAC-2,Second of all?\nAC-2,Third of all?\n",
  );
  expect(itemsOf(found)).toMatchObject([
    { id: "AC-2-1", sourceId: "AC-2 (1)" },
    { id: "AC-2" },
    { id: "AC-2-2", sourceId: "AC-2" },
  ]);
  expect(itemsOf(found)[1]).not.toHaveProperty("sourceId");
});
