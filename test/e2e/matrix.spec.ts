/** The action policy matrix with the vendor's version of each row and the reviewer's beside it. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { electronFile } from "./support/electron-file.ts";
import { zipOf } from "./support/packet-zips.ts";
import { expectSaved, segment } from "./support/review-page.ts";
import { seedCopy } from "./support/seed.ts";

const TITLE = "Invoice matcher";
const COUNT = 120;

const rows = [
  "{ action: Pay an approved invoice, system: bank, policy: automatic, approver: Treasury lead, reversible: false, receipt: bank log }",
  "{ action: Read an order, system: crm, policy: automatic, reversible: true, receipt: crm log, rollback: none needed }",
  "{ action: Change an account owner, system: crm, policy: approval, approver: Sales lead, reversible: true, receipt: crm log, rollback: restore the owner }",
  "{ action: Delete a record, system: archive, policy: never }",
  "{ action: Tidy up, policy: it depends, reversible: mostly }",
  '{ system: crm, policy: automatic, approver: "<img src=x onerror=alert(1)> شركة" }',
];

function manifest(actions: readonly string[]): string {
  const [head = "", tail = ""] = String(aPacket()["packet.yaml"]).split(
    / {2}actions:[\s\S]*?(?= {2}identity:)/,
  );
  const systems = "    systems: [{ id: bank, name: House bank }, { id: crm, name: Customer records }]\n";
  const list =
    actions.length === 0
      ? "    text: It acts with care.\n"
      : `    rows:\n${actions.map((row) => `      - ${row}\n`).join("")}`;
  return head.replace("  data:\n", `${systems}  data:\n`) + `  actions:\n${list}` + tail;
}

const seedWith = (name: string, actions: readonly string[], signed = false) => ({
  fill: async (workspace: string) => {
    await seedCopy(`matrix-${name}`, workspace, async ({ review, profile, sign }) => {
      const files = { ...aPacket(), "packet.yaml": manifest(actions) };
      const reviewId = await review(await zipOf(files), signed ? {} : "none");
      if (signed) await sign(reviewId, await profile());
    });
  },
});

test.use({ seed: seedWith("six", rows), trace: "off" });

const grid = (page: Page) => page.getByRole("grid", { name: "Actions" });
const row = (page: Page, name: string | RegExp) => grid(page).getByRole("row", { name });
const marked = (page: Page) => grid(page).getByRole("row", { selected: true });
const pane = (page: Page) => page.getByRole("complementary", { name: "The marked action" });
const count = (page: Page, bucket: string) =>
  page
    .getByRole("group", { name: "Show one bucket" })
    .getByRole("button", { name: new RegExp(`^${bucket}\\b`) });

async function openMatrix(page: Page): Promise<void> {
  await page.getByRole("link", { name: TITLE }).click();
  await segment(page, "What to show of the review", "Matrix").click();
}

async function hold(page: Page, there: Locator): Promise<void> {
  await expect(there).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    const found = await new AxeBuilder({ page })
      .setLegacyMode()
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const says = found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect.soft(says, colorScheme).toEqual([]);
  }
}

test("every row stands in its bucket; keys move it, and the vendor's version stays beside it", async ({
  page,
}) => {
  await page.getByRole("link", { name: TITLE }).click();
  await expect(page.getByRole("radiogroup", { name: "What to show of the review" })).toBeVisible();
  await page.keyboard.press("y");
  await expect(grid(page)).toBeFocused();
  await expect(marked(page)).toContainText("Pay an approved invoice");
  await expect(count(page, "Automatic")).toHaveAccessibleName("Automatic 3 by both versions");
  await expect(row(page, /Tidy up/)).toContainText("No bucket");
  await expect(row(page, /Tidy up/)).toContainText("it depends");

  await test.step("one key moves a row, and it stays in sight until the person goes on", async () => {
    await page.keyboard.press("p");
    await expectSaved(page);
    await expect(marked(page)).toContainText("Pay an approved invoice");
    await expect(marked(page)).toContainText("yours: Approval");
    await expect(marked(page)).toContainText("Vendor: Automatic");
    await expect(count(page, "Automatic")).toHaveAccessibleName(/3 by the vendor’s version, 2 by yours/);
    await expect(page.getByRole("region", { name: "What it can do without asking" })).toContainText(
      "2 actions in 1 system by your version; 3 actions (1 not reversible) in 2 systems by the vendor’s",
    );
    await page.keyboard.press("j");
    await expect(marked(page)).toContainText("Read an order");
  });

  await test.step("text is saved as it is typed, and Escape goes back to the rows", async () => {
    await page.keyboard.press("k");
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.getByRole("checkbox", { name: "Corrected 1" }).check();
    await expect(marked(page)).toContainText("Pay an approved invoice");
    await grid(page).press("Enter");
    const approver = pane(page).getByLabel("Approver");
    await expect(approver).toBeFocused();
    await expect(approver).toHaveValue("Treasury lead");
    await approver.fill("Head of treasury");
    await expectSaved(page);
    await expect(pane(page)).toContainText("Vendor: Treasury lead");
    await page.keyboard.press("Escape");
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press("c");
    await page.keyboard.type("It moves money.");
    await page.keyboard.press("Escape");
    await expectSaved(page);
    await expect(pane(page).getByLabel("Note")).toHaveValue("It moves money.");
  });

  await test.step("undo and redo work, and one key takes the correction back", async () => {
    await page.keyboard.press("u");
    await expect(pane(page).getByLabel("Approver")).toHaveValue("Treasury lead");
    await page.keyboard.press("Shift+U");
    await expect(pane(page).getByLabel("Approver")).toHaveValue("Head of treasury");
    await page.keyboard.press("t");
    await expect(count(page, "Automatic")).toHaveAccessibleName("Automatic 3 by both versions");
    await expect(pane(page).getByLabel("Approver")).toHaveValue("Treasury lead");
    await page.keyboard.press("u");
    await expect(pane(page).getByLabel("Note")).toHaveValue("It moves money.");
  });

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Take the correction back");
});

test("rows are sorted and narrowed, and flags stand on the rows that they quote", async ({ page }) => {
  await openMatrix(page);
  await expect(row(page, /Pay an approved invoice/)).toContainText("Blocker");
  await expect(pane(page).getByRole("region", { name: "Flags on this action" })).toContainText("Blocker");
  await count(page, "Never").click();
  await expect(page.getByText("1 of 6 actions")).toBeVisible();
  await expect(marked(page)).toContainText("Delete a record");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByRole("combobox", { name: "System" }).selectOption("crm");
  await expect(page.getByText("3 of 6 actions")).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByLabel("Search the actions").fill("no such words");
  await expect(grid(page)).toContainText("No action is like that.");
  await page.getByRole("button", { name: "Show all" }).click();
  await grid(page).getByRole("button", { name: "Action" }).click();
  await expect(grid(page).getByRole("row").nth(1)).toContainText("Change an account owner");
  await expect(grid(page).getByRole("columnheader", { name: "Action" })).toHaveAttribute(
    "aria-sort",
    "ascending",
  );
  await grid(page).getByRole("button", { name: "Action" }).click();
  await expect(grid(page).getByRole("row").nth(1)).toContainText("Tidy up");
});

test("a row in no bucket needs one first, and a row without words is still a row", async ({ page }) => {
  await openMatrix(page);
  await row(page, /Tidy up/).click();
  await expect(pane(page)).toContainText("Choose a bucket first.");
  await grid(page).press("Enter");
  await expect(pane(page).getByRole("button", { name: /^Automatic/ })).toBeFocused();
  await page.keyboard.press("x");
  await expect(pane(page).getByLabel("Approver")).toBeVisible();
  await expectSaved(page);
  await pane(page).getByRole("combobox", { name: "Reversible" }).selectOption("No");
  await expectSaved(page);
  await expect(count(page, "No bucket")).toHaveAccessibleName(/1 by the vendor’s version, 0 by yours/);
  await row(page, /The packet does not say/).click();
  await expect(pane(page).getByRole("heading", { level: 2 })).toHaveText("The packet does not say");
  await hold(page, pane(page).getByText("actions[5]"));
});

test("two tabs on one row: fields are kept apart, and a text that both change is for the person to choose", async ({
  context,
  page,
}) => {
  test.skip(electronFile() !== undefined, "The app has one window in Electron.");
  await openMatrix(page);
  const kept = await page.evaluate(() => Object.entries(sessionStorage));
  const other = await context.newPage();
  await other.addInitScript((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, String(value));
  }, kept);
  await other.goto(page.url());
  await segment(other, "What to show of the review", "Matrix").click();
  await other.getByRole("grid").press("x");
  await expect(marked(page)).toContainText("yours: Never");
  // Time stands still here, so that this text is not stored before the other tab's is.
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 2_000));
  await pane(page).getByLabel("Receipt").fill("From the first tab");
  await pane(other).getByLabel("Receipt").fill("From the second tab");
  await pane(other).getByLabel("Receipt").blur();
  const choice = pane(page).getByRole("alert");
  await expect(choice).toContainText("This receipt of an action was changed in another window");
  await page.clock.resume();
  await choice.getByRole("button", { name: "Keep mine" }).click();
  await expect(pane(other).getByLabel("Receipt")).toHaveValue("From the first tab");
  await expect(marked(other)).toContainText("yours: Never");
});

test.describe("a matrix of many rows", () => {
  const many = Array.from(
    { length: COUNT },
    (_, index) =>
      `{ action: Do thing number ${index + 1} for the desk that asked, system: crm, policy: ${["automatic", "approval", "never"][index % 3]}, approver: Desk lead, receipt: desk log, rollback: undo it }`,
  );
  test.use({ seed: seedWith("many", many) });

  test("stays quick under the keys", async ({ page }) => {
    await openMatrix(page);
    await expect(page.getByText(`${COUNT} of ${COUNT} actions`)).toBeVisible();
    const median = await page.evaluate(async () => {
      const press = (key: string) =>
        document
          .querySelector("#mx-rows")
          ?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [];
      for (let step = 0; step < 60; step += 1) {
        const start = performance.now();
        press("j");
        times.push(performance.now() - start);
        await frame();
      }
      return times.toSorted((a, b) => a - b).at(30) ?? 0;
    });
    expect(median).toBeLessThan(100);
    await expect(marked(page)).toBeInViewport();
    await grid(page).press("End");
    await expect(marked(page)).toContainText(`number ${COUNT} `);
  });
});

test.describe("without rows", () => {
  test.use({ seed: seedWith("none", []) });

  test("the view says what is missing", async ({ page }) => {
    await openMatrix(page);
    await hold(page, page.getByRole("heading", { name: "The packet lists no action" }));
    await expect(page.getByText("It acts with care.")).toBeVisible();
    await page.getByRole("button", { name: "Ask the vendor" }).click();
    await expect(page.getByRole("textbox", { name: "Question" })).toBeFocused();
  });
});

test.describe("signed", () => {
  test.use({ seed: seedWith("signed", rows, true) });

  test("the matrix can be read, and no key changes it", async ({ page }) => {
    await openMatrix(page);
    await expect(grid(page)).toBeVisible();
    await grid(page).press("p");
    await expect(page.getByText(/This review is signed\. Start a new revision to change it/)).toBeVisible();
    await expect(pane(page).getByRole("button", { name: /^Approval/ })).toBeDisabled();
    await expect(pane(page).getByLabel("Approver")).not.toBeEditable();
    await expect(marked(page)).not.toContainText("yours");
    await hold(page, pane(page));
  });
});
