/** A review in which every free text breaks careless writers; an odd seed makes it a draft, each third is a rejection. */
import type { MemoInput } from "#core/memo/memo-types";
import { EntryId } from "#shared/ids";
import { flagFates } from "#shared/formats/review";
import { flagFamilies, flagSeverities } from "#shared/prechecks/flag";
import { aRun } from "./memo-flags.ts";
import { aMemoInput } from "./memo-input.ts";
import { nastyTexts as theNastyTexts } from "./nasty-texts.ts";

const decisions = ["approve-with-conditions", "return", "reject"] as const;

export function nastyReview(seed = 0, nastyTexts: readonly string[] = theNastyTexts): MemoInput {
  const input = aMemoInput({ findings: nastyTexts.length, draft: seed % 2 === 1 });
  let next = seed;
  const text = () => nastyTexts[next++ % nastyTexts.length] ?? "";
  const line = () => text().slice(0, 2_000);
  const { record, packet, checklist } = input;
  for (const answer of Object.values(record.answers)) {
    answer.note = text();
    if (answer.na !== undefined) answer.na = text();
    answer.links = [{ from: "packet", ref: line(), location: line().slice(0, 500) }];
  }
  for (const finding of record.findings)
    Object.assign(finding, {
      title: line(),
      what: text(),
      why: text(),
      recommendation: text(),
      owner: line(),
    });
  record.questions = nastyTexts.map((said, i) => ({ id: `q-${i}`, text: said }));
  const gate = input.card.gates[0];
  if (gate)
    record.waivers = [
      { item: gate.item, by: line().slice(0, 500) || "x", reason: text(), until: "2027-01-01" },
    ];
  record.prechecks = aRun;
  record.flags = nastyTexts.map((said, i) => ({
    id: EntryId.parse(`fl-${i}`),
    flag: {
      id: `nasty|${said}`,
      rule: line(),
      family: flagFamilies[i % flagFamilies.length] ?? "data",
      severity: flagSeverities[i % flagSeverities.length] ?? "note",
      says: text(),
      why: text(),
      quotes: [
        { path: line(), text: text() },
        { path: "", file: line(), line: 3 },
      ],
      items: [],
      settles: text(),
    },
    fate: flagFates[i % flagFates.length] ?? "open",
    reason: text(),
  }));
  record.matrix = nastyTexts.map((said, i) => ({
    path: `actions[${i}]`,
    action: said.slice(0, 2_000),
    policy: "never",
    approver: line(),
    receipt: line(),
    rollback: line(),
    note: text(),
  }));
  record.evidence = nastyTexts.map((said, i) => ({
    id: `ev-${i}`,
    name: said.slice(0, 500),
    title: line(),
    sha256: "ab".repeat(32),
    size: i,
    addedAt: "2026-11-03T10:20:00.000Z",
  }));
  record.reviewer.name = line();
  record.decision = {
    decision: decisions[seed % 3] ?? "return",
    reason: text(),
    scope: text(),
    excluded: nastyTexts.slice(),
    conditions: nastyTexts.map((said, i) => ({
      text: said,
      owner: line(),
      due: i % 2 === 0 ? "2027-03-01" : "",
    })),
    stoppedBy: line(),
    reviewAgain: line(),
  };
  packet.title = line();
  packet.summary = text();
  packet.vendor = { name: line(), product: line() };
  for (const system of packet.sections.boundary?.systems ?? []) system.name = line();
  for (const section of checklist.sections) {
    section.title = text().slice(0, 500);
    for (const item of section.items) item.prompt = text().slice(0, 4_000);
  }
  const card = {
    ...input.card,
    sections: input.card.sections.map((s, i) => ({ ...s, title: checklist.sections[i]?.title ?? "" })),
  };
  return {
    ...input,
    card,
    radius: {
      systems: input.radius.systems.map((system) => ({
        ...system,
        label: line(),
        access: [line()],
        classes: [line(), line()],
        actions: system.actions.map((action) => ({ ...action, action: line() })),
        destinations: [{ to: line(), classes: [line()] }],
      })),
      undeclared: nastyTexts.map((said, i) => ({
        says: said,
        file: line(),
        quote: text(),
        blocker: i % 2 === 0,
      })),
      stop: { who: line(), how: text(), within: line() },
    },
    packetHead: { ...input.packetHead, sourceName: line(), warnings: nastyTexts },
    signer: { name: record.reviewer.name, role: line(), fingerprint: record.reviewer.fingerprint },
  };
}
