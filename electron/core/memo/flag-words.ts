/** The flags of a review in the order and the words of the memo. */
import { flagFates, type ReviewFlag, type ReviewRecord } from "#shared/formats/review";
import {
  flagFamilies,
  flagSeverities,
  type FlagFamily,
  type FlagSeverity,
  type Quote,
} from "#shared/prechecks/flag";
import type { Tone } from "./memo-types.ts";
import { pathInWords } from "#shared/rules/matrix";
import { isStated } from "./memo-words.ts";
import { worstFirst } from "./part-findings.ts";

export const prechecksTitle = "Pre-checks";

export const flagSeverityWords: Readonly<Record<FlagSeverity, { one: string; many: string }>> = {
  blocker: { one: "blocker", many: "Blockers" },
  concern: { one: "concern", many: "Concerns" },
  note: { one: "note", many: "Notes" },
};

export const familyWords: Readonly<Record<FlagFamily, string>> = {
  boundary: "Boundary",
  actions: "Action policy",
  containment: "Containment",
  data: "Data",
  identity: "Identity",
  receipts: "Receipts",
  ownership: "Ownership",
  evidence: "Evidence",
};

export type NumberedFlag = ReviewFlag & { number: number };

/** Worst first; of those, what is open first. The numbers are the memo's own. */
export function numberedFlags({ flags }: Pick<ReviewRecord, "flags">): NumberedFlag[] {
  const place = ({ flag, fate, gone }: ReviewFlag): number[] => [
    flagSeverities.indexOf(flag.severity),
    gone === true ? 1 : 0,
    flagFates.indexOf(fate),
    flagFamilies.indexOf(flag.family),
  ];
  const compare = (a: ReviewFlag, b: ReviewFlag): number => {
    const others = place(b);
    const differs = place(a)
      .map((value, i) => value - (others[i] ?? 0))
      .find((difference) => difference !== 0);
    return differs ?? (a.flag.id < b.flag.id ? -1 : 1);
  };
  return flags.toSorted(compare).map((flag, i) => ({ ...flag, number: i + 1 }));
}

export function openBlockers(record: Pick<ReviewRecord, "flags">): NumberedFlag[] {
  return numberedFlags(record).filter(
    ({ flag, fate, gone }) => flag.severity === "blocker" && fate === "open" && gone !== true,
  );
}

/** A quotation in two parts: its place, and the words. Without words it names a field that is empty, or a whole file. */
export function quotation({ file, path, line, text }: Quote): { place: string; said: string } {
  const place = `${file ?? pathInWords(path)}${line === undefined ? "" : `, line ${line}`}: `;
  if (text !== undefined) return { place, said: `“${text}”` };
  return { place, said: file === undefined ? "empty" : "the file as a whole" };
}

/** What became of a flag: one line that says so, then what belongs to it. */
export function fateLines(record: Pick<ReviewRecord, "findings" | "questions">, flag: ReviewFlag): string[] {
  return [
    fateLine(record, flag),
    ...(flag.fate === "dismissed" ? [isStated(flag.reason) ? flag.reason : "No reason is given."] : []),
    ...(flag.gone === true ? [noLongerRaised] : []),
  ];
}

export const confirmedAs = "Confirmed as finding ";

/** The number in the memo of the finding that a flag became. */
export function findingOf(
  { findings }: Pick<ReviewRecord, "findings">,
  { fate, finding }: Pick<ReviewFlag, "fate" | "finding">,
): number | undefined {
  const found = fate === "confirmed" ? worstFirst(findings).findIndex(({ id }) => id === finding) : -1;
  return found === -1 ? undefined : found + 1;
}

const noLongerRaised = "No longer raised when the pre-checks last ran";

function fateLine(
  { findings, questions }: Pick<ReviewRecord, "findings" | "questions">,
  { fate, finding, question }: ReviewFlag,
): string {
  if (fate === "open") return "Open: not dealt with";
  if (fate === "dismissed") return "Dismissed";
  if (fate === "confirmed") {
    const number = findingOf({ findings }, { fate, finding });
    return number === undefined ? "Confirmed; the finding was removed" : `${confirmedAs}${number}`;
  }
  const found = questions.findIndex(({ id }) => id === question);
  return found === -1 ? "Asked; the question was removed" : `Asked as question ${found + 1}`;
}

/** Only what is open, or was confirmed, weighs on the decision. */
export function toneOfFate({ flag, fate, gone }: ReviewFlag): Tone {
  if (gone === true || fate === "dismissed" || fate === "asked") return "plain";
  return flag.severity === "blocker" ? "poor" : flag.severity === "concern" ? "fair" : "plain";
}
