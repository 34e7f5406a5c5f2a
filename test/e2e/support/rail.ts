import type { Page } from "@playwright/test";

/** Goes to one of the app's main places, by its link in the rail. */
export async function goToPlace(page: Page, place: string | RegExp): Promise<void> {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place }).click();
}
