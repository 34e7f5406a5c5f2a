/** A review as the content of its memo, testable without Word. */
import { mergesPart } from "./part-merges.ts";
import { firstPage, memoTitle } from "./part-first-page.ts";
import { checklistPart, exclusionsPart } from "./part-checklist.ts";
import { evidencePart, methodPart, questionsPart, warningsPart } from "./part-annexes.ts";
import { deltaPart } from "./part-delta.ts";
import { earlierVersionPart } from "./part-earlier-version.ts";
import { findingsPart } from "./part-findings.ts";
import { packetPart } from "./part-packet.ts";
import { prechecksPart } from "./part-prechecks.ts";
import { radiusPart } from "./part-radius.ts";
import { gatesPart, scorecardPart } from "./part-scorecard.ts";
import { scopePart } from "./part-scope.ts";
import { signOffPart } from "./part-sign-off.ts";
import { withNumbers } from "./memo-numbers.ts";
import { promisesOf } from "./memo-promises.ts";
import { memoParts, type Block, type MemoInput, type MemoModel, type MemoPart } from "./memo-types.ts";
import { clip } from "./memo-words.ts";

export type { MemoInput, MemoModel } from "./memo-types.ts";

export const draftMarking = "DRAFT — not signed";

/** First on every page: what state it is in, for whom it is, and its classification. */
function markingOf({ draft, copy, record }: MemoInput): string {
  const state = draft ? draftMarking : copy === "vendor" ? "" : "Decision memo";
  const classification = record.decision.marking?.trim() ?? "";
  return [
    clip(classification, 60),
    copy === "vendor" ? "Vendor copy" : "",
    classification !== "" && !draft ? "" : state,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}

/** Each part begins with its heading of the first level; a review that has nothing for a part leaves it empty. */
export function memoPartsOf(input: MemoInput): Readonly<Record<MemoPart, readonly Block[]>> {
  return {
    summary: firstPage(input),
    contents: [{ kind: "contents" }],
    scope: scopePart(input),
    scorecard: scorecardPart(input),
    gates: gatesPart(input),
    changes: [...deltaPart(input), ...earlierVersionPart(input)],
    findings: findingsPart(input),
    prechecks: prechecksPart(input),
    "blast-radius": radiusPart(input),
    packet: packetPart(input),
    checklist: checklistPart(input),
    "not-applicable": exclusionsPart(input),
    merges: mergesPart(input),
    questions: questionsPart(input),
    evidence: evidencePart(input),
    warnings: warningsPart(input),
    method: methodPart(input),
    "sign-off": signOffPart(input),
  };
}

/** `order` names every part once; a template may have them in another order than the usual one. */
export function memoModel(input: MemoInput, order: readonly MemoPart[] = memoParts): MemoModel {
  const { record, packet, reviewDigest, draft } = input;
  const parts = memoPartsOf(input);
  const blocks = withNumbers(order.flatMap((part) => parts[part]));
  const name = clip(`${packet.id}${packet.version === undefined ? "" : `, version ${packet.version}`}`, 60);
  return {
    title: `Decision memo: ${memoTitle(input)}`,
    subject: clip(`AI agent security review of ${name}`, 200),
    creator: clip(input.signer?.name || record.reviewer.name, 200) || "Countersign",
    at: draft ? input.at : record.frozenAt,
    draft,
    marking: markingOf(input),
    heading: clip(memoTitle(input), 80),
    footer: `${name} · review ${reviewDigest.slice(0, 16)}`,
    blocks,
    promised: promisesOf(input),
  };
}
