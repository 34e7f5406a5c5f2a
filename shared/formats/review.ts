/**
 * A review is a set of *entries*, each of one kind with an id of its own: what the reviewer answered, found,
 * asked, waived, added and decided. The frozen form of all entries is `review.json`, the bytes that are signed.
 */
import { z } from "zod";
import { Day, EntryId, Instant, ItemId, ReviewId, Sha256 } from "../ids.ts";
import { Flag } from "../prechecks/flag.ts";
import { visibleText } from "./visible-text.ts";

const Line = z.string().max(2_000);
const Prose = z.string().max(20_000);

export const evidenceLevels = ["declared", "documented", "demonstrated"] as const;
export const EvidenceLevel = z.enum(evidenceLevels);
export type EvidenceLevel = z.infer<typeof EvidenceLevel>;

export const severities = ["critical", "high", "medium", "low", "info"] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const findingStatuses = ["open", "accepted", "fixed"] as const;
export const decisions = ["approve", "approve-with-conditions", "return", "reject"] as const;
export const DecisionWord = z.enum(decisions);
export type DecisionWord = z.infer<typeof DecisionWord>;

/** Points at a file: one of the packet by its path, or one that the reviewer added by its entry id. */
export const EvidenceLink = z.strictObject({
  from: z.enum(["packet", "reviewer"]),
  ref: z.string().min(1).max(1_000),
  location: z.string().max(500),
});
export type EvidenceLink = z.infer<typeof EvidenceLink>;

/** The answer to one item. Never both `key` and `na`; neither, where there is only a note so far. Entry id: the item id. */
export const Answer = z.strictObject({
  key: z.string().min(1).max(20).optional(),
  na: z.string().min(1).max(20_000).optional(),
  evidenceLevel: EvidenceLevel,
  note: Prose,
  links: z.array(EvidenceLink).max(200),
});
export type Answer = z.infer<typeof Answer>;

/** Accepts a failed gate until a day, on the word of a named person. Entry id: the item id. */
export const Waiver = z.strictObject({
  item: ItemId,
  by: z.string().min(1).max(500),
  reason: z.string().min(1).max(20_000),
  until: Day,
});
export type Waiver = z.infer<typeof Waiver>;
/** As it is handed in: by somebody, for a reason that can be read. */
export const NewWaiver = Waiver.extend({ by: visibleText(500), reason: visibleText(20_000) });
/** Why an item does not apply, as it is handed in. */
export const NotApplicableReason = visibleText(20_000);

export const Finding = z.strictObject({
  item: ItemId.optional(),
  severity: Severity,
  title: Line,
  what: Prose,
  why: Prose,
  recommendation: Prose,
  owner: Line,
  due: z.union([Day, z.literal("")]),
  status: z.enum(findingStatuses),
  links: z.array(EvidenceLink).max(200),
  /** Left out of the vendor's copy of the memo. */
  internal: z.boolean().optional(),
});
export type Finding = z.infer<typeof Finding>;
export const blankFinding: Finding = {
  severity: "medium",
  title: "",
  what: "",
  why: "",
  recommendation: "",
  owner: "",
  due: "",
  status: "open",
  links: [],
};

/** What the vendor answered: when it was taken in, and from which file. */
export const VendorReply = z.strictObject({ text: Prose, at: Instant, file: Line, sha256: Sha256 });
export type VendorReply = z.infer<typeof VendorReply>;

/** A question to the vendor. Replies are added, never written over: the last one stands at the end. */
export const VendorQuestion = z.strictObject({
  item: ItemId.optional(),
  text: Prose,
  replies: z.array(VendorReply).max(100).optional(),
});
export type VendorQuestion = z.infer<typeof VendorQuestion>;

export const Condition = z.strictObject({
  text: Prose,
  owner: Line,
  due: z.union([Day, z.literal("")]),
});
export type Condition = z.infer<typeof Condition>;

/** A template is known by its bytes; the name is the one its file had. */
export const MemoTemplateName = z.strictObject({ name: z.string().max(300), digest: Sha256 });
export type MemoTemplateName = z.infer<typeof MemoTemplateName>;

/** One per review; entry id "decision". Blank fields are not decided yet. */
export const Decision = z.strictObject({
  decision: DecisionWord.optional(),
  reason: Prose,
  scope: Prose,
  excluded: z.array(Prose).max(500),
  conditions: z.array(Condition).max(500),
  stoppedBy: Line,
  reviewAgain: Line,
  /** The classification that stands first on every page of the memo, such as "Confidential". */
  marking: z.string().max(60).optional(),
  /** The Word template of the organisation that the memo is written into; none is the built-in layout. */
  template: MemoTemplateName.optional(),
});
export type Decision = z.infer<typeof Decision>;
export const noDecision: Decision = {
  reason: "",
  scope: "",
  excluded: [],
  conditions: [],
  stoppedBy: "",
  reviewAgain: "",
};

