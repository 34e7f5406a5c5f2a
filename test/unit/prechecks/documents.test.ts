import { describe, expect, test } from "vitest";
import { recogniseDocument } from "#core/packet/documents/recognise-document";

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** Names or scopes of what was recognised, behind its source. */
function read(text: string): string {
  const found = recogniseDocument(text);
  if (!found) return "nothing";
  for (const { line, quote } of placesOf(found)) expect(text.split("\n")[line - 1]).toContain(quote);
  if (found.kind === "operations")
    return [
      found.source,
      ...found.operations.map(
        ({ name, method, readOnly, destructive }) =>
          `${method === undefined ? "" : `${method} `}${name}${readOnly ? " reads" : ""}${destructive ? " destroys" : ""}`,
      ),
    ].join(" | ");
  if (found.kind === "grants")
    return [
      found.source,
      ...found.grants.map(({ scope, effect }) => `${effect === "deny" ? "no " : ""}${scope}`),
    ].join(" | ");
  return `receipts ${found.records.length}: ${[...new Set(found.records.flatMap(({ fields }) => fields.map(({ path }) => path)))].join(" ")}`;
}

function placesOf(found: NonNullable<ReturnType<typeof recogniseDocument>>) {
  if (found.kind === "operations") return found.operations;
  return found.kind === "grants" ? found.grants : found.records;
}

const tool = (name: string, more: object = {}) => ({
  name,
  description: `Does ${name}`,
  inputSchema: { type: "object", properties: {} },
  ...more,
});
const openapi = (version: object) => ({
  ...version,
  info: { title: "Orders", version: "1" },
  paths: {
    "/orders/{id}": {
      parameters: [{ name: "id", in: "path" }],
      get: { operationId: "getOrder", responses: {} },
      delete: { summary: "Remove an order", responses: {} },
    },
    "/orders/search": { post: { operationId: "searchOrders", tags: ["orders"] } },
  },
});

