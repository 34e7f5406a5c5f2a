/** A bundle on disk → checked, with all its bytes in the evidence store: what is left is one commit. */
import { createHash } from "node:crypto";
import type { Verification } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { bundleNames, type BundleManifest } from "#shared/formats/bundle";
import type { Checklist } from "#shared/formats/checklist";
import type { ReviewRecord } from "#shared/formats/review";
import { digestsOf } from "#shared/formats/statement";
import { PrecheckPolicy } from "#shared/prechecks/policy";
import { keyBookOf } from "../verify/key-book.ts";
import { collectChecks } from "../verify/verdict.ts";
import type { NewSignature } from "../db/signature-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { PickedPath } from "../files/picked-files.ts";
import type { Job } from "../jobs.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { nameRegister } from "../packet/entry-names.ts";
import type { BlobSet, EvidenceStore } from "../packet/evidence-store.ts";
import { defaultLimits } from "../packet/limits.ts";
import type { PacketSource, SourceFile } from "../packet/packet-source.ts";
import { stageFrom, type StagedPacket } from "../packet/read-packet.ts";
import { memosInside } from "../verify/memo-states.ts";
import { checkBundle, type CheckedBundle } from "./check-bundle.ts";
import { notABundle, openBundle, type OpenBundle } from "./open-bundle.ts";

export type StagedBundle = {
  readonly name: string;
  readonly manifest: BundleManifest;
  readonly record: ReviewRecord;
  /** `review.json` as it came. */
  readonly text: string;
  readonly digest: string;
  readonly checklist: Checklist;
  readonly policy: PrecheckPolicy | undefined;
  readonly template: Uint8Array | undefined;
  readonly packet: StagedPacket;
  readonly signatures: readonly (NewSignature & {
    eventsSha256: string;
    fingerprint: string;
    name: string;
  })[];
  /** Everything that lies in the evidence store for it. */
  readonly hashes: readonly string[];
};

export type OpenedBundle = { verification: Verification; manifest: BundleManifest; staged?: StagedBundle };

type Where = { read: ReadDb; evidence: EvidenceStore };

/** Nothing is staged of a bundle in which something was altered. */
export async function stageBundle(
  { read, evidence }: Where,
  picked: PickedPath,
  { today, job }: { today: string; job: Job },
): Promise<OpenedBundle> {
  const options = { name: picked.name, signal: job.signal, progress: job.progress };
  const bundle = await openBundle(picked.path, options);
  try {
    const found = collectChecks();
    const checked = await checkBundle(found, bundle, { keys: keyBookOf(read), today });
    const verification = found.verdict(
      picked.name,
      checked.signers,
      `${picked.name} is as it was when it was made, and every signer is known.`,
    );
    const { manifest } = bundle;
    if (verification.verdict === "altered") return { verification, manifest };
    return { verification, manifest, staged: await stage(evidence, { bundle, checked, picked, job }) };
  } finally {
    await bundle.close();
  }
}

