/**
 * A private key at rest: scrypt makes a key out of the passphrase, AES-256-GCM seals the PKCS#8 form under it, and the
 * header is authenticated with it. There is no recovery. Only what BoringSSL has as well is used, since Electron runs on it.
 */
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  randomBytes,
  scrypt,
  type KeyObject,
} from "node:crypto";
import { z } from "zod";
import { AppError } from "#shared/errors";
import { canonicalJson } from "#shared/formats/canonical-json";
import { PROFILE_KEY_FORMAT } from "#shared/formats/signing";

const DEFAULT_COST = 2 ** 17;
/** A file must choose neither a passphrase that is cheap to guess nor more memory than the machine has (1 GiB). */
const LOWEST_COST = 2 ** 15;
const HIGHEST_COST = 2 ** 20;
const BLOCK_SIZE = 8;
const CIPHER = "aes-256-gcm";
const TAG_BYTES = 16;
const SHORTEST_PASSPHRASE = 12;

const bytes = (least: number, most = least) =>
  z
    .string()
    .max(2 * most)
    .refine((text) => {
      const { length } = Buffer.from(text, "base64");
      return length >= least && length <= most && Buffer.from(text, "base64").toString("base64") === text;
    });
const isPowerOfTwo = (value: number) => Number.isInteger(Math.log2(value));

const Header = z.strictObject({
  format: z.literal(PROFILE_KEY_FORMAT),
  kdf: z.strictObject({
    name: z.literal("scrypt"),
    N: z.int().min(LOWEST_COST).max(HIGHEST_COST).refine(isPowerOfTwo),
    r: z.literal(BLOCK_SIZE),
    p: z.literal(1),
    salt: bytes(16),
  }),
  cipher: z.strictObject({ name: z.literal(CIPHER), iv: bytes(12) }),
});
type Header = z.infer<typeof Header>;

export const KeyFile = Header.extend({ sealed: bytes(16, 16_384), tag: bytes(TAG_BYTES) });
export type KeyFile = z.infer<typeof KeyFile>;

/** What is wrong with a new passphrase, as a sentence; undefined if it will do. */
export function checkPassphrase(text: string): string | undefined {
  const characters = Array.from(text.normalize("NFKC"));
  if (characters.length < SHORTEST_PASSPHRASE)
    return `The passphrase is too short: use at least ${SHORTEST_PASSPHRASE} characters, such as four or five words.`;
  if (new Set(characters).size === 1)
    return "The passphrase is one character repeated: use several words instead.";
  return undefined;
}

/** `cost` is scrypt's N, a power of two from 2^15 to 2^20. Refuses a passphrase that `checkPassphrase` refuses. */
export async function sealKey(
  privateKey: KeyObject,
  passphrase: string,
  { cost = DEFAULT_COST }: { cost?: number } = {},
): Promise<KeyFile> {
  const says = checkPassphrase(passphrase);
  if (says) throw new AppError("invalid-input", says, { problems: [{ path: "passphrase", says }] });
  const header: Header = Header.parse({
    format: PROFILE_KEY_FORMAT,
    kdf: { name: "scrypt", N: cost, r: BLOCK_SIZE, p: 1, salt: randomBytes(16).toString("base64") },
    cipher: { name: CIPHER, iv: randomBytes(12).toString("base64") },
  });
  const key = await deriveKey(passphrase, header);
  const plain = privateKey.export({ format: "der", type: "pkcs8" });
  try {
    const cipher = createCipheriv(CIPHER, key, Buffer.from(header.cipher.iv, "base64"), {
      authTagLength: TAG_BYTES,
    });
    cipher.setAAD(authenticated(header));
    const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { ...header, sealed: sealed.toString("base64"), tag: cipher.getAuthTag().toString("base64") };
  } finally {
    key.fill(0);
    plain.fill(0);
  }
}

/** A wrong passphrase and a damaged file are one error, since nothing can tell them apart. `profile` is named in it. */
export async function openKey(file: unknown, passphrase: string, profile: string): Promise<KeyObject> {
  refuseNewerFormat(file);
  const parsed = KeyFile.safeParse(file);
  if (!parsed.success) throw cannotOpen(profile);
  const { sealed, tag, ...header } = parsed.data;
  const key = await deriveKey(passphrase, header);
  let plain: Buffer | undefined;
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(header.cipher.iv, "base64"), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(authenticated(header));
    decipher.setAuthTag(Buffer.from(tag, "base64"));
    plain = decipher.update(Buffer.from(sealed, "base64"));
    // GCM gives all its bytes in `update`; `final` is what compares the tag.
    decipher.final();
    return createPrivateKey({ key: plain, format: "der", type: "pkcs8" });
  } catch {
    throw cannotOpen(profile);
  } finally {
    key.fill(0);
    plain?.fill(0);
  }
}

function deriveKey(passphrase: string, { kdf }: Header): Promise<Buffer> {
  const { N, r, p } = kdf;
  const secret = Buffer.from(passphrase.normalize("NFKC"));
  const salt = Buffer.from(kdf.salt, "base64");
  return new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, 32, { N, r, p, maxmem: 128 * r * (N + 1_024) }, (error, key) => {
      secret.fill(0);
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function authenticated({ format, kdf, cipher }: Header): Buffer {
  return Buffer.from(canonicalJson({ format, kdf, cipher }));
}

/** A version number says nothing about the passphrase, so it has a message of its own. */
function refuseNewerFormat(file: unknown) {
  const format = z
    .looseObject({ format: z.string().regex(/^countersign\.profile-key\/([2-9]|[1-9]\d{1,3})$/) })
    .safeParse(file);
  if (!format.success) return;
  const found = format.data.format;
  const message = `This key file has the format ${found}, and this app reads ${PROFILE_KEY_FORMAT}: use a newer app.`;
  throw new AppError("newer-format", message, { found, supported: PROFILE_KEY_FORMAT });
}

function cannotOpen(profile: string) {
  const message = `The key of ${profile} does not open: the passphrase is wrong, or the key file is damaged. Try again, or import the profile from a backup.`;
  return new AppError("passphrase", message, { profile });
}
