/** A realistic review, whole, as the memo gets it: the sample packet, the built-in checklist, plausible answers. */
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { precheckPacket } from "#core/prechecks/precheck-packet";
import { aiAgentReview } from "#shared/checklists/ai-agent-review/checklist";
import { Checklist } from "#shared/formats/checklist";
import { Packet } from "#shared/formats/packet";
import { ReviewRecord, severities, type Answer } from "#shared/formats/review";
import { scoreReview } from "#shared/rules/scoring";
import type { MemoInput } from "#core/memo/memo-types";

const manifest = new URL("../../samples/ostermere-invoice-matcher/packet.yaml", import.meta.url);
const hash = (seed: number) =>
  Array.from({ length: 8 }, (_, i) =>
    (((seed + 1) * 2654435761 * (i + 3)) >>> 0).toString(16).padStart(8, "0"),
  ).join("");

const notes = [
  "The packet states this in one sentence, and the runbook says the same.",
  "Shown in the demonstration on 3 November: the run stopped within two minutes, and the queue kept its order. The operator needed no help from the vendor.",
  "Stated, but nothing in the evidence shows it. The access export of 2 November lists one scope more than the packet does (receiving.notes.read); the vendor calls it a leftover of the pilot.",
  "",
  "Good enough for the test: the approver sees every changed value before and after.",
];
const levels = ["declared", "documented", "demonstrated"] as const;

export type MemoSpec = {
  findings?: number;
  draft?: boolean;
  record?: Partial<ReviewRecord>;
  checklist?: Checklist;
  packet?: Packet;
};