async function stage(
  evidence: EvidenceStore,
  {
    bundle,
    checked,
    picked,
    job,
  }: { bundle: OpenBundle; checked: CheckedBundle; picked: PickedPath; job: Job },
): Promise<StagedBundle> {
  const { record, checklist } = checked;
  const text = bundle.text(bundleNames.review);
  if (!record || !checklist || text === undefined)
    throw new Error("a bundle that cannot be read passed the check");
  const { manifest } = bundle;
  const packet = await stageFrom(() => packetSource(bundle), {
    store: evidence,
    signal: job.signal,
    progress: job.progress,
  });
  if (packet.digest !== record.packet.digest)
    throw notABundle(picked.name, "The files of its packet are not those that its review names.");
  const set = evidence.beginSet();
  try {
    const hashes: string[] = packet.files.flatMap(({ sha256 }) => sha256 ?? []);
    const keep = (bytes: Uint8Array) => {
      const { sha256 } = store(set, bytes);
      hashes.push(sha256);
      return sha256;
    };
    for (const { sha256 } of record.evidence) {
      const file = bundle.files.get(sha256);
      if (!file) throw new Error("a missing file passed the check");
      hashes.push(await storeFile(set, file, job));
    }
    const digest = keep(Buffer.from(text));
    const memos = await memosOf(bundle);
    const signatures = checked.signed.map(({ position, statement, signer }) => {
      const wanted = digestsOf(statement).memo;
      const memo = memos.get(wanted);
      if (!memo) throw notABundle(picked.name, `The memo that ${signer.name} signed is not in it.`);
      keep(memo);
      return {
        position,
        statement: bundle.text(bundleNames.statement(position)) ?? "",
        sshsig: bundle.text(bundleNames.signature(position)) ?? "",
        publicKey: signer.publicKey,
        fingerprint: signer.fingerprint,
        name: statement.predicate.signer.name,
        eventsSha256: keep(bundle.part(eventsFile(manifest, position)) ?? Buffer.alloc(0)),
      };
    });
    if (signatures.some(({ position }, at) => position !== at + 1))
      throw notABundle(picked.name, "Its signatures are not numbered from one without a gap.");
    const policyText = bundle.text(bundleNames.policy);
    const policy = policyText === undefined ? undefined : readPolicy(picked.name, policyText);
    const template = bundle.part(bundleNames.template);
    if (template) await checkTemplate(picked.name, template, job);
    if (job.signal.aborted) throw cancelled();
    set.keep();
    return {
      name: picked.name,
      manifest,
      record,
      text,
      digest,
      checklist,
      policy,
      template,
      packet,
      signatures,
      hashes,
    };
  } catch (error) {
    set.drop();
    throw error;
  }
}

/** The packet inside the bundle, under the names that its files had. */
function packetSource({ manifest: { packet }, files }: OpenBundle): PacketSource {
  const names = nameRegister(defaultLimits);
  const [only, second] = packet.files;
  return {
    name: packet.sourceName,
    kind: only && !second ? "file" : "zip",
    files: packet.files.map(({ path, sha256 }): SourceFile => {
      const file = files.get(sha256);
      if (!file) throw new Error("a missing file passed the check");
      return { path: names.add(path, "file"), size: file.size, read: file.read };
    }),
    close: () => Promise.resolve(),
  };
}

/** Each state of the memo by its hash: as the reviewer left it, and as each countersigner did. */
async function memosOf(bundle: OpenBundle): Promise<Map<string, Uint8Array>> {
  const last = bundle.part(bundleNames.countersigned) ?? bundle.part(bundleNames.memo);
  const states = last ? await memosInside(last) : [];
  return new Map(states.map((bytes) => [sha256Of(bytes), bytes]));
}

function eventsFile({ signatures }: BundleManifest, position: number): string {
  return signatures.find((one) => one.position === position)?.events ?? "";
}

/** A Word file from elsewhere, looked at beside the main thread before anything is built on it. */
async function checkTemplate(name: string, bytes: Uint8Array, { signal }: Job): Promise<void> {
  const { usable, problems } = await runInWorker("template", { bytes, file: name }, { signal });
  const [problem] = problems.filter(({ level }) => level === "refused");
  if (!usable)
    throw notABundle(
      name,
      `Its template.docx cannot be used as a memo template. ${problem?.says ?? ""}`.trim(),
    );
}

function readPolicy(name: string, text: string): PrecheckPolicy {
  try {
    return PrecheckPolicy.parse(JSON.parse(text));
  } catch {
    throw notABundle(name, "Its policy.json is no policy of the pre-checks.");
  }
}

function store(set: BlobSet, bytes: Uint8Array): { sha256: string } {
  const writer = set.begin();
  try {
    writer.write(bytes);
    return writer.finish();
  } finally {
    writer.abandon();
  }
}

async function storeFile(set: BlobSet, file: SourceFile, job: Job): Promise<string> {
  const writer = set.begin();
  try {
    for await (const chunk of file.read()) {
      if (job.signal.aborted) throw cancelled();
      writer.write(chunk);
    }
    return writer.finish().sha256;
  } finally {
    writer.abandon();
  }
}

function cancelled(): AppError {
  return new AppError("cancelled", "Reading the bundle was cancelled. Nothing was stored.", {});
}

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
