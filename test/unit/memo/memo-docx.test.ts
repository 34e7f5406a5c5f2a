import { userInfo } from "node:os";
import { expect, test } from "vitest";
import { memoDocx } from "#core/memo/memo-docx";
import { memoModel } from "#core/memo/memo-model";
import { drawFigure } from "#core/memo/figure";
import { exportMemo } from "#core/memo/export-memo";
import { readPart, readParts } from "#core/memo/read-document";
import { looksLikeMemo, reviewDigestInMemo } from "#core/memo/recognise-memo";
import { aMemoInput } from "../../support/memo-input.ts";
import { nastyReview } from "../../support/nasty-review.ts";
import { fieldsOf, wordProblems } from "../../support/ooxml-rules.ts";
import { partOf, repack } from "../../support/repack.ts";

test.each([
  ["a signed review", aMemoInput()],
  ["a draft", aMemoInput({ draft: true })],
  ["a review without findings", aMemoInput({ findings: 0 })],
  ["sixty findings", aMemoInput({ findings: 60 })],
  ["nasty texts everywhere", nastyReview()],
])("Word has nothing to repair in the memo of %s", async (_, input) => {
  expect(await wordProblems(await memoDocx(memoModel(input)))).toEqual([]);
});

test("the rules would see a breach", async () => {
  const memo = await memoDocx(memoModel(aMemoInput()));
  const document = await partOf(memo, "word/document.xml");
  const broken = async (changed: string) =>
    (await wordProblems(await repack(memo, { "word/document.xml": changed }))).join();
  expect(await broken(document.replace('w:val="Heading1"', 'w:val="Nowhere"'))).toContain("Nowhere");
  expect(await broken(document.replace(/<w:bookmarkEnd[^>]*>/, ""))).toContain("do not pair");
  expect(await broken(document.replace(/<w:tc>.*?<\/w:tc>/s, ""))).toContain("fill the grid");
  expect(await broken(document.replace(/(<\/w:tcPr>)<w:p>.*?<\/w:p>(?=<\/w:tc>)/s, "$1"))).toContain(
    "end in a paragraph",
  );
  expect(await broken(document.replace("<w:tblHeader/>", ""))).toContain("not repeated");
  expect(await broken(document.replace('r:embed="', 'r:embed="x'))).toContain("not in word/_rels");
  expect(await broken(document.replace('w:fldCharType="end"', 'w:fldCharType="separate"'))).toContain(
    "does not end",
  );
  expect(
    (await wordProblems(await repack(memo, { "word/media/image1.png": undefined }))).length,
  ).toBeGreaterThan(0);
});

test("the same review gives the same bytes, and says nothing of the machine it was made on", async () => {
  const [first, second] = [await exportMemo(aMemoInput()), await exportMemo(aMemoInput())];
  expect(first.sha256).toBe(second.sha256);
  const everything = [...(await readParts(first.bytes)).values()]
    .map((part) => part.toString("utf8"))
    .join("\n");
  const { username, homedir } = userInfo();
  for (const name of [username, homedir])
    expect(everything).not.toMatch(new RegExp(`(?<![\\w-])${name}(?![\\w-])`));
  expect(everything).not.toMatch(/Un-named|https?:\/\/(?!schemas\.|purl\.org|www\.w3\.org)/);
});

test("the memo carries only fields that change nothing when it is opened, each with its result", async () => {
  expect(await fieldsOf((await exportMemo(aMemoInput())).bytes)).toEqual([
    "NUMPAGES",
    "PAGE",
    "REF",
    "SEQ",
    "TOC",
  ]);
});

test("what the text calls by its number is a field that leads there and shows that number", async () => {
  const document = await partOf((await exportMemo(aMemoInput({ findings: 30 }))).bytes, "word/document.xml");
  const marked = new Map(
    [
      ...document.matchAll(
        /<w:bookmarkStart w:name="(_Ref_\w+)" w:id="(\d+)"\/>(.*?)<w:bookmarkEnd w:id="\2"\/>/gs,
      ),
    ].map(([, name, , inside = ""]) => [name, inside.replaceAll(/<[^>]+>/g, "")]),
  );
  const fields = [...document.matchAll(/<w:fldSimple w:instr="REF (\w+) \\h">(.*?)<\/w:fldSimple>/gs)];
  expect(fields.length).toBeGreaterThan(30);
  for (const [, name, result = ""] of fields)
    expect([name, result.replaceAll(/<[^>]+>/g, "")]).toEqual([name, marked.get(name)]);
  expect(marked.get("_Ref_finding_30")).toBe("30");
  expect(document.replaceAll(/<[^>]+>/g, "")).toMatch(
    /Figure 2 shows it at a glance, Table \d+ system by system/,
  );
});

test("title, author, times and language are those of the review", async () => {
  const { bytes } = await exportMemo(aMemoInput());
  const core = await partOf(bytes, "docProps/core.xml");
  expect(core).toContain("<dc:title>Decision memo: Supplier invoice matcher for accounts payable</dc:title>");
  expect(core).toContain("<dc:creator>Ines Halvorsen</dc:creator>");
  expect(core.match(/2026-11-12T14:03:22Z/g)).toHaveLength(2);
  expect(await partOf(bytes, "word/styles.xml")).toContain('w:lang w:val="en-GB"');
});

test("without a named reviewer the author is the product", async () => {
  const { signer: _, ...input } = aMemoInput({
    record: { reviewer: { name: "", fingerprint: "" } },
    draft: true,
  });
  expect(await partOf((await exportMemo(input)).bytes, "docProps/core.xml")).toContain(
    "<dc:creator>Countersign</dc:creator>",
  );
});

