import { z } from "zod";
import {
  Answer,
  AnswersFile,
  Decision,
  entryKinds,
  EvidenceLevel,
  EvidenceLink,
  Finding,
  MemoTemplateName,
  NewWaiver,
  NotApplicableReason,
  ReviewEntries,
  VendorQuestion,
} from "../formats/review.ts";
import {
  Day,
  EntryId,
  Instant,
  ItemId,
  PacketVersionId,
  PickedFile,
  ProfileId,
  ReviewId,
  SecretToken,
  Sha256,
} from "../ids.ts";
import { command, query } from "./define.ts";

const inReview = { reviewId: ReviewId };

/**
 * Fields of the entry as the caller last saw them, null where there was none. Where one of them is otherwise by now,
 * nothing is written and the call is refused with `conflict`, reason `changed-elsewhere`. Without it, the last one wins.
 */
export const expected = z
  .record(
    z.string().max(40),
    z.union([
      z.null(),
      z.boolean(),
      Answer.shape.note,
      Answer.shape.links,
      Decision.shape.excluded,
      Decision.shape.conditions,
      MemoTemplateName,
    ]),
  )
  .optional();

/** What a command did to the entries: `body` absent where the entry is gone. The caller lays it over what it shows. */
export const EntryChange = z.strictObject({
  kind: z.enum(entryKinds),
  id: EntryId.or(ItemId),
  body: z.unknown().optional(),
});
export type EntryChange = z.infer<typeof EntryChange>;

export const UndoState = z.strictObject({ undo: z.string().optional(), redo: z.string().optional() });
export const Edited = z.strictObject({
  reviewId: ReviewId,
  changes: z.array(EntryChange),
  history: UndoState,
  savedAt: Instant,
});
export type Edited = z.infer<typeof Edited>;

export const SignatureView = z.strictObject({
  role: z.enum(["reviewer", "countersigner"]),
  name: z.string(),
  fingerprint: z.string(),
  signedAt: Instant,
  known: z.boolean(),
});
export type SignatureView = z.infer<typeof SignatureView>;

export const ReviewHead = z.strictObject({
  ...inReview,
  revision: z.int().min(1),
  previousReviewId: ReviewId.optional(),
  nextReviewId: ReviewId.optional(),
  packetVersionId: PacketVersionId,
  packetId: z.string(),
  packetVersion: z.string().optional(),
  packetTitle: z.string().optional(),
  vendor: z.string().optional(),
  packetDigest: Sha256,
  checklist: z.strictObject({ id: z.string(), version: z.string(), digest: Sha256, title: z.string() }),
  startedAt: Instant,
  changedAt: Instant,
  items: z.int(),
  answered: z.int(),
  findings: z.int(),
  decision: z.string().optional(),
  reviewAgain: z.string().optional(),
  signed: z
    .strictObject({
      digest: Sha256,
      signedAt: Instant,
      by: z.string(),
      /** How many countersignatures the checklist asks for, and how many there are. */
      countersignatures: z.strictObject({ asked: z.int(), made: z.int() }),
      /** The first day on which something of the decision ends: it holds until that day is over. */
      ends: z.strictObject({ on: Day, what: z.enum(["waiver", "review-again"]) }).optional(),
      /** A version of the packet that came in later: the decision names the digest of another. */
      newerPacket: z
        .strictObject({
          packetVersionId: PacketVersionId,
          version: z.string().optional(),
          importedAt: Instant,
        })
        .optional(),
    })
    .optional(),
  /** The signed revision before this unsigned one: its decision holds for its own digest alone. */
  decidedBefore: z
    .strictObject({
      reviewId: ReviewId,
      revision: z.int(),
      decision: z.string(),
      digest: Sha256,
    })
    .optional(),
});
export type ReviewHead = z.infer<typeof ReviewHead>;

/** The `score` verb's shape (docs/formats.md): per cent, unrounded. */
export const ScoreJson = z.strictObject({
  overall: z.number().nullable(),
  sections: z.record(z.string(), z.number().nullable()),
  open: z.int(),
  notApplicable: z.int(),
  gatesFailed: z.array(z.string()),
  waived: z.array(z.string()),
  questions: z.record(z.string(), z.string()),
  recommendation: z.string(),
});

