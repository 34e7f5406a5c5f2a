import { mkdir, rm, writeFile } from "node:fs/promises";
import { aPacket } from "../support/packet-builder.ts";
import { expect, test } from "./support/app.ts";
import { zipOf } from "./support/packet-zips.ts";
import { seedWorkspace } from "./support/seed.ts";

test.describe("a start that failed", () => {
  test.use({
    seed: {
      fill: async (workspace: string) => {
        await rm(workspace, { recursive: true });
        await writeFile(workspace, "a file where a folder should be");
      },
    },
  });

  test("is tried again with the button, once what was in the way is gone", async ({ page, workspace }) => {
    const again = page.getByRole("button", { name: "Try again" });
    await again.click();
    await expect(page.getByText("Tried again: it still cannot be opened.")).toBeVisible();
    await rm(workspace);
    await mkdir(workspace);
    await again.click();
    await expect(page.getByRole("heading", { level: 1, name: "Reviews" })).toBeVisible();
    await expect(again).toBeHidden();
  });
});

test.describe("a packet whose title never ends", () => {
  test.use({
    seed: {
      fill: async (workspace: string) => {
        // Words that differ, or the zip would be refused for how much it grows.
        const title = Array.from({ length: 80_000 }, (_, index) => `w${(index * 7_919) % 100_003}`).join(" ");
        await seedWorkspace(workspace, async ({ review, packet }) => {
          await review(await zipOf(aPacket({ title, version: title })));
          await packet(await zipOf(aPacket({ id: "another", title })));
        });
      },
    },
  });

  test("keeps no list waiting", async ({ page }) => {
    const main = page.getByRole("navigation", { name: "Main" });
    const begun = Date.now();
    await expect(page.getByText(/^w0 w7919 .*…$/).first()).toBeVisible();
    await main.getByRole("link", { name: "Packets" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Packets" })).toBeVisible();
    await expect(page.getByText(/^w0 w7919 .*…$/).first()).toBeVisible();
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});
