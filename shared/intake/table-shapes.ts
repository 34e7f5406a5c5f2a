/** Tables of other shapes: on their side, with a column for each policy, with a step and its policy in a row. */
import type { PacketSectionId } from "../formats/packet.ts";
import type { Collector } from "./collect.ts";
import type { Cell } from "./document.ts";
import { columnsOf } from "./map-rows.ts";
import { putAction } from "./put-actions.ts";
import { isBlank, policyLeadOf, policyOf } from "./values.ts";
import { plain } from "./words.ts";

type Row = readonly Cell[];

/** Columns headed by how what stands in them may be done: "Goes ahead | Head grader signs off first | Locked out". */
export function mapLanes(into: Collector, rows: readonly Row[]): boolean {
  const [header = [], ...body] = rows;
  const lanes = header.map(({ text }) => policyLeadOf(text));
  if (header.length < 2 || body.length === 0 || lanes.some((lane) => lane === undefined)) return false;
  if (new Set(lanes.map((lane) => lane?.policy)).size < 2) return false;
  for (const row of body)
    for (const [at, cell] of row.entries()) {
      const lane = lanes[at];
      if (!lane) continue;
      for (const line of cell.text.split("\n").map((one) => plain(one.replace(/^[•◦▪‣*–-]\s*/u, ""))))
        if (!isBlank(line))
          putAction(into, line, cell, {
            ...lane,
            why: `it stands under "${plain(header[at]?.text ?? "").slice(0, 60)}"`,
          });
    }
  return true;
}

/** A table of data flows that stands on its side: systems across, what is asked of them down. */
export function turnedOf(
  rows: readonly Row[],
  around: { section?: PacketSectionId | undefined },
): readonly Row[] | undefined {
  const [header = []] = rows;
  if (rows.length < 4 || header.length < 2 || header.length > 12) return undefined;
  const turned = header.map((_, column) =>
    rows.map((row) => row[column] ?? { text: "", place: header[0]?.place ?? { file: "" } }),
  );
  const [labels = [], ...body] = turned;
  // What stands across are names: the corner above the labels is blank, or says "system".
  const corner = plain(labels[0]?.text ?? "");
  if (corner !== "" && !/^(?:system|application|app|item|name)s?$/i.test(corner)) return undefined;
  const named = [{ ...(labels[0] ?? { place: { file: "" } }), text: "System" }, ...labels.slice(1)];
  const columns = columnsOf(named, body, around);
  return columns?.kind === "data.flows" && columns.fields.size + columns.adds.size >= 4
    ? [named, ...body]
    : undefined;
}

/** "Create a work order | after release by the controller": a step, and how it may be done. */
export function putStep(into: Collector, step: Cell | undefined, answer: Cell | undefined): boolean {
  if (!step || !answer || plain(step.text).endsWith("?") || answer.text.split(/\s+/).length > 12)
    return false;
  const policy = policyLeadOf(answer.text)?.policy ?? policyOf(answer.text);
  if (!policy || step.text.split(/\s+/).length < 2) return false;
  const approver = /\b(?:by|from|of) (?:the |an? )?([^,;()]{3,60})$/i.exec(plain(answer.text))?.[1];
  putAction(into, step.text, step, {
    policy,
    why: `"${plain(answer.text).slice(0, 60)}" stands beside it`,
    ...(policy === "approval" && approver !== undefined && { approver }),
  });
  return true;
}
