/** The vendor's action policy and data access, as the reviewer saw them. */
import type { Packet } from "#shared/formats/packet";
import { body, cell, column, fact, heading, strong, table } from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { systemName } from "./packet-answers.ts";
import { actionsPart, yesNo } from "./part-actions.ts";

export function packetPart(input: MemoInput): Block[] {
  const { packet, record } = input;
  const corrected =
    record.matrix.length > 0
      ? " Where the reviewer corrected a row of the action policy, it is marked, and the reviewer's version stands beside the vendor's."
      : "";
  return [
    heading(1, "The packet as reviewed"),
    body(
      `What follows is the vendor's own statement, in the version whose digest is on page one. What was found about it stands under findings and in the checklist.${corrected}`,
    ),
    ...vendorWords(packet),
    ...actionsPart(input),
    heading(2, "Data access"),
    dataAccess(packet),
  ];
}

function vendorWords(packet: Packet): Block[] {
  const { boundary } = packet.sections;
  const parts: [string, string | undefined][] = [
    ["Title", packet.title],
    ["Summary", packet.summary],
    ["Boundary", boundary?.statement],
    ["Trigger", boundary?.trigger],
    ["Outside it", boundary?.outOfScope?.join("; ")],
  ];
  return [
    heading(2, "The workflow in the vendor's words"),
    ...parts.map(([label, text]) => fact(label, text?.trim() ? text : "The packet does not say.")),
  ];
}

function dataAccess(packet: Packet): Block {
  return table({
    caption: "Data that the workflow reaches",
    columns: [
      column("System", 15),
      column("Fields and classes", 31),
      column("Access", 11),
      column("Leaves the boundary", 20),
      column("Retention", 23),
    ],
    rows: (packet.sections.data?.flows ?? []).map((flow) => [
      cell(strong(systemName(packet, flow.system))),
      cell(
        flow.fields?.join(", ") || "fields not stated",
        `Classes: ${flow.classes?.join(", ") || "not stated"}`,
      ),
      cell(flow.access?.join(", ") || "not stated"),
      cell([yesNo(flow.leavesBoundary) ?? "not stated", flow.destination].filter(Boolean).join(": ")),
      cell(flow.retention ?? "not stated"),
    ]),
    none: "The packet lists no data.",
  });
}