/** A file that the reviewer added, such as a screenshot of a demonstration. */
export const ReviewerEvidence = z.strictObject({
  name: z.string().min(1).max(500),
  sha256: Sha256,
  size: z.int().min(0),
  title: Line,
  addedAt: Instant,
});
export type ReviewerEvidence = z.infer<typeof ReviewerEvidence>;

export const flagFates = ["open", "confirmed", "dismissed", "asked"] as const;
/**
 * A flag of the pre-checks as it stood when they last ran, and what became of it: confirmed into a finding, dismissed
 * for a reason, asked of the vendor. Entry id: `flagEntryId` of the flag's own id.
 */
export const ReviewFlag = z.strictObject({
  flag: Flag,
  fate: z.enum(flagFates),
  reason: Prose,
  finding: EntryId.optional(),
  question: EntryId.optional(),
  /** The pre-checks ran again, and this was no longer raised; it is kept because it was dealt with. */
  gone: z.boolean().optional(),
});
export type ReviewFlag = z.infer<typeof ReviewFlag>;

/** Which rules the flags come from. One per review; entry id "prechecks". */
export const PrecheckRun = z.strictObject({
  ranAt: Instant,
  rules: z.int().min(0),
  policy: z.strictObject({ id: z.string(), version: z.string(), digest: Sha256 }).optional(),
  switchedOff: z.array(z.string()),
  /** What else the policy changed; absent where there was none. */
  changes: z
    .strictObject({
      tuned: z.array(
        z.strictObject({
          rule: z.string(),
          off: z.literal(true).optional(),
          severity: z.enum(["concern", "note"]).optional(),
          reason: z.string().optional(),
        }),
      ),
      /** Names of the word lists that it changed. */
      lists: z.array(z.string()),
      detectionDays: z.number().optional(),
      ownRules: z.array(z.string()),
    })
    .optional(),
});
export type PrecheckRun = z.infer<typeof PrecheckRun>;

/** The reviewer's own version of a row of the action policy matrix, beside the vendor's. Entry id: the row's path. */
export const ActionCorrection = z.strictObject({
  path: z.string().regex(/^actions\[\d{1,9}\]$/),
  /** The vendor's words for the action when it was corrected. */
  action: Line,
  policy: z.enum(["automatic", "approval", "never"]),
  reversible: z.boolean().optional(),
  approver: Line,
  receipt: Line,
  rollback: Line,
  note: Prose,
});
export type ActionCorrection = z.infer<typeof ActionCorrection>;

/** Where two reviewers said different things of one entry: what each said, and which of them stands. */
export const MergeConflict = z.strictObject({
  /** `kind id` of the entry. */
  entry: z.string().max(300),
  mine: z.unknown().optional(),
  theirs: z.unknown().optional(),
  stands: z.enum(["mine", "theirs"]),
});
export type MergeConflict = z.infer<typeof MergeConflict>;

/**
 * Another reviewer's work that was taken into this review. Entry id: `mg-` and the beginning of the digest of the
 * record that it came from.
 */
export const Merge = z.strictObject({
  /** The name that the other reviewer gave; a claim, as nobody has signed it. */
  by: Line,
  mergedAt: Instant,
  /** SHA-256 of their record. */
  record: Sha256,
  /** `kind id` of each entry that stands as they wrote it, or to which they added. */
  took: z.array(z.string().max(300)).max(100_000),
  conflicts: z.array(MergeConflict).max(100_000),
});
export type Merge = z.infer<typeof Merge>;

/** The table of kinds: what an entry of each kind holds. */
export const entryBodies = {
  answer: Answer,
  waiver: Waiver,
  finding: Finding,
  question: VendorQuestion,
  decision: Decision,
  evidence: ReviewerEvidence,
  flag: ReviewFlag,
  prechecks: PrecheckRun,
  action: ActionCorrection,
  merge: Merge,
} as const;
export type EntryKind = keyof typeof entryBodies;
export type EntryBody<K extends EntryKind> = z.infer<(typeof entryBodies)[K]>;
export const entryKinds = [
  "answer",
  "waiver",
  "finding",
  "question",
  "decision",
  "evidence",
  "flag",
  "prechecks",
  "action",
  "merge",
] as const satisfies EntryKind[];

