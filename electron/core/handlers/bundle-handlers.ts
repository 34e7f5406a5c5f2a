import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import type { BundlePlan } from "#shared/contract/bundle-calls";
import { AppError, isAppError } from "#shared/errors";
import type { ReviewId } from "#shared/ids";
import { entryKey } from "#shared/rules/merge-reviews";
import { decryptFile, encryptFile, isAgeFile } from "../bundle/age-file.ts";
import { arrivalOf, mergeTargets, nameOfTheirs, type Arrival } from "../bundle/bundle-arrival.ts";
import { writeBundle } from "../bundle/export-bundle.ts";
import { importBundle } from "../bundle/import-bundle.ts";
import { stageBundle, type StagedBundle } from "../bundle/stage-bundle.ts";
import { insertSeen } from "../db/bundle-repo.ts";
import type { Workspace } from "../db/open-workspace.ts";
import { countEntries, listEntries } from "../db/review-repo.ts";
import { findSignedReview } from "../db/signature-repo.ts";
import { whoWorks } from "../db/who-works.ts";
import type { ReadDb } from "../db/open-database.ts";
import type { BackgroundWork } from "../background.ts";
import { toProduced } from "../files/produced-files.ts";
import { onlyReading, type Some } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import { ReviewRecord, type EntryKind } from "#shared/formats/review";
import { entryTitle } from "#shared/rules/entry-title";
import { isOpen } from "#shared/rules/score-sheet";
import { sealBursts } from "../review/seal-bursts.ts";
import { storeBytes } from "../review/signing-steps.ts";

type Needs = { needs: SessionNeeds; workspace: Workspace; background: BackgroundWork };
type Names = "bundle.export" | "bundle.preview" | "bundle.plan" | "bundle.import" | "bundle.discardPreview";

