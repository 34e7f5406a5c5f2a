/**
 * What each person signs: an in-toto Statement v1 that names, by digest, the frozen review, the memo as this signer
 * left it, the packet and the checklist, and says who decided what. Strict, since every byte of it is signed.
 */
import { z } from "zod";
import { Instant, ReviewId, Sha256 } from "../ids.ts";
import { canonicalJson } from "./canonical-json.ts";
import { DecisionWord } from "./review.ts";
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

const subject = <N extends string>(name: N) =>
  z.strictObject({ name: z.literal(name), digest: z.strictObject({ sha256: Sha256 }) });

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
    signer: z.strictObject({ name: text(200), fingerprint: Fingerprint }),
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
