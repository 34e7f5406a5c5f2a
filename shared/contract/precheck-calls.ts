import { z } from "zod";
import { BlastRadius } from "../blast-radius/blast-radius.ts";
import { ActionCorrection, flagFates } from "../formats/review.ts";
import { EntryId, PacketVersionId, PickedFile, ReviewId, Sha256 } from "../ids.ts";
import { Flag, FlagFamily, FlagSeverity } from "../prechecks/flag.ts";
import { grantSources, operationSources } from "../prechecks/evidence-document.ts";
import { command, query, task } from "./define.ts";
import { Edited, expected } from "./review-calls.ts";
import { Produced } from "./signing-calls.ts";

export const PolicyHead = z.strictObject({
  id: z.string(),
  version: z.string(),
  title: z.string().optional(),
  digest: Sha256,
  importedAt: z.string(),
  switchedOff: z.array(z.string()),
  /** Built-in rules whose severity it sets. */
  tuned: z.array(z.string()),
  ownRules: z.int(),
});
export type PolicyHead = z.infer<typeof PolicyHead>;

const Example = z.strictObject({
  says: z.string(),
  sections: z.record(z.string(), z.unknown()).optional(),
  top: z.record(z.string(), z.unknown()).optional(),
  files: z
    .array(
      z.strictObject({
        path: z.string(),
        text: z.string().optional(),
        state: z.string().optional(),
        unread: z.boolean().optional(),
      }),
    )
    .optional(),
});

export const RuleView = z.strictObject({
  id: z.string(),
  family: FlagFamily,
  severity: FlagSeverity,
  title: z.string(),
  rationale: z.string(),
  settles: z.string(),
  items: z.array(z.string()),
  refs: z.array(z.string()),
  examples: z.strictObject({ fires: z.array(Example), quiet: z.array(Example) }),
  /** Switched off by the policy in use. */
  off: z.boolean(),
  /** Why the policy in use switched it off or softened it. */
  reason: z.string().optional(),
  /** From the policy in use, not built in. */
  own: z.boolean(),
  /** Of a rule of phrases: what it looks for, and in which fields (everywhere, where none is named). */
  phrases: z.strictObject({ terms: z.array(z.string()), in: z.array(z.string()) }).optional(),
});
export type RuleView = z.infer<typeof RuleView>;

