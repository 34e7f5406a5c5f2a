/** A vendor's documents: read, looked at beside the packet that they make, corrected by key and by mouse, imported. */
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { filledDocx } from "../support/fill-blank-packet.ts";
import { expect, test } from "./support/app.ts";
import { goToPlace } from "./support/rail.ts";

const scope = `# Claims sorter

## Workflow boundary

**Trigger:** A new claim in the mailbox

Our agent is loved by all of its users.

The weather in March was fine.

## Ownership

| Duty | Name | Contact |
| --- | --- | --- |
| Incidents | Lee Moss | lee@moss.example |
| Changes | Kim Vale | kim@vale.example |
`;
const answers = `# Audit trail

Logs are kept for: 400 days
`;

const tools = JSON.stringify(
  {
    tools: [
      { name: "route_claim", description: "Routes a claim to a desk.", inputSchema: {} },
      { name: "delete_claim", description: "Deletes a claim.", inputSchema: {} },
    ],
  },
  undefined,
  1,
);

async function aFolder(at: string): Promise<string> {
  const folder = path.join(at, "from the vendor");
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "scope.md"), scope);
  await writeFile(path.join(folder, "audit.md"), answers);
  await writeFile(path.join(folder, "tools.json"), tools);
  await writeFile(path.join(folder, "scan.png"), Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  return folder;
}

const packetPane = (page: Page) => page.getByRole("region", { name: "Packet", exact: true });

test("a folder of documents becomes a packet: every value shows its place, what is left over is sent by key", async ({
  page,
  app,
}, info) => {
  const folder = await aFolder(info.outputPath());
  await goToPlace(page, "Packets");
  await page.getByRole("link", { name: "Import a packet" }).first().click();
  await app.pickFiles([folder], () => page.getByRole("button", { name: "Read a folder" }).click());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Intake of from the vendor");
  const packet = packetPane(page);
  await expect(packet.getByRole("listitem", { name: "Trigger", exact: true })).toContainText(
    "A new claim in the mailbox",
  );
  await expect(packet.getByRole("listitem", { name: "Owner of incidents: name" })).toContainText("Lee Moss");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // A click on the place shows the passage in its document.
  await packet.getByRole("button", { name: /show where Trigger is from/ }).click();
  await expect(page.locator("[data-shown]")).toContainText("A new claim in the mailbox");

  await page.getByText("Left over", { exact: true }).click();
  const tray = page.getByRole("list", { name: "Passages that are left over" });
  await expect(tray.getByRole("listitem")).toHaveCount(2);
  await tray.getByRole("button", { name: "Our agent is loved by all of its users.", exact: true }).focus();
  await page.keyboard.press("1");
  await expect(tray.getByRole("listitem")).toHaveCount(1);
  await expect(packet.getByRole("listitem", { name: "In the vendor's words" })).toContainText(
    "Our agent is loved",
  );
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tray.getByRole("listitem")).toHaveCount(2);

  await tray.getByRole("button", { name: "The weather in March was fine.", exact: true }).press("x");
  await expect(tray.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("Set aside: 1")).toBeVisible();
  await tray
    .getByRole("button", { name: "Our agent is loved by all of its users.", exact: true })
    .press("Enter");
  const dialog = page.getByRole("dialog", { name: "Send to a field" });
  await dialog.getByRole("combobox", { name: "Field" }).fill("what the workflow");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Send", exact: true }).click();
  await expect(packet.getByRole("listitem", { name: "What the workflow does" })).toContainText(
    "Our agent is loved",
  );

  await packet.getByRole("button", { name: /^Accept all \d+ of Ownership after launch/ }).click();
  await expect(packet.getByRole("listitem", { name: "Owner of incidents: name" })).toContainText("accepted");
  await packet.getByRole("button", { name: "Correct Trigger" }).click();
  await packet.getByRole("textbox", { name: "Trigger" }).fill("A new claim in claims@");
  await page.keyboard.press("Control+Enter");
  await expect(packet.getByRole("listitem", { name: "Trigger", exact: true })).toContainText("by you");
  await packet.getByRole("button", { name: "It is a gap: Identity and permissions" }).click();
  await expect(packet.getByRole("region", { name: "Identity and permissions" })).toContainText("a gap");

  // What its tools show is proposed, and no part of the packet until it is accepted.
  const proposed = packet.getByRole("region", { name: "From evidence, not declared by the vendor" });
  await expect(proposed.getByRole("listitem")).toHaveCount(2);
  await proposed.getByRole("button", { name: /show where Actions, row 2, Action is from/ }).click();
  await expect(page.locator("[data-shown]")).toContainText("delete_claim");
  await proposed
    .getByRole("listitem")
    .nth(1)
    .getByRole("button", { name: /^Accept / })
    .click();
  await expect(proposed.getByRole("listitem")).toHaveCount(1);
  await expect(packet.getByRole("listitem").filter({ hasText: "delete_claim" })).toContainText(
    "accepted, from evidence",
  );
  await proposed.getByRole("button", { name: /^Take out/ }).click();
  await expect(proposed).toBeHidden();

  await page.getByRole("combobox", { name: "Document" }).selectOption({ label: "scan.png (not read)" });
  await expect(page.getByText(/A picture: it stays as evidence/)).toBeVisible();

  await page.getByRole("button", { name: "Make the packet" }).click();
  await page.getByRole("textbox", { name: "Id" }).fill("claims-sorter");
  await page.getByRole("button", { name: "Import the packet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Claims sorter");
  await goToPlace(page, "Packets");
  await expect(
    page.getByRole("table", { name: "Intakes" }).getByRole("row", { name: /from the vendor/ }),
  ).toContainText("made");
});

test("a passage is dragged to a field; a filled form needs nothing by hand; a zip without a manifest is offered as documents", async ({
  page,
  app,
}, info) => {
  const folder = await aFolder(info.outputPath());
  await writeFile(path.join(folder, "form.docx"), await filledDocx());
  await page.goto(`${new URL(page.url()).origin}/#/packets/import`);
  await app.pickFiles([folder], () =>
    page.getByRole("button", { name: "Choose a folder", exact: true }).click(),
  );
  await page.getByRole("button", { name: "Read it as the vendor's documents" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Intake of from the vendor");
  const packet = packetPane(page);
  await expect(packet.getByRole("listitem", { name: "Actions, row 2, Action" })).toContainText(
    "Pay an invoice",
  );
  await page.getByRole("combobox", { name: "Document" }).selectOption("scope.md");
  const tray = page.getByRole("list", { name: "Passages that are left over" });
  await tray
    .getByRole("button", { name: "The weather in March was fine.", exact: true })
    .dragTo(packet.getByRole("listitem", { name: "Product", exact: true }));
  await expect(packet.getByRole("listitem", { name: "Product", exact: true })).toContainText(
    "The weather in March",
  );
});
