/** The memo as a page to print, and what is asked of the PDF that comes back. */
import { expect, test } from "vitest";
import { checkPdf } from "#core/print/check-pdf";
import type { PrintedText } from "#core/print/printed-memo";
import type { ReadPdf } from "#core/print/read-pdf";
import { createTestCore } from "../support/core-fixture.ts";
import { smallPdf } from "../e2e/support/small-pdf.ts";

/** As a browser would print it, so many blocks on a page; the head of a table that goes on is repeated. */
function onPaper(memo: PrintedText): ReadPdf {
  const texts: string[] = [];
  const described: string[] = [];
  for (const block of memo.blocks) {
    if (block.kind === "heading") texts.push(`${block.number ?? ""} ${block.text}`);
    else if (block.kind === "paragraph") texts.push(block.para.runs.map(({ text }) => text).join(""));
    else if (block.kind === "contents")
      texts.push("Contents", ...block.entries.map(({ number, text }) => `${number} ${text}`));
    else if (block.kind === "figure") {
      texts.push(`Figure ${block.number}. ${block.caption}`);
      described.push(block.alt);
    } else {
      const heads = block.columns.map(({ name }) => name).join("\n");
      texts.push(`Table ${block.number}. ${block.caption}`, heads);
      for (const [i, row] of block.rows.entries()) {
        if (i % 7 === 6) texts.push(heads);
        texts.push(
          row
            .flatMap(({ paras }) => paras.map(({ runs }) => runs.map(({ text }) => text).join("")))
            .join("\n"),
        );
      }
    }
  }
  const last = Math.ceil(texts.length / 40);
  const pages = Array.from({ length: last }, (_, i) => ({
    body: texts.slice(i * 40, i * 40 + 40).join("\n"),
    margins: `${memo.marking}\n${memo.heading}\n${memo.footer}\nPage ${i + 1} of ${last}`,
  }));
  return { pages, described };
}

async function aPrintedMemo(copy?: "vendor") {
  const core = await createTestCore();
  const reviewId = await core.given.answered();
  await core.call("finding.save", {
    reviewId,
    finding: { severity: "high", title: "Approvals wait for ever", what: "Nobody is told. ‮evil" },
  });
  await core.call("finding.save", {
    reviewId,
    finding: { severity: "low", title: "Only for us", what: "Their auditor is for sale.", internal: true },
  });
  const { printed, fileName, ...memo } = await core.call("memo.model", {
    reviewId,
    ...(copy && { copy }),
  });
  return { core, reviewId, printed, fileName, memo };
}

test("a draft is marked as one, its texts cannot turn around, and its figures are pictures with words", async () => {
  const { memo, fileName } = await aPrintedMemo();
  expect(memo.draft).toBe(true);
  expect(memo.marking).toContain("DRAFT");
  expect(memo.footer).toMatch(/review [0-9a-f]{16}$/);
  expect(fileName).toMatch(/^[\w.-]+-draft-[\d-]+\.pdf$/);
  const all = JSON.stringify(memo.blocks);
  expect(all).toContain("Approvals wait for ever");
  expect(all).not.toContain("‮");
  const figures = memo.blocks.filter((block) => block.kind === "figure");
  expect(figures.map(({ number }) => number)).toEqual([1, 2]);
  for (const { png, alt } of figures) {
    expect(Buffer.from(png, "base64").subarray(1, 4).toString()).toBe("PNG");
    expect(alt).not.toBe("");
  }
});

test("the vendor's copy has neither internal findings nor the head of the chain", async () => {
  const { memo, fileName } = await aPrintedMemo("vendor");
  expect(fileName).toContain("vendor-copy");
  expect(memo.marking).toContain("Vendor copy");
  const all = JSON.stringify(memo.blocks);
  expect(all).toContain("Approvals wait for ever");
  for (const inner of ["Only for us", "for sale"]) expect(all).not.toContain(inner);
});

