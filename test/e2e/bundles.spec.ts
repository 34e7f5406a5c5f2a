/** A review on its way between two machines, as the person at the screen sees it. */
import { mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { aPacket } from "../support/packet-builder.ts";
import { builtInItems } from "../support/answers-builder.ts";
import { aProfileFile } from "../support/profile-builder.ts";
import { expect, test } from "./support/app.ts";
import type { OpenedDoor } from "./support/door.ts";
import { zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { onSecondMachine } from "./support/second-machine.ts";
import { expectSaved } from "./support/review-page.ts";
import { PASSPHRASE, seedCopy } from "./support/seed.ts";

const [one = "", two = ""] = builtInItems.map(({ id }) => id);

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("bundles", workspace, async ({ review, profile, sign, call }) => {
        const done = aPacket({ id: "done", version: "1.0", title: "Signed already" });
        await sign(await review(await zipOf(done, "done.zip")), await profile());
        const reviewId = await review(await zipOf(aPacket()), "none");
        await call("review.answer", { reviewId, itemId: one, key: "1" });
      });
    },
  },
});

/** Opens the review of that packet where it can be handed over. */
async function openHandOver(page: Page, title: string): Promise<Locator> {
  await page.getByRole("link", { name: title }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  return page.getByRole("region", { name: "Hand over" });
}

async function saveBundle(app: OpenedDoor, handOver: Locator): Promise<string> {
  const [bundle = ""] = await app.saveFiles(1, () =>
    handOver.getByRole("button", { name: "Save a bundle" }).click(),
  );
  return bundle;
}

async function bringIn({ page, app }: { page: Page; app: OpenedDoor }, bundle: string): Promise<void> {
  await goToPlace(page, "Reviews");
  await page.getByRole("link", { name: "Bring in a bundle" }).click();
  await chooseBundle({ page, app }, bundle);
}

async function chooseBundle({ page, app }: { page: Page; app: OpenedDoor }, file: string): Promise<void> {
  await app.pickFiles([file], () => page.getByRole("button", { name: "Choose a bundle" }).click());
}

async function giveTo(dialog: Locator, passphrase: string): Promise<void> {
  await dialog.getByRole("textbox", { name: "Passphrase" }).fill(passphrase);
  await dialog.getByRole("button", { name: "Open" }).click();
}

test("a signed review goes out, is countersigned elsewhere, and comes back", async ({
  page,
  app,
  folders,
}) => {
  const handOver = await openHandOver(page, "Signed already");
  const bundle = await saveBundle(app, handOver);
  await expect(handOver.getByText("saved", { exact: true })).toBeVisible();

  const back = await onSecondMachine(bundle, {
    back: await mkdtemp(path.join(folders.out, "back-")),
    by: "Ben Board",
    async work({ call, reviewId, pick, secret }) {
      const file = path.join(folders.out, "ben.json");
      await writeFile(file, await aProfileFile("Ben Board"));
      const { profileId } = await call("profile.import", {
        pickedFile: pick(file),
        secret: secret(PASSPHRASE),
      });
      await call("review.countersign", { reviewId, profileId, secret: secret(PASSPHRASE) });
    },
  });

  await bringIn({ page, app }, back);
  await expect(page.getByText("The bundle adds a signature.")).toBeVisible();
  await expect(page.getByRole("status", { name: "Verdict" })).toContainText("not enough");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Add to the review" }).click();
  const signatures = page.getByRole("region", { name: "Signatures" });
  await expect(signatures).toContainText("Ada Reviewer");
  await expect(signatures).toContainText("Ben Board");

  await goToPlace(page, "Verify a file");
  await app.pickFiles([back], () => page.getByRole("button", { name: "Choose files" }).click());
  await expect(page.getByRole("table", { name: "What was checked" })).toContainText(
    /All \d+ parts are as the manifest lists them/,
  );
});

test("two reviewers' work is laid together, side by side where both wrote", async ({
  page,
  app,
  folders,
}) => {
  const handOver = await openHandOver(page, "Invoice matcher");
  const bundle = await saveBundle(app, handOver);
  const back = await onSecondMachine(bundle, {
    back: await mkdtemp(path.join(folders.out, "back-")),
    by: "Ben Board",
    async work({ call, reviewId }) {
      await call("review.answer", { reviewId, itemId: one, key: "3", note: "Shown in the log." });
      await call("review.answer", { reviewId, itemId: two, key: "2" });
      await call("finding.save", { reviewId, finding: { title: "No owner of the queue", severity: "high" } });
    },
  });
  await goToPlace(page, "Reviews");
  await page.getByRole("link", { name: "Invoice matcher" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("3");
  await expectSaved(page);

  await bringIn({ page, app }, back);
  const merge = page.getByRole("button", { name: "Merge", exact: true });
  await expect(page.getByText("One choice is left to make.")).toBeVisible();
  await expect(merge).toBeDisabled();
  await page.getByRole("radio", { name: "From Ben Board" }).check();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await merge.click();
  await expect(page.getByText(/^Merged: /)).toBeVisible();
  await expect(page.getByText("Findings 1")).toBeVisible();
});

test("what was altered on the way is not taken in, and an encrypted one asks for its passphrase", async ({
  page,
  app,
  folders,
}) => {
  const handOver = await openHandOver(page, "Invoice matcher");
  await handOver.getByRole("button", { name: "Save it encrypted" }).click();
  const dialog = page.getByRole("dialog", { name: "Save an encrypted bundle" });
  await dialog.getByLabel("New passphrase").fill("correct horse battery");
  await dialog.getByLabel("The same passphrase again").fill("correct horse battery");
  const [bundle = ""] = await app.saveFiles(1, () =>
    dialog.getByRole("button", { name: "Encrypt and save" }).click(),
  );
  expect(bundle).toMatch(/\.age$/);

  await bringIn({ page, app }, bundle);
  const open = page.getByRole("dialog", { name: "Open the bundle" });
  await giveTo(open, "wrong");
  await expect(open.getByRole("alert")).toContainText("does not open");
  await giveTo(open, "correct horse battery");
  await expect(page.getByText("Everything in this bundle is here already.")).toBeVisible();

  await page.getByRole("button", { name: "Choose another file" }).first().click();
  const broken = path.join(folders.out, "broken.zip");
  await writeFile(broken, "PK\u0003\u0004 and no more");
  await chooseBundle({ page, app }, broken);
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByText("Nothing was stored.").first()).toBeVisible();
});
