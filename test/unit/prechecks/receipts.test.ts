import { describe, expect, test } from "vitest";
import { shortRetention, selfWritable } from "#shared/prechecks/rules/receipts/kept";
import {
  approverNotCaptured,
  missingReceiptPart,
  noSample,
  notCaptured,
} from "#shared/prechecks/rules/receipts/captured";
import { sampleLacks } from "#shared/prechecks/rules/receipts/sample";
import { durationsIn } from "#shared/prechecks/text/durations";
import { factsOfExample } from "../../support/example-packet.ts";

const all = {
  trigger: true,
  data: true,
  decision: true,
  action: true,
  approvalRequired: true,
  approver: true,
  outcome: true,
};

describe("a sample lacks", () => {
  const lacks = (record: object) =>
    sampleLacks
      .check(
        factsOfExample({
          says: "",
          sections: {
            actions: { rows: [{ action: "pin the call sheet", policy: "approval", approver: "Office" }] },
            receipts: { captured: all, sample: "r.json" },
          },
          files: [{ path: "r.json", text: JSON.stringify(record) }],
        }),
      )
      .map(({ subject }) => subject)
      .sort();
  const base = {
    trigger: "timer",
    data: ["plan"],
    decision: "due",
    action: "pin",
    approvalRequired: true,
    approver: "B. Lacalle",
    outcome: "pinned",
  };

  test.each(["trigger", "data", "decision", "action", "approvalRequired", "approver", "outcome"] as const)(
    "%s",
    (key) => {
      const { [key]: _gone, ...rest } = { id: 7, at: "2026-01-01T08:00", ...base };
      expect(lacks(rest)).toEqual([key]);
    },
  );
  test.each([
    {
      time: "08:00",
      occasion: "file passed",
      inspected: ["sheet"],
      finding: "abstract missing",
      act: "issue notice",
      "approval required": true,
      "approved by": "post 14",
      result: "accepted",
    },
    {
      time: "1",
      event: "x",
      why_now: "timer 06:00",
      looked_at: ["probe"],
      conclusion: "stuck",
      act: "mark",
      ok_needed: false,
      ok_by: null,
      after: "mark present",
    },
    {
      action: "a",
      set_off_by: "mail",
      sources_read: ["mail"],
      reasoning: "fits",
      done: "send",
      sign_off_needed: "yes",
      signed_off_by: "J. R.",
      afterwards: "accepted",
    },
    {
      Zeit: "8",
      Anlass: "Anruf",
      Unterlagen: ["Akte"],
      Entscheidung: "ja",
      Vorgang: "anlegen",
      Freigabe_erforderlich: "ja",
      Freigegeben_von: "M. Ott",
      Ergebnis: "angelegt",
      run: 1,
      status: "x",
    },
    {
      action: "fijar",
      motivo: "lunes",
      fuentes: ["plan"],
      resolucion: "titular",
      requiere_aprobacion: true,
      aprobado_por: "B. L.",
      resultado: "fijado",
      run: 1,
    },
    {
      declencheur: "appel",
      pieces: ["fiche"],
      motif_decision: "verglas",
      acte: "fermer",
      approbation_requise: "oui",
      approuve_par: "chef",
      suite: "affiché",
      action: "x",
      run: 2,
    },
    {
      action: "x",
      prompted_by: "scan",
      consulted: ["shelf"],
      verdict: "moved",
      needs_ok: true,
      okayed_by: "W. Paske",
      what_followed: "updated",
    },
    {
      run: 2,
      action: "x",
      kickoff: "webhook",
      evidence: ["a"],
      chosen: "b",
      human_gate: true,
      released_by: "K",
      read_back: "ok",
    },
    {
      action: "pin the call sheet",
      event: "monday",
      basis: ["plan"],
      class: "A",
      policy: "approval",
      reviewer: "B",
      effect: "pinned",
    },
    {
      steps: [
        {
          trigger: "a",
          data: ["b"],
          decision: "c",
          action: "d",
          approval_required: false,
          approver: null,
          outcome: "e",
        },
      ],
    },
    {
      status: "done",
      run: 1,
      "what made it start": "new row",
      "which papers": ["row 7", "row 8"],
      "what it made of them": "two rows match",
      did: "pin the call sheet",
      "had to ask": true,
      "who said yes": "B. Lacalle",
    },
  ])("nothing: %j", (record) => expect(lacks(record)).toEqual([]));
  test("an empty value is no answer", () => {
    expect(lacks({ ...base, outcome: "", decision: null })).toEqual(["decision", "outcome"]);
  });
});

