/** Word files with Word's habits, and such as hide, merge, mark or fetch something. */
import { describe, expect, test } from "vitest";
import { readDocx } from "#core/intake/readers/docx";
import type { Block } from "#shared/intake/document";
import { readLimits, UnreadableFile } from "#shared/intake/document";
import { par, run, w, wordFile } from "../../../support/ooxml-maker.ts";
import { makeZip } from "../../../support/zip-maker.ts";

const file = "a.docx";
const bold = "<w:b/>";
async function read(bytes: Buffer, limits = readLimits) {
  const { document } = await readDocx({ bytes, file }, limits);
  return {
    blocks: document.blocks,
    notes: document.notes.map(({ kind, says }) => `${kind}: ${says}`),
    title: document.title,
  };
}
const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === "table") return block.rows.map((row) => row.map(({ text }) => text).join(" | "));
    if (block.kind === "list") return block.items.map(({ text, level }) => `${"  ".repeat(level)}- ${text}`);
    return [block.kind === "heading" ? `${"#".repeat(block.level)} ${block.text}` : block.text];
  });
const texts = async (body: string, more: Parameters<typeof wordFile>[1] = {}) =>
  textsOf((await read(wordFile(body, more))).blocks);

describe("headings", () => {
  const styles = w(
    "styles",
    `<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style><w:style w:type="paragraph" w:styleId="Out"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="V"><w:name w:val="toc 1"/></w:style>`,
  );
  const styled = { parts: { "word/styles.xml": styles }, relations: [["styles", "styles.xml"]] as const };

  test("by style in another language, by a style based on one, by outline level; a table of contents is left out", async () => {
    const body = [
      par(run("Inhalt 3"), '<w:pStyle w:val="V"/>'),
      par(run("Eins"), '<w:pStyle w:val="berschrift1"/>'),
      par(run("Zwei"), '<w:pStyle w:val="Eigen"/>'),
      par(run("Drei"), '<w:pStyle w:val="Out"/>'),
      par(run("Text")),
    ].join("");
    const { blocks, notes } = await read(wordFile(body, styled));
    expect(textsOf(blocks)).toEqual(["# Eins", "# Zwei", "### Drei", "Text"]);
    expect(notes).toEqual(["changed: Its table of contents was left out."]);
    expect(blocks[3]?.kind === "paragraph" && blocks[3].place.under).toEqual(["Zwei", "Drei"]);
  });

  test("by nothing but bold letters, split over runs; a bold word in a sentence is none", async () => {
    expect(
      await texts(
        par(run("Kill ", bold) + run("switch", bold)) +
          par(run("Who: ", bold) + run("the clerk")) +
          par(run("All of it.", bold)),
      ),
    ).toEqual(["#### Kill switch", "Who: the clerk", "All of it."]);
  });
});

