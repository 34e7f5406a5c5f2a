import { expect, test } from "./support/app.ts";

test("the app opens on its reviews, and again after a reload", async ({ page }) => {
  await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
  expect(page.url()).not.toContain("code=");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
});

test("the screen makes no complaint on its console", async ({ page }) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.reload();
  await expect(page.getByRole("heading", { name: "Reviews" })).toBeVisible();
  expect(complaints).toEqual([]);
});
