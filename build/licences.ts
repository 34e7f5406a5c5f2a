import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Copies the licence of everything that is packed into `folder`: each runtime dependency, what those depend on, and
 * the fonts of the memo. Throws where a dependency has none, so that nothing is packed without its licence.
 */
export function writeLicences(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const seen = new Set<string>();
  const queue = Object.keys(manifestOf(root).dependencies ?? {});
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const home = path.join(root, "node_modules", name);
    // An optional dependency of another platform is not installed, and so not packed.
    if (!existsSync(home)) continue;
    const manifest = manifestOf(home);
    const file = readdirSync(home).find((entry) => /^(licen[cs]e|copying|ofl)/i.test(entry));
    const target = path.join(folder, `${name.replace("/", "__")}.txt`);
    if (file) copyFileSync(path.join(home, file), target);
    else if (manifest.license) writeFileSync(target, `${name} is licensed under ${manifest.license}.\n`);
    else throw new Error(`${name} has no licence, so it cannot be packed.`);
    queue.push(...Object.keys(manifest.dependencies ?? {}));
  }
  copyFileSync(path.join(root, "electron/core/memo/fonts/OFL.txt"), path.join(folder, "liberation-sans.txt"));
}

type Manifest = { dependencies?: Record<string, string>; license?: string };

function manifestOf(home: string): Manifest {
  // Written by npm, or by us.
  return JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as Manifest;
}
