/** Constants of signatures and key files. They are part of the formats (docs/formats.md): a changed one is a new version. */
import { z } from "zod";

/** What `ssh-keygen -Y verify -n` must be given: a signature made for anything else does not count here. */
export const SSHSIG_NAMESPACE = "countersign/statement/v1";

/** `_type` of an in-toto Statement v1. */
export const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

/**
 * in-toto takes any URI, and asks only that it names one predicate in one version. A URN, since nothing is to be
 * fetched: a web address would invite tools to try, and needs a domain that stays ours.
 */
export const PREDICATE_TYPE = "urn:countersign:review-decision:1";

export const PROFILE_KEY_FORMAT = "countersign.profile-key/1";

/** A public key as `ssh-keygen -l` prints it: SHA-256 of its blob in base64 without padding. */
export const Fingerprint = z.string().regex(/^SHA256:[A-Za-z0-9+/]{43}$/);

export const SUBJECT_NAMES = {
  review: "review.json",
  memo: "memo.docx",
  packet: "packet",
  checklist: "checklist",
} as const;

export const signerRoles = ["reviewer", "countersigner"] as const;
export type SignerRole = (typeof signerRoles)[number];
