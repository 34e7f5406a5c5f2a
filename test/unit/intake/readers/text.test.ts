/** Plain texts, read for intake. */
import { describe, expect, test } from "vitest";
import { readText } from "#core/intake/readers/text";
import { readLimits, UnreadableFile, type Block, type ReadLimits } from "#shared/intake/document";

const file = "notes.txt";
const read = (text: string | Uint8Array, limits: Partial<ReadLimits> = {}) =>
  readText({ bytes: typeof text === "string" ? Buffer.from(text) : text, file }, { ...readLimits, ...limits })
    .document;
const blocksOf = (...lines: string[]) => read(lines.join("\n")).blocks;
const textOf = (...lines: string[]) => blocksOf(...lines).map(said);
function said(block: Block): string {
  if (block.kind === "heading") return `h${block.level} ${block.text}`;
  if (block.kind === "paragraph") return block.text;
  if (block.kind === "list")
    return block.items
      .map(
        ({ text, level, ticked }) =>
          `${"  ".repeat(level)}${block.ordered ? "1." : "-"} ${ticked === undefined ? "" : ticked ? "[x] " : "[ ] "}${text}`,
      )
      .join("\n");
  return `${block.headerRows}\n${block.rows.map((row) => row.map(({ text }) => text).join(" | ")).join("\n")}`;
}

describe("headings", () => {
  test("are underlined, marked, numbered or in capitals", () => {
    const marked = "Agent\n=====\n\nScope\n-----\nIt drafts.\n\nDATA FLOWS\nOrders.";
    expect(textOf(marked, "", "3.1 Retention", "", "30 days.", "", "# Owners #", "Ada").join("\n")).toBe(
      "h1 Agent\nh2 Scope\nIt drafts.\nh3 DATA FLOWS\nOrders.\nh4 3.1 Retention\n30 days.\nh1 Owners\nAda",
    );
  });

  test("stand above what follows, with their lines", () => {
    const [, second, third] = blocksOf("Agent", "=====", "", "OWNERS", "", "Ada");
    expect(second).toMatchObject({ by: "looks", place: { line: 4, under: ["Agent"] } });
    expect(third).toMatchObject({ place: { file, line: 6, under: ["Agent", "OWNERS"] } });
  });

  test("a number alone makes a heading only of a line that is no list", () => {
    expect(textOf("1. Purpose", "", "It drafts.", "", "2. Data", "", "Orders.")).toEqual([
      "h1 1. Purpose",
      "It drafts.",
      "h1 2. Data",
      "Orders.",
    ]);
    expect(textOf("1. read", "", "2. write", "", "That is all.")).toEqual([
      "1. read\n1. write",
      "That is all.",
    ]);
  });

  test("sections contain what is numbered within them, and deeper numbers lie deeper", () => {
    expect(textOf("1.1 Data", "", "a", "", "1.1.1 Orders", "", "b", "", "1. SCOPE", "", "c")).toEqual(
      ["h1 1.1 Data", "a", "h2 1.1.1 Orders", "b"].concat("h1 1. SCOPE", "c"),
    );
  });

  test("short lines, sentences and capitals within a paragraph are none", () => {
    expect(
      textOf("Hello all", "", "THIS IS NOT A DRAFT.", "", "CRM", "", "see the", "OTHER FILE", "now"),
    ).toEqual(["Hello all", "THIS IS NOT A DRAFT.", "CRM", "see the\nOTHER FILE\nnow"]);
  });
});

describe("paragraphs", () => {
  test("labels are paragraphs of their own", () => {
    expect(textOf("Owner: Ada", "Role: Lead of", "  care", "Contact:", "ada@v.example")).toEqual([
      "Owner: Ada",
      "Role: Lead of\ncare",
      "Contact:\nada@v.example",
    ]);
  });

  test("wrapped lines are put together, short ones stay lines", () => {
    expect(
      textOf(
        "The agent reads the orders of the shop and drafts a reply to",
        "the customer, which a member of the care team reads: always",
        "before it leaves.",
        "",
        "Best",
        "Ola",
      ),
    ).toEqual([
      "The agent reads the orders of the shop and drafts a reply to the customer, which a member of the care team reads: always before it leaves.",
      "Best\nOla",
    ]);
  });

  test("a question and its answer are two", () => {
    expect(
      textOf(
        "Who owns it?",
        "Ada Byron",
        "Lead",
        "",
        "1. What does it read?",
        "Orders",
        "",
        "- Why?",
        "  So.",
      ),
    ).toEqual(["Who owns it?", "Ada Byron\nLead", "h1 1. What does it read?", "Orders", "- Why?", "So."]);
  });

  test("quotes keep their mark, and lines that only part are left out", () => {
    expect(textOf("> Who owns it?", "> ", "> And why?", "Ada", "", "-----", "Bye", "* * *")).toEqual([
      "> Who owns it?",
      "> And why?",
      "Ada",
      "Bye",
    ]);
  });
});

