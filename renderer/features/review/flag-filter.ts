/** Which flags the list shows. */
import type { ReviewFlag } from "#shared/formats/review";
import type { FlagFamily, FlagSeverity } from "#shared/prechecks/flag";

export type Fate = ReviewFlag["fate"];
export type FlagFilter = {
  readonly family: FlagFamily | "";
  readonly severity: FlagSeverity | "";
  readonly fate: Fate | "";
};
export const openFlagsOnly: FlagFilter = { family: "", severity: "", fate: "open" };
