import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../../electron/serve/find-browser.ts";

/** Playwright's own Chromium, if it was installed; else the system's. */
export function chromiumFile(): string {
  const own = chromium.executablePath();
  const file = existsSync(own) ? own : findBrowser()?.file;
  if (file === undefined) {
    throw new Error(
      "No Chromium was found. Install one: npx playwright install chromium, or apt-get install chromium.",
    );
  }
  return file;
}

/** As root the browser's own sandbox does not work. */
export function launchFlags(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
