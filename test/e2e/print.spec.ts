/** The memo on paper: the PDF that the browser makes of the print page, read here and by the core. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import { readPdf } from "#core/print/read-pdf";
import { allAnswered, builtInItems } from "../support/answers-builder.ts";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { electronFile } from "./support/electron-file.ts";
import { zipOf } from "./support/packet-zips.ts";
import { seedCopy } from "./support/seed.ts";

const hostile = 'Pay <b>now</b> <script>alert(1)</script> & "quote" \\ =HYPERLINK("x") ' + "y".repeat(300);
const inner = "Only for the house: the vendor's auditor is for sale.";

// A trace of so long a page costs more than all that is done with it.
test.use({
  trace: "off",
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("print", workspace, async ({ call, packet, profile, sign }) => {
        const files = aPacket({ title: "Invoice matcher" });
        const { reviewId } = await call("review.start", {
          packetVersionId: await packet(await zipOf(files)),
        });
        const answers = allAnswered();
        answers.findings = [
          { severity: "high", title: hostile, what: `${hostile}\nline two`, recommendation: "Part them." },
          { severity: "low", title: "مرحبا بالعالم عبر", what: "漢字と Latin מעורב together 42" },
        ];
        answers.decision = { decision: "approve", ...answers.decision, marking: "Confidential — Ostermere" };
        await call("review.applyAnswers", { reviewId, file: answers });
        await call("finding.save", {
          reviewId,
          finding: { severity: "critical", title: "Bribed auditor", what: inner, internal: true },
        });
        const small = aPacket({ id: "signed", title: "Signed one" });
        const signed = await call("review.start", {
          packetVersionId: await packet(await zipOf(small, "signed.zip")),
        });
        await call("review.applyAnswers", { reviewId: signed.reviewId, file: allAnswered() });
        await sign(signed.reviewId, await profile());
      });
    },
  },
});

/** A PDF of some twenty pages is printed, sent and read back. */
const patiently = expect.configure({ timeout: 40_000 });

const bare = (text: string) => text.normalize("NFKC").replaceAll(/\s+/g, "");

async function openPrintPage(page: Page, title: string): Promise<void> {
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  await page.getByRole("button", { name: "Print or save as PDF" }).click();
  await patiently(page.getByRole("article", { name: "Memo" })).toBeVisible();
}

/** As the browser's own dialog would print it. */
async function printed(page: Page, file: string) {
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  const { pages, described } = await readPdf({ bytes: await readFile(file) });
  return { pages, described, text: bare(pages.map(({ body }) => body).join("")) };
}

test.slow();
test.skip(electronFile() !== undefined, "page.pdf() is the browser's own");

test("the PDF has every answer and finding, the marking on each page, and the core finds all of it", async ({
  page,
  app,
  folders,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await openPrintPage(page, "Invoice matcher");
  await page.getByRole("button", { name: "Print or save as PDF" }).click();
  await expect(page.locator("body[data-printed]")).toBeAttached();
  await expect(page.getByRole("status").filter({ hasText: "Countersign has not seen it" })).toBeVisible();

  const file = path.join(folders.out, "memo.pdf");
  const { pages, described, text } = await printed(page, file);
  expect(pages.length).toBeGreaterThan(3);
  for (const { margins } of pages) {
    expect(bare(margins)).toContain(bare("Confidential — Ostermere"));
    expect(bare(margins)).toMatch(/review[0-9a-f]{16}/);
    expect(bare(margins)).toContain(`of${pages.length}`);
  }
  for (const { id } of builtInItems) expect(text).toContain(bare(id));
  for (const said of [hostile, "Part them.", inner, "Bribed auditor"]) expect(text).toContain(bare(said));
  expect(described).toHaveLength(2);
  expect(await page.locator(".pr-sheet script, .pr-sheet b").count()).toBe(0);

  const check = () => page.getByRole("button", { name: "Check the saved PDF" }).click();
  await app.pickFiles([file], check);
  const kept = page.getByRole("group", { name: "The PDF" });
  await patiently(kept).toContainText("Every text of the memo is in it");
  await expect(kept).toContainText(`${pages.length} pages`);
  await expect(kept).toContainText(/SHA-256/);

  await test.step("a PDF that lacks a heading is refused", async () => {
    await page
      .locator(".pr-sheet .pr-h3")
      .first()
      .evaluate((element) => element.remove());
    await printed(page, file);
    await app.pickFiles([file], check);
    await patiently(page.getByRole("alert")).toContainText("Bribed auditor");
  });
});

test("the vendor's copy has nothing that is internal", async ({ page, app, folders }) => {
  await openPrintPage(page, "Invoice matcher");
  await page.getByRole("radiogroup", { name: "Which copy" }).getByText("Vendor copy").click();
  await expect(page.getByRole("article", { name: "Memo" })).toContainText("Findings marked internal");
  const file = path.join(folders.out, "vendor.pdf");
  const { pages, text } = await printed(page, file);
  for (const { margins } of pages) expect(bare(margins)).toContain("Vendorcopy");
  expect(text).toContain("Partthem.");
  for (const said of [inner, "Bribed auditor"]) expect(text).not.toContain(bare(said));
  await app.pickFiles([file], () => page.getByRole("button", { name: "Check the saved PDF" }).click());
  await patiently(page.getByRole("group", { name: "The PDF" })).toContainText(
    "Every text of the memo is in it",
  );
});

test("a signed memo is printed as it was signed", async ({ page, app, folders }) => {
  await openPrintPage(page, "Signed one");
  const file = path.join(folders.out, "signed.pdf");
  const { text } = await printed(page, file);
  expect(text).not.toContain("DRAFT");
  expect(text).toContain("AdaReviewer");
  await app.pickFiles([file], () => page.getByRole("button", { name: "Check the saved PDF" }).click());
  await patiently(page.getByRole("group", { name: "The PDF" })).toContainText(
    "Every text of the memo is in it",
  );
});
