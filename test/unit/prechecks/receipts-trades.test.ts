/** Receipts: how long they are kept, who can touch them and what a sample holds, in the words of many trades. */
import { describe, expect, test } from "vitest";
import { missingReceiptPart, noSample } from "#shared/prechecks/rules/receipts/captured";
import { selfWritable, shortRetention } from "#shared/prechecks/rules/receipts/kept";
import { sampleLacks } from "#shared/prechecks/rules/receipts/sample";
import { factsOfExample } from "../../support/example-packet.ts";

describe("kept", () => {
  const flags = (retention: string, detection: string, more: object = {}) =>
    shortRetention.check(
      factsOfExample({ says: "", sections: { receipts: { retention }, failure: { detection, ...more } } }),
    ).length;
  test.each([
    ["30 days", "Shows up in the quarterly stock count"],
    ["seven days", "found at the monthly close"],
    ["14 d", "most errors are noticed within a month"],
    ["one month", "The regulator's review, twice a year"],
    ["90 days", "A wrong rate comes to light when the year's accounts are drawn up"],
    ["60 days", "The half-yearly actuarial review"],
    ["a fortnight", "Parents see it on the end-of-term report"],
    ["48 hours", "The week's sample is read on Friday"],
    ["3 months", "Annual reconciliation with the land register"],
    ["one week", "Statement dispatched every month; clients check it"],
    ["28 days rolling", "Appeals may be lodged within three months"],
    ["a term", "The yearly inspection"],
    ["45 days", "It can take up to a quarter before the mismatch is seen"],
    ["10 days", "chargebacks arrive up to 120 days later"],
    ["1 quarter", "misallocations surface four to six months after the event"],
    ["72h", "found in the weekly QA session"],
  ])("%s is too short for: %s", (retention, detection) => expect(flags(retention, detection)).toBe(1));
  test.each([
    ["400 days", "quarterly"],
    ["7 years", "Audit every second year"],
    ["13 months", "annual stocktake"],
    ["90 days", "The desk lead reads a sample each week"],
    ["one year", "noticed within one day by the night audit"],
    ["35 days", "monthly close"],
    ["ten years, as the archives act says", "the census of 1911 is cited now and then"],
    ["permanent", "annual audit"],
    ["as long as the contract runs plus 3 years", "annual audit"],
    ["180 days", "checked every quarter"],
    ["24 months", "up to eighteen months after the event"],
    ["until the case is closed, at least 2 years", "yearly"],
  ])("%s is enough for: %s", (retention, detection) => expect(flags(retention, detection)).toBe(0));
});

describe("a part", () => {
  const parts = (receipts: object) =>
    missingReceiptPart
      .check(factsOfExample({ says: "", sections: { receipts } }))
      .map(({ subject }) => subject);
  test.each([
    "",
    "tbd",
    "n/a",
    "to be agreed",
    "to be decided with the buyer",
    "not yet decided",
    "?",
    "-",
    "unknown",
    "open",
  ])("is missing: %s", (text) =>
    expect(parts({ where: text, retention: text })).toEqual(["where", "retention"]),
  );
  test.each(["none: each receipt is printed and bound", "SIEM, 400 days", "log server 4"])(
    "is there: %s",
    (text) => expect(parts({ where: text, retention: "1 year" })).toEqual([]),
  );
  test("a sample yet to come is none", () => {
    const none = (sample: string) =>
      noSample.check(factsOfExample({ says: "", sections: { receipts: { sample } } })).length;
    for (const text of ["", "tbd", "to follow", "on request", "available after signing", "n/a", "none yet"])
      expect([text, none(text)]).toEqual([text, 1]);
    for (const text of ["evidence/r.json", "r-17.jsonl", "samples/receipt"]) expect(none(text)).toBe(0);
  });
});

