import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Block, IntakeDocument, Table } from "#shared/intake/document";
import { readPdf } from "#core/intake/readers/pdf";
import { borders, draw, makePdf } from "./pdf-bytes.ts";

const file = "packet/notes.pdf";
const read = async (bytes: Uint8Array): Promise<IntakeDocument> => (await readPdf({ bytes, file })).document;
const fixture = (name: string) =>
  read(readFileSync(new URL(`../../../fixtures/intake-readers/${name}`, import.meta.url)));
const onePage = (content: string, more = "") => read(makePdf({ pages: [{ content, more }] }));
const tables = (document: IntakeDocument): Table[] =>
  document.blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
const cells = (table: Table | undefined) => table?.rows.map((row) => row.map((cell) => cell.text));
const texts = (blocks: readonly Block[]) =>
  blocks.flatMap((block): string[] => {
    if (block.kind === "list") return block.items.map((item) => `${"  ".repeat(item.level)}- ${item.text}`);
    if (block.kind === "table") return [];
    return [block.kind === "heading" ? `${"#".repeat(block.level)} ${block.text}` : block.text];
  });

/** Lines that fill the width of the page, so that they read as text that runs on. */
const prose = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      [
        50,
        from - at * 12,
        `Words that run on over the whole width of the page, line ${at}, up to its right edge`,
      ] as const,
  );

test("reads a report written in LibreOffice: headings by their looks, lists, lines that end early", async () => {
  const document = await fixture("report.pdf");
  expect(document).toMatchObject({ kind: "pdf", file, title: "Refund helper" });
  const headings = document.blocks.flatMap((block) => (block.kind === "heading" ? [block] : []));
  expect(headings.map(({ level, text, by }) => [level, text, by])).toEqual([
    [1, "Refund helper", "looks"],
    [2, "1. Purpose", "looks"],
    [3, "1.1 Who uses it", "looks"],
    [4, "Systems", "looks"],
    [2, "2. Actions", "looks"],
    [2, "3. Merged", "looks"],
  ]);
  const [bullets, numbers] = document.blocks.flatMap((block) => (block.kind === "list" ? [block] : []));
  expect(bullets?.items.map(({ level, text }) => [level, text])).toEqual([
    [
      0,
      "Ticket store, read only, with a long description that goes on and on until it has to wrap over to the next line of the page",
    ],
    [1, "Staging copy"],
    [0, "Mail gateway"],
  ]);
  expect(bullets?.items[0]?.place).toMatchObject({
    file,
    page: 1,
    under: ["Refund helper", "1. Purpose", "1.1 Who uses it", "Systems"],
  });
  expect(numbers).toMatchObject({ ordered: true, items: [{ text: "Read the ticket" }, {}, {}] });
  expect(texts(document.blocks)).toContain("Team: Service desk");
  expect(texts(document.blocks)).toContain("Head: Ada Moreno");
});

test("joins a table that goes on over pages, without the header that comes again", async () => {
  const [actions, merged] = tables(await fixture("report.pdf"));
  expect(actions?.headerRows).toBe(1);
  expect(actions?.rows).toHaveLength(40);
  expect(cells(actions)?.[0]).toEqual(["Action", "Who approves", "Policy"]);
  expect(cells(actions)?.[38]).toEqual([
    "Action number 38",
    "Head of the desk, or the person who stands in for the head on that day",
    "Allowed up to 38 euros per day; above that it asks a person and waits for the answer",
  ]);
  expect(actions?.rows[38]?.[1]?.place).toMatchObject({ page: 4, row: 39, cell: "B39" });
  expect(cells(merged)).toEqual([
    ["System", "Access", "Retention"],
    ["All systems", "All systems", "30 days"],
    ["Mail", "Send\nRead", "none"],
  ]);
  expect(merged?.rows[2]?.[2]?.ticked).toBe(true);
});

