import { createHash } from "node:crypto";
import type { Verification } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { ReviewRecord } from "#shared/formats/review";
import { hasTerms, termsOf } from "#shared/formats/statement";
import type { Workspace } from "../db/open-workspace.ts";
import { checklistDigest, listChecklistHeads, readChecklistAgain } from "../db/checklist-repo.ts";
import { listPacketFiles, listPacketHeads } from "../db/packet-repo.ts";
import { chainRows } from "../db/receipt-repo.ts";
import { listReviewerHashes } from "../db/review-repo.ts";
import { expectedSchemaHash, schemaHash } from "../db/schema-hash.ts";
import {
  listSignatures,
  listSignedHeads,
  listSignedReviews,
  type SignedReview,
} from "../db/signature-repo.ts";
import type { Job } from "../jobs.ts";
import { packetDigest } from "../packet/packet-digest.ts";
import { freezeReview } from "../review/freeze-review.ts";
import { verifyEvents } from "../signing/event-chain.ts";
import { checkAgainstReceipts } from "./check-against-receipts.ts";
import { memoStates } from "./memo-states.ts";
import { keyBookOf } from "./key-book.ts";
import { collectChecks, type Findings } from "./verdict.ts";
import { checkSignature, compareDigest } from "./verify-signature.ts";

const CHUNK = 1_048_576;
const MAX_MEMO = 200_000_000;

/** Everything in the workspace against everything that vouches for it. Slow on purpose: it reads every byte. */
export async function verifyWorkspace({ read, evidence }: Workspace, job: Job): Promise<Verification> {
  const found = collectChecks();
  const signers: Verification["signers"] = [];
  attempt(found, "Database", () => checkDatabase(read, found));
  attempt(found, "Receipts", () => checkChain(read, found));
  attempt(found, "Records", () => checkAgainstReceipts(read, found));
  attempt(found, "Checklists", () => checkChecklists(read, found));
  attempt(found, "Signed reviews", () => void signers.push(...checkSignedReviews(read, found)));
  attempt(found, "Packets", () => checkPackets(read, found));
  await checkEvidence({ read, evidence }, found, job);
  await checkCountersigned({ read, evidence }, found);
  return found.verdict(
    "This workspace",
    signers,
    "Receipts, signed reviews and evidence are as they were stored.",
  );
}

function checkDatabase(read: Workspace["read"], found: Findings): void {
  if (schemaHash(read) === expectedSchemaHash())
    found.good("Structure", "The tables are as this app made them.");
  else found.altered("Structure", "The tables or their guards were changed from outside.");
  const result = read.pragma("integrity_check", { simple: true });
  if (result === "ok") found.good("Database", "The database is sound.");
  else found.altered("Database", `The database is damaged: ${String(result)}.`);
  const dangling = read.pragma("foreign_key_check");
  if (Array.isArray(dangling) && dangling.length > 0) {
    found.altered("Database", `${dangling.length} records point at something that is not there.`);
  }
}

/** Up to each signed head the chain is vouched for by a signature. */
function checkChain(read: Workspace["read"], found: Findings): void {
  const verdict = verifyEvents(chainRows(read), { witnesses: listSignedHeads(read) });
  if (verdict.ok) found.good("Receipts", `${verdict.count} receipts follow on one another without a gap.`);
  else found.altered("Receipts", verdict.why);
}

function checkChecklists(read: Workspace["read"], found: Findings): void {
  for (const { id, version, digest } of listChecklistHeads(read)) {
    if (checklistDigest(readChecklistAgain(read, id, version)) === digest) continue;
    found.altered(`Checklist ${id} ${version}`, "Its content does not give the digest that was stored.");
  }
}

/** Each signed review against its signature: entries, record, memo, packet, checklist and the head of the receipts. */
export function checkSignedReviews(read: Workspace["read"], found: Findings): Verification["signers"] {
  const signers: Verification["signers"] = [];
  for (const signed of listSignedReviews(read)) {
    const what = `Review ${signed.reviewId}`;
    const record = readRecord(signed.record);
    if (!record) {
      found.altered(what, "Its record cannot be read.");
      continue;
    }
    if (sha256(signed.record) !== signed.digest) {
      found.altered(what, "Its record is not the one whose digest was stored.");
    }
    attempt(found, what, () => checkEntries(read, found, { what, record, digest: signed.digest }));
    attempt(found, what, () => signers.push(...checkSignatures(read, found, { what, record, signed })));
  }
  return signers;
}

function checkEntries(
  read: Workspace["read"],
  found: Findings,
  { what, record, digest }: { what: string; record: ReviewRecord; digest: string },
): void {
  const { reviewId, frozenAt: at, reviewer } = record;
  if (freezeReview(read, reviewId, { at, reviewer }).digest === digest) {
    found.good(what, "Its entries are what was signed.");
  } else found.altered(what, `Its entries are not what was signed: ${differences(read, reviewId, record)}.`);
}

