/** Text that is being typed: which field of the review it belongs to, what is saved there, and the call that saves it. */
import { z } from "zod";
import type { Client } from "../../api/client.ts";
import type { Edited } from "#shared/contract/review-calls";
import { Condition, noDecision, type ReviewEntries } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { standingVersion } from "#shared/rules/matrix";
import type { ActionRow } from "#shared/formats/packet";
import { seen, seenAnswer } from "./as-seen.ts";

export const findingTexts = ["title", "what", "why", "recommendation", "owner", "due"] as const;
export type FindingText = (typeof findingTexts)[number];
export const decisionTexts = ["reason", "scope", "stoppedBy", "reviewAgain", "marking"] as const;
export type DecisionText = (typeof decisionTexts)[number];

export const actionFields = ["approver", "receipt", "rollback", "note"] as const;
export type ActionField = (typeof actionFields)[number];

export type DraftTarget =
  | { of: "note"; id: string }
  | { of: "na"; id: string }
  | { of: "finding"; id: string; field: FindingText }
  | { of: "question"; id: string }
  | { of: "evidence"; id: string }
  | { of: "decision"; field: DecisionText }
  /** A row of the matrix, whose text is the vendor's until it is corrected. */
  | { of: "action"; id: string; path: string; row: ActionRow; field: ActionField }
  /** The lists of the decision, as JSON text. */
  | { of: "excluded" }
  | { of: "conditions" };

/**
 * `problem`: why it could not be saved; the text stays. `stored`: what another window has stored there since this was
 * begun; nothing is sent until the person has chosen.
 */
export type Draft = { target: DraftTarget; value: string; problem?: string; stored?: string };

export function draftKey(target: DraftTarget): string {
  const parts = [target.of, "id" in target ? target.id : "", "field" in target ? target.field : ""];
  return parts.filter(Boolean).join(":");
}

/** What is stored in that field now. */
export function savedValue(entries: ReviewEntries, target: DraftTarget): string {
  const decision = entries.decision["decision"] ?? noDecision;
  switch (target.of) {
    case "note":
      return entries.answer[target.id]?.note ?? "";
    case "na":
      return entries.answer[target.id]?.na ?? "";
    case "finding":
      return entries.finding[target.id]?.[target.field] ?? "";
    case "question":
      return entries.question[target.id]?.text ?? "";
    case "evidence":
      return entries.evidence[target.id]?.title ?? "";
    case "action":
      return standingVersion(target.row, entries.action[target.id])[target.field];
    case "decision":
      return decision[target.field] ?? "";
    case "excluded":
      return JSON.stringify(decision.excluded);
    case "conditions":
      return JSON.stringify(decision.conditions);
  }
}

/** Whether the entry that the field belongs to is still in the review. */
export function isThere(entries: ReviewEntries, target: DraftTarget): boolean {
  if (target.of === "finding" || target.of === "question" || target.of === "evidence")
    return entries[target.of][target.id] !== undefined;
  return true;
}

const decisionNames: Record<DecisionText, string> = {
  reason: "reason of the decision",
  scope: "approved scope",
  stoppedBy: "answer to who can stop it",
  reviewAgain: "next review",
  marking: "marking of the memo",
};
const findingNames: Record<FindingText, string> = {
  title: "title of a finding",
  what: "text of a finding",
  why: "text of a finding",
  recommendation: "recommendation of a finding",
  owner: "owner of a finding",
  due: "due day of a finding",
};

/** The same field of an entry under another id. */
export function targetAt(target: DraftTarget, id: string): DraftTarget {
  return "id" in target ? { ...target, id } : target;
}

/** The field as a part of its entry. */
export function asPart(target: DraftTarget, value: string): Record<string, string> {
  return { ["field" in target ? target.field : "text"]: value };
}

/** What the field is called in a sentence, such as "This note was changed". */
export function draftName(target: DraftTarget): string {
  switch (target.of) {
    case "note":
      return "note";
    case "na":
      return "reason for N/A";
    case "finding":
      return findingNames[target.field];
    case "question":
      return "question";
    case "evidence":
      return "title of the evidence";
    case "action":
      return `${target.field} of an action`;
    case "decision":
      return decisionNames[target.field];
    case "excluded":
      return "list of exclusions";
    case "conditions":
      return "list of conditions";
  }
}

/** The value of a field as text to read. */
export function readable(target: DraftTarget, value: string): string {
  if (target.of === "excluded") return readExcluded(value).join("\n");
  if (target.of !== "conditions") return value;
  return readConditions(value)
    .map(({ text, owner, due }) => [text, owner, due].filter(Boolean).join(" · "))
    .join("\n");
}

/** Why a value must not be sent, in words; undefined where it may. */
export function refusal(target: DraftTarget, value: string): string | undefined {
  if (target.of === "na" && value.trim() === "")
    return "N/A needs a reason. Write one, or score the item instead.";
  return undefined;
}

export const readExcluded = (value: string): string[] => z.array(z.string()).parse(JSON.parse(value));
export const readConditions = (value: string): Condition[] => z.array(Condition).parse(JSON.parse(value));

export function commitDraft(
  client: Client,
  reviewId: ReviewId,
  target: DraftTarget,
  value: string,
  shown: ReviewEntries,
): Promise<Edited> {
  switch (target.of) {
    case "note": {
      const expected = seenAnswer(shown, target.id, "note");
      return client.call("review.answer", { reviewId, itemId: target.id, note: value, expected });
    }
    case "na": {
      const expected = seenAnswer(shown, target.id, "na");
      return client.call("review.answer", { reviewId, itemId: target.id, na: value, expected });
    }
    case "finding":
      return client.call("finding.save", {
        reviewId,
        findingId: target.id,
        finding: { [target.field]: value },
        expected: seen(shown.finding[target.id], target.field),
      });
    case "question":
      return client.call("question.save", {
        reviewId,
        questionId: target.id,
        question: { text: value },
        expected: seen(shown.question[target.id], "text"),
      });
    case "evidence":
      return client.call("evidence.rename", {
        reviewId,
        evidenceId: target.id,
        title: value,
        expected: seen(shown.evidence[target.id], "title"),
      });
    case "action":
      return client.call("action.correct", {
        reviewId,
        path: target.path,
        correction: { [target.field]: value },
        expected: seen(standingVersion(target.row, shown.action[target.id]), target.field),
      });
    case "decision":
      return saveDecision(client, reviewId, { [target.field]: value }, shown);
    case "excluded":
      return saveDecision(client, reviewId, { excluded: readExcluded(value) }, shown);
    case "conditions":
      return saveDecision(client, reviewId, { conditions: readConditions(value) }, shown);
  }
}

type DecisionPart = { [F in DecisionText]?: string } & { excluded?: string[]; conditions?: Condition[] };

function saveDecision(
  client: Client,
  reviewId: ReviewId,
  decision: DecisionPart,
  shown: ReviewEntries,
): Promise<Edited> {
  // The object was made with names of its type.
  const fields = Object.keys(decision) as (keyof DecisionPart)[];
  const expected = seen(shown.decision["decision"] ?? noDecision, ...fields);
  return client.call("decision.save", { reviewId, decision, expected });
}
