import { AxeBuilder } from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/app.ts";
import { writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { FUZZY_TITLE, fuzzyPacket, largePacket, policyFile } from "./support/precheck-packets.ts";
import { electronFile } from "./support/electron-file.ts";
import { goToPlace } from "./support/rail.ts";
import { segment } from "./support/review-page.ts";
import { seedCopy } from "./support/seed.ts";

type Seeded = { fuzzy: string; large: string };
let seeded: Seeded;
test.use({
  seed: {
    fill: async (workspace: string) => {
      seeded = await seedCopy("prechecks", workspace, async ({ packet }): Promise<Seeded> => ({
        fuzzy: await packet(await zipOf(fuzzyPacket(), "fuzzy.zip")),
        large: await packet(await zipOf(largePacket(), "large.zip")),
      }));
    },
  },
});

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Holds the whole page against the rules of accessibility, in light and in dark. Of what the edge of a scrolled box
 * cuts in half, axe sees only the words in sight, and finds them missing in a row in the name: `clipped` leaves that
 * rule to the caller.
 */
async function hold(page: Page, name: string, there: Locator, clipped = false): Promise<void> {
  await test.step(name, async () => {
    await expect(there).toBeVisible();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", colorScheme);
      const found = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(tags)
        .disableRules(clipped ? ["label-content-name-mismatch"] : [])
        .analyze();
      const violations = found.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      );
      expect.soft(violations, `${name}, ${colorScheme}`).toEqual([]);
    }
  });
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    window.location.hash = address;
  }, hash);
}

const parts = (page: Page) => page.getByRole("navigation", { name: "Parts of the packet" });
const picture = (page: Page) => page.getByRole("region", { name: "Picture of the blast radius" });

