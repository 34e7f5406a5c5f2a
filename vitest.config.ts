import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/{unit,integration,security}/**/*.test.ts"],
    setupFiles: ["test/support/no-leaked-handles.ts"],
    globalSetup: ["test/support/one-temporary-folder.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
  },
});
