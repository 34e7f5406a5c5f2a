import { describe, expect, test } from "vitest";
import { noSuchEvidence, unknownField } from "#shared/prechecks/rules/evidence/claims";
import { alteredFile, missingFile, unlistedFile } from "#shared/prechecks/rules/evidence/files";
import { notMentioned } from "#shared/prechecks/rules/evidence/not-mentioned";
import { factsOfExample } from "../../support/example-packet.ts";

const sections = {
  boundary: { trigger: "A new complaint card in the parish inbox", inputs: ["complaint card", "photo"] },
  actions: {
    rows: [
      { action: "move the card to a desk", policy: "automatic" },
      { action: "reply to the parishioner", policy: "approval" },
    ],
  },
  data: { flows: [{ system: "inbox", fields: ["name", "street"], retention: "13 months" }] },
  identity: {
    rotation: { owner: "Identity desk", every: "90 days" },
    revocation: "The duty officer disables the account in the directory",
  },
  failure: {
    pauseConditions: ["three replies rejected in an hour"],
    stop: { who: "Town clerk on duty", how: "switch in the back office", within: "5 minutes" },
    rollback: "Cards go back to the desk they came from",
  },
  receipts: {
    where: "Append-only journal at the county archive",
    tamperProtection: "Write-once storage with object lock",
  },
};

describe("a claim and the text of its file", () => {
  test.each<[mentioned: boolean, field: string, text: string, note?: string]>([
    [true, "boundary.trigger", "Each new complaint card that lands in the inbox starts one run."],
    [true, "boundary.trigger", "COMPLAINT CARDS → PARISH INBOX → run"],
    [true, "failure.stop", "The clerk on duty throws the switch. It takes less than five minutes."],
    [true, "failure.stop.within", "Drill of 3 May: stopped after 4 minutes, target 5 minutes."],
    [true, "receipts.where", '{"store":"county archive journal","mode":"append"}'],
    [
      true,
      "receipts.tamperProtection",
      "ObjectLockEnabled: true\nMode: COMPLIANCE\nstorage class: write once",
    ],
    [true, "identity.rotation", "Keys are rotated by the identity desk every 90 days."],
    [true, "data.flows[0].retention", "Retention period: 13 months, then shredded."],
    [true, "data.flows[0].retention", "retention_days: 395"],
    [true, "actions", "card_move: moves a card to another desk"],
    [true, "actions[1].action", "reply_send — sends the reply to the parishioner"],
    [true, "failure.pauseConditions[0]", "pause_if: rejected_replies >= 3 per hour"],
    [true, "identity.revocation", "Revocation drill: account disabled in the directory by the duty officer."],
    [true, "failure.rollback", "Each card keeps the desk that it came from."],
    [true, "boundary.inputs", "fields of the complaint card: name, street, photo"],
    [true, "receipts.where", "journal of the county", "p. 3"],
    [true, "failure.stop", "Page 1. Who: the clerk. Where: back office switch.", "page 1"],
    [false, "boundary.trigger", "Backups run at night. Disks are checked weekly."],
    [false, "failure.stop", "openapi: 3.0.3\npaths: {}\n"],
    [false, "failure.stop.who", "Invoice 4711 of the print shop, 12 reams of paper."],
    [false, "receipts.where", "Menu of the canteen for next week: soup, fish, stew."],
    [false, "receipts.tamperProtection", '{"tool":"card_move","args":{"to":"roads"}}'],
    [false, "identity.revocation", "name,street\nBirch,High Street"],
    [false, "identity.rotation", "The parish has nine desks and two bridges."],
    [false, "data.flows[0].retention", "Pictures of the town hall, taken in spring."],
    [false, "actions[1].action", "The heating is serviced in autumn."],
    [false, "failure.rollback", "Press release on the new bridge.", "p. 2"],
    [false, "failure.pauseConditions", "A map of the county with its rivers."],
    // That there is no such field is another flag.
    [true, "boundary.kickoff", "Soup of the day", "Annex of specimens"],
  ])("%s: %s — %s", (mentioned, field, text, note) => {
    const facts = factsOfExample({
      says: "",
      sections: {
        ...sections,
        ownership: { claims: [{ field, evidence: "a.txt", ...(note === undefined ? {} : { note }) }] },
      },
      files: [{ path: "a.txt", text }],
    });
    expect(notMentioned.check(facts).length).toBe(mentioned ? 0 : 1);
  });
  test.each<[says: string, file: { path: string; text?: string; state?: "missing" }]>([
    ["a picture", { path: "a.txt" }],
    ["an empty file", { path: "a.txt", text: " \n" }],
    ["a missing file", { path: "a.txt", state: "missing" }],
    ["another file", { path: "b.txt", text: "soup" }],
  ])("is silent on %s", (_says, file) => {
    const claims = [{ field: "failure.stop", evidence: "a.txt" }];
    expect(
      notMentioned.check(
        factsOfExample({ says: "", sections: { ...sections, ownership: { claims } }, files: [file] }),
      ),
    ).toEqual([]);
  });
});

