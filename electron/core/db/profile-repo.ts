import { nameKey } from "#shared/formats/person-name";
import { X509Certificate } from "node:crypto";
import type { ProfileView, TrustedSigner } from "#shared/contract/signing-calls";
import { AppError } from "#shared/errors";
import { ProfileId } from "#shared/ids";
import { commonName } from "../word-signature/certificate-name.ts";
import type { ReadDb, WriteDb } from "./open-database.ts";

export type NewProfile = {
  profileId: ProfileId;
  name: string;
  role: string;
  publicKey: string;
  fingerprint: string;
  sealedKey: string;
  createdAt: string;
};

export function insertProfile(db: WriteDb, profile: NewProfile): void {
  db.prepare(
    `INSERT INTO profile (id, name, name_key, role, public_key, fingerprint, sealed_key, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    profile.profileId,
    profile.name,
    nameKey(profile.name),
    profile.role,
    profile.publicKey,
    profile.fingerprint,
    profile.sealedKey,
    profile.createdAt,
  );
}

export function retireProfile(
  db: WriteDb,
  id: ProfileId,
  { at, reason }: { at: string; reason: string },
): void {
  const { changes } = db
    .prepare("UPDATE profile SET retired_at = ?, retired_reason = ? WHERE id = ? AND retired_at IS NULL")
    .run(at, reason, id);
  if (changes !== 1) {
    throw new AppError("conflict", "This key is retired already.", { reason: "retired" });
  }
}

export type WordKey = {
  sealedKey: string;
  /** DER. */
  certificate: Buffer;
  source: "own" | "organisation";
};

/** The key that a profile signs with inside Word files, sealed; undefined until it has one. */
export function findWordKey(db: ReadDb, id: ProfileId): WordKey | undefined {
  const row = db
    .prepare<[string], { sealed_key: string; certificate: Buffer; source: WordKey["source"] }>(
      "SELECT sealed_key, certificate, source FROM word_key WHERE profile_id = ?",
    )
    .get(id);
  return row && { sealedKey: row.sealed_key, certificate: row.certificate, source: row.source };
}

/** Replaces the one that was there: what it signed stays signed. */
export function putWordKey(db: WriteDb, id: ProfileId, key: WordKey, at: string): void {
  db.prepare(
    `INSERT INTO word_key (profile_id, sealed_key, certificate, source, added_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (profile_id) DO UPDATE SET sealed_key = excluded.sealed_key, certificate = excluded.certificate,
       source = excluded.source, added_at = excluded.added_at`,
  ).run(id, key.sealedKey, key.certificate, key.source, at);
}

type Row = {
  id: string;
  certificate: Buffer | null;
  source: WordKey["source"] | null;
  name: string;
  role: string;
  public_key: string;
  fingerprint: string;
  sealed_key: string;
  created_at: string;
  retired_at: string | null;
  retired_reason: string | null;
};

const SELECT = `SELECT id, name, role, public_key, fingerprint, profile.sealed_key, created_at, retired_at, retired_reason,
     certificate, source
   FROM profile LEFT JOIN word_key ON profile_id = id`;

export function listProfiles(db: ReadDb): ProfileView[] {
  return db.prepare<[], Row>(`${SELECT} ORDER BY retired_at IS NOT NULL, name_key`).all().map(toView);
}

/** The profile with its sealed key. */
export function getProfile(db: ReadDb, id: ProfileId): { view: ProfileView; sealedKey: string } {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id);
  if (!row) throw new AppError("not-found", `There is no profile ${id}.`, { what: "profile", id });
  return { view: toView(row), sealedKey: row.sealed_key };
}

export function findProfile(db: ReadDb, id: ProfileId): ProfileView | undefined {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`).get(id);
  return row && toView(row);
}

export function findProfileByFingerprint(db: ReadDb, fingerprint: string): ProfileView | undefined {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE fingerprint = ?`).get(fingerprint);
  return row && toView(row);
}

function toView(row: Row): ProfileView {
  return {
    profileId: ProfileId.parse(row.id),
    name: row.name,
    role: row.role,
    fingerprint: row.fingerprint,
    publicKey: row.public_key,
    createdAt: row.created_at,
    ...(row.certificate && row.source ? { certificate: aboutCertificate(row.certificate, row.source) } : {}),
    ...(row.retired_at === null ? {} : { retired: { at: row.retired_at, reason: row.retired_reason ?? "" } }),
  };
}

function aboutCertificate(der: Buffer, source: WordKey["source"]): ProfileView["certificate"] {
  const { subject, fingerprint256, validToDate } = new X509Certificate(der);
  return {
    name: commonName(subject),
    fingerprint: fingerprint256,
    validTo: validToDate.toISOString(),
    source,
  };
}

type TrustRow = { fingerprint: string; name: string; public_key: string; added_at: string };

export function listTrusted(db: ReadDb): TrustedSigner[] {
  return db
    .prepare<[], TrustRow>(
      "SELECT fingerprint, name, public_key, added_at FROM trusted_signer ORDER BY name, fingerprint",
    )
    .all()
    .map((row) => ({
      name: row.name,
      fingerprint: row.fingerprint,
      publicKey: row.public_key,
      addedAt: row.added_at,
    }));
}

export function insertTrusted(db: WriteDb, signer: TrustedSigner): void {
  db.prepare("INSERT INTO trusted_signer (fingerprint, name, public_key, added_at) VALUES (?, ?, ?, ?)").run(
    signer.fingerprint,
    signer.name,
    signer.publicKey,
    signer.addedAt,
  );
}

export function deleteTrusted(db: WriteDb, fingerprint: string): void {
  const { changes } = db.prepare("DELETE FROM trusted_signer WHERE fingerprint = ?").run(fingerprint);
  if (changes !== 1) {
    throw new AppError("not-found", "This signer is not among the known ones.", {
      what: "signer",
      id: fingerprint,
    });
  }
}

/** The name under which a key is known: that of its profile here, or the one given when its fingerprint was compared. */
export function findKnownName(db: ReadDb, fingerprint: string): string | undefined {
  const profile = findProfileByFingerprint(db, fingerprint);
  if (profile) return profile.name;
  return db
    .prepare<[string], { name: string }>("SELECT name FROM trusted_signer WHERE fingerprint = ?")
    .get(fingerprint)?.name;
}

/** Known is a key of this machine, and one whose fingerprint a person compared. */
export function isKnownSigner(db: ReadDb, fingerprint: string): boolean {
  return findKnownName(db, fingerprint) !== undefined;
}
