/** The words of the memo for the closed sets of the formats, and how dates and scores are put. */
import type { DecisionWord, EvidenceLevel, Severity } from "#shared/formats/review";
import { toPercentText, type Rational } from "#shared/rules/rational";
import type { Recommendation } from "#shared/rules/recommendation";
import type { GateState } from "#shared/rules/score-sheet";
import type { Verdict } from "#shared/rules/scoring";
import type { FileState } from "#shared/contract/packet-calls";
import type { Tone } from "./memo-types.ts";

export const blank = "—";

export const decisionWords: Record<DecisionWord, { label: string; says: string; tone: Tone }> = {
  approve: {
    label: "Approved for a bounded test",
    says: "The workflow may be tested within the boundary stated in this memo, and nowhere else.",
    tone: "good",
  },
  "approve-with-conditions": {
    label: "Approved with conditions",
    says: "The workflow may be tested within the boundary stated in this memo, as long as every condition in it is met.",
    tone: "fair",
  },
  return: {
    label: "Returned to the vendor",
    says: "The packet does not let us judge this workflow yet: it needs more information or a smaller scope. Nothing is approved.",
    tone: "poor",
  },
  reject: {
    label: "Rejected",
    says: "The workflow as submitted must not be tested. Nothing is approved.",
    tone: "poor",
  },
};

export const recommendationWords: Record<Recommendation, string> = {
  incomplete: "none yet: the review is not complete",
  approve: "approve for a bounded test",
  "approve-with-conditions": "approve with conditions",
  return: "return to the vendor",
  reject: "reject",
};

export const verdictWords: Record<Verdict, { label: string; tone: Tone }> = {
  met: { label: "Met", tone: "good" },
  partly: { label: "Partly met", tone: "fair" },
  "not met": { label: "Not met", tone: "poor" },
  open: { label: "Open", tone: "plain" },
  "not asked": { label: "Not asked", tone: "plain" },
};

export const gateWords: Record<GateState, { label: string; tone: Tone }> = {
  passed: { label: "Passed", tone: "good" },
  failed: { label: "Failed", tone: "poor" },
  waived: { label: "Failed, waived", tone: "fair" },
  open: { label: "Open", tone: "plain" },
  "not-applicable": { label: "Not applicable", tone: "plain" },
};

export const severityWords: Record<Severity, { label: string; tone: Tone }> = {
  critical: { label: "Critical", tone: "poor" },
  high: { label: "High", tone: "poor" },
  medium: { label: "Medium", tone: "fair" },
  low: { label: "Low", tone: "plain" },
  info: { label: "Information", tone: "plain" },
};

export const statusWords = { open: "Open", accepted: "Accepted", fixed: "Fixed" } as const;

export const evidenceLevelWords: Record<EvidenceLevel, string> = {
  declared: "Declared",
  documented: "Documented",
  demonstrated: "Demonstrated",
};

export const fileStateWords: Record<FileState, { label: string; tone: Tone }> = {
  manifest: { label: "Manifest", tone: "plain" },
  listed: { label: "Listed", tone: "plain" },
  unlisted: { label: "Not listed", tone: "fair" },
  missing: { label: "Missing", tone: "poor" },
  altered: { label: "Altered", tone: "poor" },
  ignored: { label: "Ignored", tone: "plain" },
};

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** "2026-11-02" as "2 November 2026"; other text as it is, nothing as a dash. */
export function day(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const month = months[Number(match?.[2]) - 1];
  if (match && month) return `${Number(match[3])} ${month} ${match[1]}`;
  return orBlank(text);
}

/** "2026-11-02T14:03:22Z" as "2 November 2026, 14:03 UTC". */
export function moment(instant: string): string {
  return `${day(instant.slice(0, 10))}, ${instant.slice(11, 16)} UTC`;
}

export function percent(score: Rational | undefined): string {
  return score === undefined ? "no score" : toPercentText(score).replace("%", " %");
}

/** Whether there is more than white space to show. */
export function isStated(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

export function orBlank(text: string | undefined): string {
  return isStated(text) ? text : blank;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number === 0 ? "no" : number} ${number === 1 ? one : many}`;
}

/** Alternative text is an attribute of XML, which has no line breaks. */
export function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The beginning of a text on one line, cut at a word where it is too long. */
export function clip(text: string, most: number): string {
  const line = onOneLine(text);
  const letters = Array.from(line);
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 1).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, "")} …`;
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
