/** How far a mistake of the agent reaches: a picture, and beside it the table that says the same and more. */
import { buckets, type Bucket, type ReachedSystem } from "#shared/blast-radius/blast-radius";
import { tellBlastRadius } from "#shared/blast-radius/picture";
import { body, cell, column, heading, mono, muted, numberOf, strong, table, toned } from "./memo-blocks.ts";
import type { Block, Cell, MemoInput, Run } from "./memo-types.ts";
import { onOneLine, orBlank } from "./memo-words.ts";

export const bucketLabels: Readonly<Record<Bucket, string>> = {
  automatic: "Automatic",
  approval: "Approval",
  never: "Never",
  none: "In no bucket",
};

export function radiusPart({ radius, record }: MemoInput): Block[] {
  const corrections = new Map(record.matrix.map(({ path, policy }) => [path, policy]));
  const moved = radius.systems.some(({ actions }) =>
    actions.some(({ path, bucket }) => (corrections.get(path) ?? bucket) !== bucket),
  );
  const corrected = moved
    ? " Buckets are the vendor's, as the agent would run; where the reviewer puts an action into another one, the table says so."
    : "";
  return [
    heading(1, "Blast radius"),
    body([
      "How far a mistake of the agent reaches, drawn from the packet and its evidence. Figure ",
      numberOf("radius_figure"),
      " shows it at a glance",
      ...(radius.systems.length > 0 ? [", Table ", numberOf("radius_table"), " system by system"] : []),
      `; what is drawn dashed in the figure, the packet does not declare.${corrected}`,
    ]),
    table({
      ref: "radius_table",
      caption: "What the agent reaches, system by system",
      columns: [
        column("No.", 6),
        column("System", 27),
        column("Actions by bucket", 41),
        column("Data leaves to", 26),
      ],
      rows: radius.systems.map((system, i) => [
        cell(String(i + 1)),
        systemCell(system),
        actionsCell(system, corrections),
        leavingCell(system),
      ]),
      none: "The packet names no system.",
    }),
    ...reachTable(radius),
    stopping(radius),
    {
      kind: "figure",
      ref: "radius_figure",
      caption: "Systems, actions by bucket, where data leaves, and who can stop it",
      alt: radiusAlt(radius),
      drawing: { kind: "radius", radius },
    },
  ];
}

export function radiusAlt(radius: MemoInput["radius"]): string {
  return onOneLine(tellBlastRadius(radius));
}

function systemCell({ label, declared, access, classes }: ReachedSystem): Cell {
  const reached = [
    ...(access.length > 0 ? [`Access: ${access.join(", ")}`] : []),
    classes.length > 0 ? `Classes: ${classes.join(", ")}` : "",
  ].filter((line) => line !== "");
  const about = reached.length > 0 ? reached.map(muted) : [muted("Not in the data map")];
  return declared
    ? cell(strong(orBlank(label)), ...about)
    : toned("fair", strong(orBlank(label)), "Not in the boundary statement", ...about);
}

function actionsCell({ actions }: ReachedSystem, corrections: ReadonlyMap<string, Bucket>): Cell {
  const inWords = ({ action, path, bucket }: ReachedSystem["actions"][number]) => {
    const reviewers = corrections.get(path) ?? bucket;
    const mark = reviewers === bucket ? "" : ` [reviewer: ${bucketLabels[reviewers].toLowerCase()}]`;
    return `${orBlank(action)}${mark}`;
  };
  const lines = buckets.flatMap((bucket): Run[][] => {
    const own = actions.filter((action) => action.bucket === bucket);
    if (own.length === 0) return [];
    return [[strong(`${bucketLabels[bucket]} (${own.length}): `), { text: own.map(inWords).join("; ") }]];
  });
  return lines.length === 0 ? cell("No actions") : cell(...lines);
}

function leavingCell({ destinations }: ReachedSystem): Cell {
  if (destinations.length === 0) return cell("");
  return cell(
    ...destinations.flatMap(({ to, classes }) => [
      to,
      muted(classes.length === 0 ? "no class declared" : classes.join(", ")),
    ]),
  );
}

function reachTable({ undeclared }: MemoInput["radius"]): Block[] {
  if (undeclared.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Reach that only the evidence shows: the packet does not declare it",
      columns: [column("What is so", 46), column("Evidence", 27), column("Its words", 27)],
      rows: undeclared.map(({ says, file, quote, blocker }) => [
        blocker ? toned("poor", says, strong("Blocker")) : cell(says),
        cell(file),
        cell(mono(quote)),
      ]),
    },
  ];
}

function stopping({ stop: { who, within, how } }: MemoInput["radius"]): Block {
  return body([
    strong("Who can stop it: "),
    who ?? "the packet names nobody",
    strong(" · Within: "),
    within ?? "no stated time",
    ...(how === undefined ? [] : [strong(" · How: "), how]),
  ]);
}
