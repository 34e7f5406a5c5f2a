/** Pages as vendors export them, read for intake. */
import { describe, expect, test } from "vitest";
import { readHtml } from "#core/intake/readers/html";
import { readLimits, UnreadableFile, type Block, type ReadLimits } from "#shared/intake/document";

const file = "page.html";
const read = (page: string | Uint8Array, limits: Partial<ReadLimits> = {}) =>
  readHtml({ bytes: typeof page === "string" ? Buffer.from(page) : page, file }, { ...readLimits, ...limits })
    .document;
const blocksOf = (page: string) => read(page).blocks;
const notesOf = (page: string, limits: Partial<ReadLimits> = {}) =>
  read(page, limits).notes.map(({ kind, says }) => `${kind}: ${says}`);
const textOf = (page: string) => blocksOf(page).map(said);
/** A block as one line: easier to compare than to read. */
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
  return block.rows.map((row) => row.map(({ text }) => text).join(" | ")).join("\n");
}

describe("texts", () => {
  test("headings stand above what follows them", () => {
    const blocks = blocksOf(
      "<h1>Agent</h1><h2>Data</h2><p>It reads orders.</p><h2>Owners</h2><div>Ada</div>",
    );
    expect(blocks.map(({ kind }) => kind)).toEqual([
      "heading",
      "heading",
      "paragraph",
      "heading",
      "paragraph",
    ]);
    expect(blocks[2]?.kind !== "list" && blocks[2]?.place).toEqual({
      file,
      paragraph: 3,
      under: ["Agent", "Data"],
    });
    expect(blocks[4]?.kind !== "list" && blocks[4]?.place).toEqual({
      file,
      paragraph: 5,
      under: ["Agent", "Owners"],
    });
  });

  test("text between blocks is a paragraph of its own, and white space is evened out", () => {
    expect(textOf("<div>one  \n two<p>three&nbsp;four</p>five &shy;six</div>")).toEqual([
      "one two",
      "three four",
      "five six",
    ]);
  });

  test("a line break stays, and every label begins a paragraph", () => {
    expect(textOf("<p>Ada Byron<br>12 Mill Lane</p><p>Owner: Ada<br/>Role: Lead<br>since May</p>")).toEqual([
      "Ada Byron\n12 Mill Lane",
      "Owner: Ada",
      "Role: Lead\nsince May",
    ]);
  });

  test("a short bold paragraph alone is a heading by its looks", () => {
    const blocks = blocksOf(
      `<h2>Scope</h2><p><b>What it may do</b></p><p>It drafts.</p><p style="font-weight: 700">Data:</p><ul><li>orders</li></ul>`,
    );
    expect(blocks[1]).toMatchObject({ kind: "heading", by: "looks", text: "What it may do", level: 7 });
    expect(blocks[3]).toMatchObject({ kind: "heading", by: "looks", text: "Data:" });
    expect(blocks[2]).toMatchObject({ place: { under: ["Scope", "What it may do"] } });
  });

  test("bold words within a paragraph, bold sentences and bold lines in a row are no headings", () => {
    const page = "<p><b>Never</b> refunds</p><p><b>It never refunds.</b></p><p><b>a</b></p><p><b>b</b></p>";
    expect(blocksOf(page).map(({ kind }) => kind)).toEqual(Array(4).fill("paragraph"));
  });

  test("a page's title is its title; an aria heading is a heading", () => {
    const { title, blocks } = read(
      `<title>Our agent</title><div role="heading" aria-level="3">Scope</div><p>x</p>`,
    );
    expect(title).toBe("Our agent");
    expect(blocks[0]).toMatchObject({ kind: "heading", level: 3, by: "style" });
  });

  test("quotes, preformatted lines, details and hidden corners are read", () => {
    expect(
      textOf(
        "<blockquote>Why?</blockquote><pre>a  b\n  c</pre><details><summary>More</summary>Inside</details><noscript><p>Without scripts</p></noscript>",
      ),
    ).toEqual(["Why?", "a b\nc", "h7 More", "Inside", "Without scripts"]);
  });

  test("a link says where it leads only if its text does not", () => {
    expect(
      textOf(
        `<p><a href="https://v.example/policy">our policy</a></p><p><a href="https://v.example/">v.example</a></p>` +
          `<p><a href="mailto:ada@v.example">Ada</a></p><p><a href="#x">below</a></p>` +
          `<h2>Data <a href="#data">¶</a></h2>`,
      ),
    ).toEqual([
      "our policy (https://v.example/policy)",
      "v.example",
      "Ada (ada@v.example)",
      "below",
      "h2 Data",
    ]);
  });

  test("what a picture shows is read from its description, and the picture is noted", () => {
    const page = `<p>Flow: <img src="data:image/png;base64,AA" alt="orders to CRM"></p>`;
    expect(textOf(page)).toEqual(["Flow: orders to CRM"]);
    expect(notesOf(page)).toEqual(["unread: A picture was not read: “orders to CRM”."]);
  });

  test("navigation, footers and asides are read and say where they stand", () => {
    const blocks = blocksOf(
      "<nav><ul><li>Home</li></ul></nav><header><h1>Agent</h1></header><main><p>Text</p></main><aside><h2>Note</h2></aside><footer>Ltd</footer>",
    );
    expect(blocks.map((block) => [said(block), block.kind !== "list" && block.place.part])).toEqual([
      ["Home", "header"],
      ["h1 Agent", undefined],
      ["Text", undefined],
      ["Note", "text box"],
      ["Ltd", "footer"],
    ]);
  });

  test("hidden text is read and noted, also where a style or a template hides it", () => {
    const page = `<p hidden>a</p><p style="color:red; DISPLAY : none">b</p><template><p>c</p></template><p>d</p>`;
    expect(textOf(page)).toEqual(["a", "b", "c", "d"]);
    expect(notesOf(page)).toEqual(["changed: It has hidden text: read like the rest."]);
  });

  test("what is struck out is left out and noted", () => {
    const page = "<p>Refunds up to <s>500</s> <ins>100</ins></p>";
    expect(textOf(page)).toEqual(["Refunds up to 100"]);
    expect(notesOf(page)).toEqual(["changed: Struck out or deleted, and left out: “500”."]);
  });
});

