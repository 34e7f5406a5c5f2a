/** Findings and questions by the thousand, and what can be changed of a finding later. */
import { allAnswered } from "../support/answers-builder.ts";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { electronFile } from "./support/electron-file.ts";
import { zipOf } from "./support/packet-zips.ts";
import { expectSaved, itemPane, segment } from "./support/review-page.ts";
import { seedCopy } from "./support/seed.ts";

const COUNT = 1_000;
const ITEM = "boundary.statement";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("many-findings", workspace, async ({ call, packet }) => {
        const packetVersionId = await packet(await zipOf({ ...aPacket(), "evidence/drill.txt": "A drill." }));
        const { reviewId } = await call("review.start", { packetVersionId });
        const file = allAnswered();
        const numbers = Array.from({ length: COUNT }, (_, index) => index + 1);
        file.findings = numbers.map((number) => ({
          severity: "medium",
          item: ITEM,
          title: `Finding number ${number}`,
        }));
        file.questions = numbers.map((number) => ({ item: ITEM, text: `Question number ${number}?` }));
        await call("review.applyAnswers", { reviewId, file });
      });
    },
  },
});

test("a thousand findings and questions are shown in pages", async ({ page }) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  const item = itemPane(page, ITEM);
  await expect(item.getByRole("group", { name: "Pages of the findings" })).toContainText("1–25 of 1000");
  await expect(item.getByRole("region", { name: /^Finding: / })).toHaveCount(25);

  await segment(page, "What to show of the review", /^Findings/).click();
  const list = page.getByRole("list", { name: "Findings" });
  const pages = page.getByRole("group", { name: "Pages of the findings" });
  await expect(list.getByRole("listitem")).toHaveCount(100);
  await expect(pages).toContainText("1–100 of 1000");
  await page.getByRole("button", { name: "Next findings" }).click();
  await expect(pages).toContainText("101–200 of 1000");
  await expect(list.getByRole("listitem").first()).toBeInViewport();
  await test.step("a new finding brings its page up", async () => {
    await page.getByRole("button", { name: "New finding" }).click();
    const title = page.getByRole("textbox", { name: "Title" });
    await expect(title).toBeFocused();
    // The form is nothing yet: it is stored with the first word, under the fingers that write it.
    await expect(pages).toContainText("of 1000");
    await title.pressSequentially("The last of them", { delay: 60 });
    await expect(pages).toContainText("1001–1001 of 1001");
    await expect(title).toBeFocused();
    await expect(title).toHaveValue("The last of them");
    await expectSaved(page);
  });

  await segment(page, "What to show of the review", /^Questions/).click();
  await expect(page.getByRole("textbox", { name: "Question" })).toHaveCount(100);
  await expect(page.getByRole("group", { name: "Pages of the questions" })).toContainText("1–100 of 1000");
});

test("a finding form that is left untouched leaves nothing behind", async ({ page }) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  const item = itemPane(page, "boundary.trigger");
  await expect(itemPane(page, ITEM)).toBeVisible();
  await page.keyboard.press("j");
  await expect(item).toBeVisible();
  await page.keyboard.press("f");
  await expect(item.getByRole("textbox", { name: "Title" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(item.getByRole("button", { name: /^Raise a finding/ })).toBeVisible();
  await expect(item.getByRole("textbox", { name: "Title" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Nothing to redo" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Findings 1000" })).toBeAttached();
  await page.keyboard.press("q");
  const question = item.getByRole("textbox", { name: "Question" });
  await question.pressSequentially("Who starts it?", { delay: 60 });
  await expectSaved(page);
  await expect(question).toBeFocused();
  await expect(page.getByRole("radio", { name: "Questions 1001" })).toBeAttached();
});

test("a finding gets evidence and another item after it was raised", async ({ page }) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await segment(page, "What to show of the review", /^Findings/).click();
  const finding = page.getByRole("region", { name: /^Finding: / });
  // The worst stands first, whichever item it is about.
  await finding.getByRole("combobox", { name: "Severity" }).selectOption("high");
  await finding.getByRole("combobox", { name: "Item" }).selectOption("data.fields");
  await expect(finding.getByRole("button", { name: "data.fields" })).toBeVisible();
  const evidence = finding.getByRole("region", { name: "Evidence of this finding" });
  await evidence.getByRole("button", { name: "Link evidence" }).click();
  await evidence.getByRole("combobox", { name: "File" }).selectOption({ label: "evidence/drill.txt" });
  await evidence.getByLabel("Where in the file").fill("line 1");
  await evidence.getByRole("button", { name: "Link this file" }).click();
  await expect(evidence.getByRole("listitem")).toContainText("line 1");
  await expectSaved(page);
  await page.reload();
  await segment(page, "What to show of the review", /^Findings/).click();
  await expect(finding.getByRole("combobox", { name: "Item" })).toHaveValue("data.fields");
  await evidence.getByRole("button", { name: "Remove the link to evidence/drill.txt, line 1" }).click();
  await expect(evidence.getByRole("listitem")).toHaveCount(0);
});

test("an edit that is refused says so above the findings", async ({ page }) => {
  test.skip(
    electronFile() !== undefined,
    "Calls are answered in the test's stead on the loopback door only.",
  );
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await segment(page, "What to show of the review", /^Findings/).click();
  await page.route("**/call", async (route) => {
    if (!route.request().postData()?.includes('"finding.save"')) return route.fallback();
    const error = { code: "conflict", message: "A rule is against it.", details: { reason: "x" } };
    return route.fulfill({ json: { ok: false, error } });
  });
  const severity = page
    .getByRole("region", { name: /^Finding: / })
    .getByRole("combobox", { name: "Severity" });
  await severity.selectOption("low");
  await expect(page.getByRole("alert")).toHaveText("A rule is against it.");
  await expect(severity).toHaveValue("medium");
  await segment(page, "What to show of the review", "Item").click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
