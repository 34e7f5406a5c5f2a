/** Packets as zips, the way that vendors send them. */
import { readFileSync, readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "@playwright/test";
import type { PacketFiles } from "../../support/packet-builder.ts";
import { makeZip } from "../../support/zip-maker.ts";
import { smallPdf } from "./small-pdf.ts";
import { smallPng } from "./small-png.ts";

const sample = path.resolve(import.meta.dirname, "../../../samples/ostermere-invoice-matcher");
export const SAMPLE_TITLE = "Supplier invoice matcher for accounts payable";

/** The sample that ships, with a picture and a PDF of two pages that its list does not name. */
export function sampleFiles(): PacketFiles {
  const files: PacketFiles = {};
  for (const entry of readdirSync(sample, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files[path.relative(sample, file).split(path.sep).join("/")] = readFileSync(file);
  }
  return {
    ...files,
    "evidence/extra/desk.png": smallPng(),
    "evidence/extra/pages.pdf": smallPdf({
      pages: [["First page of the drill", "The switch was pulled at 10:02."], ["Second page of the drill"]],
    }),
  };
}

/** Writes files as a zip outside of every workspace, and gives its path. */
export async function zipOf(files: PacketFiles, name = "packet.zip"): Promise<string> {
  const entries = Object.entries(files).map(([entry, data]) => ({ name: entry, data: Buffer.from(data) }));
  return writeFileOutside(name, makeZip(entries));
}

let written = 0;

/** Writes a file that a person could pick, outside of every workspace. */
export async function writeFileOutside(name: string, bytes: string | Uint8Array): Promise<string> {
  const file = test.info().outputPath(`file-${++written}`, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
  return file;
}