describe("lists", () => {
  test("nest, and keep the paragraphs of an item together", () => {
    expect(
      textOf(
        "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li><p>d</p><p>e</p></li></ul><ol><li>f</li></ol>",
      ),
    ).toEqual(["- a\n  - b\n    - c\n- d\ne", "1. f"]);
  });

  test("tick boxes of a form or as signs are ticks", () => {
    expect(
      textOf(
        `<ul><li><input type="checkbox" checked> logs</li><li><input type=checkbox>none</li><li>☒ yes</li></ul>`,
      ),
    ).toEqual(["- [x] logs\n- [ ] none\n- [x] yes"]);
  });

  test("terms stand before their descriptions; a question stands alone", () => {
    expect(
      textOf(
        "<dl><dt>Owner<dd>Ada<dd>Grace<dt>Purpose:<dd>Drafts</dd><dt>Who approves?<dd>Lead<dt>Alone</dl>",
      ),
    ).toEqual(["Owner: Ada\nGrace", "Purpose: Drafts", "Who approves?", "Lead", "Alone"]);
  });

  test("fields of a form show what is filled in", () => {
    expect(
      textOf(
        `<p>Name: <input value="Ada"><input type=hidden value=no></p><p>Risk: <select><option>low<option selected>high</select></p><p>Why: <textarea>so</textarea></p>`,
      ),
    ).toEqual(["Name: Ada", "Risk: high", "Why: so"]);
  });
});

describe("tables", () => {
  const tableOf = (page: string) => {
    const table = blocksOf(page).find(({ kind }) => kind === "table");
    if (table?.kind !== "table") throw new Error("no table");
    return table;
  };

  test("have a caption, header rows and cells with their places", () => {
    const table = tableOf(
      "<table><caption>Actions</caption><thead><tr><th>Action<th>Policy</thead><tbody><tr><td>Refund<td><p>never</p><ul><li>at all</li></ul></table>",
    );
    expect(table).toMatchObject({ caption: "Actions", headerRows: 1 });
    expect(said(table)).toBe("Action | Policy\nRefund | never\nat all");
    expect(table.rows[1]?.[1]?.place).toMatchObject({ cell: "B2", row: 2 });
  });

  test("a first row of header cells is a header; header cells down the side are none", () => {
    expect(tableOf("<table><tr><th>a<th>b<tr><td>c<td>d</table>").headerRows).toBe(1);
    expect(tableOf("<table><tr><th>a<td>b<tr><th>c<td>d</table>").headerRows).toBe(0);
  });

  test("merged cells stand in all of their places, with the first one's", () => {
    const table = tableOf(
      "<table><tr><td rowspan=2>CRM<td colspan=2>read<tr><td>x<td>y<tr><td rowspan=9>z<td>1<tr><td>2</table>",
    );
    expect(said(table)).toBe("CRM | read | read\nCRM | x | y\nz | 1 | \nz | 2 | ");
    expect(table.rows[1]?.[0]?.place.cell).toBe("A1");
    expect(table.rows[0]?.[2]?.place.cell).toBe("B1");
  });

  test("a box in a cell is a tick; hidden rows say so", () => {
    const table = tableOf("<table><tr hidden><td>a<td>☒</table><p>x");
    expect(table.rows[0]?.[1]).toMatchObject({ ticked: true, place: { part: "hidden row" } });
  });

  test("a table in a cell follows the outer one; a table that only lays out a page is none", () => {
    expect(
      textOf(
        "<table><tr><td>a<td>b<table><tr><td>1<td>2</table></table><table><tr><td><h1>T</h1><p>x</p></td></tr></table>",
      ),
    ).toEqual(["a | b", "1 | 2", "h1 T", "x"]);
  });
});

