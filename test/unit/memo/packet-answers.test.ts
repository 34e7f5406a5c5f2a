import { expect, test } from "vitest";
import { systemName } from "#core/memo/packet-answers";
import { Packet } from "#shared/formats/packet";

test("an action that names no system gets none, also where a system has no id", () => {
  const packet = Packet.parse({
    format: "countersign.packet/1",
    id: "small",
    sections: { boundary: { systems: [{ name: "Outlook" }, { id: "crm", name: "CRM" }] } },
  });
  expect(systemName(packet, undefined)).toBe("");
  expect(systemName(packet, "crm")).toBe("CRM");
  expect(systemName(packet, "elsewhere")).toBe("elsewhere");
});
