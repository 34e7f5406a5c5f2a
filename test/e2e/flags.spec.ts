/** The flags of the pre-checks in a review: dealt with by key and by hand, in sight wherever a person decides. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { allAnswered } from "../support/answers-builder.ts";
import { expect, test } from "./support/app.ts";
import { electronFile } from "./support/electron-file.ts";
import { expectSaved, itemPane, segment } from "./support/review-page.ts";
import { PASSPHRASE, seedCopy } from "./support/seed.ts";

const TITLE = /Brightsurge Autopilot/;
const ITEM = "actions.never";
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test.use({
  trace: "off",
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("flags", workspace, async ({ call, profile }) => {
        const { pickedFile } = await call("sample.pick", { name: "brightsurge-tenant-autopilot" });
        const { previewId } = await call("packet.preview", { pickedFile });
        const { packetVersionId } = await call("packet.import", { previewId });
        const { reviewId } = await call("review.start", { packetVersionId });
        const answers = allAnswered();
        answers.decision = {
          decision: "reject",
          reason: "The evidence shows more than the packet declares.",
        };
        await call("review.applyAnswers", { reviewId, file: answers });
        await profile();
      });
    },
  },
});

async function openItem(page: Page, itemId: string): Promise<void> {
  await page.getByRole("link", { name: TITLE }).first().click();
  await expect(page.getByRole("navigation", { name: "Sections and items" })).toBeVisible();
  await page.evaluate((item) => {
    window.location.hash = `${window.location.hash.split("?")[0]}?item=${item}`;
  }, itemId);
  await expect(itemPane(page, itemId)).toBeVisible();
}

const openFlags = (page: Page) =>
  itemPane(page, ITEM).getByRole("list", { name: "Flags to deal with" }).locator(":scope > li");
const inHand = (page: Page) => itemPane(page, ITEM).locator(".rv-flag-in-hand");
const views = (page: Page) => page.getByRole("radiogroup", { name: "What to show of the review" });

async function hold(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary ?? ""}`),
    );
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}

test("flags are confirmed, asked and dismissed by key, and undo takes each back", async ({ page }) => {
  await openItem(page, ITEM);
  const before = await page.evaluate(() => document.querySelectorAll(".rv-flag").length);
  expect(before).toBeGreaterThan(3);
  const pane = itemPane(page, ITEM);
  const says = (await inHand(page).locator(".rv-flag-says").textContent()) ?? "";

  await test.step("one key makes a finding of the flag in hand, quotations and all", async () => {
    await page.keyboard.press("t");
    const finding = pane.getByRole("region", { name: `Finding: ${says}` });
    await expect(finding).toBeVisible();
    await expect(finding.getByRole("combobox", { name: "Severity" })).toHaveValue("critical");
    await finding.getByRole("button", { name: "All fields" }).click();
    await expect(finding.getByLabel("What was found")).toHaveValue(/action matrix, row \d+: “/);
    await expect(openFlags(page)).toHaveCount(before - 1);
    await page.locator("main").press("u");
    await expect(finding).toHaveCount(0);
    await expect(openFlags(page)).toHaveCount(before);
  });

  await test.step("one key asks the vendor", async () => {
    await page.keyboard.press("m");
    await page.keyboard.press("r");
    await expect(pane.getByRole("textbox", { name: "Question" })).toHaveValue(/^Can you .+\?\n/);
    await expect(openFlags(page)).toHaveCount(before - 1);
    await page.keyboard.press("u");
    await expect(pane.getByRole("textbox", { name: "Question" })).toHaveCount(0);
    await expect(openFlags(page)).toHaveCount(before);
  });

  await test.step("a dismissal needs a reason, which stands beside it", async () => {
    await page.keyboard.press("s");
    const reason = pane.getByRole("textbox", { name: "Why this flag does not hold" });
    await expect(reason).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(pane.getByText("Write why it is dismissed.")).toBeVisible();
    await hold(page, "reason of a dismissal");
    await page.keyboard.type("The tool is not in ");
    // One press closes it whole; what was begun is there again when the form is.
    await page.keyboard.press("Escape");
    await expect(reason).toBeHidden();
    await expect(inHand(page)).toBeFocused();
    await page.keyboard.press("s");
    await expect(reason).toHaveValue("The tool is not in ");
    await page.keyboard.press("End");
    await page.keyboard.type("this deployment.");
    await page.keyboard.press("Enter");
    await expect(openFlags(page)).toHaveCount(before - 1);
    await expect(pane.getByText("Dealt with 1")).toBeVisible();
    await pane.getByText("Dealt with 1").click();
    const dealt = pane.getByRole("list", { name: "Flags that are dealt with" });
    await dealt.getByRole("button", { name: /Dismissed/ }).click();
    await expect(dealt).toContainText("The tool is not in this deployment.");
    await hold(page, "flags of an item");
    await dealt.getByRole("button", { name: "Take it up again" }).click();
    await expect(openFlags(page)).toHaveCount(before);
    await expectSaved(page);
  });

  await test.step("the focus stays with the flags when a button goes with its flag", async () => {
    await inHand(page)
      .getByRole("button", { name: /^Confirm as a finding/ })
      .click();
    await expect(openFlags(page)).toHaveCount(before - 1);
    await expect(inHand(page)).toBeFocused();
    await page.keyboard.press("u");
    await expect(openFlags(page)).toHaveCount(before);
  });

  await test.step("keys that follow each other deal with one flag after the other", async () => {
    await page.locator("main").press("t");
    await page.keyboard.press("t");
    await expect(openFlags(page)).toHaveCount(before - 2);
    await expect(views(page).getByText(/^Findings 2$/)).toBeVisible();
  });

  await test.step("the help names the keys", async () => {
    await page.locator("main").press("?");
    const help = page.getByRole("dialog", { name: "Keys" });
    await expect(help).toContainText("Dismiss the flag, with a reason");
    await expect(help).toContainText("Next blocker to deal with");
  });
});

test("a quotation opens its place: the field of the packet, or the file at its line", async ({ page }) => {
  await openItem(page, ITEM);
  const side = page.getByRole("complementary", { name: "The vendor's answer" });
  await inHand(page)
    .getByRole("button", { name: /^Open .*Policy$/ })
    .click();
  const place = side.getByRole("region", { name: /^Quoted place: .*row \d+, Policy$/ });
  await expect(place.locator("mark")).toBeVisible();
  await hold(page, "place of a quotation");
  await place.getByRole("button", { name: "Close the quoted place" }).click();
  await expect(place).toHaveCount(0);
  const quotation = inHand(page).getByRole("button", { name: /^Open .*Policy$/ });
  await expect(quotation).toBeFocused();
  await quotation.press("Enter");
  await expect(place).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(place).toHaveCount(0);
  await expect(quotation).toBeFocused();
  await quotation.click();
  const link = place.getByRole("button", { name: /^Show row \d+ in the matrix$/ });
  const row = /row (\d+)/.exec((await link.textContent()) ?? "")?.[1];
  await link.click();
  await expect(page.getByRole("complementary", { name: "The marked action" })).toContainText(`Row ${row}`);
  await page.keyboard.press("3");
  await expect(page.getByRole("button", { name: /^Never/, pressed: true }).first()).toBeVisible();
  await page.goBack();
  await expect(itemPane(page, ITEM)).toBeVisible();
  await page.evaluate(() => {
    window.location.hash = `${window.location.hash.split("?")[0]}?item=boundary.components`;
  });
  const file = itemPane(page, "boundary.components").getByRole("button", {
    name: /^Open evidence\/oauth-scopes\.json, line \d+/,
  });
  const name = (await file.first().textContent()) ?? "";
  await file.first().click();
  const line = /line (\d+)/.exec(name)?.[1] ?? "";
  await expect(side.locator(".cs-line-marked .cs-line-number")).toHaveText(line);
});

test("all flags are listed, narrowed, and raised again; the outline and the bar count the open ones", async ({
  page,
}) => {
  await openItem(page, ITEM);
  const outline = page.getByRole("navigation", { name: "Sections and items" });
  await expect(outline.getByRole("button", { name: /never.*\d+ to deal with, \d+ blockers?/ })).toBeVisible();
  await expect(
    outline.getByRole("button", { name: /^Action policy.*to deal with, \d+ blockers/ }),
  ).toBeVisible();
  await page
    .getByRole("group", { name: "How the review stands" })
    .getByRole("button", { name: /^\d+ blockers$/ })
    .click();
  const list = page.getByRole("list", { name: "Flags" });
  await expect(page.getByRole("combobox", { name: "Severity" })).toHaveValue("blocker");
  await expect(list.getByText("Concern")).toHaveCount(0);
  const first = (await list.getByRole("listitem").first().textContent()) ?? "";
  await hold(page, "flags");
  await page.locator("main").press("m");
  await expect(list.getByRole("button").nth(1)).toHaveAttribute("aria-current", "true");
  await page.locator("main").press("k");
  await segment(page, "What to show of the review", /^Flags/).click();
  await page.getByRole("combobox", { name: "Family" }).selectOption("evidence");
  await expect(list.getByText(first)).toHaveCount(0);
  await page.getByRole("combobox", { name: "What became of it" }).selectOption("dismissed");
  await expect(page.getByText(/^None of the \d+ flags is like that\.$/)).toBeVisible();
  const run = page.getByRole("group", { name: "How the pre-checks ran" });
  await expect(run).toContainText("the built-in rules as they come");
  await run.getByRole("button", { name: "Run the pre-checks again" }).click();
  await expect(run).toContainText(/Ran again: nothing changed, \d+ flags as before\./);
  await expectSaved(page);
  await page.getByRole("combobox", { name: "What became of it" }).selectOption("open");
  await list.getByRole("button").first().click();
  const flag = page.getByRole("region", { name: /^Flag: / });
  await flag
    .getByRole("button", { name: /^Open evidence\// })
    .first()
    .click();
  const beside = page.getByRole("complementary", { name: "The place of the quotation" });
  await expect(beside.locator(".cs-line-marked")).toBeVisible();
  await hold(page, "file beside a flag");
  await beside.getByRole("button", { name: "Close the place of the quotation" }).click();
  await expect(beside).toHaveCount(0);
  await expect(flag.getByRole("button", { name: /^Open evidence\// }).first()).toBeFocused();
});

test("the list of flags is walked by key, stands in the address, and each dealing can be taken back", async ({
  page,
}) => {
  await openItem(page, ITEM);
  await segment(page, "What to show of the review", /^Flags/).click();
  await expect(page).toHaveURL(/view=flags/);
  const rows = page.getByRole("list", { name: "Flags" }).getByRole("button");
  const current = page.getByRole("list", { name: "Flags" }).locator("[aria-current=true]");
  await expect(rows.first()).toHaveAttribute("aria-current", "true");
  await page.locator("main").press("j");
  await expect(rows.nth(1)).toHaveAttribute("aria-current", "true");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(2)).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(rows.nth(1)).toBeFocused();

  const says = (await current.locator(".rv-entry-title").textContent()) ?? "";
  await page.keyboard.press("t");
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages).toContainText(`A finding now: ${says.slice(0, 60)}`);
  await expect(current).not.toContainText(says);
  await messages.getByRole("button", { name: "Undo (U)" }).click();
  await expect(current).toContainText(says);
  await expect(messages).not.toContainText("A finding now");
  await expect(
    page.locator("[aria-live=polite]").filter({ hasText: "Undone: Flag confirmed: " }),
  ).toHaveCount(1);

  const id = (await current.getAttribute("id"))?.replace("rv-flag-row-", "") ?? "";
  await expect(page).toHaveURL(new RegExp(`flag=${id}`));
  await page.reload();
  await expect(current).toContainText(says);
  await page.goBack();
  await expect(itemPane(page, ITEM)).toBeVisible();
});

test("removing a finding that a flag made frees the flag", async ({ page }) => {
  await openItem(page, ITEM);
  const before = await openFlags(page).count();
  await page.keyboard.press("t");
  await expect(openFlags(page)).toHaveCount(before - 1);
  await itemPane(page, ITEM).getByRole("button", { name: "Remove this finding" }).click();
  await expect(openFlags(page)).toHaveCount(before);
  await expect(inHand(page)).toBeFocused();
  await page.keyboard.press("u");
  await expect(openFlags(page)).toHaveCount(before - 1);
});

test("open blockers warn at the decision, and a signed review shows its flags to be read", async ({
  page,
}) => {
  test.slow();
  await openItem(page, ITEM);
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const warning = page.getByRole("region", { name: "Blockers that nobody has dealt with" });
  await expect(warning).toContainText(/\d+ blockers to deal with/);
  const flag = warning.getByRole("listitem").first();
  const says = ((await flag.textContent()) ?? "").replace(/ Go there$/, "");
  await flag.getByRole("button", { name: /^Go there/ }).click();
  await expect(page.locator(".rv-flag-in-hand .rv-flag-says")).toHaveText(says);
  await page.locator("main").press("d");
  await warning.getByRole("button", { name: /^All \d+ blockers to deal with$/ }).click();
  await expect(page.getByRole("combobox", { name: "Severity" })).toHaveValue("blocker");
  await page.locator("main").press("d");
  await expect(warning).toBeVisible();
  await hold(page, "decision with open blockers");

  await page.getByRole("button", { name: "Sign and freeze the review" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign the review" });
  await expect(dialog).toContainText(/Flags\d+ to deal with, \d+ blockers/);
  await dialog.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await expect(page.getByText(/It can be read, and nothing in it can be changed/)).toBeVisible();
  await expect(warning).toContainText("when the review was signed");
  await page.locator("main").press("d");
  await segment(page, "What to show of the review", /^Flags/).click();
  await expect(page.getByRole("region", { name: /^Flag: / })).toContainText("Would settle it");
  await expect(page.getByRole("button", { name: "Run the pre-checks again" })).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Deal with this flag" })).toHaveCount(0);
  await page.locator("main").press("t");
  await expect(page.getByText(/^This review is signed\./)).toBeVisible();
});

test("a review from before the pre-checks has no flags, and offers to run them", async ({ page }) => {
  test.skip(
    electronFile() !== undefined,
    "Calls are answered in the test's stead on the loopback door only.",
  );
  await page.route("**/call", async (route) => {
    if (!route.request().postData()?.includes('"review.get"')) return route.fallback();
    const response = await route.fetch();
    const reply: { value?: { entries?: Record<string, unknown> } } = await response.json();
    Object.assign(reply.value?.entries ?? {}, { flag: {}, prechecks: {} });
    return route.fulfill({ response, json: reply });
  });
  await openItem(page, ITEM);
  const part = itemPane(page, ITEM).getByRole("region", { name: "Flags of the pre-checks" });
  await expect(part).toContainText("The pre-checks have not run for this review.");
  await part.getByRole("button", { name: "Run them" }).click();
  await expect(
    page.getByRole("heading", { name: "The pre-checks have not run for this review" }),
  ).toBeVisible();
  await hold(page, "never ran");
  await page.getByRole("button", { name: "Run the pre-checks" }).click();
  await expect(page.getByRole("group", { name: "How the pre-checks ran" })).toContainText(/with \d+ rules/);
});
