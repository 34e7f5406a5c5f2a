/** The commit of a bundle that was looked at: all of it, or nothing. */
import { AppError } from "#shared/errors";
import { entriesOf } from "#shared/formats/record-entries";
import { entryKinds, type EntryKind, type Merge, type ReviewEntries } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { settleMerge, type Side } from "#shared/rules/merge-reviews";
import { insertBrought, insertBroughtPrevious, insertSeen } from "../db/bundle-repo.ts";
import { findPolicy, storePolicy } from "../db/policy-repo.ts";
import {
  getReview,
  insertReview,
  listEntries,
  listReviews,
  putEntry,
  touchReview,
  type ReviewRow,
} from "../db/review-repo.ts";
import {
  findSignedReview,
  insertSignature,
  insertSignedReview,
  listSignatures,
} from "../db/signature-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { Tx } from "../db/transact.ts";
import { bringChecklist } from "../checklist/store-checklist.ts";
import { storeTemplate } from "../db/template-repo.ts";
import { recordPacket } from "../packet/record-packet.ts";
import { digestsOf, readStatement } from "#shared/formats/statement";
import { answerProblem } from "../review/check-answer.ts";
import { editReview, sealOpenSteps } from "../review/edit-review.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { cannot, nameOfTheirs, type Arrival } from "./bundle-arrival.ts";
import type { StagedBundle } from "./stage-bundle.ts";

export type Brought = { reviewId: ReviewId; way: Arrival["way"]; changed: number };

/** `arrival` must have been found in this very transaction. */
export function importBundle(
  tx: Tx,
  staged: StagedBundle,
  {
    arrival,
    choices,
    newId,
  }: { arrival: Arrival; choices: Record<string, Side>; newId: (prefix: string) => string },
): Brought {
  const { record } = staged;
  switch (arrival.way) {
    case "known":
      tx.nothingChanged();
      return { reviewId: record.reviewId, way: "known", changed: 0 };
    case "new":
      return bringReview(tx, staged, newId);
    case "signatures":
      bringSignatures(tx, staged, listSignatures(tx.db, record.reviewId).length);
      return { reviewId: record.reviewId, way: "signatures", changed: arrival.add };
    case "signed": {
      const changes = differences(listEntries(tx.db, record.reviewId), entriesOf(record));
      sealOpenSteps(tx);
      if (changes.length > 0)
        editReview(tx, record.reviewId, { label: `Taken in from ${nameOfTheirs(staged)}`, changes });
      insertSeen(tx.db, record.reviewId, { sha256: staged.digest, way: "in", at: tx.at });
      bringSignatures(tx, staged, 0);
      return { reviewId: record.reviewId, way: "signed", changed: changes.length };
    }
    default:
      return mergeBundle(tx, staged, { ...arrival, choices });
  }
}

function bringReview(tx: Tx, staged: StagedBundle, newId: (prefix: string) => string): Brought {
  const { record, checklist } = staged;
  const { packetVersionId } = recordPacket(tx, staged.packet, newId);
  bringChecklist(tx, checklist, staged.name);
  bringPolicy(tx, staged);
  bringTemplate(tx, staged);
  const entries = entriesOf(record);
  checkAnswers(staged, entries);
  const previous = record.previous && findFreePrevious(tx.db, record.previous);
  insertReview(tx.db, {
    reviewId: record.reviewId,
    packetVersionId,
    checklistId: checklist.id,
    checklistVersion: checklist.version,
    revision: record.revision,
    previousReviewId: previous?.reviewId,
    startedAt: record.startedAt,
  });
  if (record.previous) insertBroughtPrevious(tx.db, record.reviewId, record.previous);
  const changes = differences(listEntries(tx.db, record.reviewId), entries);
  for (const { kind, id, after } of changes) putEntry(tx.db, record.reviewId, kind, id, after);
  touchReview(tx.db, record.reviewId, tx.at);
  insertSeen(tx.db, record.reviewId, { sha256: staged.digest, way: "in", at: tx.at });
  tx.receipt({
    kind: "review.brought",
    subject: record.reviewId,
    says: `Brought in a review of ${record.packet.id} from ${staged.name}, made by ${nameOfTheirs(staged)}`,
    after: {
      packetVersionId,
      packetDigest: record.packet.digest,
      checklist: record.checklist,
      record: staged.digest,
      entries: changes.map(({ kind, id, after }) => ({ kind, id, body: after })),
    },
  });
  const { frozenAt: at, reviewer } = record;
  if (freezeReview(tx.db, record.reviewId, { at, reviewer }).text !== staged.text) {
    throw new AppError(
      "integrity",
      "The review in this bundle cannot be stored here so that it reads the same: it was made by a Countersign with other rules. Bring both machines to the same version.",
      { what: staged.name },
    );
  }
  if (staged.signatures.length > 0) bringSignatures(tx, staged, 0);
  return { reviewId: record.reviewId, way: "new", changed: changes.length };
}

