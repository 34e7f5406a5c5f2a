/**
 * What every script of this folder does first: install what is missing, build what changed. Runs on Node 18 and later,
 * with nothing installed; the project's own Node comes with the packages.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const at = (...names) => path.join(root, ...names);
const windows = process.platform === "win32";

/** The Node that the project pins. The outer one may be older than the database allows. */
export const projectNode = at("node_modules", "node", "bin", windows ? "node.exe" : "node");

/** Where a script has failed, with a sentence that says what to do; no stack is shown for it. */
export class SetUpError extends Error {}

/** Runs `npm ci` where packages are missing or are not those of the lock file. */
export async function ensureInstalled({ say }) {
  if (isInstalled()) return;
  say("Installing the packages of package-lock.json (npm ci). Only the npm registry is asked.");
  const code = await runNpm(["ci", "--loglevel=error"], { quietOutput: true });
  if (code !== 0) throw new SetUpError("npm ci failed; its own words are above. Mend that and start again.");
  if (!existsSync(projectNode)) {
    await runNpm(["rebuild", "node", "--loglevel=error"], { quietOutput: true });
  }
  if (!existsSync(projectNode)) {
    throw new SetUpError(
      "The package `node` did not bring its program. Allow install scripts for it (npm rebuild node) and start again.",
    );
  }
}

/** npm writes what it installed into a lock file of its own; that must have every package of ours, by version. */
function isInstalled() {
  const installed = readJson(at("node_modules", ".package-lock.json"))?.packages;
  const wanted = readJson(at("package-lock.json"))?.packages;
  if (!installed || !wanted || !existsSync(projectNode)) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional, peer }]) =>
      name === "" || optional || (peer && !installed[name]) || installed[name]?.version === version,
  );
}

/** Builds the screen and Electron's part when a source is not what it was at the last build. */
export async function ensureBuilt({ say }) {
  const stamp = at("dist", "sources.sha256");
  const now = sourcesDigest();
  if (existsSync(at("dist", "renderer", "index.html")) && readText(stamp) === now) return;
  say("Building the screen.");
  const code = await run(
    projectNode,
    [at("node_modules", "vite", "bin", "vite.js"), "build", "--app", "--logLevel", "warn"],
    {
      outputTo: "stderr",
    },
  );
  if (code !== 0) throw new SetUpError("The build failed; its own words are above.");
  mkdirSync(at("dist"), { recursive: true });
  writeFileSync(stamp, now);
}

function sourcesDigest() {
  const hash = createHash("sha256");
  const add = (name) => {
    const stat = statSync(at(name), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory())
      for (const entry of readdirSync(at(name)).sort()) add(path.posix.join(name, entry));
    else hash.update(`${name} ${stat.size} ${stat.mtimeMs}\n`);
  };
  for (const name of ["shared", "renderer", "electron", "build/vite", "vite.config.ts", "package-lock.json"])
    add(name);
  return hash.digest("hex");
}

/**
 * Runs a program to its end and gives its exit code. Ctrl+C and SIGTERM are passed on; the program decides when it ends.
 * With `outputTo: "stderr"` its output stays out of ours; after `timeoutMs` it is ended. A program that is `tied` has a
 * channel to this one, whose end tells it that this one is gone, however that happened.
 */
export function run(
  program,
  args,
  { env = process.env, cwd = root, outputTo = "stdout", stdio, timeoutMs, tied = false } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env,
      timeout: timeoutMs,
      stdio: stdio ?? [
        "inherit",
        outputTo === "stderr" ? process.stderr : "inherit",
        "inherit",
        ...(tied ? ["ipc"] : []),
      ],
    });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    // The terminal sends Ctrl+C to the whole group, so a second one from here would only come twice.
    const pass = (signal) => {
      if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    // An npm that is ended passes nothing on: then this process has another parent, and what it runs ends, too.
    const parent = process.ppid;
    const watch = tied && setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 1_000);
    const done = () => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, pass);
    };
    child.on("error", (error) => {
      done();
      reject(error);
    });
    child.on("exit", (code, signal) => {
      done();
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** Serves the app in a browser until it is ended; it never outlives the script that called this. */
export function serve(args) {
  const options = { env: projectEnvironment(), tied: true };
  return run(projectNode, [at("electron", "serve.ts"), ...args], options);
}

/** npm as it was called, or npm of the PATH. */
function runNpm(args, { quietOutput }) {
  const options = { outputTo: quietOutput ? "stderr" : "stdout" };
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) {
    return run(process.env.npm_node_execpath ?? process.execPath, [script, ...args], options);
  }
  if (!windows) return run("npm", args, options);
  // npm is a command file on Windows, which only a shell can start.
  return Promise.resolve(spawnSync("npm", args, { cwd: root, shell: true, stdio: "inherit" }).status ?? 1);
}

/** Runs a script's work, and ends the process with its exit code or with the sentence of what went wrong. */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(error instanceof SetUpError ? error.message : error);
    process.exitCode = 3;
  }
}

/** Says things where they disturb no output. */
export const onStderr = { say: (line) => console.error(line) };

/**
 * The environment for the project's programs: its own Node first, and the folder that the person stands in. Compiled
 * code is kept: a worker then starts in a third of the time, and without the WebAssembly that takes the types out of
 * its source, which Node 24 now and then dies of when many workers end (nodejs/node 64500).
 */
export function projectEnvironment() {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
  const bins = [path.dirname(projectNode), at("node_modules", ".bin")];
  return {
    ...process.env,
    [key]: [...bins, process.env[key] ?? ""].join(path.delimiter),
    INIT_CWD: process.env.INIT_CWD ?? process.cwd(),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? at(".cache", "node"),
  };
}

export function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function readJson(file) {
  try {
    return JSON.parse(readText(file) ?? "");
  } catch {
    return undefined;
  }
}
