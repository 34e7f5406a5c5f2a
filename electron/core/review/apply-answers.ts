import { readFile } from "node:fs/promises";
import type { Output } from "#shared/contract/contract";
import { AppError, type Problem } from "#shared/errors";
import {
  noDecision,
  type AnswersFile,
  type Decision,
  type EntryKind,
  type Finding,
} from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { findEntry } from "../db/review-repo.ts";
import type { Tx } from "../db/transact.ts";
import { asStorageError } from "../files/produced-files.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import type { PickedPath } from "../files/picked-files.ts";
import { parseJson } from "../packet/json-text.ts";
import { decodeText, findNode, type TextNode, type TextProblem } from "../packet/manifest-text.ts";
import { checkAnswersFile } from "./check-answers-file.ts";
import { assertUnsigned, editReview } from "./edit-review.ts";
import { countOpen, loadReview } from "./review-view.ts";

/** Above this many, problems are counted, not listed: such a file is not the format at all. */
const MOST_PROBLEMS = 1_000;
const MAX_BYTES = 20_000_000;

/** An answers file as it stands, before the review says which answers fit. */
export type AnswersDraft = {
  name: string;
  value: unknown;
  tree?: TextNode;
  problems: readonly TextProblem[];
};

/** Reads an answers file. What is wrong with it is said when it is applied, all at once. */
export async function readAnswersFile({ path, name }: PickedPath): Promise<AnswersDraft> {
  let bytes: Uint8Array;
  try {
    if ((await sizeOfPlainFile({ path, name })) > MAX_BYTES) {
      const says = "The file has more than 20 MB.";
      return { name, value: undefined, problems: [{ says, expected: "at most 20 MB" }] };
    }
    bytes = await readFile(path);
  } catch (error) {
    throw asStorageError(error, name);
  }
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) {
    const says = "The text is not UTF-8.";
    return {
      name,
      value: undefined,
      problems: [{ line: decoded.badLine, says, expected: "text in UTF-8" }],
    };
  }
  const { root, problems } = parseJson(decoded.text);
  if (root === undefined) return { name, value: undefined, problems };
  // The tree knows lines and keys that stand twice; the values with their types are those of the plain parser.
  return { name, value: JSON.parse(decoded.text), tree: root, problems };
}

type Change = { kind: EntryKind; id: string; after?: unknown };

/** All or nothing, as one step that undo takes back. Each answer replaces the one that stands; its links stay. */
export function applyAnswers(
  tx: Tx,
  { reviewId, draft, newId }: { reviewId: ReviewId; draft: AnswersDraft; newId: (prefix: string) => string },
): Output<"review.apply"> {
  assertUnsigned(tx.db, reviewId);
  const { checklist, entries } = loadReview(tx.db, reviewId);
  const file = fitting(draft, { checklist, stood: entries.answer, today: tx.at.slice(0, 10) });
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
  editReview(tx, reviewId, { label: `Answers from ${draft.name}`, changes });
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
    ...(given.internal === undefined ? {} : { internal: given.internal }),
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
    ...optionalMarking(given.marking ?? stood.marking),
    ...(stood.template === undefined ? {} : { template: stood.template }),
  };
}

function optionalMarking(marking: string | undefined): Pick<Decision, "marking"> {
  return marking === undefined ? {} : { marking };
}

/** The file, or every problem of it: those of the text, of its shape, and of what it says. */
function fitting(draft: AnswersDraft, standing: Parameters<typeof checkAnswersFile>[1]): AnswersFile {
  if (draft.value === undefined) throw malformed(draft.name, draft.problems);
  const checked = checkAnswersFile(draft.value, standing);
  const faults = "faults" in checked ? checked.faults : [];
  const { tree } = draft;
  const problems = faults
    .slice(0, MOST_PROBLEMS)
    .map((fault): TextProblem => (tree ? { line: findNode(tree, fault.path).line, ...fault } : fault));
  if (faults.length > MOST_PROBLEMS)
    problems.push({ says: `There are ${faults.length - MOST_PROBLEMS} further problems.` });
  if ("file" in checked && draft.problems.length === 0) return checked.file;
  throw malformed(draft.name, [...draft.problems, ...problems]);
}

/** In the order of the file, each problem once. */
function malformed(name: string, found: readonly TextProblem[]): AppError {
  const different = new Map(found.map((problem) => [JSON.stringify([problem.path, problem.says]), problem]));
  const problems: Problem[] = [...different.values()]
    .toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity))
    .map(({ line, path, says, expected }) => ({
      file: name.slice(0, 4_096),
      ...(line === undefined ? {} : { line }),
      ...(path === undefined || path.length === 0 ? {} : { path: writePath(path).slice(0, 2_000) }),
      says: says.slice(0, 4_000),
      ...(expected === undefined ? {} : { expected: expected.slice(0, 1_000) }),
    }));
  const [first] = problems;
  const where = [first?.line && `Line ${first.line}`, first?.path].filter(Boolean).join(", ");
  const more = problems.length > 1 ? ` There are ${problems.length} problems.` : "";
  return new AppError(
    "malformed-file",
    `${name} was not applied.${where && ` ${where}:`} ${first?.says ?? "It is empty."}${more}`,
    { problems },
  );
}

/** `findings[0].severity`; an item id stands as it is, dots and all. */
function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((step, i) => (typeof step === "number" ? `[${step}]` : `${i === 0 ? "" : "."}${String(step)}`))
    .join("");
}
