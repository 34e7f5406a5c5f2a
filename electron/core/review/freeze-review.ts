import { createHash } from "node:crypto";
import { canonicalJson } from "#shared/formats/canonical-json";
import { noDecision, REVIEW_FORMAT, ReviewRecord } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { scoreJson } from "#shared/rules/scoring";
import { findBroughtPrevious } from "../db/bundle-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketHead } from "../db/packet-repo.ts";
import type { ReviewRow } from "../db/review-repo.ts";
import { findSignedReview } from "../db/signature-repo.ts";
import { loadReview, scoreEntries } from "./review-view.ts";

export type FrozenReview = { record: ReviewRecord; text: string; digest: string };

/** The review as it stands, as the bytes that are signed: canonical JSON. The same review and time give the same bytes. */
export function freezeReview(
  db: ReadDb,
  reviewId: ReviewId,
  { at, reviewer }: { at: string; reviewer: { name: string; fingerprint: string } },
): FrozenReview {
  const { review, checklist, checklistHead, entries } = loadReview(db, reviewId);
  const packet = getPacketHead(db, review.packetVersionId);
  const previous = previousOf(db, review);
  const withId = <T extends object>(bodies: Record<string, T>) =>
    Object.entries(bodies)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, body]) => ({ id, ...body }));
  const record = ReviewRecord.parse({
    format: REVIEW_FORMAT,
    reviewId,
    revision: review.revision,
    ...(previous ? { previous } : {}),
    packet: {
      id: packet.packetId,
      ...(packet.version === undefined ? {} : { version: packet.version }),
      digest: packet.digest,
    },
    checklist: { id: checklistHead.id, version: checklistHead.version, digest: checklistHead.digest },
    startedAt: review.startedAt,
    frozenAt: at,
    reviewer,
    answers: entries.answer,
    waivers: withId(entries.waiver).map(({ id: _item, ...waiver }) => waiver),
    findings: withId(entries.finding),
    questions: withId(entries.question),
    evidence: withId(entries.evidence),
    ...(entries.prechecks["prechecks"] === undefined ? {} : { prechecks: entries.prechecks["prechecks"] }),
    flags: withId(entries.flag),
    matrix: Object.values(entries.action).sort((a, b) => (a.path < b.path ? -1 : 1)),
    ...(Object.keys(entries.merge).length === 0 ? {} : { merges: withId(entries.merge) }),
    decision: entries.decision["decision"] ?? noDecision,
    score: scoreJson(scoreEntries(checklist, entries, at.slice(0, 10))),
  });
  const text = canonicalJson(record);
  return { record, text, digest: createHash("sha256").update(text).digest("hex") };
}

/** The signed revision before this one. A brought review says itself which it was. */
function previousOf(db: ReadDb, { reviewId, previousReviewId }: ReviewRow): ReviewRecord["previous"] {
  const brought = findBroughtPrevious(db, reviewId);
  if (brought) return brought;
  const signed = previousReviewId && findSignedReview(db, previousReviewId);
  return signed && { reviewId: previousReviewId, digest: signed.digest };
}
