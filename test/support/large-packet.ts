import type { PrecheckInput } from "#core/prechecks/precheck-packet";
import { Packet } from "#shared/formats/packet";

const verbs = [
  "look up",
  "update",
  "create",
  "send",
  "classify",
  "route",
  "delete",
  "summarise",
  "schedule",
  "cancel",
];
const things = [
  "order",
  "invoice",
  "claim",
  "ticket",
  "customer record",
  "delivery date",
  "price list",
  "appointment",
  "contract",
  "shipment",
];
const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[at % list.length];
  if (found === undefined) throw new Error("an empty list");
  return found;
};

/** A packet as large as a vendor might send, with a tool list as large as an agent might have. */
export function largePacket({
  actions,
  systems,
  tools,
}: {
  actions: number;
  systems: number;
  tools: number;
}): PrecheckInput {
  const system = (at: number) => `system-${at % systems}`;
  const packet = Packet.parse({
    format: "countersign.packet/1",
    id: "large",
    title: "A large packet",
    sections: {
      boundary: {
        statement: "Reads orders, prepares answers and hands them to the desk. It never pays. ".repeat(20),
        trigger: "A new order",
        inputs: ["order"],
        outputs: ["answer"],
        outOfScope: ["payments"],
        systems: Array.from({ length: systems }, (_, at) => ({ id: system(at), name: `System ${at}` })),
      },
      data: {
        flows: Array.from({ length: systems }, (_, at) => ({
          system: system(at),
          fields: ["order number", "e-mail", `field ${at}`],
          classes: ["pii"],
          access: ["read", "write"],
          leavesBoundary: false,
          retention: "none",
        })),
      },
      actions: {
        rows: Array.from({ length: actions }, (_, at) => ({
          action: `${pick(verbs, at)} ${pick(things, Math.floor(at / 10))} of kind ${Math.floor(at / 100)}`,
          system: system(at),
          policy: at % 3 === 0 ? "automatic" : "approval",
          approver: "Desk lead",
          rollback: "the desk sets the earlier value",
        })),
      },
      identity: {
        account: "service",
        principal: "svc-large",
        scopes: Array.from({ length: systems }, (_, at) => ({
          system: system(at),
          scope: `orders${at}.write`,
        })),
      },
      failure: { rollback: "The desk restores the earlier value. ".repeat(20) },
    },
  });
  const list = {
    jsonrpc: "2.0",
    result: {
      tools: Array.from({ length: tools }, (_, at) => ({
        name: `${pick(verbs, at).replaceAll(" ", "_")}_${pick(things, Math.floor(at / 10)).replaceAll(" ", "_")}_${at}`,
        description: `${pick(verbs, at)} the ${pick(things, Math.floor(at / 10))} number ${at}.`,
        inputSchema: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
        annotations: { readOnlyHint: at % 10 === 0 },
      })),
    },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(list, undefined, 1));
  return { packet, files: [{ path: "evidence/tools.json", state: "listed", bytes }] };
}
