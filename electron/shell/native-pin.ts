/**
 * SQLite's binary lies beside the archive that Electron checks (`app.asar.unpacked`), where no fuse looks after it. So
 * the packing writes its SHA-256 into the archive, and the packaged app compares before anything loads it.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The installation is damaged or was altered. */
export const EXIT_ALTERED_BINARY = 79;

/** Lies beside `main.js`. Written when the app is packed: binary's file name → SHA-256. */
export const PINS_FILE = "native-pins.json";

export type NativePlace = { mainFolder: string; appFolder: string; platform: string; arch: string };

/** Says what is wrong with the binary that the app is about to load, or nothing. */
export function problemWithNative({
  mainFolder,
  appFolder,
  platform,
  arch,
}: NativePlace): string | undefined {
  const name = `${platform}-${arch}.node`;
  try {
    const pins: unknown = JSON.parse(readFileSync(path.join(mainFolder, PINS_FILE), "utf8"));
    const pinned = new Map(Object.entries(pins ?? {})).get(name);
    const unpacked = appFolder.replace(/\.asar$/, ".asar.unpacked");
    const binary = readFileSync(path.join(unpacked, "node_modules/better-sqlite3/prebuilds", name));
    if (createHash("sha256").update(binary).digest("hex") === pinned) return undefined;
    return `${name} is not the file that this version was built with.`;
  } catch {
    return `${name}, or what this version knows about it, is missing.`;
  }
}
