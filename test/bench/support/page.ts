/** A Chromium of this machine, as the end-to-end tests run it. */
import { chromium, type Browser, type Page } from "@playwright/test";
import { chromiumFile, launchFlags } from "../../e2e/support/chromium.ts";

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumFile(), args: launchFlags() });
}

export function newPage(browser: Browser): Promise<Page> {
  return browser.newPage({ viewport: { width: 1280, height: 800 } });
}
