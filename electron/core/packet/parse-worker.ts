/** The other side of `runInWorker`: does one task on foreign bytes, answers once, and ends. */
import { cutNetwork } from "../no-network.ts";
import { parentPort, workerData } from "node:worker_threads";
import { AppError, type WireError } from "#shared/errors";
import type { Packet } from "#shared/formats/packet";
import { parseChecklist, type ParsedChecklist } from "../checklist/parse-checklist.ts";
import { parseManifest } from "./parse-manifest.ts";
import { parsePolicy } from "../prechecks/parse-policy.ts";
import { precheckPacket, type PrecheckInput, type Prechecked } from "../prechecks/precheck-packet.ts";
import type { PrecheckPolicy } from "#shared/prechecks/policy";
import type { EvidenceDocument } from "#shared/prechecks/evidence-document";
import { recogniseDocument } from "./documents/recognise-document.ts";
import { checkTemplate, type CheckedTemplate } from "../template/check-template.ts";
import { parseTable, type Table } from "./parse-table.ts";
import type { ReadLimits } from "#shared/intake/document";
import type { ReadAndMapped } from "../intake/read-and-map.ts";
import type { ReadPdf } from "../print/read-pdf.ts";

/** What each task takes and gives. Both cross a thread, so they are plain data. */
export type WorkerTasks = {
  manifest: { input: { bytes: Uint8Array; file: string; maxBytes: number }; output: Packet };
  checklist: { input: { bytes: Uint8Array; file: string }; output: ParsedChecklist };
  table: { input: { text: string; file: string }; output: Table };
  precheck: { input: PrecheckInput & { file: string }; output: Prechecked };
  policy: { input: { bytes: Uint8Array; file: string }; output: PrecheckPolicy };
  document: { input: { text: string; file: string }; output: EvidenceDocument | undefined };
  template: { input: { bytes: Uint8Array; file: string }; output: CheckedTemplate };
  pdf: { input: { bytes: Uint8Array; file: string }; output: ReadPdf };
  intake: { input: { bytes: Uint8Array; file: string; limits?: ReadLimits }; output: ReadAndMapped };
};
export type WorkerTask = keyof WorkerTasks;
export type WorkerReply = { ok: true; value: unknown } | { ok: false; error: WireError };

const tasks: {
  [T in WorkerTask]: (
    input: WorkerTasks[T]["input"],
  ) => WorkerTasks[T]["output"] | Promise<WorkerTasks[T]["output"]>;
} = {
  manifest: parseManifest,
  checklist: parseChecklist,
  table: parseTable,
  precheck: precheckPacket,
  policy: parsePolicy,
  document: ({ text }) => recogniseDocument(text),
  template: ({ bytes }) => checkTemplate(bytes),
  // Loaded where it is needed: it is larger than all the others together.
  pdf: async (input) => (await import("../print/read-pdf.ts")).readPdf(input),
  intake: async (input) => (await import("../intake/read-and-map.ts")).readAndMap(input),
};

async function run<T extends WorkerTask>(task: T, input: WorkerTasks[T]["input"]): Promise<WorkerReply> {
  try {
    return { ok: true, value: await tasks[task](input) };
  } catch (error) {
    // What is not foreseen is thrown on, and reaches the other side as the worker's own failure.
    if (!(error instanceof AppError)) throw error;
    return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
  }
}

cutNetwork();
// `runInWorker` alone starts this file, with data of this shape.
const { task, input } = workerData as { task: WorkerTask; input: WorkerTasks[WorkerTask]["input"] };
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
parentPort?.postMessage(await run(task, input));
