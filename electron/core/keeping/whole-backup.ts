/**
 * A backup made by hand: one zip with both databases, so that a stick with it is the whole workspace. The entries are
 * stored, not deflated: evidence is compressed already, and the records are small.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { AppError } from "#shared/errors";
import type { Workspace } from "../db/open-workspace.ts";
import type { Job } from "../jobs.ts";
import { copyRecords } from "../db/copy-records.ts";
import { checkCopy, namedHashes } from "./backups.ts";

const CHUNK = 1_048_576;
export const RECORDS_ENTRY = "countersign.db";
export const EVIDENCE_FOLDER = "evidence/";

/** Writes the zip to `target`; `from` is the file of the records. Evidence stands in it file by file, each under its SHA-256. */
export async function writeWholeBackup(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  { from, target }: { from: string; target: string },
  job: Job,
): Promise<void> {
  const records = `${target}.records`;
  try {
    copyRecords(from, records);
    checkCopy(records);
    const hashes = [...namedHashes(read)].sort();
    const missing = hashes.find((sha256) => !evidence.has(sha256));
    if (missing !== undefined) throw evidenceMissing(missing);
    const zip = new yazl.ZipFile();
    // The zip does not listen to the streams that it is given: what fails in one must end the writing, not the app.
    const guarded = (stream: Readable) =>
      stream.once("error", (error) => zip.outputStream.emit("error", error));
    const written = pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }), {
      signal: job.signal,
    });
    zip.addReadStream(guarded(createReadStream(records)), RECORDS_ENTRY, { compress: false });
    let done = 0;
    for (const sha256 of hashes) {
      zip.addReadStreamLazy(`${EVIDENCE_FOLDER}${sha256}`, { compress: false }, (give) => {
        job.progress(done++, hashes.length, "Copying the evidence");
        give(null, guarded(blobStream(evidence, sha256)));
      });
    }
    zip.end();
    await written;
    job.progress(hashes.length, hashes.length, "Copying the evidence");
  } catch (error) {
    await rm(target, { force: true });
    if (job.signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was written.", {});
    throw error;
  } finally {
    await rm(records, { force: true });
  }
}

function evidenceMissing(sha256: string): AppError {
  return new AppError(
    "integrity",
    `A file of evidence is missing in this workspace (SHA-256 ${sha256}), so a whole backup cannot be made. Check the workspace, and restore an earlier backup.`,
    { what: `evidence ${sha256}` },
  );
}

/** The bytes of a stored file, as a stream that holds one chunk at a time. */
function blobStream(evidence: Workspace["evidence"], sha256: string): Readable {
  return Readable.from(chunksOf(evidence, sha256));
}

function* chunksOf(evidence: Workspace["evidence"], sha256: string): Generator<Buffer> {
  const size = evidence.size(sha256);
  for (let at = 0; at < size; at += CHUNK) yield evidence.read(sha256, at, CHUNK);
}
