import { open, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";
import Database from "better-sqlite3";
import { aPacket } from "../support/packet-builder.ts";
import { makeZip } from "../support/zip-maker.ts";
import { expect, test } from "./support/app.ts";
import { serve } from "./support/door.ts";
import { electronFile } from "./support/electron-file.ts";
import { aMalformedPacket } from "./support/hostile-packet.ts";
import { writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { expectSaved, itemPane } from "./support/review-page.ts";
import { PASSPHRASE, seedCopy, seedWorkspace } from "./support/seed.ts";

const TITLE = "Invoice matcher";

/** One review that is answered and decided, a profile, and a signed one before it, whose backup is kept. */
async function answered(workspace: string): Promise<void> {
  await seedCopy("answered", workspace, async ({ review, profile, sign }) => {
    const other = aPacket({ id: "signed", version: "1.0", title: "Signed before" });
    await sign(await review(await zipOf(other, "signed.zip")), await profile());
    await review(await zipOf(aPacket()));
  });
}

test.describe("a start that fails is a screen", () => {
  test.describe("the workspace is a file", () => {
    test.use({
      seed: {
        fill: async (workspace: string) => {
          await rm(workspace, { recursive: true });
          await writeFile(workspace, "a file where a folder should be");
        },
      },
    });

    test("says where, and what to do", async ({ page, workspace }) => {
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("alert")).toContainText(workspace);
      await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    });
  });

  test.describe("the database is damaged", () => {
    test.use({
      seed: {
        fill: async (workspace: string) => {
          await answered(workspace);
          const file = await open(path.join(workspace, "countersign.db"), "r+");
          await file.write(Buffer.alloc(8_192, "not a database"), 0, 8_192, 0);
          await file.close();
        },
      },
    });

    test("a kept backup is restored from there", async ({ page }) => {
      await expect(page.getByRole("heading", { name: "The database is damaged" })).toBeVisible();
      await page
        .getByRole("button", { name: /^Restore sign-off/ })
        .first()
        .click();
      const dialog = page.getByRole("dialog", { name: "Restore a backup" });
      await dialog.getByRole("button", { name: "Restore", exact: true }).click();
      await expect(page.getByRole("link", { name: "Signed before" })).toBeVisible();
      await goToPlace(page, "Receipts");
      await expect(page.getByRole("button", { name: /Workspace restored/ })).toBeVisible();
    });

    test("a diagnostic file can be saved", async ({ page, app }) => {
      const file = await app.saveFile(() =>
        page.getByRole("button", { name: "Save a diagnostic file" }).click(),
      );
      expect(path.basename(file)).toMatch(/diagnostic/);
    });
  });

  test.describe("the database is newer than the app", () => {
    test.use({
      seed: {
        fill: async (workspace: string) => {
          await answered(workspace);
          const db = new Database(path.join(workspace, "countersign.db"));
          db.pragma("user_version = 9999");
          db.close();
        },
      },
    });

    test("says so and leaves it alone", async ({ page, workspace }) => {
      const title = "The workspace was written by a newer Countersign";
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      await expect(page.getByRole("alert")).toContainText("9999");
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
      const db = new Database(path.join(workspace, "countersign.db"), { readonly: true });
      expect(db.pragma("user_version", { simple: true })).toBe(9999);
      db.close();
    });
  });

  test("a second start on the same workspace says that it is open", async ({ context, page, workspace }) => {
    test.skip(electronFile() !== undefined, "Electron's second start shows the first window instead.");
    await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
    const second = await serve(workspace);
    try {
      const other = await context.newPage();
      await other.goto(second.address);
      await expect(other.getByRole("heading", { name: "The workspace is open already" })).toBeVisible();
      await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
    } finally {
      await second.stop();
    }
  });
});

test.describe("an address that does not open the app says how to get another, and offers nothing else", () => {
  test.skip(electronFile() !== undefined, "Electron has no such address.");

  async function expectShutOut(page: Page, says: string): Promise<void> {
    await expect(
      page.getByRole("heading", { name: "This page is not connected to Countersign" }),
    ).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(says);
    await expect(page.getByRole("listitem").filter({ hasText: "press Enter there" })).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
  }

  test("one that was used", async ({ context, workspace }) => {
    const serving = await serve(workspace);
    try {
      const [first, second] = [await context.newPage(), await context.newPage()];
      await first.goto(serving.address);
      await expect(first.getByRole("heading", { name: "Reviews" })).toBeVisible();
      await second.goto(serving.address);
      await expectShutOut(second, "This address was used before, or is too old.");
      await first.close();
      await second.close();
    } finally {
      await serving.stop();
    }
  });

  test("one without its code", async ({ context, workspace }) => {
    const serving = await serve(workspace);
    try {
      const page = await context.newPage();
      await page.goto(new URL(serving.address).origin);
      await expectShutOut(page, "without a one-use address");
      await page.close();
    } finally {
      await serving.stop();
    }
  });
});

test("an address of something that is not there leads home", async ({ page }) => {
  await expect(page.getByRole("heading", { name: "Reviews", exact: true })).toBeVisible();
  const wrong: [address: string, way: string, home: string][] = [
    ["#/reviews/rv-000000000001", "Go to the reviews", "Reviews"],
    ["#/reviews/rv-000000000001/decision", "Go to the reviews", "Reviews"],
    ["#/packets/pv-000000000001", "Go to the packets", "Packets"],
    ["#/checklists/nothing/1.0.0", "Go to the checklists", "Checklists"],
  ];
  for (const [address, way, home] of wrong) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, address);
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(page.getByRole("button", { name: "Try again" })).toBeHidden();
    await page.getByRole("link", { name: way }).click();
    await expect(page.getByRole("heading", { name: home, exact: true })).toBeVisible();
  }
});

