/** Configurations of agents and logs as tables: recognised by what is in them, and nothing else is taken for one. */
import { describe, expect, test } from "vitest";
import { recogniseDocument } from "#core/packet/documents/recognise-document";

const read = (content: string | object) =>
  recogniseDocument(typeof content === "string" ? content : JSON.stringify(content, undefined, 1));
const tools = (content: string | object) => {
  const found = read(content);
  return found?.kind === "operations"
    ? [found.source, ...found.operations.map(({ name }) => name)]
    : found?.kind;
};

describe("the configuration of an agent", () => {
  test("as crews of agents have it", () => {
    const text = `claims_clerk:
  role: Claims clerk
  goal: Sort claims by urgency
  backstory: You know the ward.
  tools:
    - search_claims
    - send_letter
reviewer:
  role: Reviewer
  goal: Check letters
  backstory: You read closely.
`;
    expect(tools(text)).toEqual(["agent-config", "search_claims", "send_letter"]);
    const found = read(text);
    expect(found?.kind === "operations" && found.operations[1]).toMatchObject({
      line: 7,
      quote: "- send_letter",
    });
  });

  test.each<[string, string | object, string[]]>([
    [
      "functions beside instructions",
      {
        name: "Desk helper",
        model: "m-1",
        instructions: "Help.",
        tools: [
          { type: "function", function: { name: "refund_order", description: "Refunds" } },
          { type: "web_search" },
        ],
      },
      ["refund_order", "web_search"],
    ],
    [
      "components with a configuration each",
      {
        provider: "teams.AssistantAgent",
        component_type: "agent",
        config: {
          name: "helper",
          system_message: "Help.",
          tools: [{ provider: "tools.FunctionTool", config: { name: "book_slot", description: "Books" } }],
        },
      },
      ["book_slot"],
    ],
    [
      "a chat agent with plugins",
      "type: chat_completion_agent\nname: Helper\ninstructions: Help.\ntools:\n  - id: Calendar.add\n    type: function\n    description: Adds an entry\n",
      ["Calendar.add"],
    ],
    [
      "action groups",
      {
        agentName: "helper",
        instruction: "Help people with their bookings.",
        actionGroups: [
          {
            actionGroupName: "bookings",
            functionSchema: { functions: [{ name: "cancelBooking", description: "Cancels" }] },
          },
        ],
      },
      ["cancelBooking"],
    ],
    [
      "an app with an agent mode",
      "app:\n  name: Helper\n  mode: agent-chat\nmodel_config:\n  agent_mode:\n    enabled: true\n    tools:\n      - tool_name: create_ticket\n        provider_name: desk\n        tool_label: Creates a ticket\n",
      ["create_ticket"],
    ],
  ])("%s", (_name, content, names) => {
    expect(tools(content)).toEqual(["agent-config", ...names]);
  });

  test("names the servers that it reaches", () => {
    const found = read({
      mcpServers: { crm: { command: "crm-mcp", args: [] }, mail: { url: "https://mail.example/mcp" } },
    });
    expect(found).toMatchObject({ kind: "operations", source: "agent-config", operations: [] });
    expect(found?.kind === "operations" && found.systems?.map(({ name, line }) => [name, line])).toEqual([
      ["crm", 3],
      ["mail", 7],
    ]);
  });

  test.each([
    [
      "a vendor's own description",
      "name: Helper\nvendor: Northwind\ntools:\n  - The mail client of the desk, which people use\nowner: Dana Fox\n",
    ],
    ["settings of a program", { name: "app", version: "1.0.0", model: "T", plugins: ["a", "b"] }],
    [
      "a packet",
      "format: countersign.packet/1\nid: a\nsections:\n  actions:\n    - {action: send mail, policy: approval}\n",
    ],
    [
      "a data inventory",
      { systems: [{ name: "CRM", description: "Customers", fields: ["name"] }], model: "x", role: "y" },
    ],
  ])("%s is none", (_name, content) => {
    const found = read(content);
    expect(found?.kind === "operations" && found.source === "agent-config").toBe(false);
  });
});

describe("a log as a table", () => {
  const log = `time,run_id,tool,approved_by,result
2026-10-01T08:00:12Z,r-1,send_mail,D. Fox,ok
2026-10-01T08:03:44Z,r-2,"delete, draft",,denied
`;
  test("is read as receipts, quoted line by line", () => {
    const found = read(log);
    expect(found).toMatchObject({ kind: "receipts" });
    if (found?.kind !== "receipts") return;
    expect(found.records).toHaveLength(2);
    expect(found.records[1]).toMatchObject({
      line: 3,
      quote: '2026-10-01T08:03:44Z,r-2,"delete, draft",,denied',
    });
    expect(found.records[1]?.fields).toContainEqual({ path: "approved_by", value: null });
  });

  test.each([
    ["a matrix of actions", "action,policy,approver\nsend mail,approval,Dana Fox\ndelete,never,\n"],
    ["a list with days", "date,action,decision\n2026-10-01,agreed,yes\n2026-10-02,agreed,yes\n"],
    ["one line alone", log.split("\n").slice(0, 2).join("\n")],
    ["times of something else", "time,price,volume\n2026-10-01T08:00:12Z,1,2\n2026-10-01T08:03:44Z,3,4\n"],
  ])("%s is none", (_name, text) => {
    expect(read(text)?.kind === "receipts").toBe(false);
  });
});