export const reviewCalls = {
  "review.start": command({
    doc: "Starts a review of a packet version with a checklist: the built-in one where none is named, the highest release where no version is (a pre-release only where there is nothing else).",
    input: z.strictObject({
      packetVersionId: PacketVersionId,
      checklist: z
        .strictObject({ id: z.string().max(200), version: z.string().max(100).optional() })
        .optional(),
    }),
    output: z.strictObject({
      ...inReview,
      checklist: z.strictObject({ id: z.string(), version: z.string(), digest: Sha256 }),
    }),
  }),
  "review.list": query({
    doc: "All reviews, last changed first.",
    input: z.strictObject({}),
    output: z.strictObject({ reviews: z.array(ReviewHead) }),
  }),
  "review.get": query({
    doc: "One review: its head, all its entries, what can be undone, and its signatures.",
    input: z.strictObject(inReview),
    output: z.strictObject({
      head: ReviewHead,
      entries: ReviewEntries,
      history: UndoState,
      signatures: z.array(SignatureView),
    }),
  }),
  "review.score": query({
    doc: "Score, gates, open items and the recommendation that follows from them.",
    input: z.strictObject({ ...inReview, today: z.iso.date().optional() }),
    output: ScoreJson,
  }),
  "review.answer": command({
    doc: "Answers one item, or part of it: only the fields that are given change; null takes a field back. A key takes back N/A and the other way round.",
    input: z.strictObject({
      ...inReview,
      itemId: ItemId,
      key: z.string().min(1).max(20).nullable().optional(),
      na: NotApplicableReason.nullable().optional(),
      evidenceLevel: EvidenceLevel.optional(),
      note: Answer.shape.note.optional(),
      links: z.array(EvidenceLink).max(200).optional(),
      expected,
    }),
    output: Edited.extend({ open: z.int() }),
  }),
  "review.apply": command({
    doc: "Applies an answers file, all of it or nothing, as one step that can be undone.",
    input: z.strictObject({ ...inReview, pickedFile: PickedFile }),
    output: z.strictObject({ ...inReview, applied: z.int(), open: z.int() }),
  }),
  "review.applyAnswers": command({
    doc: "The same as review.apply, with the answers in the call.",
    input: z.strictObject({ ...inReview, file: AnswersFile }),
    output: z.strictObject({ ...inReview, applied: z.int(), open: z.int() }),
  }),
  "waiver.save": command({
    doc: "Waives a failed gate, on the word of a named person, until a day that is not past.",
    input: z.strictObject({ ...inReview, waiver: NewWaiver, expected }),
    output: Edited,
  }),
  "waiver.remove": command({
    doc: "Takes a waiver back.",
    input: z.strictObject({ ...inReview, itemId: ItemId }),
    output: Edited,
  }),
  "finding.save": command({
    doc: "Raises a finding, or changes the fields of one that are given; a null item is no item.",
    input: z.strictObject({
      ...inReview,
      findingId: EntryId.optional(),
      finding: Finding.partial().extend({ item: ItemId.nullable().optional() }),
      expected,
    }),
    output: Edited.extend({ findingId: EntryId }),
  }),
  "finding.remove": command({
    doc: "Removes a finding; undo brings it back.",
    input: z.strictObject({ ...inReview, findingId: EntryId }),
    output: Edited,
  }),
  "question.save": command({
    doc: "Asks the vendor something, or changes the question.",
    input: z.strictObject({
      ...inReview,
      questionId: EntryId.optional(),
      question: VendorQuestion.omit({ replies: true }).partial(),
      expected,
    }),
    output: Edited.extend({ questionId: EntryId }),
  }),
  "question.remove": command({
    doc: "Removes a question; undo brings it back.",
    input: z.strictObject({ ...inReview, questionId: EntryId }),
    output: Edited,
  }),
  "decision.save": command({
    doc: "Writes the decision, or the fields of it that are given; a null decision takes it back.",
    input: z.strictObject({
      ...inReview,
      decision: Decision.partial().extend({ decision: Decision.shape.decision.nullable() }),
      expected,
    }),
    output: Edited,
  }),
  "evidence.add": command({
    doc: "Adds a file of the reviewer's own to the review, such as a screenshot of a demonstration.",
    input: z.strictObject({ ...inReview, pickedFile: PickedFile, title: z.string().max(2_000) }),
    output: Edited.extend({ evidenceId: EntryId }),
  }),
  "evidence.rename": command({
    doc: "Changes the title of a file that the reviewer added.",
    input: z.strictObject({ ...inReview, evidenceId: EntryId, title: z.string().max(2_000), expected }),
    output: Edited,
  }),
  "evidence.remove": command({
    doc: "Removes a file that the reviewer added; undo brings it back.",
    input: z.strictObject({ ...inReview, evidenceId: EntryId }),
    output: Edited,
  }),
  "review.undo": command({
    doc: "Takes the last step back.",
    input: z.strictObject(inReview),
    output: Edited,
  }),
  "review.redo": command({
    doc: "Does again the step that was last taken back.",
    input: z.strictObject(inReview),
    output: Edited,
  }),
  "review.discard": command({
    doc: "Discards an unsigned review. Its receipts stay.",
    input: z.strictObject(inReview),
    output: z.strictObject({}),
  }),
  "review.sign": command({
    doc: "Signs the review with a profile's key and freezes it. Refused with `conflict` while nothing is decided, a finding has no title, a reason is missing where the decision differs from the recommendation, or an approval lacks something it needs: every item answered, scope, conditions, who stops it, next review. A return or a rejection may be signed with items open.",
    input: z.strictObject({ ...inReview, profileId: ProfileId, secret: SecretToken }),
    output: z.strictObject({ ...inReview, digest: Sha256, fingerprint: z.string() }),
  }),
  "review.countersign": command({
    doc: "Countersigns a signed review with another person's key: over the same review and memo, by name. Refused with `conflict` where that key or name signed it already, or the decision's time is over.",
    input: z.strictObject({ ...inReview, profileId: ProfileId, secret: SecretToken }),
    output: z.strictObject({ ...inReview, digest: Sha256, fingerprint: z.string() }),
  }),
  "review.revise": command({
    doc: "Starts the next revision of a signed review: unsigned, with the same answers, naming the one before.",
    input: z.strictObject(inReview),
    output: z.strictObject({ ...inReview, revision: z.int() }),
  }),
};
