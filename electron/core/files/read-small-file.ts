import { readFile } from "node:fs/promises";
import { malformed } from "../packet/parse-manifest.ts";
import type { PickedPath } from "./picked-files.ts";
import { sizeOfPlainFile } from "./plain-file.ts";
import { asStorageError } from "./produced-files.ts";

/** A picked file that fits into memory. Throws `malformed-file` where it is larger than `mostMegabytes`. */
export async function readSmallFile({ path, name }: PickedPath, mostMegabytes: number): Promise<Uint8Array> {
  try {
    if ((await sizeOfPlainFile({ path, name })) > mostMegabytes * 1_000_000)
      throw malformed(name, [{ says: `The file has more than ${mostMegabytes} MB.` }]);
    return await readFile(path);
  } catch (error) {
    throw asStorageError(error, name);
  }
}
