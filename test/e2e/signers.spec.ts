/** Whose key is known: added by hand, refused where it is no such key, and added from a file that was verified. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { generateSigningKey, publicKeyLine } from "#core/signing/public-key";
import { aPacket } from "../support/packet-builder.ts";
import { aProfileFile } from "../support/profile-builder.ts";
import { partOf, repack } from "../support/repack.ts";
import { seedSamples } from "../support/seed-samples.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { PASSPHRASE, seedCopy } from "./support/seed.ts";

const TITLE = "Invoice matcher";

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedCopy("signers", workspace, async ({ review, profile, sign }) => {
        const done = aPacket({ id: "done", version: "1.0", title: "Signed already" });
        await sign(await review(await zipOf(done, "done.zip")), await profile());
        await review(await zipOf(aPacket()));
      });
    },
  },
});

test("a signer is added by mouse, and a wrong key is refused in plain words", async ({ page }) => {
  await goToPlace(page, "Profiles");
  await page.getByRole("button", { name: "Add a known signer" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a known signer" });
  const key = dialog.getByLabel("Public key");
  const add = dialog.getByRole("button", { name: "Add to the known signers" });
  await dialog.getByLabel("Name").fill("Grace Countersigner");
  await dialog.getByRole("checkbox", { name: /^I compared the fingerprint/ }).check();

  await key.fill(await aProfileFile("Grace Countersigner"));
  await add.click();
  await expect(dialog.getByText(/^This is a profile file or a statement/)).toBeVisible();
  await expect(key).toBeFocused();
  await key.fill("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ grace");
  await expect(dialog.getByText(/one line that starts with ssh-ed25519/)).toBeVisible();
  const line = publicKeyLine(generateSigningKey().publicKey, "grace");
  await key.fill(line.slice(0, 60));
  await add.click();
  await expect(dialog.getByRole("alert")).toContainText("The public key is damaged or cut off");

  await key.fill(line);
  await add.click();
  await expect(dialog).toBeHidden();
  const known = page.getByRole("table", { name: "Known signers" });
  await expect(known.getByRole("row", { name: /Grace Countersigner/ })).toBeVisible();

  await page.getByRole("button", { name: "Add a known signer" }).click();
  await expect(dialog.getByLabel("Name")).toHaveValue("");
  await dialog.getByLabel("Name").fill("Somebody Else");
  await key.fill(line);
  await dialog.getByRole("checkbox", { name: /^I compared the fingerprint/ }).check();
  await add.click();
  await expect(dialog.getByRole("alert")).toContainText("known already, as Grace Countersigner");
});

test("an altered memo that is verified alone names who signed it", async ({ page, app, folders }) => {
  await page.getByRole("link", { name: "Signed already" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const saved = await app.saveFiles(3, () =>
    page.getByRole("button", { name: "Save the memo and its signatures" }).click(),
  );
  const memo = saved.find((file) => file.endsWith(".docx")) ?? "";

  await test.step("the memo alone, altered", async () => {
    const bytes = await readFile(memo);
    const text = await partOf(bytes, "word/document.xml");
    const altered = path.join(folders.out, "altered.docx");
    await writeFile(
      altered,
      await repack(bytes, { "word/document.xml": text.replace("Payments", "Pastries") }),
    );
    await goToPlace(page, "Verify a file");
    await app.pickFiles([altered], () => page.getByRole("button", { name: "Choose files" }).click());
    const verdict = page.getByRole("status", { name: "Verdict" });
    await expect(verdict).toContainText("Altered");
    expect((await verdict.innerText()).split("altered.docx")).toHaveLength(2);
    await expect(page.getByText("They signed it as it was then, not as it is now.")).toBeVisible();
    await expect(page.getByRole("table", { name: "Signers" })).toContainText("Ada Reviewer");
  });
});

test("another person countersigns, by keyboard, and the first screen and the saved files tell it", async ({
  page,
  app,
}) => {
  await page.getByRole("link", { name: "Signed already" }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const part = page.getByRole("region", { name: "Countersign" });
  await expect(part).toContainText("The checklist asks for one countersignature; there is none yet.");
  // Only the one who signed has a profile here.
  await part.getByRole("button", { name: "Create a profile" }).press("Enter");
  const create = page.getByRole("dialog", { name: "Create a profile" });
  await create.getByLabel("Name").fill("Grace Countersigner");
  await create.getByLabel("New passphrase", { exact: true }).fill(PASSPHRASE);
  await create.getByLabel("The same passphrase again").fill(PASSPHRASE);
  await create.getByRole("button", { name: "Create the profile" }).press("Enter");
  await expect(create).toBeHidden();
  await expect(part.getByRole("combobox", { name: "Countersign as" })).toContainText("Grace Countersigner");

  await part.getByRole("button", { name: "Countersign", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Countersign the review" });
  await expect(dialog).toContainText("Grace Countersigner stands for this decision beside Ada Reviewer.");
  await dialog.getByRole("textbox", { name: "Passphrase" }).fill("another passphrase");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("does not open");
  await dialog.getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(part).toContainText("asks for one countersignature, and has what it asks for.");
  const signatures = page.getByRole("region", { name: "Signatures" });
  await expect(signatures.getByRole("listitem")).toHaveCount(2);

  const saved = await app.saveFiles(6, () =>
    page.getByRole("button", { name: "Save the memo and its signatures" }).click(),
  );
  await goToPlace(page, "Verify a file");
  const files = saved.filter((file) => !file.endsWith(".docx") || file.endsWith(".countersigned.docx"));
  await app.pickFiles(files, () => page.getByRole("button", { name: "Choose files" }).click());
  await expect(page.getByRole("status", { name: "Verdict" })).toContainText("is as it was signed");
  await goToPlace(page, "Reviews");
  await expect(page.getByRole("row", { name: /Signed already/ })).toContainText("Countersigned");
});

test.describe("where the signer is a stranger", () => {
  test.use({ seed: { fill: async () => undefined } });

  test("the dialog says what is missing, and adds the key that signed", async ({ page, app, folders }) => {
    const { memoFiles } = await seedSamples(path.join(folders.out, "elsewhere"));
    await goToPlace(page, "Verify a file");
    await app.pickFiles(memoFiles, () => page.getByRole("button", { name: "Choose files" }).click());
    await page.getByRole("button", { name: "Add Ines Halvorsen to the known signers" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a known signer" });
    await dialog.getByRole("button", { name: "Add to the known signers" }).click();
    await expect(dialog.getByText("Compare the fingerprint first, then say so here.")).toBeVisible();
    await dialog.getByRole("checkbox", { name: /^I compared the fingerprint/ }).check();
    await dialog.getByRole("button", { name: "Add to the known signers" }).click();
    await expect(dialog).toBeHidden();
    const signers = page.getByRole("table", { name: "Signers" });
    await expect(signers.getByText("known", { exact: true })).toBeVisible();
  });
});

test("the terms of an approval are hidden in a return, kept, and there again after it", async ({ page }) => {
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  const scope = page.getByLabel("Approved scope");
  await scope.fill("Five invoices a day.");
  await page.getByRole("radio", { name: /^Reject/ }).check();
  await expect(scope).toBeHidden();
  await expect(page.getByLabel("Why you reject it")).toBeVisible();
  const kept = page.getByRole("region", { name: "Kept for an approval" });
  await expect(kept).toContainText("the scope, an exclusion, who can stop it and when it is reviewed again");
  await kept.getByText("Read what is kept").click();
  await expect(kept.getByText("Five invoices a day.")).toBeVisible();
  await page.getByRole("radio", { name: /^Approve(?! with)/ }).check();
  await expect(scope).toHaveValue("Five invoices a day.");
  await expect(page.getByRole("textbox", { name: "Exclusion 1" })).toHaveValue("Payments");
});

test("the rules of a passphrase are said before it is typed", async ({ page }) => {
  await page.getByRole("link", { name: TITLE }).click();
  await page.getByRole("button", { name: "Decision", exact: true }).click();
  await page.getByRole("button", { name: "Create another profile" }).click();
  const dialog = page.getByRole("dialog", { name: "Create a profile" });
  await expect(dialog.getByText(/^At least 12 characters, at least 5 of them different/)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Decision: ${TITLE}` })).toBeVisible();
});
