import type { EvidenceDocumentView } from "#shared/contract/precheck-calls";
import { largestDocument } from "../packet/documents/recognise-document.ts";
import { recognise } from "../packet/evidence-kind.ts";
import type { EvidenceStore } from "../packet/evidence-store.ts";
import { runInWorker } from "../packet/in-worker.ts";
import { decodeText } from "../packet/manifest-text.ts";

/** A stored file as a table of what it opens or records; null for what is none of these. */
export async function readDocument(
  evidence: EvidenceStore,
  sha256: string,
  signal: AbortSignal,
): Promise<EvidenceDocumentView | null> {
  if (evidence.size(sha256) > largestDocument) return null;
  const bytes = evidence.readAll(sha256, largestDocument);
  if (["opaque", "image", "pdf"].includes(recognise(bytes, "").kind)) return null;
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) return null;
  const document = await runInWorker("document", { text: decoded.text, file: "the file" }, { signal });
  // The view is the document itself, of mutable lists.
  return (document as EvidenceDocumentView | undefined) ?? null;
}