test("flags stand on the page of their packet, and each quotation leads to its place and back", async ({
  page,
}) => {
  await page.getByRole("link", { name: FUZZY_TITLE }).click();
  // The number stands in the list of parts before anyone asks for the flags.
  await expect(parts(page).getByRole("link", { name: /^Pre-checks \d+ flags, \d+ blockers$/ })).toBeVisible();
  await parts(page).getByRole("link", { name: "Pre-checks" }).click();
  await expect(page.getByRole("heading", { name: /^Pre-checks: \d+ blockers, \d+ concerns/ })).toBeVisible();
  const blockers = page.getByRole("region", { name: "Blockers" });
  const self = blockers.getByRole("article", { name: /is approved by a machine/ });
  await expect(self.getByText("blocker", { exact: true })).toBeVisible();
  await expect(self).toContainText("What would settle it:");
  const quotation = self.getByRole("link", { name: "Actions, row 4, Approver" });
  await quotation.click();
  const row = page.locator('[data-field="actions[3]"]');
  await expect(row).toBeFocused();
  await expect(row).toContainText("change bank details of a supplier");
  await page.goBack();
  await expect(quotation).toBeFocused();

  const reach = blockers.getByRole("article", { name: /“vendor_delete”/ });
  const tool = reach.getByRole("link", { name: "evidence/tools.json, line 14" });
  await tool.scrollIntoViewIfNeeded();
  const topOf = async () => (await tool.boundingBox())?.y ?? -1;
  const top = await topOf();
  await tool.click();
  const file = page.getByRole("region", { name: "File evidence/tools.json" });
  await expect(file.locator(".cs-line-marked")).toContainText("vendor_delete");
  // What is read stays where it was, and closing the file leads back to it.
  await expect(tool).toBeInViewport();
  await file.getByRole("button", { name: "Close the file" }).click();
  await expect(tool).toBeFocused();
  expect(Math.abs((await topOf()) - top)).toBeLessThan(80);

  const again = page.getByRole("button", { name: "Run again" });
  await again.click();
  await expect(page.getByText(/^Ran again: nothing changed, \d+ flags as before\.$/)).toBeVisible();

  await segment(page, "How to group the flags", "By family").click();
  await expect(page.getByRole("region", { name: "Evidence against claims" })).toContainText("vendor_delete");
  await hold(page, "flags by family", page.getByRole("region", { name: "Ownership" }));
  await reach.getByRole("link", { name: "evidence.undeclared-reach" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Pre-checks" })).toBeVisible();
  await expect(page.locator('[id="rule-evidence.undeclared-reach"]')).toBeFocused();
});

test("the blast radius is a picture that is zoomed and asked by key, and the same as a table", async ({
  page,
}) => {
  await go(page, `/packets/${seeded.large}?section=radius`);
  await expect(
    page.getByText(/^The agent reaches 28 declared systems and 2 undeclared systems/),
  ).toBeVisible();
  const buttons = picture(page).getByRole("button");
  await expect.poll(() => buttons.count()).toBeGreaterThan(30);
  await expect(picture(page).getByRole("button", { name: /^s28 .*not declared$/ })).toBeVisible();
  const size = async () => (await picture(page).locator("svg").boundingBox())?.width ?? 0;
  const fitted = await size();
  await picture(page).focus();
  await page.keyboard.press("+");
  await expect.poll(size).toBeGreaterThan(fitted);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => picture(page).evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
  await page.keyboard.press("0");
  await expect.poll(size).toBeLessThan(fitted);
  await page.getByRole("button", { name: "Fit the width" }).click();
  await expect.poll(size).toBe(fitted);
  await picture(page).hover();
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(size).toBeGreaterThan(fitted);
  await page.getByRole("button", { name: "Fit the width" }).click();

  const system = picture(page).getByRole("button", { name: /^Billing 0 .*4 automatic$/ });
  await system.focus();
  await page.keyboard.press("Enter");
  const about = page.getByRole("complementary", { name: "What was chosen in the picture" });
  await expect(about.getByRole("heading", { name: "Billing 0" })).toBeVisible();
  await expect(about.getByRole("link")).toHaveCount(4);
  await expect(system).toHaveAttribute("aria-pressed", "true");
  await hold(page, "picture", about, true);
  const misnamed = await buttons.evaluateAll((all) => {
    const inOneLine = (text: string | null) => (text ?? "").replaceAll(/\s+/g, " ").trim();
    return all.flatMap((one) =>
      inOneLine(one.getAttribute("aria-label")).startsWith(inOneLine(one.textContent)) ? [] : one.textContent,
    );
  });
  expect(misnamed).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(about).toBeHidden();

  await segment(page, "How to show the blast radius", "Table").click();
  const table = page.getByRole("table", { name: "Systems that the agent reaches" });
  await expect(table.getByRole("row")).toHaveCount(31);
  await expect(table.getByRole("row", { name: /^s28 undeclared/ })).toBeVisible();
  await hold(page, "radius as a table", page.getByRole("table", { name: /^Reach that only/ }));
});

test("a drag moves the picture and chooses nothing", async ({ page }) => {
  await go(page, `/packets/${seeded.large}?section=radius`);
  const box = await picture(page).boundingBox();
  if (!box) throw new Error("no picture");
  await page.mouse.move(box.x + 300, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 150, { steps: 4 });
  await page.mouse.up();
  expect(await picture(page).evaluate((element) => element.scrollTop)).toBe(150);
  await expect(page.getByRole("complementary", { name: "What was chosen in the picture" })).toBeHidden();
});

test("the picture of a small packet draws undeclared reach, and tells of it", async ({ page }) => {
  await go(page, `/packets/${seeded.fuzzy}?section=radius`);
  const reach = picture(page).getByRole("button", { name: /vendor_delete.*not declared$/ });
  await reach.click();
  const about = page.getByRole("complementary", { name: "What was chosen in the picture" });
  await expect(about).toContainText("blocker");
  await about.getByRole("link", { name: "evidence/tools.json" }).click();
  await expect(page.getByRole("region", { name: "File evidence/tools.json" })).toBeVisible();
  await page.emulateMedia({ forcedColors: "active" });
  await expect(picture(page).locator(".cs-radius-box-plain").first()).toHaveCSS(
    "stroke",
    await page.evaluate(() => {
      const probe = document.createElement("span");
      probe.style.color = "CanvasText";
      document.body.append(probe);
      return getComputedStyle(probe).color;
    }),
  );
});

test("evidence that a machine can read is a table first, and its text on request", async ({ page }) => {
  const open = (file: string) =>
    go(page, `/packets/${seeded.fuzzy}?section=files&file=${encodeURIComponent(`evidence/${file}`)}`);
  await open("tools.json");
  const tools = page.getByRole("table", { name: "Tools of an MCP server" });
  await expect(tools.getByRole("row", { name: /^vendor_delete destructive/ })).toBeVisible();
  await expect(tools.getByRole("row", { name: /^invoice_get read only/ })).toBeVisible();
  await hold(page, "tools", tools);
  await segment(page, "How to show the file", "Text").click();
  await expect(page.getByRole("region", { name: /^Text, \d+ lines$/ })).toContainText("destructiveHint");
  await open("ledger.json");
  const operations = page.getByRole("table", { name: "OpenAPI description" });
  await expect(operations.getByRole("row", { name: /^deleteEntry DELETE \/entries\/\{id\}/ })).toBeVisible();
  await open("policy.json");
  const grants = page.getByRole("table", { name: "IAM policy" });
  await expect(grants.getByRole("row", { name: /^s3:\* wildcard allow arn/ })).toBeVisible();
  await hold(page, "policy", grants);
  await open("receipts.json");
  const record = page.getByRole("table", { name: "Record 1" });
  await expect(record.getByRole("row", { name: "decision line A Decision" })).toBeVisible();
  const seven = page.getByRole("list", { name: "The seven questions" });
  await expect(seven.getByRole("listitem").filter({ hasText: "What happened after" })).toContainText(
    "not found",
  );
  await hold(page, "receipts", record);
});

test("rules are read and searched, and a policy is imported, used and left again", async ({ page, app }) => {
  await goToPlace(page, "Pre-checks");
  await expect(page.getByText("The built-in rules are in use as they come.")).toBeVisible();
  await page.getByLabel("Find a rule").fill("hype");
  const rule = page.getByRole("article", { name: "Praise in place of a description" });
  await rule
    .first()
    .getByText(/^Examples: /)
    .click();
  await expect(rule.getByRole("region", { name: "It fires" })).toBeVisible();
  await hold(page, "rules", rule.getByRole("region", { name: "It must not" }));
  await page.getByLabel("Find a rule").fill("no rule has this");
  await expect(page.getByText("No rule has these words.")).toBeVisible();
  // A page of few rules is held against the rules of accessibility in little time.
  await page.getByLabel("Find a rule").fill("hype");

  const importing = page.getByRole("button", { name: "Import a policy" });
  const bad = await writeFileOutside("bad.yaml", `${policyFile("1.0.0")}lists: { no.such: { add: [x] } }\n`);
  await app.pickFiles([bad], () => importing.click());
  await expect(page.getByRole("alert")).toContainText("no.such");
  await hold(page, "malformed policy", page.getByRole("alert"));
  const good = await writeFileOutside("good.yaml", policyFile("1.0.0", ["boundary.hype"]));
  await app.pickFiles([good], () => importing.click());
  await page.getByRole("button", { name: "Use our-house 1.0.0" }).click();
  await expect(page.getByText("our-house 1.0.0 is in use.")).toBeVisible();
  await page.getByLabel("Only those that are switched off").check();
  await expect(page.getByText(/^1 of \d+ rules$/)).toBeVisible();
  await expect(page.getByText("switched off by the policy")).toBeVisible();
  await expect(page.getByText("We look at this ourselves.")).toBeVisible();
  await hold(page, "policy in use", page.getByRole("table", { name: "Policies" }));
  await page.getByRole("button", { name: "Go back to the built-in rules" }).click();
  await expect(page.getByText("The built-in rules are in use as they come.")).toBeVisible();
  await page.getByRole("button", { name: "A policy to start from" }).click();
  await hold(page, "a policy to start from", page.getByRole("dialog", { name: "A policy to start from" }));
});

test("where nothing is found, the page says that this is no approval", async ({ page, app }) => {
  await go(page, "/prechecks");
  const file = await writeFileOutside("all-off.yaml", policyFile("2.0.0"));
  await app.pickFiles([file], () => page.getByRole("button", { name: "Import a policy" }).click());
  await page.getByRole("button", { name: "Use our-house 2.0.0" }).click();
  await expect(page.getByText("our-house 2.0.0 is in use.")).toBeVisible();
  await go(page, `/packets/${seeded.fuzzy}`);
  await page.keyboard.press("Control+k");
  await page
    .getByRole("textbox", { name: "Find a place, a review or a packet" })
    .fill("Pre-checks of this packet");
  await page
    .getByRole("dialog", { name: "Go to" })
    .getByRole("button", { name: /^Pre-checks of this packet/ })
    .click();
  await hold(page, "nothing found", page.getByText(/That is no approval/));
});

test("a part of the program that does not load says so, and can be tried again", async ({ page }) => {
  test.skip(electronFile() !== undefined, "Files are withheld on the loopback door only.");
  await page.route("**/verify-page-*.js", (route) => route.abort());
  await go(page, "#/verify");
  const failed = page.getByRole("alert").filter({ hasText: "The page could not be shown." });
  await expect(failed).toBeVisible();
  await goToPlace(page, "Packets");
  await expect(page.getByRole("heading", { level: 1, name: "Packets" })).toBeVisible();
  await go(page, "#/verify");
  await expect(failed).toBeVisible();
  await page.unroute("**/verify-page-*.js");
  await failed.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /Verify/ })).toBeVisible();
});