test("leaves page headers, footers and page numbers out, and names them in one note", async () => {
  const document = await fixture("report.pdf");
  expect(JSON.stringify(document.blocks)).not.toContain("Larkspur");
  expect(document.notes).toEqual([
    {
      kind: "unread",
      says: "Left out, as they repeat on the pages as page headers and footers: “Larkspur Systems – Confidential”, “Version 3 of 2026 Page 1 of 4”.",
      place: { file },
    },
  ]);
});

test("reads two columns one after the other, and a table without borders", async () => {
  const document = await fixture("columns.pdf");
  const found = texts(document.blocks).map((text) => text.slice(0, 20));
  expect(found).toEqual([
    "# Two columns",
    "The agent reads the ",
    "## First part",
    "left one The agent r",
    "left two The agent r",
    "## Second part",
    "right one The agent ",
    "right two The agent ",
    "Back in one column. ",
    "## Owners",
    "Closing words.",
  ]);
  const [owners] = tables(document);
  expect(owners?.headerRows).toBe(1);
  expect(cells(owners)).toEqual([
    ["System", "Owner", "Kept for"],
    ["Ticket store", "Ada Moreno", "30 days"],
    ["Mail gateway", "Ben Okafor", "none"],
  ]);
});

test("ranks headings by size, weight and number, and joins those of two lines", async () => {
  const document = await onePage(
    draw(
      [50, 800, "The plan of the", 20, "F2"],
      [50, 778, "whole service", 20, "F2"],
      [50, 740, "1. Scope", 10, "F2"],
      ...prose(720, 3),
      [50, 660, "1.1 Reach", 10, "F2"],
      ...prose(640, 3),
      [50, 580, "APPENDIX"],
      ...prose(560, 2),
      [50, 520, "4.2 Plain and numbered"],
      ...prose(500, 2),
    ),
  );
  expect(texts(document.blocks).filter((text) => text.startsWith("#"))).toEqual([
    "# The plan of the whole service",
    "## 1. Scope",
    "### 1.1 Reach",
    "#### APPENDIX",
    "##### 4.2 Plain and numbered",
  ]);
});

test("parts paragraphs by the space between them and joins words parted at line ends", async () => {
  const document = await onePage(
    draw(
      ...prose(700, 2),
      [50, 676, "and the last line of the paragraph ends with a word that is parted, here, at a hy-"],
      [50, 664, "phen. A name like it stays: the agent of the company is called the Nordic-"],
      [50, 652, "Baltic helper."],
      [50, 620, "Another paragraph."],
    ),
  );
  const found = texts(document.blocks);
  expect(found).toHaveLength(2);
  expect(found[0]).toContain("parted, here, at a hyphen.");
  expect(found[0]).toContain("Nordic-Baltic helper.");
  expect(found[1]).toBe("Another paragraph.");
});

test("reads tick boxes, bullets and numbers as lists", async () => {
  const document = await onePage(
    draw(
      [50, 700, "- first"],
      [50, 686, "- second, which wraps to the"],
      [58, 674, "line below it"],
      [70, 660, "- deeper"],
      [50, 630, "a) one"],
      [50, 616, "b) two"],
    ),
  );
  expect(texts(document.blocks)).toEqual([
    "- first",
    "- second, which wraps to the line below it",
    "  - deeper",
    "- one",
    "- two",
  ]);
  expect(document.blocks.map((block) => block.kind === "list" && block.ordered)).toEqual([false, true]);
});

test("finds the rows of a table without borders whose cells wrap", async () => {
  const document = await onePage(
    draw(
      [50, 700, "Action", 10, "F2"],
      [200, 700, "Approver", 10, "F2"],
      [50, 680, "Send a refund to the"],
      [200, 680, "Desk lead"],
      [50, 668, "customer"],
      [50, 648, "Close it"],
      [200, 648, "Nobody, as long as it"],
      [200, 636, "stays open for a day"],
    ),
  );
  expect(cells(tables(document)[0])).toEqual([
    ["Action", "Approver"],
    ["Send a refund to the customer", "Desk lead"],
    ["Close it", "Nobody, as long as it stays open for a day"],
  ]);
  expect(tables(document)[0]?.headerRows).toBe(1);
});