test("headings have levels, and the contents list them by number and lead to them", async () => {
  const { blocks } = readPart(
    (await readParts((await exportMemo(aMemoInput())).bytes)).get("word/document.xml"),
  );
  const styled = (pattern: RegExp) =>
    blocks.flatMap((b) => (b.kind === "paragraph" && pattern.test(b.style) ? [b.text] : []));
  const entries = styled(/^TOC[12]$/);
  expect(entries.map((entry) => entry.split("\t")[1])).toEqual(styled(/^Heading[12]$/));
  expect(entries[0]).toBe("1\tDecision and scope");
  expect(entries[1]).toBe("1.1\tApproved scope");
});

test("a draft says so on every page, and a signed memo nowhere", async () => {
  const marked = async (draft: boolean) => {
    const { bytes } = await exportMemo(aMemoInput({ draft }));
    const parts = await readParts(bytes);
    const text = (name: string) => JSON.stringify(readPart(parts.get(name)).blocks);
    return [
      text("word/header1.xml").includes("DRAFT — not signed"),
      text("word/document.xml").includes("DRAFT"),
    ];
  };
  expect(await marked(true)).toEqual([true, true]);
  expect(await marked(false)).toEqual([false, false]);
});

test("a text that reads from right to left does so in Word", async () => {
  const input = aMemoInput({ findings: 1 });
  input.record.decision.scope = "רק ספר 20, עד 200 חשבוניות ביום.";
  const document = await partOf((await exportMemo(input)).bytes, "word/document.xml");
  expect(document).toMatch(/<w:bidi\/>.*?<w:rtl\/>.*?רק ספר/s);
});

test("a memo can be cancelled, and tells how far it is", async () => {
  const controller = new AbortController();
  const seen: number[] = [];
  const job = {
    signal: controller.signal,
    progress: (done: number) => {
      seen.push(done);
      if (seen.length === 3) controller.abort();
    },
  };
  await expect(exportMemo(aMemoInput({ findings: 100 }), job)).rejects.toMatchObject({ code: "cancelled" });
  expect(seen).toEqual([0, 50, 100]);
});

test("a memo is recognised with the review that it names; anything else is not", async () => {
  const input = aMemoInput();
  const { bytes } = await exportMemo(input);
  expect(await looksLikeMemo(bytes)).toBe(true);
  expect(await reviewDigestInMemo(bytes)).toEqual({
    reviewId: input.record.reviewId,
    digest: input.reviewDigest,
  });
  const other = await repack(bytes, { "word/document.xml": "<w:document/>" });
  expect(await reviewDigestInMemo(other)).toBeUndefined();
  expect(await looksLikeMemo(Buffer.from("no zip"))).toBe(false);
  expect(await looksLikeMemo(await repack(bytes, { "word/document.xml": undefined }))).toBe(false);
});

test("no page is ended early: only the contents begin one, and a figure holds nothing that follows", async () => {
  const bytes = await memoDocx(memoModel(aMemoInput()));
  const document = await partOf(bytes, "word/document.xml");
  expect(document).not.toContain("w:pageBreakBefore");
  expect((await partOf(bytes, "word/styles.xml")).match(/w:pageBreakBefore/g)).toHaveLength(1);
  const captions = document.match(/<w:pStyle w:val="Caption"\/>.*?<\/w:p>/gs) ?? [];
  const loose = captions.filter((caption) => /<w:keepNext w:val="(false|0)"\/>/.test(caption));
  expect(loose.map((caption) => /SEQ (\w+)/.exec(caption)?.[1])).toEqual(["Figure", "Figure"]);
});

test("the lines for ink stand on the page of what is signed", async () => {
  const document = await partOf((await exportMemo(aMemoInput())).bytes, "word/document.xml");
  const from = document.lastIndexOf(">Review digest (SHA-256): <");
  const signed = document.slice(from, document.indexOf("Signatures in ink", from));
  const paragraphs = signed.match(/<w:p>.*?<\/w:p>/gs)?.slice(0, -1) ?? [];
  expect(paragraphs.length).toBeGreaterThan(3);
  expect(paragraphs.filter((paragraph) => !/<w:keepNext\/>/.test(paragraph))).toEqual([]);
});

test("a row that is long in a narrow column may break over pages", async () => {
  const input = aMemoInput();
  const [condition] = input.record.decision.conditions;
  const rowWith = async (owner: string) => {
    if (condition) condition.owner = owner;
    const document = await partOf(await memoDocx(memoModel(input)), "word/document.xml");
    return document.match(/<w:tr>.*?<\/w:tr>/gs)?.find((row) => row.includes(owner)) ?? "";
  };
  expect(await rowWith("Somebody in particular")).toMatch(/<w:cantSplit\/>/);
  expect(await rowWith("Somebody and ".repeat(60))).not.toMatch(/<w:cantSplit\/>/);
});

test("a section whose title the figure's font cannot draw goes by its number there", async () => {
  const input = aMemoInput();
  const titled = async (title: string) => {
    const sections = input.card.sections.map((section, i) => (i === 0 ? { ...section, title } : section));
    const { blocks } = memoModel({ ...input, card: { ...input.card, sections } });
    const figure = blocks.find((block) => block.kind === "figure");
    return figure && Buffer.from((await drawFigure(figure)).png).toString("base64");
  };
  const numbered = await titled("Section 1");
  expect(await titled("漢字かな交じり文")).toBe(numbered);
  expect(await titled("مرحبا بالعالم")).toBe(numbered);
  expect(await titled("Périmètre")).not.toBe(numbered);
});
