import { createHash, randomBytes } from "node:crypto";
import { createReadStream, readdirSync, rmSync } from "node:fs";
import { open, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Produced } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { makeFolders } from "./make-folders.ts";
import { newToken } from "./tokens.ts";

export type ProducedFile = { path: string; name: string; sha256: string; size: number };

/**
 * Files that the core has made and a door hands over. They lie in a folder of this process until it closes; what a
 * crash left there is removed by the next start.
 */
export type ProducedFiles = {
  /** Keeps bytes under a new token. `name` is what is suggested to the person. */
  addBytes(bytes: Uint8Array, name: string): Promise<ProducedFile & { produced: string }>;
  /** A path in the folder to write a large file to; then `addPath`. */
  readonly reserve: () => Promise<string>;
  addPath(filePath: string, name: string): Promise<ProducedFile & { produced: string }>;
  readonly get: (produced: string) => ProducedFile;
  /** Copies to the place that the person chose. The old file there stays until the new one is whole and was read back. */
  readonly saveTo: (produced: string, destination: string) => Promise<void>;
  readonly clear: () => Promise<void>;
};

export function createProducedFiles(allFolders: string): ProducedFiles {
  const byToken = new Map<string, ProducedFile>();
  dropLeftOvers(allFolders);
  const folder = path.join(allFolders, `${process.pid}-${randomBytes(6).toString("hex")}`);
  const reserve = async () => {
    makeFolders(folder);
    return path.join(folder, newToken("produced"));
  };
  const addPath: ProducedFiles["addPath"] = async (filePath, name) => {
    const { size } = await stat(filePath);
    const file = { path: filePath, name, size, sha256: await hashFile(filePath) };
    const produced = newToken("produced");
    byToken.set(produced, file);
    return { ...file, produced };
  };
  const get = (produced: string) => {
    const file = byToken.get(produced);
    if (file) return file;
    throw new AppError("not-found", "The exported file is not there any more. Export it again.", {
      what: "exported file",
      id: produced,
    });
  };
  return {
    async addBytes(bytes, name) {
      const filePath = await reserve();
      await writeFile(filePath, bytes, { mode: 0o600 });
      return addPath(filePath, name);
    },
    reserve,
    addPath,
    get,
    async saveTo(produced, destination) {
      const file = get(produced);
      await copyWhole(file, destination);
    },
    async clear() {
      byToken.clear();
      try {
        await rm(folder, { recursive: true, force: true });
      } catch {
        // Nobody can be told while the app closes; the next start removes what is left.
      }
    },
  };
}

/** Folders of processes that are gone. Those of others beside this one stay: they are about to hand over theirs. */
function dropLeftOvers(allFolders: string): void {
  let names: string[];
  try {
    names = readdirSync(allFolders);
  } catch {
    return;
  }
  for (const name of names) {
    if (isRunning(Number.parseInt(name, 10))) continue;
    try {
      rmSync(path.join(allFolders, name), { recursive: true, force: true });
    } catch {
      // A folder that cannot be removed now is there again at the next start.
    }
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** What a call says of a produced file: all but its path. */
export function toProduced({ produced, name, sha256, size }: ProducedFile & { produced: string }): Produced {
  return { produced, name, sha256, size };
}

export async function hashFile(filePath: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(filePath), hash);
  return hash.digest("hex");
}

/** Writes beside the target, syncs, reads back, and only then takes the target's name. */
async function copyWhole(file: ProducedFile, destination: string): Promise<void> {
  // A rename would put a file in the place of a device, for every program of the machine.
  const there = await stat(destination).catch(() => undefined);
  if (there && !there.isFile() && !there.isDirectory()) {
    const says = `${destination} is a pipe, a device or a socket, and nothing is written in its place. Choose another name.`;
    throw new AppError("invalid-input", says, { problems: [{ path: "file", says: "not a plain file" }] });
  }
  const beside = `${destination}.${process.pid}.part`;
  try {
    const target = await open(beside, "w", 0o600);
    try {
      for await (const chunk of createReadStream(file.path)) await target.writeFile(chunk);
      await target.sync();
    } finally {
      await target.close();
    }
    if ((await hashFile(beside)) !== file.sha256) {
      throw new AppError(
        "integrity",
        `What was written to ${destination} is not what was to be written. Nothing was replaced.`,
        {
          what: destination,
        },
      );
    }
    await rename(beside, destination);
    await syncFolder(path.dirname(destination));
  } catch (error) {
    await rm(beside, { force: true });
    throw asStorageError(error, destination);
  }
}

/** A rename is durable once its folder is synced. Windows can't open folders, and needs no sync there. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Says in one sentence what the file system refused, and what can be done. Other errors pass through. */
export function asStorageError(error: unknown, where: string): unknown {
  if (error instanceof AppError || !(error instanceof Error) || !("code" in error)) return error;
  if (error.code === "ENOSPC" || error.code === "EDQUOT") {
    return new AppError(
      "storage",
      `There is no room left at ${where}. Free some space and try again; nothing was replaced.`,
      {
        cause: "full",
        where,
      },
    );
  }
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return new AppError(
      "storage",
      `${where} cannot be written. Choose another place, or allow writing there.`,
      {
        cause: "read-only",
        where,
      },
    );
  }
  if (error.code === "ENOENT" || error.code === "ENOTDIR") {
    return new AppError("not-found", `${where} is not there. Check the folder and try again.`, {
      what: "file",
      id: where,
    });
  }
  if (error.code === "EISDIR") {
    return new AppError("invalid-input", `${where} is a folder, and a file is needed here. Pick a file.`, {
      problems: [{ path: "file", says: "a folder" }],
    });
  }
  if (error.code === "EIO") {
    return new AppError("storage", `Reading or writing ${where} failed. The disk or stick may be damaged.`, {
      cause: "io",
      where,
    });
  }
  return error;
}
