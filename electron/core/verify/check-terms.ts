/** Whether the signatures of one review belong together, and whether what they ask for is there. */
import type { Verification } from "#shared/contract/signing-calls";
import { hasTerms, type Statement } from "#shared/formats/statement";
import type { Findings } from "./verdict.ts";

/** Every signer must have signed the same review. */
export function checkTogether(found: Findings, statements: readonly Statement[]): void {
  const [first, ...more] = statements;
  if (!first) return;
  const digest = first.subject[0].digest.sha256;
  if (more.some((statement) => statement.subject[0].digest.sha256 !== digest)) {
    found.altered("Signatures", "The signatures are for different reviews.");
  }
  const keys = new Set(statements.map((statement) => statement.predicate.signer.fingerprint));
  if (keys.size < statements.length)
    found.notEnough("Signatures", "One key signed twice; that is one signer.");
}

/** What the signers themselves said is needed, so that it holds on a machine that has nothing but the files. */
export function checkTerms(
  found: Findings,
  statements: readonly [Statement, ...Statement[]],
  { signers, today }: { signers: Verification["signers"]; today: string },
): void {
  const [{ predicate }, ...others] = statements;
  const { countersignatures: needed, expires } = predicate;
  if (!others.every((other) => hasTerms(other, { countersignatures: needed, expires }))) {
    found.altered("Signatures", "The signatures name different countersignatures or last days.");
  }
  const countersigned = new Set(
    signers.filter(({ role }) => role === "countersigner").map(({ fingerprint }) => fingerprint),
  ).size;
  if (countersigned < needed) {
    found.notEnough(
      "Countersignatures",
      `The checklist asks for ${needed} ${needed === 1 ? "countersignature" : "countersignatures"}; there ${countersigned === 1 ? "is" : "are"} ${countersigned}.`,
    );
  }
  for (const ended of expires.filter(({ on }) => on < today)) {
    if (ended.what === "waiver")
      found.notEnough("Waiver", `The waiver of ${ended.item} ended on ${ended.on}.`);
    else found.notEnough("Review again", `The review was to be done again by ${ended.on}.`);
  }
}
