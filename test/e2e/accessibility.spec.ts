import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { aMalformedPacket, hostileFiles } from "./support/hostile-packet.ts";
import { writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { itemPane, segment } from "./support/review-page.ts";
import { FAILED_GATE, seedEverything, WITH_FINDING, type Seeded } from "./support/seeded-workspace.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let seeded: Seeded;
// A trace of a thousand rules over a page costs more than the rules.
test.use({
  trace: "off",
  seed: {
    fill: async (workspace: string) => {
      seeded = await seedEverything(workspace);
    },
  },
});

async function violations(page: Page): Promise<string[]> {
  // The app has no frames: no second page is needed to gather their results in.
  const found = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
  );
}

/** Waits for what must be there, and holds the whole page against the rules, in light and in dark. */
async function hold(page: Page, name: string, there: Locator): Promise<void> {
  await test.step(name, async () => {
    await expect(there).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
      expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
    }
  });
}

/** What makes the page or its main part wider than there is room, where it is. */
function sidewaysBy(): string[] {
  const boxes = [document.documentElement, document.querySelector("main")].filter((box) => box !== null);
  if (boxes.every((box) => box.scrollWidth <= box.clientWidth + 1)) return [];
  const room = document.documentElement.clientWidth;
  return [...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > room + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { name }).first();
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name });

test("lists, checklists, profiles and settings", async ({ page }) => {
  await hold(page, "reviews", page.getByRole("table", { name: "Packets without a review" }));
  await go(page, "/packets");
  await hold(page, "packets", page.getByRole("table", { name: "Packets" }));
  await go(page, "/checklists");
  await hold(page, "checklists", page.getByRole("table", { name: "Checklists" }));
  await page.getByRole("link", { name: "AI agent security review" }).click();
  await hold(page, "checklist", page.getByRole("table", { name: "Scale" }));
  await go(page, "/profiles");
  await hold(page, "profiles", page.getByRole("table", { name: "Known signers" }));
  await go(page, "/settings");
  await hold(page, "settings", page.getByText("What runs here, and where the data lives."));
  await go(page, "/nowhere");
  await hold(page, "no such page", heading(page, "There is no such page"));
});

test("a packet: import, preview, sections, files", async ({ page, app }) => {
  await go(page, "/packets/import");
  await hold(page, "import", page.getByRole("button", { name: /^Open this sample packet/ }).first());
  const zip = await zipOf(hostileFiles());
  await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
  await hold(page, "preview", page.getByRole("button", { name: "Import", exact: true }));
  await page.getByRole("button", { name: "Choose another file" }).click();
  const bad = await writeFileOutside("bad.yaml", aMalformedPacket);
  await app.pickFiles([bad], () => page.getByRole("button", { name: /^Choose a YAML/ }).click());
  await hold(page, "malformed packet", page.getByRole("alert"));
  for (const part of [
    "boundary",
    "data",
    "actions",
    "identity",
    "failure",
    "receipts",
    "ownership",
    "about",
  ]) {
    await go(page, `/packets/${seeded.packetVersionId}?section=${part}`);
    await hold(page, `packet, ${part}`, page.locator("#part"));
  }
  await go(page, `/packets/${seeded.packetVersionId}?section=files`);
  await hold(page, "packet, files", page.getByRole("table", { name: "Files" }));
});

test("a packet that is not as it lists itself, a file beside it, and the way out of the app", async ({
  page,
  app,
}) => {
  const files = aPacket({ id: "odd" });
  const listed = `  - { path: evidence/gone.pdf }\n  - { path: evidence/plan.docx, sha256: ${"0".repeat(64)} }\n`;
  const zip = await zipOf({
    ...files,
    "packet.yaml": String(files["packet.yaml"]) + listed,
    "evidence/plan.docx": "PK\u0003\u0004",
  });
  await go(page, "/packets/import");
  await app.pickFiles([zip], () => page.getByRole("button", { name: "Choose a zip" }).click());
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const troubles = page.getByRole("region", { name: "Files that are not as listed" });
  await troubles.getByRole("button", { name: "evidence/plan.docx" }).click();
  const beside = page.getByRole("complementary", { name: "The file beside it" });
  await hold(page, "packet, file beside", beside.getByText("This file cannot be shown."));
  await beside.getByRole("button", { name: "Save a copy" }).click();
  await hold(page, "save a copy", page.getByRole("dialog", { name: "Save a copy" }));
});

test("evidence of every kind", async ({ page }) => {
  const open = (file: string) =>
    go(page, `/packets/${seeded.packetVersionId}?section=files&file=${encodeURIComponent(file)}`);
  await open("evidence/access-export-2026-11-02.csv");
  await hold(page, "CSV", page.getByRole("table", { name: "Rows of the file" }));
  await open("evidence/runbook-pause-and-exceptions.md");
  await hold(page, "Markdown", page.getByRole("radiogroup", { name: "How to show the file" }));
  await open("evidence/receipt-0412.json");
  await hold(page, "receipt as a table", page.getByRole("table", { name: "Record 1" }));
  await segment(page, "How to show the file", "Text").click();
  await hold(page, "JSON", page.getByRole("region", { name: /^Text, \d+ lines/ }));
  await open("evidence/extra/desk.png");
  await hold(page, "picture", page.getByRole("img", { name: "evidence/extra/desk.png" }));
  await open("evidence/extra/pages.pdf");
  await hold(page, "PDF", page.getByRole("img", { name: /^Page 1, drawn/ }));
  await segment(page, "How to show the file", "Text").click();
  await hold(page, "PDF as text", page.getByText("The switch was pulled at 10:02."));
});