test("a malformed packet is refused with every problem, its file, line and field", async ({ page, app }) => {
  await page.getByRole("link", { name: "Import a packet" }).click();
  const bad = await writeFileOutside("bad.yaml", aMalformedPacket);
  await app.pickFiles([bad], () => page.getByRole("button", { name: /^Choose a YAML/ }).click());
  const problems = page.getByRole("alert").getByRole("table");
  const row = (line: number, field: string) =>
    problems
      .getByRole("row")
      .filter({ hasText: "bad.yaml" })
      .filter({ hasText: field })
      .filter({ hasText: String(line) });
  await expect(row(4, "boundary")).toBeVisible();
  await expect(row(6, "data.flows")).toBeVisible();
  await expect(row(9, "actions[0]")).toBeVisible();
  await expect(page.getByText("Nothing was stored.")).toHaveCount(1);
  await expect(page.getByText("The content of the file does not fit its format")).toBeVisible();
  await page.getByRole("button", { name: "Copy the list" }).click();
  await expect(page.getByRole("alert").getByText("Copied", { exact: true })).toBeVisible();
  // The page may not read the clipboard; a person pastes.
  await page.evaluate(() => {
    const letter = document.createElement("textarea");
    letter.setAttribute("aria-label", "Letter");
    document.body.append(letter);
    letter.focus();
  });
  await page.keyboard.press("ControlOrMeta+v");
  await expect(page.getByLabel("Letter")).toHaveValue(
    /bad\.yaml, line 6, data\.flows\n {3}data\.flows is the text “no list”\.\n {3}Expected: a list/,
  );
  await page.getByRole("button", { name: "Choose another file" }).click();
  await expect(page.getByRole("button", { name: "Choose a zip" })).toBeVisible();
});

