import type { ReviewId } from "#shared/ids";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketBody, getPacketHead, listPacketFiles } from "../db/packet-repo.ts";
import type { Job } from "../jobs.ts";
import { exportMemo } from "../memo/export-memo.ts";
import type { MemoInput } from "../memo/memo-model.ts";
import type { FrozenReview } from "./freeze-review.ts";
import { loadReview, scoreEntries } from "./review-view.ts";

type Options = {
  frozen: FrozenReview;
  at: string;
  draft: boolean;
  chainHead?: MemoInput["chainHead"];
  signer?: MemoInput["signer"];
};

/** Names of what leaves the laptop: from ids that the app minted or checked, never from a vendor's text. */
export function memoFileNames(packetId: string, reviewId: string) {
  const base = `countersign-${packetId}-${reviewId}`;
  return {
    memo: `${base}.docx`,
    statement: (position: number) => `${base}.statement-${position}.json`,
    signature: (position: number) => `${base}.statement-${position}.json.sig`,
  };
}

/** Builds the memo of a review and reads it back. Throws `integrity` naming what the file lacks. */
export async function makeMemo(
  db: ReadDb,
  reviewId: ReviewId,
  { frozen, at, draft, chainHead, signer }: Options,
  job: Job,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const { review, checklist, entries } = loadReview(db, reviewId);
  const head = getPacketHead(db, review.packetVersionId);
  const names = memoFileNames(head.packetId, reviewId);
  return exportMemo(
    {
      record: frozen.record,
      packet: getPacketBody(db, review.packetVersionId).packet,
      packetHead: head,
      files: listPacketFiles(db, review.packetVersionId),
      checklist,
      card: scoreEntries(checklist, entries, frozen.record.frozenAt.slice(0, 10)),
      reviewDigest: frozen.digest,
      chainHead,
      signer,
      verifyCommand: `ssh-keygen -Y check-novalidate -n ${SSHSIG_NAMESPACE} -s ${names.signature(1)} < ${names.statement(1)}`,
      draft,
      at,
    },
    job,
  );
}
