/** Writes a review with everything that another machine needs to read, check and go on with it, into one zip. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { AppError } from "#shared/errors";
import { BUNDLE_FORMAT, bundleNames, type BundleManifest, type BundlePart } from "#shared/formats/bundle";
import { canonicalJson } from "#shared/formats/canonical-json";
import { ReviewRecord } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { listSeen } from "../db/bundle-repo.ts";
import { getChecklist } from "../db/checklist-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import { getPacketBody, getPacketHead, listPacketFiles } from "../db/packet-repo.ts";
import { findPolicy } from "../db/policy-repo.ts";
import { getReview } from "../db/review-repo.ts";
import { findSignedReview, listSignatures, type StoredSignature } from "../db/signature-repo.ts";
import { findTemplateBytes } from "../db/template-repo.ts";
import type { Job } from "../jobs.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { allowedSignersLine, parsePublicKeyLine, principalFor } from "../signing/public-key.ts";
import { writeEvents } from "./events.ts";
import { openBundle } from "./open-bundle.ts";
import { instructions } from "./instructions.ts";

const CHUNK = 1_048_576;
const MAX_PART = 200_000_000;
/** Every entry has this time, so that the same review gives the same bytes. */
const MTIME = new Date(1980, 0, 1);

export type ExportedRecord = { text: string; sha256: string };

