/**
 * What must be found again in the written memo, taken from the record itself and not from the memo's parts: a part
 * that forgets something is caught as surely as a writer that does.
 */
import { severities } from "#shared/formats/review";
import type { MemoInput, Promised } from "./memo-types.ts";
import { day, evidenceLevelWords, orBlank } from "./memo-words.ts";
import { scoreText } from "./part-checklist.ts";
import { findingHeading } from "./part-findings.ts";

export function promisesOf(input: MemoInput): Promised[] {
  const { record, checklist, files, reviewDigest, packetHead, chainHead } = input;
  const { decision } = record;
  const row = (what: string, ...texts: (string | undefined)[]): Promised => ({
    kind: "row",
    what,
    texts: texts.filter((text): text is string => text !== undefined && text !== "").map(orBlank),
  });
  const text = (what: string, said: string): Promised => ({ kind: "text", what, text: said });
  const ordered = severities.flatMap((severity) =>
    record.findings.filter((finding) => finding.severity === severity),
  );

  return [
    ...Object.entries(record.answers).flatMap(([item, answer]) =>
      answer.key === undefined && answer.na === undefined && answer.note === ""
        ? []
        : [
            row(
              `the answer to "${item}"`,
              item,
              scoreText(checklist, answer),
              answer.key === undefined ? undefined : evidenceLevelWords[answer.evidenceLevel],
              answer.na,
              answer.note,
            ),
          ],
    ),
    ...Object.entries(record.answers).flatMap(([item, { na }]) =>
      na === undefined ? [] : [row(`the reason why "${item}" does not apply`, item, na)],
    ),
    ...ordered.map((finding, i): Promised => ({
      kind: "passage",
      what: `finding ${i + 1} (${finding.id})`,
      heading: findingHeading(finding, i + 1),
      texts: [
        orBlank(finding.what),
        orBlank(finding.why),
        orBlank(finding.recommendation),
        orBlank(finding.owner),
        day(finding.due),
        ...finding.links
          .map((link) => (link.from === "packet" ? link.ref : link.location))
          .filter((said) => said.trim() !== ""),
      ],
    })),
    ...decision.conditions.map((condition, i) =>
      row(`condition ${i + 1}`, orBlank(condition.text), orBlank(condition.owner), day(condition.due)),
    ),
    ...decision.excluded.map((excluded, i) => row(`exclusion ${i + 1}`, orBlank(excluded))),
    ...record.questions.map((question, i) => row(`question ${i + 1}`, orBlank(question.text))),
    ...record.waivers
      .filter((waiver) => input.card.gates.some((gate) => gate.item === waiver.item))
      .map((waiver) => row(`the waiver of "${waiver.item}"`, waiver.item, waiver.by, waiver.reason)),
    ...files.flatMap((file) =>
      file.sha256 === undefined ? [] : [row(`the hash of ${file.path}`, file.path, file.sha256)],
    ),
    ...record.evidence.map((own) => row(`the hash of ${own.name}`, own.name, own.sha256)),
    ...packetHead.warnings.map((warning) => row("a warning about the packet", orBlank(warning))),
    text("the review's digest", reviewDigest),
    text("the packet's digest", packetHead.digest),
    ...(chainHead ? [text("the head of the receipt chain", chainHead.hash)] : []),
    ...[decision.scope, decision.reason, decision.stoppedBy]
      .filter((said) => said.trim() !== "")
      .map((said) => text("the decision", said)),
  ];
}
