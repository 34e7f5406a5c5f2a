import { AppError, isAppError } from "#shared/errors";
import { blankFinding, Finding, noDecision, VendorQuestion } from "#shared/formats/review";
import { findItem } from "#shared/formats/checklist";
import { ReviewId } from "#shared/ids";
import type { Flag } from "#shared/prechecks/flag";
import { scoreJson } from "#shared/rules/scoring";
import { getBuiltInChecklist, getChecklist, getNewestChecklist } from "../db/checklist-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketHead } from "../db/packet-repo.ts";
import {
  copyEntries,
  deleteReview,
  findEntry,
  getReview,
  insertReview,
  listReviews,
  putEntry,
} from "../db/review-repo.ts";
import { chosenPolicy } from "../db/policy-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import { listSignatures } from "../db/signature-repo.ts";
import { isKnownSigner } from "../db/profile-repo.ts";
import type { Tx } from "../db/transact.ts";
import type { Some } from "../handlers.ts";
import { applyAnswers, readAnswersFile } from "../review/apply-answers.ts";
import { answerProblem, blankAnswer, isBlank, withFields } from "../review/check-answer.ts";
import { failedGates, untilProblem } from "../review/check-waiver.ts";
import {
  assertAsSeen,
  assertUnsigned,
  editReview,
  historyOf,
  redoStep,
  sealOpenSteps,
  undoStep,
} from "../review/edit-review.ts";
import { precheckStored } from "../prechecks/run-precheck.ts";
import { removeEntry } from "../review/remove-entry.ts";
import { precheckRunOf, takeInFlags } from "../review/review-flags.ts";
import { countOpen, loadReview, reviewHead, scoreEntries } from "../review/review-view.ts";
import type { PickedFiles } from "../files/picked-files.ts";

type Needs = {
  newId: (prefix: string) => string;
  newEntryId: (prefix: string) => string;
  pickedFiles: PickedFiles;
  now: () => Date;
  workspace: Pick<Workspace, "read" | "evidence">;
};

type Names =
  | "review.start"
  | "review.list"
  | "review.get"
  | "review.score"
  | "review.answer"
  | "review.apply"
  | "review.applyAnswers"
  | "review.undo"
  | "review.redo"
  | "review.discard"
  | "review.revise"
  | "waiver.save"
  | "waiver.remove"
  | "finding.save"
  | "finding.remove"
  | "question.save"
  | "question.remove"
  | "decision.save";

