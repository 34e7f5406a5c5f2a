import { describe, expect, test } from "vitest";
import { unneededScope } from "#shared/prechecks/rules/identity/scopes";
import { factsOfExample } from "../../support/example-packet.ts";

/** A trade, its rows, its permissions, and those that none of its rows needs. */
type Trade = readonly [name: string, rows: string, scopes: string, unneeded: string];

const trades: readonly Trade[] = [
  [
    "library",
    "look up title; place a hold; renew a loan",
    "catalogue.read, holds.create, loans.renew, fines.waive",
    "fines.waive",
  ],
  [
    "clinic",
    "read referral; book the appointment; text the patient",
    "referrals.read, appointments.write, sms.send",
    "",
  ],
  [
    "bank",
    "read disputed transactions; open a dispute case; send the form",
    "transactions.read, disputes.create, forms.send, cards.block",
    "cards.block",
  ],
  [
    "hr",
    "read leave request; approve leave up to three days; inform the employee",
    "leave.read, leave.decide, mail.send, payroll.read",
    "payroll.read",
  ],
  [
    "retail",
    "look up order; issue return label; refund order up to 50 euros",
    "orders.read, labels.create, refunds.create, customers.delete",
    "customers.delete",
  ],
  [
    "helpdesk",
    "read ticket; add a work note; close ticket",
    "tickets.read, tickets.comment, tickets.transition, users.password.reset",
    "users.password.reset",
  ],
  [
    "logistics",
    "match delivery note to order; correct the quantity on the order; release the freight invoice",
    "notes.read, orders.update, invoices.release, carriers.create",
    "carriers.create",
  ],
  [
    "council",
    "read report; merge duplicate reports; dispatch a crew",
    "reports.read, reports.merge, crews.dispatch",
    "",
  ],
  [
    "hotel",
    "read guest request; block a room; move guest to another room",
    "requests.read, rooms.block, reservations.move, rates.write",
    "rates.write",
  ],
  [
    "devops",
    "fetch logs; restart a service; post a timeline to the channel",
    "logs.read, services.restart, chat.post, secrets.read",
    "secrets.read",
  ],
  [
    "port",
    "read arrival notice; assign berth; tell the agent of the ship the berth",
    "notices.read, berths.assign, messages.send, tariffs.update",
    "tariffs.update",
  ],
  [
    "gym",
    "look up member; freeze membership; move member to another class",
    "members.read, memberships.pause, classes.enrol",
    "",
  ],
  [
    "farm",
    "read delivery tickets; post weights to the member account; notify member",
    "tickets.read, ledger.post, members.notify",
    "",
  ],
  [
    "theatre",
    "find the order; swap seats; e-mail the new tickets",
    "orders.read, seats.update, mail.send, vouchers.create",
    "vouchers.create",
  ],
  [
    "fleet",
    "read defect card; open a workshop job; pull the vehicle from service",
    "defects.read, jobs.create, vehicles.status, drivers.read",
    "drivers.read",
  ],
  [
    "tax office",
    "read return; correct an obvious slip in the return; write to the taxpayer",
    "returns.read, returns.amend, letters.create, assessments.delete",
    "assessments.delete",
  ],
];

function unneededOf([name, rows, scopes]: Trade): readonly string[] {
  const facts = factsOfExample({
    says: "",
    sections: {
      boundary: { statement: `For the ${name}: ${rows}.`, systems: [{ id: "sys", name: `${name} system` }] },
      data: {
        flows: [{ system: "sys", fields: ["number", "text"], access: ["read", "write"], retention: "none" }],
      },
      actions: {
        rows: rows
          .split("; ")
          .map((action) => ({ action, system: "sys", policy: "approval", approver: "Lead" })),
      },
      identity: { scopes: scopes.split(", ").map((scope) => ({ system: "sys", scope })) },
    },
  });
  return unneededScope.check(facts).map(({ subject }) => subject.split("|")[1] ?? "");
}

describe("permissions and rows of many trades", () => {
  test.each(trades)("%s", (...trade) =>
    expect(unneededOf(trade)).toEqual(trade[3] === "" ? [] : trade[3].split(", ")),
  );
});
