/** What changed since the signed revision before: decision, scores, findings, conditions, questions. */
import { findItem } from "#shared/formats/checklist";
import type { ReviewRecord } from "#shared/formats/review";
import { body, cell, column, heading, mono, strong, table } from "./memo-blocks.ts";
import type { Block, Cell, MemoInput } from "./memo-types.ts";
import { day, decisionWords, orBlank, percent, severityWords, statusWords } from "./memo-words.ts";
import { scoreText } from "./part-checklist.ts";
import { titleOf } from "./part-findings.ts";

export type Change = { what: Cell; was: string; is: string };

export function deltaPart(input: MemoInput): Block[] {
  const { record, previous } = input;
  if (!previous) return [];
  const changes = [
    ...verdictChanges(input, previous),
    ...findingChanges(previous, record),
    ...listChanges(
      "Condition",
      previous.decision.conditions.map(({ text }) => text),
      record.decision.conditions.map(({ text }) => text),
    ),
    ...listChanges("Excluded or gated", previous.decision.excluded, record.decision.excluded),
    ...listChanges(
      "Question to the vendor",
      previous.questions.map(({ text }) => text),
      record.questions.map(({ text }) => text),
    ),
  ];
  return [
    heading(1, `Changes since revision ${previous.revision}`),
    body([
      "Compared with the signed revision before: ",
      mono(previous.reviewId),
      `, signed ${day(previous.frozenAt.slice(0, 10))}. Its approval, if it was one, does not apply to this revision.`,
    ]),
    table({
      caption: `What is otherwise than in revision ${previous.revision}`,
      columns: [column("What", 40), column("Then", 30), column("Now", 30)],
      rows: changes.map(({ what, was, is }) => [what, cell(was), cell(is)]),
      none: "Nothing of the decision, the scores, the findings or the questions changed.",
    }),
  ];
}

/** What was decided, scored and answered otherwise in another review. */
export function verdictChanges({ record, checklist, card }: MemoInput, then: ReviewRecord): Change[] {
  return [
    ...decisionChanges(then, record),
    ...scoreChanges(then, percent(card.overall)),
    ...answerChanges(then, record, checklist),
  ];
}

function decisionChanges({ decision: then }: ReviewRecord, { decision: now }: ReviewRecord): Change[] {
  const word = ({ decision }: ReviewRecord["decision"]) =>
    decision ? decisionWords[decision].label : "not decided";
  const fields = [
    ["Decision", word(then), word(now)],
    ["Reason", then.reason, now.reason],
    ["Approved scope", then.scope, now.scope],
    ["Who can stop it", then.stoppedBy, now.stoppedBy],
    ["Reviewed again when", then.reviewAgain, now.reviewAgain],
  ] as const;
  return fields.flatMap(([what, before, after]) =>
    before === after ? [] : [{ what: cell(strong(what)), was: orBlank(before), is: orBlank(after) }],
  );
}

function scoreChanges({ score }: ReviewRecord, is: string): Change[] {
  const overall = score["overall"];
  const was = typeof overall === "number" ? `${overall.toFixed(1)} %` : "none";
  return was === is ? [] : [{ what: cell(strong("Overall score")), was, is }];
}

function answerChanges(then: ReviewRecord, now: ReviewRecord, checklist: MemoInput["checklist"]): Change[] {
  const items = new Set([...Object.keys(then.answers), ...Object.keys(now.answers)]);
  return [...items].sort().flatMap((item) => {
    const [before, after] = [
      scoreText(checklist, then.answers[item]),
      scoreText(checklist, now.answers[item]),
    ];
    if (before === after) return [];
    return [{ what: cell(mono(item), findItem(checklist, item)?.prompt ?? ""), was: before, is: after }];
  });
}

function findingChanges(then: ReviewRecord, now: ReviewRecord): Change[] {
  const before = new Map(then.findings.map((finding) => [finding.id, finding]));
  const after = new Map(now.findings.map((finding) => [finding.id, finding]));
  const words = ({ severity, status }: ReviewRecord["findings"][number]) =>
    `${severityWords[severity].label}, ${statusWords[status]}`;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, fresh] = [before.get(id), after.get(id)];
    const finding = fresh ?? old;
    if (!finding) return [];
    const [was, is] = [old ? words(old) : "not raised", fresh ? words(fresh) : "taken back"];
    return was === is ? [] : [{ what: cell(strong("Finding"), titleOf(finding)), was, is }];
  });
}

function listChanges(what: string, then: readonly string[], now: readonly string[]): Change[] {
  const gone = then
    .filter((text) => !now.includes(text))
    .map((text) => ({ what: cell(strong(what), text), was: "was there", is: "gone" }));
  const added = now
    .filter((text) => !then.includes(text))
    .map((text) => ({ what: cell(strong(what), text), was: "not there", is: "new" }));
  return [...gone, ...added];
}
