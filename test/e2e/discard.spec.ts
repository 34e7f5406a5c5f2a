/** A review is discarded from the list, and a signed one says why a key does nothing. */
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { seedCopy } from "./support/seed.ts";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("discard", workspace, async ({ review, profile, sign }) => {
        const zip = (id: string, title: string) => zipOf(aPacket({ id, title }), `${id}.zip`);
        await review(await zip("one", "To be discarded"), "none");
        await sign(await review(await zip("two", "Signed one")), await profile());
      });
    },
  },
});

test("a review is discarded from the list once that is confirmed", async ({ page }) => {
  const discard = page.getByRole("button", { name: /^Discard the review of To be discarded/ });
  await expect(page.getByRole("button", { name: /^Discard the review of Signed one/ })).toHaveCount(0);
  await discard.click();
  const dialog = page.getByRole("dialog", { name: "Discard this review?" });
  await expect(dialog).toContainText("The packet stays, and so do the receipts");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(discard).toBeFocused();
  await discard.press("Enter");
  await dialog.getByRole("button", { name: "Discard the review" }).click();
  await expect(page.getByRole("table", { name: "Reviews" })).not.toContainText("To be discarded");
  await expect(page.getByRole("table", { name: "Packets without a review" })).toContainText(
    "To be discarded",
  );
});

test("a key that changes nothing in a signed review says why, once, and the message can be closed", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Signed one" }).click();
  await expect(page.getByRole("note")).toContainText("Signed");
  await page.keyboard.press("3");
  await page.keyboard.press("2");
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages.getByText("This review is signed. Start a new revision to change it.")).toHaveCount(
    1,
  );
  // Longer than it would stay: it is under the mouse.
  await messages.getByText("This review is signed").hover();
  await page.waitForTimeout(6_000);
  await messages.getByRole("button", { name: "Close the message" }).click();
  await expect(messages).toBeEmpty();
});
