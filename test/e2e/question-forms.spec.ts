/** Questions leave the review as a form, and its answers are looked at and taken in beside the items that asked. */
import { writeFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { all, element, parseXml, writeXml } from "#core/template/xml-tree";
import { readFile } from "node:fs/promises";
import { aPacket } from "../support/packet-builder.ts";
import { partOf, repack } from "../support/repack.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { expectSaved } from "./support/review-page.ts";
import { seedCopy } from "./support/seed.ts";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("templates", workspace, async ({ review }) => {
        await review(await zipOf(aPacket()));
      });
    },
  },
});

test("a question goes out as a Word form and comes back answered", async ({ page, app }, info) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("q");
  await page.getByRole("textbox", { name: "Question" }).fill("Who reads the mailbox?");
  await expectSaved(page);
  await page.goto(`${page.url().split("?")[0]}?view=questions`);
  const [form = ""] = await app.saveFiles(1, async () => {
    await page.getByRole("button", { name: "Save as a form" }).click();
    await page.getByRole("menuitem", { name: "For Word" }).click();
  });
  const bytes = await readFile(form);
  const document = parseXml(await partOf(bytes, "word/document.xml"));
  const answer = all(all(document, "w:tr").at(-1) ?? document, "w:tc").at(-1);
  all(answer ?? document, "w:p")[0]?.children.push(
    element("w:r", {}, [element("w:t", {}, ["The purchase team."])]),
  );
  const filled = info.outputPath("filled.docx");
  await writeFile(filled, await repack(bytes, { "word/document.xml": writeXml(document) }));

  await app.pickFiles([filled], () => page.getByRole("button", { name: "Bring answers in" }).click());
  const dialog = page.getByRole("dialog", { name: "Answers in filled.docx" });
  await expect(dialog.getByRole("row", { name: /The purchase team/ })).toContainText("new");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Take 1 answer in" }).click();
  await expect(page.getByRole("figure")).toContainText("The purchase team.");
  await expect(page.getByRole("figure")).toContainText("filled.docx");
});
