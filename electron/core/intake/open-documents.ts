/** What a person picked for intake, as its files: a folder, an archive, or one document by itself. */
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { diskError } from "../packet/disk.ts";
import { quoted, refuse } from "../packet/entry-names.ts";
import { openFile } from "../packet/file-source.ts";
import { openFolder } from "../packet/folder-source.ts";
import type { OpenOptions, PacketSource } from "../packet/packet-source.ts";
import { openZip } from "../packet/safe-zip.ts";

/** A hostile container is refused whole. A Word file or a workbook is a zip as well, and no container. */
export async function openDocuments(pathOnDisk: string, options: OpenOptions): Promise<PacketSource> {
  const name = basename(resolve(pathOnDisk));
  try {
    const found = await stat(pathOnDisk);
    if (found.isDirectory()) return await openFolder(pathOnDisk, options);
    if (!found.isFile())
      throw refuse("special-file", name, `${quoted(name)} is neither a plain file nor a folder.`);
    if (!/\.zip$/i.test(name)) return await openFile(pathOnDisk, options);
    const zip = await openZip(pathOnDisk, options);
    if (!zip.files.some(({ path }) => path === "[Content_Types].xml")) return zip;
    await zip.close();
    return await openFile(pathOnDisk, options);
  } catch (error) {
    throw diskError(error, name);
  }
}