/** Writes the bundle to `target`, and gives the record of the review that left with it. */
export async function writeBundle(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  {
    reviewId,
    target,
    at,
    who,
    verifier,
  }: { reviewId: ReviewId; target: string; at: string; who: string; verifier: string },
  job: Job,
): Promise<ExportedRecord> {
  const review = getReview(read, reviewId);
  const signed = findSignedReview(read, reviewId);
  const signatures = signed ? listSignatures(read, reviewId) : [];
  const text = signed?.record ?? freezeReview(read, reviewId, { at, reviewer: nobody }).text;
  const record = ReviewRecord.parse(JSON.parse(text));
  const sha256 = sha256Of(text);
  const packetHead = getPacketHead(read, review.packetVersionId);
  const { manifestPath } = getPacketBody(read, review.packetVersionId);
  const packetFiles = listPacketFiles(read, review.packetVersionId).flatMap(({ path, sha256: hash, size }) =>
    hash === undefined ? [] : [{ path, sha256: hash, size: size ?? evidence.size(hash) }],
  );
  const { checklist } = getChecklist(read, review.checklistId, review.checklistVersion);
  const policy =
    record.prechecks?.policy && findPolicy(read, record.prechecks.policy.id, record.prechecks.policy.version);
  const chosen = record.decision.template;
  const template = chosen && findTemplateBytes(read, chosen.digest);

  const small: [name: string, role: string, bytes: Uint8Array][] = [
    [bundleNames.review, "review", Buffer.from(text)],
    [bundleNames.checklist, "checklist", Buffer.from(canonicalJson(checklist))],
    ...(template ? [part(bundleNames.template, "memo template", template)] : []),
    ...(policy ? [part(bundleNames.policy, "pre-check policy", canonicalJson(policy.policy))] : []),
    ...signatures.flatMap(({ position, statement, sshsig }) => [
      part(bundleNames.statement(position), "statement", statement),
      part(bundleNames.signature(position), "signature", sshsig),
    ]),
    part(bundleNames.events, "receipts", writeEvents(read, reviewId)),
    ...signatures.flatMap(({ position, eventsSha256 }) =>
      eventsSha256 === undefined
        ? []
        : [part(bundleNames.eventsOf(position), "receipts", evidence.readAll(eventsSha256, MAX_PART))],
    ),
    ...memoParts(evidence, signatures),
    part(bundleNames.allowedSigners, "allowed signers", allowedSigners(signatures)),
    part(bundleNames.verifier, "verifier", await readFile(verifier)),
    part(bundleNames.instructions, "instructions", instructions(record, signatures)),
  ];
  const files = new Map(
    [...packetFiles, ...record.evidence].map((file) => [file.sha256, file.size] as const),
  );
  const parts: BundlePart[] = [
    ...small.map(([name, role, bytes]) => ({ name, role, sha256: sha256Of(bytes), size: bytes.length })),
    ...Array.from(files, ([hash, size]) => ({
      name: bundleNames.file(hash),
      role: "file",
      sha256: hash,
      size,
    })),
  ];
  const manifest: BundleManifest = {
    format: BUNDLE_FORMAT,
    reviewId,
    madeAt: at,
    madeBy: who,
    packet: {
      sourceName: packetHead.sourceName,
      manifestPath,
      ...(packetHead.archiveSha256 === undefined ? {} : { archiveSha256: packetHead.archiveSha256 }),
      files: packetFiles,
    },
    signatures: signatures.map(({ position, eventsSha256 }) => ({
      position,
      events: eventsSha256 === undefined ? bundleNames.events : bundleNames.eventsOf(position),
    })),
    seen: [
      ...listSeen(read, reviewId)
        .map((one) => one.sha256)
        .filter((one) => one !== sha256),
      sha256,
    ],
    parts: parts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };

  const zip = new yazl.ZipFile();
  const options = { mtime: MTIME, mode: 0o100644 };
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`), bundleNames.manifest, options);
  for (const [name, , bytes] of small) zip.addBuffer(Buffer.from(bytes), name, options);
  let done = 0;
  const total = [...files.values()].reduce((sum, size) => sum + size, 0);
  for (const [hash, size] of files) {
    const chunks = function* () {
      for (let from = 0; from < size; from += CHUNK) {
        if (job.signal.aborted)
          throw new AppError("cancelled", "The export was cancelled. Nothing was written.", {});
        const chunk = evidence.read(hash, from, CHUNK);
        done += chunk.length;
        job.progress(done, total, "Writing the bundle");
        yield chunk;
      }
    };
    // Evidence is mostly packed already.
    zip.addReadStreamLazy(bundleNames.file(hash), { ...options, size, compress: false }, (take) =>
      take(null, Readable.from(chunks())),
    );
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(target, { mode: 0o600 }));
    await assertReadsBack(target, job.signal);
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { text, sha256 };
}

/** What was written is read as a stranger would read it, before anybody hears that it is there. */
export async function assertReadsBack(target: string, signal?: AbortSignal): Promise<void> {
  const bundle = await openBundle(target, { name: "The bundle", signal });
  await bundle.close();
  const [fault] = bundle.faults;
  if (fault) {
    throw new AppError(
      "integrity",
      `The bundle was not exported: reading it back, ${fault.what} is not what was to be written. Try again; if it happens again, the disk may be damaged.`,
      { what: fault.what },
    );
  }
}

const nobody = { name: "", fingerprint: "" };

function part(name: string, role: string, content: string | Uint8Array): [string, string, Uint8Array] {
  return [name, role, Buffer.from(content)];
}
/** The memo as the reviewer left it, and as the last countersigner did. */
function memoParts(
  evidence: Workspace["evidence"],
  signatures: readonly StoredSignature[],
): [string, string, Uint8Array][] {
  const [first] = signatures;
  const last = signatures.at(-1);
  if (!first || !last) return [];
  return [
    part(bundleNames.memo, "memo", evidence.readAll(first.memoSha256, MAX_PART)),
    ...(last === first
      ? []
      : [part(bundleNames.countersigned, "countersigned memo", evidence.readAll(last.memoSha256, MAX_PART))]),
  ];
}

/** Names by which `ssh-keygen -I` finds the keys; what stands behind a name a reader has to find out. */
function allowedSigners(signatures: readonly StoredSignature[]): string {
  return signatures
    .map(({ name, publicKey }) => {
      const parsed = parsePublicKeyLine(publicKey);
      if (!parsed.ok) throw new Error(parsed.why);
      return `${allowedSignersLine(principalFor(name), parsed.publicKey)}\n`;
    })
    .join("");
}

const sha256Of = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");
