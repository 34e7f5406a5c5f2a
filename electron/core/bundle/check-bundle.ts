/** The whole check of a bundle by what it holds itself: parts, signatures, digests, receipts, the memo. */
import { createHash } from "node:crypto";
import type { Verification } from "#shared/contract/signing-calls";
import { bundleNames } from "#shared/formats/bundle";
import { canonicalJson } from "#shared/formats/canonical-json";
import { Checklist } from "#shared/formats/checklist";
import { ReviewRecord } from "#shared/formats/review";
import { hasTerms, termsOf } from "#shared/formats/statement";
import { packetDigest } from "../packet/packet-digest.ts";
import { verifyEvents } from "../signing/event-chain.ts";
import { checkTerms, checkTogether } from "../verify/check-terms.ts";
import { checkWordSignature } from "../verify/check-word-signature.ts";
import { checkMemo, memoStates, type Signed } from "../verify/memo-states.ts";
import { checkSignature, compareDigest, type KeyBook } from "../verify/verify-signature.ts";
import type { Findings } from "../verify/verdict.ts";
import { readEvents } from "./events.ts";
import type { OpenBundle } from "./open-bundle.ts";

/** A signature of the bundle that holds, and its place among them. */
export type SignedHere = Signed & { position: number };

export type CheckedBundle = {
  signers: Verification["signers"];
  /** Undefined where it cannot be read; that was found, then. */
  record: ReviewRecord | undefined;
  checklist: Checklist | undefined;
  signed: SignedHere[];
};

export async function checkBundle(
  found: Findings,
  bundle: OpenBundle,
  { keys, today }: { keys: KeyBook; today: string },
): Promise<CheckedBundle> {
  for (const { what, says } of bundle.faults) found.altered(what, says);
  if (bundle.faults.length === 0)
    found.good("Parts", `All ${bundle.manifest.parts.length} parts are as the manifest lists them.`);

  const record = readRecord(found, bundle);
  const checklist = readChecklist(found, bundle, record);
  checkPacket(found, bundle, record);
  checkPolicy(found, bundle, record);
  checkTemplate(found, bundle, record);

  const signed: SignedHere[] = [];
  for (const { position } of bundle.manifest.signatures) {
    const name = bundleNames.statement(position);
    const [statement, signature] = [bundle.part(name), bundle.text(bundleNames.signature(position))];
    if (statement === undefined || signature === undefined) {
      found.altered(name, "The bundle names this signature, and does not hold it.");
      continue;
    }
    const checked = checkSignature(keys, found, { name, statement, signature });
    if (checked) signed.push({ ...checked, position });
  }
  const [first, ...more] = signed;
  const signers = signed.map(({ signer }) => signer);
  const loose = bundle.manifest.parts.filter(
    ({ name }) =>
      name.startsWith("statement-") &&
      !bundle.manifest.signatures.some(({ position }) => name.startsWith(bundleNames.statement(position))),
  );
  for (const { name } of loose) found.altered(name, "No signature of the manifest belongs to it.");
  if (!first) {
    if (bundle.manifest.signatures.length === 0)
      found.notEnough("Signatures", "Nobody has signed this review yet.");
    return { signers, record, checklist, signed };
  }
  await checkMemos(found, bundle, signed);
  for (const { position, statement, signer } of signed) {
    const by = `of ${bundleNames.statement(position)}`;
    compareDigest(found, statement, {
      part: "review",
      actual: sha256(bundle.part(bundleNames.review) ?? Buffer.alloc(0)),
      what: `The review ${by}`,
    });
    if (record && statement.predicate.reviewId !== record.reviewId)
      found.altered(bundleNames.review, `The statement of ${signer.name} is for another review.`);
    if (record) {
      const { packet, checklist: named } = record;
      compareDigest(found, statement, { part: "packet", actual: packet.digest, what: `The packet ${by}` });
      compareDigest(found, statement, {
        part: "checklist",
        actual: named.digest,
        what: `The checklist ${by}`,
      });
      if (checklist && !hasTerms(statement, termsOf(record, checklist.policy)))
        found.altered(
          "Signatures",
          "A statement names other countersignatures or last days than the review.",
        );
    }
  }
  const statements = signed.map(({ statement }) => statement);
  checkTogether(found, statements);
  checkTerms(found, [first.statement, ...more.map(({ statement }) => statement)], { signers, today });
  checkReceipts(found, bundle, signed);
  return { signers, record, checklist, signed };
}

function readRecord(found: Findings, bundle: OpenBundle): ReviewRecord | undefined {
  const text = bundle.text(bundleNames.review);
  const parsed = ReviewRecord.safeParse(jsonOf(text));
  if (!parsed.success || canonicalJson(jsonOf(text)) !== text) {
    found.altered(bundleNames.review, "It is not the record of a review in its canonical form.");
    return undefined;
  }
  if (parsed.data.reviewId !== bundle.manifest.reviewId)
    found.altered(bundleNames.review, "It is the record of another review than the manifest names.");
  if (bundle.manifest.seen.at(-1) !== sha256(Buffer.from(text ?? "")))
    found.altered(bundleNames.review, "It is not the record that the manifest names last.");
  return parsed.data;
}

