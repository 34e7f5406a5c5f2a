/**
 * Packs the desktop app. Without arguments: a folder for this system, then the check of what came out. Where Electron's
 * binary is not there, a stand-in takes its place on Linux, so that everything but running it can be looked at.
 * `--installers` makes what people get; for that, electron-builder fetches tools and Electron's binary must be there.
 * `--keep-build` packs what `dist` holds.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build, Platform } from "electron-builder";
import { checkPackage } from "./check-package.ts";
import { configuration } from "./electron-builder.ts";
import { makeStandIn } from "./stand-in-electron.ts";

const root = path.resolve(import.meta.dirname, "..");
const installers = process.argv.includes("--installers");

if (!process.argv.includes("--keep-build")) buildApp();
if (!existsSync(path.join(root, "dist/main/main.js")))
  fail("There is no built app in dist. Run npm run build.");

const real = realElectron();
if (!real && (installers || process.platform !== "linux")) {
  fail("Electron's binary is not here. Run npx install-electron where it can be fetched, then pack again.");
}
const standIn = real ? undefined : mkdtempSync(path.join(os.tmpdir(), "countersign-stand-in-"));
try {
  if (standIn !== undefined) {
    console.log(
      "Electron's binary is not here: packing around a stand-in. What comes out is checked, but does not run.",
    );
    makeStandIn(standIn);
  }
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(installers ? undefined : "dir"),
    config: { ...configuration, electronDist: real ?? standIn ?? null },
    publish: "never",
  });
} finally {
  if (standIn !== undefined) rmSync(standIn, { recursive: true, force: true });
}
if (process.platform === "linux") await report();
else console.log("Packed into release. The check of what is packed knows Linux only.");

async function report(): Promise<void> {
  const suffix = process.arch === "x64" ? "" : `-${process.arch}`;
  const folder = path.join(root, "release", `linux${suffix}-unpacked`);
  const problems = await checkPackage(folder, path.join(import.meta.dirname, "package-files.txt"));
  if (problems.length > 0) fail(`The package is not as it should be:\n${problems.join("\n")}`);
  console.log(`Packed into ${path.relative(root, folder)}: files, fuses and hashes are as they should be.`);
}

/** The folder of Electron's binary, looked for without loading the package, which would try to fetch it. */
function realElectron(): string | undefined {
  const folder = path.join(root, "node_modules/electron");
  const named = path.join(folder, "path.txt");
  if (!existsSync(named)) return undefined;
  const dist = path.join(folder, "dist");
  return existsSync(path.join(dist, readFileSync(named, "utf8").trim())) ? dist : undefined;
}

function buildApp(): void {
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--app", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) fail("The build failed, so nothing was packed.");
}

function fail(says: string): never {
  console.error(says);
  process.exit(1);
}
