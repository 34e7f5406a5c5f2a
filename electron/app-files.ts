import { readFileSync } from "node:fs";
import path from "node:path";

/** Where the doors that run from source find the rest of the project. */
const root = path.resolve(import.meta.dirname, "..");

export const builtFolder = path.join(root, "dist", "renderer");
export const verifierFile = path.join(root, "dist", "verifier", "verify.mjs");
export const samplesFolder = path.join(root, "samples");

export function appVersion(): string {
  // The project's own package.json, which always has a version.
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
