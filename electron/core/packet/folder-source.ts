/** A folder on disk as a packet source. No link is followed: one inside the folder refuses the packet. */
import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { diskError, readRange } from "./disk.ts";
import { nameRegister, quoted, refuse } from "./entry-names.ts";
import { inWords } from "./limits.ts";
import type { OpenOptions, PacketSource, SourceFile } from "./packet-source.ts";

export async function openFolder(
  path: string,
  { limits, stopIfCancelled }: OpenOptions,
): Promise<PacketSource> {
  const name = basename(resolve(path));
  const names = nameRegister(limits);
  const files: SourceFile[] = [];
  let entries = 0;
  let total = 0;

  async function walk(below: string): Promise<void> {
    const inBytes = await readdir(join(path, below), { withFileTypes: true, encoding: "buffer" }).catch(
      (error: unknown) => Promise.reject(diskError(error, below === "" ? name : below)),
    );
    const found = inBytes.map((entry) => ({ entry, name: decodeName(entry.name, below) }));
    // The order of a folder is the disk's own; a fixed one makes the same packet give the same messages.
    found.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { entry, name: entryName } of found) {
      stopIfCancelled();
      entries += 1;
      if (entries > limits.entries) {
        throw refuse("too-many-entries", name, `${quoted(name)} holds more than ${limits.entries} entries.`);
      }
      const onDisk = below === "" ? entryName : `${below}/${entryName}`;
      checkKind(entry, onDisk);
      const packetPath = names.add(onDisk, entry.isDirectory() ? "folder" : "file");
      if (entry.isDirectory()) {
        await walk(onDisk);
        continue;
      }
      const file = await fileOnDisk(join(path, onDisk), packetPath);
      total += file.size;
      if (total > limits.totalBytes) {
        throw refuse(
          "too-big",
          packetPath,
          `The files in ${quoted(name)} have more than ${inWords(limits.totalBytes)} together.`,
        );
      }
      files.push(file);
    }
  }

  await walk("");
  return { name, kind: "folder", files, close: async () => {} };
}

/** One plain file, opened anew for each reading, and held to the size that it had when it was listed. */
export async function fileOnDisk(onDisk: string, path: string): Promise<SourceFile> {
  const { size } = await lstat(onDisk).catch((error: unknown) => Promise.reject(diskError(error, path)));
  return {
    path,
    size,
    async *read() {
      // Where the system knows the flag, a file that became a link in the meantime is not followed.
      const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);
      const handle = await open(onDisk, flags).catch((error: unknown) =>
        Promise.reject(diskError(error, path)),
      );
      try {
        let count = 0;
        for await (const chunk of readRange(handle, { name: path })) {
          count += chunk.length;
          if (count > size) break;
          yield chunk;
        }
        if (count !== size) throw refuse("unstable", path, `${quoted(path)} changed while it was read.`);
      } finally {
        await handle.close();
      }
    },
  };
}

/** Read as text, a name that is none would come out as another one, and its file as missing. */
function decodeName(raw: Buffer, below: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    const shown = [below, raw.toString("latin1")].filter(Boolean).join("/");
    throw refuse(
      "name-encoding",
      shown,
      `The name ${quoted(shown)} is not UTF-8 (it is shown as Latin-1). Rename the file.`,
    );
  }
}

function checkKind(entry: Dirent<Buffer>, path: string): void {
  if (entry.isSymbolicLink()) throw refuse("link", path, `${quoted(path)} is a link to another file.`);
  if (!entry.isFile() && !entry.isDirectory()) {
    throw refuse("special-file", path, `${quoted(path)} is neither a plain file nor a folder.`);
  }
}
