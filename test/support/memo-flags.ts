/** The memo of a sample with the flags that the pre-checks raise on it, in every fate, and rows that were corrected. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MemoInput } from "#core/memo/memo-types";
import { reportFiles } from "#core/packet/file-report";
import { parseManifest } from "#core/packet/parse-manifest";
import { precheckPacket } from "#core/prechecks/precheck-packet";
import { findingOfFlag, flagEntryId, questionOfFlag } from "#core/review/review-flags";
import { EntryId } from "#shared/ids";
import type { Packet } from "#shared/formats/packet";
import { flagFates, type ActionCorrection, type PrecheckRun } from "#shared/formats/review";
import type { Flag } from "#shared/prechecks/flag";
import { flagSeverities } from "#shared/prechecks/flag";
import { rescored } from "./memo-content.ts";
import { aMemoInput, type MemoSpec } from "./memo-input.ts";

export type Sample = "ostermere-invoice-matcher" | "brightsurge-tenant-autopilot";

const reasons = [
  "Seen in the demonstration on 3 November: the run stops when the queue is full, and the runbook says so in section 2.",
  "A test ledger without money behind it; the real one is outside the boundary.",
];

/** The sample as it lies on disk, its flags dealt with in turn; every seventh dealt one is no longer raised. */
export function sampleMemo(sample: Sample, spec: MemoSpec = {}): MemoInput {
  const folder = path.join(import.meta.dirname, "../../samples", sample);
  const { packet, files } = readSample(folder);
  const { flags, radius } = precheckPacket({ packet, files });
  const input = aMemoInput({ ...spec, packet });
  return withFlags({ ...input, radius, files: files.map(({ bytes: _bytes, ...file }) => file) }, flags);
}

/** The input with these flags, every fate among those of one severity. */
export function withFlags(input: MemoInput, flags: readonly Flag[]): MemoInput {
  const { record, checklist } = input;
  const findings = [...record.findings];
  const questions = [...record.questions];
  const dealt = flagSeverities.flatMap((severity) =>
    flags
      .filter((flag) => flag.severity === severity)
      .map((flag, i): MemoInput["record"]["flags"][number] => {
        const fate = flagFates[(i * 3 + (severity === "blocker" ? 1 : 0)) % flagFates.length] ?? "open";
        const made = EntryId.parse(`${fate === "confirmed" ? "fi" : "qu"}-${severity}-${i}`);
        if (fate === "confirmed") findings.push({ id: made, ...findingOfFlag(flag, checklist) });
        if (fate === "asked") questions.push({ id: made, ...questionOfFlag(flag, checklist) });
        return {
          id: EntryId.parse(flagEntryId(flag)),
          flag,
          fate,
          reason: fate === "dismissed" ? (reasons[i % reasons.length] ?? "") : "",
          ...(fate === "confirmed" && { finding: made }),
          ...(fate === "asked" && { question: made }),
          ...(fate !== "open" && i % 7 === 6 && { gone: true }),
        };
      }),
  );
  const matrix = correctionsOf(input.packet);
  const changed = rescored(input, {
    findings,
    questions,
    flags: dealt.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    prechecks: aRun,
    matrix,
  });
  return { ...changed, radius: input.radius };
}

export const aRun: PrecheckRun = {
  ranAt: "2026-11-10T08:12:00.000Z",
  rules: 58,
  policy: { id: "clinics-house-rules", version: "1.2.0", digest: "c4".repeat(32) },
  switchedOff: ["boundary.vague-scope", "ownership.mailbox-alone"],
  changes: {
    tuned: [
      { rule: "boundary.vague-scope", off: true, reason: "Scope is asked in the contract." },
      { rule: "ownership.mailbox-alone", off: true },
      {
        rule: "actions.never-class",
        severity: "concern",
        reason: "Refunds below 20 euro may run alone here.",
      },
    ],
    lists: ["hype"],
    detectionDays: 14,
    ownRules: ["clinics.patient-names"],
  },
};

/** Of the second row and the last one. */
function correctionsOf(packet: Packet): ActionCorrection[] {
  const rows = packet.sections.actions?.rows ?? [];
  return [1, rows.length - 1]
    .filter((at, i, all) => at < rows.length && at > 0 && all.indexOf(at) === i)
    .map((at, i) => ({
      path: `actions[${at}]`,
      action: rows[at]?.action ?? "",
      policy: i === 0 ? "approval" : "never",
      reversible: i !== 0,
      approver: i === 0 ? "Marit Oskarsdal, Accounts Payable" : "",
      receipt: rows[at]?.receipt ?? "",
      rollback: rows[at]?.rollback ?? "",
      note: i === 0 ? "It writes to the ledger; a person has to see the values first." : "",
    }));
}

type File = MemoInput["files"][number] & { bytes?: Uint8Array };

/** As an import would read it, without a store. */
function readSample(folder: string): { packet: Packet; files: File[] } {
  const staged = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const bytes = new Uint8Array(readFileSync(file));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      return {
        path: path.relative(folder, file).replaceAll(path.sep, "/"),
        bytes,
        sha256,
        size: bytes.length,
      };
    });
  const manifest = staged.find((file) => file.path === "packet.yaml");
  if (!manifest) throw new Error(`${folder} has no manifest`);
  const packet = parseManifest({ bytes: manifest.bytes, file: manifest.path, maxBytes: 5_000_000 });
  const { files } = reportFiles({ packet, manifestPath: manifest.path, staged, ignored: [] });
  return {
    packet,
    files: files.map((file) => {
      const bytes = staged.find(({ path: at }) => at === file.path)?.bytes;
      return bytes === undefined ? file : { ...file, bytes };
    }),
  };
}
