import { canonicalJson } from "#shared/formats/canonical-json";
import { listChecklistHeads } from "../db/checklist-repo.ts";
import type { ReadDb } from "../db/open-database.ts";
import { getPacketBody, listPacketFiles, listPacketHeads } from "../db/packet-repo.ts";
import { findPolicy, listPolicies, policyDigest } from "../db/policy-repo.ts";
import { listProfiles, listTrusted } from "../db/profile-repo.ts";
import { listEntries, listReviews } from "../db/review-repo.ts";
import { listSignatures, listSignedReviews } from "../db/signature-repo.ts";
import { listOpenSteps } from "../db/step-repo.ts";
import { packetContentHash } from "../packet/packet-content.ts";
import { layOver, replayReceipts, type Expected } from "./replay-receipts.ts";
import type { Findings } from "./verdict.ts";

/** Holds the records against their receipts: what is there without one, gone without one, or other than it says. */
export function checkAgainstReceipts(db: ReadDb, found: Findings): void {
  const expected = replayReceipts(db);
  // A burst of typing is saved before its receipt is written.
  for (const { reviewId, changes } of listOpenSteps(db)) {
    layOver(
      expected,
      reviewId,
      changes.map(({ kind, id, after }) => ({ kind, id, body: after })),
    );
  }
  const faults = [
    ...packetFaults(db, expected),
    ...checklistFaults(db, expected),
    ...policyFaults(db, expected),
    ...reviewFaults(db, expected),
    ...signatureFaults(db, expected),
    ...keyFaults(db, expected),
  ];
  for (const { what, says } of faults) found.altered(what, says);
  if (faults.length === 0) found.good("Records", "The records are what the receipts say was stored.");
}

type Fault = { what: string; says: string };

function packetFaults(db: ReadDb, { packets }: Expected): Fault[] {
  const there = new Map(listPacketHeads(db).map((head) => [head.packetVersionId as string, head] as const));
  const faults = compareKeys(packets.keys(), there.keys(), (id) => `Packet ${id}`);
  for (const [id, head] of there) {
    const receipt = packets.get(id);
    if (!receipt) continue;
    const what = `Packet ${head.packetId} ${head.version ?? ""}`.trim();
    if (receipt.digest !== head.digest) faults.push({ what, says: "Its digest is not the imported one." });
    const { packet } = getPacketBody(db, head.packetVersionId);
    const files = listPacketFiles(db, head.packetVersionId);
    if (receipt.content !== packetContentHash({ packet, files })) {
      faults.push({ what, says: "What it says, or the list of its files, is not what was imported." });
    }
  }
  return faults;
}

function checklistFaults(db: ReadDb, { checklists }: Expected): Fault[] {
  const there = new Map(listChecklistHeads(db).map((head) => [`${head.id}@${head.version}`, head.digest]));
  const faults = compareKeys(checklists.keys(), there.keys(), (id) => `Checklist ${id}`);
  for (const [id, digest] of there) {
    const imported = checklists.get(id);
    if (imported !== undefined && imported !== digest)
      faults.push({ what: `Checklist ${id}`, says: "Its digest is not the imported one." });
  }
  return faults;
}

function policyFaults(db: ReadDb, { policies }: Expected): Fault[] {
  const there = new Map(listPolicies(db).map(({ id, version, digest }) => [`${id}@${version}`, digest]));
  const faults = compareKeys(policies.keys(), there.keys(), (id) => `Pre-check policy ${id}`);
  for (const [id, digest] of there) {
    const [name = "", version = ""] = id.split("@");
    const stored = findPolicy(db, name, version);
    if (
      policies.has(id) &&
      (policies.get(id) !== digest || (stored && policyDigest(stored.policy) !== digest))
    )
      faults.push({ what: `Pre-check policy ${id}`, says: "It is not the one that was imported." });
  }
  return faults;
}

function reviewFaults(db: ReadDb, { reviews }: Expected): Fault[] {
  const there = listReviews(db).map(({ reviewId }) => reviewId);
  const faults = compareKeys(reviews.keys(), there, (id) => `Review ${id}`);
  for (const reviewId of there) {
    const due = reviews.get(reviewId);
    if (!due) continue;
    const stored = new Map<string, unknown>(
      Object.entries(listEntries(db, reviewId)).flatMap(([kind, entries]) =>
        Object.entries(entries).map(([id, body]): [string, unknown] => [`${kind} ${id}`, body]),
      ),
    );
    const other = [...new Set([...due.keys(), ...stored.keys()])].filter(
      (key) => canonicalJson(due.get(key) ?? null) !== canonicalJson(stored.get(key) ?? null),
    );
    if (other.length > 0) {
      const says = `Changed beside the app, with no receipt: ${other.slice(0, 10).join(", ")}.`;
      faults.push({ what: `Review ${reviewId}`, says });
    }
  }
  return faults;
}

function signatureFaults(db: ReadDb, { signed, countersigned }: Expected): Fault[] {
  const there = new Map(listSignedReviews(db).map(({ reviewId, digest }) => [reviewId as string, digest]));
  const faults = compareKeys(signed.keys(), there.keys(), (id) => `Signature of review ${id}`);
  for (const [id, digest] of there) {
    if (signed.has(id) && signed.get(id) !== digest)
      faults.push({ what: `Signature of review ${id}`, says: "Its digest is not the signed one." });
  }
  const others = new Map(
    listSignedReviews(db).flatMap(({ reviewId }) =>
      listSignatures(db, reviewId).flatMap(({ position, fingerprint }): [string, string][] =>
        position === 1 ? [] : [[`${reviewId} ${position}`, fingerprint]],
      ),
    ),
  );
  faults.push(
    ...compareKeys(countersigned.keys(), others.keys(), (id) => `Countersignature of review ${id}`),
  );
  for (const [id, fingerprint] of others) {
    if (countersigned.has(id) && countersigned.get(id) !== fingerprint)
      faults.push({
        what: `Countersignature of review ${id}`,
        says: "Its key is not the one that countersigned.",
      });
  }
  return faults;
}

/** A key that was slipped in would make a stranger's signature count as known. */
function keyFaults(db: ReadDb, { trusted, profiles }: Expected): Fault[] {
  return [
    ...compareKeys(
      trusted,
      listTrusted(db).map(({ fingerprint }) => fingerprint),
      (key) => `Known signer ${key}`,
    ),
    ...compareKeys(
      profiles,
      listProfiles(db).map(({ fingerprint }) => fingerprint),
      (key) => `Profile ${key}`,
    ),
  ];
}

function compareKeys(due: Iterable<string>, there: Iterable<string>, name: (key: string) => string): Fault[] {
  const [wanted, stored] = [new Set(due), new Set(there)];
  return [
    ...[...wanted]
      .filter((key) => !stored.has(key))
      .map((key) => ({ what: name(key), says: "It is gone, with no receipt." })),
    ...[...stored]
      .filter((key) => !wanted.has(key))
      .map((key) => ({ what: name(key), says: "It came in with no receipt." })),
  ];
}
