import { createHash } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { AppError } from "#shared/errors";
import { asStorageError } from "../files/produced-files.ts";
import type { Job } from "../jobs.ts";
import type { EvidenceStore } from "./evidence-store.ts";

const CHUNK = 1_048_576;

/** Writes an evidence file out as it was received, or leaves nothing: what is not what its hash says is not handed on. */
export async function copyEvidence(
  evidence: Pick<EvidenceStore, "size" | "read">,
  { sha256, name, target }: { sha256: string; name: string; target: string },
  { signal, progress }: Job,
): Promise<void> {
  const size = evidence.size(sha256);
  try {
    const file = await open(target, "wx", 0o600);
    try {
      const hash = createHash("sha256");
      for (let at = 0; at < size; at += CHUNK) {
        if (signal.aborted) throw new AppError("cancelled", "Cancelled. Nothing was written.", {});
        const bytes = evidence.read(sha256, at, CHUNK);
        hash.update(bytes);
        await file.writeFile(bytes);
        progress(Math.min(size, at + CHUNK), size, name);
      }
      if (hash.digest("hex") !== sha256) {
        throw new AppError(
          "integrity",
          `The stored bytes of ${name} are not those that were received. No copy was made. Restore a backup that has them.`,
          { what: name },
        );
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(target, { force: true });
    throw asStorageError(error, name);
  }
}
