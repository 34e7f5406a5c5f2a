/** Packets for the pages of the pre-checks: one with something of everything, and one that is large. */
import { allRules } from "../../../shared/prechecks/all-rules.ts";
import type { PacketFiles } from "../../support/packet-builder.ts";

export const FUZZY_TITLE = "Payables helper";
export const LARGE_TITLE = "Group service desk";

const tools = {
  tools: [
    {
      name: "invoice_get",
      description: "Reads one invoice",
      inputSchema: { type: "object" },
      annotations: { readOnlyHint: true },
    },
    {
      name: "vendor_delete",
      description: "Deletes a supplier and all that belongs to it",
      inputSchema: { type: "object" },
      annotations: { destructiveHint: true },
    },
    { name: "note_add", description: "Adds a note to an invoice", inputSchema: { type: "object" } },
  ],
};
const openapi = {
  openapi: "3.1.0",
  info: { title: "Ledger", version: "7" },
  paths: {
    "/entries": { get: { operationId: "listEntries", summary: "Lists entries" } },
    "/entries/{id}": { delete: { operationId: "deleteEntry", summary: "Deletes an entry" } },
  },
};
const policy = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: ["s3:GetObject", "s3:*"], Resource: "arn:aws:s3:::invoices/*" },
    { Effect: "Deny", Action: "iam:*", Resource: "*" },
  ],
};
const receipt = {
  trigger: "mail 7",
  inputs: ["form"],
  decision: "line A",
  action: "note added",
  approvalRequired: false,
  outcome: "",
};

export function fuzzyPacket(): PacketFiles {
  return {
    "packet.yaml": `format: countersign.packet/1
id: payables-helper
version: "1.0"
title: ${FUZZY_TITLE}
summary: Handles payables end to end.
vendor: { name: Small Vendor }
sections:
  boundary:
    statement: >-
      A revolutionary agent that handles everything in accounts payable end to end, for every team,
      and it depends on the supplier what it does next.
    systems:
      - { id: erp, name: Group ERP }
      - { id: mail, name: Shared mailbox of accounts payable }
  data:
    flows:
      - { system: erp, fields: [iban, amount], classes: [public], access: [read] }
      - { system: mail, fields: [sender], classes: [pii], access: [read, forward] }
  actions:
    rows:
      - { action: pay supplier invoices, system: erp, policy: automatic }
      - { action: look up an invoice, system: erp, policy: automatic }
      - { action: add a note to an invoice, system: erp, policy: approval }
      - { action: change bank details of a supplier, system: erp, policy: approval, approver: the agent }
      - { action: post to the team channel, system: chat, policy: automatic }
      - { action: write off small balances, system: erp, policy: it depends }
  identity:
    account: shared
    scopes: [{ system: erp, scope: "*:*" }]
  failure:
    detection: Customers tell us.
  receipts:
    captured: { trigger: true, data: true, decision: true, action: true, approvalRequired: true, approver: true, outcome: true }
    sample: evidence/receipts.json
  ownership:
    workflow: { name: AI team }
evidence:
  - { path: evidence/tools.json, title: What the server offers }
  - { path: evidence/ledger.json }
  - { path: evidence/policy.json }
  - { path: evidence/receipts.json }
  - { path: evidence/gone.pdf, title: A drill }
`,
    "evidence/tools.json": JSON.stringify(tools, null, 2),
    "evidence/ledger.json": JSON.stringify(openapi, null, 2),
    "evidence/policy.json": JSON.stringify(policy, null, 2),
    "evidence/receipts.json": JSON.stringify(receipt, null, 2),
  };
}

const trades = [
  "Billing",
  "Payroll",
  "Warehouse",
  "Identity",
  "Tickets",
  "Contracts",
  "Fleet",
  "Travel",
  "Archive",
  "Mail",
];
const verbs = ["look up", "update", "close", "escalate", "delete", "summarise", "reopen", "assign"];
const things = [
  "a case",
  "an order",
  "the master record of a long-standing customer",
  "a ticket",
  "a shift plan",
];
const classes = ["pii", "financial", "credentials", "health", "customer-content"];
const pick = (from: readonly string[], at: number) => from[at % from.length] ?? "";

/** Thirty systems, two of them undeclared, and a hundred and twenty actions. */
export function largePacket(): PacketFiles {
  const systems = Array.from({ length: 30 }, (_, at) => ({
    id: `s${at}`,
    name:
      at % 7 === 3
        ? `${pick(trades, at)} platform of the northern European shared service centre, region ${at}`
        : `${pick(trades, at)} ${at}`,
  }));
  const flows = systems
    .filter((_, at) => at % 6 !== 5)
    .map(({ id }, at) => ({
      system: id,
      fields: ["name"],
      classes: [pick(classes, at), ...(at % 3 === 0 ? [pick(classes, at + 2), pick(classes, at + 3)] : [])],
      access: at % 2 === 0 ? ["read"] : ["read", "write"],
      ...(at % 4 === 1
        ? {
            leavesBoundary: true,
            destination:
              at % 8 === 1
                ? "Analytics warehouse of Brightwater Insight Limited in another country"
                : "Vendor support",
          }
        : {}),
    }));
  const rows = Array.from({ length: 120 }, (_, at) => ({
    action: `${pick(verbs, at)} ${pick(things, at * 3 + 1)} in ${pick(trades, at)}`,
    system: `s${(at * 7) % 30}`,
    policy: pick(["automatic", "approval", "approval", "never", "automatic", "sometimes"], at),
  }));
  return {
    "packet.yaml": JSON.stringify({
      format: "countersign.packet/1",
      id: "group-service-desk",
      version: "3.2",
      title: LARGE_TITLE,
      sections: {
        boundary: {
          statement: "Answers requests of staff in thirty systems.",
          systems: systems.slice(0, 28),
        },
        data: { flows },
        actions: { rows },
        identity: { scopes: systems.map(({ id }) => ({ system: id, scope: `${id}.case.read` })) },
        failure: {
          stop: {
            who: "The duty manager of the service desk",
            how: "Key switch in the console",
            within: "15 minutes",
          },
        },
      },
      evidence: [{ path: "evidence/tools.json" }],
    }),
    "evidence/tools.json": JSON.stringify({
      tools: [
        ...tools.tools,
        ...["wipe_disk", "grant_admin", "export_all_people", "send_mass_mail"].map((name) => ({
          name,
          description: `Can ${name.replaceAll("_", " ")} of any company in the group without a ticket`,
          inputSchema: { type: "object" },
          annotations: { destructiveHint: name.startsWith("wipe") },
        })),
      ],
    }),
  };
}

/** A policy file that switches some rules off; all of them where none is named. */
export function policyFile(version: string, off: readonly string[] = allRules.map(({ id }) => id)): string {
  const rules = off.map((id) => `  ${id}: { off: true, reason: We look at this ourselves. }\n`).join("");
  return `format: countersign.prechecks/1
id: our-house
version: ${version}
title: What our house looks for
rules:
${rules}phrases:
  - { id: our-house.moon, family: boundary, title: The moon, terms: [moon], why: We stay on earth., settles: Leave it out. }
`;
}
