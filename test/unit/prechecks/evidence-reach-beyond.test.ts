import { describe, expect, test } from "vitest";
import { actionWithoutTool } from "#shared/prechecks/rules/evidence/action-without-tool";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { factsOfExample } from "../../support/example-packet.ts";

type Tool = readonly [name: string, description: string];

function factsOf(actions: readonly string[], tools: readonly Tool[]) {
  const text = JSON.stringify(
    { tools: tools.map(([name, description]) => ({ name, description, inputSchema: {} })) },
    null,
    1,
  );
  return factsOfExample({
    says: "",
    sections: {
      boundary: { systems: [{ id: "crm", name: "Tenant CRM" }] },
      actions: {
        rows: actions.map((action) => ({ action, system: "crm", policy: "approval", approver: "Lead" })),
      },
    },
    files: [{ path: "tools.json", text }],
  });
}
const reach = (action: string, tool: Tool) => undeclaredReach.check(factsOf([action], [tool])).length;
const idle = (action: string, ...tools: readonly Tool[]) =>
  actionWithoutTool.check(
    factsOf(["update tenant phone number", action], [["tenant_phone_update", ""], ...tools]),
  );

describe("tools that do more than a row says", () => {
  test.each([
    ["adjust the lease terms", ["lease_terminate", "Ends a lease on a date."]],
    ["change the booking notes", ["booking_cancel", "Cancels a booking."]],
    ["reply to tenant by e-mail", ["mail_send_as", "Sends a message as any user of the organisation."]],
    ["send reminder", ["send_mail", "Sends mail on behalf of any employee."]],
  ] as const)("%s", (action, tool) => expect(reach(action, tool)).toBe(1));
  test.each([
    ["end the lease", ["lease_terminate", "Ends a lease on a date."]],
    ["set booking status to cancelled", ["booking_cancel", "Cancels a booking."]],
    [
      "send reminder on behalf of the lettings desk",
      ["send_reminder", "Sends mail on behalf of any employee."],
    ],
    ["send reminder", ["send_reminder", "Sends a reminder from the desk's own mailbox."]],
  ] as const)("quiet: %s", (action, tool) => expect(reach(action, tool)).toBe(0));
});

describe("rows and what carries them out", () => {
  test("what a tool does besides is done", () => {
    const merge: Tool = [
      "crm_merge_tenants",
      "Merge duplicates. Merges two tenant records and deletes the second one.",
    ];
    expect(idle("delete duplicate tenant records", merge)).toEqual([]);
  });
  test("a tool that writes any record of the system", () => {
    expect(
      idle("adjust rent or lease terms", [
        "crm_update_record",
        "Writes any field of any record in the tenant CRM.",
      ]),
    ).toEqual([]);
  });
  test("the nearest tool is quoted, and no reading one", () => {
    const [hit] = idle("send survey to tenant", ["tenant_find", "Finds a tenant."]);
    expect(hit?.quotes.slice(1)).toEqual([
      expect.objectContaining({ file: "tools.json", text: '"name": "tenant_phone_update",' }),
    ]);
  });
  test("where none is near the list is named as a whole", () => {
    const [hit] = actionWithoutTool.check(
      factsOf(["close door", "launch survey"], [["door_close", "Closes a door."]]),
    );
    expect(hit?.quotes.slice(1)).toEqual([{ file: "tools.json", path: "evidence" }]);
  });
});
