import type { PacketVersionId, ReviewId } from "#shared/ids";
import { AppError } from "#shared/errors";
import { ReviewRecord, type MemoTemplateName } from "#shared/formats/review";
import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import type { Workspace } from "../db/open-workspace.ts";
import { getPacketBody, getPacketHead, listPacketFiles } from "../db/packet-repo.ts";
import { findPolicy } from "../db/policy-repo.ts";
import { findSignedOfOtherVersion, findSignedReview } from "../db/signature-repo.ts";
import { findTemplateBytes } from "../db/template-repo.ts";
import type { Job } from "../jobs.ts";
import { exportMemo } from "../memo/export-memo.ts";
import type { MemoInput } from "../memo/memo-model.ts";
import { forVendor } from "../memo/vendor-copy.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import { precheckStored } from "../prechecks/run-precheck.ts";
import { readTemplate } from "../template/read-template.ts";
import type { Template } from "../template/template-types.ts";
import { exportTemplatedMemo } from "../template/templated-memo.ts";
import type { FrozenReview } from "./freeze-review.ts";
import { loadReview, scoreEntries } from "./review-view.ts";

type Options = {
  frozen: FrozenReview;
  at: string;
  draft: boolean;
  chainHead?: MemoInput["chainHead"];
  signer?: MemoInput["signer"];
  copy?: "vendor" | undefined;
  /** In place of the one that the review chose. */
  template?: MemoTemplateName;
};

type Named = Pick<ReviewRecord, "packet" | "revision" | "frozenAt">;

/**
 * Names of what leaves the laptop, so that memos in one folder tell themselves apart: packet, its version, revision
 * and day. Of the vendor's words only letters, digits, dots, underscores and hyphens are left.
 */
export function memoFileNames(
  { packet, revision, frozenAt }: Named,
  { draft = false, copy }: { draft?: boolean; copy?: "vendor" | undefined } = {},
) {
  const parts = [
    plainWord(packet.id, 60) || "packet",
    plainWord(packet.version ?? "", 24),
    "memo",
    draft ? "draft" : "",
    copy === "vendor" ? "vendor-copy" : "",
    revision > 1 ? `r${revision}` : "",
    frozenAt.slice(0, 10),
  ];
  const base = safeFileName(parts.filter((part) => part !== "").join("-"));
  return {
    memo: `${base}.docx`,
    countersigned: `${base}.countersigned.docx`,
    statement: (position: number) => `${base}.statement-${position}.json`,
    signature: (position: number) => `${base}.statement-${position}.json.sig`,
  };
}

/** A hyphen at the beginning would be an option on a command line, a dot would hide the file. */
function plainWord(text: string, most: number): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9._-]+/g, "-")
    .replaceAll(/\.{2,}/g, ".")
    .slice(0, most)
    .replaceAll(/^[._-]+|[._-]+$/g, "");
}

/** By its digest: a revision that came in from elsewhere names one that need not be here. */
function previousRecord(read: Workspace["read"], { previous }: ReviewRecord): ReviewRecord | undefined {
  const signed = previous && findSignedReview(read, previous.reviewId);
  return signed && signed.digest === previous.digest
    ? ReviewRecord.parse(JSON.parse(signed.record))
    : undefined;
}

/** What was decided about an earlier version of the packet, and that version. */
function earlierVersion(
  read: Workspace["read"],
  { packet, frozenAt }: ReviewRecord,
  packetVersionId: PacketVersionId,
): MemoInput["earlier"] {
  const found = findSignedOfOtherVersion(read, { packetId: packet.id, packetVersionId, at: frozenAt });
  return (
    found && {
      record: ReviewRecord.parse(JSON.parse(found.record)),
      packet: getPacketBody(read, found.packetVersionId).packet,
      files: listPacketFiles(read, found.packetVersionId),
    }
  );
}

/** Builds the memo of a review and reads it back. Throws `integrity` naming what the file lacks. */
export async function makeMemo(
  workspace: Pick<Workspace, "read" | "evidence">,
  reviewId: ReviewId,
  options: Options,
  job: Job,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const template = await templateOf(workspace.read, options);
  const input = await memoInputOf(workspace, reviewId, options, job);
  return template ? exportTemplatedMemo(input, template, job) : exportMemo(input, job);
}

/** The template that the memo is written into; none is the built-in layout. */
async function templateOf(
  read: Workspace["read"],
  { frozen: { record }, template: wanted = record.decision.template }: Options,
): Promise<Template | undefined> {
  if (!wanted) return undefined;
  const bytes = findTemplateBytes(read, wanted.digest);
  if (!bytes) {
    throw new AppError(
      "not-found",
      `The memo was not made: its template, ${wanted.name}, is not in this workspace. Import that file under Memo templates, or choose another one.`,
      { what: "memo template", id: wanted.digest },
    );
  }
  const { template } = await readTemplate(bytes);
  if (!template) {
    throw new AppError(
      "integrity",
      `The memo was not made: this version cannot read its template, ${wanted.name}. Import the file again to see why, or choose another one.`,
      { what: wanted.name },
    );
  }
  return template;
}

/** All that a memo is made of, whatever file it becomes. */
export async function memoInputOf(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  reviewId: ReviewId,
  { frozen, at, draft, chainHead, signer, copy }: Options,
  job: Job,
): Promise<MemoInput> {
  const { record } = frozen;
  // All of the review before the first wait: the memo is of what was frozen.
  const {
    review: { packetVersionId },
    checklist,
    entries,
  } = loadReview(read, reviewId);
  const card = scoreEntries(checklist, entries, record.frozenAt.slice(0, 10));
  const { policy } = record.prechecks ?? {};
  const { radius } = await precheckStored(read, evidence, packetVersionId, {
    policy: policy && findPolicy(read, policy.id, policy.version)?.policy,
    signal: job.signal,
  });
  const names = memoFileNames(record, { draft, copy });
  return {
    record: copy === "vendor" ? forVendor(record) : record,
    copy,
    packet: getPacketBody(read, packetVersionId).packet,
    packetHead: getPacketHead(read, packetVersionId),
    files: listPacketFiles(read, packetVersionId),
    checklist,
    card,
    radius,
    ...(copy === undefined && {
      previous: previousRecord(read, record),
      earlier: earlierVersion(read, record, packetVersionId),
    }),
    reviewDigest: frozen.digest,
    chainHead,
    signer,
    verifyCommand: `ssh-keygen -Y check-novalidate -n ${SSHSIG_NAMESPACE} -s ${names.signature(1)} < ${names.statement(1)}`,
    draft,
    at,
  };
}
