/** Electron's program: where it is, and one bounded attempt to get it where it is not. */
import { spawn } from "node:child_process";
import { lookup } from "node:dns/promises";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectNode, readText, root } from "./set-up.mjs";

const folder = path.join(root, "node_modules", "electron");
const stamp = path.join(root, ".cache", "electron-not-to-be-had");
const ATTEMPT_MS = 60_000;

/** The program, if it is there. `require("electron")` would start a download instead of saying no. */
export function findElectron() {
  const name = readText(path.join(folder, "path.txt"));
  if (!name) return undefined;
  const file = path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(folder, "dist"), name);
  return existsSync(file) ? file : undefined;
}

/**
 * Tries to get it once per version of Electron: what failed is remembered, so that later starts don't wait for it.
 * Gives the program, or the reason why there is none.
 */
export async function obtainElectron({ say }) {
  const found = findElectron();
  if (found) return { file: found };
  const { version } = JSON.parse(readText(path.join(folder, "package.json")));
  const [failedVersion, failedWhy] = (readText(stamp) ?? "").split("\n");
  if (failedVersion === version && failedWhy) return { why: failedWhy };
  const why = await attempt(version, say);
  const file = findElectron();
  if (file) return { file };
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${version}\n${why}\n`);
  return { why };
}

async function attempt(version, say) {
  // A machine with no way out knows at once; the download would try for long. A proxy looks names up by itself.
  const proxy = process.env.HTTPS_PROXY ?? process.env.https_proxy ?? process.env.ELECTRON_GET_USE_PROXY;
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror;
  const host = mirror ? new URL(mirror).hostname : "github.com";
  if (!proxy && !(await canLookUp(host))) return `its download (${host}) is out of reach from here`;
  say(`Getting Electron ${version} (install-electron, one minute at most).`);
  const child = spawn(projectNode, [path.join(folder, "install.js")], { stdio: "ignore" });
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      resolve("its download did not end within a minute");
    }, ATTEMPT_MS);
    child.on("exit", () => {
      clearTimeout(timer);
      resolve(`its download from ${host} failed`);
    });
  });
}

async function canLookUp(host) {
  const late = new Promise((resolve) => {
    setTimeout(resolve, 5_000, false).unref();
  });
  const found = lookup(host).then(
    () => true,
    () => false,
  );
  return Promise.race([found, late]);
}
