/** A Word template of the organisation: brought in, looked at, chosen for a review, and what is said of a broken one. */
import { readFile, writeFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { readPart, readParts } from "#core/memo/read-document";
import { aPacket } from "../support/packet-builder.ts";
import { aTemplate, p } from "../support/template-builder.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
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

async function paragraphs(file: string): Promise<string[]> {
  const { blocks } = readPart((await readParts(await readFile(file))).get("word/document.xml"));
  return blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));
}

test("a template is imported, previewed, chosen for a review, and its memo has it", async ({
  page,
  app,
}, info) => {
  const file = info.outputPath("ashgrove.docx");
  await writeFile(
    file,
    aTemplate({ body: `${p("Ashgrove Holdings")}${p("{{memo}}")}`, footer: p("Ashgrove") }),
  );
  await goToPlace(page, "Settings");
  const part = page.getByRole("region", { name: "Memo templates" });
  await expect(part).toContainText("every memo has the built-in layout");
  await app.pickFiles([file], () => part.getByRole("button", { name: "Import a template" }).click());
  await expect(part.getByRole("row", { name: /ashgrove\.docx/ })).toBeVisible();
  await expect(part.getByRole("status")).toContainText("Put {{digest}} into the footer.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const [preview = ""] = await app.saveFiles(1, () =>
    part.getByRole("button", { name: "Save a preview with ashgrove.docx" }).click(),
  );
  expect(await paragraphs(preview)).toContain("Ashgrove Holdings");

  await goToPlace(page, "Reviews");
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const memo = page.getByRole("region", { name: "Memo", exact: true });
  await memo.getByRole("combobox", { name: "Template" }).selectOption({ label: "ashgrove.docx" });
  await expectSaved(page);
  const [draft = ""] = await app.saveFiles(1, () =>
    memo.getByRole("button", { name: "Save a draft memo" }).click(),
  );
  expect(await paragraphs(draft)).toContain("Ashgrove Holdings");

  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(memo.getByRole("combobox", { name: "Template" })).toHaveValue("");
});

test("a template that cannot be used is told with the place and the fix of each problem", async ({
  page,
  app,
}, info) => {
  const file = info.outputPath("broken.docx");
  await writeFile(file, aTemplate({ body: `${p("{{titel}}")}${p("{{memo}}")}` }));
  await goToPlace(page, "Settings");
  const part = page.getByRole("region", { name: "Memo templates" });
  await app.pickFiles([file], () => part.getByRole("button", { name: "Import a template" }).click());
  const alert = part.getByRole("alert");
  await expect(alert).toContainText("There is no placeholder {{titel}}.");
  await expect(alert).toContainText("{{title}}");
  await expect(alert).toContainText("page 1 or so, paragraph 1");
  await expect(part).toContainText("every memo has the built-in layout");
});
