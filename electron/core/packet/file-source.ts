/** A single manifest as a packet source: a packet without evidence. */
import { basename } from "node:path";
import { nameAlone, quoted, refuse } from "./entry-names.ts";
import { fileOnDisk } from "./folder-source.ts";
import { inWords } from "./limits.ts";
import type { OpenOptions, PacketSource } from "./packet-source.ts";

export async function openFile(path: string, { limits }: OpenOptions): Promise<PacketSource> {
  const name = nameAlone(basename(path));
  const file = await fileOnDisk(path, name);
  if (file.size > limits.totalBytes) {
    throw refuse(
      "too-big",
      name,
      `${quoted(name)} has ${inWords(file.size)}; ${inWords(limits.totalBytes)} are allowed.`,
    );
  }
  return { name, kind: "file", files: [file], close: async () => {} };
}
