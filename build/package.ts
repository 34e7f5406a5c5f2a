/**
 * Packs the desktop app that lies in `dist`: by default into a folder for this system, which is then opened and checked.
 * Where Electron's binary is not there (`--electron FILE` names it), a stand-in takes its place on Linux, so that
 * everything but running it can be looked at. `--installers` makes what people get; for that, electron-builder fetches
 * its tools.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { build, Platform } from "electron-builder";
import { checkPackage } from "./check-package.ts";
import { configuration } from "./electron-builder.ts";
import { makeStandIn } from "./stand-in-electron.ts";

const root = path.resolve(import.meta.dirname, "..");
const { electron, installers = false } = parseArgs({
  options: { electron: { type: "string" }, installers: { type: "boolean" } },
}).values;

if (!existsSync(path.join(root, "dist/main/main.js")))
  fail("There is no built app in dist. Run npm run build.");
if (electron === undefined && (installers || process.platform !== "linux")) {
  fail("Electron's binary is not here. Run npx install-electron where it can be fetched, then pack again.");
}
await pack();
if (process.platform === "linux") await check();
else console.log("Packed into release. What is packed is checked on Linux only.");

async function pack(): Promise<void> {
  const standIn =
    electron === undefined ? mkdtempSync(path.join(os.tmpdir(), "countersign-stand-in-")) : undefined;
  try {
    if (standIn !== undefined) {
      console.log(
        "Electron's binary is not here: packing around a stand-in. It can be checked, but does not run.",
      );
      makeStandIn(standIn);
    }
    await build({
      projectDir: root,
      targets: Platform.current().createTarget(installers ? undefined : "dir"),
      config: { ...configuration, electronDist: standIn ?? distributionOf(electron ?? "") },
      publish: "never",
    });
  } finally {
    if (standIn !== undefined) rmSync(standIn, { recursive: true, force: true });
  }
}

async function check(): Promise<void> {
  const folder = path.join(
    "release",
    process.arch === "x64" ? "linux-unpacked" : `linux-${process.arch}-unpacked`,
  );
  const problems = await checkPackage(
    path.join(root, folder),
    path.join(import.meta.dirname, "package-files.txt"),
  );
  if (problems.length > 0) fail(`The package is not as it should be:\n${problems.join("\n")}`);
  console.log(`Packed into ${folder}: files, fuses and hashes are as they should be.`);
}

/** The folder that holds the program; on macOS the program lies deep in the app's bundle. */
function distributionOf(binary: string): string {
  const [beforeBundle, ...inside] = binary.split(`${path.sep}Electron.app${path.sep}`);
  return inside.length > 0 && beforeBundle !== undefined ? beforeBundle : path.dirname(binary);
}

function fail(says: string): never {
  console.error(says);
  process.exit(1);
}