describe("text", () => {
  test("split runs, breaks, tabs, soft hyphens, symbols and fields come together", async () => {
    const body = par(
      `${run("Tri")}<w:proofErr w:type="spellStart"/>${run("gger")}<w:r><w:noBreakHyphen/></w:r>${run("a\u00ADb  c")}<w:r><w:br/></w:r>${run("next")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(" 2026")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    );
    expect(await texts(body)).toEqual(["Trigger-ab c\nnext 2026"]);
  });

  test("tracked changes are read as accepted, and what was deleted is told", async () => {
    const { blocks, notes } = await read(
      wordFile(
        par(
          `${run("Kept ")}<w:del w:id="1"><w:r><w:delText>30 days</w:delText></w:r></w:del><w:ins w:id="2">${run("90 days")}</w:ins>`,
        ),
      ),
    );
    expect(textsOf(blocks)).toEqual(["Kept 90 days"]);
    expect(notes).toEqual([
      "changed: It has tracked changes: read as if all were accepted. Deleted, and left out: “30 days”.",
    ]);
  });

  test("notes and comments follow their paragraph; boxes are read once, though Word writes them twice", async () => {
    const box = (text: string) => `<w:txbxContent>${par(run(text))}</w:txbxContent>`;
    const body =
      par(
        `${run("Kept 90 days")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>`,
      ) +
      par(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box("In a box")}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box("In a box")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      );
    const parts = {
      "word/footnotes.xml": w(
        "footnotes",
        `<w:footnote w:type="separator" w:id="0">${par(run("-"))}</w:footnote><w:footnote w:id="2">${par(run("Longer in the EU"))}</w:footnote>`,
      ),
      "word/comments.xml": w(
        "comments",
        `<w:comment w:id="0" w:author="Kim">${par(run("Sure?"))}</w:comment>`,
      ),
    };
    const { blocks } = await read(
      wordFile(body, {
        parts,
        relations: [
          ["footnotes", "footnotes.xml"],
          ["comments", "comments.xml"],
        ],
      }),
    );
    expect(blocks.map((block) => block.kind === "paragraph" && [block.place.part, block.text])).toEqual([
      [undefined, "Kept 90 days"],
      ["footnote", "Longer in the EU"],
      ["comment", "Kim: Sure?"],
      ["text box", "In a box"],
    ]);
  });

  test("headers and footers come last, each once, and page numbers not at all", async () => {
    const parts = {
      "word/h.xml": w("hdr", par(run("Confidential"))),
      "word/h2.xml": w("hdr", par(run("Confidential"))),
      "word/f.xml": w("ftr", par(run("Page 3 of 7"))),
    };
    expect(
      await texts(par(run("Text")), {
        parts,
        relations: [
          ["header", "h.xml"],
          ["header", "h2.xml"],
          ["footer", "f.xml"],
        ],
      }),
    ).toEqual(["Text", "Confidential"]);
  });
});

describe("lists, tables and controls", () => {
  test("numbered and bulleted lists keep their levels; marks by hand and tick boxes count as well", async () => {
    const numbering = w(
      "numbering",
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>`,
    );
    const entry = (text: string, level: number) =>
      par(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="4"/></w:numPr>`);
    const { blocks } = await read(
      wordFile(
        entry("one", 0) + entry("half", 1) + par(run("text")) + par(run("– by hand")) + par(run("☒ done")),
        { parts: { "word/numbering.xml": numbering }, relations: [["numbering", "numbering.xml"]] },
      ),
    );
    expect(textsOf(blocks)).toEqual(["- one", "  - half", "text", "- by hand", "- done"]);
    expect(
      blocks.map((block) => block.kind === "list" && [block.ordered, block.items.at(-1)?.ticked]),
    ).toEqual([[true, undefined], false, [false, true]]);
  });

  test("merged cells stand in all their places; rows in controls and deleted rows are seen", async () => {
    const tc = (text: string, properties = "") =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${par(run(text))}</w:tc>`;
    const tr = (cells: string, properties = "") => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
    const table = `<w:tbl>${tr(tc("Actions", '<w:gridSpan w:val="2"/>'), "<w:tblHeader/>")}${tr(tc("never", '<w:vMerge w:val="restart"/>') + tc("pay"))}<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>${tr(tc("", "<w:vMerge/>") + tc("delete"))}</w:sdtContent></w:sdt>${tr(tc("gone") + tc("gone"), '<w:del w:id="1"/>')}</w:tbl>`;
    const { blocks, notes } = await read(wordFile(table));
    expect(textsOf(blocks)).toEqual(["Actions | Actions", "never | pay", "never | delete"]);
    expect(
      blocks[0]?.kind === "table" && [
        blocks[0].headerRows,
        blocks[0].rows[2]?.[0] === blocks[0].rows[1]?.[0],
      ],
    ).toEqual([1, true]);
    expect(notes).toHaveLength(1);
  });

  test("controls: what is ticked, what is written, and a prompt that is nothing yet", async () => {
    const control = (properties: string, inside: string) =>
      `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const box = (on: 0 | 1) =>
      control(`<w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox>`, run("?"));
    const body =
      par(box(1) + run(" Yes ") + box(0) + run(" No")) +
      par(control('<w:tag w:val="boundary.trigger"/>', run("A mail"))) +
      par(control("<w:showingPlcHdr/>", run("Click here")));
    const { blocks } = await read(wordFile(body));
    expect(textsOf(blocks)).toEqual(["☒ Yes ☐ No", "A mail"]);
    expect(blocks[1]?.kind === "paragraph" && blocks[1].tag).toBe("boundary.trigger");
  });

  test("lines with tabs are the table that they look like", async () => {
    const line = (a: string, b: string) => par(`${run(a)}<w:r><w:tab/></w:r>${run(b)}`);
    expect(await texts(line("Trigger", "A mail") + line("Output", "A draft"))).toEqual([
      "Trigger | A mail",
      "Output | A draft",
    ]);
  });
});

describe("what is told and what is refused", () => {
  test("macros, things fetched from outside, fields that fetch, files within, pictures", async () => {
    const { notes } = await read(
      wordFile(
        par(
          '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ) + par('<w:r><w:drawing><wp:docPr descr="A chart"/></w:drawing></w:r>'),
        {
          parts: { "word/vbaProject.bin": "x", "word/embeddings/a.xlsx": "x" },
          relations: [
            ["attachedTemplate", "http://evil.example/t.dotm", "External"],
            ["hyperlink", "http://fine.example", "External"],
          ],
        },
      ),
    );
    expect(notes).toEqual([
      "active: It carries macros: they were not run.",
      "unread: It carries a file within it (a.xlsx): not opened and not read.",
      "active: It asks for things from outside (attachedTemplate: http://evil.example/t.dotm): nothing was fetched.",
      "unread: A picture was not read: “A chart”.",
      "active: It has fields that fetch or start something (DDEAUTO): only their text was read.",
    ]);
  });

  test.each([
    ["no zip", Buffer.from("PK\u0003\u0004nothing"), /damaged or cut off/],
    ["cut off", wordFile(par(run("x"))).subarray(0, 300), /damaged or cut off/],
    ["no document in it", makeZip([{ name: "[Content_Types].xml", data: "<Types/>" }]), /damaged or cut off/],
    [
      "an entity",
      wordFile("").length === 0
        ? Buffer.alloc(0)
        : makeZip([{ name: "word/document.xml", data: '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>' }]),
      /document type/,
    ],
    [
      "depth without end",
      wordFile(`${"<w:sdt>".repeat(400)}${"</w:sdt>".repeat(400)}`),
      /nested more deeply/,
    ],
    ["broken XML", wordFile("<w:p>"), /no well-formed XML/],
  ])("%s", async (_, bytes, says) => {
    const refused = await readDocx({ bytes, file }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnreadableFile);
    expect(refused).toHaveProperty("message", expect.stringMatching(says));
  });

  test("limits fire: what unpacks to too much, and what goes on too long", async () => {
    const long = wordFile(Array.from({ length: 50 }, (_, at) => par(run(`Paragraph ${at}`))).join(""));
    await expect(readDocx({ bytes: long, file }, { ...readLimits, inflated: 1_000 })).rejects.toThrow(
      /unpacks to more/,
    );
    const { blocks, notes } = await read(long, { ...readLimits, blocks: 20 });
    expect(blocks).toHaveLength(20);
    expect(notes.join()).toMatch(/longer than is read/);
  });
});
