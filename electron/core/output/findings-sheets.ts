/** What a review found, as tables of plain text: the content of the CSV file and of the workbook. */
import type { ReviewRecord } from "#shared/formats/review";
import { wordText } from "../memo/word-text.ts";
import { severityWords, statusWords } from "../memo/memo-words.ts";
import { worstFirst } from "../memo/part-findings.ts";

/** The first row names the columns. `widths` are in letters. */
export type Sheet = {
  name: string;
  widths: readonly number[];
  rows: readonly (readonly string[])[];
  /** Offered to whoever fills the sheet, in rows from the second on; other words may be written as well. */
  choices?: readonly { column: number; from: number; to: number; words: readonly string[] }[];
};

export type OutputOf = { record: ReviewRecord; digest: string; draft: boolean };

/** The findings, and whatever of conditions, questions and linked evidence there is; last, which review it is. */
export function findingsSheets({ record, digest, draft }: OutputOf): Sheet[] {
  const found = worstFirst(record.findings);
  const { conditions } = record.decision;
  const evidenceName = new Map(record.evidence.map(({ id, name }) => [id, name]));
  const sheets: Sheet[] = [
    {
      name: "Findings",
      widths: [8, 12, 10, 36, 24, 60, 60, 60, 26, 12, 20],
      rows: [
        [
          "Number",
          "Severity",
          "Status",
          "Title",
          "Item",
          "What",
          "Why it matters",
          "Recommendation",
          "Owner",
          "Due",
          "Id",
        ],
        ...found.map((finding, at) => [
          String(at + 1),
          severityWords[finding.severity].label,
          statusWords[finding.status],
          finding.title,
          finding.item ?? "",
          finding.what,
          finding.why,
          finding.recommendation,
          finding.owner,
          finding.due,
          finding.id,
        ]),
      ],
    },
    {
      name: "Linked evidence",
      widths: [10, 14, 50, 40],
      rows: [
        ["Finding", "From", "File", "Place"],
        ...found.flatMap(({ links }, at) =>
          links.map(({ from, ref, location }) => [
            String(at + 1),
            from,
            from === "packet" ? ref : (evidenceName.get(ref) ?? ref),
            location,
          ]),
        ),
      ],
    },
    {
      name: "Conditions",
      widths: [8, 80, 30, 12],
      rows: [
        ["Number", "Condition", "Owner", "Due"],
        ...conditions.map(({ text, owner, due }, at) => [String(at + 1), text, owner, due]),
      ],
    },
    {
      name: "Questions",
      widths: [8, 100, 24],
      rows: [
        ["Number", "Question to the vendor", "Item"],
        ...record.questions.map(({ text, item }, at) => [String(at + 1), text, item ?? ""]),
      ],
    },
    {
      name: "Review",
      widths: [22, 80],
      rows: [
        ["What", "Value"],
        ["State", draft ? "DRAFT, not signed" : "Signed"],
        ["Review", record.reviewId],
        ["Revision", String(record.revision)],
        ["Frozen at", record.frozenAt],
        ["Reviewer", record.reviewer.name],
        ["Packet", record.packet.id],
        ["Version of the packet", record.packet.version ?? ""],
        ["Digest of the packet", record.packet.digest],
        ["Digest of the review", digest],
      ],
    },
  ];
  return sheets
    .filter(({ name, rows }) => name === "Findings" || rows.length > 1)
    .map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => row.map(wordText)) }));
}
