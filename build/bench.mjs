/**
 * `npm run bench [NAME …]`: runs the programs of test/bench one after the other and prints their figures as one table,
 * each beside its floor. A missed aim is no failure; a program that breaks is.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { ensureChromium } from "./chromium.mjs";
import {
  SetUpError,
  ensureBuilt,
  ensureInstalled,
  main,
  onStderr,
  projectEnvironment,
  projectNode,
  root,
} from "./set-up.mjs";

const windows = process.platform === "win32";
/** All programs together have six minutes; one that takes longer hangs. */
const deadlineMs = 350_000;

await main(async () => {
  const folder = path.join(root, "test", "bench");
  const wanted = process.argv.slice(2);
  const files = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".ts"))
    .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
    .sort();
  if (files.length === 0) throw new SetUpError("There is no such file in test/bench.");
  await ensureInstalled(onStderr);
  await ensureBuilt(onStderr);
  await ensureChromium(onStderr);

  const started = Date.now();
  const rows = [];
  const broken = [];
  for (const name of files) {
    const from = Date.now();
    const code = await runBench(path.join(folder, name), { rows, until: started + deadlineMs });
    if (code !== 0) broken.push(name);
    console.error(`${name}: ${code === 0 ? "done" : "BROKE OFF"} after ${seconds(from)}`);
  }
  console.log(table(rows).join("\n"));
  const machine = `${os.availableParallelism()} cores (${os.cpus()[0]?.model.trim() || os.arch()})`;
  console.log(`\nMeasured in ${seconds(started)} on ${machine}, load ${os.loadavg()[0]?.toFixed(1)}.`);
  for (const name of broken) console.log(`${name} broke off: its figures are missing.`);
  return broken.length === 0 ? 0 : 1;
});

/**
 * Collects the rows that a program prints as lines of JSON; whatever else it says goes to stderr. It and all that it
 * starts write into a temporary folder that is deleted when it ends, in whatever way.
 */
async function runBench(file, { rows, until }) {
  const temporary = mkdtempSync(path.join(os.tmpdir(), "countersign-bench-"));
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(projectNode, ["--expose-gc", file], {
        cwd: root,
        env: { ...projectEnvironment(), TMPDIR: temporary, TMP: temporary, TEMP: temporary },
        stdio: ["ignore", "pipe", "inherit"],
        // A group of its own, so that what it started ends with it.
        detached: !windows,
      });
      const stop = () => (windows ? child.kill() : process.kill(-child.pid, "SIGKILL"));
      const timer = setTimeout(stop, Math.max(1_000, until - Date.now()));
      process.once("SIGINT", stop).once("SIGTERM", stop);
      createInterface({ input: child.stdout }).on("line", (line) => {
        if (line.startsWith("{")) rows.push(JSON.parse(line));
        else console.error(line);
      });
      child.once("error", reject);
      child.once("close", (code) => {
        clearTimeout(timer);
        process.off("SIGINT", stop).off("SIGTERM", stop);
        resolve(code ?? 1);
      });
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function table(rows) {
  const lines = [
    ["Figure", "Value", "Floor", "Value : floor", "Aim", "Reached", "n", "The floor is"],
    ...rows.map(tableLine),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => [...line[column]].length)));
  const numeric = new Set([1, 2, 3, 6]);
  const text = lines.map((line) =>
    line
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join("  ")
      .trimEnd(),
  );
  return [text[0], widths.map((width) => "─".repeat(width)).join("  "), ...text.slice(1)];
}

function tableLine({ figure, value, unit, n, floor, floorWhat, aim }) {
  const known = floor !== undefined;
  const above = known ? value - floor : undefined;
  // A figure that is aimed at as a distance is compared as one; else the ratio says more.
  const compared = !known
    ? ""
    : aim?.times === undefined && aim
      ? `+${amount(above, unit)}`
      : `${(value / floor).toFixed(2)}×`;
  return [
    figure,
    amount(value, unit),
    known ? amount(floor, unit) : "none",
    compared.replace("+-", "−"),
    aimWords(aim, unit),
    reached({ value, floor, above, aim }),
    String(n ?? ""),
    floorWhat ?? "",
  ];
}

function aimWords(aim, unit) {
  if (!aim) return "for information";
  if (aim.times !== undefined) return `≤ ${aim.times}×`;
  if (aim.above !== undefined) return `≤ ${amount(aim.above, unit)} above`;
  return `≤ ${amount(aim.atMost, unit)}`;
}

function reached({ value, floor, above, aim }) {
  if (!aim) return "";
  if (aim.atMost !== undefined) return value <= aim.atMost ? "yes" : "NO";
  if (floor === undefined) return "no floor";
  return (aim.times !== undefined ? value <= aim.times * floor : above <= aim.above) ? "yes" : "NO";
}

function amount(value, unit) {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${Number(value.toFixed(digits))} ${unit}`;
}

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`;
}
