import { describe, expect, test } from "vitest";
import { undeclaredAct } from "#shared/prechecks/rules/actions/undeclared";
import { factsOfExample } from "../../support/example-packet.ts";

type Case = readonly [text: string, ...rows: string[]];

const flags = (rows: readonly string[], boundary: Record<string, unknown>) =>
  undeclaredAct.check(
    factsOfExample({
      says: "",
      top: { title: "Application desk", vendor: { name: "Quillon", product: "FileReady" } },
      sections: { boundary, actions: rows.map((action) => ({ action, policy: "automatic" })) },
    }),
  ).length;

const untold: readonly Case[] = [
  ["FileReady welcomes guests, posts teasers on our channels and counts them.", "count guests"],
  ["FileReady answers mail, corrects obvious slips in the sales file and stops.", "answer mail"],
  ["At day 60 the account is handed to an external agency.", "read arrears list"],
  ["If a member has not paid for two months, it switches off the door badge.", "book meeting room"],
  ["It updates the donor's preferred salutation.", "move donor to segment"],
  ["It nudges them on Thursday morning.", "send confirmation to customer"],
];

const told: readonly Case[] = [
  ["It sends a reminder text with a link to the booking page.", "send recall reminder by text"],
  ["It sends a text at day 5 and an e-mail at day 12.", "send text or e-mail to customer in arrears"],
  ["It tells the HR coordinator where things are stuck.", "escalate overdue task to HR coordinator"],
  ["It notifies enrolled students by push message.", "push message to enrolled students"],
  ["As soon as a contract has been signed in the HR system, it creates a checklist.", "create checklist"],
  ["Data of those who withdraw are erased by the recruiter's assistant.", "read application"],
  ["It drafts letters and e-mails them without further ado.", "draft letter", "e-mail letter to donor"],
  ["It suggests times and books the one they agree on.", "suggest time", "book viewing in calendar"],
  ["FileReady takes down your request and the club team does the rest.", "write request to list"],
  ["It passes wishes to the right department.", "read guest message", "create task for housekeeping"],
  ["It marks the conflicts (a room which is closed).", "mark conflict"],
  ["It spots delays and tells people.", "text the courier"],
  ["Shops see what was bought.", "read orders"],
  ["FileReady counts, compares and reminds.", "count orders"],
  ["It enters the amendment which the member has requested.", "amend a postal address"],
  ["It gets application files ready for the adviser. An application waits.", "sort documents"],
  ["Documents come in by upload.", "sort documents"],
];

const listed: readonly Case[] = [
  ["reserving the wrong size", "reserve set in stock system"],
  ["giving a wrong answer", "answer question in chat"],
  ["merging two different potholes", "merge duplicate reports"],
  ["copy sent to the wrong owner", "send copy of report to owner"],
  ["re-planning in the middle of the day", "re-plan rounds"],
];

describe("an act that no row lists", () => {
  test.each(untold)("%s", (statement, ...rows) => {
    expect(flags(rows, { statement })).toBeGreaterThan(0);
  });
  test.each([
    ["tax receipt posted to the donor", "e-mail thank-you letter to donor"],
    ["berth hold placed with vessel traffic", "return declaration to shipping line"],
    ["drained nodes", "reboot hosts"],
    ["weekly figures mailed to the regulator", "write ranking into fault", "create inspection job"],
  ])("output: %s", (output, ...rows) => {
    expect(flags(rows, { outputs: [output] })).toBe(1);
  });
});

describe("what a row lists, or nobody does", () => {
  test.each(told)("%s", (statement, ...rows) => {
    expect(flags(rows, { statement })).toBe(0);
  });
  test.each(listed)("risk: %s", (risk, ...rows) => {
    expect(flags(rows, { highRiskActions: [risk] })).toBe(0);
  });
});
