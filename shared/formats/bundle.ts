/**
 * The interchange format `countersign.bundle/1`: a zip for hand-over on removable media. Inside, files are named by
 * their SHA-256 or by fixed names; this manifest says what each of them is.
 */
import { z } from "zod";
import { Sha256 } from "../ids.ts";
import { ReviewRecord } from "./review.ts";
import { Statement } from "./statement.ts";

export const BUNDLE_FORMAT = "countersign.bundle/1";

export const BundlePart = z.looseObject({
  name: z.string().min(1).max(200),
  sha256: Sha256,
  size: z.int().min(0),
  role: z.string().max(100),
});

export const BundleManifest = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  reviewId: ReviewRecord.shape.reviewId,
  parts: z.array(BundlePart).min(1).max(100_000),
  /** What `review.json` and each `statement-N.json` hold, for readers of the schema. */
  review: ReviewRecord.optional(),
  statements: z.array(Statement).optional(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;
