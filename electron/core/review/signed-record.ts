import { ReviewRecord } from "#shared/formats/review";
import type { FrozenReview } from "./freeze-review.ts";

/** A signed review as it was frozen. */
export function recordOf({ record, digest }: { record: string; digest: string }): FrozenReview {
  return { record: ReviewRecord.parse(JSON.parse(record)), text: record, digest };
}
