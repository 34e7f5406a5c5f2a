/** What evidence proposes: behind what is declared, never instead of it, and in the packet only once accepted. */
import { expect, test } from "vitest";
import { claimsOf } from "#shared/intake/build-packet";
import { mostProposals, proposalsOf } from "#shared/intake/evidence-proposals";
import { intakeState, isInPacket, type IntakeEdit } from "#shared/intake/intake-state";
import type { MappedValue } from "#shared/intake/mapping";
import { mergeMappings } from "#shared/intake/merge-mappings";

const tool = (name: string, says = "") => ({ name, says, line: 3, quote: `"name": "${name}"` });
const tools = (...operations: ReturnType<typeof tool>[]) =>
  proposalsOf({ kind: "operations", source: "mcp-tools", operations }, "tools.json");
const declared = (path: string, value: string): MappedValue => ({
  path,
  value,
  sources: [{ place: { file: "a.docx" }, text: value }],
  confidence: "sure",
  why: "it says so",
});
const said = (values: readonly MappedValue[]) =>
  values.map(({ path, value }) => `${path} = ${String(value)}`);

test("tools become actions without a policy, grants scopes, servers systems", () => {
  const { values } = tools(tool("delete_customer", "Deletes a customer record. For good."), tool("ping"));
  expect(said(values)).toEqual([
    "actions[0].action = delete_customer – Deletes a customer record",
    "actions[1].action = ping",
  ]);
  expect(values[0]).toMatchObject({
    proposed: true,
    sources: [{ place: { file: "tools.json", line: 3 }, text: '"name": "delete_customer"' }],
    why: "a tool in a list of MCP tools; from evidence, not declared by the vendor",
  });
  const grants = proposalsOf(
    {
      kind: "grants",
      source: "iam-policy",
      grants: [
        { line: 1, quote: "a", scope: "s3:GetObject", resource: "arn:logs", effect: "allow" },
        { line: 2, quote: "b", scope: "s3:DeleteObject", effect: "deny" },
      ],
    },
    "iam.json",
  );
  expect(said(grants.values)).toEqual([
    "identity.scopes[0].scope = s3:GetObject",
    "identity.scopes[0].system = arn:logs",
  ]);
  const config = proposalsOf(
    {
      kind: "operations",
      source: "agent-config",
      operations: [],
      systems: [{ line: 2, quote: "crm:", name: "crm" }],
    },
    "agent.yaml",
  );
  expect(said(config.values)).toEqual(["boundary.systems[0].name = crm"]);
});

test("thousands of tools are proposed up to a bound, and the rest is counted", () => {
  const { values, left } = tools(...Array.from({ length: 1_000 }, (_, at) => tool(`t_${at}`)));
  expect([values.length, left]).toEqual([mostProposals, 1_000 - mostProposals]);
});

test("what is declared is not proposed again, and two files propose a thing once", () => {
  const { values } = mergeMappings([
    { file: "tools.json", values: tools(tool("send_mail", "Sends"), tool("drop_table")).values, tray: [] },
    {
      file: "more.json",
      values: proposalsOf(
        { kind: "operations", source: "mcp-tools", operations: [tool("drop_table")] },
        "more.json",
      ).values,
      tray: [],
    },
    {
      file: "a.docx",
      values: [declared("actions[0].action", "Send mail"), declared("actions[0].policy", "approval")],
      tray: [],
    },
  ]);
  expect(said(values)).toEqual([
    "actions[0].action = Send mail",
    "actions[0].policy = approval",
    "actions[1].action = drop_table",
  ]);
  expect(values[2]?.sources.map(({ place }) => place.file)).toEqual(["tools.json", "more.json"]);
});

const mapped = [
  declared("actions[0].action", "Send mail"),
  ...mergeMappings([{ file: "t", values: tools(tool("drop_table")).values, tray: [] }]).values.map(
    (value) => ({
      ...value,
      path: "actions[1].action",
    }),
  ),
];
const after = (...edits: IntakeEdit[]) => intakeState(mapped, edits, () => undefined);
const inPacket = (...edits: IntakeEdit[]) => said(after(...edits).values.filter(isInPacket));

test("a proposal is no part of the packet until it is accepted itself", () => {
  expect(inPacket()).toEqual(["actions[0].action = Send mail"]);
  expect(inPacket({ kind: "accept", path: "actions" })).toEqual(["actions[0].action = Send mail"]);
  const accepted: IntakeEdit = { kind: "accept", path: "actions", proposed: true };
  expect(inPacket(accepted)).toEqual(["actions[0].action = Send mail", "actions[1].action = drop_table"]);
  const [, value] = after(accepted).values;
  expect(value).toMatchObject({ state: "accepted", proposed: true });
  const note = claimsOf(value ? [value] : [], (file) => file).actions?.[0]?.note;
  expect(note).toBe("line 3: from evidence, not declared by the vendor; accepted by the reviewer");
});

test("taken out, it leaves nothing behind", () => {
  const state = after({ kind: "clear", path: "actions[1].action" });
  expect(said(state.values)).toEqual(["actions[0].action = Send mail"]);
  expect(state.cleared).toEqual([]);
});
