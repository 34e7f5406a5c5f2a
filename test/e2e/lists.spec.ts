import { aChecklist } from "../support/checklist-builder.ts";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { writeFileOutside, zipOf } from "./support/packet-zips.ts";
import { goToPlace } from "./support/rail.ts";
import { expectSaved, itemPane, segment } from "./support/review-page.ts";
import { seedWorkspace } from "./support/seed.ts";

const SECTIONS = 20;
const ITEMS = 100;
const ids = Array.from({ length: SECTIONS }, (_, section) =>
  Array.from({ length: ITEMS }, (__, item) => `s${section}.i${item}`),
);

function longChecklist(): string {
  const sections = Object.fromEntries(
    ids.map((items, section) => [
      `s${section}`,
      { items: Object.fromEntries(items.map((id, index) => [id, { gate: index === 99 }])) },
    ]),
  );
  return JSON.stringify(aChecklist({ scale: [0, 1, 2, 3, 4], sections }));
}

test.use({
  seed: {
    fill: async (workspace: string) => {
      await seedWorkspace(workspace, async ({ packet }) => packet(await zipOf(aPacket())));
    },
  },
});

test("a checklist of 2,000 items is imported from a file, scrolled and scored by key", async ({
  page,
  app,
}) => {
  const review = page.getByRole("group", { name: "How the review stands" });
  await goToPlace(page, "Checklists");
  const file = await writeFileOutside("long.json", longChecklist());
  await app.pickFiles([file], () => page.getByRole("button", { name: "Import a checklist" }).click());
  await expect(page.getByRole("row", { name: /Test/ })).toContainText("2000");

  await goToPlace(page, "Reviews");
  await page.getByRole("button", { name: "Start a review of Invoice matcher" }).click();
  const dialog = page.getByRole("dialog", { name: "Start a review" });
  await dialog.getByLabel("Checklist").selectOption({ label: "Test, 1.0.0 (2000 items, 20 gates)" });
  await dialog.getByRole("button", { name: "Start the review" }).click();
  await expect(itemPane(page, "s0.i0")).toContainText("item 1 of 2000");

  await test.step("keys score and walk, and the outline goes along", async () => {
    for (let index = 0; index < 30; index++) {
      await page.keyboard.press("3");
      await page.keyboard.press("j");
    }
    await expect(itemPane(page, "s0.i30")).toBeVisible();
    await page.keyboard.press("g");
    await expect(itemPane(page, "s0.i99")).toBeVisible();
    for (let section = 1; section < SECTIONS; section++) await page.keyboard.press("]");
    await page.keyboard.press("4");
    await expect(itemPane(page, "s19.i0")).toContainText("item 1901 of 2000");
    await expect(page.getByRole("button", { name: /s19\.i0.*4/ })).toBeInViewport();
    await expectSaved(page);
    await expect(review).toContainText("1969");
  });

  await test.step("the grid draws only what is in sight, scrolls to its end and scores there", async () => {
    await segment(page, "What to show of the review", "Grid").click();
    const grid = page.getByRole("grid", { name: "All items" });
    await expect(grid.getByRole("row", { selected: true })).toContainText("s19.i0");
    expect(await grid.getByRole("row").count()).toBeLessThan(100);
    await grid.hover();
    await page.mouse.wheel(0, 10_000_000);
    await expect(grid.getByText("s19.i99").first()).toBeInViewport();
    await grid.getByText("s19.i99").first().click();
    await page.keyboard.press("2");
    await expect(grid.getByRole("button", { name: "s19.i99: 2 2" })).toHaveAttribute("aria-pressed", "true");
    await page.mouse.wheel(0, -10_000_000);
    await expect(grid.getByText("s0.i0").first()).toBeInViewport();
    await page.getByLabel("Search items, notes and reasons").fill("s7.i5");
    await expect(page.getByRole("status").filter({ hasText: "of 2000 items" })).toContainText("12 of 2000");
    await expectSaved(page);
  });

  await test.step("all of it is there after a reload", async () => {
    await page.reload();
    await expect(review).toContainText("1968");
  });
});
