/** The vendor's action policy and data access, as the reviewer saw them. */
import type { ActionRow, Packet, YesNo } from "#shared/formats/packet";
import { body, cell, column, fact, heading, strong, table, toned } from "./memo-blocks.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { systemName } from "./packet-answers.ts";

export function packetPart({ packet }: MemoInput): Block[] {
  return [
    heading(1, "The packet as reviewed"),
    body(
      "What follows is the vendor's own statement, in the version whose digest is on page one. What was found about it stands under findings and in the checklist.",
    ),
    ...vendorWords(packet),
    heading(2, "Action policy"),
    ...actionPolicy(packet),
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

const buckets = [
  { policy: "automatic", title: "Automatic: done without asking" },
  { policy: "approval", title: "Approval: only after a person says yes" },
  { policy: "never", title: "Never: not done at all" },
] as const;

function actionPolicy(packet: Packet): Block[] {
  const rows = packet.sections.actions?.rows ?? [];
  if (rows.length === 0) return [body("The packet lists no actions.")];
  const others = rows.filter((row) => !buckets.some(({ policy }) => policy === row.policy));
  return [
    ...buckets.map(({ policy, title }) => {
      const own = rows.filter((row) => row.policy === policy);
      return policy === "approval" ? approvals(packet, title, own) : plainActions(packet, title, own);
    }),
    ...(others.length > 0 ? [plainActions(packet, "In no bucket", others, true)] : []),
  ];
}

function approvals(packet: Packet, caption: string, rows: readonly ActionRow[]): Block {
  return table({
    caption,
    columns: [
      column("Action", 24),
      column("System", 16),
      column("Who approves, seeing what", 33),
      column("Undo and receipt", 27),
    ],
    rows: rows.map((row) => [
      cell(strong(row.action ?? "")),
      cell(systemName(packet, row.system)),
      cell(
        row.approver ?? "",
        ...stated([
          ["Sees", row.approvalShows],
          ["Without an answer", row.approvalTimeout],
        ]),
      ),
      undoAndReceipt(row),
    ]),
    none: `${caption}. The packet lists none.`,
  });
}

function plainActions(packet: Packet, caption: string, rows: readonly ActionRow[], odd = false): Block {
  const told = rows.some((row) => undoLines(row).length > 0);
  return table({
    caption,
    columns: [column("Action", 36), column("System", 22), ...(told ? [column("Undo and receipt", 42)] : [])],
    rows: rows.map((row) => [
      odd
        ? toned("fair", strong(row.action ?? ""), `Policy: ${row.policy ?? "not stated"}`)
        : cell(strong(row.action ?? "")),
      cell(systemName(packet, row.system)),
      ...(told ? [undoAndReceipt(row)] : []),
    ]),
    none: `${caption}. The packet lists none.`,
  });
}

function undoAndReceipt(row: ActionRow) {
  const lines = undoLines(row);
  return lines.length > 0 ? cell(...lines) : cell("not stated");
}

function undoLines(row: ActionRow): string[] {
  const short = stated([
    ["Risk", row.risk],
    ["Reversible", yesNo(row.reversible)],
    ["Receipt", row.receipt],
  ]);
  return [...(short.length > 0 ? [short.join(" · ")] : []), ...stated([["Rollback", row.rollback]])];
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

function yesNo(value: YesNo | undefined): string | undefined {
  return value === true ? "yes" : value === false ? "no" : value;
}

function stated(pairs: readonly [string, string | undefined][]): string[] {
  return pairs.filter(([, text]) => text?.trim()).map(([label, text]) => `${label}: ${text}`);
}
