import { z } from "zod";
import { PersonName } from "../formats/person-name.ts";
import { Instant, PickedFile, ProducedFile, ProfileId, ReviewId, SecretToken, Sha256 } from "../ids.ts";
import { command, query, task } from "./define.ts";

export const ProfileView = z.strictObject({
  profileId: ProfileId,
  name: z.string(),
  role: z.string(),
  fingerprint: z.string(),
  publicKey: z.string(),
  createdAt: Instant,
  /** With which it signs inside Word files; made at the first signature where there is none yet. */
  certificate: z
    .strictObject({
      /** Common name of the certificate. */
      name: z.string(),
      /** SHA-256 in pairs of hex digits, as Word and Windows show it. */
      fingerprint: z.string(),
      validTo: Instant,
      source: z.enum(["own", "organisation"]),
    })
    .optional(),
  retired: z.strictObject({ at: Instant, reason: z.string() }).optional(),
});
export type ProfileView = z.infer<typeof ProfileView>;

export const TrustedSigner = z.strictObject({
  name: z.string(),
  fingerprint: z.string(),
  publicKey: z.string(),
  addedAt: Instant,
});
export type TrustedSigner = z.infer<typeof TrustedSigner>;

/** A file that the core has made and a door hands over: saved, downloaded or written to `--out`. */
export const Produced = z.strictObject({
  produced: ProducedFile,
  name: z.string(),
  sha256: Sha256,
  size: z.int().min(0),
});
export type Produced = z.infer<typeof Produced>;

/** One thing that a verification looked at. */
export const Check = z.strictObject({
  what: z.string(),
  result: z.enum(["good", "not-enough", "altered"]),
  says: z.string(),
});
export type Check = z.infer<typeof Check>;

export const Verification = z.strictObject({
  verdict: z.enum(["good", "not-enough", "altered"]),
  says: z.string(),
  subject: z.string(),
  signers: z.array(
    z.strictObject({
      name: z.string(),
      fingerprint: z.string(),
      /** One line, from the signature that was verified. */
      publicKey: z.string(),
      role: z.string(),
      signedAt: z.string(),
      known: z.boolean(),
    }),
  ),
  checks: z.array(Check),
});
export type Verification = z.infer<typeof Verification>;

export const signingCalls = {
  "profile.list": query({
    doc: "The profiles on this machine, whose keys can sign.",
    input: z.strictObject({}),
    output: z.strictObject({ profiles: z.array(ProfileView) }),
  }),
  "profile.create": command({
    doc: "Makes a profile with a new key, sealed under a passphrase. There is no recovery.",
    input: z.strictObject({ name: PersonName, role: z.string().max(200), secret: SecretToken }),
    output: ProfileView,
  }),
  "profile.export": command({
    doc: "Writes a profile with its sealed key to a file that another machine can import.",
    input: z.strictObject({ profileId: ProfileId }),
    output: Produced,
  }),
  "profile.import": command({
    doc: "Imports a profile file; its passphrase is asked, to show that the key can be opened.",
    input: z.strictObject({ pickedFile: PickedFile, secret: SecretToken }),
    output: ProfileView,
  }),
  "profile.useCertificate": command({
    doc: "Takes an organisation's certificate with its RSA key (PKCS#12) for the signatures that a profile puts into Word files. `password` opens the file, `secret` the profile.",
    input: z.strictObject({
      profileId: ProfileId,
      pickedFile: PickedFile,
      password: SecretToken,
      secret: SecretToken,
    }),
    output: ProfileView,
  }),
  "profile.retire": command({
    doc: "Retires a lost or given-up key: it signs nothing any more, and what it signed verifies as not enough, with the day and the reason.",
    input: z.strictObject({ profileId: ProfileId, reason: z.string().trim().min(1).max(2_000) }),
    output: ProfileView,
  }),
  "trust.list": query({
    doc: "The signers whose fingerprint a person compared.",
    input: z.strictObject({}),
    output: z.strictObject({ signers: z.array(TrustedSigner) }),
  }),
  "trust.add": command({
    doc: "Marks a public key (one line, ssh-ed25519 …) as known under a name.",
    input: z.strictObject({ publicKey: z.string().max(2_000), name: PersonName }),
    output: TrustedSigner,
  }),
  "trust.remove": command({
    doc: "Forgets a known signer.",
    input: z.strictObject({ fingerprint: z.string().max(200) }),
    output: z.strictObject({}),
  }),
  "memo.export": command({
    doc: "Makes the memo of a review in Word. A signed review gives the very bytes that were signed, and the signature files; a countersigned one the file with every signature inside, too; an unsigned one is marked DRAFT on every page.",
    input: z.strictObject({
      reviewId: ReviewId,
      /** `vendor`: a copy without internal findings, notes and the reviewer's own evidence; it carries no signature. */
      copy: z.enum(["internal", "vendor"]).optional(),
    }),
    output: z.strictObject({
      memo: Produced,
      /** The memo as the last countersigner left it; absent where nobody countersigned. */
      countersigned: Produced.optional(),
      signed: z.boolean(),
      signatures: z.array(Produced),
    }),
  }),
  "verify.file": task({
    doc: "Checks a bundle, or a memo with its signature files (picked together, or lying beside it): what was checked, who signed, what is altered where.",
    input: z.strictObject({ pickedFiles: z.array(PickedFile).min(1).max(50) }),
    output: Verification,
  }),
  "verify.workspace": task({
    doc: "Checks the whole workspace: every receipt, every signed review against its signature, every evidence file against its hash.",
    input: z.strictObject({}),
    output: Verification,
  }),
};
