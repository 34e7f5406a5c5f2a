import { expect, test } from "vitest";
import { approverNotHuman, noApprover } from "#shared/prechecks/rules/actions/approver";
import { factsOfExample } from "../../support/example-packet.ts";

const top = {
  vendor: { name: "Quillon Robotics", product: "Larkspur 3", contact: "Ines Varga, i.varga@quillon.example" },
  buyer: { name: "Harrow Bay Port" },
};
const flagOf = (approver: string) => {
  const facts = factsOfExample({
    says: "",
    top,
    sections: {
      boundary: { systems: [{ id: "hub", name: "Approval Hub" }] },
      actions: [{ action: "send offer", policy: "approval", approver }],
      ownership: { runtime: { name: "AI team", contact: "ops@quillon.example" } },
    },
  });
  return [
    ...noApprover.check(facts).map(() => "nobody"),
    ...approverNotHuman.check(facts).map(() => "no human"),
  ];
};

test.each([
  ["", "nobody"],
  ["-", "nobody"],
  ["n/a", "nobody"],
  ["to be confirmed", "nobody"],
  ["TBD", "nobody"],
  ["none", "nobody"],
  ["not yet assigned", "nobody"],
  ["yes", "nobody"],
  ["whoever is available", "nobody"],
  ["?", "nobody"],
  ["the agent", "no human"],
  ["Larkspur", "no human"],
  ["Larkspur itself", "no human"],
  ["the system (confidence above 0.9)", "no human"],
  ["auto", "no human"],
  ["auto-approved by policy", "no human"],
  ["self-approved", "no human"],
  ["supervisor agent", "no human"],
  ["reviewer bot", "no human"],
  ["second LLM as judge", "no human"],
  ["rule engine", "no human"],
  ["Business rules in the ERP", "no human"],
  ["agent or shift lead", "no human"],
  ["Shift lead / system", "no human"],
  ["Berth planner or auto after 2 h", "no human"],
  ["the agent on behalf of the shift lead", "no human"],
  ["Quillon duty engineer", "no human"],
  ["our support engineers", "no human"],
  ["Vendor on-call engineer", "no human"],
  ["Ines Varga", "no human"],
  ["AI team", "no human"],
  ["customer success manager", "no human"],
  ["Approval Hub", "no human"],
  ["confidence threshold", "no human"],
  ["orchestrator", "no human"],
  ["duty@quillon.example", "no human"],
  ["policy engine with 0.95 confidence", "no human"],
  ["the workflow", "no human"],
  ["validation service", "no human"],
  ["default approval", "no human"],
])("“%s” is no approver: %s", (approver, kind) => expect(flagOf(approver)).toEqual([kind]));

test.each([
  "Shift lead",
  "Marit Oskarsdal, Head of Accounts Payable",
  "AI operations duty officer",
  "System administrator on duty",
  "Automation lead",
  "rule engine, then sales controller",
  "Berth planner or duty manager",
  "Ward sister in the approval console",
  "Accounts payable clerk on duty (rota kept by Hanne Verbruggen)",
  "travel agent on shift",
  "Customs agent",
  "Gate agent or station manager",
  "Vendor master data lead",
  "Supplier quality manager",
  "finance team",
  "J. Okafor",
  "head pharmacist, two persons for controlled drugs",
  "approvals@harrowbay.example",
  "Claims supervisor (in Approval Hub)",
  "Robotics cell supervisor",
  "workflow owner",
  "Platform operations manager",
  "application manager",
  "Tool room foreman",
  "dental assistant",
  "Model risk officer",
  "Duty manager, after the automated check passed",
  "a person of the desk",
  "Automation team",
  "Platform team of the port",
])("“%s” approves", (approver) => expect(flagOf(approver)).toEqual([]));
