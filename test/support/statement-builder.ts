import { makeStatement, type Statement, type StatementPredicate } from "#shared/formats/statement";

/** A statement with plausible contents, and what a test wants changed in its predicate. */
export function aStatement(predicate: Partial<StatementPredicate> = {}): Statement {
  return makeStatement(
    { review: "a1".repeat(32), memo: "b2".repeat(32), packet: "c3".repeat(32), checklist: "d4".repeat(32) },
    {
      role: "reviewer",
      reviewId: "rv-0123456789ab" as StatementPredicate["reviewId"], // branded: the schema parses it here
      revision: 1,
      decision: "approve-with-conditions",
      countersignatures: 1,
      expires: [{ what: "review-again", on: "2027-11-22" }],
      signer: { name: "Erika Prüferin", fingerprint: `SHA256:${"A".repeat(43)}` },
      signedAt: "2026-11-22T12:00:00.000Z",
      chainHead: { seq: 812, hash: "e5".repeat(32) },
      ...predicate,
    },
  );
}
