/** Finds out which kind of source a path is, and opens it. */
import { open, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { diskError } from "./disk.ts";
import { quoted, refuse } from "./entry-names.ts";
import { openFile } from "./file-source.ts";
import { openFolder } from "./folder-source.ts";
import type { OpenOptions, PacketSource } from "./packet-source.ts";
import { malformed } from "./parse-manifest.ts";
import { openZip } from "./safe-zip.ts";

export async function openSource(pathOnDisk: string, options: OpenOptions): Promise<PacketSource> {
  const name = basename(resolve(pathOnDisk));
  try {
    const found = await stat(pathOnDisk);
    if (found.isDirectory()) return await openFolder(pathOnDisk, options);
    if (!found.isFile()) {
      throw refuse("special-file", name, `${quoted(name)} is neither a plain file nor a folder.`);
    }
    if (/\.(ya?ml|json)$/i.test(name)) return await openFile(pathOnDisk, options);
    if (/\.zip$/i.test(name) || (await beginsAsZip(pathOnDisk))) return await openZip(pathOnDisk, options);
  } catch (error) {
    throw diskError(error, name);
  }
  const says = "It is no packet: a packet is a .zip, a folder, or a single .yaml, .yml or .json file.";
  throw malformed(name, [{ says, expected: "a .zip, a folder, .yaml, .yml or .json" }]);
}

async function beginsAsZip(pathOnDisk: string): Promise<boolean> {
  const handle = await open(pathOnDisk, "r");
  try {
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    return start.toString("latin1") === "PK\x03\x04";
  } finally {
    await handle.close();
  }
}