describe("who can change the log", () => {
  const flags = (receipts: object, more: object = {}) =>
    selfWritable.check(factsOfExample({ says: "", sections: { receipts, ...more } })).length;
  const product = { identity: { principal: "svc-gull@port.example" } };
  test.each([
    {
      where: "Bucket",
      tamperProtection:
        "Its account goes through the lines each night, merges the similar ones and sweeps out the boring ones.",
    },
    { where: "Table", tamperProtection: "The agent can correct a line later." },
    { where: "Same folder as its drafts" },
    { where: "Working directory of the runner" },
    { where: "Local file on the agent's host" },
    { where: "Log table", tamperProtection: "svc-gull may edit and delete rows" },
    { where: "Share", tamperProtection: "Lines can be edited afterwards" },
    { where: "Sheet", tamperProtection: "The bot tidies old rows" },
    { where: "Database", tamperProtection: "The workflow prunes entries after a month" },
    {
      where: "Bucket",
      tamperProtection: "Role gull-runner replaces files there; versioning not switched on yet",
    },
    { where: "Journal", tamperProtection: "The assistant rewrites entries when a name was misspelt" },
    { where: "Journal", tamperProtection: "The service account has full control" },
    { where: "Journal", tamperProtection: "Entries may be amended later" },
  ])("%j", (receipts) => expect(flags(receipts, product)).toBe(1));
  test.each([
    {
      where: "Stage book, foundation's server",
      tamperProtection: "Gull may add lines; nobody below the secretary may strike one",
    },
    { where: "SIEM", tamperProtection: "add-only" },
    {
      where: "Log safe",
      tamperProtection: "Only adding is possible, each line holds the checksum of the line before",
    },
    { where: "Journal", tamperProtection: "The service account may neither read nor alter entries" },
    { where: "Archive", tamperProtection: "The relay is one-way; the agent has no login there" },
    {
      where: "Register",
      tamperProtection: "Entries are numbered and sealed; REG.ENTER permits neither amendment nor removal",
    },
    {
      where: "Drop folder with object lock",
      tamperProtection: "the account cannot list, change or take out",
    },
    { where: "Proof book", tamperProtection: "Nur Anhängen möglich" },
    { where: "Libro", tamperProtection: "Solo se añade; sellado cada noche" },
    { where: "Console", tamperProtection: "svc-gull can append and nothing else" },
    { where: "Ledger", tamperProtection: "Old lines are deleted by the archivist after ten years" },
    { where: "Tape vault", tamperProtection: "Not editable; the auditor owns the bucket" },
    { where: "WORM", tamperProtection: "Corrections are new lines; nothing is rubbed out" },
  ])("guarded %j", (receipts) => expect(flags(receipts, product)).toBe(0));
  test("a row that adds to the log is none that changes it", () => {
    const row = (action: string) => ({ actions: { rows: [{ action, system: "box", policy: "automatic" }] } });
    expect(flags({ where: "Box" }, row("drop a receipt in the box"))).toBe(0);
    expect(flags({ where: "Box" }, row("append receipt"))).toBe(0);
    expect(flags({ where: "Box" }, row("delete old log lines"))).toBe(1);
    expect(flags({ where: "Box" }, row("prune the log"))).toBe(1);
  });
  test("a store for records alone, with a right to add", () => {
    const home = (scope: string) => ({
      boundary: { systems: [{ id: "log", name: "Desk log" }] },
      data: { flows: [{ system: "log", access: ["write", "store"] }] },
      identity: { scopes: [{ system: "log", scope }] },
    });
    expect(flags({ where: "Desk log" }, home("log.append"))).toBe(0);
    expect(flags({ where: "Desk log" }, home("log.readwrite"))).toBe(1);
    expect(flags({ where: "Desk log" }, home("log.delete"))).toBe(1);
  });
});

describe("kept long enough", () => {
  const flags = (retention: string, detection: string) =>
    shortRetention.check(
      factsOfExample({ says: "", sections: { receipts: { retention }, failure: { detection } } }),
    ).length;
  test.each([
    ["21 days", "shows at the monthly pay check, up to 45 days later"],
    ["sixty days", "comes to light up to six months after publication"],
    ["30 days", "through the monthly statement, up to 90 days after the flight"],
    ["two weeks", "quarterly audit"],
    ["six months", "yearly stocktake"],
    ["90 Tage", "Jahresabschluss, bis zu zwölf Monate später"],
    ["one hundred and eighty days", "annual audit"],
    ["half a year", "the yearly review finds it"],
    ["24 h", "weekly sample"],
  ])("%s against %s", (retention, detection) => expect(flags(retention, detection)).toBe(1));
  test.each([
    ["five years", "annual audit"],
    ["twenty-five years", "each spring"],
    ["five seasons", "every Monday"],
    ["Ten years", "each fortnight"],
    ["400 days", "yearly stocktake"],
    ["one month", "within 30 days"],
    ["for ever", "annual audit"],
    ["life of the case", "monthly"],
    ["a year and a half", "yearly"],
  ])("%s is enough for %s", (retention, detection) => expect(flags(retention, detection)).toBe(0));
  test.each([
    ["half a year", [182.5]],
    ["a quarter of an hour", [0.25 / 24]],
    ["one hundred and eighty days", [180]],
    ["twenty-five years", [9125]],
    ["3 Monate", [91.2]],
    ["15 min", [15 / 1440]],
  ])("%s", (text, days) =>
    expect(durationsIn(text).map((one) => Math.round(one * 1e4))).toEqual(
      days.map((one) => Math.round(one * 1e4)),
    ),
  );
});

test("the plain gaps", () => {
  const of = (receipts: object, more: object = {}) =>
    factsOfExample({ says: "", sections: { receipts, ...more } });
  expect(
    notCaptured
      .check(of({ captured: { ...all, data: false, outcome: undefined } }))
      .map(({ subject }) => subject),
  ).toEqual(["data", "outcome"]);
  expect(missingReceiptPart.check(of({ where: "tbd", retention: " " })).length).toBe(2);
  expect(noSample.check(of({ sample: "" })).length).toBe(1);
  const gated = { actions: { rows: [{ action: "send", policy: "approval", approver: "Lead" }] } };
  expect(approverNotCaptured.check(of({ captured: { ...all, approver: false } }, gated)).length).toBe(1);
});
