import { createReadStream } from "node:fs";
import { AppError } from "#shared/errors";
import { findEntry } from "../db/review-repo.ts";
import type { PickedFiles } from "../files/picked-files.ts";
import { asStorageError, toProduced, type ProducedFiles } from "../files/produced-files.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import type { Some } from "../handlers.ts";
import type { Job } from "../jobs.ts";
import { copyEvidence } from "../packet/copy-evidence.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import type { EvidenceStore, StoredBlob } from "../packet/evidence-store.ts";
import { assertAsSeen, assertUnsigned, editReview } from "../review/edit-review.ts";

type Needs = {
  newId: (prefix: string) => string;
  pickedFiles: PickedFiles;
  producedFiles: ProducedFiles;
  evidence: EvidenceStore;
};
type Names = "evidence.add" | "evidence.rename" | "evidence.remove" | "evidence.export";

const MAX_BYTES = 2_000_000_000;

/** The reviewer's own evidence, kept like the vendor's and marked as the reviewer's; and copies of either for elsewhere. */
export function evidenceHandlers({ newId, pickedFiles, producedFiles, evidence }: Needs): Some<Names> {
  return {
    "evidence.add": async ({ reviewId, pickedFile, title }, job) => {
      const picked = pickedFiles.get(pickedFile);
      const blob = await storeFile(evidence, picked, job);
      return (tx) => {
        const evidenceId = newId("ev");
        const after = {
          name: picked.name.slice(0, 500),
          ...blob,
          title: title || picked.name,
          addedAt: tx.at,
        };
        const edited = editReview(tx, reviewId, {
          label: `Evidence ${picked.name} added`,
          changes: [{ kind: "evidence", id: evidenceId, after }],
        });
        return { ...edited, evidenceId };
      };
    },

    "evidence.rename":
      ({ reviewId, evidenceId, title, expected }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const before = findEntry(tx.db, reviewId, "evidence", evidenceId);
        if (!before) throw notThere(evidenceId);
        assertAsSeen(before, expected);
        return editReview(tx, reviewId, {
          label: `Title of ${before.name}`,
          burst: true,
          changes: [{ kind: "evidence", id: evidenceId, after: { ...before, title } }],
        });
      },

    "evidence.remove":
      ({ reviewId, evidenceId }) =>
      (tx) => {
        assertUnsigned(tx.db, reviewId);
        const before = findEntry(tx.db, reviewId, "evidence", evidenceId);
        if (!before) throw notThere(evidenceId);
        return editReview(tx, reviewId, {
          label: `Removal of ${before.name}`,
          changes: [{ kind: "evidence", id: evidenceId }],
        });
      },

    "evidence.export": async ({ sha256, name }, job) => {
      const safe = safeFileName(name);
      const target = await producedFiles.reserve();
      await copyEvidence(evidence, { sha256, name: safe, target }, job);
      const made = toProduced(await producedFiles.addPath(target, safe));
      return (tx) => {
        tx.receipt({
          kind: "evidence.exported",
          subject: "workspace",
          says: `Exported a copy of the evidence file ${safe}`,
          after: { path: name, name: safe, sha256, size: made.size },
        });
        return made;
      };
    },
  };
}

async function storeFile(
  evidence: EvidenceStore,
  { path, name }: { path: string; name: string },
  { signal, progress }: Job,
): Promise<StoredBlob> {
  const writer = evidence.begin();
  let size = 0;
  try {
    await sizeOfPlainFile({ path, name });
    for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) {
      if (signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was stored.", {});
      // A stream without an encoding gives buffers.
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > MAX_BYTES) {
        throw new AppError("refused-file", `${name} has more than 2 GB. Add a shorter excerpt instead.`, {
          file: name,
          rule: "too-big",
        });
      }
      writer.write(bytes);
      progress(size, size + 1, name);
    }
    return writer.finish();
  } catch (error) {
    writer.abandon();
    throw asStorageError(error, name);
  }
}

function notThere(id: string): AppError {
  return new AppError("not-found", `There is no evidence ${id} of the reviewer in this review.`, {
    what: "evidence",
    id,
  });
}