describe("lists", () => {
  test("have bullets, numbers or letters, nest, and go on in the next line", () => {
    expect(
      textOf("- read", "  orders", "  * by id", "    • or name", "- write", "", "a) one", "b) two"),
    ).toEqual(["- read orders\n  - by id\n    - or name\n- write", "1. one\n1. two"]);
  });

  test("tick boxes are ticks", () => {
    expect(textOf("[x] logs", "[ ] traces", "- [X] copies", "☐ none")).toEqual([
      "- [x] logs\n- [ ] traces\n- [x] copies\n- [ ] none",
    ]);
  });
});

describe("tables", () => {
  test("are drawn with bars", () => {
    expect(textOf("| Action | Policy |", "|---|:--|", "| Refund | never |", "Text")).toEqual([
      "1\nAction | Policy\nRefund | never",
      "Text",
    ]);
    expect(textOf("a | b", "c | d")).toEqual(["0\na | b\nc | d"]);
  });

  test("are drawn with tabs, also with several for one and with empty cells", () => {
    expect(textOf("Action\tPolicy\tWho", "Refund\t\tAda")).toEqual([
      "0\nAction | Policy | Who\nRefund |  | Ada",
    ]);
    expect(textOf("Action\t\tPolicy", "Read order\tfree")).toEqual(["0\nAction | Policy\nRead order | free"]);
  });

  test("are drawn as boxes", () => {
    const lines = [
      "+----+-----+",
      "| a  | b   |",
      "+====+=====+",
      "| c  | d   |",
      "|    | e   |",
      "+----+-----+",
    ];
    const [table] = blocksOf(...lines);
    expect(table && said(table)).toBe("1\na | b\nc | d\ne");
    expect(table?.kind === "table" && table.rows[1]?.[1]?.place).toMatchObject({ cell: "B2", line: 4 });
  });

  test("are drawn with blanks", () => {
    expect(
      textOf(
        "Action        Policy",
        "------        ------",
        "Read order    free",
        "Refund        never",
        "",
        "Bye",
      ),
    ).toEqual(["1\nAction | Policy\nRead order | free\nRefund | never", "Bye"]);
    expect(textOf("Owner:   Ada", "Role:    Lead", "Mail:    a@b")).toEqual([
      "Owner: Ada",
      "Role: Lead",
      "Mail: a@b",
    ]);
  });

  test("a single line with bars or tabs is text", () => {
    expect(textOf("read | write", "", "a\tb")).toEqual(["read | write", "a b"]);
  });
});

describe("letters", () => {
  test.each([
    ["UTF-8", Buffer.from("Größe"), 0],
    ["UTF-8 with a mark", Buffer.from("\uFEFFGröße"), 0],
    ["UTF-16 with a mark", Buffer.from("\uFEFFGröße", "utf16le"), 0],
    ["UTF-16 the other way round", Buffer.from("\uFEFFGröße", "utf16le").swap16(), 0],
    ["Windows-1252", Buffer.from("Größe", "latin1"), 1],
  ])("are read as %s", (_, bytes, notes) => {
    const { blocks, notes: said } = read(bytes);
    expect(blocks[0]).toMatchObject({ text: "Größe" });
    expect(said).toHaveLength(notes);
  });
});

describe("bad input", () => {
  test.each([
    ["", "no text"],
    ["---\n\n", "no text"],
    ["a\0b", "is no text"],
  ])("%# is refused in a sentence", (text, says) => {
    expect(() => read(text)).toThrow(UnreadableFile);
    expect(() => read(text)).toThrow(says);
  });

  test("limits fire, and say so", () => {
    const { blocks, notes } = read("a\n\nb\n\nc", { blocks: 2 });
    expect(blocks).toHaveLength(2);
    expect(notes[0]).toMatchObject({ kind: "unread", place: { line: 5 } });
    expect(read("a\n\nb|c\nd|e\nf|g", { cells: 4 }).notes[0]).toMatchObject({ kind: "unread" });
  });

  test("one endless line and endless lines of signs are read in one go", () => {
    for (const one of [
      "a",
      "\t",
      "|",
      "- ",
      "> ",
      "1.",
      "#",
      "+-",
      "+---+",
      "|--|--|",
      "--  --",
      "---- ",
      "= ",
      "a  ",
    ]) {
      expect(read(`x\n${one.repeat(300_000)}`).blocks.length).toBeGreaterThan(0);
      expect(read(`x\n${`${one}\n`.repeat(30_000)}`).blocks.length).toBeGreaterThan(0);
    }
  });

  test("the same bytes give the same document", () => {
    expect(read("A\n=\n- b\n")).toEqual(read("A\n=\n- b\n"));
  });
});
