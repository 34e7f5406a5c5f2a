import { describe, expect, test } from "vitest";
import { actionWithoutTool } from "#shared/prechecks/rules/evidence/action-without-tool";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { factsOfExample } from "../../support/example-packet.ts";
import type { ToolCase } from "./tool-case.ts";
import { toolCases } from "./tool-cases.ts";

type Tool = { name: string; description?: string; annotations?: Record<string, boolean>; title?: string };

function factsOf({ systems, rows, tools, inputs, fields, statement }: ToolCase) {
  return factsOfExample({
    says: "",
    sections: {
      boundary: {
        statement: statement ?? "",
        systems: systems.map(([id, name]) => ({ id, name })),
        inputs: inputs ?? [],
      },
      data: { flows: fields ? [{ system: systems[0]?.[0], fields, access: ["read"] }] : [] },
      actions: {
        rows: rows.map((row) => {
          const [policy, system, action] = row.split(" · ");
          return { policy, system, action, ...(policy === "approval" ? { approver: "Duty lead" } : {}) };
        }),
      },
    },
    files: [
      {
        path: "t.json",
        text: JSON.stringify(
          {
            tools: tools.map((tool): Tool & { inputSchema: object } => {
              const [named = "", description = ""] = tool.split(" — ");
              const name = named.replace(" (read)", "");
              const reads = name === named ? {} : { annotations: { readOnlyHint: true } };
              return { name, description, inputSchema: { type: "object" }, ...reads };
            }),
          },
          null,
          2,
        ),
      },
    ],
  });
}

describe.each(toolCases)("$says", (one) => {
  test("tools that the matrix does not declare", () => {
    const hits = undeclaredReach.check(factsOf(one));
    expect(
      hits.map(({ subject, severity }) => (severity === "blocker" ? `!${subject}` : subject)).sort(),
    ).toEqual((one.undeclared ?? []).map((name) => name.toLowerCase()).sort());
  });
  test("actions without a tool", () => {
    const hits = actionWithoutTool.check(factsOf(one));
    expect(hits.map(({ subject }) => subject.split("|")[1] ?? "").sort()).toEqual(
      [...(one.idle ?? [])].sort(),
    );
  });
});