test("an import that is cancelled leaves nothing", async ({ page, app }) => {
  const large = Array.from({ length: 4 }, (_, index) => ({
    name: `evidence/large-${index}.bin`,
    data: Buffer.alloc(60_000_000, index + 1),
    method: 0,
  }));
  const manifest = Object.entries(aPacket()).map(([name, data]) => ({ name, data: Buffer.from(data) }));
  const zip = await writeFileOutside("large.zip", makeZip([...manifest, ...large]));
  await page.getByRole("link", { name: "Import a packet" }).click();
  await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
  await page
    .getByRole("region", { name: "Reading the packet" })
    .getByRole("button", { name: "Cancel" })
    .click();
  await expect(page.getByRole("button", { name: "Choose a zip" })).toBeEnabled();
  await goToPlace(page, "Packets");
  await expect(page.getByRole("heading", { name: "No packet has been imported yet" })).toBeVisible();
});

test.describe("with a review under way", () => {
  test.use({ seed: { fill: answered } });

  test("a wrong passphrase signs nothing, and the right one does", async ({ page }) => {
    await page.getByRole("link", { name: TITLE }).click();
    await page.getByRole("button", { name: "Decision", exact: true }).click();
    await page.getByRole("button", { name: "Sign and freeze the review" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign the review" });
    await dialog.getByLabel("Passphrase", { exact: true }).fill("four wrong words together");
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText("The passphrase is wrong");
    await expect(dialog.getByLabel("Passphrase", { exact: true })).toHaveValue("");
    await expect(page.getByRole("note")).toBeHidden();
    await dialog.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(page.getByRole("note")).toContainText("Signed by Ada Reviewer", { timeout: 60_000 });
  });

  test("a reload in the middle of typing loses nothing", async ({ page }) => {
    page.on("dialog", (asked) => {
      asked.accept().catch(() => undefined);
    });
    await page.getByRole("link", { name: TITLE }).click();
    const pane = itemPane(page, "boundary.statement");
    await pane.getByLabel("Note").pressSequentially("Half a sentence, and ");
    await expectSaved(page);
    await page.reload();
    await expect(pane.getByLabel("Note")).toHaveValue("Half a sentence, and ");
    await pane.getByLabel("Note").pressSequentially("then the rest of it");
    // Not waiting for anything: what was typed goes out with the page.
    await page.reload();
    await expect(pane.getByLabel("Note")).toHaveValue(/then the rest of it/);
  });
});

test("when the app behind the page dies, the page says what is not saved and keeps it", async ({
  context,
  folders,
}) => {
  test.skip(electronFile() !== undefined, "In Electron the window dies with the app.");
  const workspace = path.join(folders.out, "other");
  await seedWorkspace(workspace, async ({ review }) => review(await zipOf(aPacket())));
  const serving = await serve(workspace);
  const page = await context.newPage();
  await page.goto(serving.address);
  await page.getByRole("link", { name: TITLE }).click();
  const pane = itemPane(page, "boundary.statement");
  await pane.getByLabel("Note").pressSequentially("Saved words. ");
  await expectSaved(page);
  await serving.kill();
  await pane.getByLabel("Note").pressSequentially("Words that have nowhere to go.");
  const mark = page.getByRole("status").filter({ hasText: "Not saved" });
  await expect(mark).toContainText("Countersign does not answer any more");
  await expect(pane.getByLabel("Note")).toHaveValue("Saved words. Words that have nowhere to go.");
  // A score that finds nobody to store it stays in sight as well.
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await expect(pane.getByRole("button", { name: /^1 Vague/ })).toHaveAttribute("aria-pressed", "true");
  // Going to another item and back keeps the draft.
  await page.getByRole("button", { name: /^Next J/ }).click();
  await page.getByRole("button", { name: /^Previous K/ }).click();
  await expect(pane.getByLabel("Note")).toHaveValue("Saved words. Words that have nowhere to go.");
  await expect(mark).toBeVisible();
  await page.close({ runBeforeUnload: false });

  await test.step("what was saved is there after the next start", async () => {
    const again = await serve(workspace);
    const after = await context.newPage();
    await after.goto(again.address);
    await after.getByRole("link", { name: TITLE }).click();
    await expect(itemPane(after, "boundary.statement").getByLabel("Note")).toHaveValue(/^Saved words\./);
    await after.close({ runBeforeUnload: false });
    await again.stop();
  });
});
