/** The RSA key of a profile, sealed under the same passphrase as its signing key, with the certificate for it. */
import type { WordKey } from "../db/profile-repo.ts";
import { makeCertificate, readPkcs12 } from "../word-signature/certificate.ts";
import { sealKey } from "./key-file.ts";

/** A new key with a certificate that it signs itself. `name` stands in it. */
export async function makeWordKey(name: string, passphrase: string, at: string): Promise<WordKey> {
  const { key, certificate } = await makeCertificate(name, new Date(at));
  return { sealedKey: JSON.stringify(await sealKey(key, passphrase)), certificate, source: "own" };
}

/** The key and certificate of an organisation's PKCS#12 file; `passphrase` is that of the profile. */
export async function wordKeyFromPkcs12(
  bytes: Uint8Array,
  { password, passphrase }: { password: string; passphrase: string },
): Promise<WordKey> {
  const { key, certificate } = await readPkcs12(bytes, password);
  return { sealedKey: JSON.stringify(await sealKey(key, passphrase)), certificate, source: "organisation" };
}
