import { SSHSIG_NAMESPACE } from "#shared/formats/signing";
import { fingerprint, KEY_TYPE, parsePublicKeyLine } from "./public-key.ts";

export type AllowedSigner = { principal: string; fingerprint: string };

/**
 * Reads `allowed_signers` lines (ssh-keygen(1)): a principal, options, an Ed25519 key. Keys of other kinds and lines
 * that are good for other namespaces are left out. Throws where a line asks for what is not checked here, such as a
 * last day: leaving it out would say more than the file does.
 */
export function parseAllowedSigners(text: string): AllowedSigner[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) return [];
    const [, principal = "", options = "", key] =
      /^(\S+)\s+(?:((?:[a-z-]+(?:="[^"]*")?,?)+)\s+)?(ssh-[a-z0-9-]+\s+\S+.*|\S+\s+\S+.*)$/.exec(trimmed) ??
      [];
    if (key === undefined)
      throw new Error(`Line ${at + 1} of the signers is not of the form "name ssh-ed25519 KEY".`);
    if (!key.startsWith(`${KEY_TYPE} `)) return [];
    const namespaces = /^namespaces="([^"]*)"$/.exec(options)?.[1];
    if (options !== "" && namespaces === undefined)
      throw new Error(
        `Line ${at + 1} of the signers has options that are not checked here: ${options}. Leave them out.`,
      );
    if (namespaces !== undefined && !namespaces.split(",").includes(SSHSIG_NAMESPACE)) return [];
    const parsed = parsePublicKeyLine(key.replace(/\s+/g, " "));
    if (!parsed.ok) throw new Error(`Line ${at + 1} of the signers: ${parsed.why}`);
    return [{ principal, fingerprint: fingerprint(parsed.publicKey) }];
  });
}