/** All entries of one review, by kind and id. */
export const ReviewEntries = z.strictObject({
  answer: z.record(ItemId, Answer),
  waiver: z.record(ItemId, Waiver),
  finding: z.record(EntryId, Finding),
  question: z.record(EntryId, VendorQuestion),
  decision: z.record(z.literal("decision"), Decision).or(z.strictObject({})),
  evidence: z.record(EntryId, ReviewerEvidence),
  flag: z.record(EntryId, ReviewFlag),
  prechecks: z.record(z.literal("prechecks"), PrecheckRun).or(z.strictObject({})),
  action: z.record(EntryId, ActionCorrection),
  merge: z.record(EntryId, Merge),
});
export type ReviewEntries = {
  [K in EntryKind]: Record<string, EntryBody<K>>;
};

/** `review.json`: what a signature freezes. */
export const REVIEW_FORMAT = "countersign.review/1";
export const ReviewRecord = z.looseObject({
  format: z.literal(REVIEW_FORMAT),
  reviewId: ReviewId,
  revision: z.int().min(1),
  previous: z.strictObject({ reviewId: ReviewId, digest: Sha256 }).optional(),
  packet: z.strictObject({ id: z.string(), version: z.string().optional(), digest: Sha256 }),
  checklist: z.strictObject({ id: z.string(), version: z.string(), digest: Sha256 }),
  startedAt: Instant,
  frozenAt: Instant,
  reviewer: z.strictObject({ name: z.string(), fingerprint: z.string() }),
  answers: z.record(ItemId, Answer),
  waivers: z.array(Waiver),
  findings: z.array(Finding.extend({ id: EntryId })),
  questions: z.array(VendorQuestion.extend({ id: EntryId })),
  evidence: z.array(ReviewerEvidence.extend({ id: EntryId })),
  /** How the pre-checks ran; absent where they did not. */
  prechecks: PrecheckRun.optional(),
  flags: z.array(ReviewFlag.extend({ id: EntryId })),
  /** The reviewer's version of rows of the action policy matrix. */
  matrix: z.array(ActionCorrection),
  /** Whose work was taken in; absent where one reviewer did it all. */
  merges: z.array(Merge.extend({ id: EntryId })).optional(),
  decision: Decision,
  score: z.looseObject({}),
});
export type ReviewRecord = z.infer<typeof ReviewRecord>;

export const KEY_OR_NA = {
  error: "`key` and `na` are both given, or neither is",
  params: { expected: "either `key` or `na`" },
} as const;

const GivenAnswer = z.strictObject({
  key: z.string().min(1).max(20).optional(),
  na: NotApplicableReason.optional(),
  evidenceLevel: EvidenceLevel.optional(),
  note: Prose.optional(),
});
const GivenFinding = z.strictObject({
  id: EntryId.optional(),
  item: ItemId.optional(),
  severity: Severity,
  title: visibleText(2_000),
  what: Prose.optional(),
  why: Prose.optional(),
  recommendation: Prose.optional(),
  owner: Line.optional(),
  due: z.union([Day, z.literal("")]).optional(),
  status: z.enum(findingStatuses).optional(),
  internal: z.boolean().optional(),
});
const GivenQuestion = z.strictObject({
  id: EntryId.optional(),
  item: ItemId.optional(),
  text: visibleText(20_000),
});
const GivenCondition = z.strictObject({
  text: visibleText(20_000),
  owner: Line.optional(),
  due: z.union([Day, z.literal("")]).optional(),
});
const GivenDecision = z.strictObject({
  decision: DecisionWord,
  reason: Prose.optional(),
  scope: Prose.optional(),
  excluded: z.array(Prose).max(500).optional(),
  conditions: z.array(GivenCondition).max(500).optional(),
  stoppedBy: Line.optional(),
  reviewAgain: Line.optional(),
  marking: z.string().max(60).optional(),
});

/** The answers file that `review apply` reads (docs/formats.md). What it does not know is refused: nothing is dropped. */
export const AnswersFile = z.strictObject({
  answers: z.record(
    ItemId,
    GivenAnswer.refine((answer) => (answer.key === undefined) !== (answer.na === undefined), KEY_OR_NA),
  ),
  waivers: z.array(NewWaiver).max(5_000).optional(),
  findings: z.array(GivenFinding).max(5_000).optional(),
  questions: z.array(GivenQuestion).max(5_000).optional(),
  decision: GivenDecision.optional(),
});
export type AnswersFile = z.infer<typeof AnswersFile>;

/** The names of the fields that an answers file can have at a place. */
export function answersFileFields(path: readonly (string | number)[]): string[] {
  const [part, , list] = path;
  if (part === undefined) return Object.keys(AnswersFile.shape);
  if (part === "decision" && path.length > 1)
    return list === undefined ? [] : Object.keys(GivenCondition.shape);
  const shapes: Record<string, object> = {
    answers: GivenAnswer.shape,
    waivers: NewWaiver.shape,
    findings: GivenFinding.shape,
    questions: GivenQuestion.shape,
    decision: GivenDecision.shape,
  };
  return Object.keys(shapes[part] ?? {});
}
