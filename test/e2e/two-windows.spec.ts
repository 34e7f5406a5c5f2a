/** One review open in two tabs of a browser. */
import type { BrowserContext, Page } from "@playwright/test";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { electronFile } from "./support/electron-file.ts";
import { zipOf } from "./support/packet-zips.ts";
import { expectSaved, itemPane } from "./support/review-page.ts";
import { seedCopy } from "./support/seed.ts";

const TITLE = "Invoice matcher";
const ITEM = "boundary.statement";

test.skip(electronFile() !== undefined, "The app has one window in Electron.");
test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("two-windows", workspace, async ({ review }) => review(await zipOf(aPacket()), "none"));
    },
  },
});

/** A second tab on what the first one shows. The token is in the tab's own storage, as after "Duplicate tab". */
async function duplicate(context: BrowserContext, page: Page): Promise<Page> {
  const kept = await page.evaluate(() => Object.entries(sessionStorage));
  const other = await context.newPage();
  await other.addInitScript((entries) => {
    for (const [key, value] of entries) sessionStorage.setItem(key, String(value));
  }, kept);
  await other.clock.install();
  await other.goto(page.url());
  return other;
}

/** A command given in a tab without a hand on it, so that no field of the other one loses the focus and saves. */
async function commandIn(page: Page, name: string, input: Record<string, unknown>): Promise<void> {
  const send = async (given: { name: string; input: Record<string, unknown> }) => {
    const reviewId = /rv-\w+/.exec(location.hash)?.[0];
    const token = sessionStorage.getItem("countersign.token") ?? "";
    const response = await fetch("/call", {
      method: "POST",
      headers: { "content-type": "application/json", "x-countersign-token": token },
      body: JSON.stringify({ name: given.name, input: { reviewId, ...given.input } }),
    });
    return response.text();
  };
  expect(await page.evaluate(send, { name, input })).toContain('"ok":true');
}

test("two tabs on a review see each other's work, and neither loses what is typed in it", async ({
  context,
  page,
}) => {
  await page.getByRole("link", { name: TITLE }).click();
  const note = itemPane(page, ITEM).getByLabel("Note");
  await expect(note).toBeVisible();
  const other = await duplicate(context, page);
  const otherNote = itemPane(other, ITEM).getByLabel("Note");
  await expect(otherNote).toHaveValue("");

  await test.step("what is stored in one tab shows in the other", async () => {
    await note.fill("From the first tab.");
    await expectSaved(page);
    await expect(otherNote).toHaveValue("From the first tab.");
    await page.keyboard.press("Escape");
    await page.keyboard.press("3");
    await expect(itemPane(other, ITEM).getByRole("button", { name: /^3 / })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  await test.step("a text that both change is for the person to choose", async () => {
    // Time stands still in the second tab, so that its text is not stored before the first tab's is.
    await other.clock.pauseAt(new Date(Date.now() + 2_000));
    await otherNote.fill("From the second tab.");
    await commandIn(page, "review.answer", { itemId: ITEM, note: "From the first tab, again." });
    const choice = itemPane(other, ITEM).getByRole("alert");
    await expect(choice).toContainText("This note was changed in another window");
    await expect(choice.getByRole("blockquote")).toHaveText("From the first tab, again.");
    await other.clock.resume();
    await expect(other.getByRole("status").filter({ hasText: "Not saved yet" })).toBeVisible();
    await expect(otherNote).toHaveValue("From the second tab.");
    await expect(note).toHaveValue("From the first tab, again.");
    await choice.getByRole("button", { name: "Keep mine" }).click();
    await expect(choice).toBeHidden();
    await expect(note).toHaveValue("From the second tab.");
  });

  await test.step("a review that one tab discards is closed in the other", async () => {
    await commandIn(page, "review.discard", {});
    await expect(other.getByRole("alert")).toContainText("This review was discarded in another window.");
    await expect(other.getByRole("status").filter({ hasText: "Saved" })).toBeHidden();
    await expect(otherNote).toHaveAttribute("readonly");
    await other.getByRole("link", { name: "Go to the reviews" }).click();
    await expect(other.getByRole("heading", { name: "Reviews", exact: true })).toBeVisible();
  });
});
