/** The other side of `runInWorker`: does a task on foreign bytes and answers once. */
import { cutNetwork } from "../no-network.ts";
import { parentPort } from "node:worker_threads";
import { AppError, type WireError } from "#shared/errors";
import type { Packet } from "#shared/formats/packet";
import type { ForeignChoices } from "#shared/checklists/foreign/to-checklist";
import type { AnyChecklist } from "../checklist/parse-any-checklist.ts";
import type { PrecheckInput, Prechecked } from "../prechecks/precheck-packet.ts";
import type { PrecheckPolicy } from "#shared/prechecks/policy";
import type { EvidenceDocument } from "#shared/prechecks/evidence-document";
import type { CheckedTemplate } from "../template/check-template.ts";
import type { Table } from "./parse-table.ts";
import type { ReadLimits } from "#shared/intake/document";
import type { ReadAndMapped } from "../intake/read-and-map.ts";
import type { ReadPdf } from "../print/read-pdf.ts";

/** What each task takes and gives. Both cross a thread, so they are plain data. */
export type WorkerTasks = {
  manifest: { input: { bytes: Uint8Array; file: string; maxBytes: number }; output: Packet };
  checklist: {
    input: { bytes: Uint8Array; file: string; choices?: ForeignChoices | undefined };
    output: AnyChecklist;
  };
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

/** Each task's code is loaded when it is asked for: a thread starts for every file, and most need little of it. */
const tasks: { [T in WorkerTask]: (input: WorkerTasks[T]["input"]) => Promise<WorkerTasks[T]["output"]> } = {
  manifest: async (input) => (await import("./parse-manifest.ts")).parseManifest(input),
  checklist: async (input) => (await import("../checklist/parse-any-checklist.ts")).parseAnyChecklist(input),
  table: async (input) => (await import("./parse-table.ts")).parseTable(input),
  precheck: async (input) => (await import("../prechecks/precheck-packet.ts")).precheckPacket(input),
  policy: async (input) => (await import("../prechecks/parse-policy.ts")).parsePolicy(input),
  document: async ({ text }) => (await import("./documents/recognise-document.ts")).recogniseDocument(text),
  template: async ({ bytes }) => (await import("../template/check-template.ts")).checkTemplate(bytes),
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
const port = parentPort;
// `runInWorker` alone starts this file, and sends messages of this shape, each after the answer to the one before.
port?.on("message", ({ task, input }: { task: WorkerTask; input: WorkerTasks[WorkerTask]["input"] }) => {
  void run(task, input).then((reply) =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
    port.postMessage(reply),
  );
});
