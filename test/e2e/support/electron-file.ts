import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const folder = path.resolve(import.meta.dirname, "../../../node_modules/electron");

/** Electron's program, if it is there. Asking the package itself would start a download. */
export function electronFile(): string | undefined {
  const name = path.join(folder, "path.txt");
  if (!existsSync(name)) return undefined;
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? path.join(folder, "dist");
  const file = path.join(dist, readFileSync(name, "utf8"));
  return existsSync(file) ? file : undefined;
}
