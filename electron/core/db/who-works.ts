import { ProfileId } from "#shared/ids";
import type { ReadDb } from "./open-database.ts";
import { findProfile } from "./profile-repo.ts";
import { readSettings } from "./setting-repo.ts";

/**
 * Whom a receipt names: the profile that is chosen in the settings, or the machine where none is. It is what the
 * person at the keyboard said about themselves. Where an act takes the passphrase of a profile, its receipt names that
 * profile instead.
 */
export function whoWorks(db: ReadDb): string {
  const chosen = ProfileId.safeParse(readSettings(db).signerProfileId);
  const profile = chosen.success ? findProfile(db, chosen.data) : undefined;
  return profile && !profile.retired ? profile.name : "this laptop";
}
