import { createHash } from "node:crypto";
import type { Verification } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { ReviewRecord } from "#shared/formats/review";
import type { Workspace } from "../db/open-workspace.ts";
import { getChecklist } from "../db/checklist-repo.ts";
import { listPacketFiles, listPacketHeads, listPacketHashes } from "../db/packet-repo.ts";
import { chainRows } from "../db/receipt-repo.ts";
import { listReviewerHashes } from "../db/review-repo.ts";
import { listMemoHashes, listSignatures, listSignedReviews } from "../db/signature-repo.ts";
import type { Job } from "../jobs.ts";
import { packetDigest } from "../packet/packet-digest.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { verifyEvents } from "../signing/event-chain.ts";
import { collectChecks, type Findings } from "./verdict.ts";
import { checkSignature, compareDigest } from "./verify-signature.ts";

const CHUNK = 1_048_576;

/** Everything in the workspace against everything that vouches for it. Slow on purpose: it reads every byte. */
export async function verifyWorkspace({ read, evidence }: Workspace, job: Job): Promise<Verification> {
  const found = collectChecks();
  checkDatabase(read, found);
  checkChain(read, found);
  const signers = checkSignedReviews(read, found);
  checkPackets(read, found);
  await checkEvidence({ read, evidence }, found, job);
  return found.verdict(
    "This workspace",
    signers,
    "Receipts, signed reviews and evidence are as they were stored.",
  );
}

function checkDatabase(read: Workspace["read"], found: Findings): void {
  const result = read.pragma("integrity_check", { simple: true });
  if (result === "ok") found.good("Database", "The database is sound.");
  else found.altered("Database", `The database is damaged: ${String(result)}.`);
  const dangling = read.pragma("foreign_key_check");
  if (Array.isArray(dangling) && dangling.length > 0) {
    found.altered("Database", `${dangling.length} records point at something that is not there.`);
  }
}

function checkChain(read: Workspace["read"], found: Findings): void {
  const witnesses = listSignedReviews(read).map(({ chainSeq, chainHash }) => ({
    seq: chainSeq,
    hash: chainHash,
  }));
  const verdict = verifyEvents(chainRows(read), { witnesses });
  if (verdict.ok) found.good("Receipts", `${verdict.count} receipts follow on one another without a gap.`);
  else found.altered("Receipts", verdict.why);
}

function checkSignedReviews(read: Workspace["read"], found: Findings): Verification["signers"] {
  const signers: Verification["signers"] = [];
  for (const signed of listSignedReviews(read)) {
    const what = `Review ${signed.reviewId}`;
    const digest = createHash("sha256").update(signed.record).digest("hex");
    if (digest !== signed.digest) found.altered(what, "Its record is not the one whose digest was stored.");
    const record = ReviewRecord.safeParse(JSON.parse(signed.record));
    if (!record.success) {
      found.altered(what, "Its record cannot be read.");
      continue;
    }
    const { frozenAt: at, reviewer } = record.data;
    if (freezeReview(read, signed.reviewId, { at, reviewer }).digest !== signed.digest) {
      found.altered(
        what,
        `Its entries are not what was signed: ${differences(read, signed.reviewId, record.data)}.`,
      );
    } else found.good(what, "Its entries are what was signed.");
    const signatures = listSignatures(read, signed.reviewId);
    if (signatures.length === 0) found.altered(what, "Its signature is gone.");
    for (const signature of signatures) {
      const name = `${what}, signature ${signature.position}`;
      const files = { name, statement: Buffer.from(signature.statement), signature: signature.sshsig };
      const checked = checkSignature(read, found, files);
      if (!checked) continue;
      const { statement } = checked;
      signers.push(checked.signer);
      compareDigest(found, statement, { part: "review", actual: digest, what });
      compareDigest(found, statement, { part: "memo", actual: signed.memoSha256, what: `${what}, memo` });
      compareDigest(found, statement, {
        part: "packet",
        actual: record.data.packet.digest,
        what: `${what}, packet`,
      });
      const { id, version } = record.data.checklist;
      const { checklist } = getChecklist(read, id, version);
      const actual = createHash("sha256").update(canonicalJson(checklist)).digest("hex");
      compareDigest(found, statement, { part: "checklist", actual, what: `${what}, checklist` });
    }
  }
  return signers;
}

/** Names the parts of the record that differ, so that a person knows where to look. */
function differences(
  read: Workspace["read"],
  reviewId: ReviewRecord["reviewId"],
  signed: ReviewRecord,
): string {
  const now = freezeReview(read, reviewId, { at: signed.frozenAt, reviewer: signed.reviewer }).record;
  const parts: string[] = [];
  for (const key of [
    "answers",
    "waivers",
    "findings",
    "questions",
    "evidence",
    "decision",
    "score",
    "packet",
    "checklist",
  ] as const) {
    if (canonicalJson(now[key]) === canonicalJson(signed[key])) continue;
    if (key !== "answers") {
      parts.push(key);
      continue;
    }
    const items = new Set([...Object.keys(now.answers), ...Object.keys(signed.answers)]);
    for (const item of items) {
      if (canonicalJson(now.answers[item]) !== canonicalJson(signed.answers[item]))
        parts.push(`the answer to ${item}`);
    }
  }
  return parts.join(", ") || "its head";
}

function checkPackets(read: Workspace["read"], found: Findings): void {
  for (const head of listPacketHeads(read)) {
    const what = `Packet ${head.packetId} ${head.version ?? ""}`.trim();
    const taken = listPacketFiles(read, head.packetVersionId).flatMap(({ path, sha256 }) =>
      sha256 ? [{ path, sha256 }] : [],
    );
    if (packetDigest(taken) === head.digest)
      found.good(what, "Its file list gives the digest that was stored.");
    else found.altered(what, "Its file list does not give the digest that was stored.");
  }
}

/** Reads every stored file that a record names, and compares its hash. */
async function checkEvidence(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  found: Findings,
  job: Job,
): Promise<void> {
  const hashes = [
    ...new Set([...listPacketHashes(read), ...listReviewerHashes(read), ...listMemoHashes(read)]),
  ];
  let bad = 0;
  for (const [i, sha256] of hashes.entries()) {
    job.progress(i, hashes.length, "Reading the evidence");
    if (job.signal.aborted) throw new AppError("cancelled", "The check was cancelled.", {});
    const why = await faultOf(evidence, sha256);
    if (!why) continue;
    bad++;
    found.altered(`Evidence ${sha256.slice(0, 16)}…`, why);
  }
  job.progress(hashes.length, hashes.length, "Reading the evidence");
  if (bad === 0) found.good("Evidence", `${hashes.length} files have the hashes under which they are known.`);
}

async function faultOf(evidence: Workspace["evidence"], sha256: string): Promise<string | undefined> {
  if (!evidence.has(sha256)) return "The file is missing.";
  const hash = createHash("sha256");
  const size = evidence.size(sha256);
  try {
    for (let at = 0; at < size; at += CHUNK) {
      hash.update(evidence.read(sha256, at, CHUNK));
      // Lets other calls through between chunks.
      await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  return hash.digest("hex") === sha256 ? undefined : "The stored bytes are not those of the file.";
}