test("keeps the texts of two full cells apart at the border between them", async () => {
  const document = await onePage(
    `${borders([50, 150, 300], [600, 620, 640])}\n${draw([52, 626, "Owner of the system Ada Moreno, service desk"], [52, 606, "Kept"], [152, 606, "30 days"])}`,
  );
  expect(cells(tables(document)[0])).toEqual([
    ["Owner of the system", "Ada Moreno, service desk"],
    ["Kept", "30 days"],
  ]);
});

test("takes no frame around text for a table, nor boxes of a drawing", async () => {
  const document = await onePage(
    `${borders([40, 560], [600, 720])}\n${draw([50, 700, "A framed note"], [50, 680, "Write to the desk first."])}`,
  );
  expect(tables(document)).toEqual([]);
  expect(texts(document.blocks).join(" ")).toContain("A framed note");
});

test("reads a page that is turned, and a stamp across it", async () => {
  const content =
    "BT /F1 10 Tf 0 1 -1 0 300 100 Tm (Turned with the page) Tj ET\n" +
    "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm (DRAFT) Tj ET";
  const document = await onePage(content, "/Rotate 90");
  expect(texts(document.blocks)).toEqual(["Turned with the page", "DRAFT"]);
});

test("reads the values of a form in their places, with the names of fields that have no label", async () => {
  const field = (rect: string, more: string) =>
    `<< /Type /Annot /Subtype /Widget /Rect [${rect}] /F 4 ${more} >>`;
  const document = await read(
    makePdf({
      pages: [
        {
          content: draw([50, 700, "Product"], [50, 600, "Acts alone"], [50, 500, "Yes"]),
          more: "/Annots [100 0 R 101 0 R 102 0 R 103 0 R 104 0 R]",
        },
      ],
      catalog: "/AcroForm << /Fields [100 0 R 101 0 R 102 0 R 103 0 R 104 0 R] >>",
      objects: {
        100: field("120 695 300 712", "/FT /Tx /T (text1) /V (Refund helper)"),
        101: field(
          "120 595 300 612",
          "/FT /Ch /Ff 131072 /T (choice) /Opt [[(n) (Never)] [(y) (Always)]] /V (n)",
        ),
        102: field(
          "30 497 42 509",
          "/FT /Btn /T (box) /V /On /AS /On /AP << /N << /On 105 0 R /Off 105 0 R >> >>",
        ),
        103: field("120 300 300 317", "/FT /Tx /T (text9) /TU (Owner of the agent) /V (Ada Moreno)"),
        104: field("120 200 300 217", "/FT /Tx /T (empty)"),
        105: "<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 0 >>\nstream\n\nendstream",
      },
    }),
  );
  expect(texts(document.blocks)).toEqual([
    "Product: Refund helper",
    "Acts alone: Never",
    "- Yes",
    "Owner of the agent: Ada Moreno",
  ]);
  expect(document.blocks[2]).toMatchObject({ items: [{ ticked: true }] });
  expect(document.notes.map((note) => [note.kind, note.says])).toEqual([
    [
      "changed",
      "Values filled into form fields, and texts typed onto pages, were read as text in their places.",
    ],
  ]);
});

test("reads a hundred pages in well under three seconds, and the same each time", async () => {
  const page = draw([50, 800, "A heading of the page", 16, "F2"], ...prose(760, 55));
  const bytes = makePdf({ pages: Array.from({ length: 100 }, () => ({ content: page })) });
  const started = process.cpuUsage();
  const first = await read(bytes);
  // Of the processor, so that a busy machine does not fail it.
  expect(process.cpuUsage(started).user / 1_000).toBeLessThan(3_000);
  expect(await read(bytes)).toEqual(first);
});
