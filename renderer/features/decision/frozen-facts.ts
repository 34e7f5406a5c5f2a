/** What a signature is about to freeze, in a few lines to read before the passphrase is entered. */
import type { ReviewEntries } from "#shared/formats/review";
import type { GateState } from "#shared/rules/score-sheet";
import type { ScoreCard } from "#shared/rules/scoring";
import { openFlags } from "../review/flag-order.ts";
import { openFlagWords } from "../review/flag-words.ts";
import { percentText } from "../review/why-words.ts";
import { decisionWords, recommendationMarks } from "../review/words.ts";

export type Fact = { name: string; value: string };

export function frozenFacts({
  head,
  entries,
  card,
}: {
  head: {
    packetId: string;
    packetTitle?: string | undefined;
    packetVersion?: string | undefined;
    revision: number;
    checklist: { title: string; version: string };
  };
  entries: ReviewEntries;
  card: ScoreCard;
}): Fact[] {
  const version = head.packetVersion === undefined ? "no version stated" : `version ${head.packetVersion}`;
  const revision = head.revision > 1 ? ` (revision ${head.revision} of the review)` : "";
  const findings = Object.values(entries.finding);
  const open = findings.filter(({ status }) => status === "open").length;
  const settled = findings.length > open ? `, ${findings.length - open} settled` : "";
  const questions = Object.keys(entries.question).length;
  return [
    { name: "Packet", value: `${head.packetTitle ?? head.packetId}, ${version}${revision}` },
    { name: "Checklist", value: `${head.checklist.title} ${head.checklist.version}` },
    { name: "Decision", value: decisionText(entries, card) },
    { name: "Score", value: card.overall === undefined ? "none" : percentText(card.overall) },
    { name: "Gates", value: gateText(card) },
    { name: "Open items", value: noneOr(card.open.length) },
    { name: "Open findings", value: `${noneOr(open)}${settled}` },
    { name: "Questions to the vendor", value: noneOr(questions) },
    { name: "Flags", value: flagText(entries) },
  ];
}

const noneOr = (number: number) => (number === 0 ? "none" : String(number));

function decisionText(entries: ReviewEntries, card: ScoreCard): string {
  const decision = entries.decision["decision"]?.decision;
  if (decision === undefined) return "nothing yet";
  const { word } = decisionWords[decision];
  if (decision === card.recommendation) return `${word}, as recommended`;
  return card.recommendation === "incomplete"
    ? `${word}, without a recommendation`
    : `${word}; recommended: ${recommendationMarks[card.recommendation].word}`;
}

function flagText({ flag, prechecks }: ReviewEntries): string {
  const counts = openFlags(flag);
  if (prechecks["prechecks"] === undefined && counts.open === 0) return "the pre-checks did not run";
  return openFlagWords(counts);
}

function gateText({ gates }: ScoreCard): string {
  const named = (wanted: GateState, word: string) => {
    const ids = gates.filter(({ state }) => state === wanted).map(({ item }) => item);
    return ids.length === 0 ? `none ${word}` : `${ids.length} ${word} (${ids.join(", ")})`;
  };
  return `${named("failed", "failed")}, ${named("waived", "waived")}`;
}
