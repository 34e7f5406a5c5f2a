/**
 * What each person signs: an in-toto Statement v1 that names, by digest, the frozen review, the memo as this signer
 * left it, the packet and the checklist, and says who decided what. Strict, since every byte of it is signed.
 */
import { z } from "zod";
import { Day, Instant, ItemId, ReviewId, Sha256 } from "../ids.ts";
import { canonicalJson } from "./canonical-json.ts";
import { isPlainName } from "./person-name.ts";
import { DecisionWord, type ReviewRecord } from "./review.ts";
import { Fingerprint, PREDICATE_TYPE, signerRoles, STATEMENT_TYPE, SUBJECT_NAMES } from "./signing.ts";

// Every host of this layer has it, but the layer's own library does not say so.
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Text that has a form in UTF-8, so that it can be signed. */
const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((value) => value.isWellFormed(), "has half of a character");

/** Nothing in it is invisible, so that it reads as it is. */
const signerName = text(200).refine(isPlainName, "has characters that cannot be seen");

const subject = <N extends string>(name: N) =>
  z.strictObject({ name: z.literal(name), digest: z.strictObject({ sha256: Sha256 }) });

/** What a signed decision still needs, or what it stops to hold by, so that a verifier needs nothing but the statement. */
const Terms = z.strictObject({
  /** How many the checklist asks for. */
  countersignatures: z.int().min(0).max(20),
  /** Last days: of each waiver, and of the time until the review is done again. Empty where nothing ends. */
  expires: z
    .array(
      z.discriminatedUnion("what", [
        z.strictObject({ what: z.literal("waiver"), item: ItemId, on: Day }),
        z.strictObject({ what: z.literal("review-again"), on: Day }),
      ]),
    )
    .max(10_000),
});
export type Terms = z.infer<typeof Terms>;

export const Statement = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.tuple([
    subject(SUBJECT_NAMES.review),
    subject(SUBJECT_NAMES.memo),
    subject(SUBJECT_NAMES.packet),
    subject(SUBJECT_NAMES.checklist),
  ]),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    role: z.enum(signerRoles),
    reviewId: ReviewId,
    revision: z.int().min(1),
    decision: DecisionWord,
    ...Terms.shape,
    signer: z.strictObject({ name: signerName, fingerprint: Fingerprint }),
    /** By the local clock of the machine that signed. */
    signedAt: Instant,
    chainHead: z.strictObject({ seq: z.int().min(1), hash: Sha256 }),
    /** Says so where the clock is known to have run backwards. */
    clockNote: text(1_000).optional(),
  }),
});
export type Statement = z.infer<typeof Statement>;
export type StatementPredicate = Statement["predicate"];

export type StatementDigests = { review: string; memo: string; packet: string; checklist: string };

export function makeStatement(digests: StatementDigests, predicate: StatementPredicate): Statement {
  const digestOf = (sha256: string) => ({ digest: { sha256 } });
  return Statement.parse({
    _type: STATEMENT_TYPE,
    subject: [
      { name: SUBJECT_NAMES.review, ...digestOf(digests.review) },
      { name: SUBJECT_NAMES.memo, ...digestOf(digests.memo) },
      { name: SUBJECT_NAMES.packet, ...digestOf(digests.packet) },
      { name: SUBJECT_NAMES.checklist, ...digestOf(digests.checklist) },
    ],
    predicateType: PREDICATE_TYPE,
    predicate,
  });
}

/** The terms that the statements of a review must carry. A day to review again counts if it was written as a day. */
export function termsOf(
  record: Pick<ReviewRecord, "waivers" | "decision">,
  { countersignatures }: Pick<Terms, "countersignatures">,
): Terms {
  const again = Day.safeParse(record.decision.reviewAgain.trim());
  return {
    countersignatures,
    expires: [
      ...record.waivers.map(({ item, until }) => ({ what: "waiver" as const, item, on: until })),
      ...(again.success ? [{ what: "review-again" as const, on: again.data }] : []),
    ],
  };
}

/** Whether a statement carries these terms and no others. */
export function hasTerms({ predicate }: Statement, terms: Terms): boolean {
  const { countersignatures, expires } = predicate;
  return canonicalJson({ countersignatures, expires }) === canonicalJson(terms);
}

export function digestsOf(statement: Statement): StatementDigests {
  const [review, memo, packet, checklist] = statement.subject;
  return {
    review: review.digest.sha256,
    memo: memo.digest.sha256,
    packet: packet.digest.sha256,
    checklist: checklist.digest.sha256,
  };
}

/** The bytes that are signed and stored. */
export function statementBytes(statement: Statement): Uint8Array {
  return new TextEncoder().encode(canonicalJson(statement));
}

/** Takes only the canonical form: other JSON of the same meaning could be read otherwise by another reader. */
export function readStatement(text: string): { ok: true; statement: Statement } | { ok: false; why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, why: "The statement is not JSON." };
  }
  const parsed = Statement.safeParse(value);
  if (!parsed.success)
    return { ok: false, why: `The statement is not one of this app: ${z.prettifyError(parsed.error)}` };
  if (canonicalJson(parsed.data) !== text)
    return { ok: false, why: "The statement is not in its canonical form." };
  return { ok: true, statement: parsed.data };
}
