/** Packs a zip anew, with some of its parts changed: what somebody does who tampers with a file. */
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { readParts } from "#core/memo/read-document";

export async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const part = (await readParts(bytes)).get(name);
  if (!part) throw new Error(`no part ${name}`);
  return part.toString("utf8");
}

/** Parts that `changed` gives as undefined are left out. */
export async function repack(
  bytes: Uint8Array,
  changed: Record<string, string | Uint8Array | undefined>,
): Promise<Uint8Array> {
  const parts = await readParts(bytes);
  const names = new Set([...parts.keys(), ...Object.keys(changed)]);
  const zip = new ZipFile();
  for (const name of names) {
    const part = name in changed ? changed[name] : parts.get(name);
    if (part !== undefined) zip.addBuffer(Buffer.from(part), name, { compress: false });
  }
  zip.end();
  // The typings of yazl name the older stream interface.
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Uint8Array>);
}
