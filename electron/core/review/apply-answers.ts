import { readFile, stat } from "node:fs/promises";
import type { Output } from "#shared/contract/contract";
import { AppError, type Problem } from "#shared/errors";
import { findItem, type Checklist } from "#shared/formats/checklist";
import {
  AnswersFile,
  noDecision,
  type Answer,
  type Decision,
  type EntryKind,
  type Finding,
} from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { findEntry } from "../db/review-repo.ts";
import type { Tx } from "../db/transact.ts";
import { asStorageError } from "../files/produced-files.ts";
import type { PickedPath } from "../files/picked-files.ts";
import { answerProblem } from "./check-answer.ts";
import { failedGates, untilProblem } from "./check-waiver.ts";
import { assertUnsigned, editReview } from "./edit-review.ts";
import { countOpen, loadReview } from "./review-view.ts";

const MAX_BYTES = 20_000_000;

/** Reads an answers file; every problem at once. */
export async function readAnswersFile({ path, name }: PickedPath): Promise<AnswersFile> {
  let text: string;
  try {
    if ((await stat(path)).size > MAX_BYTES)
      throw malformed(name, [{ file: name, says: "larger than 20 MB" }]);
    text = await readFile(path, "utf8");
  } catch (error) {
    throw asStorageError(error, name);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message : "not JSON";
    throw malformed(name, [
      { file: name, says: `this is not JSON: ${says}`, expected: "a JSON object with `answers`" },
    ]);
  }
  const parsed = AnswersFile.safeParse(value);
  if (parsed.success) return parsed.data;
  throw malformed(
    name,
    parsed.error.issues.map((issue) => ({ file: name, path: issue.path.join("."), says: issue.message })),
  );
}

type Change = { kind: EntryKind; id: string; after?: unknown };

/** All or nothing, as one step that undo takes back. Each answer replaces the one that stands; its links stay. */
export function applyAnswers(
  tx: Tx,
  {
    reviewId,
    file,
    newId,
    fileName,
  }: { reviewId: ReviewId; file: AnswersFile; newId: (prefix: string) => string; fileName: string },
): Output<"review.apply"> {
  assertUnsigned(tx.db, reviewId);
  const { checklist, entries } = loadReview(tx.db, reviewId);
  const problems = checkAnswers(checklist, file, {
    fileName,
    stood: entries.answer,
    today: tx.at.slice(0, 10),
  });
  if (problems.length > 0) throw malformed(fileName, problems);
  const changes: Change[] = [];
  for (const [id, { key, na, evidenceLevel = "declared", note = "" }] of Object.entries(file.answers)) {
    const links = entries.answer[id]?.links ?? [];
    const answer = { ...(key === undefined ? {} : { key }), ...(na === undefined ? {} : { na }) };
    changes.push({ kind: "answer", id, after: { ...answer, evidenceLevel, note, links } });
  }
  for (const waiver of file.waivers ?? []) changes.push({ kind: "waiver", id: waiver.item, after: waiver });
  for (const { id = newId("fi"), ...finding } of file.findings ?? []) {
    changes.push({ kind: "finding", id, after: toFinding(finding, entries.finding[id]) });
  }
  for (const { id = newId("qu"), item, text } of file.questions ?? []) {
    changes.push({ kind: "question", id, after: { ...(item === undefined ? {} : { item }), text } });
  }
  if (file.decision) {
    const stood = findEntry(tx.db, reviewId, "decision", "decision") ?? noDecision;
    changes.push({ kind: "decision", id: "decision", after: toDecision(file.decision, stood) });
  }
  editReview(tx, reviewId, { label: `Answers from ${fileName}`, changes });
  return { reviewId, applied: Object.keys(file.answers).length, open: countOpen(tx.db, reviewId) };
}

function toFinding(
  given: Omit<NonNullable<AnswersFile["findings"]>[number], "id">,
  stood: Finding | undefined,
): Finding {
  return {
    ...(given.item === undefined ? {} : { item: given.item }),
    severity: given.severity,
    title: given.title,
    what: given.what ?? "",
    why: given.why ?? "",
    recommendation: given.recommendation ?? "",
    owner: given.owner ?? "",
    due: given.due ?? "",
    status: given.status ?? "open",
    links: stood?.links ?? [],
  };
}

function toDecision(given: NonNullable<AnswersFile["decision"]>, stood: Decision): Decision {
  return {
    decision: given.decision,
    reason: given.reason ?? stood.reason,
    scope: given.scope ?? stood.scope,
    excluded: given.excluded ?? stood.excluded,
    conditions:
      given.conditions?.map(({ text, owner = "", due = "" }) => ({ text, owner, due })) ?? stood.conditions,
    stoppedBy: given.stoppedBy ?? stood.stoppedBy,
    reviewAgain: given.reviewAgain ?? stood.reviewAgain,
  };
}

function checkAnswers(
  checklist: Checklist,
  file: AnswersFile,
  { fileName, stood, today }: { fileName: string; stood: Record<string, Answer>; today: string },
): Problem[] {
  const problems: Problem[] = [];
  const say = (path: string, says: string | undefined) => {
    if (says) problems.push({ file: fileName, path, says });
  };
  const unknownItem = (item: string | undefined) =>
    item === undefined || findItem(checklist, item) ? undefined : `the checklist has no item "${item}"`;
  for (const [id, answer] of Object.entries(file.answers))
    say(`answers.${id}`, answerProblem(checklist, id, answer));
  const fitting = Object.entries(file.answers).filter(
    ([id, answer]) => !answerProblem(checklist, id, answer),
  );
  const failed = failedGates(checklist, { ...stood, ...Object.fromEntries(fitting) });
  file.waivers?.forEach((waiver, i) => {
    const { item } = waiver;
    if (!findItem(checklist, item)?.gate)
      say(`waivers[${i}].item`, `"${item}" is not a gate of this checklist`);
    else if (!failed.has(item))
      say(`waivers[${i}].item`, `the gate "${item}" is not failed, so there is nothing to waive`);
    say(`waivers[${i}].until`, untilProblem(waiver, today));
  });
  file.findings?.forEach(({ item }, i) => say(`findings[${i}].item`, unknownItem(item)));
  file.questions?.forEach(({ item }, i) => say(`questions[${i}].item`, unknownItem(item)));
  return problems;
}

function malformed(name: string, problems: Problem[]): AppError {
  const first = problems[0];
  const where = first?.path ? ` (${first.path})` : "";
  const more = problems.length > 1 ? ` and ${problems.length - 1} more` : "";
  return new AppError(
    "malformed-file",
    `${name} was not applied: ${first?.says ?? "unknown"}${where}${more}.`,
    { problems },
  );
}
