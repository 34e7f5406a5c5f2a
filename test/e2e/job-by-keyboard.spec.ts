/** The main job with nothing but keys: only `page.keyboard` acts in this file. Lint and a unit test hold it to that. */
import path from "node:path";
import type { Locator, Page } from "@playwright/test";
import { builtInItems } from "../support/answers-builder.ts";
import { expect, test } from "./support/app.ts";
import { SAMPLE_TITLE, sampleFiles, writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { expectSaved, itemPane } from "./support/review-page.ts";
import { smallPng } from "./support/small-png.ts";

// A trace of every key and click makes the job take twice as long; a failure has its picture.
test.use({ trace: "off" });

const GATE = "boundary.untrusted-input";
const NOT_APPLICABLE = "data.retention";
const passphrase = "wide river under stone";

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Presses Tab until the focus is there, as a person would; `Shift+Tab` goes the other way. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < 150; presses++) {
    if ((await target.and(page.locator(":focus")).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${target.toString()}`);
}

async function write(page: Page, target: Locator, text: string, key?: "Shift+Tab"): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.type(text);
}

/** Goes to a place, a review or a packet through the palette. */
async function goTo(page: Page, words: string, there: Locator): Promise<void> {
  await page.keyboard.press("Control+k");
  const search = page.getByRole("textbox", { name: "Find a place, a review or a packet" });
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole("button", { name: words }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(there).toBeVisible();
  await expect(search).toBeHidden();
}

test("the whole job by keyboard", async ({ page, app }) => {
  test.slow();
  const review = page.getByRole("group", { name: "How the review stands" });
  const side = page.getByRole("complementary", { name: "The vendor's answer" });
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const title = (name: string) => page.getByRole("heading", { level: 1, name });

  await test.step("a zip is shown, then imported", async () => {
    await expect(title("Reviews")).toBeVisible();
    await goTo(page, "Import a packet", title("Import a packet"));
    await tabTo(page, button("Choose a zip"));
    const zip = await zipOf(sampleFiles());
    await app.pickFiles([zip], () => page.keyboard.press("Enter"));
    await tabTo(page, page.getByRole("button", { name: "Import", exact: true }), "Shift+Tab");
    await press(page, "Enter");
    await expect(title(SAMPLE_TITLE)).toBeVisible();
  });

  await test.step("sections and files are read", async () => {
    const parts = page.getByRole("navigation", { name: "Parts of the packet" });
    await tabTo(page, parts.getByRole("link", { name: "Action policy" }));
    await press(page, "Enter");
    await expect(page.getByRole("region", { name: "Never: not at all" })).toBeVisible();
    await tabTo(page, parts.getByRole("link", { name: "Files" }));
    await press(page, "Enter");
    await tabTo(page, page.getByRole("button", { name: "evidence/extra/pages.pdf", exact: true }));
    await press(page, "Enter");
    const pdf = page.getByRole("region", { name: "File evidence/extra/pages.pdf" });
    await expect(pdf.getByRole("img", { name: /^Page 1, drawn/ })).toBeVisible();
    await tabTo(page, pdf.getByRole("radio", { name: "Pages" }));
    await press(page, "ArrowRight");
    await expect(pdf.getByText("The switch was pulled at 10:02.")).toBeVisible();
    await tabTo(page, pdf.getByRole("button", { name: "Next page" }));
    await press(page, "Enter");
    await expect(pdf.getByText("Second page of the drill")).toBeVisible();
  });

  await test.step("a review is started", async () => {
    await tabTo(page, button(/^Start a review/), "Shift+Tab");
    await press(page, "Enter");
    await tabTo(page, button("Start the review"));
    await press(page, "Enter");
    await expect(itemPane(page, "boundary.statement")).toBeVisible();
  });

  await test.step("every item is scored", async () => {
    for (const [index, { id }] of builtInItems.entries()) {
      await expect(itemPane(page, id)).toContainText(`item ${index + 1} of ${builtInItems.length}`);
      if (id === NOT_APPLICABLE) {
        await press(page, "x");
        await expect(page.getByLabel("Why this item does not apply")).toBeFocused();
        await page.keyboard.type("The buyer keeps nothing at all.");
        await press(page, "Escape");
      } else await press(page, id === GATE ? "1" : "4");
      await press(page, "j");
    }
    await expectSaved(page);
    await expect(review).toContainText("1 failed");
    await expect(review).toContainText("1 N/A");
  });

  await test.step("an item gets its evidence level, a note and a link to a place", async () => {
    await press(page, ..."[ [ [ [ [ [ [ [ j j j".split(" "));
    const pane = itemPane(page, "boundary.systems");
    await expect(pane).toBeVisible();
    await press(page, "e");
    await expect(pane.getByRole("button", { name: "Documented" })).toHaveAttribute("aria-pressed", "true");
    await press(page, "c");
    await expect(pane.getByLabel("Note")).toBeFocused();
    await page.keyboard.type("The export names the same eight systems.");
    await press(page, "Escape", "l");
    await tabTo(page, side.getByRole("button", { name: /access-export-2026-11-02\.csv/ }));
    await press(page, "Enter");
    await write(page, side.getByLabel("Where in the file"), "rows 2 to 9");
    await press(page, "Enter");
    await expect(pane.getByRole("region", { name: "Linked evidence" })).toContainText("rows 2 to 9");
    await expectSaved(page);
  });

  await test.step("evidence of the reviewer's own is added and linked", async () => {
    await tabTo(page, side.getByRole("button", { name: "All evidence" }), "Shift+Tab");
    await press(page, "Enter");
    const shot = await writeFileOutside("the-switch.png", smallPng({ rgb: [120, 30, 30] }));
    await tabTo(page, side.getByRole("button", { name: "Add your own" }));
    await app.pickFiles([shot], () => page.keyboard.press("Enter"));
    await expect(side.getByText("Added by the reviewer")).toBeVisible();
    await write(page, side.getByLabel("Where in the file"), "left half");
    await press(page, "Enter");
    await expect(page.getByRole("region", { name: "Linked evidence" })).toContainText("the-switch.png");
    await press(page, "Escape");
  });

  await test.step("a finding and a question are raised at an item", async () => {
    await press(page, "j", "f");
    const pane = itemPane(page, "boundary.outputs");
    const finding = pane.getByRole("region", { name: /^Finding:/ });
    await expect(finding.getByLabel("Title")).toBeFocused();
    await page.keyboard.type("Outputs are not bounded");
    await tabTo(page, finding.getByLabel("Severity"));
    await page.keyboard.type("High");
    await expect(finding.getByLabel("Severity")).toHaveValue("high");
    await write(page, finding.getByLabel("What was found"), "Any number of messages may be sent.");
    await write(page, finding.getByLabel("Due"), "2099-06-30");
    await expect(finding.getByLabel("Due")).toHaveValue("2099-06-30");
    await press(page, "Escape", "q");
    await expect(pane.getByLabel("Question", { exact: true })).toBeFocused();
    await page.keyboard.type("How many messages a day?");
    await press(page, "Escape");
    await expectSaved(page);
  });

  await test.step("the failed gate is waived, undone and done again", async () => {
    await press(page, "g");
    const pane = itemPane(page, GATE);
    await expect(pane).toBeVisible();
    await press(page, "w");
    await expect(pane.getByLabel("Accepted by")).toBeFocused();
    await page.keyboard.type("Marit Oskarsdal");
    await write(page, pane.getByLabel("Until"), "2099-12-31");
    await write(page, pane.getByLabel("Reason"), "The mailbox takes mail of known suppliers only.");
    await tabTo(page, pane.getByRole("button", { name: "Waive the gate" }));
    await press(page, "Enter");
    await expect(review).toContainText("1 waived");
    await press(page, "u");
    await expect(review).toContainText("1 failed");
    await press(page, "Shift+U");
    await expect(review).toContainText("1 waived");
  });

  await test.step("it is decided, with scope and a condition", async () => {
    await press(page, "d");
    await expect(title(`Decision: ${SAMPLE_TITLE}`)).toBeVisible();
    await tabTo(page, page.getByRole("radio", { name: /^Approve(?! with)/ }));
    await press(page, " ", "ArrowDown");
    await expect(page.getByRole("radio", { name: /^Approve with conditions/ })).toBeChecked();
    await tabTo(page, button("Take the packet's boundary statement"));
    await press(page, "Enter");
    await expect(page.getByLabel("Approved scope")).toHaveValue(/Tallyhand reads new messages/);
    await tabTo(page, button("Add a condition"));
    await press(page, "Enter");
    await expect(page.getByRole("textbox", { name: "Condition 1" })).toBeFocused();
    await page.keyboard.type("Requests lapse after two days.");
    const conditions = page.getByRole("list", { name: "Conditions" });
    await write(page, conditions.getByLabel("Owner"), "Rowan Castellan");
    await write(page, conditions.getByLabel("Due"), "2099-06-30");
    await write(page, page.getByLabel("Who can stop it"), "Marit Oskarsdal, by the red switch");
    await write(page, page.getByLabel("Reviewed again when"), "2099-11-01");
    await press(page, "Escape");
    await expectSaved(page);
    await expect(page.getByText("Nothing stands in the way of a signature.")).toBeVisible();
  });

  await test.step("a profile is created", async () => {
    await goTo(page, "Profiles", title("Profiles"));
    await tabTo(page, button("Create a profile"));
    await press(page, "Enter");
    const dialog = page.getByRole("dialog", { name: "Create a profile" });
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await page.keyboard.type("Ines Marchetti");
    await write(page, dialog.getByLabel("New passphrase"), passphrase);
    await write(page, dialog.getByLabel("The same passphrase again"), passphrase);
    await press(page, "Enter");
    await expect(page.getByRole("table", { name: "Profiles on this machine" })).toContainText(
      "Ines Marchetti",
    );
    await expect(dialog).toBeHidden();
    await expect(button("Create a profile")).toBeFocused();
  });

  const memo = await test.step("the review is signed and its memo saved", async () => {
    await goTo(page, SAMPLE_TITLE, review);
    await press(page, "d");
    await tabTo(page, button("Sign and freeze the review"));
    await press(page, "Enter");
    const dialog = page.getByRole("dialog", { name: "Sign the review" });
    await write(page, dialog.getByLabel("Passphrase", { exact: true }), passphrase);
    await press(page, "Enter");
    await expect(page.getByRole("note")).toContainText("Signed by Ines Marchetti", {
      timeout: 60_000,
    });
    await tabTo(page, button("Save the memo and its signatures"));
    return app.saveFiles(3, () => page.keyboard.press("Enter"));
  });

  await test.step("the files verify", async () => {
    await expect(page.getByRole("list", { name: "Exported files" }).getByRole("listitem")).toHaveCount(3);
    expect(memo.filter((file) => path.extname(file) === ".docx")).toHaveLength(1);
    await goTo(page, "Verify a file", title("Verify a file"));
    await tabTo(page, button("Choose files"));
    await app.pickFiles(memo, () => page.keyboard.press("Enter"));
    await expect(page.getByRole("status", { name: "Verdict" })).toContainText("Genuine");
  });

  await test.step("the receipts show the acts", async () => {
    await goTo(page, "Receipts", title("Receipts"));
    await write(page, page.getByLabel("Find"), "Review signed");
    const found = page.getByRole("list", { name: "Receipts, 1", exact: true }).getByRole("button");
    await expect(found).toContainText("Review signed");
    await tabTo(page, found);
    await press(page, "Enter");
    await expect(page.getByRole("region", { name: /^Receipt \d+$/ })).toContainText("Review signed");
  });

  await test.step("a new revision starts from what was signed", async () => {
    await goTo(page, SAMPLE_TITLE, review);
    await tabTo(page, button("Start a new revision"));
    await press(page, "Enter");
    await expect(page.getByText(/revision 2/)).toBeVisible();
    await expect(review).toContainText("1 waived");
  });

  await test.step("the keys are listed, and closing the list gives the focus back", async () => {
    await press(page, "?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Raise a finding");
    await press(page, "Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
  });
});
