import { X509Certificate, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "#shared/errors";
import { lookAlikeKey, nameKey, PersonName } from "#shared/formats/person-name";
import { ProfileId } from "#shared/ids";
import {
  deleteTrusted,
  findProfileByFingerprint,
  getProfile,
  insertProfile,
  insertTrusted,
  listProfiles,
  listTrusted,
  findWordKey,
  putWordKey,
  retireProfile,
  type WordKey,
} from "../db/profile-repo.ts";
import type { ReadDb, WriteDb } from "../db/open-database.ts";
import { asStorageError } from "../files/produced-files.ts";
import { sizeOfPlainFile } from "../files/plain-file.ts";
import type { Some } from "../handlers.ts";
import type { SessionNeeds } from "../session-needs.ts";
import { checkPassphrase, KeyFile, openKey, sealKey } from "../signing/key-file.ts";
import {
  fingerprint as fingerprintOf,
  generateSigningKey,
  parsePublicKeyLine,
  principalFor,
  publicKeyLine,
  rawPublicKey,
} from "../signing/public-key.ts";
import { makeWordKey, wordKeyFromPkcs12 } from "../signing/word-key.ts";

type Names =
  | "profile.list"
  | "profile.create"
  | "profile.export"
  | "profile.import"
  | "profile.useCertificate"
  | "profile.retire"
  | "trust.list"
  | "trust.add"
  | "trust.remove";

/** A profile on its way to another machine: its key stays sealed under the passphrase. */
const ProfileFile = z.looseObject({
  format: z.literal("countersign.profile/1"),
  name: z.string().max(1_000),
  role: z.string().max(200),
  publicKey: z.string().max(2_000),
  createdAt: z.string().max(40),
  key: KeyFile,
  /** For signatures inside Word files. */
  word: z
    .strictObject({
      key: KeyFile,
      certificate: z.base64().max(100_000),
      source: z.enum(["own", "organisation"]),
    })
    .optional(),
});

export function profileHandlers(
  { secrets, newId, now, pickedFiles, producedFiles }: SessionNeeds,
  read: ReadDb,
): Some<Names> {
  return {
    "profile.list": (_input, db) => ({ profiles: listProfiles(db) }),

    "profile.create": async ({ name, role, secret }) => {
      const passphrase = secrets.take(secret);
      const problem = checkPassphrase(passphrase);
      if (problem)
        throw new AppError("invalid-input", problem, { problems: [{ path: "passphrase", says: problem }] });
      const { privateKey, publicKey } = generateSigningKey();
      const [sealed, wordKey] = await Promise.all([
        sealKey(privateKey, passphrase),
        makeWordKey(name, passphrase, now().toISOString()),
      ]);
      return (tx) => {
        refuseTakenName(tx.db, name);
        const profileId = ProfileId.parse(newId("pr"));
        const fingerprint = fingerprintOf(publicKey);
        insertProfile(tx.db, {
          profileId,
          name,
          role,
          publicKey: publicKeyLine(publicKey, ""),
          fingerprint,
          sealedKey: JSON.stringify(sealed),
          createdAt: tx.at,
        });
        putWordKey(tx.db, profileId, wordKey, tx.at);
        tx.receipt({
          kind: "profile.created",
          subject: profileId,
          who: name,
          says: `Made the profile ${name}`,
          after: { name, role, fingerprint, certificate: certificateFingerprint(wordKey) },
        });
        return getProfile(tx.db, profileId).view;
      };
    },

    "profile.export": async ({ profileId }) => {
      const { view, sealedKey } = getProfile(read, profileId);
      const wordKey = findWordKey(read, profileId);
      const file = {
        format: "countersign.profile/1",
        name: view.name,
        role: view.role,
        publicKey: view.publicKey,
        createdAt: view.createdAt,
        key: KeyFile.parse(JSON.parse(sealedKey)),
        ...(wordKey ? { word: wordKeyFile(wordKey) } : {}),
      };
      const bytes = Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`);
      const { produced, name, sha256, size } = await producedFiles.addBytes(
        bytes,
        `${principalFor(view.name)}.countersign-profile.json`,
      );
      return (tx) => {
        tx.receipt({
          kind: "profile.exported",
          subject: profileId,
          says: `Exported the profile ${view.name}; its key stays sealed under its passphrase`,
          after: { sha256 },
        });
        return { produced, name, sha256, size };
      };
    },

    "profile.import": async ({ pickedFile, secret }) => {
      const passphrase = secrets.take(secret);
      const picked = pickedFiles.get(pickedFile);
      const file = await readProfileFile(picked);
      const privateKey = await openKey(file.key, passphrase, file.name);
      const publicKey = rawPublicKey(privateKey);
      const wordKey = file.word && (await importedWordKey(file.word, passphrase, file.name));
      return (tx) => {
        const fingerprint = fingerprintOf(publicKey);
        const known = findProfileByFingerprint(tx.db, fingerprint);
        if (known)
          throw new AppError("conflict", `This key is here already, as ${known.name}.`, {
            reason: "key-exists",
          });
        refuseTakenName(tx.db, file.name);
        const profileId = ProfileId.parse(newId("pr"));
        insertProfile(tx.db, {
          profileId,
          name: file.name,
          role: file.role,
          publicKey: publicKeyLine(publicKey, ""),
          fingerprint,
          sealedKey: JSON.stringify(file.key),
          createdAt: tx.at,
        });
        if (wordKey) putWordKey(tx.db, profileId, wordKey, tx.at);
        tx.receipt({
          kind: "profile.imported",
          subject: profileId,
          who: file.name,
          says: `Imported the profile ${file.name} from ${picked.name}`,
          after: { name: file.name, fingerprint },
        });
        return getProfile(tx.db, profileId).view;
      };
    },

    "profile.useCertificate": async ({ profileId, pickedFile, password, secret }) => {
      const passphrase = secrets.take(secret);
      const filePassword = secrets.take(password);
      const { view, sealedKey } = getProfile(read, profileId);
      // The profile's own passphrase seals the new key as well, so it must be the right one.
      await openKey(JSON.parse(sealedKey), passphrase, view.name);
      const picked = pickedFiles.get(pickedFile);
      const bytes = await readSmall(picked);
      const wordKey = await wordKeyFromPkcs12(bytes, { password: filePassword, passphrase });
      return (tx) => {
        if (getProfile(tx.db, profileId).view.retired)
          throw new AppError("conflict", "This profile is retired.", { reason: "retired" });
        const before = findWordKey(tx.db, profileId);
        putWordKey(tx.db, profileId, wordKey, tx.at);
        tx.receipt({
          kind: "profile.certificate",
          subject: profileId,
          who: view.name,
          says: `Took the certificate of ${picked.name} for Word signatures of ${view.name}`,
          ...(before ? { before: { certificate: certificateFingerprint(before) } } : {}),
          after: { certificate: certificateFingerprint(wordKey) },
        });
        return getProfile(tx.db, profileId).view;
      };
    },

    "profile.retire":
      ({ profileId, reason }) =>
      (tx) => {
        const { view } = getProfile(tx.db, profileId);
        retireProfile(tx.db, profileId, { at: tx.at, reason });
        tx.receipt({
          kind: "profile.retired",
          subject: profileId,
          says: `Retired the key of ${view.name}: ${reason}`,
          before: { fingerprint: view.fingerprint },
          after: { retiredAt: tx.at, reason },
        });
        return getProfile(tx.db, profileId).view;
      },

    "trust.list": (_input, db) => ({ signers: listTrusted(db) }),

    "trust.add":
      ({ publicKey, name }) =>
      (tx) => {
        const parsed = parsePublicKeyLine(publicKey.trim());
        if (!parsed.ok) {
          throw new AppError("invalid-input", parsed.why, {
            problems: [{ path: "publicKey", says: parsed.why }],
          });
        }
        const fingerprint = fingerprintOf(parsed.publicKey);
        const known = listTrusted(tx.db).find((signer) => signer.fingerprint === fingerprint);
        if (known)
          throw new AppError("conflict", `This key is known already, as ${known.name}.`, { reason: "known" });
        refuseLookAlike(tx.db, name);
        const signer = { name, fingerprint, publicKey: publicKeyLine(parsed.publicKey, ""), addedAt: tx.at };
        insertTrusted(tx.db, signer);
        tx.receipt({
          kind: "trust.added",
          subject: fingerprint,
          says: `Marked the key of ${name} as known`,
          after: signer,
        });
        return signer;
      },

    "trust.remove":
      ({ fingerprint }) =>
      (tx) => {
        const known = listTrusted(tx.db).find((signer) => signer.fingerprint === fingerprint);
        deleteTrusted(tx.db, fingerprint);
        tx.receipt({
          kind: "trust.removed",
          subject: fingerprint,
          says: `Forgot the known signer ${known?.name ?? fingerprint}`,
          before: known,
        });
        return {};
      },
  };

  async function readSmall({ path, name }: { path: string; name: string }): Promise<Uint8Array> {
    try {
      if ((await sizeOfPlainFile({ path, name })) > 1_000_000)
        throw new AppError("invalid-input", `${name} is larger than any PKCS#12 file. Pick another.`, {
          problems: [{ path: "file", says: "more than 1 MB" }],
        });
      return await readFile(path);
    } catch (error) {
      throw asStorageError(error, name);
    }
  }

  async function readProfileFile({ path, name }: { path: string; name: string }) {
    try {
      if ((await sizeOfPlainFile({ path, name })) > 1_000_000)
        throw notAProfile(name, "it has more than 1 MB");
      const file = ProfileFile.parse(JSON.parse(await readFile(path, "utf8")));
      const named = PersonName.safeParse(file.name);
      if (!named.success)
        throw notAProfile(name, `its name cannot be used. ${named.error.issues[0]?.message ?? ""}`.trim());
      return { ...file, name: named.data };
    } catch (error) {
      if (error instanceof z.ZodError || error instanceof SyntaxError)
        throw notAProfile(name, "its content does not fit");
      throw asStorageError(error, name);
    }
  }
}