describe("the log", () => {
  const flags = (receipts: object, more: object = {}) =>
    selfWritable.check(
      factsOfExample({
        says: "",
        top: { vendor: { product: "Tidewise" } },
        sections: { identity: { principal: "svc-tide@port.example" }, receipts, ...more },
      }),
    ).length;
  test.each([
    { where: "Table RUNS, which Tidewise keeps tidy by removing what is stale" },
    { where: "A text file in its home directory" },
    { where: "Beside the working files", tamperProtection: "svc-tide has write and delete there" },
    { where: "Log index", tamperProtection: "Tidewise may correct typing errors in earlier lines" },
    { where: "Log index", tamperProtection: "none; the workflow has full control of the index" },
    { where: "Spreadsheet that the agent also uses for its drafts" },
    { where: "Log share", tamperProtection: "The same account writes, edits and archives the entries" },
    { where: "Database of the agent" },
    { where: "Journal", tamperProtection: "Old lines are overwritten by the agent when space is short" },
    {
      where: "Notes",
      text: "The assistant condenses last week's receipts into one line and drops the rest.",
    },
    { where: "Ledger", tamperProtection: "svc-tide is owner of the ledger schema" },
    { where: "Log", tamperProtection: "Tidewise can update the outcome of an entry afterwards" },
    { where: "Log", tamperProtection: "The service user holds UPDATE and DELETE on the table" },
    { where: "Log", tamperProtection: "Entries are cleaned up by the runner every Sunday" },
    { where: "Bucket", tamperProtection: "role svc-tide may put and remove objects" },
  ])("can be changed by the agent: %j", (receipts) => expect(flags(receipts)).toBe(1));
  test.each([
    { where: "SIEM of the port", tamperProtection: "svc-tide can send, and neither read nor change" },
    { where: "Append-only table; UPDATE and DELETE are revoked from svc-tide" },
    { where: "WORM volume" },
    { where: "Audit store run by internal audit", tamperProtection: "The agent has no account there" },
    { where: "Log safe", tamperProtection: "Each line carries the hash of the one before; nobody can edit" },
    { where: "Event hub", tamperProtection: "Send right only" },
    { where: "Book of the watch, printed each night" },
    { where: "Object store", tamperProtection: "Object lock in compliance mode, 7 years" },
    { where: "Journal", tamperProtection: "Corrections by the archivist are new lines" },
    { where: "Log server", tamperProtection: "syslog over TLS; rotated by the platform team, kept a year" },
    { where: "Evidence archive", tamperProtection: "Deletion by the records office alone, after ten years" },
    { where: "Protected log", tamperProtection: "Changes to the retention rule need two people" },
    { where: "Table AUDIT", tamperProtection: "INSERT is the only grant" },
    { where: "Ledger service", tamperProtection: "It is not possible for Tidewise to alter an entry" },
    {
      where: "Cold store",
      tamperProtection: "Tidewise hands each line to the relay and cannot see it again",
    },
  ])("cannot: %j", (receipts) => expect(flags(receipts)).toBe(0));
  test("lies where the agent writes", () => {
    const home = (name: string, where: string, more: object = {}) =>
      flags(
        { where, ...more },
        {
          boundary: { systems: [{ id: "dms", name }] },
          data: { flows: [{ system: "dms", access: ["read", "write"] }] },
        },
      );
    expect(home("Document store", "A folder in the document store")).toBe(1);
    expect(home("Ticket tool", "As comments in the ticket tool")).toBe(1);
    expect(home("Practice system", "practice system, free text of the visit")).toBe(1);
    expect(home("Document store", "the SIEM")).toBe(0);
    expect(
      home("Document store", "Document store, retention lock on", { tamperProtection: "object lock" }),
    ).toBe(0);
  });
});