test("the review screen", async ({ page }) => {
  await go(page, `/reviews/${seeded.reviewId}?item=${WITH_FINDING}`);
  await hold(
    page,
    "item with findings",
    itemPane(page, WITH_FINDING).getByText("A critical finding").first().or(itemPane(page, WITH_FINDING)),
  );
  await page.keyboard.press("x");
  await hold(page, "N/A form", page.getByLabel("Why this item does not apply"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await go(page, `/reviews/${seeded.reviewId}?item=${FAILED_GATE}`);
  await hold(page, "failed gate", itemPane(page, FAILED_GATE).getByText("This gate failed."));
  await page.getByRole("button", { name: "Waive this gate" }).click();
  await page.getByRole("button", { name: "Waive the gate" }).click();
  await hold(page, "waiver with mistakes", page.getByText("Name the person who accepts this."));
  await page.getByRole("button", { name: "Why?" }).click();
  await hold(page, "why", page.getByRole("region", { name: "What would alter it" }));
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Section" }).click();
  await hold(page, "section beside", page.getByRole("tabpanel", { name: "Section" }));
  await page.getByRole("tab", { name: "Evidence" }).click();
  await hold(page, "evidence beside", page.getByRole("button", { name: /The drill/ }));
  await page.getByRole("button", { name: /The drill/ }).click();
  await hold(page, "own evidence open", page.getByText("Added by the reviewer"));
});

test("the other views of a review, the keys and the palette", async ({ page }) => {
  await go(page, `/reviews/${seeded.reviewId}`);
  await segment(page, "What to show of the review", "Grid").click();
  await hold(page, "grid", page.getByRole("grid", { name: "All items" }));
  await segment(page, "What to show of the review", /^Findings/).click();
  await hold(page, "findings", page.getByRole("region", { name: "Finding: A critical finding" }));
  await segment(page, "What to show of the review", /^Questions/).click();
  await hold(page, "questions", page.getByLabel("Question", { exact: true }));
  await page.locator("main").press("?");
  await hold(page, "keys", dialog(page, "Keys"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await hold(page, "palette", page.getByRole("textbox", { name: "Find a place, a review or a packet" }));
});

test("the decision, before and after the signature", async ({ page }) => {
  await go(page, `/reviews/${seeded.reviewId}/decision`);
  await hold(page, "decision", page.getByRole("list", { name: "Look at once more" }));
  await page.getByRole("button", { name: "Take the decision back" }).click();
  await hold(page, "nothing decided", page.getByRole("list", { name: "Must be done" }));
  await page.getByText("The arithmetic, and what would alter it").click();
  await hold(page, "arithmetic", page.getByRole("table", { name: "Score by section" }));
  await page.getByRole("radio", { name: /^Return/ }).check();
  await page.getByRole("button", { name: "Sign and freeze the review" }).click();
  await dialog(page, "Sign the review").getByRole("button", { name: "Sign", exact: true }).click();
  await hold(page, "sign", dialog(page, "Sign the review").getByText("Enter the passphrase."));
  await page.keyboard.press("Escape");
  await go(page, `/reviews/${seeded.signedId}/decision`);
  await hold(page, "signed decision", page.getByRole("region", { name: "Signatures" }));
  await go(page, `/reviews/${seeded.signedId}/print`);
  await expect(page.getByRole("article", { name: "Memo" })).toBeVisible();
  // A few rows of each table are as good as all of them, and a hundred times as fast.
  await page.evaluate(() => {
    for (const row of document.querySelectorAll(".pr-table tbody tr:nth-child(n+3)")) row.remove();
  });
  await hold(page, "print page", page.getByRole("button", { name: "Print or save as PDF" }));
  await go(page, `/reviews/${seeded.signedId}`);
  await hold(page, "signed review", page.getByText(/It can be read, and nothing in it can be changed/));
});

test("receipts and verification", async ({ page, app }) => {
  await go(page, `/reviews/${seeded.signedId}/decision`);
  const memo = await app.saveFiles(3, () =>
    page.getByRole("button", { name: "Save the memo and its signatures" }).click(),
  );
  await hold(page, "exported files", page.getByRole("list", { name: "Exported files" }));
  await go(page, "/verify");
  await hold(page, "verify", page.getByRole("button", { name: "Choose files" }));
  await app.pickFiles(memo, () => page.getByRole("button", { name: "Choose files" }).click());
  await hold(page, "verdict", page.getByRole("status", { name: "Verdict" }));
  await go(page, "/receipts");
  await page
    .getByRole("list", { name: /^Receipts, / })
    .getByRole("button")
    .first()
    .click();
  await hold(page, "receipt", page.getByRole("region", { name: /^Receipt \d+/ }));
  await page.getByRole("button", { name: "Verify the whole workspace" }).click();
  await hold(page, "workspace verified", page.getByRole("status", { name: "Verdict" }));
});

test("dialogs of packets and profiles", async ({ page }) => {
  await go(page, `/packets/${seeded.freePacketId}`);
  await page.getByRole("button", { name: "Start a review" }).click();
  await hold(page, "start a review", dialog(page, "Start a review").getByLabel("Checklist"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo the import" }).click();
  await hold(page, "undo the import", dialog(page, "Undo the import"));
  await page.keyboard.press("Escape");
  await go(page, "/profiles");
  await page.getByRole("button", { name: "Create a profile" }).click();
  const create = dialog(page, "Create a profile");
  await create.getByLabel("Name").fill("Ines Marchetti");
  await create.getByLabel("New passphrase").fill("short");
  await create.getByRole("button", { name: "Create the profile" }).click();
  await hold(page, "create a profile", create.getByText(/^Use at least/));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Import a profile" }).click();
  await hold(page, "import a profile", dialog(page, "Import a profile"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Add a known signer" }).click();
  await hold(page, "add a known signer", dialog(page, "Add a known signer"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Retire the key of/ }).click();
  await hold(page, "retire a key", dialog(page, "Retire a key"));
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^Remove .* from the known signers/ })
    .first()
    .click();
  await hold(page, "remove a signer", dialog(page, "Remove a known signer"));
});

test("dialogs of the settings, and the hidden screen", async ({ page, app }) => {
  await go(page, "/settings");
  await page.getByRole("button", { name: "Packet schema" }).click();
  await hold(page, "schema", dialog(page, "Packet schema").getByRole("region", { name: /^Text, / }));
  await page.keyboard.press("Escape");
  const file = await writeFileOutside("backup.zip", "not a backup");
  await app.pickFiles([file], () => page.getByRole("button", { name: "Restore from a file" }).click());
  await dialog(page, "Restore a backup").getByRole("button", { name: "Restore" }).click();
  await hold(page, "restore that fails", dialog(page, "Restore a backup").getByRole("alert"));
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hide the screen now" }).click();
  await hold(page, "hidden screen", heading(page, "The screen is hidden"));
});

test("high contrast and reduced motion show every main page", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await go(page, `/reviews/${seeded.reviewId}?item=boundary.systems`);
  const chosen = itemPane(page, "boundary.systems").getByRole("button", { name: /^3 / });
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
  // Without its own colours, an outline says which score is chosen.
  await expect(chosen).toHaveCSS("outline-style", "solid");
  for (const place of [
    "Packets",
    "Checklists",
    "Pre-checks",
    "Verify a file",
    "Receipts",
    "Profiles",
    "Settings",
    "Reviews",
  ]) {
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place });
    await link.click();
    await expect(page.getByRole("heading", { level: 1, name: place })).toBeVisible();
    await expect(link).toHaveAttribute("aria-current", "page");
  }
  expect(await violations(page)).toEqual([]);
});

test("control: a planted violation is found", async ({ page }) => {
  await expect(page.getByRole("table", { name: "Packets without a review" })).toBeVisible();
  await page.evaluate(() => {
    const nameless = document.createElement("button");
    const pale = document.createElement("p");
    pale.textContent = "Hard to read";
    pale.style.color = "#ccc";
    pale.style.backgroundColor = "#fff";
    document.querySelector("main")?.append(nameless, pale);
  });
  const found = await violations(page);
  expect(found.filter((violation) => violation.startsWith("button-name"))).toHaveLength(1);
  expect(found.filter((violation) => violation.startsWith("color-contrast"))).toHaveLength(1);
});

test.describe("at 200 %", () => {
  test.use({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });

  test("no main page scrolls sideways", async ({ page }) => {
    const pages: Record<string, string> = {
      "/reviews": "Reviews",
      "/packets": "Packets",
      "/packets/import": "Import a packet",
      [`/packets/${seeded.packetVersionId}?section=actions`]: "Supplier invoice matcher",
      [`/packets/${seeded.packetVersionId}?section=files`]: "Files",
      [`/packets/${seeded.packetVersionId}?section=prechecks`]: "Pre-checks",
      [`/packets/${seeded.packetVersionId}?section=radius`]: "Blast radius",
      "/checklists": "Checklists",
      "/prechecks": "Pre-checks",
      "/verify": "Verify a file",
      "/receipts": "Receipts",
      "/profiles": "Profiles",
      "/settings": "Settings",
      [`/reviews/${seeded.reviewId}`]: "Supplier invoice matcher",
      [`/reviews/${seeded.reviewId}/decision`]: "Decision",
    };
    for (const [address, title] of Object.entries(pages)) {
      await go(page, address);
      await expect(heading(page, title)).toBeVisible();
      expect.soft(await page.evaluate(sidewaysBy), address).toEqual([]);
    }
  });
});
