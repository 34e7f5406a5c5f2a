/** What this workspace knows of people's keys. */
import type { ReadDb } from "../db/open-database.ts";
import { findKnownName, findProfileByFingerprint } from "../db/profile-repo.ts";
import { signedBeforeRetirement } from "./before-retirement.ts";
import type { KeyBook } from "./verify-signature.ts";

export function keyBookOf(db: ReadDb): KeyBook {
  return {
    knownName: (fingerprint) => findKnownName(db, fingerprint),
    retirement(fingerprint, signed) {
      const retired = findProfileByFingerprint(db, fingerprint)?.retired;
      return retired && { ...retired, isLater: signedBeforeRetirement(db, signed) };
    },
  };
}
