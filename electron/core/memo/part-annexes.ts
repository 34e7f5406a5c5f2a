/** What stands behind the decision: questions still open, evidence, warnings, and how the score is computed. */
import { body, cell, column, heading, mono, muted, strong, table, toned } from "./memo-blocks.ts";
import type { VendorQuestion } from "#shared/formats/review";
import type { Block, Cell, MemoInput } from "./memo-types.ts";
import { fileStateWords, isStated, moment } from "./memo-words.ts";

export function questionsPart({ record }: MemoInput): Block[] {
  const placed = record.questions.some(({ item }) => item !== undefined);
  const answered = record.questions.some(({ replies = [] }) => replies.length > 0);
  return [
    heading(1, "Open questions to the vendor"),
    table({
      caption: "Questions to the vendor",
      columns: [
        column("No.", 8),
        column("Question", answered ? 40 : 66),
        ...(answered ? [column("Answer of the vendor", 34)] : []),
        ...(placed ? [column("Item", 26)] : []),
      ],
      rows: record.questions.map((question, i) => [
        cell(String(i + 1)),
        cell(question.text),
        ...(answered ? [repliesCell(question)] : []),
        ...(placed ? [question.item === undefined ? cell("") : cell(mono(question.item))] : []),
      ]),
      none: "No questions are open.",
    }),
  ];
}

/** Every answer with its day and the file that it came in: a later one stands below, and takes nothing away. */
function repliesCell({ replies = [] }: VendorQuestion): Cell {
  if (replies.length === 0) return cell(muted("none yet"));
  return {
    paras: replies.flatMap(({ text, at, file }) => cell(text, muted(`${at.slice(0, 10)}, ${file}`)).paras),
  };
}

export function evidencePart({ record, packetHead, files }: MemoInput): Block[] {
  return [
    heading(1, "Evidence"),
    body(
      "A hash names a file's exact content: whoever holds the file can compute its SHA-256 and compare. The packet's digest is made from the paths and hashes of all files that were taken.",
    ),
    body([strong("Packet digest: "), mono(packetHead.digest)]),
    ...(packetHead.archiveSha256
      ? [body([strong("Archive as received: "), mono(packetHead.archiveSha256)])]
      : []),
    body([strong("Received as: "), packetHead.sourceName, ` · imported ${moment(packetHead.importedAt)}`]),
    heading(2, "Files of the packet"),
    table({
      caption: "Files of the packet",
      columns: evidenceColumns("State"),
      rows: files.map((file) => {
        const word = fileStateWords[file.state];
        const listed =
          file.state === "altered" && file.listedSha256
            ? [muted("The vendor lists:"), mono(file.listedSha256)]
            : [];
        return [
          cell(file.path, ...[file.title, file.why].filter(isStated).map(muted)),
          toned(word.tone, strong(word.label)),
          file.sha256 ? cell(mono(file.sha256), ...listed) : cell("no content", ...listed),
        ];
      }),
      none: "The packet has no files.",
    }),
    heading(2, "Files added by the reviewer"),
    table({
      caption: "Files added by the reviewer",
      columns: evidenceColumns("Added"),
      rows: record.evidence.map((own) => [
        cell(own.name, ...[own.title].filter(isStated).map(muted), muted("Reviewer's own")),
        cell(moment(own.addedAt)),
        cell(mono(own.sha256)),
      ]),
      none: "The reviewer added no files.",
    }),
  ];
}

export function warningsPart({ packetHead, files }: MemoInput): Block[] {
  const says = {
    altered: "The file differs from the hash that the vendor lists for it",
    missing: "The vendor lists this file, but it is not in the packet",
    unlisted: "The file is in the packet, but the vendor does not list it",
  } as const;
  const rows = [
    ...packetHead.warnings.map((warning) => [cell("Packet"), cell(warning)]),
    ...files.flatMap((file) =>
      file.state === "altered" || file.state === "missing" || file.state === "unlisted"
        ? [[cell(file.path), cell(says[file.state])]]
        : [],
    ),
  ];
  return [
    heading(1, "Warnings about the packet"),
    table({
      caption: "What is odd about the packet as it arrived",
      columns: [column("Where", 42), column("Warning", 58)],
      rows,
      none: "Nothing was odd about the packet as it arrived.",
    }),
  ];
}

export function methodPart({ checklist }: MemoInput): Block[] {
  const { policy, scale } = checklist;
  const best = scale.at(-1)?.points ?? 0;
  const gate = scale.find((entry) => entry.key === policy.gateMinimum)?.label ?? policy.gateMinimum;
  return [
    heading(1, "Method"),
    body(
      `Each answer earns the points of its place in the scale, out of ${best}. A section's score is the weighted mean of its answered items that apply; the overall score is the weighted mean of the sections. Items that do not apply are left out, and listed with their reasons. Fractions are exact and are rounded only where they are shown.`,
    ),
    body(
      `A gate that is answered below "${gate}" is failed, whatever the score. Approval needs every gate passed, ${policy.approve.overall} % overall and ${policy.approve.section} % in every section; approval with conditions needs ${policy.conditions.overall} % overall and ${policy.conditions.section} % in every section that has a score, with failed gates waived by a named person until a day. The evidence level does not enter the score.`,
    ),
    body(
      "The verdict on each of the six first questions comes from the items that name it: met where their score reaches the section threshold for approval, not met where a gate among them is failed or their score is below the section threshold for conditions, partly met in between. The recommendation is arithmetic; the decision is the reviewer's.",
    ),
    {
      kind: "table",
      caption: "The scale",
      columns: [column("Key", 10), column("Label", 20), column("Points", 12, "right"), column("Meaning", 58)],
      rows: scale.map((entry) => [
        cell(entry.key),
        cell(strong(entry.label)),
        cell(String(entry.points)),
        cell(entry.help ?? ""),
      ]),
    },
  ];
}

function evidenceColumns(middle: string) {
  return [column("File", 42), column(middle, 16), column("SHA-256", 42)];
}
