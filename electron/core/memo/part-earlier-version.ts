/** What the vendor changed since the version that was reviewed before, and what was decided about that one. */
import { fileChanges, packetChanges, type PacketChange } from "#shared/rules/packet-changes";
import { body, cell, column, heading, mono, strong, table } from "./memo-blocks.ts";
import type { Block, Cell, MemoInput } from "./memo-types.ts";
import { count, day, decisionWords, severityWords } from "./memo-words.ts";
import { verdictChanges } from "./part-delta.ts";
import { titleOf } from "./part-findings.ts";

export function earlierVersionPart(input: MemoInput): Block[] {
  const { earlier, packet, files, record } = input;
  if (!earlier) return [];
  const then = earlier.record;
  const [was, is] = [versionOf(then.packet.version), versionOf(packet.version)];
  const changes = [...packetChanges(earlier.packet, packet), ...fileChanges(earlier.files, files)];
  const sameChecklist = then.checklist.id === record.checklist.id;
  return [
    heading(1, `Changes since ${was} of the packet`),
    body([
      `The workflow was reviewed before, in ${was} of its packet: review `,
      mono(then.reviewId),
      `, signed ${day(then.frozenAt.slice(0, 10))}. ${decisionThen(then.decision.decision)} That decision names the digest `,
      mono(then.packet.digest.slice(0, 16)),
      " and does not apply to this version.",
    ]),
    heading(2, "In the packet"),
    body(
      changes.length === 0
        ? `Every field and every file of ${is} is as it was in ${was}.`
        : `${capital(is)} differs from ${was} in ${count(changes.length, "field or file", "fields and files")}. Rows are compared with the row of the same name, wherever it stands.`,
    ),
    ...(changes.length === 0 ? [] : [changesTable(changes, { was, is })]),
    heading(2, "In the review"),
    table({
      caption: `What was decided otherwise about ${was}`,
      columns: [column("What", 40), column("Then", 30), column("Now", 30)],
      rows: (sameChecklist ? verdictChanges(input, then) : []).map((change) => [
        change.what,
        cell(change.was),
        cell(change.is),
      ]),
      none: sameChecklist
        ? "Nothing of the decision, the scores or the answers is otherwise."
        : "The two were reviewed by different checklists: their scores and answers are not compared.",
    }),
    ...findingsThen(input, earlier.record),
  ];
}

function changesTable(changes: readonly PacketChange[], { was, is }: { was: string; is: string }): Block {
  return table({
    caption: `What the vendor changed since ${was}`,
    columns: [column("Field", 26), column(capital(was), 37), column(capital(is), 37)],
    rows: changes.map((change) => [
      change.of === undefined ? cell(strong(change.what)) : cell(strong(change.what), change.of),
      said(change.was, "not there"),
      said(change.is, "gone"),
    ]),
    none: "",
  });
}

/** Findings have other ids in another review: the title tells whether it was raised again. */
function findingsThen({ record }: MemoInput, then: MemoInput["record"]): Block[] {
  const now = new Set(record.findings.map(titleOf));
  const open = then.findings.filter(({ status }) => status !== "fixed");
  return [
    table({
      caption: "Findings of the earlier review that were not fixed then",
      columns: [column("Finding", 60), column("Severity", 15), column("In this review", 25)],
      rows: open.map((finding) => [
        cell(titleOf(finding)),
        cell(severityWords[finding.severity].label),
        cell(now.has(titleOf(finding)) ? "raised again" : "not raised under this title"),
      ]),
      none: "The earlier review left no finding open.",
    }),
  ];
}

function decisionThen(decision: MemoInput["record"]["decision"]["decision"]): string {
  return decision ? `The decision was: ${decisionWords[decision].label.toLowerCase()}.` : "";
}

const said = (text: string | undefined, none: string): Cell => cell(text ?? `(${none})`);
const versionOf = (version: string | undefined) =>
  version === undefined ? "a version without a name" : `version ${version}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
