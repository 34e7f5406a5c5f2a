import type { PacketHead } from "#shared/contract/packet-calls";
import type { ReviewHead } from "#shared/contract/review-calls";
import type { Checklist } from "#shared/formats/checklist";
import type { ReviewEntries } from "#shared/formats/review";
import type { Terms } from "#shared/formats/statement";
import type { ReviewId } from "#shared/ids";
import { scoreReview, type ScoreCard } from "#shared/rules/scoring";
import { getChecklist } from "../db/checklist-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import { cutForList, findNewestPacket, forList, getPacketHead } from "../db/packet-repo.ts";
import { countEntries, findEntry, getReview, listEntries, type ReviewRow } from "../db/review-repo.ts";
import { findSignedReview, listSignatures } from "../db/signature-repo.ts";

export function reviewHead(db: ReadDb, review: ReviewRow): ReviewHead {
  const packet = forList(getPacketHead(db, review.packetVersionId));
  const { head: checklist } = getChecklist(db, review.checklistId, review.checklistVersion);
  const counts = countEntries(db, review.reviewId);
  const decision = findEntry(db, review.reviewId, "decision", "decision");
  const signed = findSignedReview(db, review.reviewId);
  const signatures = signed ? listSignatures(db, review.reviewId) : [];
  const [first] = signatures;
  return {
    reviewId: review.reviewId,
    revision: review.revision,
    ...(review.previousReviewId ? { previousReviewId: review.previousReviewId } : {}),
    ...(review.nextReviewId ? { nextReviewId: review.nextReviewId } : {}),
    packetVersionId: packet.packetVersionId,
    packetId: packet.packetId,
    ...(packet.version === undefined ? {} : { packetVersion: packet.version }),
    ...(packet.title === undefined ? {} : { packetTitle: packet.title }),
    ...(packet.vendor === undefined ? {} : { vendor: packet.vendor }),
    packetDigest: packet.digest,
    checklist: {
      id: checklist.id,
      version: checklist.version,
      digest: checklist.digest,
      title: checklist.title,
    },
    startedAt: review.startedAt,
    changedAt: review.changedAt,
    items: checklist.items,
    answered: counts.answered,
    findings: counts.findings,
    ...(decision?.decision ? { decision: decision.decision } : {}),
    ...(decision?.reviewAgain ? { reviewAgain: decision.reviewAgain } : {}),
    ...(signed && first
      ? {
          signed: {
            digest: signed.digest,
            signedAt: first.signedAt,
            by: first.name,
            countersignatures: { asked: first.terms.countersignatures, made: signatures.length - 1 },
            ...endOf(first.terms),
            ...newerPacketOf(db, packet),
          },
        }
      : {}),
    ...(signed ? {} : decidedBefore(db, review)),
  };
}

/** The newest version of the same packet, where it came in after this one. */
function newerPacketOf(
  db: ReadDb,
  { packetId, packetVersionId }: PacketHead,
): Pick<NonNullable<ReviewHead["signed"]>, "newerPacket"> {
  const newest = findNewestPacket(db, packetId);
  if (!newest || newest.packetVersionId === packetVersionId) return {};
  const { version, importedAt } = newest;
  return {
    newerPacket: {
      packetVersionId: newest.packetVersionId,
      importedAt,
      ...(version === undefined ? {} : { version: cutForList(version) }),
    },
  };
}

function decidedBefore(db: ReadDb, { previousReviewId }: ReviewRow): Pick<ReviewHead, "decidedBefore"> {
  const signed = previousReviewId && findSignedReview(db, previousReviewId);
  if (!previousReviewId || !signed) return {};
  const decision = findEntry(db, previousReviewId, "decision", "decision")?.decision;
  const { revision } = getReview(db, previousReviewId);
  return decision
    ? { decidedBefore: { reviewId: previousReviewId, revision, decision, digest: signed.digest } }
    : {};
}

function endOf({ expires }: Terms): Pick<NonNullable<ReviewHead["signed"]>, "ends"> {
  const [first] = expires.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return first ? { ends: { on: first.on, what: first.what } } : {};
}

/** A review with all that its rules need. */
export function loadReview(db: ReadDb, reviewId: ReviewId) {
  const review = getReview(db, reviewId);
  const { checklist, head: checklistHead } = getChecklist(db, review.checklistId, review.checklistVersion);
  return { review, checklist, checklistHead, entries: listEntries(db, reviewId) };
}

export function scoreEntries(checklist: Checklist, entries: ReviewEntries, today?: string): ScoreCard {
  return scoreReview({
    checklist,
    answers: new Map(Object.entries(entries.answer)),
    waivers: Object.values(entries.waiver),
    ...(today === undefined ? {} : { today }),
  });
}

export function countOpen(db: ReadDb, reviewId: ReviewId): number {
  const review = getReview(db, reviewId);
  const { head } = getChecklist(db, review.checklistId, review.checklistVersion);
  return head.items - countEntries(db, reviewId).answered;
}
