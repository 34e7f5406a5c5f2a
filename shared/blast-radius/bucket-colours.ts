/**
 * The colours of the buckets, in one home for the app's screens and the memo. What happens without asking calls for
 * the eye, what never happens is at rest; a colour always has its word beside it.
 */
import type { Bucket } from "./blast-radius.ts";

export type BucketColours = { readonly fill: string; readonly edge: string; readonly text: string };

/** On white: paper, and the app's light scheme. Text on its fill has a contrast of more than 4.5 to 1. */
export const bucketColours: Readonly<Record<Bucket, BucketColours>> = {
  automatic: { fill: "#fbf1d9", edge: "#b7791f", text: "#6b4300" },
  approval: { fill: "#e3edf8", edge: "#33618f", text: "#1f3a5f" },
  never: { fill: "#e4f0e6", edge: "#2e7d4f", text: "#1d5636" },
  none: { fill: "#f9e3e0", edge: "#b3261e", text: "#8c1d18" },
};

/** The same hues on the app's dark scheme. */
export const bucketColoursOnDark: Readonly<Record<Bucket, BucketColours>> = {
  automatic: { fill: "#3a2c12", edge: "#c8963e", text: "#f0c681" },
  approval: { fill: "#1b2a40", edge: "#6f97cf", text: "#a9c6f3" },
  never: { fill: "#173425", edge: "#5aa67a", text: "#93d6ad" },
  none: { fill: "#402021", edge: "#d67a78", text: "#f4a9a7" },
};
