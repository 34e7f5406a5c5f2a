import { mkdirSync, statSync, type Stats } from "node:fs";
import path from "node:path";

/**
 * Makes a folder and those above it that are not there, one by one: Node's own recursive way never comes back where a
 * system's virtual folder says that a level is missing and will not have it made. Throws what the file system says.
 */
export function makeFolders(folder: string): void {
  const missing: string[] = [];
  for (const level of levelsUp(folder)) {
    const found = lookAt(level);
    if (found && !found.isDirectory()) throw notAFolder(level);
    if (found) break;
    missing.push(level);
  }
  for (const level of missing.toReversed()) {
    try {
      mkdirSync(level, { mode: 0o700 });
    } catch (error) {
      // Another process may have been quicker.
      if (!lookAt(level)?.isDirectory()) throw error;
    }
  }
}

/** Whether a file stands at this place, or where one of the folders above it would have to be. */
export function isFileInTheWay(folder: string): boolean {
  for (const level of levelsUp(folder)) {
    const found = lookAt(level);
    if (found) return !found.isDirectory();
  }
  return false;
}

function* levelsUp(folder: string): Generator<string> {
  let level = path.resolve(folder);
  for (; level !== path.dirname(level); level = path.dirname(level)) yield level;
  yield level;
}

function lookAt(place: string): Stats | undefined {
  try {
    return statSync(place, { throwIfNoEntry: false });
  } catch (error) {
    // Below a file nothing is there; not every system says it the same way.
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw error;
  }
}

function notAFolder(place: string): Error {
  return Object.assign(new Error(`${place} is a file`), { code: "ENOTDIR", syscall: "mkdir" });
}
