/** The findings, worst first: a summary table, then each in full. */
import { severities } from "#shared/formats/review";
import { body, cell, column, heading, mono, paragraph, strong, toned } from "./memo-blocks.ts";
import { linkText } from "./evidence-names.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { clip, count, day, orBlank, severityWords, statusWords } from "./memo-words.ts";

type Found = MemoInput["record"]["findings"][number];

export function findingsPart({ record }: MemoInput): Block[] {
  const groups = severities
    .map((severity) => ({
      severity,
      findings: record.findings.filter((finding) => finding.severity === severity),
    }))
    .filter((group) => group.findings.length > 0);
  if (groups.length === 0) return [heading(1, "Findings"), body("No findings were raised.")];
  const ordered = groups.flatMap((group) => group.findings);
  const number = new Map(ordered.map((finding, i) => [finding.id, i + 1]));
  const numberOf = (finding: Found) => number.get(finding.id) ?? 0;
  return [
    heading(1, "Findings"),
    body(
      groups
        .map(({ severity, findings }) => `${severityWords[severity].label}: ${findings.length}`)
        .join(" · "),
    ),
    {
      kind: "table",
      caption: "Findings by severity",
      columns: [
        column("No.", 8),
        column("Severity", 15),
        column("Finding", 38),
        column("Owner", 20),
        column("Due", 19),
      ],
      rows: ordered.map((finding) => [
        cell(String(numberOf(finding))),
        toned(severityWords[finding.severity].tone, strong(severityWords[finding.severity].label)),
        cell(clip(finding.title, 200)),
        cell(clip(finding.owner, 100)),
        cell(day(finding.due), statusWords[finding.status]),
      ]),
    },
    ...groups.flatMap(({ severity, findings }) => [
      heading(2, `${severityWords[severity].label}: ${count(findings.length, "finding")}`),
      ...findings.flatMap((finding) => inFull(record, finding, numberOf(finding))),
    ]),
  ];
}

/** The heading under which a finding stands in full. */
export function findingHeading(finding: Found, number: number): string {
  return `Finding ${number}. ${orBlank(finding.title)}`;
}

function inFull(record: MemoInput["record"], finding: Found, number: number): Block[] {
  const said = (label: string, text: string) => body([strong(`${label}: `), orBlank(text)]);
  const links = finding.links.map((link) => linkText(record, link)).join("; ");
  return [
    heading(3, findingHeading(finding, number)),
    paragraph(
      "note",
      [
        `${severityWords[finding.severity].label} · ${statusWords[finding.status]} · Owner: ${orBlank(finding.owner)} · Due: ${day(finding.due)}`,
        ...(finding.item === undefined ? [] : [" · Item: ", mono(finding.item)]),
      ],
      { keepWithNext: true },
    ),
    said("What", finding.what),
    said("Why it matters", finding.why),
    said("Recommendation", finding.recommendation),
    ...(links === "" ? [] : [said("Evidence", links)]),
  ];
}
