import { defineConfig } from "@playwright/test";
import { chromiumFile, launchFlags } from "./test/e2e/support/chromium.ts";

export default defineConfig({
  testDir: "test/e2e",
  outputDir: "test-results",
  globalSetup: "./test/e2e/support/say-door.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: ".cache/test/e2e.json" }]],
  use: {
    actionTimeout: 10_000,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: chromiumFile(), args: launchFlags() },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
