/** The score: overall, per section, in a table and in a picture; and the gates. */
import { findItem } from "#shared/formats/checklist";
import { compare, fromDecimal, toNumber, type Rational } from "#shared/rules/rational";
import type { Comparison } from "#shared/rules/scoring";
import {
  body,
  cell,
  column,
  fact,
  heading,
  mono,
  muted,
  strong,
  table,
  together,
  toned,
} from "./memo-blocks.ts";
import { scoreText } from "./part-checklist.ts";
import type { Block, MemoInput, Tone } from "./memo-types.ts";
import { count, day, gateWords, onOneLine, percent, recommendationWords, sentence } from "./memo-words.ts";

export function scorecardPart(input: MemoInput): Block[] {
  const { card, checklist } = input;
  const gatesBySection = new Map<string, number>();
  const failed = new Set(
    card.gates.filter((gate) => gate.state === "failed" || gate.state === "waived").map((g) => g.item),
  );
  for (const section of checklist.sections)
    gatesBySection.set(section.id, section.items.filter((item) => failed.has(item.id)).length);
  return [
    heading(1, "Scorecard"),
    together(fact("Overall", percent(card.overall))),
    together(fact("Recommended", sentence(recommendationWords[card.recommendation]))),
    ...because(input).map((line) => together(body(line))),
    picture(input),
    {
      kind: "table",
      caption: "Score by section",
      columns: [
        column("Section", 34),
        column("Score", 14, "right"),
        column("Weight", 11, "right"),
        column("Answered", 13, "right"),
        column("N/A", 9, "right"),
        column("Open", 9, "right"),
        column("Gates failed", 10, "right"),
      ],
      rows: card.sections.map((section) => [
        cell(strong(section.title)),
        toned(toneOf(input, section.score), strong(percent(section.score))),
        cell(String(section.weight)),
        cell(`${section.answered} of ${section.items}`),
        cell(String(section.notApplicable)),
        cell(String(section.open)),
        cell(String(gatesBySection.get(section.id) ?? 0)),
      ]),
    },
  ];
}

export function gatesPart({ card, checklist, record }: MemoInput): Block[] {
  const idleWaivers = record.waivers.filter(
    (waiver) => !card.gates.some((gate) => gate.item === waiver.item),
  );
  const waived = record.waivers.length > idleWaivers.length;
  return [
    heading(1, "Gates"),
    body(
      "A gate is an item that no score can outweigh: one failed gate blocks approval until it is answered better or waived by a named person.",
    ),
    table({
      caption: "Gates and waivers",
      columns: [
        column("Gate", waived ? 40 : 64),
        column("Answer", 16),
        column("State", 16),
        ...(waived ? [column("Waived by, why, until", 28)] : []),
      ],
      rows: card.gates.map((gate) => {
        const word = gateWords[gate.state];
        const waiver = record.waivers.find((candidate) => candidate.item === gate.item);
        return [
          cell(mono(gate.item), findItem(checklist, gate.item)?.prompt ?? ""),
          cell(scoreText(checklist, record.answers[gate.item])),
          toned(word.tone, strong(word.label)),
          ...(waived
            ? [waiver ? cell(waiver.by, waiver.reason, muted(`until ${day(waiver.until)}`)) : cell("")]
            : []),
        ];
      }),
      none: "This checklist has no gates.",
    }),
    ...idleWaivers.map((waiver) =>
      body(
        `A waiver of "${waiver.item}", which is no gate, has no effect. By ${waiver.by}, until ${day(waiver.until)}: ${waiver.reason}`,
      ),
    ),
  ];
}

/** Why this recommendation, with the numbers. */
function because({ card }: MemoInput): string[] {
  const { rule, open, failedGates, waivedGates, decidedBy, shortOfApproval } = card.because;
  const gates = (ids: readonly string[], what: string) =>
    ids.length > 0
      ? [`${sentence(count(ids.length, `gate is ${what}`, `gates are ${what}`))}: ${ids.join(", ")}.`]
      : [];
  const lines = [...gates(failedGates, "failed and not waived"), ...gates(waivedGates, "failed and waived")];
  if (rule === 1)
    return [
      `${sentence(count(open, "item is", "items are"))} still open, so there is no recommendation yet.`,
      ...lines,
    ];
  lines.push(...(decidedBy.length > 0 ? [`${sentence(decidedBy.map(said).join("; "))}.`] : []));
  if (rule === 6 && decidedBy.length === 0) lines.push("No section has a score.");
  if (shortOfApproval.length > 0)
    lines.push(`Short of approval without conditions: ${shortOfApproval.map(said).join("; ")}.`);
  return lines;
}

function said({ section, score, threshold, reached }: Comparison): string {
  const name = section ? `section "${section.title}"` : "the overall score";
  return `${name} is at ${percent(score)}, ${reached ? "at or above" : "below"} the threshold of ${percent(threshold)}`;
}

function picture(input: MemoInput): Block {
  const { card, checklist } = input;
  const { approve, conditions } = checklist.policy;
  const bars = card.sections.map((section, i) => ({
    label: `${i + 1}  ${section.title}`,
    ratio: section.score && toNumber(section.score),
    says: percent(section.score),
  }));
  return {
    kind: "figure",
    caption: "Score by section, against the thresholds for a section",
    alt: onOneLine(
      `Bar chart of the section scores. ${card.sections.map((s) => `${s.title}: ${percent(s.score)}`).join(". ")}. A section needs ${approve.section} % for approval and ${conditions.section} % for approval with conditions.`,
    ),
    drawing: {
      kind: "bars",
      bars,
      marks: [
        { ratio: conditions.section / 100, says: `conditions ${conditions.section} %` },
        { ratio: approve.section / 100, says: `approval ${approve.section} %` },
      ],
    },
  };
}

function toneOf({ checklist }: MemoInput, score: Rational | undefined): Tone {
  const reaches = (bar: number) => score !== undefined && compare(score, perCent(bar)) >= 0;
  if (score === undefined) return "plain";
  if (reaches(checklist.policy.approve.section)) return "good";
  return reaches(checklist.policy.conditions.section) ? "fair" : "poor";
}

function perCent(bar: number): Rational {
  const { num, den } = fromDecimal(bar);
  return { num, den: den * 100n };
}