describe("a sample", () => {
  const all = {
    trigger: true,
    data: true,
    decision: true,
    action: true,
    approvalRequired: true,
    approver: true,
    outcome: true,
  };
  const lacks = (record: object, captured: object = all) =>
    sampleLacks
      .check(
        factsOfExample({
          says: "",
          sections: {
            actions: { rows: [{ action: "move the booking", policy: "approval", approver: "Desk lead" }] },
            receipts: { captured, sample: "r.json" },
          },
          files: [{ path: "r.json", text: JSON.stringify(record) }],
        }),
      )
      .map(({ subject }) => subject)
      .sort();
  test.each([
    {
      id: 1,
      ts: "2026-01-01T08:00:00Z",
      initiated_by: "mail 7",
      inputs: ["mail 7", "booking 12"],
      rationale: "guest asks for Friday",
      operation: "booking.move",
      approval_required: true,
      approved_by: "T. Lindahl",
      result: "moved",
    },
    {
      run: 7,
      at: "08:00",
      source_event: "form 12",
      data_used: ["form 12"],
      model_decision: "eligible",
      executed: "record.update",
      approval: { required: true, by: "O. Brandt", at: "08:01" },
      post_state: "updated",
    },
    {
      trigger: { type: "timer", at: "06:00" },
      data: { refs: ["plan"] },
      decision: { label: "due", why: "rule 4" },
      action: { tool: "cards.print" },
      approvalRequired: false,
      approver: null,
      outcome: { status: "printed" },
    },
    {
      event: "gate scan",
      context: ["ticket"],
      verdict: "valid",
      action_taken: "open",
      needs_signoff: "no",
      signed_off_by: "",
      outcome: "opened",
    },
    {
      "Started by": "call 12",
      "Looked at": ["card"],
      Found: "overdue",
      Did: "sent reminder",
      "Approval needed": "yes",
      "Approved by": "desk lead",
      Afterwards: "delivered",
    },
    {
      cause: "webhook",
      sources: ["crm 4"],
      classification: "B",
      call: "crm.update",
      gate: "approval",
      reviewer: "K. Rask",
      response: "200 OK",
    },
    {
      why_started: "new row",
      records_read: ["a1"],
      proposed: "split",
      step: "split package",
      human_required: true,
      human: "J. Ortiz",
      final_state: "split",
    },
  ])("holds all: %j", (record) => expect(lacks(record)).toEqual([]));
  test.each([
    [
      {
        id: 1,
        ts: "2026-01-01",
        initiated_by: "mail 7",
        inputs: ["mail 7"],
        rationale: "guest asks",
        operation: "booking.move",
        approval_required: true,
        approved_by: "T. Lindahl",
      },
      ["outcome"],
    ],
    [
      {
        id: 1,
        trigger: "mail",
        decision: "ok",
        action: "move",
        approval_required: true,
        approver: "T. L.",
        outcome: "moved",
      },
      ["data"],
    ],
    [
      { id: 1, trigger: "mail", sources: ["a"], decision: "ok", action: "move", outcome: "moved" },
      ["approvalRequired", "approver"],
    ],
    [
      {
        id: 1,
        trigger: "mail",
        sources: ["a"],
        action: "move",
        approval_required: true,
        approver: "T. L.",
        outcome: "moved",
      },
      ["decision"],
    ],
    [
      {
        ts: "08:00",
        host: "a1",
        decision: "ok",
        sources: ["b"],
        action: "move",
        approval_required: false,
        approver: null,
        outcome: "done",
      },
      ["trigger"],
    ],
    [
      {
        id: 1,
        trigger: "mail",
        sources: ["a"],
        decision: "ok",
        approval_required: true,
        approver: "T. L.",
        outcome: "moved",
      },
      ["action"],
    ],
    [
      {
        id: 1,
        trigger: "mail",
        sources: ["a"],
        decision: "ok",
        action: "move",
        approval_required: true,
        outcome: "moved",
      },
      ["approver"],
    ],
    [
      {
        id: 1,
        trigger: "mail",
        sources: ["a"],
        decision: "ok",
        action: "move",
        approver: "T. L.",
        outcome: "moved",
      },
      ["approvalRequired"],
    ],
    [
      {
        event: "scan",
        read: ["t"],
        found: "valid",
        did: "open gate",
        approval: "required",
        approved_by: null,
        result: "opened",
      },
      ["approver"],
    ],
    [
      {
        started_by: "timer",
        looked_at: ["t"],
        finding: "valid",
        performed: "open gate",
        needs_ok: true,
        ok_from: "L. Moe",
        outcome: null,
      },
      ["outcome"],
    ],
  ])("lacks: %j %j", (record, expected) => expect(lacks(record)).toEqual(expected));
});
