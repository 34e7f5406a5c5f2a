import { readFile } from "node:fs/promises";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { seedWorkspace } from "./support/seed.ts";

const TITLE = "Invoice matcher";

/** Lists a file that is not there, one with another hash, and more lines than fit a screen. */
function oddPacket() {
  const files = aPacket();
  const inputs = Array.from({ length: 60 }, (_, at) => `      - kind ${at} of form\n`).join("");
  const manifest = String(files["packet.yaml"])
    .replace(
      "  boundary:\n",
      `  boundary:\n    claims: [{ field: boundary.trigger, evidence: .\\evidence\\policy.md, note: line 3 }]\n    inputs:\n${inputs}`,
    )
    .concat(
      "  - { path: evidence/gone.pdf, title: A drill }\n",
      `  - { path: evidence/other.txt, sha256: ${"0".repeat(64)} }\n`,
    );
  return { ...files, "packet.yaml": manifest, "evidence/other.txt": "words", "evidence/extra.txt": "more" };
}

test("what is altered, missing or unlisted is counted before an import and named after it", async ({
  page,
  app,
}) => {
  await page.getByRole("link", { name: "Import a packet" }).click();
  const zip = await zipOf(oddPacket());
  await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
  const counted = "Files: 4 taken, 1 altered, 1 missing, 1 unlisted";
  await expect(page.getByRole("heading", { name: counted })).toBeVisible();
  const names = () => page.getByRole("table", { name: "Files" }).getByRole("rowheader").allInnerTexts();
  const before = await names();
  expect(before).toHaveLength(5);
  await page.getByRole("button", { name: "Import", exact: true }).click();

  const troubles = page.getByRole("region", { name: "Files that are not as listed" });
  await expect(troubles).toContainText("evidence/other.txt");
  await expect(troubles).toContainText("evidence/gone.pdf");
  await expect(troubles).toContainText("Ask the vendor");
  await page
    .getByRole("navigation", { name: "Parts of the packet" })
    .getByRole("link", { name: "Files" })
    .click();
  await expect(page.getByRole("heading", { name: counted })).toBeVisible();
  expect(await names()).toEqual(before);
});

test.describe("a packet that is there", () => {
  test.use({
    seed: {
      fill: (workspace: string) =>
        seedWorkspace(workspace, async ({ packet }) => void (await packet(await zipOf(oddPacket())))),
    },
  });

  test("evidence that a section names opens beside it, and closing leads back to the same place", async ({
    page,
  }) => {
    await page.getByRole("link", { name: TITLE }).click();
    const named = page.getByRole("button", { name: /evidence\\policy\.md$/ });
    await named.scrollIntoViewIfNeeded();
    const scrolled = () => page.getByRole("main").evaluate((main) => main.scrollTop);
    const before = await scrolled();
    expect(before).toBeGreaterThan(0);
    await named.click();
    const file = page.getByRole("region", { name: "File evidence/policy.md" });
    await expect(file).toContainText("No payment without a clerk.");
    await expect(file).toContainText("See: line 3");
    await expect(page.getByRole("complementary", { name: "The file beside it" })).toBeFocused();
    await expect(page.getByRole("heading", { name: "Workflow boundary" })).toBeVisible();
    await file.getByRole("button", { name: "Close the file" }).click();
    await expect(file).toBeHidden();
    await expect(named).toBeFocused();
    expect(await scrolled()).toBe(before);
    await named.click();
    await expect(file).toBeVisible();
    await page.goBack();
    await expect(file).toBeHidden();

    // At 200 % there is no room beside it: the file covers the page, and can be closed.
    await page.setViewportSize({ width: 640, height: 400 });
    await named.click();
    await expect(file.getByText("No payment without a clerk.")).toBeInViewport();
    await expect(named).toBeHidden();
    await file.getByRole("button", { name: "Close the file" }).click();
    await expect(named).toBeInViewport();
    await expect(named).toBeFocused();
    await expect(page.getByRole("heading", { name: "Workflow boundary" })).toBeVisible();
  });
});

test.describe("a packet with a Word file", () => {
  const word = Buffer.from("PK\u0003\u0004 not really a Word file");
  test.use({
    seed: {
      fill: (workspace: string) =>
        seedWorkspace(workspace, async ({ packet }) => {
          await packet(await zipOf(aPacket({}, { "evidence/plan.docx": word, "evidence/void.txt": "" })));
        }),
    },
  });

  test("what cannot be shown is saved as it is, after a warning", async ({ page, app }) => {
    await page.getByRole("link", { name: TITLE }).click();
    await page
      .getByRole("navigation", { name: "Parts of the packet" })
      .getByRole("link", { name: "Files" })
      .click();
    await page.getByRole("button", { name: "evidence/plan.docx", exact: true }).click();
    const file = page.getByRole("region", { name: "File evidence/plan.docx" });
    await expect(file).toContainText("This file cannot be shown.");
    await file.getByRole("button", { name: "Save a copy" }).click();
    const dialog = page.getByRole("dialog", { name: "Save a copy" });
    await expect(dialog).toContainText("opened outside of Countersign, without its protection");
    const saved = await app.saveFile(() => dialog.getByRole("button", { name: "Save the copy" }).click());
    expect(word.equals(await readFile(saved))).toBe(true);
    await expect(page.getByText(/^The copy is saved as /)).toBeVisible();
    await page.getByRole("button", { name: "evidence/void.txt", exact: true }).click();
    await expect(page.getByRole("region", { name: "File evidence/void.txt" })).toContainText(
      "This file is empty",
    );
  });
});

test.describe("a packet of five thousand files", () => {
  test.use({
    seed: {
      fill: (workspace: string) =>
        seedWorkspace(workspace, async ({ packet }) => {
          const many = Object.fromEntries(
            Array.from({ length: 5_000 }, (_, at) => [`evidence/log-${at}.txt`, `line ${at}`]),
          );
          await packet(await zipOf(aPacket({}, many)));
        }),
    },
  });

  test("is listed a page at a time, and searched by name", async ({ page }) => {
    await page.getByRole("link", { name: TITLE }).click();
    await page
      .getByRole("navigation", { name: "Parts of the packet" })
      .getByRole("link", { name: "Files" })
      .click();
    const rows = page.getByRole("table", { name: "Files" }).getByRole("rowheader");
    await expect(rows).toHaveCount(100);
    await expect(page.getByRole("group", { name: "Pages of the files" })).toContainText("1–100 of 5002");
    await page.getByLabel("Find a file").fill("LOG-4321");
    await expect(rows).toContainText(["evidence/log-4321.txt"]);
    await rows.getByRole("button").click();
    await expect(page.getByRole("region", { name: "File evidence/log-4321.txt" })).toContainText("line 4321");
    await page.getByLabel("Find a file").fill("nothing like it");
    await expect(page.getByText("No file of this packet has “nothing like it”")).toBeVisible();
  });
});