const wordKeyFile = ({ sealedKey, certificate, source }: WordKey) => ({
  key: KeyFile.parse(JSON.parse(sealedKey)),
  certificate: certificate.toString("base64"),
  source,
});

/** The passphrase must open it too, and the certificate must be that of the key. */
async function importedWordKey(
  { key, certificate, source }: NonNullable<z.infer<typeof ProfileFile>["word"]>,
  passphrase: string,
  name: string,
): Promise<WordKey> {
  const opened = await openKey(key, passphrase, name);
  const der = Buffer.from(certificate, "base64");
  if (opened.asymmetricKeyType !== "rsa" || !belongsTo(der, opened))
    throw notAProfile(name, "its certificate is not that of its key");
  return { sealedKey: JSON.stringify(key), certificate: der, source };
}

function belongsTo(certificate: Buffer, key: KeyObject): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(key);
  } catch {
    return false;
  }
}

const certificateFingerprint = ({ certificate }: WordKey) => new X509Certificate(certificate).fingerprint256;

/** Names that look alike count as one: a reader of a memo sees the name, not the letters behind it. */
function refuseTakenName(db: WriteDb, name: string): void {
  const key = lookAlikeKey(name);
  const taken = listProfiles(db).find((known) => lookAlikeKey(known.name) === key);
  if (!taken) return;
  throw new AppError(
    "conflict",
    `There is a profile with the name ${taken.name} already. Names tell people apart: choose another.`,
    {
      reason: "name-taken",
    },
  );
}

/** One person may have several keys under one name; a name that only looks like theirs is another person's. */
function refuseLookAlike(db: WriteDb, name: string): void {
  const key = lookAlikeKey(name);
  const twin = [...listTrusted(db), ...listProfiles(db)].find(
    (known) => lookAlikeKey(known.name) === key && nameKey(known.name) !== nameKey(name),
  );
  if (!twin) return;
  throw new AppError(
    "conflict",
    `This name looks like ${twin.name}, who is known here, but has other letters. Choose another.`,
    { reason: "name-taken" },
  );
}

function notAProfile(file: string, why: string): AppError {
  const says = `This is not a Countersign profile: ${why}`;
  return new AppError("malformed-file", `${file} is not a Countersign profile: ${why.replace(/\.$/, "")}.`, {
    problems: [{ file, says, expected: "a file that Countersign exported as a profile" }],
  });
}
