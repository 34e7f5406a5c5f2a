/** A checklist of another maker is looked at, chosen from, imported, and saved as a file of the format. */
import { readFile, writeFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "./support/app.ts";

const rows = Array.from(
  { length: 240 },
  (_, at) =>
    `R-${at + 1};Part ${(at % 12) + 1};Is point ${at + 1} of the agent bounded?;${["high", "low"][at % 2]};Look at it`,
);

test("a table of questions becomes a checklist", async ({ page, app }, info) => {
  const file = info.outputPath("House rules 2.0.csv");
  await writeFile(file, `No;Area;Ask;Severity;Remarks on it\n${rows.join("\n")}\n`);
  await page.getByRole("link", { name: "Checklists" }).click();
  const pick = (what: string) =>
    app.pickFiles([what], () => page.getByRole("button", { name: "Import a checklist" }).click());
  await pick(file);
  // Its words did not say which column asks.
  await expect(page.getByRole("heading", { name: "House rules 2.0.csv" })).toBeFocused();
  await page.getByLabel("The column Remarks on it is taken as").selectOption("Guidance");
  await page.getByRole("checkbox", { name: "Take low" }).uncheck();
  await page.getByRole("checkbox", { name: "high are gates" }).check();
  await expect(
    page.getByRole("heading", { name: "Becomes 120 items in 6 sections, 120 gates" }),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "Version" }).fill("2");
  await expect(page.getByText("Three numbers, such as 1.0.0.")).toBeVisible();
  await page.getByRole("textbox", { name: "Version" }).fill("2.1.0");
  await page.getByText("Part 1 20").click();
  await expect(page.getByRole("listitem").filter({ hasText: "Is point 1 of" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Import 120 items" }).click();

  await page.getByRole("link", { name: "House rules (2.0)" }).click();
  await expect(page.getByText("Version 2.1.0 · 120 items in 6 sections · 120 gates")).toBeVisible();
  await expect(page.getByText("House rules 2.0.csv, edition 2.0")).toBeVisible();
  const [saved = ""] = await app.saveFiles(1, () =>
    page.getByRole("button", { name: "Save as a file" }).click(),
  );
  const text = await readFile(saved, "utf8");
  expect(text).toContain("guidance: 'Remarks on it: Look at it'");

  await page.getByRole("link", { name: "Checklists" }).first().click();
  const again = info.outputPath("again.yaml");
  await writeFile(again, text);
  await pick(again);
  await expect(page.getByText("house-rules 2.1.0 was imported before.")).toBeVisible();
});
