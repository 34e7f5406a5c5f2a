import { expect, test } from "vitest";
import { parseManifest } from "#core/packet/parse-manifest";
import { precheckPacket } from "#core/prechecks/precheck-packet";
import { lemmasOf } from "#shared/prechecks/text/words";

const namesOfObjects = [
  "constructor",
  "hasOwnProperty",
  "__proto__",
  "toString",
  "valueOf",
  "__defineGetter__",
];

test.each(namesOfObjects)("%s is a word like another", (word) => {
  expect(lemmasOf(word)[0]).toBe(word);
});

test("a packet of such words is read by every rule", () => {
  const every = namesOfObjects.map((word) => `"${word}"`).join(", ");
  const text = namesOfObjects.join(" ");
  const manifest = `format: countersign.packet/1
id: odd
version: "1"
title: "${text}"
summary: "The agent will ${text} and {{constructor.constructor('x')()}}."
sections:
  boundary: { statement: "${text}", trigger: "${text}", inputs: [${every}], systems: [{ id: constructor, name: toString }], outputs: [${every}], highRiskActions: [${every}] }
  data: { flows: [{ system: constructor, fields: [${every}], classes: [${every}], access: [${every}], leavesBoundary: true, destination: constructor, retention: "constructor days" }] }
  actions: { rows: [${namesOfObjects.map((word) => `{ action: "${word} constructor", system: "${word}", policy: "${word}", approver: "${word}" }`).join(", ")}] }
  identity: { account: constructor, principal: constructor, scopes: [{ system: constructor, scope: constructor.toString }], rotation: { owner: constructor }, revocation: "${text}" }
  failure: { text: "${text}", detection: "constructor toString", stop: { who: constructor, within: "constructor minutes" } }
  receipts: { where: "${text}", retention: "constructor toString", sample: r.json }
  ownership: { workflow: { name: constructor }, shutdown: { name: toString } }
`;
  const packet = parseManifest({ bytes: Buffer.from(manifest), file: "packet.yaml", maxBytes: 1_000_000 });
  const receipt = JSON.stringify({ constructor: "toString", decision: "valueOf", action: "constructor" });
  const tools = JSON.stringify({
    tools: namesOfObjects.map((name) => ({ name, description: name, inputSchema: {} })),
  });
  const files = [receipt, tools].map((body, at) => ({
    path: at === 0 ? "r.json" : "t.json",
    state: "listed" as const,
    bytes: Buffer.from(body),
  }));
  expect(precheckPacket({ packet, files }).flags.length).toBeGreaterThan(10);
});
