/** Words that mean what they say only by their place: in a name, behind an article, before a purpose. */
import { expect, test } from "vitest";
import { boundaryRules } from "#shared/prechecks/rules/boundary/index";
import { containmentRules } from "#shared/prechecks/rules/containment/index";
import { receiptRules } from "#shared/prechecks/rules/receipts/index";
import { factsOfExample } from "../../support/example-packet.ts";

const rules = [...boundaryRules, ...containmentRules, ...receiptRules];
const fires = (id: string, sections: Readonly<Record<string, unknown>>) => {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  return rule.check(factsOfExample({ says: "", sections })).length > 0;
};

test.each([
  ["The head-end sends the list; the tool sorts it and books an estimate.", true],
  ["At month end it posts the accruals in the ledger.", true],
  ['When a lot is set to "not OK", it opens a complaint.', true],
  ["It blocks the stock so that the line cannot take it.", true],
  ["It marks no-shows and rebooks them.", true],
  ["It opens a complaint; it does not send it.", false],
  ["Its work ends with the draft.", false],
  ["It is read-only on the ledger.", false],
  ["It prepares the file so that it never signs anything.", false],
])("boundary.no-limit: %s", (statement, flagged) => {
  expect(fires("boundary.no-limit", { boundary: { statement } })).toBe(flagged);
});

test.each([
  ["Runs whenever a shipment needs attention", true],
  ["When a guest request requires follow-up", true],
  ["if a case calls for action", true],
  ["When a berth request needs a pilot", false],
  ["A tank falls below 20 percent", false],
])("boundary.vague-part: %s", (trigger, flagged) => {
  expect(fires("boundary.vague-part", { boundary: { trigger } })).toBe(flagged);
});

test.each([
  ["It files letters. Beyond that it jumps in wherever the office needs a hand.", true],
  ["It tags tickets. Replies are left to the support team.", false],
  ["THE CASE IS OPENED AS UNCLEAR AND AN INSPECTOR TAKES IT FROM THERE.", false],
  ["The case is opened as unclear and an inspector takes it from there.", false],
])("boundary.vague-scope: %s", (statement, flagged) => {
  expect(fires("boundary.vague-scope", { boundary: { statement } })).toBe(flagged);
});

test.each([
  ["It texts the code, so that nobody has to queue at the gate.", false],
  ["It prints the labels; nobody needs to search for the box.", false],
  ["Nobody has to watch it.", true],
  ["It takes care of everything your readers ask for.", false],
  ["It takes care of everything. Nobody needs to look.", true],
])("boundary.autonomy-claim: %s", (statement, flagged) => {
  expect(fires("boundary.autonomy-claim", { boundary: { statement } })).toBe(flagged);
});

const acts = { rows: [{ action: "update order", system: "erp", policy: "automatic" }] };
test.each([
  ["The clerk sets the old date. If a room is booked but no letter went out, the entry stays red.", false],
  ["Orders whose run stopped between price and stock are listed for the desk.", false],
  ["The clerk sets the old date and writes to the guest.", true],
])("failure.half-complete: %s", (rollback, flagged) => {
  expect(fires("failure.half-complete", { actions: acts, failure: { rollback } })).toBe(flagged);
});

test.each([
  ["The clerk starts the run again; the order number is the key, so nothing is booked twice.", false],
  ["Starts the run again; no booking is made a second time.", false],
  ["Just start the run again.", true],
])("failure.unbounded-retry: %s", (retry, flagged) => {
  const failure = { operatorControls: { retry } };
  expect(fires("failure.unbounded-retry", { actions: acts, failure })).toBe(flagged);
});

test.each([
  ["its own supervisor process, when it judges the run unhealthy", true],
  ["the controller daemon", true],
  ["Shift supervisor", false],
  ["the scheduler service or the duty manager", false],
  ["Process controller of the day shift", false],
  ["Service manager on duty", false],
])("failure.no-stop-person: %s", (who, flagged) => {
  expect(fires("failure.no-stop-person", { failure: { stop: { who, within: "5 minutes" } } })).toBe(flagged);
});

test.each([
  [
    "Entries are made by svc-rota, which may amend an entry so that slips are put right without asking the desk.",
    true,
  ],
  ["The agent may not amend an entry without asking the desk.", false],
  ["Append right only; administration with clinic IT, changes to the store need two people.", false],
  ["Kept by plant IT, changed by nobody.", false],
  ["It corrects entries of its own when a later step shows an error.", true],
])("receipts.self-writable: %s", (tamperProtection, flagged) => {
  expect(fires("receipts.self-writable", { receipts: { where: "Log archive", tamperProtection } })).toBe(
    flagged,
  );
});