describe("what would run or fetch", () => {
  test.each([
    ["<script>document.write('pay')</script>", "scripts"],
    ["<p onclick='x()'>a</p>", "clicked or loaded"],
    ["<a href='java\nscript:x()'>a</a>", "links that would run"],
    ["<iframe src='//x.example'></iframe>", "frames or objects"],
    ["<object data='a.swf'></object>", "frames or objects"],
    ["<img src='https://x.example/1.gif'>", "would fetch"],
    ["<link rel=stylesheet href=a.css>", "would fetch"],
    ["<style>@import 'a.css'</style>", "would fetch"],
    ["<p style='background:url(//x.example/a)'>a</p>", "would fetch"],
    ["<meta http-equiv=Refresh content='0;url=/'>", "another page"],
    ["<form action='/x'>a</form>", "would send"],
    ["<svg><script>x</script></svg>", "scripts"],
  ])("%s is listed and not read", (page, says) => {
    const { notes, blocks } = read(`${page}<p>text</p>`);
    expect(notes.filter(({ kind }) => kind === "active").map((note) => note.says)).toEqual([
      expect.stringContaining(says),
    ]);
    expect(JSON.stringify(blocks)).not.toMatch(/pay|import|swf/);
  });
});

describe("letters", () => {
  test.each([
    ["UTF-8", Buffer.from("<p>Größe</p>"), 0],
    ["UTF-16 with a mark", Buffer.from("\uFEFF<p>Größe</p>", "utf16le"), 0],
    ["what the page names", Buffer.from("<meta charset=iso-8859-1><p>Größe</p>", "latin1"), 0],
    ["Windows-1252 where nothing is named", Buffer.from("<p>Größe</p>", "latin1"), 1],
    ["the bytes, where the name is false", Buffer.from("<meta charset=utf-8><p>Größe</p>", "latin1"), 1],
    ["the bytes, where the name is unknown", Buffer.from("<meta charset=klingon><p>Größe</p>"), 0],
  ])("are read as %s", (_, bytes, notes) => {
    const { document } = readHtml({ bytes, file });
    expect(document.blocks[0]).toMatchObject({ text: "Größe" });
    expect(document.notes).toHaveLength(notes);
  });
});

describe("bad input", () => {
  test.each([
    ["", "holds no text"],
    ["<script>x</script>", "holds no text"],
    ["<p>a\0b", "is no text"],
    ["<div>".repeat(5000), "far too deep"],
    ["<table><tr><td>".repeat(500), "far too deep"],
  ])("%# is refused in a sentence", (page, says) => {
    expect(() => read(page)).toThrow(UnreadableFile);
    expect(() => read(page)).toThrow(says);
  });

  test("limits fire, and say so", () => {
    expect(read("<p>a<p>b<p>c", { blocks: 2 }).blocks).toHaveLength(2);
    expect(notesOf("<p>a<p>b<p>c", { blocks: 2 })).toEqual([expect.stringContaining("unread: It is longer")]);
    expect(notesOf("<p>a</p>".repeat(50), { blocks: 2 })).toContainEqual(
      expect.stringContaining("more elements than are read"),
    );
    const wide = `<p>x</p><table>${"<tr><td colspan=200 rowspan=0>a".repeat(20)}</table>`;
    expect(notesOf(wide, { cells: 300 })).toContainEqual(expect.stringContaining("more cells than are read"));
  });

  test("spans that promise millions of cells do not make them", () => {
    const page = `<table><tr>${"<td colspan=65534>a".repeat(5000)}</table><p>x`;
    expect(notesOf(page)).toContainEqual(expect.stringContaining("unread:"));
  });

  test("names from prototypes and misnested marks are text", () => {
    expect(textOf("<p __proto__=x><b><i>a</b>b</i><constructor>c</constructor></p>")).toEqual(["abc"]);
  });

  test("a long line of links is read in one go", () => {
    expect(textOf(`<p>${"<a href=/x>y</a> ".repeat(20_000)}`)[0]).toHaveLength(20_000 * 7 - 1);
  });

  test("the same bytes give the same document", () => {
    const page = "<h1>a</h1><table><tr><td>b</table><ul><li>c</ul>";
    expect(read(page)).toEqual(read(page));
  });
});
