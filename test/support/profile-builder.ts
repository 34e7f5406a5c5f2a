/** Profile files whose keys are sealed at the lowest cost that is accepted, so that a test need not wait for scrypt. */
import { sealKey } from "#core/signing/key-file";
import { generateSigningKey, publicKeyLine } from "#core/signing/public-key";
import { makeCertificate } from "#core/word-signature/certificate";

export const PASSPHRASE = "four plain words together";

const made = new Map<string, Promise<string>>();

/** The same name gives the same key, for as long as the process runs. */
export function aProfileFile(name: string): Promise<string> {
  const known = made.get(name) ?? makeProfileFile(name);
  made.set(name, known);
  return known;
}

async function makeProfileFile(name: string): Promise<string> {
  const { privateKey, publicKey } = generateSigningKey();
  const createdAt = "2026-01-01T00:00:00.000Z";
  const word = await makeCertificate(name, new Date(createdAt));
  const cost = 2 ** 15;
  return JSON.stringify({
    format: "countersign.profile/1",
    name,
    role: "Security reviewer",
    publicKey: publicKeyLine(publicKey, ""),
    createdAt,
    key: await sealKey(privateKey, PASSPHRASE, { cost }),
    word: {
      key: await sealKey(word.key, PASSPHRASE, { cost }),
      certificate: word.certificate.toString("base64"),
      source: "own",
    },
  });
}
