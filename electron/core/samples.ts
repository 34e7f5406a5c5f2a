import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Sample = { name: string; folder: string; title: string; summary: string };

/** The sample packets that ship with the app: each folder with a packet.yaml. Title and summary are lines of it. */
export function listSamples(samplesFolder: string): Sample[] {
  if (!existsSync(samplesFolder)) return [];
  return readdirSync(samplesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ name: entry.name, folder: path.join(samplesFolder, entry.name) }))
    .filter(({ folder }) => existsSync(path.join(folder, "packet.yaml")))
    .map(({ name, folder }) => {
      const text = readFileSync(path.join(folder, "packet.yaml"), "utf8");
      return { name, folder, title: lineOf(text, "title") || name, summary: lineOf(text, "summary") };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** A top-level `key: value` on one line; samples are ours, and are written so. */
function lineOf(yaml: string, key: string): string {
  const match = new RegExp(`^${key}:[ \\t]*(.+)$`, "m").exec(yaml);
  return (match?.[1] ?? "").trim().replace(/^["'](.*)["']$/, "$1");
}
