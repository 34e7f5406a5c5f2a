/** What a bundle would do here: bring a review, add signatures, be merged, or nothing. Looks, and changes nothing. */
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { entriesOf, noEntries } from "#shared/formats/record-entries";
import { ReviewRecord, type ReviewEntries } from "#shared/formats/review";
import type { ReviewId } from "#shared/ids";
import { planMerge, type MergePlan } from "#shared/rules/merge-reviews";
import { listSeen } from "../db/bundle-repo.ts";
import { checklistDigest } from "../db/checklist-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketHead } from "../db/packet-repo.ts";
import { listEntries, listReviews, type ReviewRow } from "../db/review-repo.ts";
import { findSignedReview, listSignatures } from "../db/signature-repo.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import { loadReview } from "../review/review-view.ts";
import type { StagedBundle } from "./stage-bundle.ts";

export type Arrival =
  | { way: "new" }
  /** Nothing that is not here already. */
  | { way: "known" }
  | { way: "signatures"; add: number }
  /** Here it is as they got it; there it was signed since. */
  | { way: "signed" }
  | { way: "merge"; into: ReviewId; plan: MergePlan };

type Where = { read: ReadDb; evidence: Pick<EvidenceStore, "has" | "readAll"> };

/** Throws `conflict` with the sentence of what stands in the way. */
export function arrivalOf({ read, evidence }: Where, staged: StagedBundle, into?: ReviewId): Arrival {
  const { record, digest } = staged;
  const here = listReviews(read).find(({ reviewId }) => reviewId === record.reviewId);
  const target = into ?? here?.reviewId;
  if (target === undefined) return { way: "new" };
  if (target !== record.reviewId) return mergeInto({ read, evidence }, staged, target);
  if (!here) throw cannot("no-review", "That review is not in this workspace.");

  const signed = findSignedReview(read, record.reviewId);
  if (signed && staged.signatures.length === 0) {
    if (seenHere(read, record.reviewId).includes(digest)) return { way: "known" };
    throw cannot(
      "signed",
      "This review is signed here, and the bundle holds unsigned work on it. Start a new revision, and merge the bundle into that.",
    );
  }
  if (signed) {
    if (signed.digest !== digest) {
      throw cannot(
        "diverged",
        `The bundle holds this review signed with other content (digest ${digest.slice(0, 12)}… there, ${signed.digest.slice(0, 12)}… here). Two signed versions cannot be joined: ask which of them holds.`,
      );
    }
    return moreSignatures(read, staged);
  }
  if (staged.signatures.length > 0) return signedThere({ read, evidence }, staged, here);
  if (seenHere(read, record.reviewId).includes(digest)) return { way: "known" };
  return mergeInto({ read, evidence }, staged, target);
}

/** Reviews here that the work of the bundle can be merged into: unsigned, of the same packet, by the same checklist. */
export function mergeTargets(read: ReadDb, { record }: StagedBundle): ReviewRow[] {
  return listReviews(read).filter((review) => whyNoTarget(read, record, review) === undefined);
}

function whyNoTarget(read: ReadDb, record: ReviewRecord, review: ReviewRow): string | undefined {
  if (review.signed) return "it is signed";
  if (getPacketHead(read, review.packetVersionId).digest !== record.packet.digest)
    return "it is of another packet";
  const { checklistHead } = loadReview(read, review.reviewId);
  if (checklistHead.digest !== record.checklist.digest) return "it follows another checklist";
  return undefined;
}

function mergeInto({ read, evidence }: Where, staged: StagedBundle, into: ReviewId): Arrival {
  const { record, manifest } = staged;
  const { review, entries } = loadReview(read, into);
  const why = whyNoTarget(read, record, review);
  if (why !== undefined) throw cannot("no-target", `The bundle cannot be merged into this review: ${why}.`);
  const seen = new Set(seenHere(read, into));
  const common = manifest.seen.findLast((sha256) => seen.has(sha256));
  if (common === staged.digest) return { way: "known" };
  const base = common === undefined ? noEntries : entriesOfStored(evidence, common);
  const plan = planMerge({ base, mine: entries, theirs: entriesOf(record) }, nameOfTheirs(staged));
  return { way: "merge", into, plan };
}

/** The name that stands for the other side's work. */
export function nameOfTheirs({ record, manifest }: StagedBundle): string {
  return record.reviewer.name || manifest.madeBy || "another reviewer";
}

function moreSignatures(read: ReadDb, { record, signatures }: StagedBundle): Arrival {
  const here = listSignatures(read, record.reviewId);
  const other = here.find(({ position, statement, sshsig }) => {
    const there = signatures[position - 1];
    return there && (there.statement !== statement || there.sshsig !== sshsig);
  });
  if (other) {
    throw cannot(
      "diverged",
      `Signature ${other.position} is of ${other.name} here, and another one in the bundle: two copies were countersigned side by side. Let one of the two people countersign once more, on the copy of the other.`,
    );
  }
  const add = signatures.length - here.length;
  return add > 0 ? { way: "signatures", add } : { way: "known" };
}

/** They signed. What is here must be what they had, or what they have: nothing that they never saw may be swept away. */
function signedThere({ read, evidence }: Where, { record }: StagedBundle, here: ReviewRow): Arrival {
  const mine = canonicalJson(listEntries(read, here.reviewId));
  const theirs = canonicalJson(entriesOf(record));
  const known = seenHere(read, here.reviewId).map((sha256) =>
    canonicalJson(entriesOfStored(evidence, sha256)),
  );
  if (mine === theirs || known.includes(mine)) return { way: "signed" };
  throw cannot(
    "diverged",
    "This review was signed elsewhere, and has changes here that the signer never saw. Export it as a bundle to keep them, discard it here, bring in the signed one, and merge your changes into a new revision of it.",
  );
}

function seenHere(read: ReadDb, reviewId: ReviewId): string[] {
  return listSeen(read, reviewId).map(({ sha256 }) => sha256);
}

const MAX_RECORD = 300_000_000;

function entriesOfStored(evidence: Where["evidence"], sha256: string): ReviewEntries {
  if (!evidence.has(sha256))
    throw new AppError("integrity", "A record that was handed over before is gone.", { what: sha256 });
  return entriesOf(ReviewRecord.parse(JSON.parse(evidence.readAll(sha256, MAX_RECORD).toString("utf8"))));
}

export function cannot(reason: string, says: string): AppError {
  return new AppError("conflict", says, { reason });
}

/** A foreign checklist is the one that the review names; this says so once more where it is stored. */
export function isChecklistOf({ checklist, record }: StagedBundle): boolean {
  return checklistDigest(checklist) === record.checklist.digest;
}
