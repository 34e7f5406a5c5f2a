/** Markdown, read for intake. */
import { describe, expect, test } from "vitest";
import { readMarkdown } from "#core/intake/readers/markdown";
import { readLimits, UnreadableFile, type Block, type ReadLimits } from "#shared/intake/document";

const file = "packet.md";
const read = (text: string | Uint8Array, limits: Partial<ReadLimits> = {}) =>
  readMarkdown(
    { bytes: typeof text === "string" ? Buffer.from(text) : text, file },
    { ...readLimits, ...limits },
  ).document;
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

test("headings are marked or underlined, and know their lines", () => {
  const blocks = blocksOf(
    "Agent",
    "=====",
    "",
    "Scope",
    "---",
    "",
    "### Data ###",
    "",
    "It reads",
    "orders.",
  );
  expect(blocks.map(said)).toEqual(["h1 Agent", "h2 Scope", "h3 Data", "It reads orders."]);
  expect(blocks.map((block) => block.kind !== "list" && block.place.line)).toEqual([1, 4, 7, 9]);
  expect(blocks[3]).toMatchObject({ place: { under: ["Agent", "Scope", "Data"] } });
});

test("a bold paragraph alone is a heading by its looks, a bold label is text", () => {
  const blocks = blocksOf("**Owners**", "", "**Technical:** Ada", "**Business:** Grace", "", "Text");
  expect(blocks[0]).toMatchObject({ kind: "heading", by: "looks", text: "Owners", place: { line: 1 } });
  expect(blocks.slice(1).map(said)).toEqual(["Technical: Ada", "Business: Grace", "Text"]);
});

test("lists nest, are numbered, and have tick boxes", () => {
  const blocks = blocksOf("- [x] logs", "- [ ] traces", "  - deep", "", "1. one", "2. two", "   lines");
  expect(blocks.map(said)).toEqual(["- [x] logs\n- [ ] traces\n  - deep", "1. one\n1. two lines"]);
  expect(blocks[0]?.kind === "list" && blocks[0].items.map(({ place }) => place.line)).toEqual([1, 2, 3]);
});

test("tables have a header and the lines of their rows", () => {
  const [table] = blocksOf(
    "| Action | Policy |",
    "|--|--|",
    "| `refund` | **never**<br>at all |",
    "| pause | |",
  );
  expect(table && said(table)).toBe("1\nAction | Policy\nrefund | never\nat all\npause | ");
  expect(table?.kind === "table" && table.rows[1]?.[1]?.place).toMatchObject({ cell: "B2", row: 2, line: 3 });
});

test("code, quotes, links, pictures and struck text are read as on a page", () => {
  const { blocks, notes } = read(
    "```yaml\nowner:\n  Ada\n```\n\n> Why?\n\n[policy](https://v.example/p) ![flow](a.png) ~~old~~ new",
  );
  expect(blocks.map(said)).toEqual(["owner:\nAda", "Why?", "policy (https://v.example/p) flow new"]);
  expect(notes.map(({ kind, says }) => `${kind}: ${says}`)).toEqual([
    "unread: A picture was not read: “flow”.",
    "changed: Struck out or deleted, and left out: “old”.",
  ]);
});

test("HTML within it is read, and what would run is listed", () => {
  const { blocks, notes } = read(
    "a <b>b</b> <!-- c -->\n\n<script>pay()</script>\n\n<table><tr><th>x</table>\n\n[d](javascript:pay())",
  );
  expect(blocks.map(said)).toEqual(["a b", "0\nx", "d"]);
  expect(notes.map(({ kind }) => kind)).toEqual(["active", "active"]);
});

describe("front matter", () => {
  test("is a table of labels and values", () => {
    const { blocks } = read(
      "---\ntitle: Agent\nowner:\n  name: Ada\ntags: [a, b]\n__proto: x\n---\n# Scope\n",
    );
    expect(blocks.map(said)).toEqual([
      "0\ntitle | Agent\nowner name | Ada\ntags | a\nb\n__proto | x",
      "h1 Scope",
    ]);
    expect(blocks[0]?.kind === "table" && blocks[0].rows[1]?.[1]?.place.line).toBe(4);
    expect(blocks[1]).toMatchObject({ place: { line: 8 } });
  });

  test("that is none, or not as it should be, is text", () => {
    expect(textOf("---", "Hello", "---", "", "x")).toEqual(["h2 Hello", "x"]);
    expect(textOf("---", "a: &b 1", "c: *b", "---").join()).toContain("a: &b 1");
    expect(textOf("---", "__proto__: x", "---").join()).toContain("proto");
  });
});

describe("bad input", () => {
  test.each([
    ["", "no text"],
    ["<!-- x -->", "no text"],
    ["a\0b", "is no text"],
    [`${"<div>\n".repeat(3000)}\n\nx`, "far too deep"],
  ])("%# is refused in a sentence", (text, says) => {
    expect(() => read(text)).toThrow(UnreadableFile);
    expect(() => read(text)).toThrow(says);
  });

  test("letters that are no Unicode are read with a note", () => {
    const { blocks, notes } = read(Buffer.from("Größe", "latin1"));
    expect(blocks.map(said)).toEqual(["Größe"]);
    expect(notes).toHaveLength(1);
  });

  test("limits fire, and say so", () => {
    const { blocks, notes } = read("a\n\nb\n\nc", { blocks: 2 });
    expect(blocks).toHaveLength(2);
    expect(notes[0]).toMatchObject({ kind: "unread", place: { line: 5 } });
  });

  test("quotes and lists nest deeply, and far too deep ones refuse the file instead of losing text", () => {
    expect(textOf(`${"> ".repeat(150)}x`)).toEqual(["x"]);
    expect(textOf(`${"- ".repeat(150)}x`)[0]).toMatch(/x$/);
    for (const mark of ["> ", "- "]) expect(() => read(`${mark.repeat(2000)}x`)).toThrow("far too deep");
  });

  test("one endless line is read as plain text", () => {
    expect(read("*a ".repeat(100_000)).notes[0]?.says).toContain("read as plain text");
  });

  test("the same bytes give the same document", () => {
    expect(read("# a\n- b\n")).toEqual(read("# a\n- b\n"));
  });
});