function checkSignatures(
  read: Workspace["read"],
  found: Findings,
  { what, record, signed }: { what: string; record: ReviewRecord; signed: SignedReview },
): Verification["signers"] {
  const signatures = listSignatures(read, record.reviewId);
  if (signatures.length === 0) found.altered(what, "Its signature is gone.");
  return signatures.flatMap((signature) => {
    const name = `${what}, signature ${signature.position}`;
    const files = { name, statement: Buffer.from(signature.statement), signature: signature.sshsig };
    const checked = checkSignature(keyBookOf(read), found, files);
    if (!checked) return [];
    const { statement } = checked;
    const checklist = readChecklistAgain(read, record.checklist.id, record.checklist.version);
    compareDigest(found, statement, { part: "review", actual: sha256(signed.record), what });
    if (signature.position === 1)
      compareDigest(found, statement, { part: "memo", actual: signed.memoSha256, what: `${what}, memo` });
    compareDigest(found, statement, {
      part: "packet",
      actual: record.packet.digest,
      what: `${what}, packet`,
    });
    compareDigest(found, statement, {
      part: "checklist",
      actual: checklistDigest(checklist),
      what: `${what}, checklist`,
    });
    if (!hasTerms(statement, termsOf(record, checklist.policy)))
      found.altered(what, "Its statement names other countersignatures or last days than the review.");
    const { chainHead } = signature;
    if (
      signature.position === 1 &&
      signature.eventsSha256 === undefined &&
      (chainHead.seq !== signed.chainSeq || chainHead.hash !== signed.chainHash)
    ) {
      found.altered(what, "The head of the receipts that is stored with it is not the one that was signed.");
    }
    return [checked.signer];
  });
}

/** Each countersigned memo must be the one before it with a signature more, byte for byte. */
async function checkCountersigned(
  { read, evidence }: Pick<Workspace, "read" | "evidence">,
  found: Findings,
): Promise<void> {
  for (const { reviewId } of listSignedReviews(read)) {
    const memos = listSignatures(read, reviewId).map(({ memoSha256 }) => memoSha256);
    const last = memos.at(-1);
    // A memo that is not there was told of already.
    if (memos.length < 2 || last === undefined || !evidence.has(last)) continue;
    const what = `Memo of review ${reviewId}, countersigned`;
    const states = await memoStates(evidence.readAll(last, MAX_MEMO));
    if (memos.toReversed().every((memo, at) => states[at] === memo))
      found.good(what, "Without its later signatures it is, byte for byte, what each signer before signed.");
    else found.altered(what, "It is not the signed memo with signatures added: something else was changed.");
  }
}

function readRecord(text: string): ReviewRecord | undefined {
  try {
    return ReviewRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** What cannot even be read was altered as well; the other checks go on. */
function attempt(found: Findings, what: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    const why = error instanceof AppError ? error.message : "What is stored does not have its form any more.";
    found.altered(what, `It cannot be checked. ${why}`);
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
  const names = namesOfFiles(read);
  const hashes = [...names.keys()];
  let bad = 0;
  for (const [i, sha256] of hashes.entries()) {
    job.progress(i, hashes.length, "Reading the evidence");
    if (job.signal.aborted) throw new AppError("cancelled", "The check was cancelled.", {});
    const why = await faultOf(evidence, sha256);
    if (!why) continue;
    bad++;
    found.altered(names.get(sha256) ?? "Evidence", `${why} (SHA-256 ${sha256.slice(0, 16)}…)`);
  }
  job.progress(hashes.length, hashes.length, "Reading the evidence");
  if (bad === 0) found.good("Evidence", `${hashes.length} files have the hashes under which they are known.`);
}

/** Every hash that a record names, with what a person knows it by. */
function namesOfFiles(read: Workspace["read"]): Map<string, string> {
  const names = new Map<string, string>();
  for (const sha256 of listReviewerHashes(read)) names.set(sha256, "Evidence of the reviewer");
  for (const { packetVersionId, packetId } of listPacketHeads(read)) {
    for (const { path, sha256 } of listPacketFiles(read, packetVersionId))
      if (sha256) names.set(sha256, `Evidence ${path} of ${packetId}`);
  }
  for (const { reviewId, memoSha256 } of listSignedReviews(read)) {
    names.set(memoSha256, `Memo of review ${reviewId}`);
    for (const { position, memoSha256: countersigned } of listSignatures(read, reviewId))
      if (position > 1) names.set(countersigned, `Memo of review ${reviewId}, countersigned`);
  }
  return names;
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
