/**
 * A packet on disk → its files in the evidence store and a report on each, or one error and nothing stored. The
 * manifest is parsed before any evidence is staged, so that a packet with mistakes is refused at once.
 */
import { createHash } from "node:crypto";
import { AppError } from "#shared/errors";
import {
  unknownFields,
  unrecognisedValues,
  type UnknownField,
  type UnrecognisedValue,
} from "#shared/formats/packet-fields";
import type { Packet } from "#shared/formats/packet";
import { quoted, refuse } from "./entry-names.ts";
import type { BlobSet, EvidenceStore, StoredBlob } from "./evidence-store.ts";
import { reportFiles, type StagedFile } from "./file-report.ts";
import { openSource } from "./open-source.ts";
import { runInWorker, type WorkerLimits } from "./in-worker.ts";
import { defaultLimits, inWords, type ReadLimits } from "./limits.ts";
import { findManifest } from "./find-manifest.ts";
import { packetDigest } from "./packet-digest.ts";
import { malformed } from "./parse-manifest.ts";
import type { OpenOptions, PacketSource, SourceFile } from "./packet-source.ts";

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
export function stagePacket(pathOnDisk: string, options: StageOptions): Promise<StagedPacket> {
  return stageFrom((job) => openSource(pathOnDisk, job), options);
}

/** The same for files that lie elsewhere than in a packet of their own. */
export async function stageFrom(
  open: (options: OpenOptions) => PacketSource | Promise<PacketSource>,
  options: StageOptions,
): Promise<StagedPacket> {
  const { signal } = options;
  const job: Job = {
    ...options,
    limits: { ...defaultLimits, ...options.limits },
    set: options.store.beginSet(),
    stopIfCancelled() {
      if (signal?.aborted)
        throw new AppError("cancelled", "The import was cancelled. Nothing was stored.", {});
    },
  };
  try {
    job.stopIfCancelled();
    const source = await open(job);
    let staged: StagedPacket;
    try {
      staged = await stageSource(source, job);
    } finally {
      await source.close();
    }
    job.stopIfCancelled();
    // Last of all, with nothing to wait for after it: until then a sweep spares what is staged.
    job.set.keep();
    return staged;
  } catch (error) {
    dropQuietly(job.set);
    throw error;
  }
}

type Job = Omit<StageOptions, "limits"> & OpenOptions & { set: BlobSet };

async function stageSource(source: PacketSource, job: Job): Promise<StagedPacket> {
  const { limits, set, stopIfCancelled } = job;
  const { manifest, taken, ignored } = findManifest(source);
  const total =
    (source.readContainer?.size ?? 0) +
    taken.reduce((sum, { file }) => sum + file.size, 0) +
    manifest.file.size;
  let done = 0;
  const advance: Advance = (bytes, what) => {
    stopIfCancelled();
    done += bytes;
    job.progress?.(done, total, what);
  };

  const bytes = await readWhole(manifest.file, limits.manifestBytes);
  advance(manifest.file.size, manifest.file.path);
  const input = { bytes, file: manifest.file.path, maxBytes: limits.manifestBytes };
  const packet = await runInWorker("manifest", input, { ...job.workerLimits, signal: job.signal });
  const archiveSha256 =
    source.readContainer && (await hashContainer(source.readContainer, source.name, advance));

  const budget = { left: limits.totalBytes, name: source.name, limit: limits.totalBytes };
  const staged: (StoredBlob & { path: string })[] = [];
  for (const { path, file } of taken) {
    const blob = await stageFile(file, { set, budget, advance });
    // The text that was parsed and the text that is kept must be one, also if the file changed in between.
    if (file === manifest.file && blob.sha256 !== createHash("sha256").update(bytes).digest("hex")) {
      throw refuse("unstable", path, `${quoted(path)} changed while it was read.`);
    }
    staged.push({ path, ...blob });
  }
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
}

type Advance = (bytes: number, what: string) => void;

/** Reads one file into memory; above `max` it gives up at once, and the sentence names the real size. */
async function readWhole(file: SourceFile, max: number): Promise<Uint8Array> {
  if (file.size > max) {
    throw malformed(file.path, [
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
  advance: Advance,
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
    advance: Advance;
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
