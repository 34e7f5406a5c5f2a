/** Reading from a disk or a stick that may be pulled out: system errors become sentences. */
import type { FileHandle } from "node:fs/promises";
import { AppError } from "#shared/errors";
import { quoted } from "./entry-names.ts";

const chunkBytes = 262_144;

/**
 * Streams `length` bytes from `start`; a file that ends sooner simply ends. A chunk is valid until the next one is
 * asked for: two buffers take turns, so that one is read into while the other is worked on.
 */
export async function* readRange(
  handle: FileHandle,
  { name, start = 0, length = Number.POSITIVE_INFINITY }: { name: string; start?: number; length?: number },
): AsyncGenerator<Uint8Array> {
  const size = Math.min(chunkBytes, length);
  let filling: Buffer = Buffer.allocUnsafeSlow(size);
  let resting: Buffer | undefined;
  let position = start;
  let left = length;
  // A failure is kept as a value until its turn comes: nobody waits for the read ahead when the consumer stops.
  const readNext = () =>
    handle.read(filling, 0, Math.min(size, left), position).then(
      ({ bytesRead }) => ({ bytesRead }),
      (error: unknown) => ({ error }),
    );
  let next = left > 0 ? readNext() : undefined;
  try {
    while (next) {
      const done = await next;
      next = undefined;
      if ("error" in done) throw diskError(done.error, name);
      if (done.bytesRead === 0) return;
      position += done.bytesRead;
      left -= done.bytesRead;
      const chunk = filling.subarray(0, done.bytesRead);
      if (left > 0) {
        [filling, resting] = [resting ?? Buffer.allocUnsafeSlow(size), filling];
        next = readNext();
      }
      yield chunk;
    }
  } finally {
    // The handle may be closed next; a read that is still under way must not meet another file in its place.
    await next;
  }
}

/** Translates what the file system says while a packet is opened or read. Other errors are passed through. */
export function diskError(error: unknown, name: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const called = quoted(name);
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new AppError(
      "not-found",
      `${called} is not there. Check its name and the drive that it is on, and pick it again.`,
      {
        what: "file",
        id: name,
      },
    );
  }
  if (code === "EACCES" || code === "EPERM") {
    const says = `${called} cannot be read: the system denies access. Check its permissions and pick the packet again.`;
    return new AppError("not-found", says, { what: "file", id: name });
  }
  const says = `Reading ${called} failed (${code}). Check the drive that it is on and try again.`;
  return new AppError("storage", says, { cause: "io", where: name });
}

function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
