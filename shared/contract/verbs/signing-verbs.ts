import { AppError } from "../../errors.ts";
import type { Verification } from "../signing-calls.ts";
import type { ProfileView } from "../signing-calls.ts";
import { argument, demanded, table, UsageError, verb, type VerbDoor } from "./define-verb.ts";

/** A name that no profile has is an error: a typo must not mint an identity, nor sign with another one. */
export async function resolveProfile(door: VerbDoor, name: string): Promise<ProfileView> {
  const { profiles } = await door.call("profile.list", {});
  const named = profiles.filter((profile) => profile.profileId === name || profile.name === name);
  const usable = named.filter(({ retired }) => retired === undefined);
  const [profile, another] = usable.length > 0 ? usable : named;
  if (!profile) {
    throw new AppError("not-found", `There is no profile named "${name}". The verb profiles lists them.`, {
      what: "profile",
      id: name,
    });
  }
  if (another)
    throw new UsageError(`Several profiles are named "${name}". Give the profile id instead of the name.`);
  return profile;
}

const exitCodes = { good: 0, "not-enough": 1, altered: 3 } as const;
const marks = { good: "ok", "not-enough": "not enough", altered: "ALTERED" } as const;

function printVerification({ verdict, says, signers, checks }: Verification): string {
  return [
    `${marks[verdict].toUpperCase()}: ${says}`,
    ...signers.map(
      ({ name, fingerprint, role, signedAt, known }) =>
        `  ${role} ${name}, ${signedAt}, ${fingerprint}, ${known ? "known" : "not known here"}`,
    ),
    table(checks.map(({ what, result, says: sentence }) => [`  ${marks[result]}`, what, sentence])),
  ].join("\n");
}

const publicKeyLine = /^ssh-ed25519 [A-Za-z0-9+/=]+/m;

export const signingVerbs = [
  verb({
    words: "profile create",
    doc: "Makes a profile with a new key under a passphrase. There is no recovery.",
    args: ["NAME"],
    flags: { role: { value: "TEXT", doc: "the person's role, as the memo prints it" } },
    async run(given, door) {
      const [name, role] = [argument(given, 0), given.flag("role") ?? ""];
      const { profiles } = await door.call("profile.list", {});
      if (profiles.some((profile) => profile.name === name.trim() && !profile.retired)) {
        throw new AppError("conflict", `There is a profile named "${name}" already.`, {
          reason: "name taken",
        });
      }
      const secret = await door.secret(`the new profile ${name}`, { twice: true });
      return door.call("profile.create", { name, role, secret });
    },
    print: ({ name, profileId, fingerprint }) =>
      `Made the profile ${name} (${profileId}).\nKey ${fingerprint}`,
  }),
  verb({
    words: "profiles",
    doc: "Lists the profiles on this machine, whose keys can sign.",
    reads: true,
    run: (_, door) => door.call("profile.list", {}),
    print: ({ profiles }) =>
      profiles.length === 0
        ? "There is no profile yet. Make one: profile create NAME"
        : table(
            profiles.map(({ name, role, profileId, fingerprint, retired }) => [
              name,
              role,
              profileId,
              fingerprint,
              retired ? `retired ${retired.at}` : "",
            ]),
          ),
  }),
  verb({
    words: "trust add",
    doc: "Marks a public key as known, after a person compared its fingerprint.",
    args: ["PUBLIC-KEY"],
    flags: { name: { value: "NAME", doc: "whose key it is" } },
    run(given, door) {
      const [key, name] = [argument(given, 0), demanded(given, "name")];
      const text = key.startsWith("ssh-") ? key : door.readText(key);
      const publicKey = publicKeyLine.exec(text)?.[0];
      if (publicKey === undefined) {
        throw new UsageError(
          "The public key is one line that begins with ssh-ed25519, or a file that holds it.",
        );
      }
      return door.call("trust.add", { publicKey, name });
    },
    print: ({ name, fingerprint }) => `Known from now on: ${name}, ${fingerprint}`,
  }),
  verb({
    words: "trust list",
    doc: "Lists the signers that are known.",
    reads: true,
    run: (_, door) => door.call("trust.list", {}),
    print: ({ signers }) =>
      signers.length === 0
        ? "No signer is known yet."
        : table(signers.map(({ name, fingerprint, addedAt }) => [name, fingerprint, addedAt])),
  }),
  verb({
    words: "verify",
    doc: "Checks a bundle, or a memo with the signature files beside it; without a FILE, the whole workspace.",
    args: ["[FILE…]"],
    reads: true,
    needsWorkspace: ({ args }) => args.length === 0,
    run(given, door) {
      if (given.args.length === 0) return door.call("verify.workspace", {});
      const pickedFiles = given.args.flatMap((file) => door.pickWithSignatures(file));
      return door.call("verify.file", { pickedFiles });
    },
    print: printVerification,
    exitCode: ({ verdict }) => exitCodes[verdict],
  }),
];