const InFile = { line: z.int(), quote: z.string() };
export const EvidenceDocumentView = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("operations"),
    source: z.enum(operationSources),
    title: z.string().optional(),
    operations: z.array(
      z.strictObject({
        ...InFile,
        name: z.string(),
        says: z.string(),
        method: z.string().optional(),
        path: z.string().optional(),
        readOnly: z.boolean().optional(),
        destructive: z.boolean().optional(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal("grants"),
    source: z.enum(grantSources),
    grants: z.array(
      z.strictObject({
        ...InFile,
        scope: z.string(),
        resource: z.string().optional(),
        effect: z.enum(["allow", "deny"]),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal("receipts"),
    records: z.array(
      z.strictObject({
        ...InFile,
        fields: z.array(z.strictObject({ path: z.string(), value: z.string().nullable() })),
      }),
    ),
  }),
]);
export type EvidenceDocumentView = z.infer<typeof EvidenceDocumentView>;

const policyName = { id: z.string().max(100), version: z.string().max(100) };
const Prechecked = {
  flags: z.array(Flag),
  radius: BlastRadius,
  /** The policy that the rules followed; absent where they are the built-in ones as they come. */
  policy: z.strictObject(policyName).optional(),
};

export const precheckCalls = {
  "precheck.packet": task({
    doc: "Runs the pre-checks over a packet version: flags, worst first, and how far a mistake reaches. Stores nothing.",
    input: z.strictObject({ packetVersionId: PacketVersionId }),
    output: z.strictObject(Prechecked),
  }),
  "precheck.selfCheck": task({
    doc: "The self-check of a packet version for its vendor, as a Word file or a page: what is missing, what the pre-checks ask, which files are not as the packet says.",
    input: z.strictObject({ packetVersionId: PacketVersionId, as: z.enum(["docx", "html"]) }),
    output: Produced,
  }),
  "precheck.file": task({
    doc: "Runs the pre-checks over a picked zip, folder, YAML or JSON file. Nothing of it is stored.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({ packetId: z.string(), version: z.string().optional(), ...Prechecked }),
  }),
  "precheck.document": task({
    doc: "Recognises an evidence file that a machine can read (tool list, agent card, OpenAPI, policy, scopes, receipts) by its content, and gives it as a table; null where it is none.",
    input: z.strictObject({ sha256: Sha256, name: z.string().max(1_000) }),
    output: z.strictObject({ document: EvidenceDocumentView.nullable() }),
  }),
  "precheck.rules": query({
    doc: "Every rule of the pre-checks with its reasons and examples, as the policy in use has them.",
    input: z.strictObject({}),
    output: z.strictObject({ rules: z.array(RuleView), policy: PolicyHead.optional() }),
  }),
  "precheck.policies": query({
    doc: "The policy versions of the pre-checks that were imported, and the one in use.",
    input: z.strictObject({}),
    output: z.strictObject({ policies: z.array(PolicyHead), chosen: z.strictObject(policyName).optional() }),
  }),
  "precheck.startingPolicy": task({
    doc: "A policy file to begin with, to be changed with any editor and imported.",
    input: z.strictObject({}),
    output: Produced,
  }),
  "precheck.importPolicy": command({
    doc: "Imports a policy file of the pre-checks (YAML or JSON). A version that is there already stays as it is: other content under the same version is refused with `conflict`.",
    input: z.strictObject({ pickedFile: PickedFile }),
    output: z.strictObject({
      id: z.string(),
      version: z.string(),
      digest: Sha256,
      alreadyImported: z.boolean(),
    }),
  }),
  "precheck.choosePolicy": command({
    doc: "Takes a policy into use for this workspace; null takes the built-in rules as they come. Reviews keep the flags that they have until the pre-checks run again.",
    input: z.strictObject({ policy: z.strictObject(policyName).nullable() }),
    output: z.strictObject({ chosen: z.strictObject(policyName).optional() }),
  }),
  "review.precheck": command({
    doc: "Runs the pre-checks again for a review. New flags come in, flags that are no longer raised go unless they were dealt with.",
    input: z.strictObject({ reviewId: ReviewId }),
    output: Edited.extend({
      flags: z.int(),
      blockers: z.int(),
      /** Against the run before: raised now and not then, then and not now, and both times. */
      compared: z.strictObject({ fresh: z.int(), gone: z.int(), same: z.int() }),
    }),
  }),
  "flag.deal": command({
    doc: "Deals with a flag: `confirmed` makes it a finding with its quotations, `asked` a question to the vendor, `dismissed` needs a reason, `open` takes it back (and removes the finding or question that it made, where nobody has changed it).",
    input: z.strictObject({
      reviewId: ReviewId,
      flagId: EntryId,
      fate: z.enum(flagFates),
      reason: z.string().max(20_000).optional(),
    }),
    output: Edited.extend({ findingId: EntryId.optional(), questionId: EntryId.optional() }),
  }),
  "action.correct": command({
    doc: "Writes the reviewer's own version of a row of the action policy matrix, beside the vendor's. Fields that are left out stay as they stand, with the vendor's words where there is no correction yet; null takes the whole correction back, and so does one that says nothing else than the vendor.",
    input: z.strictObject({
      reviewId: ReviewId,
      path: ActionCorrection.shape.path,
      correction: ActionCorrection.omit({ path: true, action: true })
        .extend({ reversible: z.boolean().nullable() })
        .partial()
        .nullable(),
      expected,
    }),
    output: Edited,
  }),
};