/** Previews wait here for a person's yes; their bytes are in the evidence store already, named by no record. */
export function bundleHandlers({ needs, workspace, background }: Needs): {
  handlers: Some<Names>;
  hashes: () => string[];
} {
  const { read, evidence, write } = workspace;
  const { pickedFiles, producedFiles, secrets, now, newId, options } = needs;
  const previews = new Map<string, StagedBundle>();
  const get = (previewId: string) => {
    const staged = previews.get(previewId);
    if (staged) return staged;
    throw new AppError("not-found", "This preview is not there any more. Pick the bundle again.", {
      what: "preview",
      id: previewId,
    });
  };

  const handlers: Some<Names> = {
    "bundle.export": async ({ reviewId, secret, by }, job) => {
      sealBursts(workspace, now);
      const at = now().toISOString();
      const target = await producedFiles.reserve();
      const verifier = options.verifierFile;
      const exported = await writeBundle(
        workspace,
        { reviewId, target, at, who: by ?? whoWorks(read), verifier },
        job,
      );
      const record = ReviewRecord.parse(JSON.parse(exported.text));
      const name = bundleName(record);
      let file = target;
      if (secret !== undefined) {
        file = await producedFiles.reserve();
        await encryptFile(target, file, secrets.take(secret));
        await rm(target, { force: true });
      }
      const made = await producedFiles.addPath(file, secret === undefined ? name : `${name}.age`);
      const isSigned = findSignedReview(read, reviewId) !== undefined;
      // The other side will have seen this record: a merge begins from it.
      if (!isSigned) storeBytes(evidence, Buffer.from(exported.text));
      return (tx) => {
        if (!isSigned) insertSeen(tx.db, reviewId, { sha256: exported.sha256, way: "out", at: tx.at });
        tx.receipt({
          kind: "bundle.exported",
          subject: reviewId,
          says: `Exported the review as a bundle${secret === undefined ? "" : ", encrypted"}`,
          after: { name: made.name, sha256: made.sha256, record: exported.sha256 },
        });
        return { bundle: toProduced(made), signed: isSigned, encrypted: secret !== undefined };
      };
    },

    "bundle.preview": async ({ pickedFile, secret }, job) => {
      if (!write) throw onlyReading();
      const picked = pickedFiles.get(pickedFile);
      const today = now().toISOString().slice(0, 10);
      const plain = await opened(picked, secret);
      try {
        const { verification, manifest, staged } = await stageBundle(
          workspace,
          { ...picked, path: plain.path },
          { today, job },
        );
        if (!staged) {
          const says = `Something in ${picked.name} was altered, so nothing of it is taken in. ${verification.says}`;
          return { verification, plan: { way: "refused" as const, says, targets: [] } };
        }
        const previewId = `bundle-${randomBytes(9).toString("base64url")}`;
        previews.set(previewId, staged);
        const { record, packet } = staged;
        return {
          previewId,
          verification,
          review: {
            reviewId: record.reviewId,
            madeAt: manifest.madeAt,
            madeBy: nameOfTheirs(staged),
            packetId: record.packet.id,
            ...(record.packet.version === undefined ? {} : { packetVersion: record.packet.version }),
            ...(packet.packet.title === undefined ? {} : { packetTitle: packet.packet.title }),
            revision: record.revision,
            answered: Object.values(record.answers).filter((answer) => !isOpen(answer)).length,
            findings: record.findings.length,
            ...(record.decision.decision ? { decision: record.decision.decision } : {}),
            signatures: staged.signatures.length,
          },
          plan: planOf(read, staged),
        };
      } finally {
        await plain.remove();
      }
    },

    "bundle.plan": ({ previewId, into }, db) => planOf(db, get(previewId), into),

    "bundle.import":
      ({ previewId, into, choices = {} }) =>
      (tx) => {
        const staged = get(previewId);
        const arrival = arrivalOf({ read: tx.db, evidence }, staged, into);
        const { reviewId, way, changed } = importBundle(tx, staged, { arrival, choices, newId });
        tx.afterCommit(() => {
          previews.delete(previewId);
          if (staged.signatures.length > 0 && way !== "known") background.backUpAfterSigning();
        });
        return { reviewId, way, changed, digest: staged.digest };
      },

    "bundle.discardPreview": ({ previewId }) => {
      previews.delete(previewId);
      return {};
    },
  };

  /** An encrypted bundle is opened into the folder of this process, and removed again. */
  async function opened(picked: { path: string; name: string }, secret: string | undefined) {
    if (!(await isAgeFile(picked.path))) return { path: picked.path, remove: () => Promise.resolve() };
    if (secret === undefined) {
      throw new AppError(
        "passphrase",
        `${picked.name} is encrypted. Give the passphrase that its maker set.`,
        {
          profile: picked.name,
        },
      );
    }
    const path = await producedFiles.reserve();
    await decryptFile(picked.path, path, { name: picked.name, passphrase: secrets.take(secret) });
    return { path, remove: () => rm(path, { force: true }) };
  }

  function planOf(db: ReadDb, staged: StagedBundle, into?: ReviewId): BundlePlan {
    const targets = mergeTargets(db, staged).map(({ reviewId, startedAt, revision }) => ({
      reviewId,
      startedAt,
      revision,
      answered: countEntries(db, reviewId).answered,
    }));
    let arrival: Arrival;
    try {
      arrival = arrivalOf({ read: db, evidence }, staged, into);
    } catch (error) {
      if (!isAppError(error, "conflict")) throw error;
      return { way: "refused", says: error.message, targets };
    }
    const plan = { way: arrival.way, says: saysOf(arrival, staged), targets };
    if (arrival.way !== "merge") return plan;
    const { changes, clashes, kept } = arrival.plan;
    const mine = listEntries(db, arrival.into);
    const title = (kind: EntryKind, id: string, body: unknown) =>
      entryTitle(staged.checklist, kind, id, body);
    return {
      ...plan,
      merge: {
        into: arrival.into,
        by: nameOfTheirs(staged),
        adds: changes.map(({ kind, id, after }) => ({
          entry: entryKey(kind, id),
          kind,
          id,
          title: title(kind, id, after),
          after,
          changes: mine[kind][id] !== undefined,
        })),
        clashes: clashes.map(({ kind, id, mine: own, theirs }) => ({
          entry: entryKey(kind, id),
          kind,
          id,
          title: title(kind, id, own),
          mine: own,
          theirs,
        })),
        kept: kept.map(({ kind, id }) => ({
          entry: entryKey(kind, id),
          title: title(kind, id, mine[kind][id]),
        })),
      },
    };
  }

  return { handlers, hashes: () => [...previews.values()].flatMap((staged) => staged.hashes) };
}

function saysOf(arrival: Arrival, staged: StagedBundle): string {
  const signed = staged.signatures.length > 0;
  switch (arrival.way) {
    case "new":
      return signed
        ? "This review is not here yet. It comes in as it was signed, to read, check and countersign."
        : "This review is not here yet. It comes in with all its entries, to go on with.";
    case "known":
      return "Everything in this bundle is here already.";
    case "signatures":
      return `The review is here as it was signed. The bundle adds ${arrival.add === 1 ? "a signature" : `${arrival.add} signatures`}.`;
    case "signed":
      return "The review is here as it was handed over; it was signed since. It comes in as it was signed.";
    default: {
      const { changes, clashes } = arrival.plan;
      const adds = `${changes.length} ${changes.length === 1 ? "entry comes" : "entries come"} in`;
      return clashes.length === 0
        ? `${adds}; nothing clashes.`
        : `${adds}; where both sides wrote, ${clashes.length === 1 ? "one choice is" : `${clashes.length} choices are`} yours.`;
    }
  }
}

function bundleName({ packet, revision }: ReviewRecord): string {
  const version = packet.version === undefined ? "" : `-${packet.version}`;
  return safeFileName(`${packet.id}${version}-review-${revision}.countersign.zip`);
}
