/** Pre-checks of a packet that is stored, and of one that is only looked at. The rules themselves run in the worker. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Packet } from "#shared/formats/packet";
import type { PacketVersionId } from "#shared/ids";
import type { FileState } from "#shared/prechecks/facts";
import type { PrecheckPolicy } from "#shared/prechecks/policy";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketBody, getPacketHead, isSwapped, listPacketFiles } from "../db/packet-repo.ts";
import { recognise, type EvidenceKind } from "../packet/evidence-kind.ts";
import { largestDocument } from "../packet/documents/recognise-document.ts";
import { openEvidenceStore, type EvidenceStore } from "../packet/evidence-store.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { stagePacket } from "../packet/read-packet.ts";
import type { PrecheckFile, Prechecked } from "./precheck-packet.ts";

/** So much of a packet's files is looked into, the smallest first; a text beyond it is told as not read. */
const MOST_BYTES = 60_000_000;
const textKinds: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>([
  "text",
  "markdown",
  "json",
  "yaml",
  "csv",
]);
/** Rules over a packet at its largest take seconds; one that takes longer is built to. */
const limits = { deadlineMs: 60_000, maxOldGenerationMb: 1_024 } as const;

type Options = { policy: PrecheckPolicy | undefined; signal: AbortSignal };

export function precheckStored(
  read: ReadDb,
  evidence: EvidenceStore,
  packetVersionId: PacketVersionId,
  options: Options,
): Promise<Prechecked> {
  const { packet } = getPacketBody(read, packetVersionId);
  const files = readFiles(listPacketFiles(read, packetVersionId), evidence);
  const swapped = isSwapped(read, getPacketHead(read, packetVersionId));
  return runRules(packet, files, { ...options, swapped });
}

/** Looks at a packet on disk and leaves nothing behind: not in the workspace, and not beside it. */
export async function precheckPath(
  pathOnDisk: string,
  options: Options & { progress: (done: number, of: number, what: string) => void },
): Promise<Prechecked & { packet: Packet }> {
  const scratch = await mkdtemp(path.join(tmpdir(), "countersign-precheck-"));
  try {
    const store = openEvidenceStore(path.join(scratch, "evidence.db"));
    try {
      const { packet, files } = await stagePacket(pathOnDisk, {
        store,
        signal: options.signal,
        progress: options.progress,
      });
      return { packet, ...(await runRules(packet, readFiles(files, store), options)) };
    } finally {
      store.close();
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function runRules(
  packet: Packet,
  files: PrecheckFile[],
  { policy, signal, swapped }: Options & { swapped?: boolean },
): Promise<Prechecked> {
  return runInWorker(
    "precheck",
    { packet, files, policy, swapped, file: "the packet" },
    { ...limits, signal },
  );
}

type Stored = { path: string; state: FileState; sha256?: string | undefined; size?: number | undefined };

function readFiles(files: readonly Stored[], evidence: EvidenceStore): PrecheckFile[] {
  let left = MOST_BYTES;
  const read = new Map<string, Pick<PrecheckFile, "bytes" | "unread">>();
  for (const { path: name, state, sha256, size = 0 } of [...files].sort(
    (a, b) => (a.size ?? 0) - (b.size ?? 0),
  )) {
    if (sha256 === undefined || state === "manifest" || state === "ignored") continue;
    if (size > largestDocument || size > left) {
      const { kind } = recognise(evidence.read(sha256, 0, 512), name);
      if (textKinds.has(kind)) read.set(name, { unread: true });
      continue;
    }
    left -= size;
    read.set(name, { bytes: new Uint8Array(evidence.readAll(sha256, largestDocument)) });
  }
  return files.map(({ path: name, state }) => ({ path: name, state, ...read.get(name) }));
}
