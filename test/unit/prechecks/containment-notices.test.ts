/** Who notices a wrong result, and how often a step is repeated, in the words of many trades. */
import { describe, expect, test } from "vitest";
import { customerDetection } from "#shared/prechecks/rules/containment/detection";
import { unboundedRetry } from "#shared/prechecks/rules/containment/retry";
import type { Rule } from "#shared/prechecks/rule";
import { factsOfExample } from "../../support/example-packet.ts";

const actions = { rows: [{ action: "update berth plan", system: "port", policy: "automatic" }] };
const fires = (rule: Rule, failure: object) =>
  rule.check(factsOfExample({ says: "", sections: { actions, failure } })).length > 0;

describe("who notices", () => {
  test.each([
    "Skippers call the tower if the berth is wrong.",
    "Patients will tell the front desk.",
    "Found when a customer disputes the bill.",
    "Tenants let the office know.",
    "Through complaints.",
    "Any mistake will be pointed out by the people who receive the letters.",
    "Students raise it with their tutor.",
    "We rely on feedback from shippers.",
    "The policyholder will surely ring in.",
    "Bad reviews tell us.",
    "Suppliers chase us if they are not paid.",
    "The phone rings when something is off.",
    "Users flag wrong answers with a thumbs-down.",
    "Borrowers write in when their statement does not add up.",
    "Recipients reply that it was not meant for them.",
    "Wrong labels come back from the shops.",
    "Passengers turn up at the wrong gate and ask.",
    "Carriers refuse the load at the dock and say why.",
    "Client escalations",
    "Usually the guest spots it at check-out.",
    "If a parent is surprised, they will get in touch.",
    "Members notice a wrong date on their card and stop by.",
    "Customer satisfaction surveys",
    "When claimants appeal, we learn of errors.",
    "The taxpayers themselves check their notices and object.",
  ])("people outside: %s", (detection) => expect(fires(customerDetection, { detection })).toBe(true));
  test.each([
    "The planner compares each plan with the tide table before it is shown.",
    "A nurse reads ten letters a day.",
    "Daily reconciliation of orders against receipts by accounts.",
    "The desk lead reviews a sample of replies every morning; complaints are counted as well.",
    "Second reading by the registrar before the letter goes to the applicant.",
    "Night audit compares bookings with arrivals.",
    "Control totals are matched at close; a gap rings the duty manager.",
    "The supervisor listens to five calls a day.",
    "Planner gets an alert when two ships share a berth.",
    "Every customer letter is read by a clerk before it goes.",
    "Weekly recount of the shelves by the store clerk.",
    "Reports of tenants are not relied on: the desk lead reads each order the next morning.",
    "The customer service lead checks twenty cases each Friday.",
    "The member desk lines up dates with the ledger each quarter.",
    "An exception report lists patients without a slot; the ward clerk works it off daily.",
    "Guest folios are audited at night by the front office.",
    "The user desk's lead goes over the log every evening.",
    "Driver sheets are laid beside the plan by the dispatcher.",
    "Client files are re-read by the partner within two days.",
  ])("people of the house: %s", (detection) => expect(fires(customerDetection, { detection })).toBe(false));
});

describe("a retry", () => {
  test.each([
    "Keeps posting until the register takes it.",
    "The step is repeated as often as necessary.",
    "Simply restart the run.",
    "It tries again every minute until somebody stops it.",
    "Retries are unlimited.",
    "Try again until OK comes back.",
    "automatic",
    "Failed calls are sent again and again.",
    "Push the button again.",
    "The letter is re-sent until delivery is confirmed.",
    "It does not take no for an answer and calls again.",
    "Runs again from the top whenever it breaks.",
    "Loops until there is no error left.",
    "as many goes as it takes",
    "Retry at will.",
    "It persists till the bank's gateway relents.",
    "re-queued forever",
    "Endless retry with backoff.",
    "Every failure is retried immediately.",
  ])("without an end: %s", (retry) =>
    expect(fires(unboundedRetry, { operatorControls: { retry } })).toBe(true),
  );
  test.each([
    "Three times, then the queue.",
    "Once, under the same reference.",
    "Operator may rerun; the plan number makes the write idempotent.",
    "Up to 5 attempts over one hour.",
    "No retry.",
    "Not repeated; goes to the planner.",
    "A second attempt after a minute, and no third.",
    "Two more tries, ten minutes apart.",
    "By hand, by the planner, after looking whether the first one landed.",
    "The key of the run makes the register refuse a double.",
    "max 3",
    "None. The case goes to the desk.",
    "Exponential backoff, capped at four attempts.",
    "The same message id is used, so a repeat changes nothing.",
    "Reads are retried, writes never.",
    "Planner decides; the form shows what was written already.",
    "One repeat; the register recognises the number and will not book twice.",
    "Manual, one at a time, from the desk screen, with the old entry shown.",
  ])("with an end: %s", (retry) =>
    expect(fires(unboundedRetry, { operatorControls: { retry } })).toBe(false),
  );
});
