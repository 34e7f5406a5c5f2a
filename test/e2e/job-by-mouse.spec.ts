import { readFile } from "node:fs/promises";
import path from "node:path";
import { builtInItems } from "../support/answers-builder.ts";
import { expect, test } from "./support/app.ts";
import { SAMPLE_TITLE, sampleFiles, writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { expectSaved, itemPane, segment } from "./support/review-page.ts";
import { smallPng } from "./support/small-png.ts";

// A trace of every key and click makes the job take twice as long; a failure has its picture.
test.use({ trace: "off" });

const GATE = "boundary.untrusted-input";
const NOT_APPLICABLE = "data.retention";
const passphrase = "wide river under stone";

/** One reviewer, one packet, from the zip to the new revision; each step stands on the one before. */
test("the whole job by mouse", async ({ page, app }) => {
  test.slow();
  const section = page.getByRole("navigation", { name: "Parts of the packet" });
  const review = page.getByRole("group", { name: "How the review stands" });
  const side = page.getByRole("complementary", { name: "The vendor's answer" });
  const outline = page.getByRole("navigation", { name: "Sections and items" });
  /** The outline draws what is in sight; the chip of a section brings its items there. */
  const goTo = async (title: string, id: string) => {
    await review.getByRole("button", { name: title }).click();
    await outline.getByRole("button", { name: id }).click();
  };
  const viewer = (name: string) => page.getByRole("region", { name: `File ${name}` });

  await test.step("a zip is shown before anything is stored, then imported", async () => {
    await page.getByRole("link", { name: "Import a packet" }).click();
    const zip = await zipOf({ ...sampleFiles(), "Thumbs.db": "left by an archiver" });
    await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
    await expect(page.getByRole("heading", { name: SAMPLE_TITLE })).toBeVisible();
    const files = page.getByRole("table", { name: "Files" });
    await expect(files.getByRole("row", { name: /packet\.yaml/ })).toContainText("manifest");
    await expect(files.getByRole("row", { name: /Thumbs\.db/ })).toContainText("ignored");
    await expect(files.getByRole("row", { name: /desk\.png/ })).toContainText("unlisted");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("The packet is imported.")).toBeVisible();
  });

  await test.step("the packet is read section by section", async () => {
    await expect(page.getByRole("heading", { name: "Workflow boundary" })).toBeVisible();
    await section.getByRole("link", { name: "Data access" }).click();
    await expect(page.getByRole("table").first()).toContainText("sender address");
    await section.getByRole("link", { name: "Action policy" }).click();
    const never = page.getByRole("region", { name: "Never: not at all" });
    await expect(never.getByRole("listitem").first()).toBeVisible();
    for (const title of ["Identity", "Failure", "Audit trail", "Ownership"]) {
      await section.getByRole("link", { name: title }).click();
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
    }
  });

  await test.step("evidence of every kind is read inside the app", async () => {
    await section.getByRole("link", { name: "Files" }).click();
    const open = (name: string) =>
      page.getByRole("button", { name: `evidence/${name}`, exact: true }).click();
    await open("access-export-2026-11-02.csv");
    await expect(
      viewer("evidence/access-export-2026-11-02.csv").getByRole("columnheader").nth(1),
    ).toBeVisible();
    await open("runbook-pause-and-exceptions.md");
    const runbook = viewer("evidence/runbook-pause-and-exceptions.md");
    await expect(runbook.getByRole("heading").nth(1)).toBeVisible();
    await segment(runbook, "How to show the file", "As written").click();
    await expect(runbook.getByText(/^# /)).toBeVisible();
    await open("receipt-0412.json");
    await segment(viewer("evidence/receipt-0412.json"), "How to show the file", "Text").click();
    await expect(
      viewer("evidence/receipt-0412.json").getByRole("region", { name: /^Text, \d+ lines$/ }),
    ).toBeVisible();
    await open("extra/desk.png");
    const picture = viewer("evidence/extra/desk.png").getByRole("img", { name: "desk.png" });
    await expect(picture).toHaveJSProperty("naturalWidth", 64);
    await open("extra/pages.pdf");
    const pdf = viewer("evidence/extra/pages.pdf");
    await expect(pdf.getByRole("img", { name: /^Page 1, drawn/ })).toBeVisible();
    await segment(pdf, "How to show the file", "Text").click();
    await expect(pdf.getByText("The switch was pulled at 10:02.")).toBeVisible();
    await pdf.getByRole("button", { name: "Next page" }).click();
    await expect(pdf.getByText("Second page of the drill")).toBeVisible();
  });

  await test.step("a review is started", async () => {
    await page.getByRole("button", { name: "Start a review" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Start the review" }).click();
    await expect(review).toContainText("59");
  });

  await test.step("every item is scored", async () => {
    const total = builtInItems.length;
    for (const [index, { id }] of builtInItems.entries()) {
      const pane = itemPane(page, id);
      await expect(pane).toContainText(`item ${index + 1} of ${total}`);
      if (id === NOT_APPLICABLE) {
        await pane.getByRole("button", { name: /^N\/A/ }).click();
        await pane.getByLabel("Why this item does not apply").fill("The buyer keeps nothing at all.");
      } else await pane.getByRole("button", { name: id === GATE ? /^1 / : /^4 / }).click();
      if (index < total - 1) await page.getByRole("button", { name: /^Next J/ }).click();
    }
    await expectSaved(page);
    await expect(review).toContainText("1 failed");
    await expect(review).toContainText("1 N/A");
  });

  await test.step("one item gets its evidence level, a note and a link to a place", async () => {
    await goTo("Workflow boundary", "boundary.systems");
    const pane = itemPane(page, "boundary.systems");
    await pane.getByRole("button", { name: "Documented" }).click();
    await pane.getByLabel("Note").fill("The export names the same eight systems.");
    await side.getByRole("tab", { name: "Evidence" }).click();
    await side.getByRole("button", { name: /access-export-2026-11-02\.csv/ }).click();
    await side.getByLabel("Where in the file").fill("rows 2 to 9");
    await side.getByRole("button", { name: "Link to this item" }).click();
    await expect(pane.getByRole("region", { name: "Linked evidence" })).toContainText("rows 2 to 9");
    await expectSaved(page);
  });

  await test.step("evidence of the reviewer's own is added and linked", async () => {
    await review.getByRole("button", { name: "Failure and escalation" }).click();
    await side.getByRole("button", { name: "All evidence" }).click();
    const shot = await writeFileOutside("the-switch.png", smallPng({ rgb: [120, 30, 30] }));
    await app.pickFiles([shot], () => side.getByRole("button", { name: "Add your own" }).click());
    await expect(side.getByText("Added by the reviewer")).toBeVisible();
    await side.getByLabel("Where in the file").fill("left half");
    await side.getByRole("button", { name: "Link to this item" }).click();
    await page.getByRole("button", { name: "Demonstrated" }).click();
    await expect(page.getByRole("region", { name: "Linked evidence" })).toContainText("the-switch.png");
    await expectSaved(page);
  });

  await test.step("a finding and a question are raised at an item", async () => {
    await goTo("Action policy", "actions.approval");
    const pane = itemPane(page, "actions.approval");
    await pane.getByRole("button", { name: "Raise a finding" }).click();
    const finding = pane.getByRole("region", { name: /^Finding:/ });
    await finding.getByLabel("Title").fill("Approvals have no time limit");
    await finding.getByLabel("Severity").selectOption("High");
    await finding.getByLabel("What was found").fill("A request waits for ever.");
    await finding.getByLabel("Why it matters").fill("Stale values are approved.");
    await finding.getByLabel("Recommendation").fill("Let requests lapse after two days.");
    await finding.getByLabel("Owner").fill("Rowan Castellan");
    await pane.getByRole("button", { name: "Ask the vendor" }).click();
    await pane.getByLabel("Question", { exact: true }).fill("What happens to a request on a holiday?");
    await expectSaved(page);
  });

  await test.step("the failed gate is waived, undone and done again", async () => {
    await review.getByRole("button", { name: "1 failed" }).click();
    const pane = itemPane(page, GATE);
    await pane.getByRole("button", { name: "Waive this gate" }).click();
    await pane.getByLabel("Accepted by").fill("Marit Oskarsdal");
    await pane.getByLabel("Until").fill("2099-12-31");
    await pane.getByLabel("Reason").fill("The mailbox takes mail of known suppliers only.");
    await pane.getByRole("button", { name: "Waive the gate" }).click();
    await expect(review).toContainText("1 waived");
    await page.getByRole("button", { name: /^Undo: / }).click();
    await expect(review).toContainText("1 failed");
    await page.getByRole("button", { name: /^Redo: / }).click();
    await expect(review).toContainText("1 waived");
    await expect(review).toContainText("Approve with conditions");
    await review.getByRole("button", { name: "Why?" }).click();
    await expect(page.getByRole("dialog")).toContainText(GATE);
    await review.getByRole("button", { name: "Why?" }).click();
  });

  await test.step("the decision has a reason where it differs, a scope and conditions", async () => {
    await page.getByRole("button", { name: "Decision", exact: true }).click();
    await page.getByRole("radio", { name: /^Return/ }).check();
    await expect(page.getByLabel("Approved scope")).toBeHidden();
    await page.getByLabel("Why you return it").fill("The limit of time is worth a second look.");
    await page.getByRole("radio", { name: /^Approve with conditions/ }).check();
    await page.getByRole("button", { name: "Take the packet's boundary statement" }).click();
    await expect(page.getByLabel("Approved scope")).toHaveValue(/Tallyhand reads new messages/);
    await page.getByRole("button", { name: "Add an exclusion" }).click();
    await page.getByRole("textbox", { name: "Exclusion 1" }).fill("Payments of every kind");
    await page.getByRole("button", { name: "Add a condition" }).click();
    await page.getByRole("textbox", { name: "Condition 1" }).fill("Requests lapse after two days.");
    const conditions = page.getByRole("list", { name: "Conditions" });
    await conditions.getByLabel("Owner").fill("Rowan Castellan");
    await conditions.getByLabel("Due").fill("2099-06-30");
    await page.getByLabel("Who can stop it").fill("Marit Oskarsdal, by the red switch");
    await page.getByLabel("Reviewed again when").fill("2099-11-01");
    await expectSaved(page);
    await expect(page.getByText("Nothing stands in the way of a signature.")).toBeVisible();
  });

  await test.step("a profile is created", async () => {
    await page.getByRole("button", { name: "Create a profile" }).click();
    const dialog = page.getByRole("dialog", { name: "Create a profile" });
    await dialog.getByLabel("Name").fill("Ines Marchetti");
    await dialog.getByLabel("Post").fill("Security reviewer");
    await dialog.getByLabel("New passphrase").fill(passphrase);
    await dialog.getByLabel("The same passphrase again").fill(passphrase);
    await dialog.getByRole("button", { name: "Create the profile" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByLabel("Sign as")).toContainText("Ines Marchetti");
  });

  await test.step("the review is signed, and closed to changes", async () => {
    await page.getByRole("button", { name: "Sign and freeze the review" }).click();
    const dialog = page.getByRole("dialog", { name: "Sign the review" });
    await expect(dialog).toContainText(SAMPLE_TITLE);
    await expect(dialog).toContainText("Approve with conditions");
    await expect(dialog).toContainText(`1 waived (${GATE})`);
    await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await dialog.getByRole("button", { name: "Sign", exact: true }).click();
    await expect(page.getByRole("note")).toContainText("Signed by Ines Marchetti", { timeout: 60_000 });
    await expect(page.getByRole("group", { name: "Decision" })).toContainText("Approve with conditions");
    const main = page.getByRole("main");
    await expect(main.getByText("Marit Oskarsdal, by the red switch")).toBeVisible();
    await expect(main.getByRole("cell", { name: "Rowan Castellan" })).toBeVisible();
    await expect(main.locator("input, textarea, select")).toHaveCount(0);
  });

  const exported = await test.step("the memo is saved with its signature files", async () => {
    const files = await app.saveFiles(3, () =>
      page.getByRole("button", { name: "Save the memo and its signatures" }).click(),
    );
    await expect(page.getByRole("list", { name: "Exported files" }).getByRole("listitem")).toHaveCount(3);
    const names = files.map((file) => path.basename(file));
    expect(names.filter((name) => name.endsWith(".docx"))).toHaveLength(1);
    expect(names.filter((name) => name.endsWith(".json.sig"))).toHaveLength(1);
    const memo = await readFile(files.find((file) => file.endsWith(".docx")) ?? "");
    expect(memo.subarray(0, 2).toString()).toBe("PK");
    return files;
  });

  await test.step("the files verify, and one altered byte does not", async () => {
    await goToPlace(page, "Verify a file");
    await app.pickFiles(exported, () => page.getByRole("button", { name: "Choose files" }).click());
    const verdict = page.getByRole("status", { name: "Verdict" });
    await expect(verdict).toContainText("Genuine");
    await expect(page.getByRole("table", { name: "Signers" })).toContainText("Ines Marchetti");
    const altered = await Promise.all(
      exported.map(async (file) => {
        const bytes = await readFile(file);
        if (file.endsWith(".docx")) bytes[200] = (bytes[200] ?? 0) ^ 1;
        return writeFileOutside(path.basename(file), bytes);
      }),
    );
    await app.pickFiles(altered, () => page.getByRole("button", { name: "Choose other files" }).click());
    await expect(verdict).toContainText("Altered");
  });

  await test.step("the receipts show the acts", async () => {
    await goToPlace(page, "Receipts");
    const list = page.getByRole("list", { name: /^Receipts, \d+/ });
    await expect(list.getByRole("listitem").first()).toBeVisible();
    for (const kind of ["Packet imported", "Waiver", "Change undone", "Profile made", "Review signed"]) {
      await page.getByLabel("Find").fill(kind);
      await expect(list.getByRole("button", { name: kind }).first()).toBeVisible();
    }
    await list.getByRole("button").first().click();
    await expect(page.getByRole("region", { name: /^Receipt \d+$/ })).toContainText("Review signed");
    await page.getByRole("button", { name: "Verify the whole workspace" }).click();
    await expect(page.getByRole("status", { name: "Verdict" })).toContainText("Genuine");
  });

  await test.step("a new revision starts from what was signed", async () => {
    await goToPlace(page, "Reviews");
    await page.getByRole("link", { name: SAMPLE_TITLE }).click();
    await page.getByRole("button", { name: "Start a new revision" }).click();
    await expect(page.getByText(/revision 2/)).toBeVisible();
    await expect(review).toContainText("1 waived");
    await expect(page.getByRole("button", { name: /^Undo|^Nothing to undo/ })).toBeVisible();
  });
});
