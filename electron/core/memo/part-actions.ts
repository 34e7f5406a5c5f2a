/** The vendor's action policy by bucket, and beside it the reviewer's version of the rows that they corrected. */
import type { ActionRow, Packet, YesNo } from "#shared/formats/packet";
import type { ActionCorrection } from "#shared/formats/review";
import { body, cell, column, heading, muted, strong, table, toned } from "./memo-blocks.ts";
import type { Block, Cell, MemoInput, Run } from "./memo-types.ts";
import { isStated, orBlank } from "./memo-words.ts";
import { systemName } from "./packet-answers.ts";
import { bucketLabels } from "./part-radius.ts";

const buckets = [
  { policy: "automatic", title: "Automatic: done without asking" },
  { policy: "approval", title: "Approval: only after a person says yes" },
  { policy: "never", title: "Never: not done at all" },
] as const;

type Row = ActionRow & { corrected: ActionCorrection | undefined };

export function actionsPart({ packet, record }: MemoInput): Block[] {
  const byPath = new Map(record.matrix.map((correction) => [correction.path, correction]));
  const rows = (packet.sections.actions?.rows ?? []).map((row, at): Row => ({
    ...row,
    corrected: byPath.get(`actions[${at}]`),
  }));
  return [
    heading(2, "Action policy"),
    ...(rows.length === 0 ? [body("The packet lists no actions.")] : matrix(packet, rows)),
    ...corrections(packet, record.matrix),
  ];
}

function matrix(packet: Packet, rows: readonly Row[]): Block[] {
  const others = rows.filter((row) => !buckets.some(({ policy }) => policy === row.policy));
  return [
    ...buckets.map(({ policy, title }) => {
      const own = rows.filter((row) => row.policy === policy);
      return policy === "approval" ? approvals(packet, title, own) : plainActions(packet, title, own);
    }),
    ...(others.length > 0 ? [plainActions(packet, "In no bucket", others, true)] : []),
  ];
}

function approvals(packet: Packet, caption: string, rows: readonly Row[]): Block {
  return table({
    caption,
    columns: [
      column("Action", 24),
      column("System", 16),
      column("Who approves, seeing what", 33),
      column("Undo and receipt", 27),
    ],
    rows: rows.map((row) => [
      actionCell(row),
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

function plainActions(packet: Packet, caption: string, rows: readonly Row[], odd = false): Block {
  const told = rows.some((row) => undoLines(row).length > 0);
  return table({
    caption,
    columns: [column("Action", 36), column("System", 22), ...(told ? [column("Undo and receipt", 42)] : [])],
    rows: rows.map((row) => [
      actionCell(row, odd ? [`Policy: ${row.policy ?? "not stated"}`] : []),
      cell(systemName(packet, row.system)),
      ...(told ? [undoAndReceipt(row)] : []),
    ]),
    none: `${caption}. The packet lists none.`,
  });
}

/** A row that the reviewer sees otherwise says so where the vendor's version stands. */
function actionCell({ action = "", policy, corrected }: Row, more: readonly string[] = []): Cell {
  const marks = !corrected
    ? []
    : corrected.policy === policy
      ? [strong("Corrected by the reviewer")]
      : [strong(`Reviewer: ${bucketLabels[corrected.policy].toLowerCase()}`)];
  const lines = [strong(orBlank(action)), ...more, ...marks];
  return lines.length > 1 ? toned("fair", ...lines) : cell(...lines);
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

function corrections(packet: Packet, matrixRows: readonly ActionCorrection[]): Block[] {
  if (matrixRows.length === 0) return [];
  const rows = packet.sections.actions?.rows ?? [];
  return [
    {
      kind: "table",
      caption: "Rows that the reviewer corrected; what differs from the vendor's version is in bold",
      columns: [
        column("Action", 24),
        column("The vendor's version", 38),
        column("The reviewer's version", 38),
      ],
      rows: matrixRows.map((correction) => {
        const theirs = vendorLines(rows[Number(/\d+/.exec(correction.path)?.[0])]);
        const ours = correctionLines(correction);
        return [
          cell(strong(orBlank(correction.action))),
          cell(...theirs),
          toned(
            "fair",
            ...ours.map((line): Run | string => (theirs.includes(line) ? line : strong(line))),
            ...(isStated(correction.note) ? [[muted("Note: "), correction.note]] : []),
          ),
        ];
      }),
    },
  ];
}

function vendorLines(row: ActionRow = {}): string[] {
  return lines({
    policy: row.policy ?? "",
    reversible: yesNo(row.reversible) ?? "",
    approver: row.approver ?? "",
    receipt: row.receipt ?? "",
    rollback: row.rollback ?? "",
  });
}

/** The reviewer's version of a row, in lines that stand beside the vendor's. */
export function correctionLines({ reversible, ...row }: ActionCorrection): string[] {
  return lines({ ...row, reversible: yesNo(reversible) ?? "" });
}

function lines(row: Record<"policy" | "reversible" | "approver" | "receipt" | "rollback", string>): string[] {
  const or = (text: string) => (isStated(text) ? text : "not stated");
  return [
    `Policy: ${or(row.policy)}`,
    `Reversible: ${or(row.reversible)}`,
    `Approver: ${or(row.approver)}`,
    `Receipt: ${or(row.receipt)}`,
    `Rollback: ${or(row.rollback)}`,
  ];
}

export function yesNo(value: YesNo | undefined): string | undefined {
  return value === true ? "yes" : value === false ? "no" : value;
}

function stated(pairs: readonly [string, string | undefined][]): string[] {
  return pairs.filter(([, text]) => text?.trim()).map(([label, text]) => `${label}: ${text}`);
}
