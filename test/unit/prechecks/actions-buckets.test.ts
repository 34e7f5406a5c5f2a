import { describe, expect, test } from "vitest";
import { dependsBucket } from "#shared/prechecks/rules/actions/depends";
import { twoBuckets } from "#shared/prechecks/rules/actions/two-buckets";
import { factsOfExample } from "../../support/example-packet.ts";

const depends = (row: Record<string, string>) =>
  dependsBucket.check(
    factsOfExample({
      says: "",
      sections: {
        actions: [{ action: "move the berth", policy: "approval", approver: "Berth planner", ...row }],
      },
    }),
  ).length;

describe("the bucket depends", () => {
  test.each([
    { policy: "it depends" },
    { policy: "depends on amount" },
    { policy: "case by case" },
    { policy: "automatic, mostly" },
    { policy: "usually automatic" },
    { policy: "approval unless busy" },
    { policy: "approval if needed" },
    { policy: "automatic or approval" },
    { policy: "auto / approval" },
    { policy: "automatic under 500 EUR" },
    { policy: "at the agent's discretion" },
    { policy: "approval (can be skipped at night)" },
    { policy: "automatic when confident, else approval" },
    { policy: "flexible" },
    { approver: "Berth planner, if available" },
    { approver: "Berth planner when needed" },
    { approver: "only above 500, Berth planner" },
    { approver: "not needed for regulars, otherwise Berth planner" },
    { approver: "Berth planner, otherwise automatic" },
    { approver: "optional" },
    { approver: "Berth planner unless the harbour is full" },
    { approver: "Usually the berth planner" },
    { approver: "depends on cargo" },
    { approvalTimeout: "30 minutes, then approved" },
    { approvalTimeout: "approved after 30 minutes so that nothing gets stuck" },
    { approvalTimeout: "1 h; silence counts as consent" },
    { approvalTimeout: "proceeds after 15 min" },
    { approvalTimeout: "4 h then executed anyway" },
    { notes: "Usually automatic, approval when the agent is unsure." },
    { condition: "approval can be skipped in the peak season" },
    { action: "move the berth (automatic unless the ship is large)" },
    { action: "move the berth, case by case" },
    { comment: "Whether it needs approval depends on the weather" },
  ])("%j", (row) => expect(depends(row)).toBe(1));

  test.each([
    { policy: "automatic" },
    { policy: "never" },
    { policy: "" },
    { policy: "smart" },
    { approver: "Berth planner or duty pilot" },
    { approver: "Berth planner (deputy when on leave)" },
    { approver: "Controller above 1,000, team lead below" },
    { approver: "Berth planner, unless she is on leave, then the harbour master" },
    { approver: "two nurses, both registered" },
    { approver: "Head of sales if over 5,000, otherwise the sales lead" },
    { approvalTimeout: "24 h then blocked" },
    { approvalTimeout: "expires after 2 h, nothing is sent" },
    { approvalTimeout: "48 h, then returned to the queue" },
    { approvalTimeout: "not approved in 4 h: cancelled" },
    { approvalTimeout: "8 h, then escalated to the harbour master" },
    { action: "restock as needed" },
    { action: "route ticket depending on topic" },
    { action: "approve leave if the rota allows" },
    { notes: "Reversible within the hour." },
    { notes: "Approval is given in the console; the planner sees every value." },
    { risk: "low, if the tide is right" },
    { approvalShows: "values, reason if any, usually a picture" },
    { rollback: "usually within minutes" },
    { action: "notify pilots when the tide turns" },
    { notes: "The amount does not matter." },
  ])("not: %j", (row) => expect(depends(row)).toBe(0));

  test("the text of the section", () => {
    const hits = (text: string) =>
      dependsBucket.check(
        factsOfExample({
          says: "",
          sections: { actions: { rows: [{ action: "a", policy: "never" }], text } },
        }),
      ).length;
    expect(hits("Whether a message needs approval depends on the situation.")).toBe(1);
    expect(hits("Replies are mostly automatic.")).toBe(1);
    expect(hits("Approvals are normally given within an hour. Nothing is sent without approval.")).toBe(0);
    expect(hits("What needs approval does not depend on the model.")).toBe(0);
  });
});

const same = (one: string, other: string, more: Record<string, string> = {}) =>
  twoBuckets.check(
    factsOfExample({
      says: "",
      sections: {
        actions: [
          { action: one, policy: "automatic" },
          { action: other, policy: "approval", approver: "Lead", ...more },
        ],
      },
    }),
  ).length;

describe("one act in two buckets", () => {
  test.each([
    ["file the ticket", "open a ticket"],
    ["create support case", "raise a support ticket"],
    ["reply to parents", "answer parents' e-mails"],
    ["e-mail the patient", "send a message to the patient"],
    ["send confirmation to guest", "mail guest a confirmation"],
    ["remind tenant of rent", "send rent reminder to tenant"],
    ["publish the rota", "post the shift plan"],
    ["put the shipment on hold", "hold the consignment"],
    ["cancel appointment", "appointment cancellation"],
    ["call off the booking", "cancel reservation"],
    ["update delivery address", "change the address for delivery"],
    ["delete stale leads", "purge stale leads"],
    ["refund the customer", "issue a refund to the client"],
    ["reschedule the visit", "move appointment to another slot"],
    ["assign ticket to second line", "hand the case over to second line"],
    ["close the case", "resolve ticket"],
    ["place order for flour", "order flour"],
    ["order flour", "purchase flour"],
    ["notify carrier", "text the haulier"],
    ["amend the invoice", "invoice correction"],
    ["print shipping label", "printing of shipping labels"],
    ["mark claim as urgent", "flag claim as urgent"],
    ["draft reply to donor", "prepare an answer to the donor"],
    ["reserve a berth", "book a berth"],
    ["approve leave request", "sign off leave request"],
    ["escalate to duty manager", "escalation to the duty manager"],
    ["Update CRM record", "edit the record in CRM"],
    ["restart the pump", "pump restart"],
    ["post story to the website", "publish article on the web site"],
  ])("%s = %s", (one, other) => expect(same(one, other)).toBe(1));

  test.each([
    ["send e-mail to colleagues", "send e-mail to customers"],
    ["issue voucher up to 10 EUR", "issue voucher above 10 EUR"],
    ["draft reply to customer", "send reply to customer"],
    ["update delivery date", "update delivery address"],
    ["create ticket", "close ticket"],
    ["reply to routine question", "reply to complaint"],
    ["delete draft", "delete record"],
    ["read roster", "publish roster"],
    ["route standard claim", "route claim with injury"],
    ["book single room", "book conference room"],
    ["update internal notes", "update customer notes"],
    ["publish on intranet", "publish on the public website"],
    ["send appointment reminder", "send payment reminder"],
    ["cancel order before shipping", "cancel order after shipping"],
    ["look up order", "order parts"],
    ["classify letter", "file letter"],
    ["create purchase order", "change purchase order"],
    ["assign case to nurse", "assign case to doctor"],
    ["increase stock level", "decrease stock level"],
    ["book slot", "reschedule slot"],
    ["reorder flour under 100 kg", "reorder flour"],
    ["check stock", "update stock"],
    ["send weekly report", "send monthly report"],
    ["open gate", "close gate"],
    ["attach photo to claim", "attach photo to policy"],
    ["add note to case", "add document to case"],
  ])("%s ≠ %s", (one, other) => expect(same(one, other)).toBe(0));
});
