import { expect, test } from "vitest";
import { undeclaredAct } from "#shared/prechecks/rules/actions/undeclared";
import { factsOfExample } from "../../support/example-packet.ts";

const rows = [
  "read guest messages",
  "look up the reservation",
  "put a task on the housekeeping board",
  "send an answer to the guest",
  "mail the shop its confirmation",
  "reply to a Crash or Lag ticket",
  "send the sorry-you-waited text",
  "spread the arrears afresh over the remaining instalments",
  "set bags aside for three days",
].map((action) => ({ action, policy: "automatic" }));

const flags = (boundary: Record<string, unknown>) =>
  undeclaredAct.check(
    factsOfExample({
      says: "",
      top: { vendor: { product: "Orderly" } },
      sections: { boundary, actions: rows },
    }),
  ).length;

test.each([
  { outputs: ["home address in the student system brought up to date from the form"] },
  { outputs: ["updated home address in the student system"] },
  { outputs: ["courier booked"] },
  { outputs: ["changed shipping address in the shop"] },
  { outputs: ["cancelled bookings in the reservation system"] },
  { highRiskActions: ["change of the delivery address"] },
  {
    statement: "The assistant answers, and at the end of each evening posts the minibar count to the folio.",
  },
  { statement: "Where a lot is short it rings through to the haulier and holds the lorry back." },
  { statement: "Orderly locks the gate when nobody is there." },
  { statement: "Orderly prints the pick list, and files a customs declaration with the authority." },
  { statement: "Orderly pushes the new opening hours to the website." },
])("untold: %j", (boundary) => expect(flags(boundary)).toBeGreaterThan(0));

test.each([
  { highRiskActions: ["confirmation mail to the shop"] },
  { highRiskActions: ["reply to the player"] },
  { highRiskActions: ["texts to callers"] },
  { highRiskActions: ["revision of an instalment schedule"] },
  { outputs: ["bags set aside", "answer to the guest after approval"] },
  { outputs: ["task on the housekeeping board", "list of closed enquiries"] },
  {
    statement: "There the assistant's part ends: it lodges nothing, certifies nothing and touches no money.",
  },
  { statement: "It pays nobody and deletes nothing." },
  { statement: "It cancels no bookings and changes no rate." },
  { statement: "Finance ticks each goodwill against the wait times every Tuesday." },
])("told or no act: %j", (boundary) => expect(flags(boundary)).toBe(0));
