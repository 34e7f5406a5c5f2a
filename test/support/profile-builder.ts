/** Profile files whose keys are sealed at the lowest cost that is accepted, so that a test need not wait for scrypt. */
import { sealKey } from "#core/signing/key-file";
import { generateSigningKey, publicKeyLine } from "#core/signing/public-key";

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
  return JSON.stringify({
    format: "countersign.profile/1",
    name,
    role: "Security reviewer",
    publicKey: publicKeyLine(publicKey, ""),
    createdAt: "2026-01-01T00:00:00.000Z",
    key: await sealKey(privateKey, PASSPHRASE, { cost: 2 ** 15 }),
  });
}