describe("the file of a claim", () => {
  const there = ["evidence/Receipt 1.json", "evidence/card.json", "docs/runbook.md"].map((path) => ({
    path,
  }));
  test.each<[found: boolean, name: string]>([
    [true, "evidence/card.json"],
    [true, "./evidence/card.json"],
    [true, "evidence\\card.json"],
    [true, "EVIDENCE/CARD.JSON"],
    [true, "card.json"],
    [true, "docs/runbook.md#stop"],
    [true, "docs/runbook.md, section 2"],
    [true, "docs/runbook.md (p. 3)"],
    [true, "evidence/Receipt 1.json"],
    [true, " evidence/card.json "],
    [false, "evidence/cards.json"],
    [false, "evidence/receipt-2.json"],
    [false, "docs/card.json"],
    [false, "runbook.pdf"],
    [false, "https://wiki.example/runbook.md"],
    [false, "see the annex"],
    [false, "../card.json"],
  ])("%s: %s", (found, name) => {
    const claims = [{ field: "boundary.trigger", evidence: name }];
    const hits = noSuchEvidence.check(
      factsOfExample({ says: "", sections: { boundary: { claims } }, files: there }),
    );
    expect(hits.length).toBe(found ? 0 : 1);
  });
  test("a sample and a claim of the same name are one defect", () => {
    const facts = factsOfExample({
      says: "",
      sections: {
        receipts: { sample: "r.json", claims: [{ field: "receipts.sample", evidence: "./R.json" }] },
      },
    });
    expect(new Set(noSuchEvidence.check(facts).map(({ subject }) => subject)).size).toBe(1);
  });
  test("a listed file that is missing is one defect", () => {
    const facts = factsOfExample({
      says: "",
      sections: { receipts: { sample: "r.json" } },
      top: { evidence: [{ path: "r.json" }] },
      files: [{ path: "r.json", state: "missing" }],
    });
    expect(noSuchEvidence.check(facts)).toEqual([]);
    expect(missingFile.check(facts)).toMatchObject([
      { quotes: [{ path: "evidence[0].path", text: "r.json" }] },
    ]);
    expect([...alteredFile.check(facts), ...unlistedFile.check(facts)]).toEqual([]);
  });
});

test.each<[known: boolean, field: string]>([
  [true, "boundary"],
  [true, "boundary.trigger"],
  [true, "sections.boundary.trigger"],
  [true, "actions"],
  [true, "actions[1].approver"],
  [true, "actions.rows[0].policy"],
  [true, "data.flows[].retention"],
  [true, "data.flows[0].fields[1]"],
  [true, "receipts.captured.outcome"],
  [true, "ownership.shutdown.contact"],
  [true, "failure.operatorControls.retry"],
  [true, "vendor.contact"],
  [true, "identity.scopes"],
  [false, "boundary.kickoff"],
  [false, "actions[2].approver"],
  [false, "actions.1.approver"],
  [false, "actions[1].approved_by"],
  [false, "data.flows[4]"],
  [false, "data.map"],
  [false, "flows[0].retention"],
  [false, "receipts.captured.result"],
  [false, "ownership.security"],
  [false, "boundary.constructor"],
  [false, "the trigger"],
  [false, "identity.rotation.owners"],
  [false, "failure..stop"],
])("a field of the packet, %s: %s", (known, field) => {
  const claims = [{ field, evidence: "a.txt" }];
  const inClaim = factsOfExample({ says: "", sections: { ...sections, ownership: { claims } } });
  const inSupports = factsOfExample({
    says: "",
    sections,
    top: { evidence: [{ path: "a.txt", supports: [field] }] },
  });
  expect(unknownField.check(inClaim).length).toBe(known ? 0 : 1);
  expect(unknownField.check(inSupports).length).toBe(known ? 0 : 1);
});