export function reviewHandlers({ newId, newEntryId, pickedFiles, now, workspace }: Needs): Some<Names> {
  return {
    "review.start": async ({ packetVersionId, checklist: wanted }, { signal }) => {
      const { read, evidence } = workspace;
      getPacketHead(read, packetVersionId);
      const chosen = chosenPolicy(read);
      const flags = await flagsOrNone(
        precheckStored(read, evidence, packetVersionId, { policy: chosen?.policy, signal }),
      );
      return (tx) => {
        const packet = getPacketHead(tx.db, packetVersionId);
        const { head } = wantedChecklist(tx.db, wanted);
        const reviewId = ReviewId.parse(newId("rv"));
        insertReview(tx.db, {
          reviewId,
          packetVersionId,
          checklistId: head.id,
          checklistVersion: head.version,
          revision: 1,
          previousReviewId: undefined,
          startedAt: tx.at,
        });
        const entries =
          flags === undefined
            ? []
            : takeInFlags({ flag: {}, prechecks: {} }, flags, precheckRunOf(chosen, tx.at));
        for (const { kind, id, after } of entries) putEntry(tx.db, reviewId, kind, id, after);
        const checklist = { id: head.id, version: head.version, digest: head.digest };
        tx.receipt({
          kind: "review.started",
          subject: reviewId,
          says: `Started a review of ${packet.packetId} with ${head.id} ${head.version}`,
          after: {
            packetVersionId,
            packetDigest: packet.digest,
            checklist,
            entries: entries.map(({ kind, id, after }) => ({ kind, id, body: after })),
          },
        });
        return { reviewId, checklist };
      };
    },

    "review.list": (_input, db) => ({ reviews: listReviews(db).map((review) => reviewHead(db, review)) }),

    "review.get": ({ reviewId }, db) => {
      const { review, entries } = loadReview(db, reviewId);
      return {
        head: reviewHead(db, review),
        entries,
        history: historyOf(db, reviewId),
        signatures: listSignatures(db, reviewId).map((signature) => ({
          role: signature.role,
          name: signature.name,
          fingerprint: signature.fingerprint,
          signedAt: signature.signedAt,
          known: isKnownSigner(db, signature.fingerprint),
        })),
      };
    },

    "review.score": ({ reviewId, today }, db) => {
      const { checklist, entries } = loadReview(db, reviewId);
      return scoreJson(scoreEntries(checklist, entries, today ?? now().toISOString().slice(0, 10)));
    },

    "review.answer":
      ({ reviewId, itemId, expected, ...set }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const { checklist } = checklistOf(tx, reviewId);
        const before = findEntry(tx.db, reviewId, "answer", itemId) ?? blankAnswer;
        assertAsSeen(before, expected);
        if (typeof set.key === "string" && typeof set.na === "string")
          throw invalid("key", "give a key or N/A, not both");
        const after = withFields(before, set);
        const problem = answerProblem(checklist, itemId, after);
        if (problem) throw invalid(itemId, problem);
        const only = (name: keyof typeof set) =>
          Object.entries(set).every(([key, value]) => key === name || value === undefined);
        const edited = editReview(tx, reviewId, {
          label: `${only("note") ? "Note" : "Answer"} of ${itemId}`,
          burst: only("note") || (only("na") && typeof set.na === "string"),
          changes: [{ kind: "answer", id: itemId, ...(isBlank(after) ? {} : { after }) }],
        });
        return { ...edited, open: countOpen(tx.db, reviewId) };
      },

    "review.apply": async ({ reviewId, pickedFile }) => {
      const draft = await readAnswersFile(pickedFiles.get(pickedFile));
      return (tx) => applyAnswers(tx, { reviewId, draft, newId: newEntryId });
    },
    "review.applyAnswers":
      ({ reviewId, file }) =>
      (tx) =>
        applyAnswers(tx, {
          reviewId,
          draft: { name: "answers", value: file, problems: [] },
          newId: newEntryId,
        }),

    "review.undo":
      ({ reviewId }) =>
      (tx) =>
        undoStep(tx, reviewId),
    "review.redo":
      ({ reviewId }) =>
      (tx) =>
        redoStep(tx, reviewId),

    "review.discard":
      ({ reviewId }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        sealOpenSteps(tx);
        const { review, entries } = loadReview(tx.db, reviewId);
        deleteReview(tx.db, reviewId);
        tx.receipt({
          kind: "review.discarded",
          subject: reviewId,
          says: `Discarded revision ${review.revision} of a review, unsigned`,
          before: entries,
        });
        return {};
      },

    "review.revise":
      ({ reviewId }) =>
      (tx) => {
        const old = getReview(tx.db, reviewId);
        if (!old.signed) throw conflict("This review is not signed yet; change it as it is.", "not-signed");
        if (old.nextReviewId)
          throw conflict(`There is a newer revision of this review: ${old.nextReviewId}.`, "revised");
        const next = ReviewId.parse(newId("rv"));
        const revision = old.revision + 1;
        insertReview(tx.db, {
          ...old,
          reviewId: next,
          revision,
          previousReviewId: reviewId,
          startedAt: tx.at,
        });
        copyEntries(tx.db, reviewId, next);
        tx.receipt({
          kind: "review.revised",
          subject: next,
          says: `Started revision ${revision}; the signed revision ${old.revision} stays as it is`,
          after: { previousReviewId: reviewId },
        });
        return { reviewId: next, revision };
      },

    "waiver.save":
      ({ reviewId, waiver, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        assertAsSeen(findEntry(tx.db, reviewId, "waiver", waiver.item), expected);
        const { checklist, entries } = loadReview(tx.db, reviewId);
        if (!findItem(checklist, waiver.item)?.gate) throw invalid(waiver.item, "only a gate can be waived");
        const ended = untilProblem(waiver, tx.at.slice(0, 10));
        if (ended) throw invalid("waiver.until", ended);
        if (!failedGates(checklist, entries.answer).has(waiver.item)) {
          throw conflict("This gate is not failed, so there is nothing to waive.", "gate-not-failed");
        }
        const label = `Waiver of ${waiver.item}`;
        return editReview(tx, reviewId, {
          label,
          changes: [{ kind: "waiver", id: waiver.item, after: waiver }],
        });
      },
    "waiver.remove":
      ({ reviewId, itemId }) =>
      (tx) =>
        removeEntry(tx, reviewId, "waiver", itemId),

    "finding.save":
      ({ reviewId, findingId, finding: { item, ...finding }, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        checkItem(tx, reviewId, item ?? undefined);
        const id = findingId ?? newEntryId("fi");
        const before = findEntry(tx.db, reviewId, "finding", id);
        if (findingId && !before) throw notThere("finding", findingId);
        assertAsSeen(before, expected);
        const { item: stood, ...rest } = before ?? blankFinding;
        const about = item === undefined ? stood : (item ?? undefined);
        const after = Finding.parse({ ...rest, ...given(finding), ...given({ item: about }) });
        const fields = Object.keys({ ...given({ item }), ...given(finding) });
        const label = before ? `Finding: ${fields.join(", ")}` : "New finding";
        const changes = [{ kind: "finding" as const, id, after }];
        return {
          ...editReview(tx, reviewId, { label, burst: Boolean(before) && isTyping(fields), changes }),
          findingId: id,
        };
      },
    "finding.remove":
      ({ reviewId, findingId }) =>
      (tx) =>
        removeEntry(tx, reviewId, "finding", findingId),

    "question.save":
      ({ reviewId, questionId, question, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        checkItem(tx, reviewId, question.item);
        const id = questionId ?? newEntryId("qu");
        const before = findEntry(tx.db, reviewId, "question", id);
        if (questionId && !before) throw notThere("question", questionId);
        assertAsSeen(before, expected);
        const after = VendorQuestion.parse({ ...(before ?? { text: "" }), ...given(question) });
        const label = before ? "Question to the vendor" : "New question to the vendor";
        const changes = [{ kind: "question" as const, id, after }];
        return { ...editReview(tx, reviewId, { label, burst: Boolean(before), changes }), questionId: id };
      },
    "question.remove":
      ({ reviewId, questionId }) =>
      (tx) =>
        removeEntry(tx, reviewId, "question", questionId),

    "decision.save":
      ({ reviewId, decision: { decision: word, ...fields }, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const before = findEntry(tx.db, reviewId, "decision", "decision") ?? noDecision;
        assertAsSeen(before, expected);
        const { decision: stood, ...rest } = before;
        const chosen = word === undefined ? stood : (word ?? undefined);
        const after = { ...rest, ...given(fields), ...(chosen ? { decision: chosen } : {}) };
        const burst = word === undefined;
        return editReview(tx, reviewId, {
          label: burst ? `Decision: ${Object.keys(given(fields)).join(", ")}` : "Decision",
          burst,
          changes: [{ kind: "decision", id: "decision", after }],
        });
      },
  };
}

function wantedChecklist(db: ReadDb, wanted: { id: string; version?: string | undefined } | undefined) {
  if (wanted === undefined) return getBuiltInChecklist(db);
  return wanted.version ? getChecklist(db, wanted.id, wanted.version) : getNewestChecklist(db, wanted.id);
}

/** The fields that a caller gave; what is undefined was not given. */
function given<T extends object>(fields: T): Partial<T> {
  // Dropping members keeps the type's members optional.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Only free text was changed. */
function isTyping(fields: readonly string[]): boolean {
  return fields.every((name) => ["title", "what", "why", "recommendation", "owner"].includes(name));
}

function checklistOf(tx: Tx, reviewId: ReviewId) {
  const review = getReview(tx.db, reviewId);
  return getChecklist(tx.db, review.checklistId, review.checklistVersion);
}

function checkItem(tx: Tx, reviewId: ReviewId, itemId: string | undefined): void {
  if (itemId !== undefined && !findItem(checklistOf(tx, reviewId).checklist, itemId))
    throw notThere("item", itemId);
}

function invalid(path: string, says: string): AppError {
  return new AppError("invalid-input", `${path}: ${says}.`, { problems: [{ path, says }] });
}
function conflict(message: string, reason: string): AppError {
  return new AppError("conflict", message, { reason });
}
function notThere(what: string, id: string): AppError {
  return new AppError("not-found", `There is no ${what} ${id} in this review.`, { what, id });
}

/** A packet that the pre-checks cannot bear is reviewed without them: the review says that they have not run. */
async function flagsOrNone(prechecked: Promise<{ flags: Flag[] }>): Promise<Flag[] | undefined> {
  try {
    return (await prechecked).flags;
  } catch (error) {
    if (isAppError(error, "malformed-file")) return undefined;
    throw error;
  }
}
