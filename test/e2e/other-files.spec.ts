/** The review for other programs: each file is saved from the decision page and read again. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { readXlsx } from "#core/output/read-xlsx";
import { ReviewRecord } from "#shared/formats/review";
import { allAnswered } from "../support/answers-builder.ts";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import type { OpenedDoor } from "./support/door.ts";
import { zipOf } from "./support/packet-zips.ts";
import { seedCopy } from "./support/seed.ts";

const TITLE = "=1+1 <script>alert(1)</script> | **Approvals**";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("other-files", workspace, async ({ call, packet }) => {
        const { reviewId } = await call("review.start", {
          packetVersionId: await packet(await zipOf(aPacket())),
        });
        const file = allAnswered();
        file.findings = [{ severity: "high", title: TITLE, what: "Nobody is told." }];
        await call("review.applyAnswers", { reviewId, file });
      });
    },
  },
});

/** Saves by a button, and holds the file against the SHA-256 on the screen. */
async function saved(app: OpenedDoor, part: Locator, button: string): Promise<Buffer> {
  const file = await app.saveFile(() => part.getByRole("button", { name: button }).click());
  const list = part.getByRole("list", { name: "Exported file" });
  await expect(list.getByText("saved", { exact: true })).toBeVisible();
  const bytes = await readFile(file);
  await expect(list).toContainText(createHash("sha256").update(bytes).digest("hex"));
  return bytes;
}

test("Markdown, workbook, CSV and JSON are saved, with the SHA-256 of what was saved", async ({
  page,
  app,
}) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const part = page.getByRole("region", { name: "Other files" });

  const markdown = (await saved(app, part, "Memo as Markdown")).toString("utf8");
  expect(markdown).toContain("\\<script\\>alert(1)");
  expect(markdown).toContain("DRAFT");

  const sheets = await readXlsx(await saved(app, part, "Findings as a workbook"));
  expect(sheets.map(({ name }) => name)).toEqual(["Findings", "Review"]);
  expect(sheets[0]?.rows[1]).toEqual(expect.arrayContaining(["High", TITLE, "Nobody is told."]));

  const csv: string[][] = parse(await saved(app, part, "Findings as CSV"), { bom: true });
  expect(csv[1]).toEqual(expect.arrayContaining(["High", `'${TITLE}`, "Nobody is told."]));

  const json: unknown = JSON.parse((await saved(app, part, "Whole review as JSON")).toString("utf8"));
  expect(ReviewRecord.parse(json).findings).toMatchObject([{ title: TITLE }]);

  expect((await new AxeBuilder({ page }).include("[aria-label='Other files']").analyze()).violations).toEqual(
    [],
  );
});

test("by keyboard, the last file is the one that is shown", async ({ page, app }) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const part = page.getByRole("region", { name: "Other files" });
  for (const button of ["Findings as CSV", "Whole review as JSON"]) {
    await part.getByRole("button", { name: button }).focus();
    await app.saveFile(() => page.keyboard.press("Enter"));
  }
  const items = part.getByRole("list", { name: "Exported file" }).getByRole("listitem");
  await expect(items).toHaveCount(1);
  await expect(items).toContainText("review.json");
});