describe("recognises", () => {
  test.each<[says: string, text: string, read: string]>([
    [
      "tools/list in its envelope",
      json({
        jsonrpc: "2.0",
        id: 7,
        result: {
          tools: [
            tool("order_get", { annotations: { readOnlyHint: true } }),
            tool("order_drop", { annotations: { destructiveHint: true, readOnlyHint: false } }),
          ],
          nextCursor: "x",
        },
      }),
      "mcp-tools | order_get reads | order_drop destroys",
    ],
    ["tools/list without it", json({ tools: [tool("a_b"), tool("c_d")] }), "mcp-tools | a_b | c_d"],
    ["a bare list of tools", json([tool("a_b"), tool("c_d")]), "mcp-tools | a_b | c_d"],
    ["on one line", JSON.stringify({ tools: [tool("a_b"), tool("c_d")] }), "mcp-tools | a_b | c_d"],
    [
      "functions of a model",
      json({ tools: [{ type: "function", function: { name: "pay_bill", parameters: { type: "object" } } }] }),
      "mcp-tools | pay_bill",
    ],
    [
      "a server's manifest",
      json({
        name: "io.github.acme/orders",
        version: "1.2.0",
        packages: [{ registryType: "npm", identifier: "@acme/orders" }],
        tools: [tool("orders_list")],
      }),
      "mcp-server | orders_list",
    ],
    [
      "a server's answer with its tools in YAML",
      "serverInfo:\n  name: orders\ntools:\n  - name: orders_list\n    description: Lists orders\n    annotations:\n      readOnlyHint: true\n",
      "mcp-server | orders_list reads",
    ],
    [
      "an agent card, early shape",
      json({
        name: "Router",
        url: "https://a.example/a2a",
        version: "1",
        capabilities: { streaming: true },
        defaultInputModes: ["text"],
        skills: [{ id: "route-mail", name: "Route mail", description: "Sorts mail", tags: ["mail"] }],
      }),
      "a2a-card | route-mail",
    ],
    [
      "an agent card, later shape",
      json({
        protocolVersion: "0.3.0",
        name: "Router",
        url: "https://a.example/a2a",
        preferredTransport: "JSONRPC",
        skills: [{ id: "route-mail", name: "Route mail", description: "Sorts mail", tags: [] }],
        security: [{ oauth: ["mail.read"] }],
      }),
      "a2a-card | route-mail",
    ],
    [
      "an agent card, version 1",
      json({
        name: "Router",
        supportedInterfaces: [
          { url: "https://a.example", protocolBinding: "JSONRPC", protocolVersion: "1.0" },
        ],
        provider: { organization: "Acme" },
        skills: [{ id: "route-mail", name: "Route mail", description: "Sorts mail", tags: [] }],
      }),
      "a2a-card | route-mail",
    ],
    [
      "OpenAPI 3.1",
      json(openapi({ openapi: "3.1.0" })),
      "openapi | GET getOrder | DELETE DELETE /orders/{id} | POST searchOrders",
    ],
    [
      "OpenAPI 3.0",
      json(openapi({ openapi: "3.0.3" })),
      "openapi | GET getOrder | DELETE DELETE /orders/{id} | POST searchOrders",
    ],
    [
      "Swagger 2",
      json(openapi({ swagger: "2.0", basePath: "/v1" })),
      "openapi | GET getOrder | DELETE DELETE /orders/{id} | POST searchOrders",
    ],
    [
      "OpenAPI in YAML",
      "openapi: 3.0.3\ninfo:\n  title: Orders\n  version: '1'\npaths:\n  /orders:\n    post:\n      operationId: createOrder\n      summary: Create an order\n",
      "openapi | POST createOrder",
    ],
    [
      "an AWS policy",
      json({
        Version: "2012-10-17",
        Statement: [
          { Sid: "r", Effect: "Allow", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*" },
          { Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" },
        ],
      }),
      "iam-policy | s3:GetObject | s3:ListBucket | no s3:DeleteObject",
    ],
    [
      "an AWS policy with one statement, and all but",
      json({ Statement: { Effect: "Allow", NotAction: "iam:*", Resource: "*" } }),
      "iam-policy | *",
    ],
    [
      "an AWS role with its policies",
      json({
        Role: { PolicyDocument: { Statement: [{ Effect: "Allow", Action: "sqs:*", Resource: "*" }] } },
      }),
      "iam-policy | sqs:*",
    ],
    [
      "an Azure role",
      json({
        properties: {
          roleName: "Reader of forms",
          permissions: [{ actions: ["Microsoft.Web/sites/read"], notActions: [], dataActions: [] }],
          assignableScopes: ["/subscriptions/1"],
        },
      }),
      "azure-role | Microsoft.Web/sites/read",
    ],
    [
      "a Google role in YAML",
      "title: Reader\nincludedPermissions:\n- storage.objects.get\n- storage.objects.list\n",
      "gcp-role | storage.objects.get | storage.objects.list",
    ],
    [
      "Google bindings",
      json({ bindings: [{ role: "roles/viewer", members: ["serviceAccount:a@b.example"] }] }),
      "gcp-role | roles/viewer",
    ],
    [
      "a Kubernetes role",
      "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: agent\nrules:\n  - apiGroups: ['']\n    resources: [pods]\n    verbs: [get, list]\n",
      "gcp-role | pods:get | pods:list",
    ],
    ["scopes as a list", json(["mail.read", "calendar.write"]), "oauth-scopes | mail.read | calendar.write"],
    [
      "scopes of a token's answer",
      json({
        access_token: "redacted",
        token_type: "Bearer",
        expires_in: 3600,
        scope: "openid tickets:read tickets:write",
      }),
      "oauth-scopes | openid | tickets:read | tickets:write",
    ],
    [
      "scopes with their meanings",
      json({ scopes: { "tickets:read": "Read tickets", "tickets:write": "Change tickets" } }),
      "oauth-scopes | tickets:read | tickets:write",
    ],
    [
      "scopes as lines",
      "# granted on 2 November\ntickets:read\n- tickets:write   # reply\n* https://graph.example/Mail.Send\n",
      "oauth-scopes | tickets:read | tickets:write | https://graph.example/Mail.Send",
    ],
    [
      "scopes with Windows line ends",
      "tickets:read\r\ntickets:write\r\n",
      "oauth-scopes | tickets:read | tickets:write",
    ],
    [
      "a receipt",
      json({ trigger: "mail 7", decision: "urgent", action: "routed", approved_by: null }),
      "receipts 1: trigger decision action approved_by",
    ],
    [
      "receipts in JSON lines",
      `${JSON.stringify({ event: "a", action: "b", outcome: "c" })}\n${JSON.stringify({ event: "d", action: "e", outcome: "f" })}\n`,
      "receipts 2: event action outcome",
    ],
    [
      "receipts in an envelope",
      json({ receipts: [{ trigger: "a", action: { tool: "x", status: "ok" } }] }),
      "receipts 1: trigger action.tool action.status",
    ],
    [
      "a receipt in YAML",
      "trigger: mail 7\ndecision: urgent\naction: routed\noutcome: delivered\n",
      "receipts 1: trigger decision action outcome",
    ],
    [
      "log lines",
      '2026-11-02T08:00:00Z trigger=mail-7 decision=urgent action="move to desk A"\n2026-11-02T08:01:00Z trigger=mail-8 decision=normal action="move to desk B"\n',
      "receipts 2: trigger decision action",
    ],
    ["a byte order mark", `\uFEFF${JSON.stringify({ tools: [tool("a_b")] })}`, "mcp-tools | a_b"],
  ])("%s", (_says, text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("does not recognise", () => {
  test.each<[says: string, text: string]>([
    ["nothing", ""],
    ["blanks", " \n\t\n"],
    [
      "a runbook",
      "# Runbook: pausing the router\n\n1. Open the console: Settings > Automation.\n2. Press **Pause**.\n\n## Who may do it\n\nThe duty manager. Note: call the desk first.\n\n- Status page: https://status.example\n- Escalation: see below\n",
    ],
    ["a table of figures", "company,owner,stage\nAcme,Jo,open\nBirch,Al,won\n"],
    [
      "a mail",
      "From: Jo <jo@a.example>\nTo: Al <al@b.example>\nSubject: Pilot\nDate: Mon, 2 Nov 2026 09:00:00 +0000\n\nDear Al,\n\nas agreed we start on Monday. The agent may read the inbox only.\n\nRegards\nJo\n",
    ],
    ["settings", json({ logLevel: "info", port: 8080, retries: { max: 3, backoffSeconds: 5 } })],
    ["settings in YAML", "logLevel: info\nport: 8080\nfeatures:\n  dark: true\n  beta: false\n"],
    [
      "a list of people",
      json([
        { name: "Jo Ortiz", mail: "jo@a.example" },
        { name: "Al Wong", mail: "al@a.example" },
      ]),
    ],
    [
      "a package",
      json({ name: "router", version: "1.0.0", scripts: { test: "vitest" }, dependencies: { zod: "4.0.0" } }),
    ],
    [
      "a schema",
      json({
        $schema: "https://json-schema.org/draft/2020-12/schema",
        type: "object",
        properties: { a: {} },
      }),
    ],
    [
      "prose",
      "The agent reads tickets. It writes replies. A person approves each of them before it is sent.",
    ],
    ["file names", "receipt-1.json\nreceipt-2.json\nnotes.md\n"],
    ["version numbers", "1.2.3\n1.2.4\n2.0.0\n"],
    ["broken JSON", '{"tools":[{"name":"a"'],
    ["a number", "42"],
    ["a word in quotes", '"tools"'],
    ["an empty list of tools", json({ tools: [] })],
  ])("%s", (_says, text) => {
    expect(read(text)).toBe("nothing");
  });
});

describe("stands what is hostile", () => {
  test.each<[says: string, text: () => string]>([
    ["deep lists", () => "[".repeat(200_000) + "]".repeat(200_000)],
    ["deep mappings", () => '{"tools":'.repeat(50_000) + "1" + "}".repeat(50_000)],
    ["deep YAML", () => `a: ${"[".repeat(20_000)}`],
    ["deep indents", () => Array.from({ length: 3_000 }, (_, at) => `${" ".repeat(at)}k:`).join("\n")],
    ["aliases", () => "a: &a [x]\nb: [*a, *a]\nc: &c [*a]\ntools: *c\n"],
    [
      "keys of prototypes",
      () => '{"__proto__":{"tools":[{"name":"x"}]},"constructor":{"prototype":1},"toString":2}',
    ],
    ["half characters", () => '{"tools":[{"name":"\\ud800_x","description":"\\udfff"}]}'],
    ["half characters as they are", () => "tools: \ud800\nname: \udfff\n"],
    ["zero bytes", () => "\0\0\0tools\0:\0"],
    ["one line of ten million", () => "a".repeat(9_900_000)],
    ["ten million equals signs", () => "a=".repeat(4_900_000)],
    ["ten million colons", () => "a:b ".repeat(2_400_000)],
    ["more than is read", () => "x".repeat(10_000_001)],
    ["a million blank lines", () => "\n".repeat(1_000_000)],
  ])("%s", (_says, text) => {
    expect(() => recogniseDocument(text())).not.toThrow();
  });

  test("many tools, and long lines", () => {
    const tools = Array.from({ length: 20_000 }, (_, at) => tool(`tool_${at}`));
    const found = recogniseDocument(JSON.stringify({ tools }));
    expect(found?.kind === "operations" && found.operations.length).toBe(20_000);
    for (const { quote } of (found?.kind === "operations" ? found.operations : []).slice(0, 50))
      expect(quote.length).toBeLessThanOrEqual(200);
  });

  test("a list of a million numbers", () => {
    expect(recogniseDocument(`[${"1,".repeat(999_999)}1]`)).toBeUndefined();
  });
});