export function aMemoInput(spec: MemoSpec = {}): MemoInput {
  const checklist = spec.checklist ?? Checklist.parse(aiAgentReview);
  const packet = spec.packet ?? Packet.parse(load(readFileSync(manifest, "utf8")));
  const items = checklist.sections.flatMap((section) => section.items);
  const answers: Record<string, Answer> = {};
  items.forEach((item, i) => {
    const na = !item.gate && i % 23 === 7;
    const best = checklist.scale.length - 1;
    const key =
      checklist.scale[Math.max(0, best - ((i * 7) % 11 === 0 ? 2 : i % 3 === 0 ? 1 : 0))]?.key ?? "0";
    answers[item.id] = {
      ...(na ? { na: "The workflow has no long-term memory: nothing is kept between two runs." } : { key }),
      evidenceLevel: levels[i % 3] ?? "declared",
      note: notes[i % notes.length] ?? "",
      links:
        i % 4 === 1
          ? [{ from: "packet", ref: "evidence/runbook-pause-and-exceptions.md", location: "section 2" }]
          : [],
    };
  });
  const gate = items.find((item) => item.gate);
  const record: ReviewRecord = {
    format: "countersign.review/1",
    reviewId: ReviewRecord.shape.reviewId.parse("rv-k3v9q2m7x1ab"),
    revision: 1,
    packet: { id: packet.id, version: packet.version, digest: hash(1) },
    checklist: { id: checklist.id, version: checklist.version, digest: hash(2) },
    startedAt: "2026-11-10T08:12:00.000Z",
    frozenAt: "2026-11-12T14:03:22.000Z",
    reviewer: { name: "Ines Halvorsen", fingerprint: "SHA256:3Jq1nT8cX0mKfUuP9yWbG2sLhRrVtEeDdAaZzQqMm14" },
    answers,
    waivers: [],
    findings: Array.from({ length: spec.findings ?? 4 }, (_, i) => aFinding(i, items[i % items.length]?.id)),
    questions: [
      {
        id: "q-1",
        item: gate?.id,
        text: "Who in your company can change the model version, and how would we hear of it?",
      },
      { id: "q-2", text: "Please send the receipt of one rejected approval, with the approver's name." },
    ],
    evidence: [
      {
        id: "ev-1",
        name: "stop-demo-2026-11-03.png",
        sha256: hash(9),
        size: 48_211,
        title: "Stop switch, shown on 3 November",
        addedAt: "2026-11-03T10:20:00.000Z",
      },
    ],
    flags: [],
    matrix: [],
    decision: {
      decision: "approve-with-conditions",
      reason:
        "The score would allow approval, but one scope more than the packet declares was found; it has to go first.",
      scope:
        "Tallyhand 4.2 on ledger 20 (clinics) only: it reads the invoice mailbox, compares invoices with orders and goods receipts, and prepares match packets. Parking an invoice in the ERP needs a named person's approval of the exact values. Up to 200 invoices a day, for eight weeks.",
      excluded: [
        "Ledger 10 (holding) and every supplier of it.",
        "Queries to suppliers: drafts only, sent by a person.",
        "Any change of bank details, payment terms or payment runs.",
      ],
      conditions: [
        {
          text: "Remove the scope receiving.notes.read from the service account, and send a new access export.",
          owner: "Rowan Castellan, Pellworth Systems",
          due: "2026-11-20",
        },
        {
          text: "Record what happened after each action (outcome) in the receipt log, and show ten such receipts.",
          owner: "Marit Oskarsdal, Accounts Payable",
          due: "2026-12-01",
        },
        {
          text: "Practise the stop switch once a month during the test, and keep the record.",
          owner: "Duty manager, Accounts Payable",
          due: "2026-12-15",
        },
      ],
      stoppedBy: "Duty manager of Accounts Payable, by the switch in the Desk, within 5 minutes",
      reviewAgain: "2027-01-15",
    },
    score: {},
    ...spec.record,
  };
  const card = scoreReview({
    checklist,
    answers: new Map(Object.entries(record.answers)),
    waivers: record.waivers,
  });
  return {
    record,
    packet,
    packetHead: {
      sourceName: "ostermere-invoice-matcher-v2.zip",
      digest: record.packet.digest,
      archiveSha256: hash(3),
      importedAt: "2026-11-10T08:05:11.000Z",
      warnings: [
        "This id and version were imported before with another digest (9f31ab…, on 9 November 2026).",
      ],
    },
    files: [
      { path: "packet.yaml", state: "manifest", sha256: hash(4), size: 18_220, supports: [] },
      ...(packet.evidence ?? []).map((entry, i) => ({
        path: entry.path ?? `evidence/${i}`,
        state: i === 2 ? ("altered" as const) : ("listed" as const),
        sha256: hash(20 + i),
        ...(i === 2 && { listedSha256: hash(90) }),
        size: 1000 * i,
        title: entry.title,
        supports: entry.supports ?? [],
      })),
      { path: "evidence/old-runbook.md", state: "unlisted", sha256: hash(5), supports: [] },
      { path: "evidence/pen-test.pdf", state: "missing", title: "Penetration test", supports: [] },
    ],
    checklist,
    card,
    radius: precheckPacket({ packet, files: [] }).radius,
    reviewDigest: hash(6),
    chainHead: { seq: 412, hash: hash(7) },
    signer: {
      name: record.reviewer.name,
      role: "Security engineer, Ostermere Clinics",
      fingerprint: record.reviewer.fingerprint,
    },
    draft: spec.draft ?? false,
    at: "2026-11-12T14:03:30.000Z",
  };
}

function aFinding(i: number, item: string | undefined): ReviewRecord["findings"][number] {
  const titles = [
    "One scope more than the packet declares",
    "Receipts do not say what happened afterwards",
    "The exception queue has no owner at night",
    "Rollback of a parked invoice is described, but was not shown",
  ];
  return {
    id: `f-${i + 1}`,
    item,
    severity: severities[[1, 2, 2, 3, 0, 4][i % 6] ?? 2] ?? "medium",
    title: `${titles[i % titles.length]}${i < titles.length ? "" : ` (${i + 1})`}`,
    what: "The access export of 2 November lists receiving.notes.read for the service account svc-tallyhand. The packet names four scopes, and this is not one of them.",
    why: "Free-text notes of the stores can hold names of patients. Whoever controls an invoice could steer the lookup towards them, and the packet's data map says that no health data is read.",
    recommendation: "Remove the scope before the test starts, and make the export part of the monthly check.",
    owner: "Rowan Castellan, Pellworth Systems",
    due: i % 3 === 2 ? "" : "2026-11-20",
    status: i % 5 === 4 ? "fixed" : "open",
    links:
      i % 2 === 0
        ? [{ from: "packet", ref: "evidence/access-export-2026-11-02.csv", location: "line 14" }]
        : [],
  };
}
