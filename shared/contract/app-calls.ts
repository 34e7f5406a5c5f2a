import { z } from "zod";
import { Instant, PickedFile } from "../ids.ts";
import { command, query, task } from "./define.ts";
import { Produced } from "./signing-calls.ts";

export const ReceiptView = z.strictObject({
  seq: z.int().min(1),
  at: z.string(),
  kind: z.string(),
  who: z.string(),
  subject: z.string(),
  says: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  hash: z.string(),
  clock: z.string().optional(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** The result of a check that ran in the background since the start. */
export const HealthCheck = z.strictObject({
  what: z.enum(["schema", "chain-head", "chain", "database", "backup"]),
  state: z.enum(["waiting", "good", "bad"]),
  says: z.string(),
  at: Instant.optional(),
});
export type HealthCheck = z.infer<typeof HealthCheck>;

export const BackupView = z.strictObject({
  name: z.string(),
  reason: z.enum(["daily", "sign-off", "before-migration", "before-restore"]),
  at: Instant,
  size: z.int().min(0),
});
export type BackupView = z.infer<typeof BackupView>;

/** What the app remembers of a person's way of working. Each key has its line here; nothing else survives a restart. */
export const Settings = z.strictObject({
  colorScheme: z.enum(["system", "light", "dark"]).default("system"),
  lockAfterMinutes: z.int().min(1).max(240).default(15),
  evidencePaneWidth: z.int().min(20).max(70).default(42),
  signerProfileId: z.string().max(100).default(""),
  /** The policy of the pre-checks in use; none is the built-in rules as they come. */
  precheckPolicy: z
    .strictObject({ id: z.string().max(100), version: z.string().max(100) })
    .nullable()
    .default(null),
});
export type Settings = z.infer<typeof Settings>;

export const appCalls = {
  "app.about": query({
    doc: "Version, where the data lives, and what this build is made of.",
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      workspace: z.string(),
      host: z.enum(["electron", "browser", "command-line"]),
      versions: z.record(z.string(), z.string()),
      blockedRequests: z.int().min(0),
      sizes: z.strictObject({ records: z.int(), evidence: z.int() }),
    }),
  }),
  "app.health": query({
    doc: "The checks that run at start and in the background, with their results.",
    input: z.strictObject({}),
    output: z.strictObject({ checks: z.array(HealthCheck) }),
  }),
  "app.retryStart": task({
    doc: "Opens the workspace once more after a start that failed; does nothing where it is open.",
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  "app.settings": query({
    doc: "The settings of this workspace.",
    input: z.strictObject({}),
    output: Settings,
  }),
  "app.saveSettings": command({
    doc: "Changes the settings that are given.",
    input: z.strictObject({
      colorScheme: Settings.shape.colorScheme.removeDefault().optional(),
      lockAfterMinutes: Settings.shape.lockAfterMinutes.removeDefault().optional(),
      evidencePaneWidth: Settings.shape.evidencePaneWidth.removeDefault().optional(),
      signerProfileId: Settings.shape.signerProfileId.removeDefault().optional(),
    }),
    output: Settings,
  }),
  "job.cancel": task({
    doc: "Cancels a task or a gathering command that runs under this job id.",
    input: z.strictObject({ jobId: z.string().max(100) }),
    output: z.strictObject({ cancelled: z.boolean() }),
  }),
  "job.list": query({
    doc: "The jobs that run now; closing the window is asked about while there is one.",
    input: z.strictObject({}),
    output: z.strictObject({ jobs: z.array(z.strictObject({ jobId: z.string(), call: z.string() })) }),
  }),
  "receipt.list": query({
    doc: "Receipts, newest first, a page at a time; `text` looks into kind, subject and sentence.",
    input: z.strictObject({
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(500),
      kind: z.string().max(100).optional(),
      subject: z.string().max(200).optional(),
      text: z.string().max(200).optional(),
    }),
    output: z.strictObject({
      receipts: z.array(ReceiptView),
      more: z.boolean(),
      total: z.int(),
      kinds: z.array(z.string()),
    }),
  }),
  "sample.list": query({
    doc: "The sample packets that ship with the app.",
    input: z.strictObject({}),
    output: z.strictObject({
      samples: z.array(z.strictObject({ name: z.string(), title: z.string(), summary: z.string() })),
    }),
  }),
  "sample.pick": task({
    doc: "Picks a sample packet, as if a person had picked its folder.",
    input: z.strictObject({ name: z.string().max(100) }),
    output: z.strictObject({ pickedFile: PickedFile }),
  }),
  "backup.list": query({
    doc: "The backups that the app keeps by itself.",
    input: z.strictObject({}),
    output: z.strictObject({ backups: z.array(BackupView) }),
  }),
  "backup.create": command({
    doc: "Makes one file with everything in the workspace, evidence included.",
    input: z.strictObject({}),
    output: Produced,
  }),
  "backup.restore": task({
    doc: "Puts a backup in the place of the workspace, after keeping a copy of what is there. Leaves a receipt in what was restored.",
    input: z.strictObject({ name: z.string().max(200).optional(), pickedFile: PickedFile.optional() }),
    output: z.strictObject({ restoredFrom: z.string(), keptAs: z.string() }),
  }),
  "app.diagnostics": task({
    doc: "A file for support: versions, sizes, health and the local log, without any packet content.",
    input: z.strictObject({}),
    output: Produced,
  }),
  "schema.export": task({
    doc: "The JSON Schema of an interchange format, as a file to hand to whoever writes that format.",
    input: z.strictObject({ format: z.enum(["packet", "checklist", "bundle"]) }),
    output: Produced,
  }),
  "schema.print": query({
    doc: "The JSON Schema of an interchange format.",
    input: z.strictObject({ format: z.enum(["packet", "checklist", "bundle"]) }),
    output: z.strictObject({ schema: z.record(z.string(), z.unknown()) }),
  }),
};
