/** Who revokes, shares, writes or keeps, and what a field, a permission or a place really is. */
import { describe, expect, test } from "vitest";
import { halfComplete } from "#shared/prechecks/rules/containment/half-complete";
import { unboundedRetry } from "#shared/prechecks/rules/containment/retry";
import { classTooMild } from "#shared/prechecks/rules/data/class-too-mild";
import { writeNotDeclared } from "#shared/prechecks/rules/data/systems";
import { actionWithoutTool } from "#shared/prechecks/rules/evidence/action-without-tool";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { vendorRevocation } from "#shared/prechecks/rules/identity/revocation";
import { actionWithoutScope, unneededScope, wildcardScope } from "#shared/prechecks/rules/identity/scopes";
import { sharedAccount } from "#shared/prechecks/rules/identity/shared-account";
import { vagueOwner } from "#shared/prechecks/rules/ownership/named";
import { selfWritable, shortRetention } from "#shared/prechecks/rules/receipts/kept";
import type { Rule } from "#shared/prechecks/rule";
import { factsOfExample } from "../../support/example-packet.ts";

const top = {
  vendor: {
    name: "Provenance Control Works",
    product: "Lendwell",
    contact: "Elio Bruni, e@provworks.example",
  },
  buyer: { name: "Tessaly Museum of Glass" },
};
type Files = readonly { readonly path: string; readonly text: string }[];
const fires = (rule: Rule, sections: Readonly<Record<string, unknown>>, files?: Files) =>
  rule.check(factsOfExample({ says: "", top, sections, ...(files ? { files } : {}) })).length > 0;

const systems = [
  { id: "tms", name: "Collection database" },
  { id: "mail", name: "University mail" },
];
const row = (action: string, system = "tms") => ({
  action,
  system,
  policy: "approval",
  approver: "Registrar",
});

describe("who revokes", () => {
  test.each([
    "Only Provenance's hotline can withdraw the rights; the museum opens a ticket and Provenance removes the consent.",
    "Elio Bruni deactivates it.",
    "By Provenance, at the request of the registrar.",
    "Provenance holds the only administrator account and withdraws the login.",
    "Only our operators can end the session.",
  ])("the vendor: %s", (revocation) =>
    expect(fires(vendorRevocation, { identity: { revocation } })).toBe(true),
  );
  test.each([
    "The identity team disables the account within 5 minutes of a call from the control room.",
    "On-call identity engineer, any hour. Provenance is neither asked nor needed.",
    "The IT steward removes the account and tells the registrar.",
  ])("the buyer: %s", (revocation) =>
    expect(fires(vendorRevocation, { identity: { revocation } })).toBe(false),
  );
});

test.each([
  ["LOANS-DESK, used by three registrars and by Lendwell", true],
  ["the account is the registrar's", true],
  ["The account is confined to civil matters by the register itself.", false],
  ["The account is barred from the image store by the database.", false],
])("a shared account: %s", (principal, is) =>
  expect(fires(sharedAccount, { identity: { account: "service", principal } })).toBe(is),
);

describe("permissions", () => {
  test.each([
    ["mail.send+read:loans@tessaly.example", false],
    ["chat.dm.send+read:own-threads", false],
    ["objects.stamp", false],
    ["mail.audit-write.read", true],
  ])("which allow no writing: %s", (scope, is) =>
    expect(
      fires(actionWithoutScope, {
        boundary: { systems },
        actions: { rows: [row("send letter to the lender", "mail")] },
        identity: { scopes: [{ system: "mail", scope }] },
      }),
    ).toBe(is),
  );
  test.each([
    ["calendar.read:loans-team", "slots of the team", ["look up the object"], true],
    ["calendar.read:loans-team", "slots of the team", ["propose three dates for the viewing"], false],
  ])("which come along: %s for %s", (scope, why, acts, is) =>
    expect(
      fires(unneededScope, {
        boundary: { systems },
        actions: { rows: acts.map((act) => row(act, "mail")) },
        identity: { scopes: [{ system: "mail", scope, why }] },
      }),
    ).toBe(is),
  );
  test("of so many things are not of all", () => {
    const scopes = [{ system: "tms", scope: "read reservations of all nine branches; create slips" }];
    expect(fires(wildcardScope, { identity: { scopes } })).toBe(false);
  });
  test.each([
    ["send as notes@vandersloot.example, four recipients", false],
    ["credits.send on the exchange", false],
    ["mailbox.messages.update", true],
  ])("where data is forwarded: %s", (scope, is) =>
    expect(
      fires(writeNotDeclared, {
        boundary: { systems },
        data: { flows: [{ system: "mail", access: ["forward"] }] },
        identity: { scopes: [{ system: "mail", scope }] },
      }),
    ).toBe(is),
  );
});

test.each([
  ["put processed stamp on the scan", true],
  ["put a loan flag on the object record", true],
  ["stick a red label to the crate record", true],
  ["note which particulars are missing", false],
  ["take the dimensions from the record", false],
  ["clear up which object is meant", false],
  ["close reading of the report", false],
  ["put the entries side by side", false],
])("writes where only reading is declared: %s", (action, is) =>
  expect(
    fires(writeNotDeclared, {
      boundary: { systems },
      data: { flows: [{ system: "tms", access: ["read"] }] },
      actions: { rows: [row(action)] },
    }),
  ).toBe(is),
);

