/** What of a review goes to the vendor: the decision and what it asks for, without what is for the house alone. */
import type { ReviewRecord } from "#shared/formats/review";

/**
 * Leaves out internal findings, notes on items and on rows of the matrix, the reviewer's own evidence with the links to
 * it, flags that were dismissed or became an internal finding, and who wrote what. Scores, conditions, questions and
 * everything that the packet itself says stay.
 */
export function forVendor({ merges: _merges, ...record }: ReviewRecord): ReviewRecord {
  const internal = new Set(record.findings.filter((finding) => finding.internal).map(({ id }) => id));
  const isPackets = ({ from }: { from: string }) => from === "packet";
  return {
    ...record,
    answers: Object.fromEntries(
      Object.entries(record.answers).map(([item, answer]) => [
        item,
        { ...answer, note: "", links: answer.links.filter(isPackets) },
      ]),
    ),
    findings: record.findings
      .filter(({ id }) => !internal.has(id))
      .map((finding) => ({ ...finding, links: finding.links.filter(isPackets) })),
    evidence: [],
    flags: record.flags.filter(
      ({ fate, finding }) => fate !== "dismissed" && !(finding !== undefined && internal.has(finding)),
    ),
    matrix: record.matrix.map((row) => ({ ...row, note: "" })),
  };
}
