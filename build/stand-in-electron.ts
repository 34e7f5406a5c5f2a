/**
 * Makes a folder that stands in for Electron's distribution where its binary cannot be had: just enough for
 * electron-builder to pack around it, and for the fuses to be set and read. What comes out does not run.
 */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The mark by which the fuses are found in Electron's binary; see @electron/fuses. */
const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_VERSION = 1;
/** As they leave Electron's own build: everything on, but the snapshot of its own. */
const DEFAULT_WIRE = "110011011";

export function makeStandIn(folder: string): void {
  const binary = path.join(folder, "electron");
  mkdirSync(path.join(folder, "resources"), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from(`#!/bin/sh\necho "This is not Electron."; exit 1\n${SENTINEL}`),
    Buffer.from([FUSE_VERSION, DEFAULT_WIRE.length]),
    Buffer.from(`${DEFAULT_WIRE}\n`),
  ]);
  writeFileSync(binary, wire);
  chmodSync(binary, 0o755);
  writeFileSync(path.join(folder, "version"), "0.0.0");
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error("Usage: node build/stand-in-electron.ts FOLDER");
    process.exit(2);
  }
  makeStandIn(folder);
}
