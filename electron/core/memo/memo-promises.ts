/**
 * What must be found again in the written memo, taken from the record itself and not from the memo's parts: a part
 * that forgets something is caught as surely as a writer that does.
 */
import { fileChanges, packetChanges } from "#shared/rules/packet-changes";
import { fateLines, openBlockers, quotation } from "./flag-words.ts";
import type { MemoInput, Promised } from "./memo-types.ts";
import { count, day, evidenceLevelWords, isStated, orBlank } from "./memo-words.ts";
import { correctionLines } from "./part-actions.ts";
import { hasAnswer, scoreText } from "./part-checklist.ts";
import { findingHeading, worstFirst } from "./part-findings.ts";
import { radiusAlt } from "./part-radius.ts";

export function promisesOf(input: MemoInput): Promised[] {
  const { record, checklist, files, reviewDigest, packetHead, chainHead } = input;
  const { decision } = record;
  const row = (what: string, ...texts: (string | undefined)[]): Promised => ({
    kind: "row",
    what,
    texts: texts.filter((text): text is string => text !== undefined && text !== "").map(orBlank),
  });
  const text = (what: string, said: string): Promised => ({ kind: "text", what, text: said });

  return [
    ...Object.entries(record.answers).flatMap(([item, answer]) =>
      !hasAnswer(answer)
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
    ...checklist.sections.flatMap(({ items }) =>
      items
        .filter(({ id }) => !hasAnswer(record.answers[id]))
        .map(({ id }) => row(`the open item "${id}"`, id)),
    ),
    ...Object.entries(record.answers).flatMap(([item, { na }]) =>
      na === undefined ? [] : [row(`the reason why "${item}" does not apply`, item, na)],
    ),
    ...(record.prechecks?.changes?.tuned ?? []).map(({ rule, reason }) =>
      row(`what the policy makes of ${rule}`, rule, reason),
    ),
    ...(input.previous ? [text("the revision before", input.previous.reviewId)] : []),
    ...earlierPromises(input),
    ...(record.merges ?? []).map(({ by }) => text("whose work was merged in", by)),
    ...worstFirst(record.findings).map((finding, i): Promised => ({
      kind: "passage",
      what: `finding ${i + 1} (${finding.id})`,
      heading: findingHeading(finding, i + 1),
      texts: [
        finding.what,
        finding.why,
        finding.recommendation,
        finding.owner,
        isStated(finding.due) ? day(finding.due) : "",
        ...finding.links.map((link) => (link.from === "packet" ? link.ref : link.location)),
      ].filter(isStated),
    })),
    ...decision.conditions.map((condition, i) =>
      row(`condition ${i + 1}`, orBlank(condition.text), orBlank(condition.owner), day(condition.due)),
    ),
    ...decision.excluded.map((excluded, i) => row(`exclusion ${i + 1}`, orBlank(excluded))),
    ...record.questions.map((question, i) => row(`question ${i + 1}`, orBlank(question.text))),
    ...record.flags.map((flag) =>
      row(
        `the flag "${flag.flag.id}" and what became of it`,
        orBlank(flag.flag.says),
        flag.flag.rule,
        ...flag.flag.quotes.map(quotation).map(({ place, said }) => `${place}${said}`),
        ...fateLines(record, flag),
      ),
    ),
    ...undealt(record),
    ...record.matrix.map((correction) =>
      row(
        `the reviewer's version of ${correction.path}`,
        orBlank(correction.action),
        ...correctionLines(correction),
        isStated(correction.note) ? `Note: ${correction.note}` : "",
      ),
    ),
    ...precheckPromises(record).map((said) => text("how the pre-checks ran", said)),
    text("the blast radius", radiusAlt(input.radius)),
    ...input.radius.systems.map((system, i) =>
      row(`the reach into "${system.label}"`, String(i + 1), orBlank(system.label)),
    ),
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
    ...(chainHead && input.copy === undefined ? [text("the head of the receipt chain", chainHead.hash)] : []),
    ...[decision.scope, decision.reason, decision.stoppedBy]
      .filter(isStated)
      .map((said) => text("the decision", said)),
  ];
}

/** On page one as in the decision. */
function undealt(record: MemoInput["record"]): Promised[] {
  const open = openBlockers(record);
  if (open.length === 0) return [];
  const said = `${count(open.length, "blocker")} of the pre-checks`;
  return [
    {
      kind: "text",
      what: "on page one, the blockers that are not dealt with",
      text: `Not dealt with: ${said}`,
    },
    {
      kind: "text",
      what: "in the decision, the blockers that are not dealt with",
      text: `Not dealt with\t${said}`,
    },
  ];
}

function precheckPromises({ prechecks }: MemoInput["record"]): string[] {
  if (!prechecks) return [];
  const { policy, switchedOff } = prechecks;
  return policy ? [`${policy.id}, version ${policy.version}`, policy.digest, ...switchedOff] : [];
}

function earlierPromises({ earlier, packet, files }: MemoInput): Promised[] {
  if (!earlier) return [];
  const changes = [...packetChanges(earlier.packet, packet), ...fileChanges(earlier.files, files)];
  return [
    { kind: "text", what: "the review of an earlier version", text: earlier.record.reviewId },
    ...changes.map(({ what, of, was, is }, i): Promised => ({
      kind: "row",
      what: `change ${i + 1} of the packet`,
      texts: [what, of, was, is].filter((said): said is string => isStated(said)),
    })),
  ];
}
