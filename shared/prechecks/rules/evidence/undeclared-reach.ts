import type { Rule, RuleExample } from "../../rule.ts";
import { undeclaredCalls } from "./undeclared-calls.ts";
import { undeclaredGrants } from "./undeclared-grants.ts";

const sections = {
  boundary: { systems: [{ id: "crm", name: "CRM" }] },
  actions: {
    rows: [
      { action: "look up account", system: "crm", policy: "automatic" },
      { action: "update CRM account owner", system: "crm", policy: "approval", approver: "Sales lead" },
      { action: "delete records", system: "crm", policy: "never" },
    ],
  },
  identity: {
    scopes: [
      { system: "crm", scope: "crm.accounts.write" },
      { system: "docs", scope: "s3:GetObject" },
    ],
  },
};
const file = (value: unknown): NonNullable<RuleExample["files"]> => [
  { path: "evidence/it.json", text: JSON.stringify(value, null, 1) },
];
const tools = (...list: Record<string, unknown>[]) =>
  file({ jsonrpc: "2.0", id: 1, result: { tools: list.map((tool) => ({ inputSchema: {}, ...tool })) } });

export const undeclaredReach: Rule = {
  id: "evidence.undeclared-reach",
  family: "evidence",
  title: "The agent reaches further than the packet declares",
  rationale:
    "What an agent can call it may call one day, by mistake or because somebody talked it into it. Reach that the matrix does not sort has no bucket, no approver and no receipt.",
  settles: "The tool or permission taken away from the agent, or an action of the matrix that declares it.",
  severity: "concern",
  items: ["boundary.agreement", "boundary.components", "identity.scope"],
  refs: ["OWASP-ASI:2026:ASI02", "OWASP-AISVS:1.0:9.3.3", "NIST-800-53:r5:CM-7", "NIST-800-53:r5:AC-6"],
  examples: {
    fires: [
      {
        says: "A tool deletes what the matrix says is never deleted.",
        sections,
        files: tools({ name: "crm_delete_account", annotations: { destructiveHint: true } }),
      },
      {
        says: "A tool of which the packet says nothing.",
        sections,
        files: tools({ name: "payroll_get_salary", description: "Read the salary of an employee" }),
      },
      {
        says: "An operation of an interface.",
        sections,
        files: file({
          openapi: "3.1.0",
          paths: {
            "/refunds": { post: { operationId: "createRefund", summary: "Pay money back to a customer" } },
          },
        }),
      },
      {
        says: "A policy opens everything.",
        sections,
        files: file({
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "*:*", Resource: "*" }],
        }),
      },
      {
        says: "A policy deletes where the packet declares reading.",
        sections,
        files: file({
          Statement: [{ Effect: "Allow", Action: ["s3:GetObject", "s3:DeleteObject"], Resource: "*" }],
        }),
      },
    ],
    quiet: [
      {
        says: "The same acts in the words of an interface.",
        sections,
        files: tools(
          { name: "crm_get_account", annotations: { readOnlyHint: true } },
          { name: "crm.setAccountOwner", description: "Change who owns an account" },
        ),
      },
      {
        says: "A search by POST reads.",
        sections,
        files: file({
          openapi: "3.0.3",
          paths: { "/accounts/search": { post: { summary: "Search accounts" } } },
        }),
      },
      {
        says: "What is denied is no reach.",
        sections,
        files: file({
          Statement: [
            { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::docs/*" },
            { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" },
          ],
        }),
      },
      {
        says: "Permissions that identity names.",
        sections,
        files: file({ scopes: ["crm.accounts.write", "openid", "offline_access"] }),
      },
    ],
  },
  check: (facts) => [...undeclaredCalls(facts), ...undeclaredGrants(facts)],
};
