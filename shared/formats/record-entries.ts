/** The entries of a review, out of its record: what `freezeReview` writes, read back. */
import { correctionId } from "../rules/matrix.ts";
import { noDecision, type ReviewEntries, type ReviewRecord } from "./review.ts";
import { canonicalJson } from "./canonical-json.ts";

export const noEntries: ReviewEntries = {
  answer: {},
  waiver: {},
  finding: {},
  question: {},
  decision: {},
  evidence: {},
  flag: {},
  prechecks: {},
  action: {},
  merge: {},
};

export function entriesOf(record: ReviewRecord): ReviewEntries {
  const byId = <T extends { id: string }>(bodies: readonly T[]) =>
    Object.fromEntries(bodies.map(({ id, ...body }) => [id, body]));
  const isDecided = canonicalJson(record.decision) !== canonicalJson(noDecision);
  return {
    answer: record.answers,
    waiver: Object.fromEntries(record.waivers.map((waiver) => [waiver.item, waiver])),
    finding: byId(record.findings),
    question: byId(record.questions),
    decision: isDecided ? { decision: record.decision } : {},
    evidence: byId(record.evidence),
    flag: byId(record.flags),
    prechecks: record.prechecks ? { prechecks: record.prechecks } : {},
    action: Object.fromEntries(record.matrix.map((row) => [correctionId(row.path), row])),
    merge: byId(record.merges ?? []),
  };
}
