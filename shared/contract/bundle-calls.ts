import { z } from "zod";
import { PersonName } from "../formats/person-name.ts";
import { DecisionWord, entryKinds } from "../formats/review.ts";
import { Instant, PickedFile, ReviewId, SecretToken, Sha256 } from "../ids.ts";
import { command, query, task } from "./define.ts";
import { Produced, Verification } from "./signing-calls.ts";

const PreviewId = z.string().max(100);

export const arrivalWays = ["new", "known", "signatures", "signed", "merge"] as const;

/** Where both sides say something else of one entry. */
export const ClashView = z.strictObject({
  /** `kind id`, by which a choice names it. */
  entry: z.string(),
  kind: z.enum(entryKinds),
  id: z.string(),
  /** What a person knows it by. */
  title: z.string(),
  mine: z.unknown(),
  theirs: z.unknown(),
});
export type ClashView = z.infer<typeof ClashView>;

export const BundlePlan = z.strictObject({
  /** What would happen: a new review, nothing, more signatures, the signed state of a review, a merge; or why nothing can. */
  way: z.enum([...arrivalWays, "refused"]),
  says: z.string(),
  /** Reviews of the same packet by the same checklist, into which the bundle's work could be merged. */
  targets: z.array(
    z.strictObject({ reviewId: ReviewId, startedAt: Instant, answered: z.int(), revision: z.int() }),
  ),
  merge: z
    .strictObject({
      into: ReviewId,
      by: z.string(),
      /** Entries that come in without a question. */
      adds: z.array(
        z.strictObject({
          entry: z.string(),
          kind: z.enum(entryKinds),
          id: z.string(),
          title: z.string(),
          after: z.unknown(),
          /** Whether an entry of ours is changed by it, rather than a new one made. */
          changes: z.boolean(),
        }),
      ),
      clashes: z.array(ClashView),
      /** Entries of ours that the other side had taken away; they stay. */
      kept: z.array(z.strictObject({ entry: z.string(), title: z.string() })),
    })
    .optional(),
});
export type BundlePlan = z.infer<typeof BundlePlan>;

export const BundlePreview = z.strictObject({
  /** Absent where nothing of it can be taken in. */
  previewId: PreviewId.optional(),
  verification: Verification,
  review: z
    .strictObject({
      reviewId: ReviewId,
      madeAt: Instant,
      madeBy: z.string(),
      packetId: z.string(),
      packetVersion: z.string().optional(),
      packetTitle: z.string().optional(),
      revision: z.int(),
      answered: z.int(),
      findings: z.int(),
      decision: DecisionWord.optional(),
      signatures: z.int(),
    })
    .optional(),
  plan: BundlePlan,
});
export type BundlePreview = z.infer<typeof BundlePreview>;

export const bundleCalls = {
  "bundle.export": command({
    doc: "Writes a review with its packet, evidence, checklist, memo, signatures and receipts into one zip for another machine. With a passphrase, the zip is encrypted in the age format.",
    input: z.strictObject({
      reviewId: ReviewId,
      secret: SecretToken.optional(),
      /** Who hands it over, where no profile is chosen in the settings. */
      by: PersonName.optional(),
    }),
    output: z.strictObject({ bundle: Produced, signed: z.boolean(), encrypted: z.boolean() }),
  }),
  "bundle.preview": task({
    doc: "Checks a bundle and says what an import would do. Stores no record. `secret` opens an encrypted one.",
    input: z.strictObject({ pickedFile: PickedFile, secret: SecretToken.optional() }),
    output: BundlePreview,
  }),
  "bundle.plan": query({
    doc: "What a previewed bundle would do now; with `into`, how its work would be merged into that review.",
    input: z.strictObject({ previewId: PreviewId, into: ReviewId.optional() }),
    output: BundlePlan,
  }),
  "bundle.import": command({
    doc: "Takes in a previewed bundle: brings its review, adds its signatures, or merges its work. `choices` says for each clash, by `kind id`, whose word stands.",
    input: z.strictObject({
      previewId: PreviewId,
      into: ReviewId.optional(),
      choices: z.record(z.string().max(300), z.enum(["mine", "theirs"])).optional(),
    }),
    output: z.strictObject({
      reviewId: ReviewId,
      way: z.enum(arrivalWays),
      /** Entries or signatures that came in. */
      changed: z.int(),
      digest: Sha256,
    }),
  }),
  "bundle.discardPreview": task({
    doc: "Forgets a bundle that will not be imported.",
    input: z.strictObject({ previewId: PreviewId }),
    output: z.strictObject({}),
  }),
};