/** Signatures from `from` on. The first one freezes the review. */
function bringSignatures(tx: Tx, { record, text, digest, signatures }: StagedBundle, from: number): void {
  for (const { position, statement, sshsig, publicKey, eventsSha256, fingerprint, name } of signatures.slice(
    from,
  )) {
    const parsed = readStatement(statement);
    if (!parsed.ok) throw new Error(parsed.why);
    const { chainHead, decision, role } = parsed.statement.predicate;
    const memo = digestsOf(parsed.statement).memo;
    if (position === 1) {
      insertSignedReview(tx.db, record.reviewId, {
        digest,
        record: text,
        memoSha256: memo,
        chainSeq: chainHead.seq,
        chainHash: chainHead.hash,
      });
    }
    insertSignature(tx.db, record.reviewId, { position, statement, sshsig, publicKey });
    insertBrought(tx.db, record.reviewId, { position, eventsSha256, at: tx.at });
    tx.receipt({
      kind: position === 1 ? "review.signed" : "review.countersigned",
      subject: record.reviewId,
      says: `Brought in: ${name} ${role === "reviewer" ? "signed" : "countersigned"}: ${decision}`,
      after: { digest, memo, fingerprint, position, chainHead, events: eventsSha256 },
    });
  }
}

function mergeBundle(
  tx: Tx,
  staged: StagedBundle,
  { into, plan, choices }: Extract<Arrival, { way: "merge" }> & { choices: Record<string, Side> },
): Brought {
  const open = plan.clashes.filter(({ kind, id }) => !Object.hasOwn(choices, `${kind} ${id}`));
  if (open.length > 0) {
    throw cannot(
      "choices",
      `${open.length} ${open.length === 1 ? "entry says" : "entries say"} something else on both sides, and nobody has chosen yet: ${open
        .slice(0, 5)
        .map(({ kind, id }) => `${kind} ${id}`)
        .join(", ")}${open.length > 5 ? ", …" : ""}.`,
    );
  }
  const { changes, took, conflicts } = settleMerge(plan, choices);
  const merge: Merge = {
    by: nameOfTheirs(staged).slice(0, 2_000),
    mergedAt: tx.at,
    record: staged.digest,
    took,
    conflicts,
  };
  checkAnswers(staged, {
    answer: Object.fromEntries(
      changes.flatMap(({ kind, id, after }) => (kind === "answer" ? [[id, after]] : [])),
    ) as ReviewEntries["answer"],
  });
  sealOpenSteps(tx);
  editReview(tx, into, {
    label: `Work of ${merge.by} merged in`,
    changes: [...changes, { kind: "merge", id: `mg-${staged.digest.slice(0, 20)}`, after: merge }],
  });
  insertSeen(tx.db, into, { sha256: staged.digest, way: "in", at: tx.at });
  return { reviewId: into, way: "merge", changed: changes.length };
}

/** What must be written and removed, so that `now` becomes `then`. */
function differences(
  now: ReviewEntries,
  then: ReviewEntries,
): { kind: EntryKind; id: string; after?: unknown }[] {
  return entryKinds.flatMap((kind) => [
    ...Object.entries(then[kind]).map(([id, after]) => ({ kind, id, after: after as unknown })),
    ...Object.keys(now[kind])
      .filter((id) => !Object.hasOwn(then[kind], id))
      .map((id) => ({ kind, id })),
  ]);
}

/** The signed revision before it, where it is here and has no other one after it. */
function findFreePrevious(
  db: ReadDb,
  { reviewId, digest }: { reviewId: ReviewId; digest: string },
): ReviewRow | undefined {
  if (findSignedReview(db, reviewId)?.digest !== digest) return undefined;
  if (!listReviews(db).some((review) => review.reviewId === reviewId)) return undefined;
  const previous = getReview(db, reviewId);
  return previous.nextReviewId === undefined ? previous : undefined;
}

/** The policy is kept to read; where another one has its name here, the review still names its digest. */
function bringPolicy(tx: Tx, { policy, name }: StagedBundle): void {
  if (!policy || findPolicy(tx.db, policy.id, policy.version)) return;
  const { digest } = storePolicy(tx.db, policy, tx.at);
  tx.receipt({
    kind: "precheck.policy-imported",
    subject: `${policy.id}@${policy.version}`,
    says: `Imported the pre-check policy ${policy.id} ${policy.version} from ${name}`,
    after: { digest },
  });
}

/** So that a draft of the memo looks here as it does there. It is read with the same care as one that is imported. */
function bringTemplate(tx: Tx, { template: bytes, record, name: from }: StagedBundle): void {
  const chosen = record.decision.template;
  if (!bytes || !chosen) return;
  const { digest, alreadyImported } = storeTemplate(tx.db, { name: chosen.name, bytes, at: tx.at });
  if (alreadyImported) return;
  tx.receipt({
    kind: "template.imported",
    subject: digest,
    says: `Imported the memo template ${chosen.name} from ${from}`,
    after: { digest },
  });
}

function checkAnswers({ name, checklist }: StagedBundle, { answer }: Pick<ReviewEntries, "answer">): void {
  for (const [item, given] of Object.entries(answer)) {
    const problem = answerProblem(checklist, item, given);
    if (problem === undefined) continue;
    throw new AppError(
      "malformed-file",
      `${name} holds an answer that its checklist does not know: ${problem}.`,
      {
        problems: [{ file: name, path: `answers.${item}`, says: problem }],
      },
    );
  }
}