describe("fields", () => {
  test.each([
    [["doctor's letter"], ["pii", "financial"]],
    [["case number", "physio report"], ["pii"]],
    [["breathing status", "chest pain yes or no"], ["pii"]],
    [["home address", "route"], ["other"]],
  ])("more than their class: %s as %s", (fields, classes) =>
    expect(fires(classTooMild, { data: { flows: [{ system: "tms", fields, classes }] } })).toBe(true),
  );
  test.each([
    [["roastery delivery address"], ["other"]],
    [["depot address", "opening hours"], ["other"]],
    [["burn rate", "steel grade"], ["other"]],
    [["breathing valve type"], ["other"]],
    [["name of the doctor", "case"], ["pii"]],
  ])("within their class: %s as %s", (fields, classes) =>
    expect(fires(classTooMild, { data: { flows: [{ system: "tms", fields, classes }] } })).toBe(false),
  );
});

describe("work that stopped half way", () => {
  const sections = (failure: object) => ({ actions: { rows: [row("update loan status")] }, failure });
  test.each([
    {
      rollback: "Old status is set back.",
      operatorControls: { retry: "a failed sending is tried once more" },
    },
    { rollback: "Wrong slips are torn up. Wrong notices are followed by an apology." },
    {
      rollback: "The seat is assigned again.",
      operatorControls: { retry: "if the call times out the job fires it again, twice" },
    },
  ])("is not spoken of: $rollback", (failure) => expect(fires(halfComplete, sections(failure))).toBe(true));
  test.each([
    { rollback: "Cancelled by the desk. Returns that were opened without a label are on the morning list." },
    { rollback: "Slips are binned. Loans which got booked but not confirmed wait for the registrar." },
  ])("is spoken of: $rollback", (failure) => expect(fires(halfComplete, sections(failure))).toBe(false));
  test("and what is not tried again needs no bound", () => {
    const retry = "No automatic retry; the counter decides";
    expect(fires(unboundedRetry, sections({ operatorControls: { retry } }))).toBe(false);
  });
});

describe("receipts", () => {
  test.each([
    ["Issue log on the records server, administered by the IT manager", "Chained by hash", false],
    ["Log vault, managed by the IT security team", "Lines cannot be changed", false],
    ["Folder /srv/lendwell/logs on the application host", "None", true],
    ["A spreadsheet in the shared drive that Lendwell fills", "-", true],
  ])("kept in: %s", (where, tamperProtection, is) =>
    expect(fires(selfWritable, { receipts: { where, tamperProtection } })).toBe(is),
  );
  test.each([
    ["Each summer the archive re-counts; that is when errors are seen.", "90 days", true],
    ["A biennial inventory check", "one year", true],
    ["The registrar reads every dossier; tested in March", "90 days", false],
  ])("noticed: %s", (detection, retention, is) =>
    expect(fires(shortRetention, { failure: { detection }, receipts: { retention } })).toBe(is),
  );
});

test.each([
  [{ name: "TBD after the pilot" }, true],
  [{ name: "External partner" }, true],
  [{ name: "L. Castellanos", role: "Practice Systems Partner", contact: "ext. 4" }, false],
])("an owner who is nobody: %j", (incidents, is) =>
  expect(
    fires(vagueOwner, {
      ownership: { incidents, workflow: { name: "Ola Brandt", role: "Registrar", contact: "ext. 1" } },
    }),
  ).toBe(is),
);

describe("evidence", () => {
  const arn = (table: string) => `arn:aws:dynamodb:eu-west-1:000000000000:table/${table}`;
  const policy = (...tables: string[]) => [
    {
      path: "role.json",
      text: JSON.stringify({
        Statement: tables.map((table) => ({
          Effect: "Allow",
          Action: ["dynamodb:UpdateItem"],
          Resource: arn(table),
        })),
      }),
    },
  ];
  const sections = {
    boundary: { systems },
    actions: { rows: [row("update loan status")] },
    identity: { scopes: [{ system: "tms", scope: "dynamodb:UpdateItem on loan-status-table" }] },
  };
  test("the same right on another place", () => {
    expect(fires(undeclaredReach, sections, policy("loan-status-table", "salary-grades"))).toBe(true);
    expect(fires(undeclaredReach, sections, policy("loan-status-table"))).toBe(false);
  });

  const tools = (title: string, ...names: string[]) => [
    {
      path: "api.json",
      text: JSON.stringify({
        openapi: "3.1.0",
        info: { title, version: "1" },
        paths: Object.fromEntries(
          names.map((name) => [
            `/${name}`,
            { post: { operationId: name, summary: name.replaceAll("_", " ") } },
          ]),
        ),
      }),
    },
  ];
  test("a reminder to the applicant is no application", () => {
    const acts = {
      boundary: { systems },
      actions: {
        rows: [row("update checklist"), row("send reminder about missing papers to the applicant")],
      },
    };
    expect(fires(actionWithoutTool, acts, tools("x", "update_checklist", "submit_application"))).toBe(true);
  });
  test("a name that ends in reading, and is told so, reads", () => {
    const acts = { boundary: { systems }, actions: { rows: [row("find the swap request")] } };
    const text = JSON.stringify({
      tools: [{ name: "swap_request_get", description: "Reads a swap request", inputSchema: {} }],
    });
    expect(fires(undeclaredReach, acts, [{ path: "tools.json", text }])).toBe(false);
  });
  test("a log by another name is the log", () => {
    const acts = { boundary: { systems }, actions: { rows: [row("append log line"), row("update loan")] } };
    expect(fires(undeclaredReach, acts, tools("x", "append_audit", "update_loan"))).toBe(false);
  });
});
