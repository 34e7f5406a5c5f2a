/** Documents on disk → their bytes in the evidence store, what was read of each, and the values mapped from all of them. */
import { randomUUID } from "node:crypto";
import { AppError, isAppError } from "#shared/errors";
import { bundleNames } from "#shared/formats/bundle";
import { readLimits } from "#shared/intake/document";
import type { MappedValue, Passage } from "#shared/intake/mapping";
import { mergeMappings, type FileMapping } from "#shared/intake/merge-mappings";
import type { IntakeFile } from "../db/intake-repo.ts";
import { manifestNames, whyIgnored } from "../packet/find-manifest.ts";
import { quoted, refuse } from "../packet/entry-names.ts";
import type { BlobSet, EvidenceStore } from "../packet/evidence-store.ts";
import { endThreads, runInWorker, type WorkerLimits } from "../packet/in-worker.ts";
import { defaultLimits, inWords, type ReadLimits } from "../packet/limits.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";
import { openDocuments } from "./open-documents.ts";
import type { ReadAndMapped, ReadFile } from "./read-and-map.ts";

export type StagedIntake = {
  sourceName: string;
  files: IntakeFile[];
  values: MappedValue[];
};

type Options = {
  store: EvidenceStore;
  signal: AbortSignal;
  progress: (done: number, of: number, what: string) => void;
  limits?: Partial<ReadLimits>;
  workerLimits?: Partial<WorkerLimits>;
};

/** How deep files may lie in files: a message in an archive in an archive. */
const deepest = 3;
/** Two at a time: one reads while the other's thread starts. */
const atOnce = 2;

/**
 * Throws `refused-file`, `storage`, `conflict` or `cancelled`; then the store holds nothing that it did not hold
 * before. A file that cannot be read is no error: it is kept, with a sentence.
 */
export async function stageIntake(pathOnDisk: string, options: Options): Promise<StagedIntake> {
  const limits = { ...defaultLimits, ...options.limits };
  const set = options.store.beginSet();
  // The files of one vendor share their threads, and nobody else's do.
  const keptFor = randomUUID();
  const stopIfCancelled = () => {
    if (options.signal.aborted)
      throw new AppError("cancelled", "The intake was cancelled. Nothing was stored.", {});
  };
  try {
    const source = await openDocuments(pathOnDisk, { limits, stopIfCancelled });
    try {
      refusePackets(source);
      return await stageFiles(source, { ...options, limits, set, stopIfCancelled, keptFor });
    } finally {
      endThreads(keptFor);
      await source.close();
    }
  } catch (error) {
    set.drop();
    throw error;
  }
}

