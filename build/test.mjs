/**
 * `npm test`: sets itself up, then every layer in turn, the quick ones first; stops at the first that fails. With
 * `--deep`: what takes long, in test/deep, after the same set-up.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureChromium } from "./chromium.mjs";
import {
  SetUpError,
  ensureBuilt,
  ensureInstalled,
  main,
  onStderr,
  projectEnvironment,
  projectNode,
  readText,
  root,
  run,
} from "./set-up.mjs";

// Not in test-results/, which Playwright empties when it starts.
const results = path.join(root, ".cache", "test");
const unitResults = path.join(results, "unit.json");
const e2eResults = path.join(results, "e2e.json");
const bin = (name, file) => path.join(root, "node_modules", name, file);
const started = Date.now();

async function stage(name, work) {
  const from = Date.now();
  console.log(`── ${name}`);
  const code = await work();
  console.log(`── ${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds(from)}`);
  if (code !== 0) throw new StageError(name);
}

/** A program of test/deep that takes longer than this has failed. */
const deepMs = 15 * 60_000;

class StageError extends Error {}
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

function runNode(...args) {
  return run(projectNode, args, { env: projectEnvironment() });
}

async function setUp() {
  await ensureInstalled(onStderr);
  await ensureBuilt(onStderr);
  await ensureChromium(onStderr);
  return 0;
}

async function lint() {
  const oxlint = await runNode(bin("oxlint", "bin/oxlint"), "--type-aware", "--max-warnings", "0", "--quiet");
  if (oxlint !== 0) return oxlint;
  return runNode(bin("prettier", "bin/prettier.cjs"), "--check", "--log-level", "warn", ".");
}

/** Passed and failed of both runners. A runner that left no result has run nothing, and that is no success. */
function sum() {
  const unit = JSON.parse(readText(unitResults) ?? "null");
  const e2e = JSON.parse(readText(e2eResults) ?? "null")?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.expected ?? 0) + (e2e?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (e2e?.unexpected ?? 0),
    skipped: (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (e2e?.skipped ?? 0),
    ran: unit !== null && e2e !== undefined,
  };
}

async function everyLayer() {
  rmSync(results, { recursive: true, force: true });
  try {
    await stage("set-up", setUp);
    await stage("lint", lint);
    await stage("types", () => runNode(bin("typescript", "bin/tsc"), "-b"));
    await stage("unit, integration and security tests", () =>
      runNode(
        bin("vitest", "vitest.mjs"),
        "run",
        "--reporter=dot",
        "--reporter=json",
        `--outputFile.json=${unitResults}`,
      ),
    );
    await stage("packing the desktop app", () => runNode(path.join(root, "build", "package.mjs")));
    await stage("end-to-end tests", () => runNode(bin("@playwright/test", "cli.js"), "test"));
    return 0;
  } catch (error) {
    if (!(error instanceof StageError)) throw error;
    console.error(`Stopped: ${error.message} failed. What comes after it was not run.`);
    return 1;
  } finally {
    const { passed, failed, skipped, ran } = sum();
    console.log(`All of it took ${seconds(started)}.${ran ? "" : " Not every layer was run."}`);
    console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  }
}

/** Each file of test/deep is a program that prints its findings and exits with 0 when all is well. */
async function deep() {
  const folder = path.join(root, "test", "deep");
  const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".ts") && !name.startsWith("_"))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  if (files.length === 0) throw new SetUpError("There is no such file in test/deep.");
  await setUp();
  let failed = 0;
  for (const name of files) {
    const work = () =>
      run(projectNode, ["--expose-gc", path.join(folder, name)], {
        env: projectEnvironment(),
        timeoutMs: deepMs,
      });
    await stage(name, work).catch((error) => {
      if (!(error instanceof StageError)) throw error;
      failed++;
    });
  }
  console.log(`${files.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

await main(process.argv.includes("--deep") ? deep : everyLayer);
