import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseManifest } from "./packet/parse-manifest.ts";

export type Sample = { name: string; folder: string; title: string; summary: string };

/** The sample packets that ship with the app: each folder with a packet.yaml. They are ours, so they are read at once. */
export function listSamples(samplesFolder: string): Sample[] {
  if (!existsSync(samplesFolder)) return [];
  return readdirSync(samplesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, folder: path.join(samplesFolder, entry.name) }))
    .filter(({ folder }) => existsSync(path.join(folder, "packet.yaml")))
    .map(({ name, folder }) => {
      const file = path.join(folder, "packet.yaml");
      const packet = parseManifest({ bytes: readFileSync(file), file: "packet.yaml", maxBytes: 1_000_000 });
      return { name, folder, title: packet.title ?? name, summary: packet.summary ?? "" };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
