/** Writes a packet as a zip, and reads it again as a stranger's before anybody hears that it is there. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { AppError } from "#shared/errors";
import type { Job } from "../jobs.ts";
import { defaultLimits } from "../packet/limits.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";
import { openZip } from "../packet/safe-zip.ts";

/** No time of a machine gets into the file: the same packet gives the same bytes. */
const mtime = new Date(Date.UTC(1980, 0, 1));

export async function writePacketZip({ files }: PacketSource, target: string, job: Job): Promise<void> {
  const zip = new ZipFile();
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  async function* counted({ path, read }: SourceFile): AsyncGenerator<Uint8Array> {
    for await (const chunk of read()) {
      stopIfCancelled();
      done += chunk.length;
      job.progress(done, total, path);
      yield chunk;
    }
  }
  const stopIfCancelled = () => {
    if (job.signal.aborted)
      throw new AppError("cancelled", "The export was cancelled. Nothing was written.", {});
  };
  for (const file of files)
    zip.addReadStreamLazy(file.path, { mtime, mode: 0o100644, size: file.size }, (take) =>
      take(null, Readable.from(counted(file))),
    );
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }));
    await assertSame(files, target, stopIfCancelled);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
}

async function assertSame(
  files: readonly SourceFile[],
  target: string,
  stopIfCancelled: () => void,
): Promise<void> {
  const zip = await openZip(target, { limits: defaultLimits, stopIfCancelled });
  try {
    const written = new Map(zip.files.map((file) => [file.path, file]));
    for (const file of files) {
      const there = written.get(file.path);
      if (!there || (await hashOf(there)) !== (await hashOf(file)))
        throw new AppError(
          "integrity",
          `The packet was not written: on reading it back, ${file.path} was another one.`,
          { what: file.path },
        );
    }
  } finally {
    await zip.close();
  }
}

async function hashOf({ read }: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of read()) hash.update(chunk);
  return hash.digest("hex");
}
