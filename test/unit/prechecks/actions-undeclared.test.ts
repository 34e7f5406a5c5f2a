import { expect, test } from "vitest";
import { undeclaredAct } from "#shared/prechecks/rules/actions/undeclared";
import { factsOfExample } from "../../support/example-packet.ts";

const rows = [
  { action: "classify request", policy: "automatic" },
  { action: "update delivery slot", system: "tms", policy: "automatic" },
  { action: "send slot confirmation to haulier", system: "mail", policy: "approval", approver: "Gate lead" },
  { action: "open a damage claim", system: "claims", policy: "approval", approver: "Gate lead" },
  { action: "delete records", policy: "never" },
];
const flagged = (boundary: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  undeclaredAct.check(
    factsOfExample({
      says: "",
      top: {
        vendor: { name: "Quillon", product: "Larkspur 3" },
        ...(more.summary ? { summary: more.summary } : {}),
      },
      sections: { boundary, actions: rows, ...(more.failure ? { failure: more.failure } : {}) },
    }),
  ).length;

test.each([
  "The agent reads requests and cancels berths that are not used.",
  "Larkspur also texts the driver when the gate is full.",
  "It reads the request, classifies it, and publishes a notice on the website.",
  "Classifies requests, then refunds the storage fee.",
  "The agent can approve overtime.",
  "The agent may reschedule the crew.",
  "It automatically emails customs with the manifest.",
  "The workflow renews expired passes.",
  "Reads the request; deactivates the gate card of the driver.",
  "The assistant invites customs to the yard.",
  "It then closes the yard gate.",
  "The agent registers new hauliers in the register of partners.",
  "Larkspur submits the customs declaration.",
  "Unused passes are revoked overnight.",
  "The agent reads messages and merges duplicate partners.",
  "It signs the waybill.",
  "The agent overwrites the tariff field.",
  "The agent purchases fuel from the depot.",
  "We also notify the harbour police.",
  "The agent prints gate passes.",
  "It issues invoices to hauliers and suspends those who do not pay.",
])("told, not listed: %s", (statement) => expect(flagged({ statement })).toBeGreaterThan(0));

test.each([
  "The agent classifies requests and updates the delivery slot.",
  "It moves the slot and e-mails the haulier a confirmation after a yes of the gate lead.",
  "A clerk cancels berths that are not used.",
  "The gate lead reviews the proposal and sends it to customs.",
  "The agent prepares a list; the planner reschedules the crew.",
  "It does not cancel berths.",
  "It never deletes anything, and cannot pay.",
  "No invoice is paid by it.",
  "The agent drafts a letter that a clerk posts to the haulier.",
  "Damage claims are opened by the agent after approval.",
  "Records are deleted by the archivist.",
  "The agent hands the case to the gate lead, who cancels the berth.",
  "Larkspur reads the booking system. Cancellations stay with people.",
  "The agent logs each step and stops when the source is stale.",
  "It puts the result into the queue of the gate desk.",
  "When the haulier cancels a booking, the agent classifies the request.",
  "Without sending anything, it compares the lists.",
  "It opens a claim for damage.",
  "The agent confirms the slot to the haulier.",
  "It marks the slot as proposed.",
  "Hauliers pay at the gate; the agent reads the till report.",
  "The ERP posts the invoice at night.",
  "The agent proposes to cancel berths.",
  "Orders above 500 wait for the planner.",
  "It works on reports of the yard and on messages of hauliers.",
  "Clean matches wait in the approval queue.",
  "After a person has approved a packet, a separate account parks the invoice.",
  "The planner may edit the slot before it goes out.",
  "It asks the gate lead to approve the slot.",
  "The agent reads, compares and summarises.",
  "It shows the haulier's text beside the slot and the reason for it.",
])("nothing untold: %s", (statement) => expect(flagged({ statement })).toBe(0));

test("lists of risky actions and outputs", () => {
  expect(flagged({ highRiskActions: ["none"] })).toBe(0);
  expect(flagged({ highRiskActions: ["none (it is safe by design)"] })).toBe(0);
  expect(flagged({ highRiskActions: ["delivery slot update", "opening of damage claims"] })).toBe(0);
  expect(flagged({ highRiskActions: ["send confirmations to hauliers"] })).toBe(0);
  expect(flagged({ highRiskActions: ["dispatch a tug"] })).toBe(1);
  expect(flagged({ highRiskActions: ["cancellation of berths", "write to the crane controller"] })).toBe(2);
  expect(
    flagged({
      outputs: ["delighted hauliers", "slot proposal", "updated slot", "confirmation e-mail to the haulier"],
    }),
  ).toBe(0);
  expect(flagged({ outputs: ["letter to the harbour master"] })).toBe(1);
  expect(flagged({ outputs: ["cancelled berth"] })).toBe(1);
  expect(flagged({ outOfScope: ["paying invoices", "cancel berths"] })).toBe(0);
});

test("what is said of failures", () => {
  const failure = (text: string) => flagged({}, { failure: { text } });
  expect(
    failure("The agent stops, notifies the duty manager and moves the case to the exception queue."),
  ).toBe(0);
  expect(
    failure("It rolls back the slot and restores the earlier one. The dispatcher cancels the berth."),
  ).toBe(0);
  expect(failure("If the upload fails the agent deletes the booking.")).toBe(0); // "delete records" is under never: another rule's
  expect(failure("If the slot was wrong, the agent refunds the storage fee.")).toBe(1);
  expect(flagged({}, { failure: { exceptions: { what: "the clerk deletes it", owner: "Gate lead" } } })).toBe(
    0,
  );
});

test("an agent is known by the name in the title", () => {
  const hits = (title: string) =>
    undeclaredAct.check(
      factsOfExample({
        says: "",
        top: { title },
        sections: {
          boundary: { statement: "Marigold sorts the mail, then publishes answers on the parish page." },
          actions: [{ action: "sort mail", policy: "automatic" }],
        },
      }),
    ).length;
  expect(hits("Marigold for the parish office")).toBe(1);
  expect(hits("Mail sorter for the parish office")).toBe(0);
});
