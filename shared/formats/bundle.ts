/**
 * The interchange format `countersign.bundle/1`: a zip for hand-over on removable media. Inside, files are named by
 * their SHA-256 or by fixed names; the manifest says what each of them is, and nothing else may lie in the zip.
 */
import { z } from "zod";
import { Instant, Sha256 } from "../ids.ts";
import { ReviewRecord } from "./review.ts";
import { Statement } from "./statement.ts";

export const BUNDLE_FORMAT = "countersign.bundle/1";

/** Names inside a bundle. They are part of the format (docs/formats.md). */
export const bundleNames = {
  manifest: "manifest.json",
  review: "review.json",
  checklist: "checklist.json",
  policy: "policy.json",
  /** The Word template that the review chose for its memo. */
  template: "template.docx",
  memo: "memo.docx",
  countersigned: "memo.countersigned.docx",
  statement: (position: number) => `statement-${position}.json`,
  signature: (position: number) => `statement-${position}.json.sig`,
  /** The receipts of the machine that made the bundle. */
  events: "events.jsonl",
  /** The receipts that the signer at this position vouched for, where another machine made them. */
  eventsOf: (position: number) => `events-${position}.jsonl`,
  allowedSigners: "allowed_signers",
  verifier: "verify.mjs",
  instructions: "VERIFY.txt",
  /** A file of the packet, or one that the reviewer added. */
  file: (sha256: string) => `files/${sha256}`,
} as const;

export const BundlePart = z.looseObject({
  name: z.string().min(1).max(200),
  sha256: Sha256,
  size: z.int().min(0),
  role: z.string().max(100),
});
export type BundlePart = z.infer<typeof BundlePart>;

export const BundleManifest = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  reviewId: ReviewRecord.shape.reviewId,
  /** By the clock of the machine that made it. */
  madeAt: Instant,
  /** Who made it, as they call themselves; only a signature proves a name. */
  madeBy: z.string().max(500),
  /** The packet as it was received: each file under its own path, and where its bytes lie (`files/SHA-256`). */
  packet: z.looseObject({
    sourceName: z.string().max(2_000),
    manifestPath: z.string().max(2_000),
    archiveSha256: Sha256.optional(),
    files: z
      .array(z.looseObject({ path: z.string().min(1).max(2_000), sha256: Sha256, size: z.int().min(0) }))
      .min(1)
      .max(20_000),
  }),
  /** Which receipts stand behind each signature; empty where nobody signed. */
  signatures: z
    .array(z.looseObject({ position: z.int().min(1).max(21), events: z.string().max(200) }))
    .max(21),
  /** Digests of the records of this review that its makers have seen, oldest first; the last is `review.json`. */
  seen: z.array(Sha256).min(1).max(10_000),
  parts: z.array(BundlePart).min(1).max(100_000),
  /** What `review.json` and each `statement-N.json` hold, for readers of the schema. */
  review: ReviewRecord.optional(),
  statements: z.array(Statement).optional(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

/** One line of an events file: hashes in hex, the body as the very text that was hashed, or left out. */
export const BundleEvent = z.strictObject({
  seq: z.int().min(1),
  prevHash: Sha256,
  bodyHash: Sha256,
  hash: Sha256,
  body: z.string().max(50_000_000).optional(),
});
export type BundleEvent = z.infer<typeof BundleEvent>;
