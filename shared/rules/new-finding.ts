import { blankFinding, type EvidenceLink, type Finding } from "../formats/review.ts";
import type { GateState } from "./score-sheet.ts";

/** A finding as it is raised: at an item with what proves its answer, and of high severity at a failed gate. */
export function newFinding(
  at: { item: string; gate: GateState | undefined; links: readonly EvidenceLink[] } | undefined,
): Finding {
  if (at === undefined) return { ...blankFinding };
  return {
    ...blankFinding,
    item: at.item,
    severity: at.gate === "failed" ? "high" : blankFinding.severity,
    links: [...at.links],
  };
}
