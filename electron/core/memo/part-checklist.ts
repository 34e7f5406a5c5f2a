/** The checklist, item by item: score, evidence level, note and links in one row. */
import type { Checklist, ChecklistItem } from "#shared/formats/checklist";
import type { Answer } from "#shared/formats/review";
import { body, cell, column, heading, mono, strong, table, toned } from "./memo-blocks.ts";
import { linkText } from "./evidence-names.ts";
import type { Block, Cell, MemoInput } from "./memo-types.ts";
import { count, evidenceLevelWords, percent } from "./memo-words.ts";

type Section = Checklist["sections"][number];

export function checklistPart(input: MemoInput): Block[] {
  const { checklist, card } = input;
  return [
    heading(1, "Checklist, item by item"),
    body(
      `${checklist.title}, version ${checklist.version}. "Evidence" says how well the vendor's answer is shown, apart from its score: declared in the packet, documented by a file, or demonstrated to the reviewer.`,
    ),
    ...checklist.sections.flatMap((section, s): Block[] => [
      heading(2, section.title),
      body(`Score: ${percent(card.sections[s]?.score)} · ${count(section.items.length, "item")}`),
      ...answered(input, section),
      ...notAnswered(input, section),
    ]),
  ];
}

function answered(input: MemoInput, { title, items }: Section): Block[] {
  const rows = items.filter((item) => hasAnswer(input.record.answers[item.id]));
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `Answers: ${title}`,
      columns: [
        column("Item", 31),
        column("Score", 14),
        column("Evidence", 15),
        column("Note and links", 40),
      ],
      rows: rows.map((item) => itemRow(input, item)),
    },
  ];
}

/** Each is named, in a line or two; there is nothing to say about it. */
function notAnswered({ record }: MemoInput, { title, items }: Section): Block[] {
  const rows = items.filter((item) => !hasAnswer(record.answers[item.id]));
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `Not answered: ${title} (${rows.length} of ${items.length})`,
      columns: [column("Item", 31), column("Question that is open", 69)],
      rows: rows.map(({ id, prompt, gate }) => [
        cell(mono(id)),
        cell(gate ? [strong("Gate. "), prompt] : prompt),
      ]),
    },
  ];
}

/** Whether there is anything to show for an item: a score, a reason why it does not apply, or a note or link so far. */
export function hasAnswer(answer: Answer | undefined): answer is Answer {
  return (
    answer !== undefined &&
    (answer.key !== undefined || answer.na !== undefined || answer.note !== "" || answer.links.length > 0)
  );
}

export function exclusionsPart({ record, checklist }: MemoInput): Block[] {
  const items = checklist.sections.flatMap((section) => section.items);
  return [
    heading(1, "Not applicable"),
    table({
      caption: "Items left out of the score, and why",
      columns: [column("Item", 50), column("Reason", 50)],
      rows: items.flatMap((item) => {
        const na = record.answers[item.id]?.na;
        return na === undefined ? [] : [[cell(mono(item.id), item.prompt), cell(na)]];
      }),
      none: "Every item applies; none was left out.",
    }),
  ];
}

/** The answer in words: the label of its key in the scale, "Not applicable", or "Open". */
export function scoreText(checklist: Checklist, answer: Answer | undefined): string {
  if (answer?.na !== undefined) return "Not applicable";
  if (answer?.key === undefined) return "Open";
  const label = checklist.scale.find((entry) => entry.key === answer.key)?.label;
  return label === undefined
    ? `"${answer.key}", not in the scale`
    : label === answer.key
      ? label
      : `${label} (${answer.key})`;
}

function itemRow(input: MemoInput, item: ChecklistItem): Cell[] {
  const { record, checklist } = input;
  const answer = record.answers[item.id];
  const answered = answer?.key !== undefined || answer?.na !== undefined;
  const notes = [answer?.na, answer?.note].filter(
    (text): text is string => text !== undefined && text !== "",
  );
  const links = (answer?.links ?? []).map((link) => linkText(record, link));
  const gate = input.card.gates.find((candidate) => candidate.item === item.id);
  const score = strong(scoreText(checklist, answer));
  return [
    cell(mono(item.id), item.prompt, ...(item.gate ? [strong("Gate")] : [])),
    gate?.state === "failed" || gate?.state === "waived"
      ? toned("poor", score, `Gate ${gate.state}`)
      : cell(score),
    cell(answered && answer.na === undefined ? evidenceLevelWords[answer.evidenceLevel] : ""),
    notes.length + links.length > 0
      ? cell(...notes, ...links.map((link) => [{ text: link, look: "muted" as const }]))
      : cell(""),
  ];
}
