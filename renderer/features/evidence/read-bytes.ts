import type { Client } from "../../api/client.ts";

const CHUNK = 1_048_576;
/** What the screen is ready to hold of one file. */
export const MOST_BYTES = 64 * CHUNK;

/** All bytes of a stored file, a chunk at a time; stops where `wanted` says so. */
export async function readBytes(
  client: Client,
  sha256: string,
  { size, wanted }: { size: number; wanted: () => boolean },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  while (offset < size) {
    const { base64 } = await client.call("evidence.read", {
      sha256,
      offset,
      length: Math.min(CHUNK, size - offset),
    });
    if (!wanted()) return undefined;
    const part = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    if (part.length === 0) throw new Error("The stored file is shorter than its record says.");
    bytes.set(part.subarray(0, size - offset), offset);
    offset += part.length;
  }
  return bytes;
}
