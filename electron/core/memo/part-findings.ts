/** The findings, worst first: a summary table, then each in full. */
import { severities } from "#shared/formats/review";
import {
  body,
  cell,
  column,
  findingRef,
  heading,
  mono,
  paragraph,
  strong,
  table,
  toned,
} from "./memo-blocks.ts";
import { linkText } from "./evidence-names.ts";
import type { Block, MemoInput } from "./memo-types.ts";
import { clip, count, day, isStated, severityWords, statusWords } from "./memo-words.ts";

type Found = MemoInput["record"]["findings"][number];

export function findingsPart({ record }: MemoInput): Block[] {
  const ordered = worstFirst(record.findings);
  if (ordered.length === 0) return [heading(1, "Findings"), body("No findings were raised.")];
  const owned = ordered.some(({ owner }) => isStated(owner));
  const dated = ordered.some(({ due }) => isStated(due));
  const groups = severities
    .map((severity) => ({
      severity,
      numbered: [...ordered.entries()].filter(([, finding]) => finding.severity === severity),
    }))
    .filter(({ numbered }) => numbered.length > 0);
  return [
    heading(1, "Findings"),
    body(
      groups
        .map(({ severity, numbered }) => `${severityWords[severity].label}: ${numbered.length}`)
        .join(" · "),
    ),
    table({
      caption: "Findings by severity",
      columns: [
        column("No.", 7),
        column("Severity", 14),
        column("Finding", 33),
        ...(owned ? [column("Owner", 18)] : []),
        ...(dated ? [column("Due", 17)] : []),
        column("Status", 11),
      ],
      rows: ordered.map((finding, i) => [
        cell(findingRef(i + 1)),
        toned(severityWords[finding.severity].tone, strong(severityWords[finding.severity].label)),
        cell(clip(titleOf(finding), 200)),
        ...(owned ? [cell(clip(finding.owner, 100))] : []),
        ...(dated ? [cell(day(finding.due))] : []),
        cell(statusWords[finding.status]),
      ]),
      none: "No findings were raised.",
    }),
    ...groups.flatMap(({ severity, numbered }) => [
      heading(2, `${severityWords[severity].label}: ${count(numbered.length, "finding")}`),
      ...numbered.flatMap(([i, finding]) => inFull(record, finding, i + 1)),
    ]),
  ];
}

/** In the order in which the memo numbers them. */
export function worstFirst(findings: readonly Found[]): Found[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

export function titleOf({ title }: Found): string {
  return isStated(title) ? title : "no title yet";
}

/** The heading under which a finding stands in full. */
export function findingHeading(finding: Found, number: number): string {
  return `Finding ${number}. ${titleOf(finding)}`;
}

/** What was left blank has no line: a label with nothing beside it would read as an answer. */
function inFull(record: MemoInput["record"], finding: Found, number: number): Block[] {
  const said = (label: string, text: string) => (isStated(text) ? [body([strong(`${label}: `), text])] : []);
  const about = [
    severityWords[finding.severity].label,
    statusWords[finding.status],
    ...(isStated(finding.owner) ? [`Owner: ${finding.owner}`] : []),
    ...(isStated(finding.due) ? [`Due: ${day(finding.due)}`] : []),
  ];
  const links = finding.links.map((link) => linkText(record, link)).join("; ");
  return [
    heading(3, findingHeading(finding, number), findingRef(number).ref),
    paragraph(
      "note",
      [about.join(" · "), ...(finding.item === undefined ? [] : [" · Item: ", mono(finding.item)])],
      { keepWithNext: [finding.what, finding.why, finding.recommendation, links].some(isStated) },
    ),
    ...said("What", finding.what),
    ...said("Why it matters", finding.why),
    ...said("Recommendation", finding.recommendation),
    ...said("Evidence", links),
  ];
}