function refusePackets({ name, files }: PacketSource): void {
  const paths = new Set(files.map(({ path }) => path));
  if (paths.has(bundleNames.manifest) && paths.has(bundleNames.review))
    throw new AppError(
      "conflict",
      `${quoted(name)} is a review bundle: choose “Bring in a bundle” on the first screen.`,
      { reason: "is-bundle" },
    );
  const manifest = files.find(({ path }) => manifestNames.includes(path.replace(/^[^/]+\//, "")));
  if (manifest)
    throw new AppError(
      "conflict",
      `${quoted(name)} has a manifest (${manifest.path}): import it as a packet.`,
      { reason: "is-packet" },
    );
}

type Job = Options & { limits: ReadLimits; set: BlobSet; stopIfCancelled: () => void; keptFor: string };
type Found = { view: IntakeFile; read: ReadAndMapped | undefined };

async function stageFiles(source: PacketSource, job: Job): Promise<StagedIntake> {
  const wanted = source.files.filter(({ path }) => whyIgnored(path) === undefined && !/(^|\/)~\$/.test(path));
  const budget = { left: job.limits.totalBytes, name: source.name };
  const found = new Map<string, Found[]>();
  let done = 0;
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  await eachAtOnce(wanted, async (file) => {
    found.set(file.path, await stageOne(file, 0, { job, budget, name: source.name }));
    done += file.size;
    job.progress(done, total, file.path);
  });
  job.stopIfCancelled();
  const inOrder = wanted.flatMap(({ path }) => found.get(path) ?? []);
  const mappings = inOrder.flatMap(({ view, read }): FileMapping[] =>
    read?.read ? [{ file: view.path, values: read.read.values, tray: [] }] : [],
  );
  const { values, tray } = mergeMappings(mappings);
  const files = inOrder.map(({ view, read }) =>
    withTray(view, read, { more: tray.get(view.path) ?? [], set: job.set }),
  );
  job.set.keep();
  return { sourceName: source.name, files, values: [...values] };
}

/** The file itself, and what lies in it. */
async function stageOne(
  file: SourceFile,
  depth: number,
  of: { job: Job; budget: { left: number; name: string }; name: string },
): Promise<Found[]> {
  const { job, budget } = of;
  job.stopIfCancelled();
  const chunks: Uint8Array[] | undefined = file.size <= readLimits.bytes ? [] : undefined;
  const writer = job.set.begin();
  let blob;
  try {
    for await (const chunk of file.read()) {
      job.stopIfCancelled();
      budget.left -= chunk.length;
      if (budget.left < 0)
        throw refuse(
          "too-big",
          file.path,
          `The files in ${quoted(budget.name)} have more than ${inWords(job.limits.totalBytes)} together.`,
        );
      writer.write(chunk);
      chunks?.push(Uint8Array.from(chunk));
    }
    blob = writer.finish();
  } finally {
    writer.abandon();
  }
  const base = { path: file.path, sha256: blob.sha256, size: blob.size, notes: [], blocks: 0, tray: 0 };
  if (!chunks) {
    const why = `It has ${inWords(file.size)}; files of up to ${inWords(readLimits.bytes)} are read.`;
    return [{ view: { ...base, why }, read: undefined }];
  }
  const read = await readInWorker(Buffer.concat(chunks), file.path, job);
  const { kind, title, notes = [], blocks = 0, tray = 0 } = read.read ?? {};
  const view: IntakeFile = {
    ...base,
    ...(kind && { kind }),
    ...(title !== undefined && { title }),
    ...(read.why !== undefined && { why: read.why }),
    notes: notes.map((note) => structuredClone(note)),
    blocks,
    tray,
  };
  const inner: Found[] = [];
  for (const { path, bytes } of read.attached) {
    const member: SourceFile = { path, size: bytes.length, read: () => once(bytes) };
    if (depth + 1 > deepest) {
      view.notes.push({ kind: "unread", says: `${path} lies too deep in other files: it was not read.` });
      continue;
    }
    inner.push(...(await stageOne(member, depth + 1, of)));
  }
  return [{ view, read }, ...inner];
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Whatever happens to the reader, the file stays, with a sentence. */
async function readInWorker(bytes: Uint8Array, file: string, job: Job): Promise<ReadAndMapped> {
  try {
    return await runInWorker(
      "intake",
      { bytes, file },
      { ...job.workerLimits, signal: job.signal, keptFor: job.keptFor },
    );
  } catch (error) {
    if (!isAppError(error, "malformed-file")) throw error;
    return { why: error.details.problems[0]?.says ?? error.message, attached: [] };
  }
}

/** Passages that another document's value left over stand in the tray of their own. */
function withTray(
  view: IntakeFile,
  read: ReadAndMapped | undefined,
  { more, set }: { more: readonly Passage[]; set: BlobSet },
): IntakeFile {
  if (!read?.read) return view;
  const write = (bytes: Uint8Array) => {
    const writer = set.begin();
    writer.write(bytes);
    return writer.finish().sha256;
  };
  if (more.length === 0) return { ...view, readSha256: write(read.read.json) };
  // Written by `readAndMap` a moment ago.
  const kept = JSON.parse(Buffer.from(read.read.json).toString("utf8")) as ReadFile;
  const tray = [...kept.tray, ...more];
  return { ...view, tray: tray.length, readSha256: write(Buffer.from(JSON.stringify({ ...kept, tray }))) };
}

async function eachAtOnce<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of rest) await work(one);
    }),
  );
}
