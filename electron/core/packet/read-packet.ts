/**
 * A packet on disk → its files in the evidence store and a report on each, or one error and nothing stored. The
 * manifest is parsed before any evidence is staged, so that a packet with mistakes is refused at once.
 */
import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { AppError } from "#shared/errors";
import {
  unknownFields,
  unrecognisedValues,
  type UnknownField,
  type UnrecognisedValue,
} from "#shared/formats/packet-fields";
import type { Packet } from "#shared/formats/packet";
import { diskError } from "./disk.ts";
import { quoted, refuse } from "./entry-names.ts";
import type { BlobSet, EvidenceStore } from "./evidence-store.ts";
import { openFile } from "./file-source.ts";
import { reportFiles, type StagedFile } from "./file-report.ts";
import { openFolder } from "./folder-source.ts";
import { runInWorker, type WorkerLimits } from "./in-worker.ts";
import { defaultLimits, inWords, type ReadLimits } from "./limits.ts";
import { findManifest } from "./find-manifest.ts";
import { packetDigest } from "./packet-digest.ts";
import { malformed } from "./parse-manifest.ts";
import type { PacketSource, SourceFile } from "./packet-source.ts";
import { openZip } from "./safe-zip.ts";

export type { StagedFile } from "./file-report.ts";

export type StagedPacket = {
  packet: Packet;
  /** Relative to what was picked; the paths of `files` are relative to the manifest. */
  manifestPath: string;
  digest: string;
  /** The SHA-256 of the archive itself, where there is one. */
  archiveSha256?: string;
  sourceName: string;
  files: StagedFile[];
  ignored: { path: string; why: string }[];
  warnings: string[];
  unrecognised: UnrecognisedValue[];
  unknown: UnknownField[];
};

export type StageOptions = {
  store: EvidenceStore;
  signal?: AbortSignal | undefined;
  /** Bytes done, bytes to do, and what is being read. */
  progress?: ((done: number, of: number, what: string) => void) | undefined;
  limits?: Partial<ReadLimits> | undefined;
  workerLimits?: Partial<WorkerLimits> | undefined;
};

/**
 * Reads a zip, a folder or a single manifest. Throws `refused-file`, `malformed-file`, `newer-format`, `not-found`,
 * `storage` or `cancelled`; then the store holds nothing of this packet that it did not hold before, or after a full
 * disk at most what `sweep` removes.
 */
export async function stagePacket(pathOnDisk: string, options: StageOptions): Promise<StagedPacket> {
  const limits = { ...defaultLimits, ...options.limits };
  const { signal } = options;
  const stopIfCancelled = () => {
    if (signal?.aborted) throw new AppError("cancelled", "The import was cancelled. Nothing was stored.", {});
  };
  stopIfCancelled();
  const source = await openSource(pathOnDisk, limits);
  const set = options.store.beginSet();
  try {
    const { manifest, taken, ignored } = findManifest(source);
    const total =
      (source.readContainer?.size ?? 0) +
      taken.reduce((sum, { file }) => sum + file.size, 0) +
      manifest.file.size;
    let done = 0;
    const advance = (bytes: number, what: string) => {
      stopIfCancelled();
      done += bytes;
      options.progress?.(done, total, what);
    };

    const bytes = await readWhole(manifest.file, { max: limits.manifestBytes, name: manifest.file.path });
    advance(manifest.file.size, manifest.file.path);
    const input = { bytes, file: manifest.file.path, maxBytes: limits.manifestBytes };
    const packet = await runInWorker("manifest", input, { ...options.workerLimits, signal });
    const archiveSha256 =
      source.readContainer && (await hashContainer(source.readContainer, source.name, advance));

    const budget = { left: limits.totalBytes, name: source.name, limit: limits.totalBytes };
    const staged = [];
    for (const { path, file } of taken) {
      const blob = await stageFile(file, { set, budget, advance });
      // The text that was parsed and the text that is kept must be one, also if the file changed in between.
      if (file === manifest.file && blob.sha256 !== createHash("sha256").update(bytes).digest("hex")) {
        throw refuse("unstable", path, `${quoted(path)} changed while it was read.`);
      }
      staged.push({ path, ...blob });
    }
    stopIfCancelled();
    set.keep();

    const report = reportFiles({ packet, manifestPath: manifest.path, staged, ignored });
    return {
      packet,
      manifestPath: manifest.file.path,
      digest: packetDigest(staged),
      ...(archiveSha256 === undefined ? {} : { archiveSha256 }),
      sourceName: source.name,
      files: report.files,
      ignored,
      warnings: report.warnings,
      unrecognised: unrecognisedValues(packet),
      unknown: unknownFields(packet),
    };
  } catch (error) {
    dropQuietly(set);
    throw error;
  } finally {
    await source.close();
  }
}

async function openSource(pathOnDisk: string, limits: ReadLimits): Promise<PacketSource> {
  const name = basename(resolve(pathOnDisk));
  try {
    const found = await stat(pathOnDisk);
    if (found.isDirectory()) return await openFolder(pathOnDisk, limits);
    if (!found.isFile()) {
      throw refuse("special-file", name, `${quoted(name)} is neither a plain file nor a folder.`);
    }
    if (/\.(ya?ml|json)$/i.test(name)) return await openFile(pathOnDisk, limits);
    if (/\.zip$/i.test(name) || (await beginsAsZip(pathOnDisk))) return await openZip(pathOnDisk, limits);
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

/** Reads one file into memory; above `max` it gives up at once, and the sentence names the real size. */
async function readWhole(
  file: SourceFile,
  { max, name }: { max: number; name: string },
): Promise<Uint8Array> {
  if (file.size > max) {
    throw malformed(name, [
      { says: `The manifest has ${inWords(file.size)}.`, expected: `at most ${inWords(max)}` },
    ]);
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.read()) chunks.push(Uint8Array.from(chunk));
  return Buffer.concat(chunks);
}

async function hashContainer(
  container: NonNullable<PacketSource["readContainer"]>,
  name: string,
  advance: (bytes: number, what: string) => void,
): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of container.read()) {
    hash.update(chunk);
    advance(chunk.length, name);
  }
  return hash.digest("hex");
}

async function stageFile(
  file: SourceFile,
  {
    set,
    budget,
    advance,
  }: {
    set: BlobSet;
    budget: { left: number; name: string; limit: number };
    advance: (bytes: number, what: string) => void;
  },
): Promise<{ sha256: string; size: number }> {
  const writer = set.begin();
  try {
    for await (const chunk of file.read()) {
      advance(chunk.length, file.path);
      budget.left -= chunk.length;
      if (budget.left < 0) {
        throw refuse(
          "too-big",
          file.path,
          `The files in ${quoted(budget.name)} have more than ${inWords(budget.limit)} together.`,
        );
      }
      writer.write(chunk);
    }
    return writer.finish();
  } finally {
    abandonQuietly(writer);
  }
}

/** After a failure the first error is the one to tell; what cannot be removed now, a sweep removes later. */
function dropQuietly(set: BlobSet): void {
  try {
    set.drop();
  } catch {
    return;
  }
}

function abandonQuietly(writer: ReturnType<BlobSet["begin"]>): void {
  try {
    writer.abandon();
  } catch {
    return;
  }
}