function readChecklist(
  found: Findings,
  bundle: OpenBundle,
  record: ReviewRecord | undefined,
): Checklist | undefined {
  const text = bundle.text(bundleNames.checklist);
  const parsed = Checklist.safeParse(jsonOf(text));
  if (!parsed.success) {
    found.altered(bundleNames.checklist, "It is not a checklist.");
    return undefined;
  }
  if (record && sha256(Buffer.from(canonicalJson(parsed.data))) !== record.checklist.digest)
    found.altered(bundleNames.checklist, "It is not the checklist that the review names.");
  else found.good(bundleNames.checklist, "It is the checklist that the review names.");
  return parsed.data;
}

/** The policy of the pre-checks, which the review names by its digest. */
function checkPolicy(found: Findings, bundle: OpenBundle, record: ReviewRecord | undefined): void {
  const text = bundle.text(bundleNames.policy);
  if (text === undefined || !record) return;
  const named = record.prechecks?.policy?.digest;
  if (sha256(Buffer.from(text)) === named)
    found.good(bundleNames.policy, "It is the policy that the review names.");
  else found.altered(bundleNames.policy, "It is not the policy that the review names.");
}

/** The Word template, which the review names by its digest too. */
function checkTemplate(found: Findings, bundle: OpenBundle, record: ReviewRecord | undefined): void {
  const bytes = bundle.part(bundleNames.template);
  if (bytes === undefined || !record) return;
  if (sha256(bytes) === record.decision.template?.digest)
    found.good(bundleNames.template, "It is the memo template that the review names.");
  else found.altered(bundleNames.template, "It is not the memo template that the review names.");
}

function checkPacket(
  found: Findings,
  { manifest, files }: OpenBundle,
  record: ReviewRecord | undefined,
): void {
  if (!record) return;
  const gone = manifest.packet.files.filter((file) => !files.has(file.sha256));
  for (const { path } of gone) found.altered(path, "This file of the packet is not in the bundle.");
  for (const { name, sha256: hash } of record.evidence)
    if (!files.has(hash)) found.altered(name, "This file of the reviewer is not in the bundle.");
  if (packetDigest(manifest.packet.files) !== record.packet.digest)
    found.altered("The packet", "The files of the packet are not those that the review names.");
  else if (gone.length === 0) found.good("The packet", "Its files give the digest that the review names.");
}

/** The memo of the reviewer, and the one that the last countersigner left. */
async function checkMemos(found: Findings, bundle: OpenBundle, signed: readonly Signed[]): Promise<void> {
  const [memo, countersigned] = [bundle.part(bundleNames.memo), bundle.part(bundleNames.countersigned)];
  const name = countersigned ? bundleNames.countersigned : bundleNames.memo;
  const last = countersigned ?? memo;
  if (!last) {
    found.altered(bundleNames.memo, "The bundle holds signatures and no memo.");
    return;
  }
  const states = await memoStates(last);
  checkMemo(found, { name, states }, signed);
  if (countersigned && memo) {
    if (states.at(-1) === sha256(memo))
      found.good(
        bundleNames.memo,
        `${bundleNames.countersigned} is this memo with signatures added, byte for byte.`,
      );
    else
      found.altered(bundleNames.memo, `${bundleNames.countersigned} is not this memo with signatures added.`);
  } else if (countersigned) found.altered(bundleNames.memo, "It is not in the bundle.");
  const isAsSigned = signed.some(({ statement }) => statement.subject[1].digest.sha256 === states[0]);
  await checkWordSignature(found, { name, bytes: last, isAsSigned });
}

/** The receipts that each signer vouched for: they hold together, and go through the head that was signed. */
function checkReceipts(found: Findings, bundle: OpenBundle, signed: readonly SignedHere[]): void {
  const byFile = Map.groupBy(bundle.manifest.signatures, ({ events }) => events);
  for (const [file, signatures] of byFile) {
    const witnesses = signatures.flatMap(({ position }) => {
      const one = signed.find(({ position: at }) => at === position);
      return one ? [one.statement.predicate.chainHead] : [];
    });
    try {
      const text = bundle.text(file);
      if (text === undefined) throw new Error("It is not in the bundle.");
      const verdict = verifyEvents(readEvents(text), { witnesses });
      if (verdict.ok)
        found.good(
          file,
          `${verdict.count} receipts follow on one another, through the head that was signed.`,
        );
      else found.altered(file, verdict.why);
    } catch {
      found.altered(file, "The receipts are not there, or have not their form.");
    }
  }
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
