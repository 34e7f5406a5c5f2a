/** How the specs name what they look at on the review screen. */
import { expect, type Locator, type Page } from "@playwright/test";

/** Waits until what was typed or scored is stored. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole("status").filter({ hasText: /^\s*Saved/ })).toBeVisible();
}

export function itemPane(page: Page, itemId: string): Locator {
  return page.getByRole("region", { name: `Item ${itemId}` });
}

/** Chooses a segment of a row of segments, whose radio buttons lie under their labels. */
export function segment(place: Page | Locator, group: string, label: string | RegExp): Locator {
  return place.getByRole("radiogroup", { name: group }).getByText(label);
}
