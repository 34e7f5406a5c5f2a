import os from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

// The workers that tests start find their code compiled, as in build/set-up.mjs, which says why.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, ".cache", "node");

export default defineConfig({
  test: {
    include: ["test/{unit,integration,security}/**/*.test.ts"],
    setupFiles: ["test/support/no-leaked-handles.ts"],
    globalSetup: ["test/support/one-temporary-folder.ts", "test/support/built-verifier.ts"],
    pool: "forks",
    // Otherwise one core is left idle, which on two is half of the machine.
    maxWorkers: os.availableParallelism(),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    passWithNoTests: false,
  },
});