test("a signed memo is printed as it was signed", async () => {
  const { call, given } = await createTestCore();
  const { reviewId, digest } = await given.signed();
  const memo = await call("memo.model", { reviewId });
  expect(memo).toMatchObject({ draft: false, footer: expect.stringContaining(digest.slice(0, 16)) });
});

test("a PDF is kept only where all of the memo is in it, in order, and nothing else", async () => {
  const { memo } = await aPrintedMemo();
  const paper = onPaper(memo);
  expect(checkPdf(paper, memo)).toEqual([]);
  const altered = (from: string, to: string): ReadPdf => ({
    ...paper,
    pages: paper.pages.map((page) => ({ ...page, body: page.body.replace(from, to) })),
  });
  expect(checkPdf(altered("Nobody is told.", ""), memo).join()).toContain("Nobody is told.");
  expect(checkPdf(altered("Nobody is told.", "Nobody is told. And paid."), memo).join()).toContain(
    "which is another one",
  );
  expect(checkPdf(altered("boundary.trigger", "boundary.tripper"), memo).join()).toContain(
    "boundary.trigger",
  );
  expect(checkPdf({ ...paper, described: [] }, memo)).toEqual([
    "the description of figure 1",
    "the description of figure 2",
  ]);
  const [first, second, ...others] = paper.pages;
  if (!first || !second) throw new Error("two pages");
  expect(checkPdf({ ...paper, pages: [first, ...others] }, memo).length).toBeGreaterThan(2);
  const bare = { ...paper, pages: [{ ...first, margins: "Page 1 of 9" }, second, ...others] };
  expect(checkPdf(bare, memo)).toEqual([
    `the marking "${memo.marking}" on page 1`,
    "the digest and the page number on page 1",
  ]);
});

test("a row over two pages, and letters that a PDF gives back in another order, are found word by word", async () => {
  const { memo } = await aPrintedMemo();
  const text = (said: string) => ({
    kind: "paragraph" as const,
    para: { style: "body" as const, runs: [{ text: said }] },
  });
  const cell = (said: string) => ({ paras: [text(said).para] });
  const table = {
    kind: "table" as const,
    number: 1,
    caption: "Long rows",
    columns: [
      { name: "One", share: 1 },
      { name: "Two", share: 1 },
    ],
    rows: [[cell("alpha beta gamma"), cell("delta epsilon")]],
  };
  const own = { ...memo, blocks: [table, text("שלום world 42"), text("What follows after it")] };
  const page = (body: string, i: number) => ({
    body,
    margins: `${memo.marking} ${memo.heading} ${memo.footer} Page ${i} of 2`,
  });
  const read = (one: string, two: string): ReadPdf => ({
    pages: [page(one, 1), page(two, 2)],
    described: undefined,
  });
  const head = "Table 1. Long rows One Two";
  expect(
    checkPdf(
      read(`${head} alpha beta delta`, "One Two gamma epsilon 42 world םולש What follows after it"),
      own,
    ),
  ).toEqual([]);
  expect(
    checkPdf(read(`${head} alpha beta delta`, "One Two gamma 42 world םולש What follows after it"), own),
  ).toEqual(["alpha beta gamma delta epsilon"]);
});

test("what is no PDF, another PDF, or a memo that nobody printed is refused, and leaves no receipt", async () => {
  const { core, printed } = await aPrintedMemo();
  const { call, refused, pickBytes } = core;
  const before = (await call("receipt.list", { limit: 1 })).receipts[0]?.seq;
  const none = await pickBytes("none.pdf", "%PDF-1.7 and nothing more");
  expect((await refused("malformed-file", "output.pdf", { printed, pickedFile: none })).message).toContain(
    "none.pdf",
  );
  const other = await pickBytes("other.pdf", smallPdf({ pages: [["Another text"]] }));
  const error = await refused("integrity", "output.pdf", { printed, pickedFile: other });
  expect(error.message).toContain("on reading other.pdf back");
  const unknown = `printed-${"x".repeat(32)}`;
  await refused("not-found", "output.pdf", { printed: unknown, pickedFile: other });
  expect((await call("receipt.list", { limit: 1 })).receipts[0]?.seq).toBe(before);
});
