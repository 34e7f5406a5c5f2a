/** What a dialog does when it opens, and when something in it is missing: in our words, not in the browser's. */
import type { Locator } from "@playwright/test";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { seedCopy } from "./support/seed.ts";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("dialogs", workspace, async ({ review, profile }) => {
        await review(await zipOf(aPacket()));
        await profile();
      });
    },
  },
});

/** Submits with something missing: the field says so and has the keyboard, and the browser says nothing. */
async function expectRefusal(dialog: Locator, submit: string, says: string, field: string): Promise<void> {
  await dialog.getByRole("button", { name: submit }).click();
  await expect(dialog.getByText(says)).toBeVisible();
  await expect(dialog.getByRole("textbox", { name: field })).toBeFocused();
  await expect(dialog.locator("form")).toHaveAttribute("novalidate");
}

test("the dialog that signs has the keyboard in the passphrase at once", async ({ page }) => {
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  await page.getByRole("button", { name: "Sign and freeze the review" }).click();
  const dialog = page.getByRole("dialog", { name: "Sign the review" });
  await expect(dialog.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await expectRefusal(dialog, "Sign", "Enter the passphrase.", "Passphrase");
});

test("the dialogs of the profiles say what is missing", async ({ page }) => {
  await goToPlace(page, "Profiles");
  const dialog = page.getByRole("dialog");

  await page.getByRole("button", { name: "Create a profile" }).click();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expectRefusal(dialog, "Create the profile", "Enter the name of the person who signs.", "Name");
  await expect(dialog.getByText("Use at least 12 characters")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Add a known signer" }).click();
  await expectRefusal(dialog, "Add to the known signers", "Enter the name of the person.", "Name");
  await expect(dialog.getByText("Paste the person's public key.")).toBeVisible();
  await expect(dialog.getByText("Compare the fingerprint first, then say so here.")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: /^Retire the key of/ }).click();
  await expectRefusal(dialog, "Retire the key", "Write why the key is retired.", "Reason");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
});
